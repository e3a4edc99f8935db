// The graph of the foreign keys between the tables of the input.
#pragma once

#include <cstddef>
#include <vector>

#include "facts/context.h"
#include "facts/facts.h"

namespace tsqlaudit::facts {

// What says that a row is a part of its parent.
enum class Belonging {
    Unclear,  // nothing
    Named,    // OrderLine is named after Order
    Tied,     // the foreign key is part of the primary key, or deletes with the parent
    Stated,   // ParentOrderId
};

// A foreign key to another table of the input. Self references and deprecated columns are left out.
struct ParentEdge {
    std::size_t foreign_key = 0;  // into Table::foreign_keys
    TableId parent = 0;
    bool is_nullable = false;     // one of the referencing columns allows NULL
    bool in_primary_key = false;  // all of them are part of the primary key
    Belonging belonging = Belonging::Unclear;
    bool is_actor = false;  // ApprovedBy and the like: who did something to the row
    // An actor, or Manager, Previous, …: says nothing about where the row belongs. ContactId of
    // dbo.Contact is none.
    bool is_optional_role = false;

    bool is_part_of() const { return belonging != Belonging::Unclear; }
};

// OrderLine is named after Order, and so is LateOrder; Order is not.
bool is_named_after(const Words& child, const Words& parent);

// OrderLine extends the name of Order: the parts of a thing go by its name and one more. LateOrder
// does not.
bool extends_name(const Words& child, const Words& parent);

// ContactId of dbo.Contact: the column has the name of the table, and tells no role beside it.
bool is_named_like(const Words& column, const Words& table);

class Graph {
public:
    Graph(const Context& context, const std::vector<TableFacts>& tables, unsigned jobs);

    const std::vector<ParentEdge>& parents_of(TableId table) const { return edges_[table]; }

    // The tables that each table references, by table, in the order of its foreign keys.
    std::vector<std::vector<TableId>> parents() const;

    // Fills in parents, owners, children, depth and foreign_keys_by_column of all tables.
    void describe(const Context& context, std::vector<TableFacts>& tables) const;

private:
    std::vector<std::vector<ParentEdge>> edges_;
};

}  // namespace tsqlaudit::facts
