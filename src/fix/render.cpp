#include "fix/render.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "fix/alteration.h"
#include "fix/guards.h"
#include "fix/render_parts.h"
#include "sqlserver/names.h"
#include "text/concat.h"

namespace tsqlaudit::fix {

using sqlserver::quote_name;

std::string quoted(const catalog::QualifiedName& name) {
    return quote_name(name.schema, name.name);
}

std::string column_list(const std::vector<catalog::IndexColumn>& columns) {
    std::string list;
    for (const catalog::IndexColumn& column : columns) {
        if (!list.empty()) {
            list += ", ";
        }
        list += quote_name(column.name);
        if (column.is_descending) {
            list += " DESC";
        }
    }
    return list;
}

std::string column_list(const std::vector<std::string>& columns) {
    std::string list;
    for (const std::string& column : columns) {
        if (!list.empty()) {
            list += ", ";
        }
        list += quote_name(column);
    }
    return list;
}

std::string plain_list(const std::vector<std::string>& columns) {
    std::string list;
    for (const std::string& column : columns) {
        text::append(list, list.empty() ? "" : ", ", column);
    }
    return list;
}

std::string_view to_sql(catalog::Compression compression) {
    switch (compression) {
        case catalog::Compression::None:
            return "NONE";
        case catalog::Compression::Row:
            return "ROW";
        case catalog::Compression::Page:
            return "PAGE";
        case catalog::Compression::Columnstore:
            return "COLUMNSTORE";
        case catalog::Compression::ColumnstoreArchive:
            return "COLUMNSTORE_ARCHIVE";
    }
    return "NONE";
}

std::string like_table(const RenderContext& context, const Table& table) {
    const auto found = context.planned.compression.find(&table);
    return found == context.planned.compression.end()
               ? std::string()
               : text::concat("\n    WITH (DATA_COMPRESSION = ", to_sql(found->second), ")");
}

catalog::Index like_table(const RenderContext& context, const Table& table, catalog::Index index) {
    const auto found = context.planned.compression.find(&table);
    if (!index.compression.whole && found != context.planned.compression.end()) {
        index.compression.whole = found->second;
    }
    return index;
}

std::string name_of_key(const RenderContext& context, const Table& table,
                        const catalog::Index& index) {
    if (!index.name.empty()) {
        return index.name;
    }
    return index.is_primary_key
               ? context.naming.constraint(table, "PK", {})
               : context.naming.constraint(table, "UQ", names_of(index.key_columns));
}

std::string rows_with_null(const Table& table, const std::string& column) {
    return fmt::format("SELECT 1 FROM {} WHERE {} IS NULL", quoted(table.name), quote_name(column));
}

std::string_view rebuilds_table(const Table& table) {
    return std::ranges::any_of(
               table.columns,
               [](const catalog::Column& column) { return column.type.is_legacy_lob(); })
               ? builds_index_offline
               : builds_index;
}

std::string_view adds_index(const Table& table) {
    return table.is_memory_optimized ? builds_index_offline : builds_index;
}

bool is_append_only_ledger(const Table& table) {
    return table.is_ledger && !table.versioning;
}

bool has_large_values(const Table& table) {
    return std::ranges::any_of(table.columns,
                               [](const catalog::Column& column) { return column.type.is_lob(); });
}

namespace {

// A template never reaches the server as it is.
void refuse_line_breaks(Rendered& rendered) {
    if (rendered.choice.empty() && (has_line_break_in_quotes(to_sql(rendered.checks)) ||
                                    has_line_break_in_quotes(to_sql(rendered.batches)))) {
        rendered.choice =
            "A name or text in it has a line break, which scripts do not carry safely.";
    }
}

// A ledger table takes another length and NOT NULL, but no other type, and keeps each row that was
// ever in it as it was.
std::string ledger_choice(const Table& table, const Change& change) {
    for (const rules::AlterColumn& alter : altered_columns(change)) {
        const Alteration alteration = alteration_of(table, alter);
        if (alteration.changes_type && !alteration.changes_length) {
            return "A ledger table keeps the types of its columns: make a new table.";
        }
        if (alteration.becomes_not_null && is_append_only_ledger(table)) {
            return "An append-only ledger table takes no UPDATE and no DELETE: see that no row "
                   "has NULL there, for none can be mended.";
        }
    }
    const auto* add = std::get_if<rules::AddColumns>(&change.remedy);
    return add != nullptr && !std::ranges::all_of(add->columns, &rules::NewColumn::nullable)
               ? "A ledger table takes new columns only where they allow NULL."
               : "";
}

bool changes_shape(const rules::Remedy& remedy) {
    return std::holds_alternative<rules::CreateIndex>(remedy) ||
           std::holds_alternative<rules::AddUniqueKey>(remedy) ||
           std::holds_alternative<rules::DropIndexRemedy>(remedy) ||
           std::holds_alternative<rules::AddColumns>(remedy) ||
           std::holds_alternative<rules::AddTenantColumn>(remedy);
}

// What SQL Server refuses whatever the change is.
void refuse_by_table(const Table& table, const Change& change, Rendered& rendered) {
    const rules::Remedy& remedy = change.remedy;
    if (table.kind == catalog::TableKind::External) {
        rendered.choice = "It is an external table: change its source.";
    } else if (table.kind == catalog::TableKind::FileTable &&
               std::holds_alternative<rules::AddColumns>(remedy)) {
        rendered.choice = "A FileTable takes no columns (error 33422).";
    } else if (table.is_memory_optimized && table.has_clustered_columnstore() &&
               changes_shape(remedy)) {
        rendered.choice =
            "A memory-optimised table with a columnstore takes no such change (error 12349): drop "
            "the columnstore first, and add it again last.";
    } else if (table.is_ledger) {
        if (std::string choice = ledger_choice(table, change); !choice.empty()) {
            rendered.choice = std::move(choice);
        }
    }
}

// What a person has to say to an answer to a guess.
std::string doubt_of(const rules::Remedy& remedy) {
    if (std::holds_alternative<rules::AddUniqueKey>(remedy)) {
        return "That no two rows may have the same is a guess: see that it is meant.";
    }
    if (std::holds_alternative<rules::AlterColumn>(remedy)) {
        return "That the column needs it is a guess by its name: see that it does, and that "
               "programs read it as it will be.";
    }
    return "It answers a guess: see that it is meant.";
}

// What goes with a unique key that a person has to decide on.
std::string alternatives_to(const Change& change) {
    std::string text;
    for (const std::vector<std::string>& columns : change.would_replace) {
        text += fmt::format("\nIt does the work of the index on ({}) as well: drop that one then.",
                            plain_list(columns));
    }
    const auto* key = std::get_if<rules::AddUniqueKey>(&change.remedy);
    if (!change.rival.empty()) {
        text += "\n" + change.rival;
    }
    if (key != nullptr && key->is_searched_by) {
        text +=
            "\nWhere rows may repeat it, a plain index will do: without one, searches by it read "
            "the whole table.";
    }
    return text;
}

// A person has to say something, whatever its T-SQL is.
bool asks_first(const Change& change) {
    const auto* add = std::get_if<rules::AddColumns>(&change.remedy);
    return change.is_guess || (add != nullptr && add->doubt != rules::ColumnDoubt::None);
}

// Where the statement before it has failed, the old index stays.
void ask_for_replacement(const Table& table, const Change& change, Rendered& rendered) {
    if (!change.is_replaced) {
        return;
    }
    const auto* drop = std::get_if<rules::DropIndexRemedy>(&change.remedy);
    const catalog::Index& index = table.indexes.at(drop->index);
    if (index.kind != catalog::IndexKind::Rowstore || index.is_constraint() ||
        table.is_memory_optimized) {
        return;
    }
    for (Batch& batch : rendered.batches) {
        batch.guard = another_index_replaces(table.name, index.name);
    }
}

}  // namespace

RenderContext with_names(const RenderContext& context, Naming& naming) {
    return {context.catalog,
            context.schema,
            context.target,
            context.bounding_box,
            naming,
            context.references,
            context.dependants,
            context.tenant_functions,
            context.unnamed_twins,
            context.planned};
}

Rendered render(const RenderContext& context, const Change& change) {
    const Table& table = context.table(change);
    Rendered rendered =
        change.also_altered.empty()
            ? std::visit([&](const auto& remedy) { return render_remedy(context, table, remedy); },
                         change.remedy)
            : render_alterations(context, table, altered_columns(change));
    if (rendered.choice.empty() && !change.altered_apart.empty()) {
        std::vector<rules::AlterColumn> all = altered_columns(change);
        std::ranges::copy(change.altered_apart, std::back_inserter(all));
        rendered.choice = choice_together(context, table, all);
    }
    ask_for_replacement(table, change, rendered);
    const auto* key = std::get_if<rules::AddUniqueKey>(&change.remedy);
    if (change.is_guess && key != nullptr && !rendered.choice.empty()) {
        rendered.choice = doubt_of(change.remedy) + "\n" + rendered.choice;
    } else if (change.is_guess && rendered.choice.empty()) {
        rendered.choice = doubt_of(change.remedy);
        if (std::holds_alternative<rules::AlterColumn>(change.remedy)) {
            const std::string growth = growth_choice_of_guesses(context, table);
            rendered.choice += growth.empty() ? "" : "\nAll of them: " + growth;
        }
    }
    if (!rendered.choice.empty()) {
        rendered.choice += alternatives_to(change);
    }
    refuse_by_table(table, change, rendered);
    refuse_line_breaks(rendered);
    return rendered;
}

bool runs_as_it_is(const RenderContext& context, const Change& change) {
    if (asks_first(change)) {
        return false;
    }
    Naming any_names;
    return render(with_names(context, any_names), change).choice.empty();
}

}  // namespace tsqlaudit::fix
