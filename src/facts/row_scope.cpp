#include "facts/row_scope.h"

#include <algorithm>
#include <iterator>

namespace tsqlaudit::facts {

RowScope::RowScope(const Context& context, const Graph& graph,
                   const std::vector<TableFacts>& tables, TableId table)
    : context_(context),
      edges_(graph.parents_of(table)),
      tables_(tables),
      table_(context.table(table)),
      names_(context.names(table)),
      facts_(tables[table]) {}

const ParentEdge* RowScope::parent() const {
    return owner([&](const ParentEdge& edge) { return !tables_[edge.parent].is_reference; });
}

std::vector<std::string> RowScope::parent_columns() const {
    const ParentEdge* found = parent();
    return found == nullptr ? parent_by_name() : columns_of(*found);
}

bool RowScope::has_certain_parent() const {
    const ParentEdge* found = parent();
    return found != nullptr && found->is_part_of();
}

std::vector<std::string> RowScope::list_columns() const {
    const ParentEdge* list =
        owner([&](const ParentEdge& edge) { return tables_[edge.parent].is_reference; });
    return list == nullptr ? std::vector<std::string>{} : columns_of(*list);
}

const std::vector<std::string>& RowScope::columns_of(const ParentEdge& edge) const {
    return table_.foreign_keys[edge.foreign_key].columns;
}

bool RowScope::is_subject(const ParentEdge& edge) const {
    return !edge.is_optional_role &&
           !context_.words().relations.kinds.matches(context_.names(edge.parent).table) &&
           tables_[edge.parent].tenancy.kind != TenancyKind::Root;
}

std::vector<ParentEdge> RowScope::firm_parents() const {
    std::vector<ParentEdge> found;
    std::copy_if(edges_.begin(), edges_.end(), std::back_inserter(found),
                 [&](const ParentEdge& edge) { return !edge.is_nullable && is_subject(edge); });
    return found;
}

std::vector<ParentEdge> RowScope::subject_parents() const {
    std::vector<ParentEdge> found;
    std::copy_if(edges_.begin(), edges_.end(), std::back_inserter(found),
                 [&](const ParentEdge& edge) {
                     return is_subject(edge) && !tables_[edge.parent].is_reference;
                 });
    return found;
}

// The one to which most ties the row.
const ParentEdge* RowScope::owner(const std::function<bool(const ParentEdge&)>& counts) const {
    const ParentEdge* found = nullptr;
    bool is_tie = false;
    for (const ParentEdge& edge : edges_) {
        if (edge.is_nullable || !is_subject(edge) || !counts(edge)) {
            continue;
        }
        if (found == nullptr || edge.belonging > found->belonging) {
            found = &edge;
            is_tie = false;
        } else if (edge.belonging == found->belonging) {
            is_tie = true;
        }
    }
    return is_tie ? nullptr : found;
}

std::vector<std::string> RowScope::parent_by_name() const {
    for (std::size_t column = 0; column < table_.columns.size(); ++column) {
        const ColumnFacts& facts = facts_.columns[column];
        const Words& name = names_.columns[column];
        const bool is_reference = !facts.is_foreign_key && (facts.role == ColumnRole::ForeignKey ||
                                                            facts.role == ColumnRole::Identifier ||
                                                            facts.role == ColumnRole::Guid);
        if (is_reference && name.size() > 1 && !table_.columns[column].is_nullable &&
            names_.table.starts_with(name.first(name.size() - 1))) {
            return {table_.columns[column].name};
        }
    }
    return {};
}

}  // namespace tsqlaudit::facts
