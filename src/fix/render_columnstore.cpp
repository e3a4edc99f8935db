#include <fmt/format.h>

#include "fix/guards.h"
#include "fix/render_parts.h"
#include "sqlserver/names.h"

namespace tsqlaudit::fix {

using sqlserver::quote_name;

namespace {

// Name of the clustered index of a history table: SQL Server calls its own ix_<history table>,
// which a case-sensitive database takes at its word.
std::string history_clustered_index(const RenderContext& context, const Table& table) {
    const catalog::SystemVersioning& versioning = *table.versioning;
    if (!versioning.history_index) {
        return "ix_" + versioning.history_table.name;
    }
    const catalog::Index* index =
        context.catalog.tables[*versioning.history_index].clustered_index();
    return index == nullptr ? std::string() : index->name;
}

// That of a history without a clustered index, which the input then defines.
std::string new_history_index(const RenderContext& context,
                              const catalog::SystemVersioning& versioning) {
    return context.naming.index(context.catalog.tables.at(*versioning.history_index), "CCI", {});
}

// Nonclustered ones can be built online since 2017, clustered ones since 2019.
std::string_view columnstore_cost(const RenderContext& context, bool is_clustered) {
    using enum sqlserver::Target;
    return context.target < (is_clustered ? Sql2019 : Sql2017) ? builds_index_offline
                                                               : builds_index;
}

// A columnstore serves those who read many rows of few columns. Who reads how is not in the schema.
constexpr std::string_view workload_choice =
    "Decide by the queries: a columnstore serves those that read many rows of a few columns, and "
    "costs those that look up, change or delete single rows.";

// What a finite retention asks of the history (errors 13766, 13772, 13780), empty: nothing that the
// schema shows.
std::string retention_choice(const RenderContext& context, const Table& table) {
    const catalog::SystemVersioning& versioning = *table.versioning;
    if (!sqlserver::has_feature(context.target, "temporal_retention")) {
        return {};
    }
    std::string choice =
        "\nWhile the history has a retention period, its clustered index cannot be replaced (error "
        "13766): make it INFINITE first, and set it again afterwards.";
    if (has_large_values(table)) {
        choice +=
            "\nLarge values in a clustered columnstore exclude a retention period (error "
            "13780): choose one or the other.";
    }
    std::vector<std::string> others;
    for (const catalog::Index& index :
         versioning.history_index ? context.catalog.tables[*versioning.history_index].indexes
                                  : versioning.implied_indexes) {
        if (!index.is_clustered) {
            others.push_back(index.name);
        }
    }
    if (!others.empty()) {
        choice += fmt::format(
            "\nA retention period on a columnstore also excludes other indexes (error 13772): "
            "drop {} where there is to be one.",
            plain_list(others));
    }
    return choice;
}

Rendered history_columnstore(const RenderContext& context, const Table& table) {
    Rendered result{.title = fmt::format("Store the history of {} as a clustered columnstore",
                                         table.name.dotted()),
                    .cost = columnstore_cost(context, true)};
    if (!table.versioning || table.versioning->history_table.name.empty()) {
        result.choice =
            "The history table has no name of its own: look it up in sys.tables.history_table_id, "
            "then create a clustered columnstore index on it WITH (DROP_EXISTING = ON) under the "
            "name of its clustered index.";
        return result;
    }
    const std::string existing = history_clustered_index(context, table);
    const catalog::QualifiedName& history = table.versioning->history_table;
    const std::string name = sqlserver::limit_identifier(
        existing.empty() ? new_history_index(context, *table.versioning) : existing);
    result.batches.push_back(
        {lacks_clustered_columnstore(history),
         fmt::format("CREATE CLUSTERED COLUMNSTORE INDEX {}\n    ON {}{};", quote_name(name),
                     quoted(history), existing.empty() ? "" : "\n    WITH (DROP_EXISTING = ON)")});
    result.choice = workload_choice;
    result.choice += retention_choice(context, table);
    if (!existing.empty() && name != existing) {
        result.choice += "\nLook the name of its clustered index up: it was too long to be kept.";
    }
    return result;
}

}  // namespace

Rendered render_remedy(const RenderContext& context, const Table& table,
                       const rules::CreateColumnstore& index) {
    if (index.on_history) {
        return history_columnstore(context, table);
    }
    const std::string name = context.naming.index(table, index.is_clustered ? "CCI" : "NCCI", {});
    const bool has_clustered =
        table.clustered_index() != nullptr || context.planned.clustered_indexes.contains(&table);
    const std::string columns = index.is_clustered ? "" : " (" + column_list(index.columns) + ")";
    const std::string_view kind = index.is_clustered ? "CLUSTERED" : "NONCLUSTERED";
    Rendered result{.title = fmt::format("Create a {} columnstore index on {}",
                                         index.is_clustered ? "clustered" : "nonclustered",
                                         table.name.dotted()),
                    .batches = {{table_lacks_index(table.name, name),
                                 fmt::format("CREATE {} COLUMNSTORE INDEX {}\n    ON {}{};", kind,
                                             quote_name(name), quoted(table.name), columns)}},
                    .choice = std::string(workload_choice),
                    .cost = columnstore_cost(context, index.is_clustered)};
    if (index.is_clustered && has_clustered) {
        result.choice +=
            "\nThe table has a clustered index by then: drop it or make it nonclustered first.";
    }
    if (index.is_clustered && !table.triggers.empty()) {
        result.choice += "\nIt has triggers, which a clustered columnstore excludes (error 35358).";
    }
    return result;
}

}  // namespace tsqlaudit::fix
