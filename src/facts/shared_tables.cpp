#include "facts/shared_tables.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <utility>

#include "facts/list_shape.h"
#include "facts/parents_first.h"
#include "facts/soft_delete.h"
#include "facts/table_patterns.h"
#include "facts/unique_keys.h"
#include "text/compare.h"

namespace tsqlaudit::facts {
namespace {

class SharingFinder {
public:
    SharingFinder(const Context& context, const TenantModel& model, const Graph& graph,
                  const std::vector<TableFacts>& tables)
        : context_(context),
          model_(model),
          graph_(graph),
          tables_(tables),
          declared_(context.settings().shared_tables),
          order_(parents_first(graph.parents())),
          sharing_(tables.size(), Sharing::None),
          is_joined_(tables.size()) {}

    std::vector<Sharing> find() {
        mark_parents_of_root();
        for (TableId id = 0; id < tables_.size(); ++id) {
            is_joined_[id] = can_be_shared(id) && !has_firm_tenant(id) &&
                             (is_joined_by_tenants(id) || has_usual_tenant(id));
            if (can_be_shared(id) &&
                (declared_.matches(context_.table(id).name) || model_.shared_store == id ||
                 is_joined_[id] || (tables_[id].is_reference && refers_to_shared_alone(id)))) {
                sharing_[id] = Sharing::Certain;
            }
        }
        mark_while_any(Sharing::Certain,
                       [&](TableId id) { return is_part_of_shared(id) || is_of_login(id); });
        mark_while_any(Sharing::Likely, [&](TableId id) { return is_likely_list(id); });
        return std::move(sharing_);
    }

private:
    bool can_be_shared(TableId id) const {
        return id != model_.root && !model_.columns[id] && !is_history(context_.table(id));
    }

    // What a parent is may decide about its children: after one turn only cycles are left.
    template <typename Predicate>
    void mark_while_any(Sharing sharing, Predicate fits) {
        bool found_any = true;
        while (found_any) {
            found_any = false;
            for (const TableId id : order_) {
                if (sharing_[id] == Sharing::None && can_be_shared(id) && fits(id)) {
                    sharing_[id] = sharing;
                    found_any = true;
                }
            }
        }
    }

    // What a tenant refers to was there before it: the plan that it has booked is no tenant's own.
    // Its address and its users may be.
    bool is_above(const ParentEdge& edge) const {
        const auto& lists = context_.words().tables;
        const Words& name = context_.names(edge.parent).table;
        return edge.parent != *model_.root && !edge.is_optional_role &&
               !lists.places.matches(name) && (!lists.people.matches(name) || !edge.is_nullable);
    }

    void mark_parents_of_root() {
        if (!model_.root) {
            return;
        }
        std::vector<TableId> open{*model_.root};
        while (!open.empty()) {
            const TableId id = open.back();
            open.pop_back();
            for (const ParentEdge& edge : graph_.parents_of(id)) {
                if (is_above(edge) && sharing_[edge.parent] == Sharing::None &&
                    !model_.columns[edge.parent]) {
                    sharing_[edge.parent] = Sharing::Certain;
                    open.push_back(edge.parent);
                }
            }
        }
    }

    bool is_shared(TableId id) const {
        return tables_[id].is_reference || sharing_[id] == Sharing::Certain;
    }

    // Who wrote the row does not matter.
    bool refers_to_shared_alone(TableId id) const {
        const auto& edges = graph_.parents_of(id);
        return std::all_of(edges.begin(), edges.end(), [&](const ParentEdge& edge) {
            return edge.is_actor || is_shared(edge.parent);
        });
    }

    bool is_document(TableId id) const {
        return context_.words().tables.documents.matches(context_.names(id).table);
    }

    // The operations of a rate plan that all tenants share, the phones of a person.
    bool is_part_of_shared(TableId id) const {
        const auto& edges = graph_.parents_of(id);
        return refers_to_shared_alone(id) &&
               std::any_of(edges.begin(), edges.end(), [&](const ParentEdge& edge) {
                   return edge.is_part_of() && !edge.is_nullable && !edge.is_actor &&
                          (tables_[edge.parent].is_reference || is_of_owner(id, edge));
               });
    }

    // What people do and keep, they do and keep for one tenant or another, and who has subscribed
    // to a plan is one of them, unless the name or the key says more.
    bool is_of_owner(TableId id, const ParentEdge& edge) const {
        return !is_document(id) && (edge.in_primary_key || edge.belonging == Belonging::Named ||
                                    edge.belonging == Belonging::Stated);
    }

    // How a person gets in, and likes things to look, is the same for all tenants.
    bool is_of_login(TableId id) const {
        const auto& edges = graph_.parents_of(id);
        return context_.words().tables.of_login.matches(context_.names(id).table) &&
               refers_to_shared_alone(id) &&
               std::any_of(edges.begin(), edges.end(), [&](const ParentEdge& edge) {
                   return !edge.is_nullable && is_joined_[edge.parent];
               });
    }

    // A child says which tenants a row has to do with, once for each: (TenantId, LoginId) is its
    // key. A row of one tenant alone would say so itself.
    bool is_joined_by_tenants(TableId id) const {
        const std::vector<TableId>& children = tables_[id].children;
        return std::any_of(children.begin(), children.end(),
                           [&](TableId child) { return joins_tenants_to(child, id); });
    }

    bool has_usual_tenant(TableId id) const {
        const auto& keys = context_.table(id).foreign_keys;
        return std::any_of(keys.begin(), keys.end(), [&](const catalog::ForeignKey& key) {
            return model_.root && key.referenced_index == model_.root &&
                   names_usual_tenant(context_, id, key);
        });
    }

    bool has_firm_tenant(TableId id) const {
        const auto& edges = graph_.parents_of(id);
        return std::any_of(edges.begin(), edges.end(), [&](const ParentEdge& edge) {
            return !edge.is_actor && !edge.is_nullable &&
                   (edge.parent == model_.root || model_.columns[edge.parent]);
        });
    }

    bool joins_tenants_to(TableId child, TableId id) const {
        const auto& tenant = model_.columns[child];
        const catalog::Table& table = context_.table(child);
        return tenant && std::any_of(table.foreign_keys.begin(), table.foreign_keys.end(),
                                     [&](const catalog::ForeignKey& key) {
                                         return key.referenced_index == id &&
                                                key.columns.size() == 1 &&
                                                is_pair_unique(child, table.columns[*tenant].name,
                                                               key.columns.front());
                                     });
    }

    // Unique together and neither by itself; once for each role, perhaps, that a member has.
    bool is_pair_unique(TableId id, const std::string& tenant, const std::string& other) const {
        const catalog::Table& table = context_.table(id);
        const std::vector<std::string> columns = codes_of(id);
        const auto is_unique_with = [&](std::initializer_list<std::string> more) {
            std::vector<std::string> key = columns;
            key.insert(key.end(), more);
            return unique_index_of_live_rows(table, key, tables_[id]).has_value();
        };
        return !text::equals_ignoring_case(tenant, other) && is_unique_with({tenant, other}) &&
               !is_unique_with({tenant}) && !is_unique_with({other});
    }

    // The columns that refer to lists of codes; one of tenants by name is none.
    std::vector<std::string> codes_of(TableId id) const {
        std::vector<std::string> columns;
        for (const ParentEdge& edge : graph_.parents_of(id)) {
            if (tables_[edge.parent].is_reference && edge.parent != model_.root) {
                const auto& key = context_.table(id).foreign_keys[edge.foreign_key];
                columns.insert(columns.end(), key.columns.begin(), key.columns.end());
            }
        }
        return columns;
    }

    bool is_list(TableId id) const { return is_shared(id) || sharing_[id] == Sharing::Likely; }

    bool is_likely_list(TableId id) const {
        const auto& edges = graph_.parents_of(id);
        const bool refers_to_lists_alone =
            std::all_of(edges.begin(), edges.end(),
                        [&](const ParentEdge& edge) { return is_list(edge.parent); });
        if (!refers_to_lists_alone || !may_be_list(context_, tables_[id])) {
            return false;
        }
        if (is_published(context_, tables_[id])) {
            return true;
        }
        return edges.empty() ? has_code_of_list(context_, tables_[id])
                             : std::any_of(edges.begin(), edges.end(), [&](const ParentEdge& edge) {
                                   return !is_joined_[edge.parent] && is_kept_by(id, edge);
                               });
    }

    // The value of a code is part of what tells the rows apart: the rate of a country from a day
    // on.
    bool is_kept_by(TableId id, const ParentEdge& edge) const {
        const catalog::Table& table = context_.table(id);
        return are_part_of_key(table, table.foreign_keys[edge.foreign_key].columns);
    }

    const Context& context_;
    const TenantModel& model_;
    const Graph& graph_;
    const std::vector<TableFacts>& tables_;
    TablePatterns declared_;
    std::vector<TableId> order_;
    std::vector<Sharing> sharing_;
    std::vector<bool> is_joined_;  // by several tenants, as a login that works for more than one
};

}  // namespace

std::vector<Sharing> find_shared_tables(const Context& context, const TenantModel& model,
                                        const Graph& graph, const std::vector<TableFacts>& tables) {
    return SharingFinder(context, model, graph, tables).find();
}

}  // namespace tsqlaudit::facts
