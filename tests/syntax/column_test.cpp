#include "parsing.h"

namespace tsqlaudit::syntax {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct TypeCase {
    std::string written;
    std::string schema;
    std::string name;
    std::optional<int> length;
    std::optional<int> scale;
    bool is_max = false;
    std::string argument;
    bool xml_document = false;
};

class TypeTest : public testing::TestWithParam<TypeCase> {};

TEST_P(TypeTest, IsRead) {
    const TypeCase& expected = GetParam();
    const DataType type = column("c " + expected.written).type.value_or(DataType{});
    EXPECT_EQ(type.schema, expected.schema);
    EXPECT_EQ(type.name, expected.name);
    EXPECT_EQ(type.length, expected.length);
    EXPECT_EQ(type.scale, expected.scale);
    EXPECT_EQ(type.is_max, expected.is_max);
    EXPECT_EQ(type.argument, expected.argument);
    EXPECT_EQ(type.xml_document, expected.xml_document);
}

INSTANTIATE_TEST_SUITE_P(
    Types, TypeTest,
    testing::Values(
        TypeCase{"INT", "", "INT"}, TypeCase{"[int]", "", "int"}, TypeCase{"\"int\"", "", "int"},
        TypeCase{"decimal(18, 2)", "", "decimal", 18, 2},
        TypeCase{"[decimal] (18)", "", "decimal", 18},
        TypeCase{"nvarchar(MAX)", "", "nvarchar", {}, {}, true},
        TypeCase{"datetime2(7)", "", "datetime2", 7}, TypeCase{"time(3)", "", "time", 3},
        TypeCase{"double precision", "", "double precision"},
        TypeCase{"character varying(10)", "", "character varying", 10},
        TypeCase{"char varying (10)", "", "char varying", 10},
        TypeCase{"national character varying(5)", "", "national character varying", 5},
        TypeCase{"NATIONAL TEXT", "", "NATIONAL TEXT"},
        TypeCase{"national char", "", "national char"},
        TypeCase{"[dbo].[my type]", "dbo", "my type"}, TypeCase{"sys.[json]", "sys", "json"},
        TypeCase{"[sys].[nvarchar] (50)", "sys", "nvarchar", 50}, TypeCase{"json", "", "json"},
        TypeCase{"vector(1998)", "", "vector", 1998},
        TypeCase{"vector(3, float16)", "", "vector", 3, {}, false, "float16"},
        TypeCase{"xml", "", "xml"}, TypeCase{"xml(dbo.c)", "", "xml", {}, {}, false, "dbo.c"},
        TypeCase{"xml(CONTENT [c])", "", "xml", {}, {}, false, "c"},
        TypeCase{"xml (DOCUMENT s.c)", "", "xml", {}, {}, false, "s.c", true},
        TypeCase{"hierarchyid", "", "hierarchyid"}, TypeCase{"$(Type)", "", "$(Type)"},
        TypeCase{"varchar({0})", "", "varchar", {}, {}, false, "{0}"}));

TEST(Column, ReadsFlags) {
    EXPECT_TRUE(column("c uniqueidentifier ROWGUIDCOL").rowguidcol);
    EXPECT_TRUE(column("c varbinary(max) FILESTREAM").filestream);
    EXPECT_TRUE(column("c int SPARSE NULL").sparse);
    EXPECT_TRUE(column("c xml COLUMN_SET FOR ALL_SPARSE_COLUMNS").column_set);
    const auto plain = column("c int");
    EXPECT_FALSE(plain.rowguidcol || plain.filestream || plain.sparse || plain.column_set);
}

TEST(Column, ReadsEncryption) {
    const auto read = column(
        "c nvarchar(11) COLLATE Latin1_General_BIN2 ENCRYPTED WITH (COLUMN_ENCRYPTION_KEY = k,"
        " ENCRYPTION_TYPE = DETERMINISTIC, ALGORITHM = 'AEAD') NOT NULL");
    EXPECT_TRUE(read.encrypted);
    EXPECT_FALSE(read.encrypted_randomly);
    EXPECT_EQ(read.nullable, false);
    EXPECT_TRUE(column("c int ENCRYPTED WITH (COLUMN_ENCRYPTION_KEY = k, encryption_type = "
                       "randomized, ALGORITHM = 'AEAD')")
                    .encrypted_randomly);
    EXPECT_FALSE(column("c int").encrypted);
}

TEST(Column, ReadsAllKindsOfGeneratedColumns) {
    const auto kind = [](const std::string& words) {
        return column("c bigint GENERATED ALWAYS AS " + words).generated;
    };
    EXPECT_EQ(kind("ROW START"), GeneratedKind::RowStart);
    EXPECT_EQ(kind("ROW END"), GeneratedKind::RowEnd);
    EXPECT_EQ(kind("TRANSACTION_ID START"), GeneratedKind::TransactionIdStart);
    EXPECT_EQ(kind("TRANSACTION_ID END"), GeneratedKind::TransactionIdEnd);
    EXPECT_EQ(kind("SEQUENCE_NUMBER START"), GeneratedKind::SequenceNumberStart);
    EXPECT_EQ(kind("SEQUENCE_NUMBER END"), GeneratedKind::SequenceNumberEnd);
    EXPECT_EQ(column("c int").generated, std::nullopt);
}

TEST(Column, MayBeNamedLikeAWordThatIsNotReserved) {
    const auto table = only<CreateTable>(
        "CREATE TABLE t (name int, type int, status int, value int, date date, time time, "
        "partition int, period int, level int, sequence int, action int, node int, filter int, "
        "next int, at int, connection int, output int, start int, hidden int, sparse int, go int, "
        "xml xml, json json, hash int, language int, used int, clone int, timestamp timestamp)");
    EXPECT_EQ(table.columns.size(), 28U);
    EXPECT_EQ(table.columns[7].name.text, "period");
    EXPECT_FALSE(table.period.has_value());
}

TEST(Column, KeepsADefaultsCollationForItself) {
    const auto read = column("c varchar(5) DEFAULT 'a' + 'b' COLLATE Latin1_General_BIN NOT NULL");
    EXPECT_EQ(read.collation, "Latin1_General_BIN");
    EXPECT_EQ(to_text(read.constraints[0].expression), "('a' + 'b')");
}

TEST(Column, ReadsDefaults) {
    const auto value = [](const std::string& written) {
        return to_text(
            column("c int DEFAULT " + written + " NOT NULL").constraints.at(0).expression);
    };
    EXPECT_EQ(value("((0))"), "0");
    EXPECT_EQ(value("(-1)"), "(- 1)");
    EXPECT_EQ(value("N'x'"), "N'x'");
    EXPECT_EQ(value("NULL"), "NULL");
    EXPECT_EQ(value("0x0F"), "0x0F");
    EXPECT_EQ(value("$12.5"), "$12.5");
    EXPECT_EQ(value("$-.5"), "$-.5");
    EXPECT_EQ(value("getdate()"), "getdate()");
    EXPECT_EQ(value("CURRENT_TIMESTAMP"), "CURRENT_TIMESTAMP()");
    EXPECT_EQ(value("dateadd(day, 1, getdate())"), "dateadd(day, 1, getdate())");
    EXPECT_EQ(value("NEXT VALUE FOR dbo.s"), "NEXT VALUE FOR dbo.s");
    EXPECT_EQ(value("(SYSUTCDATETIME() AT TIME ZONE 'UTC')"),
              "(SYSUTCDATETIME() AT TIME ZONE 'UTC')");
    EXPECT_EQ(value("{fn NOW()}"), "NOW()");
    EXPECT_EQ(value("{fn current_date()}"), "CURRENT_DATE()");
    EXPECT_EQ(to_text(action_of<AddElements>("ADD DEFAULT {fn TRUNCATE(1.5, 0)} FOR a")
                          .constraints.at(0)
                          .expression),
              "TRUNCATE(1.5, 0)");
    EXPECT_EQ(value("{ts '2020-01-01 00:00:00'}"), "'2020-01-01 00:00:00'");
    EXPECT_EQ(value("(NEXT VALUE FOR s.q OVER (ORDER BY (a)))"), value("(NEXT VALUE FOR s.q)"));
}

TEST(Column, ReadsConstraintsOfItsOwn) {
    const auto read = column(
        "c int CONSTRAINT pk PRIMARY KEY CLUSTERED WITH FILLFACTOR = 70 ON fg"
        " CONSTRAINT fk FOREIGN KEY REFERENCES p (id) ON DELETE SET DEFAULT NOT FOR REPLICATION"
        " CONSTRAINT ck CHECK (c > 0)");
    ASSERT_EQ(read.constraints.size(), 3U);
    EXPECT_EQ(read.constraints[0].name->text, "pk");
    EXPECT_THAT(to_text(read.constraints[0].options), ElementsAre("FILLFACTOR=70"));
    EXPECT_EQ(read.constraints[0].placement->name.text, "fg");
    EXPECT_EQ(read.constraints[1].kind, ConstraintKind::ForeignKey);
    EXPECT_EQ(read.constraints[1].on_delete, ReferentialAction::SetDefault);
    EXPECT_TRUE(read.constraints[1].not_for_replication);
    EXPECT_EQ(read.constraints[2].kind, ConstraintKind::Check);
    for (const Constraint& constraint : read.constraints) {
        EXPECT_THAT(names(constraint.columns), ElementsAre("c"));
    }
}

TEST(Column, ReadsIndexesOfItsOwn) {
    const auto read = column("c int NOT NULL INDEX ix UNIQUE NONCLUSTERED WITH (FILLFACTOR = 9)");
    ASSERT_EQ(read.indexes.size(), 1U);
    EXPECT_TRUE(read.indexes[0].is_unique);
    EXPECT_THAT(names(read.indexes[0].columns), ElementsAre("c"));
    EXPECT_THAT(to_text(read.indexes[0].options), ElementsAre("FILLFACTOR=9"));
}

TEST(Column, GivesTheTableWhatNamesItsColumns) {
    const auto table = only<CreateTable>(
        "CREATE TABLE t (a int, b int NOT NULL INDEX ix (a, b DESC) FOREIGN KEY (a) REFERENCES p)");
    EXPECT_THAT(table.columns[1].indexes, IsEmpty());
    EXPECT_THAT(table.columns[1].constraints, IsEmpty());
    EXPECT_THAT(names(table.indexes.at(0).columns), ElementsAre("a", "b DESC"));
    EXPECT_THAT(names(table.constraints.at(0).columns), ElementsAre("a"));
}

TEST(Column, TellsNotForReplicationOfTheIdentityFromThatOfAConstraint) {
    const auto identity = column("c int IDENTITY(1, 1) NOT FOR REPLICATION CHECK (c > 0)");
    EXPECT_TRUE(identity.identity->not_for_replication);
    EXPECT_FALSE(identity.constraints[0].not_for_replication);
    const auto constraint = column("c int IDENTITY CHECK NOT FOR REPLICATION (c > 0)");
    EXPECT_FALSE(constraint.identity->not_for_replication);
    EXPECT_TRUE(constraint.constraints[0].not_for_replication);
    const auto reference = column(
        "c int IDENTITY REFERENCES p NOT FOR REPLICATION ON DELETE CASCADE ON UPDATE SET NULL");
    EXPECT_FALSE(reference.identity->not_for_replication);
    EXPECT_TRUE(reference.constraints[0].not_for_replication);
    EXPECT_EQ(reference.constraints[0].on_delete, ReferentialAction::Cascade);
    EXPECT_EQ(reference.constraints[0].on_update, ReferentialAction::SetNull);
}

}  // namespace
}  // namespace tsqlaudit::syntax
