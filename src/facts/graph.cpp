#include "facts/graph.h"

#include <algorithm>

#include "facts/parents_first.h"
#include "text/parallel.h"

namespace tsqlaudit::facts {
namespace {

bool is_deprecated(const TableFacts& facts, const catalog::Table& table,
                   const catalog::ForeignKey& key) {
    return std::any_of(key.columns.begin(), key.columns.end(), [&](const std::string& column) {
        const ColumnFacts* found = facts.find(table, column);
        return found != nullptr && found->is_deprecated;
    });
}

bool any_column(const Context& context, const catalog::ForeignKey& key, const PhraseSet& phrases) {
    return std::any_of(key.columns.begin(), key.columns.end(), [&](const std::string& column) {
        return phrases.matches(context.words_of(column));
    });
}

bool all_named_like_parent(const Context& context, const catalog::ForeignKey& key) {
    const Words& parent = context.names(*key.referenced_index).table;
    return std::all_of(key.columns.begin(), key.columns.end(), [&](const std::string& column) {
        return is_named_like(context.words_of(column), parent);
    });
}

Belonging belonging_of(const Context& context, TableId child, const ParentEdge& edge) {
    const catalog::ForeignKey& key = context.table(child).foreign_keys[edge.foreign_key];
    if (any_column(context, key, context.words().relations.part_of)) {
        return Belonging::Stated;
    }
    if (edge.in_primary_key || key.on_delete == syntax::ReferentialAction::Cascade) {
        return Belonging::Tied;
    }
    const bool is_named =
        !edge.is_optional_role &&
        is_named_after(context.names(child).table, context.names(edge.parent).table);
    return is_named ? Belonging::Named : Belonging::Unclear;
}

ParentEdge make_edge(const Context& context, TableId child, std::size_t index) {
    const catalog::Table& table = context.table(child);
    const catalog::ForeignKey& key = table.foreign_keys[index];
    const auto& relations = context.words().relations;
    ParentEdge edge;
    edge.foreign_key = index;
    edge.parent = *key.referenced_index;
    edge.is_nullable = !all_not_null(table, key.columns);
    edge.in_primary_key = in_primary_key(table, key.columns);
    if (!all_named_like_parent(context, key)) {
        edge.is_actor = any_column(context, key, relations.actors);
        edge.is_optional_role = edge.is_actor || any_column(context, key, relations.optional_roles);
    }
    edge.belonging = belonging_of(context, child, edge);
    return edge;
}

// Longest chain of parents; a reference that closes a cycle counts for nothing.
std::vector<int> depths_of(const Graph& graph) {
    const std::vector<std::vector<TableId>> parents = graph.parents();
    constexpr int unknown = -1;
    std::vector<int> depths(parents.size(), unknown);
    for (const TableId table : parents_first(parents)) {
        int depth = 0;
        for (const TableId parent : parents[table]) {
            depth = std::max(depth, depths[parent] + 1);
        }
        depths[table] = depth;
    }
    return depths;
}

void add_distinct(std::vector<TableId>& tables, TableId table) {
    if (std::find(tables.begin(), tables.end(), table) == tables.end()) {
        tables.push_back(table);
    }
}

std::vector<std::vector<std::size_t>> keys_by_column(const catalog::Table& table) {
    std::vector<std::vector<std::size_t>> keys(table.columns.size());
    for (std::size_t key = 0; key < table.foreign_keys.size(); ++key) {
        for (const std::string& column : table.foreign_keys[key].columns) {
            if (const auto index = column_index(table, column)) {
                keys[*index].push_back(key);
            }
        }
    }
    return keys;
}

}  // namespace

bool is_named_after(const Words& child, const Words& parent) {
    return !parent.empty() && child.joined() != parent.joined() && child.contains(parent);
}

bool extends_name(const Words& child, const Words& parent) {
    return child.size() > parent.size() && child.starts_with(parent);
}

bool is_named_like(const Words& column, const Words& table) {
    return !table.empty() &&
           (column.joined() == table.joined() ||
            (column.size() > 1 && column.first(column.size() - 1).joined() == table.joined()));
}

Graph::Graph(const Context& context, const std::vector<TableFacts>& tables, unsigned jobs)
    : edges_(context.table_count()) {
    text::for_each_index(edges_.size(), jobs, [&](TableId id) {
        const catalog::Table& table = context.table(id);
        for (std::size_t index = 0; index < table.foreign_keys.size(); ++index) {
            const catalog::ForeignKey& key = table.foreign_keys[index];
            if (key.referenced_index && *key.referenced_index != id &&
                !is_deprecated(tables[id], table, key)) {
                edges_[id].push_back(make_edge(context, id, index));
            }
        }
    });
}

std::vector<std::vector<TableId>> Graph::parents() const {
    std::vector<std::vector<TableId>> parents(edges_.size());
    for (TableId id = 0; id < edges_.size(); ++id) {
        for (const ParentEdge& edge : edges_[id]) {
            parents[id].push_back(edge.parent);
        }
    }
    return parents;
}

void Graph::describe(const Context& context, std::vector<TableFacts>& tables) const {
    const std::vector<int> depths = depths_of(*this);
    for (TableId id = 0; id < tables.size(); ++id) {
        tables[id].depth = depths[id];
        tables[id].foreign_keys_by_column = keys_by_column(context.table(id));
        for (const ParentEdge& edge : edges_[id]) {
            add_distinct(tables[id].parents, edge.parent);
            if (edge.is_part_of() && !edge.is_nullable) {
                add_distinct(tables[id].owners, edge.parent);
            }
            std::vector<TableId>& children = tables[edge.parent].children;
            if (children.empty() || children.back() != id) {
                children.push_back(id);
            }
        }
    }
}

}  // namespace tsqlaudit::facts
