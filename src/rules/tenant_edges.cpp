#include "rules/tenant_edges.h"

#include <algorithm>

#include "rules/tenancy.h"

namespace tsqlaudit::rules {

namespace {

using facts::TableId;

class Finder {
public:
    explicit Finder(const CheckContext& context) : context_(context) {}

    ConnectedNodes find() {
        for (const catalog::EdgeConstraint& constraint : context_.table.edges) {
            for (const auto& [from, to] : constraint.connections) {
                from_is_of_tenant_ = add(from) && from_is_of_tenant_;
                to_is_of_tenant_ = add(to) && to_is_of_tenant_;
            }
        }
        if (context_.table.edges.empty()) {
            add_any();
        } else if (from_is_of_tenant_ || to_is_of_tenant_) {
            nodes_.way_to_tenant = from_is_of_tenant_ ? "$from_id" : "$to_id";
        }
        return std::move(nodes_);
    }

private:
    // Whether its rows belong to a tenant.
    bool add(const catalog::QualifiedName& name) {
        const catalog::Table* const node = context_.catalog.find_table(name);
        return node != nullptr && add(static_cast<TableId>(node - context_.catalog.tables.data()));
    }

    bool add(TableId node) {
        if (belongs_to_tenant(context_, node)) {
            note(nodes_.of_tenants, node);
            return true;
        }
        if (context_.schema.tables[node].tenancy.kind == facts::TenancyKind::Reference) {
            note(nodes_.shared, node);
        }
        return false;
    }

    static void note(std::vector<TableId>& tables, TableId table) {
        if (std::ranges::find(tables, table) == tables.end()) {
            tables.push_back(table);
        }
    }

    void add_any() {
        constexpr std::size_t enough = 3;
        const std::vector<catalog::Table>& tables = context_.catalog.tables;
        for (TableId id = 0; id < tables.size() && nodes_.of_tenants.size() < enough; ++id) {
            if (tables[id].kind == catalog::TableKind::Node) {
                add(id);
            }
        }
    }

    const CheckContext& context_;
    bool from_is_of_tenant_ = true;
    bool to_is_of_tenant_ = true;
    ConnectedNodes nodes_;
};

}  // namespace

ConnectedNodes connected_nodes(const CheckContext& context) {
    return context.table.kind == catalog::TableKind::Edge ? Finder{context}.find()
                                                          : ConnectedNodes{};
}

}  // namespace tsqlaudit::rules
