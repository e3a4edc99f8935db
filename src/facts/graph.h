// The graph of the foreign keys between the tables of the input.
#pragma once

#include <cstddef>
#include <vector>

#include "facts/context.h"
#include "facts/facts.h"

namespace tsqlaudit::facts {

// A foreign key to another table of the input. Self references and deprecated columns are left out.
struct ParentEdge {
    std::size_t foreign_key = 0;  // into Table::foreign_keys
    TableId parent = 0;
    bool is_nullable = false;     // one of the referencing columns allows NULL
    bool in_primary_key = false;  // all of them are part of the primary key
    bool is_part_of = false;      // the row is a part of the parent: cascade, key, or name say so
    bool is_actor = false;        // ApprovedBy and the like: who did something to the row
    bool is_optional_role =
        false;  // an actor, or Manager, Previous, …: says nothing about where the row belongs
};

class Graph {
public:
    Graph(const Context& context, const std::vector<TableFacts>& tables);

    const std::vector<ParentEdge>& parents_of(TableId table) const { return edges_[table]; }

    // Fills in parents, children, depth and foreign_keys_by_column of all tables.
    void describe(const Context& context, std::vector<TableFacts>& tables) const;

private:
    std::vector<std::vector<ParentEdge>> edges_;
};

}  // namespace tsqlaudit::facts
