#include "facts/places.h"

#include <algorithm>
#include <string_view>

#include "facts/numbering.h"

namespace tsqlaudit::facts {

Places::Places(const Context& context, const RowScope& scope, const TableFacts& facts)
    : context_(context),
      scope_(scope),
      table_(context.table(facts.id)),
      names_(context.names(facts.id)),
      facts_(facts) {}

bool Places::is_place(std::size_t column) const {
    const ColumnFacts& facts = facts_.columns[column];
    const auto& keys = context_.words().natural_keys;
    const Words& name = names_.columns[column];
    if (!table_.columns[column].type.is_whole() || facts.is_foreign_key ||
        keys.presentation.matches(name) || (has_name() && keys.movable.matches(name))) {
        return false;
    }
    if (facts.role == ColumnRole::Ordinal || facts.role == ColumnRole::Version) {
        // StopOrder of a stop, VersionNumber of a version.
        return (facts.role == ColumnRole::Ordinal && keys.ordinals.matches(name)) ||
               (names_.table.ends_with(name.first(1)) && !is_of_named_row(column));
    }
    // The number of an order is its own, and no place among those of the customer.
    return facts.role == ColumnRole::Code && keys.own_numbers.matches(name) &&
           !context_.words().tables.documents.matches(names_.table) &&
           !is_counted_over_all(context_, scope_, facts_.id) &&
           (facts.is_own || (scope_.has_certain_parent() && ends_compound(name)));
}

bool Places::is_day(std::size_t column) const {
    return facts_.columns[column].role == ColumnRole::DescriptiveDate &&
           table_.columns[column].type.is_temporal();
}

bool Places::is_named_for_row(const std::string& column) const {
    const Words& name = context_.words_of(column);
    return name.size() > 1 && names_.table.ends_with(name.first(name.size() - 1));
}

bool Places::is_level(const std::string& place) const {
    const auto& keys = context_.words().natural_keys;
    const Words& name = context_.words_of(place);
    // Version of a version, PageNumber of a page.
    return !names_.table.ends_with(name.first(1)) && !is_named_for_row(place) &&
           (keys.levels.matches(name) || keys.levels_before.matches(name));
}

bool Places::are_marks() const {
    return context_.words().natural_keys.marks.matches(names_.table);
}

bool Places::numbers_rows(const std::string& place) const {
    return is_named_for_row(place) &&
           context_.words().natural_keys.own_numbers.matches(context_.words_of(place));
}

bool Places::numbers_lines(const std::string& place) const {
    const auto& relations = context_.words().relations;
    const Words& name = context_.words_of(place);
    return relations.pieces.matches(names_.table) || relations.numbered.matches(names_.table) ||
           relations.numbered.matches(name.first(name.size() - 1));
}

// PromptVersion of a prompt that has a name: the version belongs behind that. VersionNumber of a
// version is the number of the row itself.
bool Places::is_of_named_row(std::size_t column) const {
    return facts_.columns[column].role == ColumnRole::Version &&
           context_.words().lookups.own_versions.matches(
               names_.columns[column].get().without_first(1)) &&
           std::any_of(facts_.columns.begin(), facts_.columns.end(), [](const ColumnFacts& other) {
               return other.is_own &&
                      (other.role == ColumnRole::Name || other.role == ColumnRole::Code);
           });
}

// RegelNr of an Orderregel, in languages that write such names as one word.
bool Places::ends_compound(const Words& number) const {
    constexpr std::size_t shortest = 4;
    const Words thing = number.first(number.size() - 1);
    const std::string_view row = names_.table.joined();
    return thing.size() == 1 && thing.joined().size() >= shortest &&
           row.size() > thing.joined().size() && row.ends_with(thing.joined());
}

bool Places::has_name() const {
    return std::any_of(facts_.columns.begin(), facts_.columns.end(),
                       [](const auto& column) { return column.role == ColumnRole::Name; });
}

}  // namespace tsqlaudit::facts
