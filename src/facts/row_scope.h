// What the rows of a table are about, and within which parent they are told apart.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "facts/context.h"
#include "facts/facts.h"
#include "facts/graph.h"

namespace tsqlaudit::facts {

// What a row may be a part of, although nothing makes sure that it is: a reference that allows
// NULL, or one without a foreign key.
struct LooseOwner {
    std::vector<std::string> columns;  // that refer to it
    bool is_certain = false;           // more than the reference says so: the names, a cascade
    bool is_nullable = false;
};

class RowScope {
public:
    RowScope(const Context& context, const Graph& graph, const std::vector<TableFacts>& tables,
             TableId table);

    // Referencing columns of the parent that the rows are parts of; empty: there is none, or doubt.
    // Without a foreign key, by name: VideoId in VideoFrame.
    std::vector<std::string> parent_columns() const;

    // Whether more than the lack of another parent says that the rows are parts of it.
    bool has_certain_parent() const;

    // Whether the rows may be parts of something that is itself a part of that parent, if of none
    // more certainly: of a site of the organization.
    bool may_have_closer_parent() const;

    // To what each row has besides and is itself a part of that parent, such as the document of the
    // library: the rows may be counted within it. Empty where they are named after the parent.
    std::vector<std::string> closer_columns() const;

    // Of two parents that the rows are named after, those that refer to the first: the route of a
    // RouteStop, the stop being the other. Empty where the name does not say so.
    std::vector<std::string> container_columns() const;

    // As parent_columns(), of a list that the rows refer to: the country of a province.
    std::vector<std::string> list_columns() const;

    // Lists and tenants left out.
    std::vector<LooseOwner> loose_owners() const;

    // A parent that the row is about: not who wrote it, not its kind, not the tenant.
    bool is_subject(const ParentEdge& edge) const;

    // References that every row has to what it is about.
    std::vector<ParentEdge> firm_parents() const;

    // References to what the row is about, code lists left out, NULL or not.
    std::vector<ParentEdge> subject_parents() const;

private:
    bool is_content(const ParentEdge& edge) const;
    const ParentEdge* parent() const;
    const ParentEdge* owner(const std::function<bool(const ParentEdge&)>& counts) const;
    const ParentEdge* container_of(const ParentEdge& member,
                                   const std::function<bool(const ParentEdge&)>& counts) const;
    const ParentEdge* document_among(const std::vector<const ParentEdge*>& tied) const;
    bool is_role(const ParentEdge& edge) const;
    bool is_version_of(const ParentEdge& edge) const;
    bool is_header(const ParentEdge& edge) const;
    bool is_numbered_within(const ParentEdge& edge) const;
    const std::vector<std::string>& columns_of(const ParentEdge& edge) const;
    std::vector<std::string> parent_by_name() const;

    const Context& context_;
    const std::vector<ParentEdge>& edges_;
    const std::vector<TableFacts>& tables_;
    const catalog::Table& table_;
    const TableNames& names_;
    const TableFacts& facts_;
};

}  // namespace tsqlaudit::facts
