#include "facts/parents_first.h"

#include <algorithm>
#include <cstddef>

namespace tsqlaudit::facts {

namespace {

struct Visit {
    TableId table = 0;
    std::size_t next_parent = 0;
};

}  // namespace

std::vector<TableId> parents_first(const std::vector<std::vector<TableId>>& parents) {
    std::vector<TableId> order;
    order.reserve(parents.size());
    std::vector<bool> is_begun(parents.size(), false);
    std::vector<Visit> path;
    for (TableId first = 0; first < parents.size(); ++first) {
        if (!is_begun[first]) {
            is_begun[first] = true;
            path.push_back({first});
        }
        while (!path.empty()) {
            Visit& visit = path.back();
            if (visit.next_parent == parents[visit.table].size()) {
                order.push_back(visit.table);
                path.pop_back();
                continue;
            }
            const TableId parent = parents[visit.table][visit.next_parent++];
            if (!is_begun[parent]) {
                is_begun[parent] = true;
                path.push_back({parent});
            }
        }
    }
    return order;
}

std::vector<std::vector<TableId>> generations(const std::vector<std::vector<TableId>>& parents) {
    std::vector<std::vector<TableId>> generations;
    std::vector<std::size_t> behind(parents.size(),
                                    0);  // its generation from 1; 0: not its turn yet
    for (const TableId table : parents_first(parents)) {
        std::size_t generation = 0;
        for (const TableId parent : parents[table]) {
            generation = std::max(generation, behind[parent]);
        }
        behind[table] = generation + 1;
        generations.resize(std::max(generations.size(), behind[table]));
        generations[generation].push_back(table);
    }
    return generations;
}

}  // namespace tsqlaudit::facts
