#include "facts/place_key.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

#include "facts/cell_key.h"
#include "facts/numbering.h"
#include "facts/repeats.h"
#include "text/compare.h"

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
          facts_(facts),
          repeats_(context, facts) {}

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
        if (!key || !is_named_for_row(key->columns.back())) {
            return std::nullopt;
        }
        key->is_guess = true;
        return key;
    }

private:
    // LineNumber within the order, StepIndex within the recipe; row and column of a rack. What is
    // no part of its parent may start anew each day: the first shift of a line.
    std::optional<PlaceKey> ordinal(Columns key) const {
        const bool is_by_name = key.empty();
        if (is_by_name) {
            key = scope_.container_columns();
        }
        Columns places;
        Columns days;
        bool has_other_day = false;
        for (std::size_t column = 0; column < table_.columns.size(); ++column) {
            if (table_.columns[column].is_nullable) {
                continue;
            }
            if (is_place(column)) {
                places.push_back(table_.columns[column].name);
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
        const bool has_place_behind = drop_places_behind(places);
        Columns scopes = parent_in_tree(context_, facts_, key);
        add_missing(scopes, scopes_between(key, places.front()));
        if (!numbers_lines(places.front()) && !is_version(places.front())) {
            add_missing(scopes, series_of(context_, facts_, key));
        }
        std::erase_if(scopes, [&](const std::string& name) {
            return text::contains_ignoring_case(places, name);
        });
        if (!fit_key(scopes)) {
            return std::nullopt;
        }
        add_missing(key, scopes);
        if (!is_part) {
            key.insert(key.end(), days.begin(), days.end());
        }
        key.insert(key.end(), places.begin(), places.end());
        const bool is_guess = !scopes.empty() || has_place_behind || has_place_above(places) ||
                              may_stand_for_another(context_, facts_) ||
                              (is_by_name && !is_named_for_row(places.front())) ||
                              (!is_part && days.empty() && has_other_day);
        return PlaceKey{std::move(key), is_guess};
    }

    // Of the row: whatever else it holds is what the version says.
    bool is_version(const std::string& place) const {
        const ColumnFacts* facts = facts_.find(table_, place);
        return facts != nullptr && facts->role == ColumnRole::Version;
    }

    static void add_missing(Columns& columns, const Columns& more) {
        for (const std::string& name : more) {
            if (!text::contains_ignoring_case(columns, name)) {
                columns.push_back(name);
            }
        }
    }

    // The page on which a chapter begins is a place as well, but none that tells chapters apart.
    // What stands before the number may be a level above it. Whether there was one.
    bool drop_places_behind(Columns& places) const {
        const auto own = std::ranges::find_if(
            places, [&](const std::string& name) { return is_named_for_row(name); });
        if (own == places.end() || numbers_lines(*own)) {
            return false;
        }
        const auto behind =
            std::remove_if(std::next(own), places.end(),
                           [&](const std::string& name) { return !is_named_for_row(name); });
        const bool has_any = behind != places.end();
        places.erase(behind, places.end());
        return has_any;
    }

    // The page before the number of the line: on each it may begin anew, or go on.
    bool has_place_above(const Columns& places) const {
        const std::optional<std::size_t> last = column_index(table_, places.back());
        return last &&
               std::any_of(places.begin(), std::prev(places.end()), [&](const std::string& name) {
                   const auto column = column_index(table_, name);
                   return column && is_level_of(context_, facts_, *column, *last);
               });
    }

    // A longer path cannot be part of a key, and without it the number means nothing.
    bool fit_key(const Columns& scopes) const {
        constexpr int longest = 450;  // characters
        return std::all_of(scopes.begin(), scopes.end(), [&](const std::string& name) {
            const sqlserver::DataType& type = table_.column_or_unknown(name).type;
            return !type.is_character() || type.length <= longest;
        });
    }

    // Within what else the numbers may begin anew, besides the parent: something closer, a language
    // or a document, a chapter, and, but for the lines of a document, whatever stands between the
    // reference to the parent and the number: the student between the quiz and the number of the
    // attempt.
    Columns scopes_between(const Columns& parent, const std::string& place) const {
        const std::optional<std::size_t> first = column_index(table_, parent.back());
        const std::optional<std::size_t> last = column_index(table_, place);
        const bool counts_lines = numbers_lines(place);
        const bool counts_rows = numbers_rows(place) && !is_stated(parent);
        const Columns closer = scope_.closer_columns();
        const Columns levels = last ? levels_of(context_, facts_, *last) : Columns{};
        Columns scopes;
        for (std::size_t column = 0; column < table_.columns.size(); ++column) {
            const std::string& name = table_.columns[column].name;
            const bool is_between = first && last && *first < column && column < *last;
            const bool is_level_of_place = text::contains_ignoring_case(levels, name) &&
                                           !is_place(column) && (is_between || !counts_lines);
            if (!text::contains_ignoring_case(parent, name) &&
                (text::contains_ignoring_case(closer, name) || is_edition(column) ||
                 is_level_of_place ||
                 (is_between && !counts_lines && tells_series_apart(column, counts_rows)))) {
                scopes.push_back(name);
            }
        }
        return scopes;
    }

    // ParentNodeId, and not the ParentId of a table of parents.
    bool is_stated(const Columns& parent) const {
        const Words& name = context_.words_of(parent.back());
        return context_.words().relations.part_of.matches(name) &&
               std::none_of(table_.foreign_keys.begin(), table_.foreign_keys.end(),
                            [&](const catalog::ForeignKey& key) {
                                return key.columns == parent && key.referenced_index &&
                                       is_named_like(name,
                                                     context_.names(*key.referenced_index).table);
                            });
    }

    // AttemptNumber of an attempt, and not the position of whatever else the row refers to: the
    // track of a playlist, the component of a whole.
    bool numbers_rows(const std::string& place) const {
        const Words& name = context_.words_of(place);
        return name.size() > 1 && names_.table.ends_with(name.first(name.size() - 1)) &&
               context_.words().natural_keys.own_numbers.matches(name);
    }

    // By the name of the table, or as LineNumber.
    bool numbers_lines(const std::string& place) const {
        const auto& relations = context_.words().relations;
        const Words& name = context_.words_of(place);
        return relations.pieces.matches(names_.table) || relations.numbered.matches(names_.table) ||
               relations.numbered.matches(name.first(name.size() - 1));
    }

    // The numbers may begin anew for each language, and for each document that a text is from.
    bool is_edition(std::size_t column) const {
        return may_be_in_key(column) && !facts_.columns[column].is_foreign_key &&
               context_.words().natural_keys.editions.matches(names_.columns[column]);
    }

    bool may_be_in_key(std::size_t column) const {
        const ColumnFacts& facts = facts_.columns[column];
        const catalog::Column& each = table_.columns[column];
        return !each.is_nullable && !each.computed && each.can_be_index_key() && !facts.is_own &&
               !facts.is_primary_key && !is_place(column);
    }

    // Of which kind a row is, or when it was; where the rows themselves are counted, what they are
    // about as well. No measure, no state and no words of its own.
    bool tells_series_apart(std::size_t column, bool counts_rows) const {
        if (!may_be_in_key(column)) {
            return false;
        }
        const auto& words = context_.words();
        switch (facts_.columns[column].role) {
            case ColumnRole::EnumText:
                return !words.relations.kinds.matches(names_.columns[column]) ||
                       words.natural_keys.kinds.matches(names_.columns[column]);
            case ColumnRole::Timestamp:
                return !is_day(column);
            case ColumnRole::ForeignKey:
                return counts_rows && is_subject(column);
            case ColumnRole::Code:
            case ColumnRole::Identifier:
            case ColumnRole::Guid:
                return counts_rows;
            case ColumnRole::FreeText:
                return counts_rows && repeats_.is_short_text(column);
            default:
                return false;
        }
    }

    // Not who wrote it. Without a foreign key there is no telling.
    bool is_subject(std::size_t column) const {
        const std::vector<ParentEdge> parents = scope_.firm_parents();
        return !facts_.columns[column].is_foreign_key ||
               std::any_of(parents.begin(), parents.end(), [&](const ParentEdge& edge) {
                   return text::contains_ignoring_case(
                       table_.foreign_keys[edge.foreign_key].columns, table_.columns[column].name);
               });
    }

    bool is_day(std::size_t column) const {
        return facts_.columns[column].role == ColumnRole::DescriptiveDate &&
               table_.columns[column].type.is_temporal();
    }

    // ShiftDate of a shift, TaskDate of a housekeeping task.
    bool is_named_for_row(std::size_t column) const {
        return is_named_for_row(table_.columns[column].name);
    }
    bool is_named_for_row(const std::string& column) const {
        const Words& name = context_.words_of(column);
        return name.size() > 1 && names_.table.ends_with(name.first(name.size() - 1));
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
        return facts.role == ColumnRole::Code && keys.own_numbers.matches(name) &&
               !context_.words().tables.documents.matches(names_.table) &&
               (facts.is_own || (scope_.has_certain_parent() && ends_compound(name)));
    }

    // RegelNr of an Orderregel, in languages that write such names as one word.
    bool ends_compound(const Words& number) const {
        constexpr std::size_t shortest = 4;
        const Words thing = number.first(number.size() - 1);
        const std::string_view row = names_.table.joined();
        return thing.size() == 1 && thing.joined().size() >= shortest &&
               row.size() > thing.joined().size() && row.ends_with(thing.joined());
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
    Repeats repeats_;
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
