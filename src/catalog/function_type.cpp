#include "catalog/function_type.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <string>

#include "catalog/type_arithmetic.h"
#include "syntax/words.h"
#include "text/compare.h"

namespace tsqlaudit::catalog {
namespace {

using sqlserver::DataType;
using sqlserver::TypeId;
using text::equals_ignoring_case;

constexpr int max_length = -1;

struct NamedResult {
    std::string_view name;
    TypeId id;
    int length = 0;  // max_length: (max)
};

// Functions whose result does not depend on their arguments.
constexpr std::array fixed_results{
    NamedResult{"JSON_VALUE", TypeId::NVarChar, 4000},
    NamedResult{"JSON_QUERY", TypeId::NVarChar, max_length},
    NamedResult{"JSON_MODIFY", TypeId::NVarChar, max_length},
    NamedResult{"ISJSON", TypeId::Int},
    NamedResult{"GETDATE", TypeId::DateTime},
    NamedResult{"GETUTCDATE", TypeId::DateTime},
    NamedResult{"CURRENT_TIMESTAMP", TypeId::DateTime},
    NamedResult{"SYSDATETIME", TypeId::DateTime2},
    NamedResult{"SYSUTCDATETIME", TypeId::DateTime2},
    NamedResult{"SYSDATETIMEOFFSET", TypeId::DateTimeOffset},
    NamedResult{"DATETIMEFROMPARTS", TypeId::DateTime},
    NamedResult{"EOMONTH", TypeId::Date},
    NamedResult{"DATEFROMPARTS", TypeId::Date},
    NamedResult{"YEAR", TypeId::Int},
    NamedResult{"MONTH", TypeId::Int},
    NamedResult{"DAY", TypeId::Int},
    NamedResult{"DATEPART", TypeId::Int},
    NamedResult{"DATEDIFF", TypeId::Int},
    NamedResult{"DATEDIFF_BIG", TypeId::BigInt},
    NamedResult{"DATENAME", TypeId::NVarChar, 30},
    NamedResult{"CHECKSUM", TypeId::Int},
    NamedResult{"BINARY_CHECKSUM", TypeId::Int},
    NamedResult{"HASHBYTES", TypeId::VarBinary, 8000},
    NamedResult{"COMPRESS", TypeId::VarBinary, max_length},
    NamedResult{"DECOMPRESS", TypeId::VarBinary, max_length},
    NamedResult{"FORMAT", TypeId::NVarChar, 4000},
    NamedResult{"NEWID", TypeId::UniqueIdentifier},
    NamedResult{"ISNUMERIC", TypeId::Int},
    NamedResult{"ISDATE", TypeId::Int},
    NamedResult{"ASCII", TypeId::Int},
    NamedResult{"UNICODE", TypeId::Int},
    NamedResult{"CHAR", TypeId::Char, 1},
    NamedResult{"NCHAR", TypeId::NChar, 1},
    NamedResult{"QUOTENAME", TypeId::NVarChar, 258},
    NamedResult{"SQRT", TypeId::Float},
    NamedResult{"SQUARE", TypeId::Float},
    NamedResult{"EXP", TypeId::Float},
    NamedResult{"LOG", TypeId::Float},
    NamedResult{"LOG10", TypeId::Float},
    NamedResult{"SIN", TypeId::Float},
    NamedResult{"COS", TypeId::Float},
    NamedResult{"TAN", TypeId::Float},
    NamedResult{"COT", TypeId::Float},
    NamedResult{"ASIN", TypeId::Float},
    NamedResult{"ACOS", TypeId::Float},
    NamedResult{"ATAN", TypeId::Float},
    NamedResult{"ATN2", TypeId::Float},
    NamedResult{"PI", TypeId::Float},
    NamedResult{"SESSION_CONTEXT", TypeId::SqlVariant},
    NamedResult{"SUSER_SNAME", TypeId::NVarChar, 128},
    NamedResult{"SUSER_NAME", TypeId::NVarChar, 128},
    NamedResult{"USER_NAME", TypeId::NVarChar, 128},
    NamedResult{"DB_NAME", TypeId::NVarChar, 128},
    NamedResult{"HOST_NAME", TypeId::NVarChar, 128},
    NamedResult{"OBJECT_NAME", TypeId::NVarChar, 128},
    NamedResult{"SCHEMA_NAME", TypeId::NVarChar, 128},
};

// Members of geometry and geography; a TypeId of Unknown stands for the type of the object itself.
constexpr std::array spatial_members{
    NamedResult{"STX", TypeId::Float},
    NamedResult{"STY", TypeId::Float},
    NamedResult{"Z", TypeId::Float},
    NamedResult{"M", TypeId::Float},
    NamedResult{"Lat", TypeId::Float},
    NamedResult{"Long", TypeId::Float},
    NamedResult{"STSrid", TypeId::Int},
    NamedResult{"STDistance", TypeId::Float},
    NamedResult{"STArea", TypeId::Float},
    NamedResult{"STLength", TypeId::Float},
    NamedResult{"STNumPoints", TypeId::Int},
    NamedResult{"STNumGeometries", TypeId::Int},
    NamedResult{"STDimension", TypeId::Int},
    NamedResult{"STIsValid", TypeId::Bit},
    NamedResult{"STIsEmpty", TypeId::Bit},
    NamedResult{"STIntersects", TypeId::Bit},
    NamedResult{"STContains", TypeId::Bit},
    NamedResult{"STWithin", TypeId::Bit},
    NamedResult{"STEquals", TypeId::Bit},
    NamedResult{"STGeometryType", TypeId::NVarChar, 4000},
    NamedResult{"STAsText", TypeId::NVarChar, max_length},
    NamedResult{"ToString", TypeId::NVarChar, max_length},
    NamedResult{"STAsBinary", TypeId::VarBinary, max_length},
    NamedResult{"STBuffer", TypeId::Unknown},
    NamedResult{"STCentroid", TypeId::Unknown},
    NamedResult{"EnvelopeCenter", TypeId::Unknown},
    NamedResult{"STEnvelope", TypeId::Unknown},
    NamedResult{"STConvexHull", TypeId::Unknown},
    NamedResult{"STStartPoint", TypeId::Unknown},
    NamedResult{"STEndPoint", TypeId::Unknown},
    NamedResult{"STPointN", TypeId::Unknown},
    NamedResult{"STGeometryN", TypeId::Unknown},
    NamedResult{"STUnion", TypeId::Unknown},
    NamedResult{"STIntersection", TypeId::Unknown},
    NamedResult{"STDifference", TypeId::Unknown},
    NamedResult{"MakeValid", TypeId::Unknown},
    NamedResult{"Reduce", TypeId::Unknown},
};

constexpr std::array hierarchyid_members{
    NamedResult{"GetLevel", TypeId::SmallInt},
    NamedResult{"IsDescendantOf", TypeId::Bit},
    NamedResult{"ToString", TypeId::NVarChar, 4000},
    NamedResult{"GetAncestor", TypeId::Unknown},
    NamedResult{"GetDescendant", TypeId::Unknown},
    NamedResult{"GetReparentedValue", TypeId::Unknown},
};

constexpr std::array xml_members{
    NamedResult{"exist", TypeId::Bit},
    NamedResult{"query", TypeId::Unknown},
};

template <typename Table>
const NamedResult* find_result(const Table& table, std::string_view name) {
    const auto found = std::find_if(table.begin(), table.end(), [name](const NamedResult& entry) {
        return equals_ignoring_case(entry.name, name);
    });
    return found == table.end() ? nullptr : &*found;
}

DataType type_of_result(const NamedResult& result) {
    return result.length == max_length ? max_type(result.id) : plain_type(result.id, result.length);
}

// Functions that change the content of a string or cut it, and keep its family.
constexpr std::array<std::string_view, 6> content_functions{"UPPER", "LOWER", "LTRIM",
                                                            "RTRIM", "TRIM",  "REVERSE"};
constexpr std::array<std::string_view, 3> cutting_functions{"LEFT", "RIGHT", "SUBSTRING"};
constexpr std::array<std::string_view, 2> length_functions{"LEN", "DATALENGTH"};
constexpr std::array<std::string_view, 2> search_functions{"CHARINDEX", "PATINDEX"};
constexpr std::array<std::string_view, 3> keeping_functions{"ABS", "NULLIF", "POWER"};

bool is_string(const DataType& type) {
    return type.is_character() && !type.is_legacy_lob();
}

DataType variable_string(const DataType& source, int length) {
    const TypeId id = source.is_unicode() ? TypeId::NVarChar : TypeId::VarChar;
    return source.is_max ? max_type(id) : string_type(source.is_unicode(), length);
}

// LEFT(x, 10), SUBSTRING(x, 1, 10): the last argument is the length, where it is a number.
int cut_length(const DataType& source, const syntax::Expression& length) {
    int value = 0;
    const char* const begin = length.text.data();
    const auto [end, error] = std::from_chars(begin, begin + length.text.size(), value);
    const bool is_number =
        length.kind == syntax::ExpressionKind::Number && error == std::errc{} && value > 0;
    return is_number ? std::min(value, source.length) : source.length;
}

DataType date_add_type(const DataType& date) {
    return is_string(date) ? plain_type(TypeId::DateTime) : date;
}

DataType concat_type(const std::vector<ExpressionType>& arguments) {
    DataType result;
    for (const ExpressionType& argument : arguments) {
        if (!is_string(argument.type)) {
            return {};
        }
        const DataType part = variable_string(argument.type, argument.type.length);
        result = &argument == &arguments.front() ? part : operator_type("+", result, part);
    }
    return result;
}

// Results that follow the first argument; the function in upper case.
DataType dependent_type(const std::string& function, const std::vector<ExpressionType>& arguments,
                        const std::vector<ExpressionPtr>& expressions) {
    const DataType& first = arguments.front().type;
    if (syntax::is_one_of(function, content_functions)) {
        // TRIM ('x' FROM a)
        const DataType& source = function == "TRIM" ? arguments.back().type : first;
        return is_string(source) ? variable_string(source, source.length) : DataType{};
    }
    if (syntax::is_one_of(function, cutting_functions) && is_string(first) && expressions.back()) {
        return variable_string(first, cut_length(first, *expressions.back()));
    }
    if (function == "REPLACE" && is_string(first)) {
        return variable_string(first, std::numeric_limits<int>::max());
    }
    if (syntax::is_one_of(function, length_functions) ||
        syntax::is_one_of(function, search_functions)) {
        const DataType& searched = arguments.size() > 1 ? arguments[1].type : first;
        return plain_type(searched.is_max ? TypeId::BigInt : TypeId::Int);
    }
    if (function == "DATEADD" && arguments.size() == 3) {
        return date_add_type(arguments[2].type);
    }
    return syntax::is_one_of(function, keeping_functions) ? first : DataType{};
}

ExpressionType is_null_type(const std::vector<ExpressionType>& arguments,
                            const std::vector<ExpressionPtr>& expressions) {
    const bool replaces_null =
        expressions[0] && expressions[0]->kind == syntax::ExpressionKind::Null;
    return {.type = replaces_null ? arguments[1].type : arguments[0].type,
            .is_nullable = arguments[0].is_nullable && arguments[1].is_nullable};
}

DataType coalesce_type(const std::vector<ExpressionType>& arguments,
                       const std::vector<ExpressionPtr>& expressions) {
    DataType result;
    bool is_first = true;
    for (std::size_t at = 0; at < arguments.size(); ++at) {
        if (expressions[at] && expressions[at]->kind == syntax::ExpressionKind::Null) {
            continue;
        }
        result = is_first ? arguments[at].type : common_type(result, arguments[at].type);
        is_first = false;
    }
    return result;
}

}  // namespace

ExpressionType function_type(std::string_view name, const std::vector<ExpressionType>& arguments,
                             const std::vector<ExpressionPtr>& expressions) {
    if (const NamedResult* const fixed = find_result(fixed_results, name)) {
        return {.type = type_of_result(*fixed)};
    }
    if (arguments.empty()) {
        return {};
    }
    if (equals_ignoring_case(name, "ISNULL") && arguments.size() == 2) {
        return is_null_type(arguments, expressions);
    }
    if (equals_ignoring_case(name, "COALESCE")) {
        return {.type = coalesce_type(arguments, expressions)};
    }
    if (equals_ignoring_case(name, "IIF") && arguments.size() == 3) {
        return {.type =
                    coalesce_type({arguments[1], arguments[2]}, {expressions[1], expressions[2]})};
    }
    if (equals_ignoring_case(name, "CONCAT")) {
        return {.type = concat_type(arguments), .is_nullable = false};
    }
    return {.type = dependent_type(syntax::to_upper(name), arguments, expressions)};
}

DataType member_type(const DataType& object, std::string_view member) {
    const NamedResult* result = nullptr;
    if (object.is_spatial()) {
        result = find_result(spatial_members, member);
    } else if (object.id == TypeId::HierarchyId) {
        result = find_result(hierarchyid_members, member);
    } else if (object.id == TypeId::Xml) {
        result = find_result(xml_members, member);
    }
    if (result == nullptr) {
        return {};
    }
    return result->id == TypeId::Unknown ? object : type_of_result(*result);
}

}  // namespace tsqlaudit::catalog
