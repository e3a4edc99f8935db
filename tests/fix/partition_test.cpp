// The move to a partition scheme: a template that leaves nothing out.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "fix/steps.h"

namespace tsqlaudit::fix {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

std::string partitioned(const std::string& sql, const std::string& column = "Day") {
    return uncommented(step_for(sql, rules::PartitionTable{column, {}}));
}

// The texts stand in this order.
void expect_order(const std::string& text, const std::vector<std::string>& parts) {
    std::size_t at = 0;
    for (const std::string& part : parts) {
        const std::size_t found = text.find(part, at);
        ASSERT_NE(found, std::string::npos) << part << "\nmissing or too early in\n" << text;
        at = found;
    }
}

TEST(Partitioning, AHeapGetsAClusteredIndexOnTheScheme) {
    EXPECT_THAT(partitioned("CREATE TABLE dbo.T (Id int NOT NULL, Day date NOT NULL);"),
                HasSubstr("CREATE CLUSTERED INDEX [CX_T_Day]\n    ON [dbo].[T] ([Day])\n"
                          "    ON [PS_T_Day] ([Day]);"));
}

TEST(Partitioning, AKeyThatHoldsTheColumnIsMovedInPlace) {
    EXPECT_THAT(
        partitioned("CREATE TABLE dbo.T (Id int NOT NULL, Day date NOT NULL, CONSTRAINT PK_T "
                    "PRIMARY KEY (Id, Day));\n"
                    "CREATE TABLE dbo.U (Id int, Day date, CONSTRAINT FK_U FOREIGN KEY (Id, Day) "
                    "REFERENCES dbo.T (Id, Day));"),
        AllOf(HasSubstr("CREATE UNIQUE CLUSTERED INDEX [PK_T]\n    ON [dbo].[T] ([Id], [Day])\n"
                        "    WITH (DROP_EXISTING = ON)\n    ON [PS_T_Day] ([Day]);"),
              Not(HasSubstr("DROP CONSTRAINT"))));
}

TEST(Partitioning, WhatReferencesTheKeyGoesAndComesBack) {
    expect_order(
        partitioned("CREATE TABLE dbo.T (Id int NOT NULL CONSTRAINT PK_T PRIMARY KEY, Day date NOT "
                    "NULL, ParentId int NULL CONSTRAINT FK_Self REFERENCES dbo.T (Id));\n"
                    "CREATE TABLE dbo.U (TId int NOT NULL REFERENCES dbo.T (Id) ON DELETE "
                    "CASCADE);"),
        {"ALTER TABLE [dbo].[T] DROP CONSTRAINT IF EXISTS [FK_Self];",
         "FROM sys.foreign_keys AS n\n    WHERE n.parent_object_id = OBJECT_ID(N'[dbo].[U]')",
         "ALTER TABLE [dbo].[T] DROP CONSTRAINT IF EXISTS [PK_T];",
         "ADD CONSTRAINT [PK_T] PRIMARY KEY CLUSTERED ([Id], [Day])\n    ON [PS_T_Day] ([Day]);",
         "ADD CONSTRAINT [UQ_T_Id] UNIQUE NONCLUSTERED ([Id])\n    ON [PRIMARY];",
         "ADD CONSTRAINT [FK_Self] FOREIGN KEY ([ParentId]) REFERENCES [dbo].[T] ([Id]);",
         "ADD CONSTRAINT [FK_U_TId] FOREIGN KEY ([TId]) REFERENCES [dbo].[T] ([Id]) ON DELETE "
         "CASCADE;"});
}

TEST(Partitioning, WhatNothingReferencesIsNotKeptUnique) {
    EXPECT_THAT(partitioned("CREATE TABLE dbo.T (Id int NOT NULL PRIMARY KEY, Day date NOT NULL);"),
                AllOf(HasSubstr("FROM sys.key_constraints AS n"),
                      HasSubstr("ADD CONSTRAINT [PK_T] PRIMARY KEY CLUSTERED ([Id], [Day])\n"),
                      HasSubstr("\nThe key gets Day, and no longer keeps (Id) unique by itself.\n"),
                      Not(HasSubstr("UNIQUE"))));
}

TEST(Partitioning, NewIndexesFollow) {
    rules::CreateIndex index;
    index.key_columns = {{"Id", false}};
    const std::vector<Step> steps =
        steps_for("CREATE TABLE dbo.T (Id int NOT NULL, Day date NOT NULL);",
                  {index, rules::PartitionTable{"Day", {}}});
    EXPECT_THAT(uncommented(steps.at(1)), HasSubstr("Last: recreate ON [PS_T_Day] ([Day]) the "
                                                    "indexes that this script makes before."));
}

TEST(Partitioning, VersioningIsOffWhileTheKeyIsReplaced) {
    const std::string columns =
        "CREATE TABLE dbo.T (Id int NOT NULL CONSTRAINT PK_T PRIMARY KEY, Day date NOT NULL, S "
        "datetime2 GENERATED ALWAYS AS ROW START NOT NULL, E datetime2 GENERATED ALWAYS AS ROW END "
        "NOT NULL, PERIOD FOR SYSTEM_TIME (S, E)) WITH (SYSTEM_VERSIONING = ON";
    expect_order(
        partitioned(columns + " (HISTORY_TABLE = dbo.H, HISTORY_RETENTION_PERIOD = 1 YEAR));"),
        {"ALTER TABLE [dbo].[T] SET (SYSTEM_VERSIONING = OFF);",
         "DROP CONSTRAINT IF EXISTS [PK_T];",
         "ALTER TABLE [dbo].[T] SET (SYSTEM_VERSIONING = ON (HISTORY_TABLE = [dbo].[H], "
         "HISTORY_RETENTION_PERIOD = 1 YEAR));"});
    expect_order(partitioned(columns + ");"),
                 {"First: note the name of the history table",
                  "SET (SYSTEM_VERSIONING = ON (HISTORY_TABLE = …));"});
}

TEST(Partitioning, IndexesFollow) {
    const std::string sql = partitioned(
        "CREATE TABLE dbo.T (Id int NOT NULL CONSTRAINT PK_T PRIMARY KEY, Day date NOT NULL, A int "
        "NOT NULL, B int NOT NULL CONSTRAINT UQ_B UNIQUE, CONSTRAINT UQ_A UNIQUE (A, Day));\n"
        "CREATE INDEX IX_A ON dbo.T (A) INCLUDE (B) WHERE A > 5 WITH (FILLFACTOR = 80);\n"
        "CREATE INDEX IX_B ON dbo.T (B);\nALTER INDEX IX_B ON dbo.T DISABLE;\n"
        "CREATE UNIQUE INDEX UX_AB ON dbo.T (A, B);\nALTER INDEX UX_AB ON dbo.T DISABLE;");
    EXPECT_THAT(
        sql, AllOf(HasSubstr("CREATE NONCLUSTERED INDEX [IX_A]\n    ON [dbo].[T] ([A])\n"
                             "    INCLUDE ([B])\n    WHERE A > 5\n"
                             "    WITH (DROP_EXISTING = ON, FILLFACTOR = 80)\n"
                             "    ON [PS_T_Day] ([Day]);"),
                   HasSubstr("CREATE UNIQUE NONCLUSTERED INDEX [UQ_A]\n    ON [dbo].[T] ([A], "
                             "[Day])\n    WITH (DROP_EXISTING = ON)\n    ON [PS_T_Day] ([Day]);"),
                   HasSubstr("Last: recreate the index on (B) ON [PS_T_Day] ([Day]) likewise.")));
    // It cannot be on the scheme without the column (1908).
    EXPECT_THAT(
        sql,
        AllOf(Not(HasSubstr("INDEX [UQ_B]")),
              HasSubstr("\nUQ_B, which keeps (B) unique, stays where it is; while it is there, no "
                        "partition can be switched.\n"),
              Not(HasSubstr("(A, Day) unique")), Not(HasSubstr("(A, B)"))));
}

// It has to be partitioned as its table is (35316), so that neither can move before the other.
TEST(Partitioning, AColumnstoreBesideTheRowsGoesAndComesBack) {
    expect_order(
        partitioned(
            "CREATE TABLE dbo.T (Id int NOT NULL CONSTRAINT PK_T PRIMARY KEY NONCLUSTERED, Day "
            "date NOT NULL, A int NOT NULL);\n"
            "CREATE NONCLUSTERED COLUMNSTORE INDEX N ON dbo.T (Day, A) WHERE A > 5 WITH "
            "(COMPRESSION_DELAY = 10);"),
        {"CREATE PARTITION SCHEME", "DROP INDEX IF EXISTS [N] ON [dbo].[T];",
         "CREATE CLUSTERED INDEX [CX_T_Day]\n    ON [dbo].[T] ([Day])\n    ON [PS_T_Day] ([Day]);",
         "CREATE NONCLUSTERED COLUMNSTORE INDEX [N]\n    ON [dbo].[T] ([Day], [A])\n"
         "    WHERE A > 5\n    WITH (COMPRESSION_DELAY = 10)\n    ON [PS_T_Day] ([Day]);"});
}

TEST(Partitioning, AColumnstoreKeepsItsOrderAndItsCompression) {
    const std::string table = "CREATE TABLE dbo.T (Id int NOT NULL, Day date NOT NULL);\n";
    EXPECT_THAT(
        partitioned(table + "CREATE NONCLUSTERED COLUMNSTORE INDEX N ON dbo.T (Id, Day) ORDER (Id) "
                            "WITH (DATA_COMPRESSION = COLUMNSTORE_ARCHIVE, COMPRESSION_DELAY = "
                            "10);"),
        HasSubstr("CREATE NONCLUSTERED COLUMNSTORE INDEX [N]\n    ON [dbo].[T] ([Id], [Day])\n"
                  "    ORDER ([Id])\n    WITH (COMPRESSION_DELAY = 10, DATA_COMPRESSION = "
                  "COLUMNSTORE_ARCHIVE)\n    ON [PS_T_Day] ([Day]);"));
    EXPECT_THAT(
        partitioned(table + "CREATE CLUSTERED COLUMNSTORE INDEX C ON dbo.T ORDER (Day, Id) WITH "
                            "(DATA_COMPRESSION = COLUMNSTORE_ARCHIVE);"),
        HasSubstr("CREATE CLUSTERED COLUMNSTORE INDEX [C]\n    ON [dbo].[T]\n    ORDER ([Day], "
                  "[Id])\n    WITH (DROP_EXISTING = ON, DATA_COMPRESSION = COLUMNSTORE_ARCHIVE)\n"
                  "    ON [PS_T_Day] ([Day]);"));
}

// The key, the versioning and the columnstore change on the way: none of it is to be done before.
TEST(Partitioning, OnlyWhatTheMoveDoesNotDoComesFirst) {
    rules::PartitionTable partition{"Day", {"Day has to be NOT NULL"}};
    const std::string text = uncommented(
        step_for("CREATE TABLE dbo.T (Id int NOT NULL CONSTRAINT PK_T PRIMARY KEY, Day date NULL);",
                 partition));
    EXPECT_THAT(text, StartsWith("\nChoose the boundary values; a mistake here moves every row.\n"
                                 "First: Day has to be NOT NULL\n"
                                 "The key gets Day, and no longer keeps (Id) unique by itself.\n"
                                 "CREATE PARTITION FUNCTION"));
}

TEST(Partitioning, AClusteredColumnstoreMovesAsOne) {
    EXPECT_THAT(partitioned("CREATE TABLE dbo.T (Id int NOT NULL, Day date NOT NULL, INDEX C "
                            "CLUSTERED COLUMNSTORE);"),
                HasSubstr("CREATE CLUSTERED COLUMNSTORE INDEX [C]\n    ON [dbo].[T]\n"
                          "    WITH (DROP_EXISTING = ON)\n    ON [PS_T_Day] ([Day]);"));
}

// The primary key is there when the table is moved, and no clustered index beside it.
TEST(Partitioning, AKeyThatTheScriptAddsIsTheOneThatMoves) {
    const std::vector<Step> steps = steps_for(
        "CREATE TABLE dbo.T (Id int NOT NULL IDENTITY, Day date NULL);\n"
        "CREATE TABLE dbo.PK_T (Id int NOT NULL);",
        {rules::PartitionTable{"Day", {}}, rules::AddPrimaryKey{.columns = {"Id"}}});
    ASSERT_EQ(steps.size(), 2U);
    EXPECT_THAT(steps[0].sql(), HasSubstr("ADD CONSTRAINT [PK_T_2] PRIMARY KEY CLUSTERED ([Id]);"));
    EXPECT_THAT(uncommented(steps[1]),
                AllOf(HasSubstr("First: Day has to be NOT NULL, to be a part of the primary key"),
                      HasSubstr("DROP CONSTRAINT IF EXISTS [PK_T_2];"),
                      HasSubstr("ADD CONSTRAINT [PK_T_2] PRIMARY KEY CLUSTERED ([Id], [Day])\n"),
                      Not(HasSubstr("CREATE CLUSTERED INDEX"))));
}

TEST(Partitioning, NamesThatAreTakenGetANumber) {
    EXPECT_THAT(partitioned("CREATE PARTITION FUNCTION pf_t_day (date) AS RANGE RIGHT FOR VALUES "
                            "();\nCREATE TABLE dbo.U (Id int) ON [PS_T_Day];\n"
                            "CREATE TABLE dbo.T (Id int NOT NULL, Day date NOT NULL);"),
                HasSubstr("CREATE PARTITION SCHEME [PS_T_Day_2] AS PARTITION [PF_T_Day_2] ALL TO"));
}

}  // namespace
}  // namespace tsqlaudit::fix
