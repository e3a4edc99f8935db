#include "facts/natural_keys.h"

#include <algorithm>
#include <string>
#include <utility>

#include "facts/named_key.h"
#include "facts/row_scope.h"
#include "facts/table_nature.h"
#include "facts/unique_keys.h"

namespace tsqlaudit::facts {
namespace {

using Columns = std::vector<std::string>;

class NaturalKeyFinder {
public:
    NaturalKeyFinder(const Context& context, const Graph& graph,
                     const std::vector<TableFacts>& tables, TableId id)
        : context_(context),
          scope_(context, graph, tables, id),
          table_(context.table(id)),
          names_(context.names(id)),
          facts_(tables[id]) {}

    std::vector<NaturalKeyCandidate> find() {
        if (facts_.is_log_like || facts_.is_history || facts_.is_staging || !has_surrogate_key()) {
            return {};
        }
        const bool is_found = add_parent_and_ordinal() || add_parent_and_cell() || add_cached() ||
                              add_named() || add_parent_and_only_text();
        if (!is_found) {
            add_foreign_keys();
        }
        return std::move(candidates_);
    }

private:
    bool has_surrogate_key() const {
        const catalog::Index* key = table_.primary_key();
        return key == nullptr ||
               std::any_of(key->key_columns.begin(), key->key_columns.end(),
                           [&](const catalog::IndexColumn& column) {
                               const ColumnFacts* found = facts_.find(table_, column.name);
                               return found != nullptr && found->role == ColumnRole::IdentityKey;
                           });
    }

    // LineNumber within the order, StepIndex within the recipe.
    bool add_parent_and_ordinal() {
        Columns key = scope_.parent_columns();
        if (key.empty()) {
            return false;
        }
        for (std::size_t column = 0; column < table_.columns.size(); ++column) {
            if (is_place(column) && !table_.columns[column].is_nullable) {
                key.push_back(table_.columns[column].name);
                add(NaturalKeyKind::ParentOrdinal, std::move(key), false);
                return true;
            }
        }
        return false;
    }

    // A place in the grid of the parent: row and column of a matrix.
    bool add_parent_and_cell() {
        Columns key = scope_.parent_columns();
        const std::size_t parent_columns = key.size();
        for (std::size_t column = 0; column < table_.columns.size(); ++column) {
            if (facts_.columns[column].role == ColumnRole::Coordinate &&
                table_.columns[column].type.is_integer() && !table_.columns[column].is_nullable) {
                key.push_back(table_.columns[column].name);
            }
        }
        if (parent_columns == 0 || key.size() < parent_columns + 2) {
            return false;
        }
        add(NaturalKeyKind::ParentOrdinal, std::move(key), false);
        return true;
    }

    // An entry of a cache is found by its key, or by the hash of what it was computed from.
    bool add_cached() {
        if (!is_cache(table_)) {
            return false;
        }
        for (const ColumnRole role : {ColumnRole::Identifier, ColumnRole::Code, ColumnRole::Hash}) {
            for (std::size_t column = 0; column < table_.columns.size(); ++column) {
                if (!is_cache_key(column, role)) {
                    continue;
                }
                Columns key;
                if (role == ColumnRole::Hash) {
                    for (const ParentEdge& edge : scope_.firm_parents()) {
                        const Columns& columns = table_.foreign_keys[edge.foreign_key].columns;
                        key.insert(key.end(), columns.begin(), columns.end());
                    }
                }
                key.push_back(table_.columns[column].name);
                add(NaturalKeyKind::Name, std::move(key), false);
                return true;
            }
        }
        return false;
    }

    bool is_cache_key(std::size_t column, ColumnRole role) const {
        const ColumnFacts& facts = facts_.columns[column];
        return facts.role == role && facts.is_lookup && !facts.is_primary_key &&
               !table_.columns[column].is_nullable && !table_.columns[column].type.is_lob();
    }

    bool is_place(std::size_t column) const {
        const ColumnFacts& facts = facts_.columns[column];
        const auto& keys = context_.words().natural_keys;
        const Words& name = names_.columns[column];
        if (!table_.columns[column].type.is_integer() || facts.is_foreign_key ||
            keys.presentation.matches(name) || (has_name() && keys.movable.matches(name))) {
            return false;
        }
        if (facts.role == ColumnRole::Ordinal) {
            return keys.ordinals.matches(name);
        }
        return facts.role == ColumnRole::Code && facts.is_own && keys.own_numbers.matches(name);
    }

    bool has_name() const {
        return std::any_of(facts_.columns.begin(), facts_.columns.end(),
                           [](const auto& column) { return column.role == ColumnRole::Name; });
    }

    bool add_named() {
        std::optional<NamedKey> key = find_named_key(context_, scope_, facts_);
        if (!key) {
            return false;
        }
        if (!has_another_business_key(key->columns)) {
            add(NaturalKeyKind::Name, std::move(key->columns), key->is_guess);
        }
        return true;
    }

    // RatePlanOperation: a price for each operation of the plan. The row is a part of its parent,
    // and one short text is all that tells it from the others.
    bool add_parent_and_only_text() {
        Columns key = scope_.parent_columns();
        if (key.empty() || !scope_.has_certain_parent() || scope_.firm_parents().size() != 1) {
            return false;
        }
        std::string text;
        for (std::size_t column = 0; column < table_.columns.size(); ++column) {
            const ColumnFacts& facts = facts_.columns[column];
            if (is_short_text(column)) {
                if (!text.empty() || table_.columns[column].is_nullable) {
                    return false;
                }
                text = table_.columns[column].name;
            } else if (!facts.is_foreign_key && facts.role != ColumnRole::Money &&
                       tells_repeats_apart(facts)) {
                return false;
            }
        }
        if (text.empty()) {
            return false;
        }
        key.push_back(std::move(text));
        if (!has_another_business_key(key)) {
            add(NaturalKeyKind::Name, std::move(key), true);
        }
        return true;
    }

    bool is_short_text(std::size_t column) const {
        constexpr int longest = 100;  // characters
        const sqlserver::DataType& type = table_.columns[column].type;
        const ColumnRole role = facts_.columns[column].role;
        return type.is_character() && !type.is_lob() && type.length <= longest &&
               !facts_.columns[column].is_foreign_key && role != ColumnRole::CreatedBy &&
               role != ColumnRole::ModifiedBy &&
               !context_.words().natural_keys.annotations.matches(names_.columns[column]);
    }

    // A business key that is already there makes another one less likely.
    bool has_another_business_key(const Columns& key) const {
        return !unique_index_on(table_, key, soft_delete_of(context_, facts_)) &&
               std::any_of(table_.indexes.begin(), table_.indexes.end(),
                           [&](const catalog::Index& index) {
                               return is_business_key(index) && !is_part_of(index, key);
                           });
    }

    static bool is_part_of(const catalog::Index& index, const Columns& key) {
        return std::all_of(index.key_columns.begin(), index.key_columns.end(),
                           [&](const catalog::IndexColumn& column) {
                               return std::find(key.begin(), key.end(), column.name) != key.end();
                           });
    }

    bool is_business_key(const catalog::Index& index) const {
        return (index.is_unique || index.is_unique_constraint) && !index.is_primary_key &&
               !index.is_disabled &&
               std::none_of(index.key_columns.begin(), index.key_columns.end(),
                            [&](const catalog::IndexColumn& column) {
                                const ColumnFacts* found = facts_.find(table_, column.name);
                                return found == nullptr || found->role == ColumnRole::IdentityKey ||
                                       found->role == ColumnRole::Guid;
                            });
    }

    // Rows that tie others together and hold nothing of their own that could tell repeats apart.
    void add_foreign_keys() {
        const std::vector<ParentEdge> parents = scope_.subject_parents();
        const bool is_firm = std::any_of(parents.begin(), parents.end(),
                                         [](const auto& edge) { return !edge.is_nullable; });
        if (parents.size() < 2 || !is_firm || facts_.extension || tells_repeats_apart() ||
            context_.words().tables.documents.matches(names_.table)) {
            return;
        }
        Columns key;
        for (const ParentEdge& edge : parents) {
            for (const std::string& column : table_.foreign_keys[edge.foreign_key].columns) {
                if (std::find(key.begin(), key.end(), column) == key.end()) {
                    key.push_back(column);
                }
            }
        }
        if (!has_another_business_key(key)) {
            add(NaturalKeyKind::ForeignKeyCombination, std::move(key), true);
        }
    }

    bool tells_repeats_apart() const {
        for (std::size_t column = 0; column < table_.columns.size(); ++column) {
            const bool is_annotation =
                context_.words().natural_keys.annotations.matches(names_.columns[column]);
            if (!is_annotation && tells_repeats_apart(facts_.columns[column])) {
                return true;
            }
        }
        return false;
    }

    // A date, an amount, a text or a place.
    static bool tells_repeats_apart(const ColumnFacts& column) {
        switch (column.role) {
            case ColumnRole::Timestamp:
            case ColumnRole::DescriptiveDate:
            case ColumnRole::Money:
            case ColumnRole::Name:
            case ColumnRole::FreeText:
            case ColumnRole::Url:
            case ColumnRole::Ordinal:
            case ColumnRole::Coordinate:
            case ColumnRole::Identifier:
            case ColumnRole::Binary:
            case ColumnRole::Embedding:
            case ColumnRole::Hash:
            case ColumnRole::Version:
                return true;
            case ColumnRole::Code:
                return column.is_own;
            default:
                return false;
        }
    }

    void add(NaturalKeyKind kind, Columns columns, bool is_guess) {
        NaturalKeyCandidate candidate;
        candidate.kind = kind;
        const SoftDelete flag = soft_delete_of(context_, facts_);
        candidate.soft_delete_column = flag.column;
        candidate.soft_delete_live_value = flag.live_value;
        candidate.covered_by = unique_index_on(table_, columns, flag);
        candidate.columns = std::move(columns);
        candidate.is_guess = is_guess;
        candidates_.push_back(std::move(candidate));
    }

    const Context& context_;
    RowScope scope_;
    const catalog::Table& table_;
    const TableNames& names_;
    const TableFacts& facts_;
    std::vector<NaturalKeyCandidate> candidates_;
};

}  // namespace

std::vector<NaturalKeyCandidate> derive_natural_keys(const Context& context, const Graph& graph,
                                                     const std::vector<TableFacts>& tables,
                                                     TableId table) {
    return NaturalKeyFinder(context, graph, tables, table).find();
}

}  // namespace tsqlaudit::facts
