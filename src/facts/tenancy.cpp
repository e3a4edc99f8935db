#include "facts/tenancy.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "facts/parents_first.h"
#include "facts/shared_tables.h"

namespace tsqlaudit::facts {
namespace {

// One way up the graph, to a table that has a tenant.
struct Way {
    TenancyStep next;
    TenancyWay whole;
    bool is_identity = false;  // the first foreign key is part of the primary key
    bool is_optional = false;  // its column says so: PreviousOrderId
    bool is_firm = true;       // no foreign key on the way allows NULL
    bool is_owned = false;     // the first foreign key deletes with its parent
};

// How many tables are looked at before two parents are taken for unrelated: real ones meet much
// sooner, and all behind each of a long chain would be looked at time and again.
constexpr std::size_t most_visited = 256;

// The strongest first: part of the identity, NOT NULL, owned, short.
bool is_better(const Way& left, const Way& right) {
    const auto rank = [](const Way& way) {
        return std::tuple{!way.is_identity, !way.is_firm, way.whole.steps > 1, !way.is_owned,
                          way.whole.steps};
    };
    return rank(left) < rank(right);
}

class TenancyFinder {
public:
    TenancyFinder(const Context& context, const TenantModel& model, const Graph& graph,
                  std::vector<TableFacts>& tables)
        : context_(context), model_(model), graph_(graph), tables_(tables), ways_(tables.size()) {}

    void find_all() {
        if (!model_.is_multi_tenant) {
            return;
        }
        const std::vector<Sharing> sharing = find_shared_tables(context_, model_, graph_, tables_);
        for (TableId id = 0; id < tables_.size(); ++id) {
            tables_[id].tenancy = own_tenancy(id, sharing[id]);
        }
        for (const TableId id : parents_first(unsettled_parents())) {
            if (tables_[id].tenancy.kind == TenancyKind::Unrelated) {
                resolve(id);
            }
        }
    }

private:
    // What the table says by itself; Unrelated: nothing.
    Tenancy own_tenancy(TableId id, Sharing sharing) const {
        Tenancy tenancy;
        tenancy.kind = TenancyKind::Unrelated;
        if (is_history(context_.table(id))) {
            tenancy.kind = TenancyKind::History;
        } else if (model_.root == id) {
            tenancy.kind = TenancyKind::Root;
            if (const catalog::Index* key = context_.table(id).primary_key()) {
                tenancy.column = key->key_columns.front().name;
            }
        } else if (const auto column = model_.columns[id]) {
            tenancy.kind = TenancyKind::Tenanted;
            tenancy.column = context_.table(id).columns[*column].name;
        } else if (sharing == Sharing::Certain) {
            tenancy.kind = TenancyKind::Reference;
        } else if (sharing == Sharing::Likely) {
            tenancy.kind = TenancyKind::LikelyShared;
        }
        return tenancy;
    }

    bool has_tenant(TableId id) const {
        const TenancyKind kind = tables_[id].tenancy.kind;
        return kind == TenancyKind::Tenanted || kind == TenancyKind::Root;
    }

    // Of the tables whose tenant is still to be found; the way to it ends at any other table.
    std::vector<std::vector<TableId>> unsettled_parents() const {
        std::vector<std::vector<TableId>> parents = graph_.parents();
        for (TableId id = 0; id < parents.size(); ++id) {
            if (tables_[id].tenancy.kind != TenancyKind::Unrelated) {
                parents[id].clear();
            }
        }
        return parents;
    }

    // Its parents are resolved, but for those that close a cycle: they say nothing.
    void resolve(TableId id) {
        // Who created or approved a row says less than what the row is about.
        if (!resolve_through(id, [](const ParentEdge& edge) { return !edge.is_actor; })) {
            resolve_through(id, [](const ParentEdge& edge) { return edge.is_actor; });
        }
    }

    template <typename Predicate>
    bool resolve_through(TableId id, Predicate counts) {
        std::vector<Way> ways;
        Tenancy tenancy;
        std::unordered_set<TableId> known;
        const std::optional<TableId> decisive = only_tenanted_parent(id, counts);
        for (const ParentEdge& edge : graph_.parents_of(id)) {
            const bool adds_nothing =
                decisive && edge.parent != *decisive && hangs_on(edge.parent, *decisive);
            if (counts(edge) && leads_to_tenant(edge.parent) && !adds_nothing) {
                ways.push_back(way_through(id, edge));
                add_ends(edge.parent, known, tenancy.parents);
            }
        }
        if (ways.empty()) {
            return false;
        }
        sort_nearest_first(ways, tenancy.parents);
        tenancy.parents.resize(std::min(tenancy.parents.size(), most_tenant_parents));
        ways_[id] = *std::min_element(ways.begin(), ways.end(), is_better);
        tenancy.kind = kind_of(ways_[id], ways, tenancy.parents.size());
        if (tenancy.kind == TenancyKind::Ambiguous && tenancy.parents.size() == 1) {
            tenancy.roles = roles_of_one_parent(ways);
        }
        tenancy.next = ways_[id].next;
        tenancy.way = ways_[id].whole;
        tables_[id].tenancy = std::move(tenancy);
        return true;
    }

    // The one table with a tenant that the row itself refers to, and always does.
    template <typename Predicate>
    std::optional<TableId> only_tenanted_parent(TableId id, Predicate counts) const {
        std::optional<TableId> found;
        for (const ParentEdge& edge : graph_.parents_of(id)) {
            if (counts(edge) && has_tenant(edge.parent)) {
                if (edge.is_nullable || (found && *found != edge.parent)) {
                    return std::nullopt;
                }
                found = edge.parent;
            }
        }
        return found;
    }

    // An activation names its model and its layer, which is one of that model: whatever else the
    // layer refers to is in doubt there, and not once more in each of its activations.
    bool hangs_on(TableId part, TableId whole) const {
        std::unordered_set<TableId> seen{part};
        std::vector<TableId> left{part};
        while (!left.empty() && seen.size() < most_visited) {
            const TableId table = left.back();
            left.pop_back();
            if (has_tenant(table)) {
                continue;
            }
            for (const ParentEdge& edge : graph_.parents_of(table)) {
                if (edge.is_nullable || edge.is_actor) {
                    continue;
                }
                if (edge.parent == whole) {
                    return true;
                }
                if (seen.insert(edge.parent).second) {
                    left.push_back(edge.parent);
                }
            }
        }
        return false;
    }

    bool leads_to_tenant(TableId id) const { return has_tenant(id) || ways_[id].whole.steps != 0; }

    Way way_through(TableId id, const ParentEdge& edge) const {
        Way way = has_tenant(edge.parent)
                      ? Way{.next = {}, .whole = {.steps = 0, .before_end = id, .end = edge.parent}}
                      : ways_[edge.parent];
        way.next = {.parent = edge.parent, .foreign_key = edge.foreign_key};
        ++way.whole.steps;
        way.is_identity = edge.in_primary_key;
        way.is_optional = edge.is_optional_role;
        way.is_firm = way.is_firm && !edge.is_nullable;
        way.is_owned = context_.table(id).foreign_keys[edge.foreign_key].on_delete ==
                       syntax::ReferentialAction::Cascade;
        return way;
    }

    // The tables whose tenant the row may have: one, where the parent inherits from one.
    void add_ends(TableId parent, std::unordered_set<TableId>& known,
                  std::vector<TableId>& ends) const {
        const Tenancy& tenancy = tables_[parent].tenancy;
        std::vector<TableId> reached = tenancy.parents;
        if (has_tenant(parent)) {
            reached = {parent};
        } else if (tenancy.kind == TenancyKind::Inherited) {
            reached = {ways_[parent].whole.end};
        }
        for (const TableId end : reached) {
            if (known.insert(end).second) {
                ends.push_back(end);
            }
        }
    }

    static void sort_nearest_first(const std::vector<Way>& ways, std::vector<TableId>& ends) {
        std::unordered_map<TableId, std::size_t> nearest;
        for (const Way& way : ways) {
            std::size_t& steps = nearest.try_emplace(way.whole.end, way.whole.steps).first->second;
            steps = std::min(steps, way.whole.steps);
        }
        const auto distance = [&nearest](TableId end) {
            const auto found = nearest.find(end);
            return found == nearest.end() ? std::numeric_limits<std::size_t>::max() : found->second;
        };
        std::stable_sort(ends.begin(), ends.end(), [&](TableId left, TableId right) {
            return distance(left) < distance(right);
        });
    }

    // What the row is a part of decides, unless that is in doubt itself.
    TenancyKind kind_of(const Way& best, const std::vector<Way>& ways, std::size_t ends) const {
        const Tenancy& parent = tables_[best.next.parent].tenancy;
        const bool is_in_doubt = parent.kind == TenancyKind::Ambiguous && parent.parents.size() > 1;
        if (best.is_identity && !is_in_doubt) {
            return TenancyKind::Inherited;
        }
        if (ends > 1 || !roles_of_one_parent(ways).empty()) {
            return TenancyKind::Ambiguous;
        }
        return best.is_firm ? TenancyKind::Inherited : TenancyKind::Loose;
    }

    // Two references to rows of the same table: nothing says that both rows are of one tenant. The
    // previous order is one of the same customer, or nobody would call it that.
    static std::vector<std::size_t> roles_of_one_parent(const std::vector<Way>& ways) {
        std::unordered_map<TableId, std::vector<std::size_t>> roles;
        for (const Way& way : ways) {
            if (!way.is_optional) {
                roles[way.next.parent].push_back(way.next.foreign_key);
            }
        }
        for (const Way& way : ways) {
            const auto found = roles.find(way.next.parent);
            if (found != roles.end() && found->second.size() > 1) {
                return found->second;
            }
        }
        return {};
    }

    const Context& context_;
    const TenantModel& model_;
    const Graph& graph_;
    std::vector<TableFacts>& tables_;
    std::vector<Way> ways_;  // by table: the strongest; none where it has a tenant itself
};

}  // namespace

std::vector<TenancyStep> tenant_path(const SchemaFacts& schema, TableId table,
                                     std::size_t most_steps) {
    std::vector<TenancyStep> path;
    const Tenancy* tenancy = &schema.tables.at(table).tenancy;
    if (tenancy->kind != TenancyKind::Inherited) {
        return path;
    }
    while (tenancy->next && path.size() < most_steps) {
        path.push_back(*tenancy->next);
        tenancy = &schema.tables.at(tenancy->next->parent).tenancy;
    }
    return path;
}

void derive_tenancy(const Context& context, const TenantModel& model, const Graph& graph,
                    std::vector<TableFacts>& tables) {
    TenancyFinder(context, model, graph, tables).find_all();
}

}  // namespace tsqlaudit::facts
