#include "facts/type_group.h"

#include <array>

namespace tsqlaudit::facts {
namespace {

using sqlserver::DataType;
using sqlserver::TypeId;

struct Group {
    TypeGroups bit;
    bool (*holds)(const DataType&);
};

bool is_single_letter(const DataType& type) {
    return type.is_character() && !type.is_max && type.length == 1;
}

bool is_binary(const DataType& type) {
    return type.id == TypeId::Binary || type.id == TypeId::VarBinary || type.id == TypeId::Image;
}

template <TypeId... ids>
bool is_one_of(const DataType& type) {
    return ((type.id == ids) || ...);
}

constexpr std::array groups{
    Group{TypeGroup::Bit, is_one_of<TypeId::Bit>},
    Group{TypeGroup::SmallInteger, is_one_of<TypeId::TinyInt, TypeId::SmallInt>},
    Group{TypeGroup::Bigint, is_one_of<TypeId::BigInt>},
    Group{TypeGroup::Integer, [](const DataType& type) { return type.is_whole(); }},
    Group{TypeGroup::Decimal, is_one_of<TypeId::Decimal>},
    Group{TypeGroup::Money, is_one_of<TypeId::Money, TypeId::SmallMoney>},
    Group{TypeGroup::Approximate, [](const DataType& type) { return type.is_approximate(); }},
    Group{TypeGroup::Number, [](const DataType& type) { return type.is_number(); }},
    Group{TypeGroup::Date, is_one_of<TypeId::Date>},
    Group{TypeGroup::DateTime, is_one_of<TypeId::SmallDateTime, TypeId::DateTime, TypeId::DateTime2,
                                         TypeId::DateTimeOffset>},
    Group{TypeGroup::Time, is_one_of<TypeId::Time>},
    Group{TypeGroup::SingleLetter, is_single_letter},
    Group{TypeGroup::Text, [](const DataType& type) { return type.is_character(); }},
    Group{TypeGroup::Binary, is_binary},
    Group{TypeGroup::Guid, is_one_of<TypeId::UniqueIdentifier>},
    Group{TypeGroup::Json, is_one_of<TypeId::Json>},
    Group{TypeGroup::Xml, is_one_of<TypeId::Xml>},
    Group{TypeGroup::Vector, is_one_of<TypeId::Vector>},
    Group{TypeGroup::Spatial, [](const DataType& type) { return type.is_spatial(); }},
    Group{TypeGroup::Rowversion, is_one_of<TypeId::RowVersion>},
    Group{TypeGroup::Hierarchy, is_one_of<TypeId::HierarchyId>},
};

}  // namespace

TypeGroups type_groups(const DataType& type) {
    TypeGroups found = 0;
    for (const Group& group : groups) {
        if (group.holds(type)) {
            found |= group.bit;
        }
    }
    return found;
}

}  // namespace tsqlaudit::facts
