// SQL Server's data types: families, sizes, and what a column of each type may be part of.
// Sources: SQL Server's documentation pages "Data types", "CREATE INDEX", "CREATE COLUMNSTORE
// INDEX", "CREATE PARTITION FUNCTION", "Supported data types for In-Memory OLTP".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sqlserver/target.h"
#include "text/rare.h"

namespace tsqlaudit::sqlserver {

enum class TypeId {
    Unknown,  // not derivable (computed column, type outside the input): nothing is claimed about
              // it
    Bit,
    TinyInt,
    SmallInt,
    Int,
    BigInt,
    Decimal,
    SmallMoney,
    Money,
    Real,
    Float,
    Date,
    Time,
    SmallDateTime,
    DateTime,
    DateTime2,
    DateTimeOffset,
    Char,
    VarChar,
    NChar,
    NVarChar,
    Text,
    NText,
    Binary,
    VarBinary,
    Image,
    UniqueIdentifier,
    RowVersion,
    Xml,
    Json,
    Vector,
    SqlVariant,
    HierarchyId,
    Geometry,
    Geography,
    UserDefined,  // CLR type
};

// A resolved type: synonyms and alias types are replaced by what they stand for.
struct DataType {
    TypeId id = TypeId::Unknown;
    int length = 0;  // of strings: characters or bytes as declared (default filled in); dimensions
                     // of a vector
    int precision = 0;  // decimal, float (24 or 53); fractional-second digits of time, datetime2,
                        // datetimeoffset
    int scale = 0;      // decimal
    bool is_max = false;
    bool is_legacy_name = false;  // declared as timestamp, the deprecated synonym of rowversion
    text::RareText alias;  // "dbo.Email" when declared through an alias type, a CLR type or a type
                           // outside the input; "sysname"
    text::RareText alias_sql;  // the same as T-SQL: "[dbo].[Email]"
    std::string name;          // as declared, for people: "NVARCHAR(200)"
    text::RareText argument;  // xml schema collection; base type of a vector, lower case ("float32"
                              // if unstated)

    bool is_character() const;     // char … nvarchar, text, ntext
    bool is_unicode() const;       // nchar, nvarchar, ntext
    bool is_integer() const;       // tinyint … bigint
    bool is_whole() const;         // integers, and decimal without a scale: what Oracle has instead
    bool is_exact_number() const;  // integers, decimal, money
    bool is_approximate() const;   // real, float
    bool is_number() const;        // exact or approximate
    bool is_temporal() const;      // date and time types
    bool is_spatial() const;
    bool is_lob() const;  // (max), text, ntext, image, xml, json; spatial is not counted here
    bool is_legacy_lob() const;  // text, ntext, image
};

// Same type, length, precision, scale: what a foreign key demands (collation aside). Unknown is the
// same as nothing, itself included; CLR types are the same by name.
bool same_type(const DataType& left, const DataType& right);

// The offset of a variable column, the row header and the null bitmap belong to the row, not to the
// type.
struct ByteSize {
    int fixed = 0;  // bytes always in the row; a bit counts 1, though eight of a row share a byte
    int variable_max = 0;  // most bytes that a variable part can take in the row; LOBs and spatial
                           // values count as their pointer
    bool off_row = false;  // values may live outside the row: LOBs, spatial
};
// Nothing is known of Unknown and CLR types: all zero.
ByteSize byte_size(const DataType& type);
// Bytes that a value usually takes, wherever it lives: for estimates, never for legality.
int estimated_bytes(const DataType& type);

// T-SQL of the type as SQL Server writes it: "nvarchar(200)", "decimal(18, 2)", "[dbo].[Email]".
std::string to_sql(const DataType& type);

// What a column of the type may be part of. False for Unknown and CLR types too, since nobody can
// be sure: whoever states that something is illegal asks for those first.
bool can_be_index_key(const DataType& type);
bool can_be_included(const DataType& type);
bool can_be_in_clustered_columnstore(const DataType& type, Target target);
bool can_be_in_nonclustered_columnstore(const DataType& type, Target target);
bool can_be_memory_optimized(const DataType& type, Target target);
bool can_partition(const DataType& type);

// From the name and arguments of a declaration without regard to alias types; Unknown when it is no
// system type, or has an argument that SQL Server refuses: char(max), nvarchar(5000), vector(0),
// decimal(39).
DataType make_system_type(std::string_view schema, std::string_view name, std::optional<int> length,
                          std::optional<int> scale, bool is_max, std::string_view argument);

}  // namespace tsqlaudit::sqlserver
