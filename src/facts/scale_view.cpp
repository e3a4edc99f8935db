#include "facts/scale_view.h"

#include <algorithm>
#include <set>

#include "facts/kept_by_hand.h"
#include "facts/key_shape.h"
#include "facts/table_nature.h"

namespace tsqlaudit::facts {

using sqlserver::TypeId;

ScaleView::ScaleView(const Context& context, const Graph& graph,
                     const std::vector<TableFacts>& tables)
    : context_(context), graph_(graph), tables_(tables), is_known_(tables.size(), false) {
    std::set<TypeId> integers;
    for (TableId id = 0; id < tables.size(); ++id) {
        if (const auto type = key_type(context.table(id)); type && !tables[id].is_reference) {
            integers.insert(*type);
        }
    }
    bigint_tells_ = integers.contains(TypeId::BigInt) && integers.contains(TypeId::Int);
}

bool ScaleView::has_telling_key(TableId id) const {
    return bigint_tells_ && key_type(context_.table(id)) == TypeId::BigInt;
}

// Whoever gives out bigint keys where many rows are expected, and int here, expects fewer.
bool ScaleView::has_modest_key(TableId id) const {
    return bigint_tells_ && key_type(context_.table(id)) == TypeId::Int && !is_certain_log(id);
}

// A log by name grows whatever its key is: an int there is an oversight, not an estimate.
bool ScaleView::is_certain_log(TableId id) const {
    const auto& lists = context_.words().tables;
    return tables_[id].is_log_like && !keeps_states(id) &&
           (lists.log.matches(words(id)) || lists.tracks.matches(words(id)));
}

bool ScaleView::happens(TableId id) const {
    return (tables_[id].is_log_like && !keeps_states(id)) ||
           (has_time(id) && context_.words().tables.documents.matches(words(id)) && !is_set_up(id));
}

bool ScaleView::is_set_up(TableId id) const {
    return facts::is_set_up(context_.table(id), tables_[id]);
}

bool ScaleView::has_time(TableId id) const {
    return has_column(id, [](const catalog::Column& /*column*/, ColumnRole role) {
        return role == ColumnRole::Timestamp || role == ColumnRole::CreatedTimestamp ||
               role == ColumnRole::DescriptiveDate;
    });
}

bool ScaleView::keeps_states(TableId id) const {
    return keeps_states_of_parent(context_, tables_[id], graph_.parents_of(id));
}

bool ScaleView::counts(TableId id, const ParentEdge& edge) const {
    if (edge.is_optional_role || tables_[edge.parent].is_reference || !is_known_[edge.parent] ||
        works_on_content(id, edge.parent)) {
        return false;
    }
    return !edge.is_nullable ||
           (happens(id) && context_.words().tables.populations.matches(words(edge.parent)));
}

bool ScaleView::is_only_subject(TableId id, const ParentEdge& edge) const {
    const auto& edges = graph_.parents_of(id);
    return !context_.words().tables.places.matches(words(edge.parent)) &&
           std::none_of(edges.begin(), edges.end(), [&](const ParentEdge& other) {
               return other.foreign_key != edge.foreign_key && counts(id, other);
           });
}

// A job that works on a content has a status; it is no part of the content, and says nothing of how
// often that is worked on.
bool ScaleView::works_on_content(TableId id, TableId parent) const {
    const auto& names = context_.names(id).columns;
    return is_content_store(context_.table(parent), tables_[parent]) &&
           std::any_of(names.begin(), names.end(), [&](const Words& name) {
               return context_.words().relations.states.matches(name);
           });
}

}  // namespace tsqlaudit::facts
