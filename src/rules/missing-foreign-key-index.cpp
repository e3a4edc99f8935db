#include <algorithm>
#include <optional>
#include <set>

#include "facts/context.h"
#include "facts/unique_keys.h"
#include "facts/vocabulary.h"
#include "rules/columns.h"
#include "rules/index_queries.h"
#include "rules/message.h"
#include "rules/reference_role.h"
#include "rules/tenancy.h"
#include "rules/words.h"
#include "text/compare.h"

namespace tsqlaudit::rules {

namespace {

using catalog::ForeignKey;

// A part is read by way of its parent, whatever its size.
bool is_read_by_parent(const CheckContext& context, const ForeignKey& key) {
    const auto& extension = context.facts.extension;
    return (extension && &context.table.foreign_keys[extension->foreign_key] == &key) ||
           is_part_of_parent(context, key);
}

bool is_touched_by(const CheckContext& context, const ForeignKey& key) {
    return says_who_touched_it(context, key, context.rule.words("belongs-by"));
}

// missing-tenant-index speaks about it, unless it is content with an index of the rows that are not
// marked as deleted.
bool is_left_to_tenant_rule(const CheckContext& context, const ForeignKey& key) {
    return key.columns.size() == 1 &&
           column_view(context, key.columns.front()).facts.role == facts::ColumnRole::Tenant &&
           !has_index_of_live_rows(context, key.columns.front());
}

bool is_small(const CheckContext& context, facts::TableId table) {
    return context.schema.tables.at(table).scale.scale <= facts::Scale::Small;
}

// One of several parents, and of few rows: a department, a model of machine.
bool is_one_of_few(const CheckContext& context, const ForeignKey& key) {
    return key.referenced_index && context.facts.parents.size() > 1 &&
           !is_read_by_parent(context, key) && is_small(context, *key.referenced_index);
}

// The table of which the column alone is the key, if the schema says so: of this table's foreign
// keys, or of those of the parent.
std::optional<facts::TableId> table_of(const catalog::Table& table, const std::string& column) {
    for (const ForeignKey& key : table.foreign_keys) {
        if (key.referenced_index && key.columns.size() == 1 &&
            text::equals_ignoring_case(key.columns.front(), column)) {
            return key.referenced_index;
        }
    }
    return std::nullopt;
}

// A company code begins the keys of all tables, and tells few rows apart.
bool begins_many_keys(const CheckContext& context, const std::string& column) {
    constexpr int many = 3;
    const auto found = context.schema.leading_key_columns.find(column);
    return found != context.schema.leading_key_columns.end() && found->second >= many;
}

bool tells_rows_apart(const CheckContext& context, const ForeignKey& key, std::size_t position) {
    const std::string& column = key.columns[position];
    if (column_view(context, column).facts.role == facts::ColumnRole::Tenant) {
        return false;
    }
    std::optional<facts::TableId> target = table_of(context.table, column);
    if (!target && key.referenced_index && position < key.referenced_columns.size()) {
        target = table_of(context.catalog.tables[*key.referenced_index],
                          key.referenced_columns[position]);
    }
    if (target && context.schema.tables.at(*target).scale.scale > facts::Scale::Small) {
        return true;
    }
    const bool is_of_few =
        target && context.schema.tables.at(*target).scale.scale == facts::Scale::Tiny;
    return !begins_many_keys(context, column) && !is_of_few;
}

// An index that leads with a part of the key.
struct PartialIndex {
    const catalog::Index* index = nullptr;
    std::vector<std::string> columns;  // of the foreign key, as the index leads with them
};

PartialIndex lead_of(const CheckContext& context, const ForeignKey& key,
                     const catalog::Index& index) {
    PartialIndex lead{.index = &index};
    bool is_of_use = false;
    for (const catalog::IndexColumn& part : index.key_columns) {
        const auto found = std::ranges::find_if(key.columns, [&](const std::string& column) {
            return text::equals_ignoring_case(column, part.name);
        });
        if (found == key.columns.end()) {
            break;
        }
        lead.columns.push_back(*found);
        is_of_use =
            is_of_use ||
            tells_rows_apart(context, key, static_cast<std::size_t>(found - key.columns.begin()));
    }
    return is_of_use ? lead : PartialIndex{};
}

// The one that leads with most columns.
PartialIndex partial_index(const CheckContext& context, const ForeignKey& key) {
    PartialIndex best;
    for (const catalog::Index& index : context.table.indexes) {
        if (index.kind != catalog::IndexKind::Rowstore || !is_seekable(index) ||
            !facts::holds_all_values(index, key.columns)) {
            continue;
        }
        PartialIndex lead = lead_of(context, key, index);
        if (lead.columns.size() > best.columns.size()) {
            best = std::move(lead);
        }
    }
    return best;
}

bool is_of_tiny_parent(const CheckContext& context, const ForeignKey& key) {
    return key.referenced_index &&
           context.schema.tables.at(*key.referenced_index).scale.scale == facts::Scale::Tiny;
}

// Merged into another, reversal of another: unlike the children of a parent, the rows that refer to
// a given one are seldom asked for.
bool is_optional(const CheckContext& context, const ForeignKey& key) {
    return !facts::all_not_null(context.table, key.columns) &&
           std::ranges::none_of(key.columns, [](const std::string& column) {
               return facts::vocabulary().relations.part_of.matches(words_of(column));
           });
}

bool is_fact_table(const CheckContext& context) {
    const auto& lists = facts::vocabulary().tables;
    return lists.facts.matches(facts::table_words(context.table)) ||
           lists.fact_schemas.matches(words_of(context.table.name.schema));
}

bool is_list(const facts::TableFacts& table) {
    return table.is_reference || table.tenancy.kind == facts::TenancyKind::LikelyShared;
}

// Codes are looked up, and hardly ever deleted.
bool is_of_codes(const CheckContext& context, const ForeignKey& key) {
    return key.referenced_index && is_list(context.schema.tables.at(*key.referenced_index)) &&
           !is_read_by_parent(context, key);
}

// Which tests make up which panel: few times as many rows as there are tests.
bool ties_small_tables(const CheckContext& context) {
    return context.facts.is_junction &&
           std::ranges::all_of(context.facts.parents,
                               [&](facts::TableId parent) { return is_small(context, parent); });
}

// What is done where no index helps: in a table that is kept by tenant, the rows of one are found.
std::string reads(const CheckContext& context, const ForeignKey& key) {
    for (const std::string& column : key.columns) {
        if (column_view(context, column).facts.role == facts::ColumnRole::Tenant &&
            seek_index(context.table, column) != nullptr) {
            return "reads all rows of one " + column + " in " + context.table.name.dotted();
        }
    }
    return "scans " + context.table.name.dotted();
}

std::string_view variant_of(const CheckContext& context, const ForeignKey& key) {
    if (columnstore_with(context.table, key.columns) != nullptr) {
        return "columnstore";
    }
    const bool is_filtered = filtered_index(context.table, key.columns) != nullptr;
    if (is_of_tiny_parent(context, key) && !is_filtered) {
        const bool is_dimension = context.facts.is_warehouse && !is_fact_table(context);
        return is_dimension ? "dimension" : "tiny-parent";
    }
    if (is_touched_by(context, key)) {
        return "actor";
    }
    if (partial_index(context, key).index != nullptr) {
        return "partial";
    }
    if (is_filtered) {
        return "filtered";
    }
    if (context.facts.is_warehouse) {
        return is_fact_table(context) ? "warehouse" : "dimension";
    }
    const bool is_small_itself = is_small(context, context.facts.id);
    if ((is_small_itself || ties_small_tables(context)) && !is_read_by_parent(context, key)) {
        return is_list(context.facts) ? "code-list" : is_small_itself ? "small" : "ties-small";
    }
    if (key.referenced_table == context.table.name) {
        return is_optional(context, key) ? "optional-self-reference" : "self-reference";
    }
    if (is_of_codes(context, key)) {
        return "codes";
    }
    return is_one_of_few(context, key) ? "small-parent" : "default";
}

bool has_deprecated_column(const CheckContext& context, const ForeignKey& key) {
    return std::ranges::any_of(
        key.columns, [&](const std::string& name) { return is_deprecated(context, name); });
}

// Led by what an index leads with already, so that the new one replaces it.
CreateIndex index_on(const ForeignKey& key, const std::vector<std::string>& first) {
    CreateIndex index;
    for (const std::string& column : first) {
        index.key_columns.push_back({column});
    }
    for (const std::string& column : key.columns) {
        if (!text::contains_ignoring_case(first, column)) {
            index.key_columns.push_back({column});
        }
    }
    return index;
}

}  // namespace

void check_missing_foreign_key_index(const CheckContext& context, FindingSink& sink) {
    std::set<std::set<std::string>>
        reported;  // two foreign keys on one set of columns need one index
    if (!takes_another_index(context.table)) {
        return;
    }
    for (const ForeignKey& key : context.table.foreign_keys) {
        if (key.is_disabled || has_deprecated_column(context, key) ||
            is_left_to_tenant_rule(context, key) ||
            seek_index(context.table, key.columns) != nullptr ||
            !reported.insert({key.columns.begin(), key.columns.end()}).second) {
            continue;
        }
        const PartialIndex partial = partial_index(context, key);
        Report report{.variant = variant_of(context, key),
                      .columns = key.columns,
                      .object = key.name,
                      .span = key.span,
                      .arguments = {{"parent", key.referenced_table.dotted()},
                                    {"reads", reads(context, key)},
                                    {"none", std::string(no_index(context.table, key.columns))}},
                      .remedy = index_on(key, partial.columns)};
        if (is_of_tiny_parent(context, key) || is_touched_by(context, key) ||
            context.table.has_clustered_columnstore()) {
            report.remedy.reset();  // an index that a person may want, but hardly by itself
        }
        if (report.variant == "filtered") {
            report.arguments["index"] = display_name(*filtered_index(context.table, key.columns));
        }
        if (report.variant == "partial") {
            report.arguments["index"] = display_name(*partial.index);
            report.arguments["leading"] = enumerate(partial.columns);
        }
        sink.report(std::move(report));
    }
}

}  // namespace tsqlaudit::rules
