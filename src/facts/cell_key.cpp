#include "facts/cell_key.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "facts/numbering.h"
#include "text/compare.h"

namespace tsqlaudit::facts {
namespace {

using Columns = std::vector<std::string>;

Columns places_of(const Context& context, const TableFacts& facts) {
    const catalog::Table& table = context.table(facts.id);
    Columns cell;
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        if (facts.columns[column].role == ColumnRole::Coordinate &&
            table.columns[column].type.is_whole() && !table.columns[column].is_nullable) {
            cell.push_back(table.columns[column].name);
        }
    }
    return cell;
}

// Width and height, or what was seen there.
bool holds_shapes(const Context& context, const TableFacts& facts) {
    return std::ranges::any_of(context.names(facts.id).columns, [&](const Words& name) {
        return context.words().natural_keys.extents.matches(name);
    });
}

bool is_grid(const Context& context, const TableFacts& facts, const Columns& cell) {
    const PhraseSet& grids = context.words().natural_keys.grids;
    return grids.matches(context.names(facts.id).table) ||
           std::ranges::all_of(cell, [&](const std::string& name) {
               return grids.matches(context.words_of(name));
           });
}

}  // namespace

std::optional<PlaceKey> find_cell_key(const Context& context, const RowScope& scope,
                                      const TableFacts& facts) {
    Columns key = scope.parent_columns();
    const Columns cell = places_of(context, facts);
    const bool may_overlap = holds_shapes(context, facts);
    const bool has_grid = is_grid(context, facts, cell);
    if (key.empty() || cell.size() < 2 || (may_overlap && !has_grid)) {
        return std::nullopt;
    }
    // The sheet of a workbook, the floor of a building, the zoom of a map.
    const std::optional<std::size_t> first = column_index(context.table(facts.id), cell.front());
    Columns sheets = first ? levels_of(context, facts, *first) : Columns{};
    for (const std::string& name : series_of(context, facts, key, false)) {
        if (!text::contains_ignoring_case(sheets, name)) {
            sheets.push_back(name);
        }
    }
    std::erase_if(sheets, [&](const std::string& name) {
        return text::contains_ignoring_case(key, name) || text::contains_ignoring_case(cell, name);
    });
    const bool is_guess = !sheets.empty() || may_overlap || !has_grid;
    key.insert(key.end(), sheets.begin(), sheets.end());
    key.insert(key.end(), cell.begin(), cell.end());
    return PlaceKey{std::move(key), is_guess};
}

}  // namespace tsqlaudit::facts
