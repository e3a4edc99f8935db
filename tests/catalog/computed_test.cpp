// Types of computed columns.
#include <gtest/gtest.h>

#include "describe.h"
#include "sqlserver/data_type.h"

namespace tsqlaudit::test {
namespace {

// The type of the column "c AS <expression>", "?" when it is not derivable, and whether it is
// nullable.
std::string computed(const std::string& expression) {
    const BuiltCatalog built = catalog_from(
        "CREATE TABLE T (i int NOT NULL, i2 int NULL, b bigint NULL, s smallint NULL, "
        "v varchar(10) NOT NULL, v2 varchar(20) NULL, n nvarchar(30) NULL, ch char(5) NOT NULL, "
        "m nvarchar(max) NULL, d decimal(9, 2) NULL, f float NULL, r real NULL, mo money NULL, "
        "dt datetime NULL, d2 datetime2(3) NOT NULL, g geometry NULL, gg geography NULL, "
        "h hierarchyid NULL, bin binary(8) NULL, u uniqueidentifier NULL, bt bit NULL,\n"
        "c AS " +
        expression + ")");
    if (!built.diagnostics.empty()) {
        return built.diagnostics.front().message;
    }
    const catalog::Column& column = built.catalog.tables.at(0).columns.back();
    const std::string type =
        column.type.id == sqlserver::TypeId::Unknown ? "?" : sqlserver::to_sql(column.type);
    return type + (column.is_nullable ? "" : " not null");
}

TEST(ComputedType, ColumnsAndLiterals) {
    EXPECT_EQ(computed("i"), "int not null");
    EXPECT_EQ(computed("(v2)"), "varchar(20)");
    EXPECT_EQ(computed("T.i2"), "int");
    EXPECT_EQ(computed("7"), "int not null");
    EXPECT_EQ(computed("3000000000"), "decimal(10, 0) not null");
    EXPECT_EQ(computed("1.25"), "decimal(3, 2) not null");
    EXPECT_EQ(computed("1e5"), "float not null");
    EXPECT_EQ(computed("'abc'"), "varchar(3) not null");
    EXPECT_EQ(computed("N'na\xC3\xAFve'"), "nvarchar(5) not null");
    EXPECT_EQ(computed("''"), "varchar(1) not null");
    EXPECT_EQ(computed("0x1F00A"), "varbinary(3) not null");
    EXPECT_EQ(computed("$1.5"), "money not null");
    EXPECT_EQ(computed("nowhere"), "?");
}

TEST(ComputedType, Casts) {
    EXPECT_EQ(computed("CAST(v AS decimal(5, 1))"), "decimal(5, 1)");
    EXPECT_EQ(computed("CONVERT(date, dt)"), "date");
    EXPECT_EQ(computed("CONVERT(char(8), dt, 112)"), "char(8)");
    EXPECT_EQ(computed("CONVERT([varchar](20), i)"), "varchar(20)");
    EXPECT_EQ(computed("CAST(i AS varchar)"), "varchar(30)");
    EXPECT_EQ(computed("CAST(i AS nvarchar(max))"), "nvarchar(max)");
    EXPECT_EQ(computed("TRY_CAST(v AS int)"), "int");
    EXPECT_EQ(computed("TRY_CONVERT(bigint, v)"), "bigint");
    EXPECT_EQ(computed("CAST(u AS binary)"), "binary(30)");
    EXPECT_EQ(computed("CAST(i AS sysname)"), "sysname");
}

TEST(ComputedType, FunctionsWithAResultOfTheirOwn) {
    EXPECT_EQ(computed("FORMAT(dt, 'yyyy-MM')"), "nvarchar(4000)");
    EXPECT_EQ(computed("OBJECT_NAME(i)"), "nvarchar(128)");
    EXPECT_EQ(computed("COMPRESS(m)"), "varbinary(max)");
    EXPECT_EQ(computed("PATINDEX('%a%', v)"), "int");
    EXPECT_EQ(computed("PATINDEX('%a%', m)"), "bigint");
    EXPECT_EQ(computed("CAST(m AS xml).exist('/a')"), "bit");
    EXPECT_EQ(computed("CAST(m AS xml).query('/a')"), "xml");
    EXPECT_EQ(computed("CAST(m AS xml).value('/a', 'int')"), "?");
}

TEST(ComputedType, NullReplacement) {
    EXPECT_EQ(computed("ISNULL(i2, 0)"), "int not null");
    EXPECT_EQ(computed("ISNULL(i2, b)"), "int");
    EXPECT_EQ(computed("ISNULL(v2, '')"), "varchar(20) not null");
    EXPECT_EQ(computed("ISNULL(CAST(v AS date), '19000101')"), "date not null");
    EXPECT_EQ(computed("COALESCE(i2, 0)"), "int");
    EXPECT_EQ(computed("COALESCE(i2, b, 1)"), "bigint");
    EXPECT_EQ(computed("COALESCE(NULL, v, n)"), "nvarchar(30)");
    EXPECT_EQ(computed("COALESCE(v, i)"), "?");
    EXPECT_EQ(computed("NULLIF(i, 0)"), "int");
}

TEST(ComputedType, Arithmetic) {
    EXPECT_EQ(computed("i + i2"), "int");
    EXPECT_EQ(computed("i * b - s"), "bigint");
    EXPECT_EQ(computed("s % 2"), "int");
    EXPECT_EQ(computed("-i2"), "int");
    EXPECT_EQ(computed("i & 1"), "int");
    EXPECT_EQ(computed("d + d"), "decimal(10, 2)");
    EXPECT_EQ(computed("d * d"), "decimal(19, 4)");
    EXPECT_EQ(computed("d / d"), "decimal(21, 12)");
    EXPECT_EQ(computed("d * i"), "decimal(20, 2)");
    EXPECT_EQ(computed("f * i"), "float");
    EXPECT_EQ(computed("r + r"), "real");
    EXPECT_EQ(computed("r + f"), "float");
    EXPECT_EQ(computed("mo + mo"), "money");
    EXPECT_EQ(computed("dt + 1"), "datetime");
    EXPECT_EQ(computed("dt - i"), "datetime");
    EXPECT_EQ(computed("v - i"), "?");
    EXPECT_EQ(computed("f & i"), "?");
}

TEST(ComputedType, Strings) {
    EXPECT_EQ(computed("v + v2"), "varchar(30)");
    EXPECT_EQ(computed("v + ' ' + n"), "nvarchar(41)");
    EXPECT_EQ(computed("ch + ch"), "char(10)");
    EXPECT_EQ(computed("ch + v"), "varchar(15)");
    EXPECT_EQ(computed("v + m"), "nvarchar(max)");
    EXPECT_EQ(computed("CONCAT(v, '-', n)"), "nvarchar(41) not null");
    EXPECT_EQ(computed("CONCAT(v, i)"), "? not null");
    EXPECT_EQ(computed("UPPER(v2)"), "varchar(20)");
    EXPECT_EQ(computed("LTRIM(RTRIM(n))"), "nvarchar(30)");
    EXPECT_EQ(computed("LTRIM(n, 'x')"), "nvarchar(30)");
    EXPECT_EQ(computed("TRIM(n)"), "nvarchar(30)");
    EXPECT_EQ(computed("TRIM(LEADING 'x' FROM n)"), "nvarchar(30)");
    EXPECT_EQ(computed("LEFT(v2, 3)"), "varchar(3)");
    EXPECT_EQ(computed("SUBSTRING(n, 1, i)"), "nvarchar(30)");
    EXPECT_EQ(computed("REPLACE(v, 'a', 'b')"), "varchar(8000)");
    EXPECT_EQ(computed("v COLLATE Latin1_General_BIN2"), "varchar(10) not null");
}

TEST(ComputedType, Functions) {
    EXPECT_EQ(computed("JSON_VALUE(m, '$.a')"), "nvarchar(4000)");
    EXPECT_EQ(computed("JSON_VALUE(m, '$.a' RETURNING int)"), "int");
    EXPECT_EQ(computed("JSON_ARRAY(1, NULL ON NULL RETURNING json)"), "json");
    EXPECT_EQ(computed("JSON_QUERY(m, '$.a')"), "nvarchar(max)");
    EXPECT_EQ(computed("YEAR(dt)"), "int");
    EXPECT_EQ(computed("DATEDIFF(day, dt, d2)"), "int");
    EXPECT_EQ(computed("DATEADD(day, 1, d2)"), "datetime2(3)");
    EXPECT_EQ(computed("GETDATE()"), "datetime");
    EXPECT_EQ(computed("SYSUTCDATETIME()"), "datetime2(7)");
    EXPECT_EQ(computed("LEN(v)"), "int");
    EXPECT_EQ(computed("LEN(m)"), "bigint");
    EXPECT_EQ(computed("CHARINDEX('@', v)"), "int");
    EXPECT_EQ(computed("HASHBYTES('SHA2_256', m)"), "varbinary(8000)");
    EXPECT_EQ(computed("CHECKSUM(v, n)"), "int");
    EXPECT_EQ(computed("d2 AT TIME ZONE 'UTC'"), "datetimeoffset(7)");
    EXPECT_EQ(computed("dbo.Mine(i)"), "?");
}

TEST(ComputedType, Branches) {
    EXPECT_EQ(computed("CASE WHEN i > 0 THEN 1 ELSE 0 END"), "int");
    EXPECT_EQ(computed("CASE i WHEN 1 THEN 'one' WHEN 2 THEN N'seven' END"), "nvarchar(5)");
    EXPECT_EQ(computed("CASE WHEN i > 0 THEN CAST(1 AS bit) ELSE CAST(0 AS bit) END"), "bit");
    EXPECT_EQ(computed("CASE WHEN i > 0 THEN d2 ELSE NULL END"), "datetime2(3)");
    EXPECT_EQ(computed("CASE WHEN i > 0 THEN i ELSE v END"), "?");
    EXPECT_EQ(computed("IIF(i > 0, s, i)"), "int");
}

TEST(ComputedType, ClrTypes) {
    EXPECT_EQ(computed("geometry::Point(f, f, 0)"), "geometry");
    EXPECT_EQ(computed("[geography]::Point(f, f, 4326)"), "geography");
    EXPECT_EQ(computed("geometry::STGeomFromText(v, 0)"), "geometry");
    EXPECT_EQ(computed("g.STX"), "float");
    EXPECT_EQ(computed("gg.Lat"), "float");
    EXPECT_EQ(computed("g.STBuffer(1).STArea()"), "float");
    EXPECT_EQ(computed("g.STBuffer(1)"), "geometry");
    EXPECT_EQ(computed("g.STAsText()"), "nvarchar(max)");
    EXPECT_EQ(computed("h.GetLevel()"), "smallint");
    EXPECT_EQ(computed("h.GetAncestor(1)"), "hierarchyid");
    EXPECT_EQ(computed("h.Nonsense()"), "?");
}

TEST(ComputedType, NullabilityOfPersistedAndKeyColumns) {
    EXPECT_EQ(describe("CREATE TABLE T (i int NULL, a AS i + 1 PERSISTED NOT NULL, "
                       "b AS ISNULL(i, 0) PERSISTED PRIMARY KEY, c AS a)"),
              "table dbo.T\n"
              "  column i int null\n"
              "  column a int not null as i + 1 persisted\n"
              "  column b int not null as ISNULL(i, 0) persisted\n"
              "  column c ? null as a\n"
              "  primary key clustered (b) inline\n");
}

TEST(ComputedType, DeepExpressionsAreGivenUp) {
    std::string sum = "i";
    for (int at = 0; at < 2000; ++at) {
        sum += " + i";
    }
    EXPECT_EQ(computed(sum), "?");
}

}  // namespace
}  // namespace tsqlaudit::test
