#include <set>
#include <string>
#include <utility>

#include "facts/assigned_columns.h"
#include "facts/atom_store.h"
#include "facts/audit_columns.h"
#include "facts/column_roles.h"
#include "facts/context.h"
#include "facts/extension.h"
#include "facts/facts.h"
#include "facts/graph.h"
#include "facts/key_index.h"
#include "facts/natural_keys.h"
#include "facts/scale.h"
#include "facts/table_kind.h"
#include "facts/tenancy.h"
#include "facts/tenant_model.h"
#include "facts/tenant_type.h"
#include "text/parallel.h"

namespace tsqlaudit::facts {
namespace {

struct Shapes {
    std::vector<TableFacts> tables;
    Graph graph;
};

Shapes derive_shapes(const Context& context, const TenantModel& tenants, unsigned jobs) {
    std::vector<TableFacts> tables(context.table_count());
    const KeyIndex keys(context);
    text::for_each_index(tables.size(), jobs, [&](TableId id) {
        tables[id].id = id;
        tables[id].columns = derive_column_roles(context, tenants, keys, id);
    });
    Graph graph(context, tables, jobs);
    graph.describe(context, tables);
    derive_table_kinds(context, tables, jobs);
    text::for_each_index(tables.size(), jobs, [&](TableId id) {
        tables[id].extension = derive_extension(context, graph, tables[id]);
    });
    derive_scales(context, graph, tables, jobs);
    derive_tenancy(context, tenants, graph, tables);
    return {std::move(tables), std::move(graph)};
}

// What is derived from all of the above, and asked of no other table: all of it at once, while the
// table is in the cache.
void derive_profiles(const Context& context, const Graph& graph, unsigned jobs,
                     SchemaFacts& schema) {
    const catalog::Catalog& catalog = context.catalog();
    text::for_each_index(schema.tables.size(), jobs, [&](TableId id) {
        TableFacts& facts = schema.tables[id];
        facts.natural_keys = derive_natural_keys(context, graph, schema.tables, id);
        facts.row_size = derive_row_size(catalog.tables[id], facts.columns);
        facts.suitability = derive_suitability(catalog, schema, id, context.settings());
        if (schema.atom_store) {
            facts.atomization = derive_atomization(catalog, schema, id);
        }
    });
}

std::vector<TableId> memory_optimized_tables(const catalog::Catalog& catalog) {
    std::vector<TableId> tables;
    for (TableId id = 0; id < catalog.tables.size(); ++id) {
        if (catalog.tables[id].is_memory_optimized) {
            tables.push_back(id);
        }
    }
    return tables;
}

void count_leading_key_columns(const catalog::Catalog& catalog, SchemaFacts& schema) {
    for (const catalog::Table& table : catalog.tables) {
        const catalog::Index* key = table.primary_key();
        if (key != nullptr && key->key_columns.size() > 1) {
            ++schema.leading_key_columns[key->key_columns.front().name];
        }
    }
}

void count_table_words(const Context& context, SchemaFacts& schema) {
    for (TableId id = 0; id < context.table_count(); ++id) {
        const Words& name = context.names(id).table;
        std::set<std::string_view> words;
        for (std::size_t index = 0; index < name.size(); ++index) {
            words.insert(name.word(index));
        }
        for (const std::string_view word : words) {
            ++schema.table_words[std::string{word}];
        }
    }
}

}  // namespace

const ColumnFacts* TableFacts::find(const catalog::Table& table, std::string_view column) const {
    const auto index = column_index(table, column);
    return index && *index < columns.size() ? &columns[*index] : nullptr;
}

SchemaFacts derive(const catalog::Catalog& catalog, const Settings& settings, unsigned jobs) {
    const Context context(catalog, settings, jobs);
    TenantModel tenants = derive_tenant_model(context);
    Shapes shapes = derive_shapes(context, tenants, jobs);
    SchemaFacts schema;
    schema.atom_store = find_atom_store(context, tenants, shapes.tables);
    if (schema.atom_store && (admit_atom_store(context, *schema.atom_store, tenants) ||
                              share_atom_store(catalog.tables[*schema.atom_store],
                                               shapes.tables[*schema.atom_store], tenants))) {
        shapes = derive_shapes(context, tenants, jobs);
    }
    schema.tables = std::move(shapes.tables);
    schema.is_multi_tenant = tenants.is_multi_tenant;
    schema.multi_tenant_reason = tenants.reason;
    schema.tenant_root = tenants.root;
    schema.tenant_column = tenants.usual_column;
    schema.tenant_type = derive_tenant_type(catalog, schema);
    schema.audit_columns = derive_audit_columns(context, schema.tables);
    mark_assigned_columns(catalog, schema.tables);
    schema.memory_optimized = memory_optimized_tables(catalog);
    count_leading_key_columns(catalog, schema);
    count_table_words(context, schema);
    derive_profiles(context, shapes.graph, jobs, schema);
    return schema;
}

}  // namespace tsqlaudit::facts
