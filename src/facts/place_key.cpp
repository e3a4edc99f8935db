#include "facts/place_key.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

#include "facts/cell_key.h"
#include "facts/numbering.h"
#include "facts/place_scope.h"
#include "facts/places.h"

namespace tsqlaudit::facts {
namespace {

using Columns = std::vector<std::string>;

class PlaceKeyFinder {
public:
    PlaceKeyFinder(const Context& context, const RowScope& scope, const TableFacts& facts)
        : context_(context),
          scope_(scope),
          table_(context.table(facts.id)),
          facts_(facts),
          places_(context, scope, facts) {}

    std::optional<PlaceKey> find() const {
        std::optional<PlaceKey> key = ordinal(scope_.parent_columns());
        return key ? key : find_cell_key(context_, scope_, facts_);
    }

    // What looks like a list may have parts: the brackets of a tax table.
    std::optional<PlaceKey> find_in_list() const {
        const Columns list = scope_.list_columns();
        const bool may_be_part =
            !list.empty() && !facts_.is_warehouse && scope_.firm_parents().size() == 1;
        std::optional<PlaceKey> key = may_be_part ? ordinal(list) : std::nullopt;
        if (!key || !places_.is_named_for_row(key->columns.back())) {
            return std::nullopt;
        }
        key->is_guess = true;
        return key;
    }

private:
    // In the order of the columns; none allows NULL.
    struct Candidates {
        Columns places;
        Columns days;                // named for the row
        bool has_other_day = false;  // not named for it
    };

    // LineNumber within the order, StepIndex within the recipe; row and column of a rack. What is
    // no part of its parent may start anew each day: the first shift of a line.
    std::optional<PlaceKey> ordinal(Columns key) const {
        const bool is_by_name = key.empty();
        if (is_by_name) {
            key = scope_.container_columns();
        }
        Candidates found = candidates();
        if (key.empty() || found.places.empty()) {
            return std::nullopt;
        }
        const bool may_be_daily = !scope_.has_certain_parent();
        const bool has_place_behind = drop_places_behind(found.places);
        const bool has_level = put_levels_first(found.places);
        if (places_.is_level(found.places.back()) && places_.are_marks()) {
            return std::nullopt;
        }
        const auto scopes = scopes_of_places(context_, scope_, facts_, key, found.places);
        if (!scopes) {
            return std::nullopt;
        }
        const bool is_guess = !scopes->empty() || has_place_behind || has_level ||
                              may_stand_for_another(context_, facts_) || may_be_of_no_parent() ||
                              (is_by_name && !places_.is_named_for_row(found.places.front())) ||
                              (may_be_daily && found.days.empty() && found.has_other_day);
        append(key, *scopes);
        if (may_be_daily) {
            append(key, found.days);
        }
        append(key, found.places);
        return PlaceKey{std::move(key), is_guess};
    }

    Candidates candidates() const {
        Candidates found;
        for (std::size_t column = 0; column < table_.columns.size(); ++column) {
            const catalog::Column& each = table_.columns[column];
            if (each.is_nullable) {
                continue;
            }
            if (places_.is_place(column)) {
                found.places.push_back(each.name);
            } else if (places_.is_day(column) && places_.is_named_for_row(each.name)) {
                found.days.push_back(each.name);
            } else {
                found.has_other_day = found.has_other_day || places_.is_day(column);
            }
        }
        return found;
    }

    static void append(Columns& columns, const Columns& more) {
        columns.insert(columns.end(), more.begin(), more.end());
    }

    // A run may be about several things, and be counted within any of them.
    bool may_be_of_no_parent() const {
        return !scope_.has_certain_parent() &&
               context_.words().tables.log.matches(context_.names(facts_.id).table);
    }

    // The page on which a chapter begins is a place as well, but none that tells chapters apart.
    // What stands before the number may be a level above it. Whether there was one.
    bool drop_places_behind(Columns& places) const {
        const auto own = std::ranges::find_if(
            places, [&](const std::string& name) { return places_.is_named_for_row(name); });
        if (own == places.end() || places_.numbers_lines(*own)) {
            return false;
        }
        const auto behind = std::remove_if(
            std::next(own), places.end(),
            [&](const std::string& name) { return !places_.is_named_for_row(name); });
        const bool has_any = behind != places.end();
        places.erase(behind, places.end());
        return has_any;
    }

    // The page and the number of the line, in whichever order they stand: on each page the lines
    // may begin anew, or go on. Without a number of the rows themselves, several may be on one
    // page. Whether there is such a place.
    bool put_levels_first(Columns& places) const {
        const auto numbers = std::ranges::stable_partition(
            places, [&](const std::string& place) { return places_.is_level(place); });
        return numbers.begin() != places.begin();
    }

    const Context& context_;
    const RowScope& scope_;
    const catalog::Table& table_;
    const TableFacts& facts_;
    Places places_;
};

}  // namespace

std::optional<PlaceKey> find_place_key(const Context& context, const RowScope& scope,
                                       const TableFacts& facts) {
    return PlaceKeyFinder(context, scope, facts).find();
}

std::optional<PlaceKey> find_place_in_list(const Context& context, const RowScope& scope,
                                           const TableFacts& facts) {
    return PlaceKeyFinder(context, scope, facts).find_in_list();
}

}  // namespace tsqlaudit::facts
