#include "parsing.h"

namespace tsqlaudit::syntax {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(CreateTable, KeepsNamesWithoutDelimiters) {
    const auto table = only<CreateTable>("create table [my db].dbo.[a]]b] (\"c \"\"d\" int)");
    EXPECT_EQ(to_text(table.name), "my db.dbo.a]b");
    EXPECT_EQ(table.columns[0].name.text, "c \"d");
}

TEST(CreateTable, AllowsEmptyPartsOfNames) {
    EXPECT_EQ(to_text(only<CreateTable>("CREATE TABLE db..t (a int)").name), "db..t");
    EXPECT_EQ(to_text(only<CreateTable>("CREATE TABLE srv.db..t (a int)").name), "srv.db..t");
    EXPECT_EQ(to_text(only<CreateTable>("CREATE TABLE ..t (a int)").name), "t");
}

TEST(CreateTable, ReadsColumnOptionsInAnyOrder) {
    const auto read = column(
        "c varchar(20) NOT NULL DEFAULT 'x' SPARSE COLLATE Latin1_General_CI_AS "
        "MASKED WITH (FUNCTION = 'default()')");
    EXPECT_EQ(read.type->name, "varchar");
    EXPECT_EQ(read.type->length, 20);
    EXPECT_EQ(read.nullable, false);
    EXPECT_TRUE(read.sparse);
    EXPECT_EQ(read.collation, "Latin1_General_CI_AS");
    EXPECT_EQ(read.masking_function, "default()");
    ASSERT_EQ(read.constraints.size(), 1U);
    EXPECT_EQ(to_text(read.constraints[0].expression), "'x'");
    EXPECT_THAT(names(read.constraints[0].columns), ElementsAre("c"));
}

TEST(CreateTable, LeavesNullabilityOpenWhenNotWritten) {
    EXPECT_EQ(column("c int").nullable, std::nullopt);
    EXPECT_EQ(column("c int NULL").nullable, true);
    EXPECT_EQ(column("c int CONSTRAINT nn NOT NULL").nullable, false);
}

TEST(CreateTable, ReadsIdentity) {
    EXPECT_EQ(column("c int IDENTITY").identity->seed, "1");
    const auto read = column("c int IDENTITY(-10, +5) NOT FOR REPLICATION NOT NULL");
    EXPECT_EQ(read.identity->seed, "-10");
    EXPECT_EQ(read.identity->increment, "+5");
    EXPECT_TRUE(read.identity->not_for_replication);
    EXPECT_EQ(read.nullable, false);
    EXPECT_FALSE(column("c int").identity.has_value());
}

TEST(CreateTable, ReadsTableConstraints) {
    const auto table = only<CreateTable>(
        "CREATE TABLE t (a int, b int,"
        " CONSTRAINT pk PRIMARY KEY NONCLUSTERED (a DESC, b) WITH (FILLFACTOR = 80) ON [PRIMARY],"
        " UNIQUE CLUSTERED (b),"
        " CONSTRAINT fk FOREIGN KEY (b, a) REFERENCES x.y (c, d) ON DELETE CASCADE"
        " ON UPDATE SET NULL NOT FOR REPLICATION,"
        " CHECK NOT FOR REPLICATION (a > 0))");
    ASSERT_EQ(table.constraints.size(), 4U);
    const Constraint& primary = table.constraints[0];
    EXPECT_EQ(primary.kind, ConstraintKind::PrimaryKey);
    EXPECT_EQ(primary.name->text, "pk");
    EXPECT_EQ(primary.clustering, Clustering::Nonclustered);
    EXPECT_THAT(names(primary.columns), ElementsAre("a DESC", "b"));
    EXPECT_THAT(to_text(primary.options), ElementsAre("FILLFACTOR=80"));
    EXPECT_EQ(primary.placement->name.text, "PRIMARY");
    EXPECT_EQ(table.constraints[1].kind, ConstraintKind::Unique);
    EXPECT_EQ(table.constraints[1].clustering, Clustering::Clustered);
    EXPECT_FALSE(table.constraints[1].name.has_value());
    const Constraint& foreign = table.constraints[2];
    EXPECT_EQ(foreign.kind, ConstraintKind::ForeignKey);
    EXPECT_THAT(names(foreign.columns), ElementsAre("b", "a"));
    EXPECT_EQ(to_text(foreign.referenced_table), "x.y");
    EXPECT_THAT(names(foreign.referenced_columns), ElementsAre("c", "d"));
    EXPECT_EQ(foreign.on_delete, ReferentialAction::Cascade);
    EXPECT_EQ(foreign.on_update, ReferentialAction::SetNull);
    EXPECT_TRUE(foreign.not_for_replication);
    EXPECT_TRUE(table.constraints[3].not_for_replication);
    EXPECT_EQ(to_text(table.constraints[3].expression), "(a > 0)");
}

TEST(CreateTable, ReadsKeyOptionsWithoutParentheses) {
    const auto table = only<CreateTable>(
        "CREATE TABLE t (a int UNIQUE WITH SORTED_DATA, FILLFACTOR = 20 ON fg, b int,"
        " PRIMARY KEY (a) WITH FILLFACTOR = 30, PAD_INDEX, sorted_data int,"
        " UNIQUE (b) WITH SORTED_DATA, timestamp)");
    ASSERT_EQ(table.columns.size(), 4U);
    EXPECT_EQ(table.columns[2].name.text, "sorted_data");
    EXPECT_EQ(table.columns[3].name.text, "timestamp");
    const Constraint& of_column = table.columns[0].constraints.at(0);
    EXPECT_THAT(to_text(of_column.options), ElementsAre("FILLFACTOR=20", "SORTED_DATA=ON"));
    EXPECT_EQ(of_column.placement->name.text, "fg");
    EXPECT_THAT(to_text(table.constraints.at(0).options),
                ElementsAre("FILLFACTOR=30", "PAD_INDEX=ON"));
    EXPECT_THAT(to_text(table.constraints.at(1).options), ElementsAre("SORTED_DATA=ON"));
    const auto add = action_of<AddElements>(
        "ADD UNIQUE (a) WITH SORTED_DATA, FILLFACTOR = 22, c int, UNIQUE (b) WITH PAD_INDEX, d "
        "int");
    EXPECT_EQ(add.columns.size(), 2U);
    EXPECT_THAT(to_text(add.constraints.at(0).options),
                ElementsAre("FILLFACTOR=22", "SORTED_DATA=ON"));
}

TEST(CreateTable, LetsReferencesNameNoColumns) {
    const auto read = column("c int REFERENCES parent");
    EXPECT_EQ(read.constraints[0].kind, ConstraintKind::ForeignKey);
    EXPECT_THAT(read.constraints[0].referenced_columns, IsEmpty());
    EXPECT_EQ(read.constraints[0].on_delete, ReferentialAction::NoAction);
}

TEST(CreateTable, ReadsComputedColumns) {
    const auto read = column("c AS (a + b) * 2 PERSISTED NOT NULL UNIQUE");
    EXPECT_FALSE(read.type.has_value());
    EXPECT_EQ(to_text(read.computed), "((a + b) * 2)");
    EXPECT_TRUE(read.persisted);
    EXPECT_EQ(read.nullable, false);
    EXPECT_EQ(read.constraints[0].kind, ConstraintKind::Unique);
    EXPECT_FALSE(column("c AS a").persisted);
}

TEST(CreateTable, ReadsSystemVersioning) {
    const auto table = only<CreateTable>(
        "CREATE TABLE t (a int, f datetime2 GENERATED ALWAYS AS ROW START HIDDEN NOT NULL,"
        " u datetime2 GENERATED ALWAYS AS ROW END NOT NULL, PERIOD FOR SYSTEM_TIME (f, u))"
        " WITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = dbo.[t_History],"
        " HISTORY_RETENTION_PERIOD = 1 year, DATA_CONSISTENCY_CHECK = ON))");
    EXPECT_EQ(table.columns[1].generated, GeneratedKind::RowStart);
    EXPECT_TRUE(table.columns[1].hidden);
    EXPECT_EQ(table.columns[2].generated, GeneratedKind::RowEnd);
    EXPECT_FALSE(table.columns[2].hidden);
    EXPECT_EQ(table.period->start_column.text, "f");
    EXPECT_EQ(table.period->end_column.text, "u");
    ASSERT_EQ(table.options.size(), 1U);
    EXPECT_EQ(table.options[0].name, "SYSTEM_VERSIONING");
    EXPECT_EQ(table.options[0].value, "ON");
    ASSERT_EQ(table.options[0].nested.size(), 3U);
    EXPECT_EQ(to_text(*table.options[0].nested[0].object), "dbo.t_History");
    EXPECT_EQ(table.options[0].nested[1].value, "1 YEAR");
}

TEST(CreateTable, ReadsPlacement) {
    const auto table =
        only<CreateTable>("CREATE TABLE t (a int) ON ps(a) TEXTIMAGE_ON [LOB] FILESTREAM_ON fs");
    EXPECT_EQ(table.placement->name.text, "ps");
    EXPECT_EQ(table.placement->column->text, "a");
    EXPECT_EQ(table.textimage_placement->text, "LOB");
    EXPECT_EQ(table.filestream_placement->name.text, "fs");
    EXPECT_FALSE(only<CreateTable>("CREATE TABLE t (a int) ON [PRIMARY]").placement->column);
}

TEST(CreateTable, AcceptsMissingAndTrailingCommasAsSqlServerDoes) {
    const auto table = only<CreateTable>(
        "CREATE TABLE t (a int NOT NULL\n CONSTRAINT pk PRIMARY KEY (a)\n"
        " CONSTRAINT uq UNIQUE (b), b int\n CONSTRAINT fk FOREIGN KEY (b) REFERENCES x (y),)");
    ASSERT_EQ(table.columns.size(), 2U);
    ASSERT_EQ(table.constraints.size(), 3U);
    EXPECT_THAT(names(table.constraints[0].columns), ElementsAre("a"));
    EXPECT_THAT(names(table.constraints[2].columns), ElementsAre("b"));
}

TEST(CreateTable, ReadsBareTimestamp) {
    const auto table = only<CreateTable>("CREATE TABLE t (a int, timestamp NOT NULL, b int)");
    ASSERT_EQ(table.columns.size(), 3U);
    EXPECT_EQ(table.columns[1].name.text, "timestamp");
    EXPECT_EQ(table.columns[1].type->name, "timestamp");
    EXPECT_EQ(table.columns[1].nullable, false);
    EXPECT_EQ(only<CreateTable>("CREATE TABLE t ([Timestamp])").columns[0].type->name, "Timestamp");
}

TEST(CreateTable, AttachesComments) {
    const Parsed parsed = parse_text(
        "-- Customers.\n-- One row each.\nCREATE TABLE t (\n"
        "  a int, -- the key\n"
        "  -- above b,\n  -- on two lines\n  b int /* beside */,\n"
        "\n  -- apart\n\n  c int -- about c\n"
        "  , d int -- about d\n"
        ", e int) -- not about e\n");
    const auto& table = std::get<CreateTable>(parsed.result.script.statements.at(0).node);
    EXPECT_EQ(table.comment, "Customers.\nOne row each.");
    EXPECT_EQ(
        only<CreateTable>("GO -- the last batch\n-- Rows.\nGO\nCREATE TABLE t (a int)").comment,
        "Rows.");
    EXPECT_EQ(table.columns[0].comment, "the key");
    EXPECT_EQ(table.columns[1].comment, "above b,\non two lines\nbeside");
    EXPECT_EQ(table.columns[2].comment, "about c");
    EXPECT_EQ(table.columns[3].comment, "about d");
    EXPECT_EQ(table.columns[4].comment, "");
}

TEST(CreateTable, KnowsWhereThingsStand) {
    const Parsed parsed =
        parse_text("GO\nCREATE TABLE t (\n  a int NOT NULL,\n  b AS a + 1)\nGO\n");
    const Statement& statement = parsed.result.script.statements.at(0);
    const auto& table = std::get<CreateTable>(statement.node);
    EXPECT_EQ(parsed.text(statement.span), "CREATE TABLE t (\n  a int NOT NULL,\n  b AS a + 1)");
    EXPECT_EQ(parsed.text(table.name.span), "t");
    EXPECT_EQ(parsed.text(table.columns[0].span), "a int NOT NULL");
    EXPECT_EQ(parsed.text(table.columns[1].computed->span), "a + 1");
    EXPECT_EQ(parsed.sources.begin(table.columns[1].span), (text::Position{4, 3}));
}

}  // namespace
}  // namespace tsqlaudit::syntax
