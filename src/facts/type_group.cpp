#include "facts/type_group.h"

#include <array>
#include <stdexcept>
#include <string>

namespace tsqlaudit::facts {
namespace {

using sqlserver::DataType;
using sqlserver::TypeId;

struct Group {
    std::string_view name;
    bool (*holds)(const DataType&);
};

bool is_single_letter(const DataType& type) {
    return type.is_character() && !type.is_max && type.length == 1;
}

bool is_number(const DataType& type) {
    return type.is_exact_number() || type.is_approximate();
}

bool is_binary(const DataType& type) {
    return type.id == TypeId::Binary || type.id == TypeId::VarBinary || type.id == TypeId::Image;
}

template <TypeId... ids>
bool is_one_of(const DataType& type) {
    return ((type.id == ids) || ...);
}

constexpr std::array groups{
    Group{"bit", is_one_of<TypeId::Bit>},
    Group{"small-integer", is_one_of<TypeId::TinyInt, TypeId::SmallInt>},
    Group{"bigint", is_one_of<TypeId::BigInt>},
    Group{"integer", [](const DataType& type) { return type.is_integer(); }},
    Group{"decimal", is_one_of<TypeId::Decimal>},
    Group{"money", is_one_of<TypeId::Money, TypeId::SmallMoney>},
    Group{"approximate", [](const DataType& type) { return type.is_approximate(); }},
    Group{"number", is_number},
    Group{"date", is_one_of<TypeId::Date>},
    Group{"date-time", is_one_of<TypeId::SmallDateTime, TypeId::DateTime, TypeId::DateTime2,
                                 TypeId::DateTimeOffset>},
    Group{"time", is_one_of<TypeId::Time>},
    Group{"single-letter", is_single_letter},
    Group{"text", [](const DataType& type) { return type.is_character(); }},
    Group{"binary", is_binary},
    Group{"guid", is_one_of<TypeId::UniqueIdentifier>},
    Group{"json", is_one_of<TypeId::Json>},
    Group{"xml", is_one_of<TypeId::Xml>},
    Group{"vector", is_one_of<TypeId::Vector>},
    Group{"spatial", [](const DataType& type) { return type.is_spatial(); }},
    Group{"rowversion", is_one_of<TypeId::RowVersion>},
    Group{"hierarchy", is_one_of<TypeId::HierarchyId>},
};

}  // namespace

TypeGroups type_groups(const DataType& type) {
    TypeGroups found = 0;
    for (std::size_t index = 0; index < groups.size(); ++index) {
        if (groups[index].holds(type)) {
            found |= TypeGroups{1} << index;
        }
    }
    return found;
}

TypeGroups type_group_named(std::string_view name) {
    for (std::size_t index = 0; index < groups.size(); ++index) {
        if (groups[index].name == name) {
            return TypeGroups{1} << index;
        }
    }
    throw std::logic_error("unknown group of types: " + std::string{name});
}

}  // namespace tsqlaudit::facts
