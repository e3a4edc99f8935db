#include "facts/row_scope.h"

#include <algorithm>
#include <iterator>

#include "facts/key_shape.h"
#include "facts/ownership.h"

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
    return owner([&](const ParentEdge& edge) {
        return (!tables_[edge.parent].is_reference || is_version_of(edge)) && !is_content(edge);
    });
}

// What the row holds, which rows of other parents hold as well, unless it says that it is a part of
// that: the text of a chunk, kept once wherever it occurs.
bool RowScope::is_content(const ParentEdge& edge) const {
    return edge.belonging != Belonging::Stated && edge.belonging != Belonging::Tied &&
           is_content_store(context_.table(edge.parent), tables_[edge.parent]);
}

// ProjectVersion: few columns make a project look like a list, which has no versions.
bool RowScope::is_version_of(const ParentEdge& edge) const {
    const auto& versions = context_.words().lookups.own_versions;
    return extends_name(names_.table, context_.names(edge.parent).table) &&
           versions.matches(names_.table);
}

std::vector<std::string> RowScope::parent_columns() const {
    const ParentEdge* found = parent();
    return found == nullptr ? parent_by_name() : columns_of(*found);
}

bool RowScope::has_certain_parent() const {
    const ParentEdge* found = parent();
    return found != nullptr && found->is_part_of();
}

bool RowScope::may_have_closer_parent() const {
    const ParentEdge* found = parent();
    return found != nullptr && !found->is_part_of() &&
           std::any_of(edges_.begin(), edges_.end(), [&](const ParentEdge& edge) {
               const std::vector<TableId>& above = tables_[edge.parent].parents;
               return edge.is_nullable && is_subject(edge) &&
                      std::find(above.begin(), above.end(), found->parent) != above.end();
           });
}

std::vector<std::string> RowScope::closer_columns() const {
    const ParentEdge* found = parent();
    std::vector<std::string> columns;
    if (found == nullptr || is_named_after(names_.table, context_.names(found->parent).table)) {
        return columns;
    }
    for (const ParentEdge& edge : edges_) {
        const std::vector<TableId>& above = tables_[edge.parent].parents;
        const bool is_below = std::find(above.begin(), above.end(), found->parent) != above.end();
        if (is_below && !edge.is_nullable && is_subject(edge) &&
            !context_.words().tables.places.matches(context_.names(edge.parent).table)) {
            columns.insert(columns.end(), columns_of(edge).begin(), columns_of(edge).end());
        }
    }
    return columns;
}

std::vector<std::string> RowScope::container_columns() const {
    const std::vector<ParentEdge> parents = firm_parents();
    if (parents.size() != 2 || parents[0].parent == parents[1].parent) {
        return {};
    }
    for (const std::size_t first : {std::size_t{0}, std::size_t{1}}) {
        const Words& container = context_.names(parents[first].parent).table;
        const Words& member = context_.names(parents[1 - first].parent).table;
        if (names_.table.size() >= container.size() + member.size() &&
            names_.table.starts_with(container) && names_.table.ends_with(member)) {
            return columns_of(parents[first]);
        }
    }
    return {};
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

std::vector<LooseOwner> RowScope::loose_owners() const {
    std::vector<LooseOwner> owners;
    for (const ParentEdge& edge : subject_parents()) {
        if (edge.is_nullable && (edge.is_part_of() || !is_role(edge))) {
            owners.push_back({columns_of(edge), edge.is_part_of(), true});
        }
    }
    for (std::size_t column = 0; column < table_.columns.size(); ++column) {
        const std::optional<TableId> parent = facts_.columns[column].named_parent;
        if (!parent || facts_.columns[column].is_foreign_key || *parent == facts_.id ||
            tables_[*parent].is_reference || tables_[*parent].tenancy.kind == TenancyKind::Root ||
            context_.words().relations.kinds.matches(context_.names(*parent).table)) {
            continue;
        }
        owners.push_back({{table_.columns[column].name},
                          extends_name(names_.table, context_.names(*parent).table),
                          table_.columns[column].is_nullable});
    }
    return owners;
}

// LeaderPlayerId of a guild says which player does what there; PlayerId, whose row it is.
bool RowScope::is_role(const ParentEdge& edge) const {
    const std::vector<std::string>& columns = columns_of(edge);
    const Words& parent = context_.names(edge.parent).table;
    const Words& name = context_.words_of(columns.front());
    return columns.size() == 1 && name.size() > parent.size() + 1 &&
           name.first(name.size() - 1).ends_with(parent);
}

// The one to which most ties the row.
const ParentEdge* RowScope::owner(const std::function<bool(const ParentEdge&)>& counts) const {
    std::vector<const ParentEdge*> best;
    for (const ParentEdge& edge : edges_) {
        if (edge.is_nullable || !is_subject(edge) || !counts(edge)) {
            continue;
        }
        if (!best.empty() && edge.belonging > best.front()->belonging) {
            best.clear();
        }
        if (best.empty() || edge.belonging == best.front()->belonging) {
            best.push_back(&edge);
        }
    }
    if (best.size() != 1) {
        return document_among(best);
    }
    const ParentEdge* const container = container_of(*best.front(), counts);
    return container == nullptr ? best.front() : container;
}

// PageAsset of PageVersion and Asset: the assets of a page, and no part of an asset.
const ParentEdge* RowScope::container_of(
    const ParentEdge& member, const std::function<bool(const ParentEdge&)>& counts) const {
    const Words& name = context_.names(member.parent).table;
    if (member.belonging != Belonging::Named || !names_.table.ends_with(name)) {
        return nullptr;
    }
    const Words stem = names_.table.first(names_.table.size() - name.size());
    const auto found = std::find_if(edges_.begin(), edges_.end(), [&](const ParentEdge& edge) {
        return edge.parent != member.parent && !edge.is_nullable && is_subject(edge) &&
               counts(edge) && extends_name(context_.names(edge.parent).table, stem);
    });
    return found == edges_.end() || stem.empty() ? nullptr : &*found;
}

// Of several parents, the one document that the row is a line of: first by the names, then by where
// the line's number stands.
const ParentEdge* RowScope::document_among(const std::vector<const ParentEdge*>& tied) const {
    for (const auto is_document : {&RowScope::is_header, &RowScope::is_numbered_within}) {
        const auto applies = [&](const ParentEdge* edge) { return (this->*is_document)(*edge); };
        const auto found = std::find_if(tied.begin(), tied.end(), applies);
        if (found != tied.end()) {
            return std::any_of(std::next(found), tied.end(), applies) ? nullptr : *found;
        }
    }
    return nullptr;
}

// OrderHeader of OrderDetail, JournalEntry of JournalLine.
bool RowScope::is_header(const ParentEdge& edge) const {
    const Words& parent = context_.names(edge.parent).table;
    const Words core = without_generic_words(context_, parent);
    if (core.size() < parent.size() && extends_name(names_.table, core)) {
        return true;
    }
    const PhraseSet& pieces = context_.words().relations.pieces;
    return pieces.matches(names_.table) && pieces.matches(core) && names_.table.size() > 1 &&
           core.size() > 1 &&
           names_.table.first(names_.table.size() - 1).joined() ==
               core.first(core.size() - 1).joined();
}

// A number directly after PurchaseOrderId, in a table of lines or as LineNumber.
bool RowScope::is_numbered_within(const ParentEdge& edge) const {
    const Words document = without_generic_words(context_, context_.names(edge.parent).table);
    const std::optional<std::size_t> key = column_index(table_, columns_of(edge).back());
    if (!context_.words().tables.documents.matches(document) || !key ||
        *key + 1 >= table_.columns.size()) {
        return false;
    }
    const std::size_t next = *key + 1;
    const Words& name = names_.columns[next];
    const PhraseSet& numbered = context_.words().relations.numbered;
    return facts_.columns[next].role == ColumnRole::Ordinal && !table_.columns[next].is_nullable &&
           (numbered.matches(names_.table) || numbered.matches(name.first(name.size() - 1)));
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
