#include "fix/surroundings.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "fix/existing.h"
#include "fix/render_parts.h"
#include "rules/expressions.h"
#include "text/compare.h"

namespace tsqlaudit::fix {

namespace {

using catalog::Column;
using catalog::ForeignKey;
using catalog::Index;
using catalog::IndexKind;
using catalog::ReferentialAction;

std::optional<int> number_at(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() ? std::optional(number) : std::nullopt;
}

bool is_variable(const sqlserver::DataType& type) {
    using enum sqlserver::TypeId;
    return !type.is_max && (type.id == VarChar || type.id == NVarChar || type.id == VarBinary);
}

class Finder {
public:
    Finder(const RenderContext& context, const Table& table, const rules::AlterColumn& alter,
           std::string condition)
        : context_{context},
          table_{table},
          column_{*table.find_column(alter.name)},
          condition_{std::move(condition)},
          becomes_not_null_{column_.is_nullable && alter.nullable == false},
          changes_type_{!alter.type.empty()},
          type_{changes_type_ ? type_from(alter.type) : column_.type},
          only_grows_{changes_type_ && !becomes_not_null_ && is_variable(type_) &&
                      is_variable(column_.type) && type_.id == column_.type.id &&
                      type_.length >= column_.type.length} {}

    Surroundings run() && {
        add_properties();
        add_dependants();
        add_history();
        find_indexes();
        add_foreign_keys();
        add_checks();
        add_default();
        add_indexes();
        // What was taken away last comes back first: a foreign key after what it leans on.
        std::ranges::reverse(result_.put_back);
        if ((table_.versioning || table_.is_memory_optimized) && !result_.take_away.empty()) {
            result_.obstacles.insert(result_.obstacles.begin(),
                                     table_.versioning ? "system versioning, which has to be off"
                                                       : "memory-optimised storage");
        }
        return std::move(result_);
    }

private:
    void obstacle(const std::string& what, const std::string& why = {}) {
        result_.obstacles.push_back(why.empty() ? what : what + ", " + why);
    }

    void replace(Batch drop, Batch create) {
        result_.take_away.push_back(std::move(drop));
        result_.put_back.push_back(std::move(create));
    }

    // What ALTER COLUMN would have to restate, or does not take.
    void add_properties() {
        const std::pair<bool, const char*> properties[] = {
            {column_.is_sparse && becomes_not_null_, "SPARSE, which needs NULL"},
            {column_.is_rowguidcol, "ROWGUIDCOL"},
            {column_.is_filestream, "FILESTREAM"},
            {column_.is_encrypted, "encryption"},
            {!column_.masking_function.empty(), "the data mask"},
            {column_.generated.has_value(), "GENERATED ALWAYS"},
            {!column_.bound_default.empty(), "the bound default"},
            {!column_.bound_rule.empty(), "the bound rule"}};
        for (const auto& [is_there, name] : properties) {
            if (is_there) {
                obstacle(name);
            }
        }
    }

    void add_dependants() {
        for (const Column& other : table_.columns) {
            if (other.computed && other.computed->expression != nullptr &&
                rules::names_column(*other.computed->expression, column_.name)) {
                obstacle("computed column " + other.name);
            }
        }
        for (const catalog::Statistics& statistics : table_.statistics) {
            if (names_column(statistics.columns, column_.name)) {
                obstacle("statistics " + statistics.name);
            }
        }
        for (const std::size_t view : table_.bound_views) {
            obstacle("schema-bound view " + context_.catalog.views.at(view).name.dotted());
        }
        for (const catalog::PredicatePlace& place : table_.predicates) {
            const catalog::SecurityPolicy& policy = context_.catalog.policies.at(place.policy);
            if (names_column(policy.predicates.at(place.predicate).columns, column_.name)) {
                obstacle("security policy " + policy.name.dotted());
            }
        }
    }

    // The history follows the table while the versioning is on.
    void add_history() {
        if (!table_.versioning) {
            return;
        }
        const auto& history = table_.versioning->history_index;
        for (const Index& index : history ? context_.catalog.tables[*history].indexes
                                          : table_.versioning->implied_indexes) {
            if (uses_column(index, column_.name)) {
                obstacle("index " + index.name + " of the history");
            }
        }
    }

    static bool is_filtered_by(const Index& index, const std::string& column) {
        return index.filter != nullptr && rules::names_column(*index.filter, column);
    }

    void find_indexes() {
        for (std::size_t i = 0; i < table_.indexes.size(); ++i) {
            const Index& index = table_.indexes[i];
            if (!uses_column(index, column_.name) ||
                context_.planned.dropped_indexes.contains({&table_, i})) {
                continue;
            }
            const std::string why = refusal_of(index);
            if (!why.empty()) {
                obstacle("index " + display_name(index), why);
            } else if (!only_grows_ || index.is_primary_key ||
                       is_filtered_by(index, column_.name)) {
                indexes_.push_back(&index);
            }
        }
    }

    static std::string display_name(const Index& index) {
        return index.name.empty() ? "on (" + plain_list(names_of(index.key_columns)) + ")"
                                  : index.name;
    }

    // Why an index on the column cannot go and come back; empty: it can.
    std::string refusal_of(const Index& index) const {
        if (std::string why = index_obstacle(index); !why.empty()) {
            return why;
        }
        if (index.is_primary_key && carries_others()) {
            return "which special indexes or the versioning need";
        }
        if (is_full_text_key(table_, index)) {
            return "which is the key of the full-text index";
        }
        return changes_type_ && names_column(names_of(index.key_columns), column_.name)
                   ? refusal_of_type(index)
                   : "";
    }

    bool carries_others() const {
        return table_.versioning || std::ranges::any_of(table_.indexes, [](const Index& other) {
                   return other.kind != IndexKind::Rowstore &&
                          other.kind != IndexKind::Columnstore && other.kind != IndexKind::Hash;
               });
    }

    std::string refusal_of_type(const Index& index) const {
        if (!sqlserver::can_be_index_key(type_)) {
            return "which takes no such type";
        }
        Table changed;
        changed.is_memory_optimized = table_.is_memory_optimized;
        changed.columns = table_.columns;
        for (Column& column : changed.columns) {
            if (column.name == column_.name) {
                column.type = type_;
            }
        }
        return wide_key_choice(context_, changed, index.key_columns, index.is_clustered).empty()
                   ? ""
                   : "whose key would be over the limit";
    }

    void add_foreign_keys() {
        for (const Reference& reference : context_.references.to(table_)) {
            const bool leans = std::ranges::any_of(
                indexes_, [&](const Index* index) { return leans_on(*reference.key, *index); });
            if (leans || names_column(reference.key->referenced_columns, column_.name)) {
                add_foreign_key(*reference.table, *reference.key);
            }
        }
        for (const ForeignKey& key : table_.foreign_keys) {
            // One to its own table may be among them already.
            if (names_column(key.columns, column_.name) &&
                std::ranges::find(keys_, &key) == keys_.end()) {
                add_foreign_key(table_, key);
            }
        }
    }

    void add_foreign_key(const Table& owner, const ForeignKey& key) {
        keys_.push_back(&key);
        const bool is_own = &owner == &table_;
        const std::string name =
            "foreign key " +
            (key.name.empty() ? "on (" + plain_list(key.columns) + ")" : key.name) +
            (is_own ? "" : " of " + owner.name.dotted());
        std::string why = foreign_key_obstacle(key);
        const bool is_nulled = key.on_delete == ReferentialAction::SetNull ||
                               key.on_update == ReferentialAction::SetNull;
        if (why.empty() && changes_type_ &&
            (names_column(key.columns, column_.name) ||
             names_column(key.referenced_columns, column_.name))) {
            why = "whose other side has to get the same type";
        } else if (why.empty() && is_own && is_nulled && becomes_not_null_) {
            why = "which sets NULL";
        }
        if (!why.empty()) {
            obstacle(name, why);
            return;
        }
        replace(drop_constraint(owner, key.name, condition_), create_foreign_key(owner, key));
    }

    void add_checks() {
        for (const catalog::CheckConstraint& check : table_.checks) {
            if (only_grows_ || !names_column(check.columns, column_.name)) {
                continue;
            }
            std::string why = check_obstacle(check);
            if (!why.empty()) {
                obstacle(check.name.empty()
                             ? fmt::format("a check on ({})", plain_list(check.columns))
                             : "check " + check.name,
                         why);
                continue;
            }
            replace(drop_constraint(table_, check.name, condition_), create_check(table_, check));
        }
    }

    void add_default() {
        if (only_grows_ || !column_.default_constraint ||
            context_.planned.dropped_defaults.contains(&column_)) {
            return;
        }
        const std::string& name = column_.default_constraint->name;
        replace(
            drop_default(table_, column_, condition_),
            create_default(
                table_, column_,
                name.empty() ? context_.naming.constraint(table_, "DF", {column_.name}) : name));
    }

    // Nonclustered ones first: they lean on the clustered one.
    void add_indexes() {
        std::ranges::stable_partition(indexes_,
                                      [](const Index* index) { return !index->is_clustered; });
        for (const Index* index : indexes_) {
            replace(drop_index(table_, *index, condition_), create_index(table_, *index));
        }
    }

    const RenderContext& context_;
    const Table& table_;
    const Column& column_;
    const std::string condition_;
    const bool becomes_not_null_;
    const bool changes_type_;
    const sqlserver::DataType type_;
    const bool only_grows_;
    std::vector<const Index*> indexes_;    // that go and come back
    std::vector<const ForeignKey*> keys_;  // that were seen
    Surroundings result_;
};

}  // namespace

sqlserver::DataType type_from(const std::string& sql) {
    const std::size_t open = sql.find('(');
    const std::string name = sql.substr(0, open);
    if (open == std::string::npos) {
        return sqlserver::make_system_type("", name, std::nullopt, std::nullopt, false, "");
    }
    const std::string_view arguments = std::string_view{sql}.substr(open + 1);
    const std::size_t comma = arguments.find(',');
    return sqlserver::make_system_type(
        "", name, number_at(arguments),
        comma == std::string_view::npos ? std::nullopt : number_at(arguments.substr(comma + 1)),
        text::to_lower(std::string{arguments}).starts_with("max"), "");
}

Surroundings surroundings_of(const RenderContext& context, const Table& table,
                             const rules::AlterColumn& alter, const std::string& condition) {
    return Finder{context, table, alter, condition}.run();
}

}  // namespace tsqlaudit::fix
