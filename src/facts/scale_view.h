// What is known of the tables while their scales are being estimated, parents before children.
#pragma once

#include <string>
#include <vector>

#include "facts/context.h"
#include "facts/facts.h"
#include "facts/graph.h"

namespace tsqlaudit::facts {

class ScaleView {
public:
    ScaleView(const Context& context, const Graph& graph, const std::vector<TableFacts>& tables);

    const Context& context() const { return context_; }
    const TableFacts& facts(TableId id) const { return tables_[id]; }
    const std::vector<ParentEdge>& parents_of(TableId id) const { return graph_.parents_of(id); }
    const Words& words(TableId id) const { return context_.names(id).table; }
    std::string name(TableId id) const { return context_.table(id).name.dotted(); }

    // Tables of a cycle are estimated while one of their parents is not known yet.
    bool is_known(TableId id) const { return is_known_[id]; }
    void set_known(TableId id, bool is_known) { is_known_[id] = is_known; }
    Scale scale(TableId id) const { return tables_[id].scale.scale; }

    // A telling key is a bigint in a schema that gives out int keys, too; a modest one the int.
    bool has_telling_key(TableId id) const;
    bool has_modest_key(TableId id) const;

    // A column for which the predicate holds, of those that say something of the table: a nullable
    // date of creation was recorded from some day on.
    template <typename Predicate>
    bool has_column(TableId id, Predicate predicate) const {
        const auto& columns = context_.table(id).columns;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const ColumnRole role = tables_[id].columns[i].role;
            const bool is_late = role == ColumnRole::CreatedTimestamp && columns[i].is_nullable;
            if (!is_late && predicate(columns[i], role)) {
                return true;
            }
        }
        return false;
    }

    // Orders, visits, log entries: they happen to the parent time and again, at some time. What
    // has no time, such as the answers that a user keeps for reuse, does not happen.
    bool happens(TableId id) const;
    // Endpoints and the like, which people name and size.
    bool is_set_up(TableId id) const;
    // EmployeeDepartmentHistory: earlier states of a parent, entered by people.
    bool keeps_states(TableId id) const;

    // A reference that every row has, to a table that says something about the number of rows. Old
    // schemas have orders whose customer may be NULL; they are not fewer for that.
    bool counts(TableId id, const ParentEdge& edge) const;
    // The rows are about the parent, which counts: nothing else is there that they could be about.
    bool is_only_subject(TableId id, const ParentEdge& edge) const;

private:
    bool has_time(TableId id) const;
    bool is_certain_log(TableId id) const;
    bool works_on_content(TableId id, TableId parent) const;

    const Context& context_;
    const Graph& graph_;
    const std::vector<TableFacts>& tables_;
    std::vector<bool> is_known_;
    bool bigint_tells_ = false;
};

}  // namespace tsqlaudit::facts
