#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "fix/alteration.h"
#include "fix/guards.h"
#include "fix/render_parts.h"
#include "fix/surroundings.h"
#include "sqlserver/names.h"
#include "text/compare.h"
#include "text/concat.h"

namespace tsqlaudit::fix {

using sqlserver::quote_name;

namespace {

// Without COLLATE the column would take the database's collation; other types have none.
std::string type_of(const catalog::Column& column, const std::string& wanted) {
    std::string type = wanted.empty() ? sqlserver::to_sql(column.type) : wanted;
    const std::string word = text::to_lower(type.substr(0, type.find('(')));
    if (word.ends_with("char") && sqlserver::is_collation_name(column.collation)) {
        type += " COLLATE " + column.collation;
    }
    return type;
}

std::string alteration_title(const Table& table, const std::vector<rules::AlterColumn>& alters) {
    std::string title;
    for (const rules::AlterColumn& alter : alters) {
        const bool nullable = is_nullable_after(*table.find_column(alter.name), alter);
        const std::string part =
            alter.type.empty() ? text::concat("make ", alter.name, " of ", table.name.dotted(),
                                              nullable ? " nullable" : " NOT NULL")
                               : text::concat("change ", alter.name, " of ", table.name.dotted(),
                                              " to ", alter.type);
        title += (title.empty() ? "" : "; ") + part;
    }
    title.front() = title.front() == 'm' ? 'M' : 'C';
    return title;
}

// The type that takes the place of text or ntext.
std::string_view long_text(const sqlserver::DataType& type) {
    return type.is_unicode() ? "nvarchar(max)" : "varchar(max)";
}

// Data that the column as it will be does not take.
std::vector<Check> alteration_checks(const Table& table, const rules::AlterColumn& alter,
                                     bool becomes_not_null) {
    std::vector<Check> checks;
    if (becomes_not_null) {
        checks.push_back({rows_with_null(table, alter.name),
                          fmt::format("{} has NULL in {}: fill it or delete the rows first.",
                                      table.name.dotted(), alter.name)});
    }
    if (alter.type == "json") {
        const sqlserver::DataType& type = table.find_column(alter.name)->type;
        const std::string name = quote_name(alter.name);
        const std::string text =
            type.is_legacy_lob() ? fmt::format("CAST({} AS {})", name, long_text(type)) : name;
        checks.push_back(
            {fmt::format("SELECT 1 FROM {} WHERE ISJSON({}) = 0", quoted(table.name), text),
             fmt::format("{} has text in {} that is no JSON: mend it first.", table.name.dotted(),
                         alter.name)});
    }
    return checks;
}

// What the conversion itself leaves to decide; empty: every value survives as it is.
std::string conversion_choice(const catalog::Column& column, const std::string& type) {
    const std::string word = text::to_lower(type.substr(0, type.find('(')));
    if (word == "json") {
        return "Programs see another type: json knows no comparison, no LIKE and no text "
               "functions. Change what does not read it as JSON first.";
    }
    if (column.type.is_legacy_lob()) {
        return "READTEXT, WRITETEXT and UPDATETEXT no longer work on it: change what uses them "
               "first. Values move into the row when they are written again.";
    }
    if (column.type.is_approximate() && word == "decimal") {
        return "Values are rounded to its scale, and refused beyond its precision: see that both "
               "are enough.";
    }
    if (column.identity) {
        return "Programs read it as another type, and columns that refer to it have to follow: "
               "change those first.";
    }
    const bool is_integer = word.ends_with("int");
    return is_integer && !(column.type.is_exact_number() && word == "bigint")
               ? "Values may not fit: see which, and change what refers to the column likewise."
               : "";
}

// Whether a row may be without its parent is known to those who insert it; that each has a tenant,
// the other tenants can rely on.
bool is_optional_reference(const RenderContext& context, const Table& table,
                           const std::string& column) {
    const auto position = static_cast<std::size_t>(&table - context.catalog.tables.data());
    const facts::ColumnFacts* facts = context.schema.tables.at(position).find(table, column);
    return (facts == nullptr || facts->role != facts::ColumnRole::Tenant) &&
           std::ranges::any_of(table.foreign_keys, [&](const catalog::ForeignKey& key) {
               return text::contains_ignoring_case(key.columns, column);
           });
}

// Of one column, apart from what stands on it.
std::string column_choice(const RenderContext& context, const Table& table,
                          const rules::AlterColumn& alter) {
    const catalog::Column& column = *table.find_column(alter.name);
    if (table.versioning && column.is_nullable && alter.nullable == false) {
        if (table.is_ledger) {
            return "The history may hold NULL, and that of a ledger table takes no UPDATE: see "
                   "that it holds none.";
        }
        return "The history may hold NULL: fill it there too, with the versioning off.";
    }
    if (alter.nullable == false && is_optional_reference(context, table, column.name)) {
        return "Decide what the rows without a parent are, and see that nothing inserts one.";
    }
    return conversion_choice(column, alter.type);
}

std::string alteration_choice(const RenderContext& context, const Table& table,
                              const std::vector<rules::AlterColumn>& alters,
                              const Surroundings& around) {
    const bool has_computed = std::ranges::any_of(alters, [&](const rules::AlterColumn& alter) {
        return table.find_column(alter.name)->computed.has_value();
    });
    if (table.storage.is_partitioned() || table.has_clustered_columnstore() || has_computed) {
        return "Rebuild the table around it: SQL Server refuses to alter a column here.";
    }
    if (table.is_ledger && table.versioning && !around.take_away.empty()) {
        return "The versioning of a ledger table stays on: see on a copy whether what stands on "
               "the column can go and come back meanwhile.";
    }
    if (!around.obstacles.empty()) {
        return fmt::format("Take away first, and put back after it as it was: {}.",
                           fmt::join(around.obstacles, "; "));
    }
    for (const rules::AlterColumn& alter : alters) {
        if (std::string choice = column_choice(context, table, alter); !choice.empty()) {
            return choice;
        }
    }
    return growth_choice(context, table, alters);
}

// The column is still as the schema has it.
std::string is_unchanged(const Table& table, const rules::AlterColumn& alter) {
    const catalog::Column& column = *table.find_column(alter.name);
    return alter.type.empty()
               ? column_is_nullable(table.name, column.name, !is_nullable_after(column, alter))
               : column_has_type(table.name, column);
}

// Any of the conditions; one at least.
std::string is_any(const std::vector<std::string>& conditions) {
    return conditions.size() == 1 ? conditions.front()
                                  : fmt::format("({})", fmt::join(conditions, "\n    OR "));
}

// A longer text of variable length is a matter of the description of the table alone, but where the
// rows are in memory.
std::string_view alteration_cost(const Table& table, const std::vector<Alteration>& alterations,
                                 const Surroundings& around) {
    if (!around.take_away.empty()) {
        return rebuilds_around;
    }
    std::string_view cost;
    for (const Alteration& alteration : alterations) {
        if (alteration.only_grows && !table.is_memory_optimized) {
            continue;
        }
        if (alteration.changes_type && (table.is_memory_optimized || !alteration.changes_length)) {
            return rewrites_rows;
        }
        cost = reads_all_rows;  // to see that they fit
    }
    return cost;
}

std::string alteration(const Table& table, const catalog::Column& column, const std::string& type,
                       bool is_nullable) {
    const std::string_view null = !is_nullable       ? "NOT NULL"
                                  : column.is_sparse ? "NULL SPARSE"
                                                     : "NULL";
    return text::concat("ALTER TABLE ", quoted(table.name), " ALTER COLUMN ",
                        quote_name(column.name), " ", type_of(column, type), " ", null, ";");
}

// text and ntext become a long text before they become anything else (4927).
std::vector<Batch> alteration(const Table& table, const rules::AlterColumn& alter,
                              const std::string& guard) {
    const catalog::Column& column = *table.find_column(alter.name);
    const bool is_nullable = is_nullable_after(column, alter);
    if (column.type.is_legacy_lob() && alter.type == "json") {
        return {{guard, alteration(table, column, std::string(long_text(column.type)),
                                   column.is_nullable)},
                {"", alteration(table, column, alter.type, is_nullable)}};
    }
    return {{guard, alteration(table, column, alter.type, is_nullable)}};
}

std::vector<Alteration> alterations_of(const Table& table,
                                       const std::vector<rules::AlterColumn>& alters) {
    std::vector<Alteration> alterations;
    alterations.reserve(alters.size());
    for (const rules::AlterColumn& alter : alters) {
        alterations.push_back(alteration_of(table, alter));
    }
    return alterations;
}

}  // namespace

std::string choice_together(const RenderContext& context, const Table& table,
                            const std::vector<rules::AlterColumn>& alters) {
    Naming any_names;
    return alteration_choice(
        context, table, alters,
        surroundings_of(with_names(context, any_names), table, alterations_of(table, alters), {}));
}

Rendered render_alterations(const RenderContext& context, const Table& table,
                            const std::vector<rules::AlterColumn>& alters) {
    const std::vector<Alteration> alterations = alterations_of(table, alters);
    std::vector<std::string> unchanged;  // of each column
    std::ranges::transform(
        alters, std::back_inserter(unchanged),
        [&](const rules::AlterColumn& alter) { return is_unchanged(table, alter); });
    Surroundings around = surroundings_of(context, table, alterations, is_any(unchanged));
    Rendered result{.title = alteration_title(table, alters),
                    .choice = alteration_choice(context, table, alters, around),
                    .cost = alteration_cost(table, alterations, around)};
    result.batches = std::move(around.take_away);
    for (std::size_t i = 0; i < alters.size(); ++i) {
        std::ranges::move(alteration_checks(table, alters[i], alterations[i].becomes_not_null),
                          std::back_inserter(result.checks));
        std::ranges::move(alteration(table, alters[i], unchanged[i]),
                          std::back_inserter(result.batches));
        if (alters[i].type == "json") {
            result.feature = "json_type";
        }
    }
    std::ranges::move(around.put_back, std::back_inserter(result.batches));
    return result;
}

Rendered render_remedy(const RenderContext& context, const Table& table,
                       const rules::AlterColumn& alter) {
    const Alteration alteration = alteration_of(table, alter);
    if (alteration.changes_type && is_impossible(alteration.column->type, alteration.type)) {
        return render_replacement(context, table, alter);
    }
    return render_alterations(context, table, {alter});
}

}  // namespace tsqlaudit::fix
