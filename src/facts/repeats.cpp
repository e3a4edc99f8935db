#include "facts/repeats.h"

#include <algorithm>

namespace tsqlaudit::facts {

Repeats::Repeats(const Context& context, const TableFacts& facts)
    : context_(context),
      table_(context.table(facts.id)),
      names_(context.names(facts.id)),
      facts_(facts) {}

bool Repeats::tells_apart(std::size_t column) const {
    switch (facts_.columns[column].role) {
        case ColumnRole::Timestamp:
        case ColumnRole::DescriptiveDate:
        case ColumnRole::Money:
        case ColumnRole::Name:
        case ColumnRole::FreeText:
        case ColumnRole::Url:
        case ColumnRole::Ordinal:
        case ColumnRole::Identifier:
        case ColumnRole::Binary:
        case ColumnRole::Hash:
        case ColumnRole::Version:
            return true;
        case ColumnRole::Coordinate:
            return !table_.columns[column].is_nullable || !has_spatial_value();
        case ColumnRole::Code:
            return facts_.columns[column].is_own || is_number(column);
        default:
            return false;
    }
}

// Whatever it counts, a row has its own.
bool Repeats::is_number(std::size_t column) const {
    return table_.columns[column].type.is_whole() && !table_.columns[column].is_nullable &&
           context_.words().natural_keys.own_numbers.matches(names_.columns[column]);
}

bool Repeats::tells_any_apart() const {
    for (std::size_t column = 0; column < table_.columns.size(); ++column) {
        const bool is_annotation =
            context_.words().natural_keys.annotations.matches(names_.columns[column]);
        if (!is_annotation && tells_apart(column)) {
            return true;
        }
    }
    return false;
}

bool Repeats::is_short_text(std::size_t column) const {
    constexpr int longest = 128;  // characters
    const sqlserver::DataType& type = table_.columns[column].type;
    const ColumnRole role = facts_.columns[column].role;
    return type.is_character() && !type.is_lob() && type.length <= longest &&
           !facts_.columns[column].is_foreign_key && role != ColumnRole::CreatedBy &&
           role != ColumnRole::ModifiedBy &&
           !context_.words().natural_keys.annotations.matches(names_.columns[column]);
}

std::vector<std::string> Repeats::kinds() const {
    std::vector<std::string> kinds;
    for (std::size_t column = 0; column < table_.columns.size(); ++column) {
        if (facts_.columns[column].role == ColumnRole::EnumText &&
            !facts_.columns[column].is_foreign_key && !table_.columns[column].is_nullable &&
            context_.words().natural_keys.kinds.matches(names_.columns[column]) &&
            !is_of_parent(column)) {
            kinds.push_back(table_.columns[column].name);
        }
    }
    return kinds;
}

bool Repeats::is_of_parent(std::size_t column) const {
    const Words& name = names_.columns[column];
    const Words thing = name.first(name.size() - 1);
    return !thing.empty() &&
           std::any_of(facts_.parents.begin(), facts_.parents.end(), [&](TableId parent) {
               return context_.names(parent).table.joined() == thing.joined();
           });
}

bool Repeats::has_spatial_value() const {
    return std::any_of(facts_.columns.begin(), facts_.columns.end(), [](const ColumnFacts& column) {
        return column.role == ColumnRole::Spatial || column.role == ColumnRole::Embedding;
    });
}

}  // namespace tsqlaudit::facts
