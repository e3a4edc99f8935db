// SQL Server's data types: families, sizes, and what a column of each type may be part of.
// Sources: sqlserver documentation pages "Data types", "CREATE INDEX", "CREATE COLUMNSTORE INDEX",
// "Supported data types for In-Memory OLTP".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sqlserver/target.h"

namespace tsqlaudit::sqlserver {

enum class TypeId {
    Unknown,  // not derivable (computed column, type outside the input): nothing is claimed about it
    Bit, TinyInt, SmallInt, Int, BigInt, Decimal, SmallMoney, Money, Real, Float,
    Date, Time, SmallDateTime, DateTime, DateTime2, DateTimeOffset,
    Char, VarChar, NChar, NVarChar, Text, NText, Binary, VarBinary, Image,
    UniqueIdentifier, RowVersion, Xml, Json, Vector, SqlVariant, HierarchyId, Geometry, Geography,
    UserDefined,  // CLR type
};

// A resolved type: synonyms and alias types are replaced by what they stand for.
struct DataType {
    TypeId id = TypeId::Unknown;
    int length = 0;        // characters or bytes as declared (default filled in); dimensions of a vector
    int precision = 0;     // decimal; fractional-second digits of time, datetime2, datetimeoffset
    int scale = 0;         // decimal
    bool is_max = false;
    std::string alias;     // "dbo.Email" when declared through an alias type
    std::string name;      // as declared, for people: "NVARCHAR(200)"
    std::string argument;  // xml schema collection; base type of a vector
    bool is_legacy_name = false;  // declared as timestamp, …: the deprecated synonym

    bool is_character() const;      // char … nvarchar, text, ntext
    bool is_unicode() const;        // nchar, nvarchar, ntext
    bool is_integer() const;        // tinyint … bigint
    bool is_exact_number() const;   // integers, decimal, money
    bool is_approximate() const;    // real, float
    bool is_temporal() const;       // date and time types
    bool is_spatial() const;
    bool is_lob() const;            // (max), text, ntext, image, xml, json; spatial is not counted here
    bool is_legacy_lob() const;     // text, ntext, image
};

// Same type, length, precision, scale: what a foreign key demands (collation aside).
bool same_type(const DataType& left, const DataType& right);

struct ByteSize {
    int fixed = 0;         // bytes always in the row
    int variable_max = 0;  // most bytes that a variable part can take in the row; LOBs count as their pointer
    bool off_row = false;  // values may live outside the row
};
ByteSize byte_size(const DataType& type);
// Bytes that a value usually takes: for estimates, never for legality.
int estimated_bytes(const DataType& type);

// T-SQL of the type as SQL Server writes it: "nvarchar(200)", "decimal(18, 2)".
std::string to_sql(const DataType& type);

bool can_be_index_key(const DataType& type);
bool can_be_included(const DataType& type);
bool can_be_in_clustered_columnstore(const DataType& type, Target target);
bool can_be_in_nonclustered_columnstore(const DataType& type, Target target);
bool can_be_memory_optimized(const DataType& type, Target target);
bool can_partition(const DataType& type);

// From the name and arguments of a declaration without regard to alias types; Unknown when it is no system type.
DataType make_system_type(std::string_view schema, std::string_view name, std::optional<int> length,
                          std::optional<int> scale, bool is_max, std::string_view argument);

}  // namespace tsqlaudit::sqlserver
