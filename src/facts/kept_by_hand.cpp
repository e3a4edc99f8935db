#include "facts/kept_by_hand.h"

#include <algorithm>

#include "facts/key_shape.h"
#include "facts/table_kind.h"
#include "text/compare.h"

namespace tsqlaudit::facts {
namespace {

bool names_a_state(const Context& context, const TableFacts& facts, const std::string& column) {
    const ColumnFacts* found = facts.find(context.table(facts.id), column);
    return found != nullptr &&
           (found->role == ColumnRole::Version || found->role == ColumnRole::Name ||
            found->role == ColumnRole::Code ||
            context.words().natural_keys.validity.matches(context.words_of(column)));
}

// The parent and what names one of its states, and nothing else.
bool tells_states_apart(const Context& context, const TableFacts& facts, const ParentEdge& edge,
                        const catalog::Index& index) {
    const auto& parent = context.table(facts.id).foreign_keys[edge.foreign_key].columns;
    std::size_t of_parent = 0;
    for (const catalog::IndexColumn& key : index.key_columns) {
        if (text::contains_ignoring_case(parent, key.name)) {
            ++of_parent;
        } else if (!names_a_state(context, facts, key.name)) {
            return false;
        }
    }
    return of_parent == parent.size() && index.key_columns.size() > of_parent;
}

bool has_key_of_states(const Context& context, const TableFacts& facts, const ParentEdge& edge) {
    const catalog::Table& table = context.table(facts.id);
    if (edge.in_primary_key && !key_type(table)) {
        return true;
    }
    return std::any_of(table.indexes.begin(), table.indexes.end(),
                       [&](const catalog::Index& index) {
                           return index.is_unique && !edge.is_nullable &&
                                  tells_states_apart(context, facts, edge, index);
                       });
}

}  // namespace

bool keeps_states_of_parent(const Context& context, const TableFacts& facts,
                            const std::vector<ParentEdge>& edges) {
    return context.words().tables.kept_history.matches(context.names(facts.id).table) &&
           std::any_of(edges.begin(), edges.end(), [&](const ParentEdge& edge) {
               return has_key_of_states(context, facts, edge);
           });
}

bool is_list_of_prices(const Context& context, const TableFacts& facts) {
    if (facts.is_log_like || has_own_name(facts)) {
        return false;
    }
    bool has_price = false;
    bool is_kept = false;
    for (std::size_t index = 0; index < facts.columns.size(); ++index) {
        switch (facts.columns[index].role) {
            case ColumnRole::Money:
                has_price = true;
                break;
            case ColumnRole::SoftDeleteFlag:
            case ColumnRole::ModifiedTimestamp:
                is_kept = true;
                break;
            case ColumnRole::Ordinal:
            case ColumnRole::Counter:
            case ColumnRole::UsageTimestamp:
                return false;
            case ColumnRole::Timestamp:
            case ColumnRole::DescriptiveDate:
                if (!context.words().natural_keys.validity.matches(
                        context.names(facts.id).columns[index])) {
                    return false;
                }
                break;
            default:
                break;
        }
    }
    return has_price && is_kept;
}

}  // namespace tsqlaudit::facts
