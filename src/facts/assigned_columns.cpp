#include "facts/assigned_columns.h"

#include <set>
#include <string>

#include "facts/context.h"
#include "text/compare.h"

namespace tsqlaudit::facts {
namespace {

using Names = std::set<std::string, text::LessIgnoringCase>;

// Marks columns of known tables, and gathers the others.
void mark(const catalog::Catalog& catalog, const std::vector<catalog::Assignment>& assigned,
          std::vector<TableFacts>& tables, Names& others) {
    for (const catalog::Assignment& assignment : assigned) {
        if (!assignment.table) {
            others.insert(assignment.column);
        } else if (const auto column =
                       column_index(catalog.tables[*assignment.table], assignment.column)) {
            tables[*assignment.table].columns[*column].is_assigned = true;
        }
    }
}

}  // namespace

void mark_assigned_columns(const catalog::Catalog& catalog, std::vector<TableFacts>& tables) {
    Names others;
    for (const catalog::Table& table : catalog.tables) {
        for (const catalog::Trigger& trigger : table.triggers) {
            mark(catalog, trigger.assigned, tables, others);
        }
    }
    for (const catalog::Routine& routine : catalog.routines) {
        mark(catalog, routine.assigned, tables, others);
    }
    for (std::size_t table = 0; !others.empty() && table < tables.size(); ++table) {
        for (std::size_t column = 0; column < tables[table].columns.size(); ++column) {
            if (others.contains(catalog.tables[table].columns[column].name)) {
                tables[table].columns[column].is_assigned = true;
            }
        }
    }
}

}  // namespace tsqlaudit::facts
