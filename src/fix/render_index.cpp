#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "fix/existing.h"
#include "fix/guards.h"
#include "fix/planned_index.h"
#include "fix/render_parts.h"
#include "fix/unnamed.h"
#include "rules/index_overlap.h"
#include "rules/index_queries.h"
#include "sqlserver/names.h"
#include "text/concat.h"

namespace tsqlaudit::fix {

using sqlserver::quote_name;

namespace {

// The table as far as its primary key goes, once the plan has run.
Table with_primary_key(const RenderContext& context, const Table& table) {
    Table result;
    result.columns = table.columns;
    const auto planned = context.planned.primary_keys.find(&table);
    if (planned != context.planned.primary_keys.end()) {
        result.indexes.push_back(planned->second);
    } else if (const catalog::Index* key = table.primary_key()) {
        result.indexes.push_back(*key);
    }
    return result;
}

// The corners as configured, or what a person has to replace.
std::string bounding_box(const RenderContext& context) {
    return context.bounding_box ? fmt::format("{}", fmt::join(*context.bounding_box, ", "))
                                : "xmin, ymin, xmax, ymax";
}

// One that somebody disabled and that does all that the planned one is to do; nullptr if there is
// none.
const catalog::Index* find_disabled(const Table& table, const rules::CreateIndex& index) {
    const auto planned = planned_index(index);
    const auto found = std::ranges::find_if(table.indexes, [&](const catalog::Index& existing) {
        const bool may_be_refused = existing.is_unique && !planned->is_unique;  // rows repeat
        if (!existing.is_disabled || existing.is_constraint() || existing.is_clustered ||
            may_be_refused) {
            return false;
        }
        catalog::Index enabled = existing;
        enabled.is_disabled = false;
        return rules::is_covered_by(table, *planned, enabled) ||
               rules::are_duplicates(table, *planned, enabled);
    });
    return found == table.indexes.end() ? nullptr : &*found;
}

// SQL Server accepted its key once.
Rendered rebuild_disabled(const RenderContext& context, const Table& table,
                          const catalog::Index& index) {
    return {
        .title = text::concat("Build the disabled index ", index.name, " of ", table.name.dotted(),
                              " again"),
        .batches = {{table_has_disabled_index(table.name, index.name),
                     text::concat("ALTER INDEX ", quote_name(index.name), " ON ",
                                  quoted(table.name), " REBUILD",
                                  index.compression.whole ? "" : like_table(context, table), ";")}},
        .cost = adds_index(table)};
}

}  // namespace

Rendered render_remedy(const RenderContext& context, const Table& table,
                       const rules::CreateIndex& index) {
    if (const catalog::Index* disabled = find_disabled(table, index)) {
        return rebuild_disabled(context, table, *disabled);
    }
    const std::vector<std::string> columns = names_of(index.key_columns);
    const std::string prefix = index.is_unique ? "UX" : index.is_clustered ? "CX" : "IX";
    const std::vector<std::string> words =
        index.purpose.empty() ? columns : std::vector<std::string>{index.purpose};
    const auto planned = context.planned.clustered_indexes.find(&table);
    catalog::Index made;
    made.name = index.is_clustered && planned != context.planned.clustered_indexes.end() &&
                        !planned->second.is_primary_key
                    ? planned->second.name
                    : context.naming.index(table, prefix, words);
    made.key_columns = index.key_columns;
    made.is_unique = index.is_unique;
    made.is_clustered = index.is_clustered;
    if (!index.is_clustered) {
        made.included_columns = index.included_columns;
        made.filter_text = index.filter;
    }
    Rendered result{
        .title = text::concat("Create ", index.is_unique ? "a unique" : "an", " index on ",
                              table.name.dotted(), " (", plain_list(columns), ")"),
        .batches = {create_index(table, like_table(context, table, std::move(made)))},
        .cost = index.is_clustered ? rebuilds_table(table) : adds_index(table)};
    result.choice = new_index_choice(context, table, index.key_columns, index.is_clustered);
    return result;
}

Rendered render_remedy(const RenderContext& context, const Table& table,
                       const rules::CreateSpatialIndex& index) {
    const std::string name = context.naming.index(table, "SIX", {index.column});
    std::string sql = fmt::format("CREATE SPATIAL INDEX {}\n    ON {} ({})\n    ", quote_name(name),
                                  quoted(table.name), quote_name(index.column));
    // Shapes on the globe that are no points touch many cells: the default of 12 finds too much.
    sql += index.geography
               ? "USING GEOGRAPHY_AUTO_GRID\n    WITH (CELLS_PER_OBJECT = 64);"
               : fmt::format("USING GEOMETRY_AUTO_GRID\n    WITH (BOUNDING_BOX = ({}));",
                             bounding_box(context));
    Rendered result{.title = fmt::format("Create a spatial index on {} ({})", table.name.dotted(),
                                         index.column),
                    .batches = {{table_lacks_index(table.name, name), sql}},
                    .cost = builds_index_offline};
    if (!rules::has_key_for_spatial_index(with_primary_key(context, table))) {
        result.choice =
            "A spatial index needs a clustered primary key of at most 15 columns and 895 bytes "
            "(errors 12008, 12016): create that first.";
    } else if (!index.geography && !context.bounding_box) {
        result.choice =
            "Choose the bounding box: it has to hold all shapes, in the units of the data (xmin, "
            "ymin, xmax, ymax).";
    }
    return result;
}

Rendered render_remedy(const RenderContext& context, const Table& table,
                       const rules::CreateJsonIndex& index) {
    Rendered result{
        .title = fmt::format("Index the JSON paths of {} ({})", table.name.dotted(), index.column),
        .cost = builds_index_offline};
    if (rules::can_have_json_index(table, context.target)) {
        const std::string name = context.naming.index(table, "JX", {index.column});
        result.choice =
            "Choose the paths that queries filter by; JSON indexes are a preview feature of SQL "
            "Server 2025.";
        result.feature = "json_index";
        result.batches.push_back(
            {table_lacks_index(table.name, name),
             fmt::format("CREATE JSON INDEX {}\n    ON {} ({})\n    FOR (N'$.path');",
                         quote_name(name), quoted(table.name), quote_name(index.column))});
        return result;
    }
    // No filter: a filtered index on a computed column is refused (10609).
    const std::string computed = context.naming.column(table, index.column + "Path");
    const std::string name = context.naming.index(table, "IX", {computed});
    result.choice = "Choose the path that queries filter by, and a length for its values.";
    result.batches = {
        {table_lacks_column(table.name, computed),
         fmt::format("ALTER TABLE {} ADD {} AS CAST(JSON_VALUE({}, N'$.path') AS nvarchar(200));",
                     quoted(table.name), quote_name(computed), quote_name(index.column))},
        {table_lacks_index(table.name, name),
         fmt::format("CREATE NONCLUSTERED INDEX {}\n    ON {} ({});", quote_name(name),
                     quoted(table.name), quote_name(computed))}};
    return result;
}

Rendered render_remedy(const RenderContext& context, const Table& table,
                       const rules::DropIndexRemedy& drop) {
    const catalog::Index& index = table.indexes.at(drop.index);
    const std::string name =
        index.name.empty() ? "on (" + plain_list(names_of(index.key_columns)) + ")" : index.name;
    Rendered result{.title = fmt::format("Drop the index {} of {}", name, table.name.dotted()),
                    .batches = {drop_index(table, index)}};
    // The columns would not tell which of the two is meant, and the next run would drop the other.
    if (index.name.empty() && context.unnamed_twins.has_twin(table, index)) {
        result.choice =
            "SQL Server made up its name and that of another one on the same columns: look it up.";
    } else if (index.is_primary_key || context.references.has_leaning_on(table, index)) {
        result.choice = "Foreign keys may depend on it: see which first.";
    } else {
        result.choice = loss_of_index(context, table, index);
    }
    return result;
}

}  // namespace tsqlaudit::fix
