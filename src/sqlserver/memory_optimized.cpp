#include "sqlserver/memory_optimized.h"

namespace tsqlaudit::sqlserver {
namespace {

bool is_one(std::string_view number) {
    number.remove_prefix(number.starts_with('+') ? 1 : 0);
    const std::size_t first = number.find_first_not_of('0');
    return first != std::string_view::npos && number.substr(first) == "1";
}

}  // namespace

bool is_refused_in_memory(const DataType& type) {
    switch (type.id) {
        case TypeId::DateTimeOffset:
        case TypeId::Geography:
        case TypeId::Geometry:
        case TypeId::HierarchyId:
        case TypeId::RowVersion:
        case TypeId::SqlVariant:
        case TypeId::Xml:
        case TypeId::Vector:
        case TypeId::UserDefined:
            return true;
        default:
            return false;
    }
}

bool is_memory_optimized_identity(std::string_view seed, std::string_view increment) {
    return is_one(seed) && is_one(increment);
}

std::optional<int> memory_optimized_index_limit(Target target) {
    constexpr int most_before_2017 = 8;
    return has_feature(target, "memory_optimized_more_than_8_indexes")
               ? std::nullopt
               : std::optional{most_before_2017};
}

}  // namespace tsqlaudit::sqlserver
