#include "facts/place_key.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace tsqlaudit::facts {
namespace {

using Columns = std::vector<std::string>;

class PlaceKeyFinder {
public:
    PlaceKeyFinder(const Context& context, const RowScope& scope, const TableFacts& facts)
        : context_(context),
          scope_(scope),
          table_(context.table(facts.id)),
          names_(context.names(facts.id)),
          facts_(facts) {}

    std::optional<PlaceKey> find() const {
        std::optional<PlaceKey> key = ordinal();
        return key ? key : cell();
    }

private:
    // LineNumber within the order, StepIndex within the recipe; row and column of a rack. What is
    // no part of its parent may start anew each day: the first shift of a line.
    std::optional<PlaceKey> ordinal() const {
        Columns key = scope_.parent_columns();
        Columns places;
        Columns days;
        Columns editions;
        bool has_other_day = false;
        for (std::size_t column = 0; column < table_.columns.size(); ++column) {
            if (table_.columns[column].is_nullable) {
                continue;
            }
            if (is_place(column)) {
                places.push_back(table_.columns[column].name);
            } else if (is_edition(column)) {
                editions.push_back(table_.columns[column].name);
            } else if (is_day(column) && is_named_for_row(column)) {
                days.push_back(table_.columns[column].name);
            } else {
                has_other_day = has_other_day || is_day(column);
            }
        }
        if (key.empty() || places.empty()) {
            return std::nullopt;
        }
        const bool is_part = scope_.has_certain_parent();
        if (!is_part) {
            key.insert(key.end(), days.begin(), days.end());
        }
        key.insert(key.end(), editions.begin(), editions.end());
        key.insert(key.end(), places.begin(), places.end());
        const bool is_guess = !editions.empty() || (!is_part && days.empty() && has_other_day);
        return PlaceKey{std::move(key), is_guess};
    }

    // The numbers may begin anew for each language.
    bool is_edition(std::size_t column) const {
        return table_.columns[column].type.is_character() &&
               context_.words().natural_keys.editions.matches(names_.columns[column]);
    }

    bool is_day(std::size_t column) const {
        return facts_.columns[column].role == ColumnRole::DescriptiveDate &&
               table_.columns[column].type.is_temporal();
    }

    // ShiftDate of a shift, TaskDate of a housekeeping task.
    bool is_named_for_row(std::size_t column) const {
        const Words& name = names_.columns[column];
        return name.size() > 1 && names_.table.ends_with(name.first(name.size() - 1));
    }

    // A place in the grid of the parent: row and column of a matrix.
    std::optional<PlaceKey> cell() const {
        Columns key = scope_.parent_columns();
        const std::size_t parent_columns = key.size();
        for (std::size_t column = 0; column < table_.columns.size(); ++column) {
            if (facts_.columns[column].role == ColumnRole::Coordinate &&
                table_.columns[column].type.is_integer() && !table_.columns[column].is_nullable) {
                key.push_back(table_.columns[column].name);
            }
        }
        if (parent_columns == 0 || key.size() < parent_columns + 2) {
            return std::nullopt;
        }
        return PlaceKey{std::move(key)};
    }

    bool is_place(std::size_t column) const {
        const ColumnFacts& facts = facts_.columns[column];
        const auto& keys = context_.words().natural_keys;
        const Words& name = names_.columns[column];
        if (!table_.columns[column].type.is_integer() || facts.is_foreign_key ||
            keys.presentation.matches(name) || (has_name() && keys.movable.matches(name))) {
            return false;
        }
        if (facts.role == ColumnRole::Ordinal || facts.role == ColumnRole::Version) {
            // StopOrder of a stop, VersionNumber of a version.
            return (facts.role == ColumnRole::Ordinal && keys.ordinals.matches(name)) ||
                   names_.table.ends_with(name.first(1));
        }
        // The number of an order is its own, and no place among those of the customer.
        return facts.role == ColumnRole::Code && facts.is_own && keys.own_numbers.matches(name) &&
               !context_.words().tables.documents.matches(names_.table);
    }

    bool has_name() const {
        return std::any_of(facts_.columns.begin(), facts_.columns.end(),
                           [](const auto& column) { return column.role == ColumnRole::Name; });
    }

    const Context& context_;
    const RowScope& scope_;
    const catalog::Table& table_;
    const TableNames& names_;
    const TableFacts& facts_;
};

}  // namespace

std::optional<PlaceKey> find_place_key(const Context& context, const RowScope& scope,
                                       const TableFacts& facts) {
    return PlaceKeyFinder(context, scope, facts).find();
}

}  // namespace tsqlaudit::facts
