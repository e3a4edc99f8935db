// ALTER COLUMN, and what has to go and come back around it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "fix/steps.h"

namespace tsqlaudit::fix {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

const rules::AlterColumn not_null{.name = "A", .nullable = false};

TEST(Alteration, WhatStandsOnTheColumnGoesAndComesBackWithItsOptions) {
    const Step step = step_for(
        "CREATE TABLE dbo.T (Id int NOT NULL CONSTRAINT PK_T PRIMARY KEY,\n"
        "    A int NULL CONSTRAINT DF_A DEFAULT (7), B nvarchar(max) NULL,\n"
        "    CONSTRAINT CK_A CHECK (A > 0), CONSTRAINT UQ_A UNIQUE (A DESC, Id) WITH "
        "(FILLFACTOR = 80, IGNORE_DUP_KEY = ON) ON [Second]);\n"
        "CREATE INDEX IX_A ON dbo.T (A DESC) INCLUDE (B) WHERE A > 5 WITH (PAD_INDEX = ON, "
        "ONLINE = ON, DATA_COMPRESSION = PAGE, ALLOW_PAGE_LOCKS = OFF);\n"
        "CREATE INDEX IX_Id ON dbo.T (Id, B);\n",
        not_null);
    EXPECT_TRUE(step.is_safe);
    EXPECT_THAT(
        statements_of(step),
        ElementsAre(
            "ALTER TABLE [dbo].[T] DROP CONSTRAINT IF EXISTS [CK_A];",
            "ALTER TABLE [dbo].[T] DROP CONSTRAINT IF EXISTS [DF_A];",
            "ALTER TABLE [dbo].[T] DROP CONSTRAINT IF EXISTS [UQ_A];",
            "DROP INDEX IF EXISTS [IX_A] ON [dbo].[T];",
            "ALTER TABLE [dbo].[T] ALTER COLUMN [A] int NOT NULL;",
            "CREATE NONCLUSTERED INDEX [IX_A]\n    ON [dbo].[T] ([A] DESC)\n    INCLUDE ([B])\n"
            "    WHERE A > 5\n    WITH (PAD_INDEX = ON, ALLOW_PAGE_LOCKS = OFF, DATA_COMPRESSION "
            "= PAGE);",
            "ALTER TABLE [dbo].[T]\n    ADD CONSTRAINT [UQ_A] UNIQUE NONCLUSTERED ([A] DESC, "
            "[Id])\n    WITH (FILLFACTOR = 80, IGNORE_DUP_KEY = ON)\n    ON [Second];",
            "ALTER TABLE [dbo].[T]\n    ADD CONSTRAINT [DF_A] DEFAULT (7) FOR [A];",
            "ALTER TABLE [dbo].[T] WITH CHECK\n    ADD CONSTRAINT [CK_A] CHECK (A > 0);"));
}

TEST(Alteration, NothingIsTakenAwayOnceTheColumnIsChanged) {
    const Step step = step_for(
        "CREATE TABLE dbo.T (Id int NOT NULL CONSTRAINT PK_T PRIMARY KEY, A int NULL);\n"
        "CREATE INDEX IX_A ON dbo.T (A);\n",
        not_null);
    EXPECT_EQ(step.change,
              "IF EXISTS (SELECT 1 FROM sys.columns\n"
              "           WHERE object_id = OBJECT_ID(N'[dbo].[T]') AND name = N'A' AND "
              "is_nullable = 1)\n"
              "    DROP INDEX IF EXISTS [IX_A] ON [dbo].[T];\n"
              "GO\n"
              "IF EXISTS (SELECT 1 FROM sys.columns\n"
              "           WHERE object_id = OBJECT_ID(N'[dbo].[T]') AND name = N'A' AND "
              "is_nullable = 1)\n"
              "    ALTER TABLE [dbo].[T] ALTER COLUMN [A] int NOT NULL;\n"
              "GO\n"
              "IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = "
              "OBJECT_ID(N'[dbo].[T]') AND name = N'IX_A')\n"
              "    CREATE NONCLUSTERED INDEX [IX_A]\n"
              "        ON [dbo].[T] ([A]);");
}

TEST(Alteration, KeysGoBeforeWhatTheyLeanOnAndTheClusteredIndexComesBackFirst) {
    const Step step = step_for(
        "CREATE TABLE dbo.T (A varchar(20) NOT NULL CONSTRAINT PK_T PRIMARY KEY, B int NOT "
        "NULL);\n"
        "CREATE INDEX IX_A ON dbo.T (B) INCLUDE (A);\n"
        "CREATE INDEX IX_B ON dbo.T (B, A);\n"
        "CREATE TABLE dbo.U (Id int NOT NULL CONSTRAINT PK_U PRIMARY KEY, A varchar(20) NULL "
        "CONSTRAINT FK_U_T REFERENCES dbo.T (A) ON DELETE SET NULL);\n",
        rules::AlterColumn{.name = "A", .type = "varchar(40)"});
    // The other side would have to get the type as well.
    EXPECT_FALSE(step.is_safe);
    EXPECT_THAT(step.sql(),
                HasSubstr("foreign key FK_U_T of dbo.U, whose other side has to get the same "
                          "type"));
    EXPECT_LT(step.sql().find("DROP CONSTRAINT IF EXISTS [PK_T]"),
              step.sql().find("ADD CONSTRAINT [PK_T] PRIMARY KEY CLUSTERED ([A])"));
}

TEST(Alteration, ForeignKeysComeBackCheckedAndWithTheirActions) {
    const std::string sql =
        "CREATE TABLE dbo.P (P int NOT NULL, A int NOT NULL, CONSTRAINT PK_P PRIMARY KEY (P, A));\n"
        "CREATE TABLE dbo.T (Id int NOT NULL CONSTRAINT PK_T PRIMARY KEY, TenantId int NULL, P int "
        "NOT NULL, CONSTRAINT FK_T FOREIGN KEY (P, TenantId) REFERENCES dbo.P (P, A) ON DELETE "
        "CASCADE NOT FOR REPLICATION);\n";
    const Step step = step_for(sql, rules::AlterColumn{.name = "TenantId", .nullable = false});
    EXPECT_THAT(step.sql(),
                AllOf(HasSubstr("DROP CONSTRAINT IF EXISTS [FK_T];"), HasSubstr("WITH CHECK\n"),
                      HasSubstr("ADD CONSTRAINT [FK_T] FOREIGN KEY ([P], [TenantId]) "
                                "REFERENCES [dbo].[P] ([P], [A]) ON DELETE CASCADE NOT "
                                "FOR REPLICATION;")));
}

TEST(Alteration, AReferenceThatMayBeMeantToBeOptionalIsATemplate) {
    const Step step = step_for(
        "CREATE TABLE dbo.P (Id int NOT NULL CONSTRAINT PK_P PRIMARY KEY);\n"
        "CREATE TABLE dbo.T (Id int NOT NULL CONSTRAINT PK_T PRIMARY KEY, A int NULL CONSTRAINT "
        "FK_T REFERENCES dbo.P (Id));\n",
        not_null);
    EXPECT_THAT(step.sql(), StartsWith("-- Decide what the rows without a parent are"));
    EXPECT_THAT(step.sql(), HasSubstr("--     ALTER TABLE [dbo].[T] DROP CONSTRAINT IF EXISTS "
                                      "[FK_T];"));
}

// What the schema does not tell enough of, or what SQL Server refuses around it.
TEST(Alteration, WhatCannotComeBackMakesATemplateThatSaysWhy) {
    const std::string table =
        "CREATE TABLE dbo.T (Id int NOT NULL CONSTRAINT PK_T PRIMARY KEY, A int NULL);\n";
    const auto in_memory = [](const std::string& constraint) {
        return "CREATE TABLE dbo.T (Id int NOT NULL PRIMARY KEY NONCLUSTERED, A int NULL " +
               constraint + ") WITH (MEMORY_OPTIMIZED = ON);";
    };
    const std::string with_history =
        "CREATE TABLE dbo.T (Id int NOT NULL PRIMARY KEY, A int NULL, S datetime2 GENERATED ALWAYS "
        "AS ROW START NOT NULL, E datetime2 GENERATED ALWAYS AS ROW END NOT NULL, PERIOD FOR "
        "SYSTEM_TIME (S, E)) WITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = dbo.H));\n";
    const std::pair<std::string, const char*> schemas[] = {
        {"CREATE TABLE dbo.T (A int NULL UNIQUE, UNIQUE (A));",
         "index on (A), which is one of several whose names SQL Server made up"},
        {"CREATE TABLE dbo.T (A int NULL CHECK (A > 0), B int NULL CHECK (B > 0));",
         "a check on (A), which is one of several whose names SQL Server made up"},
        {"CREATE TABLE dbo.T (A int NULL, B int NULL, UNIQUE (A, B), UNIQUE (a, b));",
         "index on (A, B), which is one of several whose names SQL Server made up"},
        {"CREATE TABLE dbo.P (Id int NOT NULL CONSTRAINT PK_P PRIMARY KEY);\n"
         "CREATE TABLE dbo.T (A int NULL REFERENCES dbo.P (Id), FOREIGN KEY (a) REFERENCES dbo.P "
         "(Id));",
         "foreign key on (A), which is one of several whose names SQL Server made up"},
        {table + "CREATE NONCLUSTERED COLUMNSTORE INDEX N ON dbo.T (A);",
         "index N, which is no rowstore index"},
        {table + "CREATE INDEX I ON dbo.T (A); ALTER INDEX I ON dbo.T DISABLE;",
         "index I, which is disabled"},
        {table + "CREATE INDEX I ON dbo.T (A) WITH (XML_COMPRESSION = ON);",
         "index I, which has options of its own"},
        {table + "ALTER TABLE dbo.T WITH NOCHECK ADD CONSTRAINT CK CHECK (A > 0);",
         "check CK, which is not trusted"},
        {"CREATE TABLE dbo.T (A int NULL, B AS (A + 1));", "computed column B"},
        {"CREATE TABLE dbo.T (A int SPARSE NULL);", "SPARSE, which needs NULL"},
        {"CREATE TABLE dbo.T (A int MASKED WITH (FUNCTION = 'default()') NULL);", "the data mask"},
        {table + "GO\nCREATE VIEW dbo.V WITH SCHEMABINDING AS SELECT A FROM dbo.T;",
         "schema-bound view dbo.V"},
        {table + "GO\nCREATE FUNCTION dbo.F() RETURNS TABLE WITH SCHEMABINDING AS RETURN SELECT Id "
                 "FROM dbo.T WHERE [a] > 0;",
         "schema-bound routine dbo.F"},
        {"CREATE TABLE dbo.T (Id int NOT NULL PRIMARY KEY, A int NULL DEFAULT 1, S datetime2 "
         "GENERATED ALWAYS AS ROW START NOT NULL, E datetime2 GENERATED ALWAYS AS ROW END NOT "
         "NULL, PERIOD FOR SYSTEM_TIME (S, E)) WITH (SYSTEM_VERSIONING = ON);",
         "system versioning, which has to be off until the history is changed likewise"},
        {with_history + "CREATE TABLE dbo.H (Id int NOT NULL, A int NULL, S datetime2 NOT NULL, "
                        "E datetime2 NOT NULL);\nCREATE INDEX IH ON dbo.H (A);",
         "index IH of the history"},
        {with_history + "CREATE INDEX IH ON dbo.H (Id) INCLUDE (a);", "index IH of the history"},
        {table + "CREATE SECURITY POLICY rls.Q ADD FILTER PREDICATE rls.f(A) ON dbo.T;",
         "security policy rls.Q"},
        {in_memory("DEFAULT 1"), "default of A, which belongs to a memory-optimised table."},
        {in_memory("CONSTRAINT DF_A DEFAULT 1"),
         "default DF_A, which belongs to a memory-optimised table."},
        {in_memory("CONSTRAINT CK_A CHECK (A > 0)"),
         "check CK_A, which belongs to a memory-optimised table."},
        {in_memory("CONSTRAINT UQ_A UNIQUE"),
         "key UQ_A, which belongs to a memory-optimised table."},
        {in_memory("CONSTRAINT FK_A REFERENCES dbo.T (Id)"),
         "foreign key FK_A, which belongs to a memory-optimised table."},
        {in_memory("") + "\nCREATE STATISTICS S_A ON dbo.T (A);",
         "statistics S_A, which belongs to a memory-optimised table."}};
    for (const auto& [sql, why] : schemas) {
        const Step step = step_for(sql, not_null);
        EXPECT_FALSE(step.is_safe) << sql;
        EXPECT_THAT(step.sql(), AllOf(StartsWith("-- Take away first, and put back after it as it "
                                                 "was: "),
                                      HasSubstr(why)))
            << sql;
    }
}

TEST(Alteration, APrimaryKeyStaysThatOthersNeed) {
    const rules::AlterColumn wider{.name = "Id", .type = "bigint"};
    const std::string key = "Id int NOT NULL CONSTRAINT PK_T PRIMARY KEY";
    const std::string period =
        ", S datetime2 GENERATED ALWAYS AS ROW START NOT NULL, E datetime2 GENERATED ALWAYS AS ROW "
        "END NOT NULL, PERIOD FOR SYSTEM_TIME (S, E)";
    const auto sql = [&](const std::string& rest) {
        return step_for("CREATE TABLE dbo.T (" + key + rest, wider).sql();
    };
    const auto is_needed = HasSubstr("index PK_T, which special indexes or the versioning need");
    EXPECT_THAT(sql(");"), Not(is_needed));
    EXPECT_THAT(sql(period + ");"), Not(is_needed));
    EXPECT_THAT(sql(period + ") WITH (SYSTEM_VERSIONING = ON);"), is_needed);
    EXPECT_THAT(sql(", G geography);\nCREATE SPATIAL INDEX SI ON dbo.T (G);"), is_needed);
}

// 1762: without a default, what sets it would set NULL.
TEST(Alteration, AForeignKeyThatSetsADefaultNeedsOne) {
    const auto steps = [](const std::string& column, const std::vector<rules::Remedy>& remedies) {
        return steps_for(
            "CREATE TABLE dbo.P (Id int NOT NULL PRIMARY KEY);\n"
            "CREATE TABLE dbo.T (Id int NOT NULL PRIMARY KEY, A int NULL " +
                column +
                " CONSTRAINT FK_T FOREIGN KEY REFERENCES dbo.P (Id) ON DELETE SET "
                "DEFAULT);",
            remedies);
    };
    EXPECT_THAT(steps("", {not_null}).at(0).sql(),
                HasSubstr("as it was: foreign key FK_T, which sets NULL.\n"));
    // The default is left alone, since the foreign key needs it.
    for (const Step& step : steps("DEFAULT 1", {not_null, rules::DropDefault{"A"}})) {
        EXPECT_FALSE(step.is_safe);
        EXPECT_THAT(step.sql(), Not(HasSubstr("which sets NULL")));
    }
}

TEST(Alteration, AColumnStaysSparse) {
    EXPECT_THAT(statements_of(step_for("CREATE TABLE dbo.T (Id int NOT NULL, A varchar(10) COLLATE "
                                       "Latin1_General_CS_AS SPARSE NULL);",
                                       rules::AlterColumn{.name = "A", .type = "varchar(20)"})),
                ElementsAre("ALTER TABLE [dbo].[T] ALTER COLUMN [A] varchar(20) COLLATE "
                            "Latin1_General_CS_AS NULL SPARSE;"));
}

TEST(Alteration, NumericIsDecimalUnderAnIdOfItsOwn) {
    const rules::AlterColumn to_int{.name = "A", .type = "int"};
    for (const std::string word : {"numeric", "decimal", "dec"}) {
        EXPECT_THAT(
            step_for("CREATE TABLE dbo.T (A " + word + "(9, 0) NOT NULL);", to_int).sql(),
            HasSubstr(
                "user_type_id IN (TYPE_ID(N'decimal'), TYPE_ID(N'numeric')) AND precision = 9 "
                "AND scale = 0)"));
    }
}

// A longer column fits no key that the same script makes.
TEST(Alteration, ANewKeyHasToHoldTheNewTypes) {
    const std::string sql =
        "CREATE TABLE dbo.T (Id int NOT NULL PRIMARY KEY, A varchar(100) NOT NULL, B int NULL);";
    const rules::AddUniqueKey key{.columns = {"B", "A"}};
    const std::vector<Step> wide = steps_for(
        sql,
        std::vector<rules::Remedy>{rules::AlterColumn{.name = "A", .type = "varchar(2048)"}, key});
    EXPECT_TRUE(wide.at(0).is_safe);
    EXPECT_THAT(wide.at(1).sql(),
                StartsWith("-- The key can have 2052 bytes in 2 columns, over the "
                           "limit of 1700 bytes"));
    const std::vector<Step> narrow = steps_for(
        sql,
        std::vector<rules::Remedy>{rules::AlterColumn{.name = "A", .type = "varchar(1696)"}, key});
    EXPECT_TRUE(narrow.at(1).is_safe);
}

// A column that nobody reads may change under what is bound to the table.
TEST(Alteration, WhatIsBoundToOtherColumnsIsNotInTheWay) {
    for (const char* const module :
         {"CREATE VIEW dbo.V WITH SCHEMABINDING AS SELECT Id, B AS C FROM dbo.T;",
          "CREATE FUNCTION dbo.F() RETURNS TABLE WITH SCHEMABINDING AS RETURN SELECT B FROM dbo.T;",
          "CREATE VIEW dbo.V AS SELECT A FROM dbo.T;"}) {
        const Step step = step_for(
            std::string{"CREATE TABLE dbo.T (Id int NOT NULL CONSTRAINT PK_T PRIMARY KEY, A int "
                        "NULL, B int NULL);\nGO\n"} +
                module,
            not_null);
        EXPECT_TRUE(step.is_safe) << module;
    }
}

// SQL Server lets a text grow under an index that is no primary key, a check and a default.
TEST(Alteration, ATextThatOnlyGrowsKeepsWhatStandsOnIt) {
    const std::string sql =
        "CREATE TABLE dbo.T (Id int NOT NULL CONSTRAINT PK_T PRIMARY KEY, A varchar(20) NOT NULL "
        "CONSTRAINT DF_A DEFAULT ('') CONSTRAINT CK_A CHECK (A <> 'x'));\n"
        "CREATE INDEX IX_A ON dbo.T (A);\n";
    EXPECT_THAT(
        statements_of(step_for(sql, rules::AlterColumn{.name = "A", .type = "varchar(40)"})),
        ElementsAre("ALTER TABLE [dbo].[T] ALTER COLUMN [A] varchar(40) NOT NULL;"));
    EXPECT_THAT(step_for(sql, rules::AlterColumn{.name = "A", .type = "varchar(2000)"}).sql(),
                HasSubstr("index IX_A, whose key would be over the limit"));
    EXPECT_THAT(step_for(sql, rules::AlterColumn{.name = "A", .type = "varchar(max)"}).sql(),
                HasSubstr("index IX_A, which takes no such type"));
}

TEST(Alteration, WhatIsDroppedForGoodDoesNotComeBack) {
    const std::string sql =
        "CREATE TABLE dbo.T (Id int NOT NULL CONSTRAINT PK_T PRIMARY KEY, A int NULL CONSTRAINT "
        "DF_A DEFAULT 0);\n"
        "CREATE INDEX IX_A ON dbo.T (A);\n";
    const std::vector<Step> steps =
        steps_for(sql, {not_null, rules::DropDefault{"A"}, rules::DropIndexRemedy{1}});
    ASSERT_EQ(steps.size(), 3U);
    EXPECT_EQ(steps[2].stage, Stage::AlterColumns);
    EXPECT_THAT(statements_of(steps[2]),
                ElementsAre("ALTER TABLE [dbo].[T] ALTER COLUMN [A] int NOT NULL;"));
    EXPECT_THAT(steps[2].prerequisites, ElementsAre(0U, 1U));
}

TEST(Alteration, WhateverIndexOnTheColumnIsDroppedGoesBefore) {
    for (const char* const index :
         {"(Id) INCLUDE (a)", "(Id) WHERE A > 5", "(a DESC) WHERE Id > 5"}) {
        const std::vector<Step> steps = steps_for(
            "CREATE TABLE dbo.T (Id int NOT NULL CONSTRAINT PK_T PRIMARY KEY, A int NULL, B int "
            "NULL);\nCREATE INDEX IX ON dbo.T " +
                std::string(index) + ";\nCREATE INDEX IX_B ON dbo.T (B) WHERE B > 5;\n",
            {not_null, rules::DropIndexRemedy{2}, rules::DropIndexRemedy{1}});
        ASSERT_EQ(steps.size(), 3U);
        EXPECT_EQ(steps[2].stage, Stage::AlterColumns);
        EXPECT_THAT(steps[2].prerequisites, ElementsAre(1U)) << index;
    }
}

TEST(Alteration, KeysWithoutANameOnTheSameColumnsInAnotherOrderAreToldApart) {
    EXPECT_TRUE(
        step_for("CREATE TABLE dbo.T (A int NULL, B int NULL, UNIQUE (A, B), UNIQUE (B, A));",
                 not_null)
            .is_safe);
}

// While its place is not taken it is needed, unless the change of a column drops it anyway.
TEST(Alteration, AnIndexWhosePlaceIsTakenGoesBeforeAChangeThatItRefuses) {
    const std::string sql =
        "CREATE TABLE dbo.T (Id int NOT NULL CONSTRAINT PK_T PRIMARY KEY, A int NULL, B "
        "varchar(20) NULL);\n"
        "CREATE INDEX IX_A ON dbo.T (A) INCLUDE (B);\n";
    rules::CreateIndex wider;
    wider.key_columns = {{"A", false}, {"Id", false}};
    wider.included_columns = {"B"};
    const auto stage_of_drop = [&](const rules::Remedy& alter) {
        for (const Step& step : steps_for(sql, {wider, alter})) {
            if (step.change.ends_with("DROP INDEX IF EXISTS [IX_A] ON [dbo].[T];")) {
                // Where the new one could not be made, the old one stays.
                EXPECT_EQ(step.change.find("AND o.name = N'IX_A'") != std::string::npos,
                          step.stage == Stage::Replaced);
                return step.stage;
            }
        }
        return Stage::Advice;
    };
    EXPECT_EQ(stage_of_drop(not_null), Stage::Drop);
    EXPECT_EQ(stage_of_drop(rules::AlterColumn{.name = "B", .type = "varchar(40)"}),
              Stage::Replaced);
    // A template may never be completed.
    EXPECT_EQ(stage_of_drop(rules::AlterColumn{.name = "A", .type = "smallint"}), Stage::Replaced);
}

TEST(Alteration, ADefaultWithoutANameComesBackWithOne) {
    const Step step =
        step_for("CREATE TABLE dbo.T (Id int NOT NULL, A int NULL DEFAULT 0);", not_null);
    EXPECT_TRUE(step.is_safe);
    EXPECT_THAT(step.sql(), AllOf(HasSubstr("IF @sql IS NOT NULL AND EXISTS (SELECT 1 FROM "
                                            "sys.columns"),
                                  HasSubstr("ADD CONSTRAINT [DF_T_A] DEFAULT 0 FOR [A];"),
                                  HasSubstr("name = N'A' AND default_object_id = 0)")));
}

TEST(Alteration, ConstraintsWithoutANameComeBackWithOne) {
    const Step step = step_for(
        "CREATE TABLE dbo.P (Id int NOT NULL CONSTRAINT PK_P PRIMARY KEY);\n"
        "CREATE TABLE dbo.T (B int NOT NULL PRIMARY KEY, TenantId int NULL UNIQUE CHECK (TenantId "
        "> 0) REFERENCES dbo.P (Id));",
        rules::AlterColumn{.name = "TenantId", .nullable = false});
    const std::string lookup =
        "    WHERE n.parent_object_id = OBJECT_ID(N'[dbo].[T]') AND n.is_system_named = 1";
    EXPECT_THAT(
        step.sql(),
        AllOf(HasSubstr("FROM sys.foreign_keys AS n\n" + lookup),
              HasSubstr("FROM sys.check_constraints AS n\n" + lookup + ");\n"),
              HasSubstr("FROM sys.key_constraints AS n\n" + lookup),
              HasSubstr("IF OBJECT_ID(N'[dbo].[CK_T_TenantId]') IS NULL\n"
                        "    AND NOT EXISTS (SELECT 1 FROM sys.check_constraints AS n\n" +
                        lookup +
                        ")\n"
                        "    ALTER TABLE [dbo].[T] WITH CHECK\n"
                        "        ADD CONSTRAINT [CK_T_TenantId] CHECK (TenantId > 0);"),
              HasSubstr("ADD CONSTRAINT [UQ_T_TenantId] UNIQUE NONCLUSTERED ([TenantId]);"),
              HasSubstr("ADD CONSTRAINT [FK_T_TenantId] FOREIGN KEY ([TenantId]) REFERENCES "
                        "[dbo].[P] ([Id]);"),
              Not(HasSubstr("[PK_T]"))));
}

TEST(Alteration, StatisticsGoAndComeBackAsTheyWere) {
    const Step step = step_for(
        "CREATE TABLE dbo.T (Id int NOT NULL CONSTRAINT PK_T PRIMARY KEY, A int NULL);\n"
        "CREATE STATISTICS S ON dbo.T (Id, a) WHERE A > 5 WITH FULLSCAN, NORECOMPUTE;\n"
        "CREATE STATISTICS F ON dbo.T (Id) WHERE A > 7;\n"
        "CREATE STATISTICS Other ON dbo.T (Id);\n",
        not_null);
    EXPECT_TRUE(step.is_safe);
    EXPECT_THAT(statements_of(step),
                ElementsAre("DROP STATISTICS [dbo].[T].[S];", "DROP STATISTICS [dbo].[T].[F];",
                            "ALTER TABLE [dbo].[T] ALTER COLUMN [A] int NOT NULL;",
                            "CREATE STATISTICS [F]\n    ON [dbo].[T] ([Id])\n    WHERE A > 7;",
                            "CREATE STATISTICS [S]\n    ON [dbo].[T] ([Id], [a])\n    WHERE A > 5\n"
                            "    WITH FULLSCAN, NORECOMPUTE;"));
    EXPECT_THAT(step.sql(), HasSubstr("AND EXISTS (SELECT 1 FROM sys.stats WHERE object_id = "
                                      "OBJECT_ID(N'[dbo].[T]') AND name = N'S')\n    DROP"));
}

TEST(Alteration, ACollationThatIsNoPlainWordIsNotWritten) {
    EXPECT_THAT(
        step_for("CREATE TABLE dbo.T (A varchar(20) COLLATE [x; DROP TABLE y] NULL);", not_null)
            .sql(),
        Not(HasSubstr("DROP TABLE")));
}

// The step of the other table may have come first, which gave the key its name.
TEST(Alteration, AKeyWithoutANameThatTwoStepsTakeAwayComesBackOnce) {
    const std::vector<Step> steps = steps_for(
        "CREATE TABLE dbo.P (Id int NOT NULL CONSTRAINT PK_P PRIMARY KEY, TenantId int NULL, Code "
        "int NOT NULL, CONSTRAINT UQ_P UNIQUE (TenantId, Code));\n"
        "CREATE TABLE dbo.T (Id int NOT NULL CONSTRAINT PK_T PRIMARY KEY, TenantId int NULL, Code "
        "int NOT NULL, FOREIGN KEY (TenantId, Code) REFERENCES dbo.P (TenantId, Code));\n",
        std::vector<TableRemedy>{
            {.table = "P", .remedy = rules::AlterColumn{.name = "TenantId", .nullable = false}},
            {.table = "T", .remedy = rules::AlterColumn{.name = "TenantId", .nullable = false}}});
    ASSERT_EQ(steps.size(), 2U);
    for (const Step& step : steps) {
        EXPECT_THAT(step.sql(), AllOf(HasSubstr("ALTER TABLE [dbo].[T] DROP CONSTRAINT IF EXISTS "
                                                "[FK_T_TenantId_Code];"),
                                      HasSubstr("n.is_system_named = 1"),
                                      HasSubstr("ADD CONSTRAINT [FK_T_TenantId_Code] FOREIGN KEY "
                                                "([TenantId], [Code])"),
                                      Not(HasSubstr("FK_T_TenantId_Code_2"))));
    }
}

TEST(Alteration, ARowThatNoLongerFitsIsNotMade) {
    std::string columns;
    std::vector<rules::Remedy> remedies;
    for (int i = 0; i < 5; ++i) {
        const std::string name = "C" + std::to_string(i);
        columns += ", " + name + " real NOT NULL";
        remedies.emplace_back(rules::AlterColumn{.name = name, .type = "float(53)"});
    }
    // 8,031 of 8,060 bytes: there is room for three columns of 8, beside what they have.
    const std::string sql =
        "CREATE TABLE dbo.T (Id int NOT NULL CONSTRAINT PK_T PRIMARY KEY, Pad "
        "char(8000) NOT NULL" +
        columns + ");";
    for (const Step& step :
         steps_for(sql, std::vector<rules::Remedy>{remedies[0], remedies[1], remedies[2]})) {
        EXPECT_TRUE(step.is_safe);
    }
    const std::vector<Step> steps = steps_for(sql, remedies);
    ASSERT_EQ(steps.size(), 5U);
    for (const Step& step : steps) {
        EXPECT_THAT(step.sql(),
                    StartsWith("-- A row would have at least 8071 bytes, with the room that the "
                               "old values keep until the table is built again, over the limit of "
                               "8060 (error 1701): split the table first."));
    }
}

// Each would fit, but not all.
TEST(Alteration, GuessesThatDoNotFitTogetherSaySo) {
    const std::string sql =
        "CREATE TABLE dbo.T (Id int NOT NULL CONSTRAINT PK_T PRIMARY KEY, Pad "
        "char(8000) NOT NULL, A real NOT NULL, B real NOT NULL, C real NOT "
        "NULL, D real NOT NULL, E real NOT NULL);";
    std::vector<TableRemedy> guesses;
    for (const char* const name : {"A", "B", "C", "D", "E"}) {
        guesses.push_back({.table = "T",
                           .remedy = rules::AlterColumn{.name = name, .type = "float(53)"},
                           .confidence = rules::Confidence::Guess});
    }
    for (const Step& step : steps_for(sql, guesses)) {
        EXPECT_THAT(step.sql(),
                    HasSubstr("\n-- All of them: A row would have at least 8071 bytes"));
    }
    guesses.pop_back();
    guesses.pop_back();
    for (const Step& step : steps_for(sql, guesses)) {
        EXPECT_THAT(step.sql(), Not(HasSubstr("A row would")));
    }
}

// A person has to say that it is meant.
TEST(Alteration, AnAnswerToAGuessIsATemplate) {
    const std::string sql =
        "CREATE TABLE dbo.T (Id int NOT NULL CONSTRAINT PK_T PRIMARY KEY, A real NOT NULL);";
    const auto of = [&](rules::Remedy remedy, rules::Confidence confidence) {
        return steps_for(sql,
                         std::vector<TableRemedy>{
                             {.table = "T", .remedy = std::move(remedy), .confidence = confidence}})
            .at(0);
    };
    const rules::AlterColumn wider{.name = "A", .type = "float(53)"};
    EXPECT_TRUE(of(wider, rules::Confidence::Likely).is_safe);
    EXPECT_THAT(of(wider, rules::Confidence::Guess).sql(),
                StartsWith("-- That the column needs it is a guess by its name: see that it does, "
                           "and that programs read it as it will be.\n-- IF EXISTS"));
    EXPECT_THAT(of(rules::AddUniqueKey{.columns = {"A"}}, rules::Confidence::Guess).sql(),
                StartsWith("-- That no two rows may have the same is a guess: see that it is "
                           "meant.\n-- IF EXISTS (SELECT [A]"));
    // So it is where more has to be said.
    EXPECT_THAT(steps_for("CREATE TABLE dbo.T (Id int NOT NULL CONSTRAINT PK_T PRIMARY KEY, A "
                          "nvarchar(1000) NOT NULL);",
                          std::vector<TableRemedy>{{.table = "T",
                                                    .remedy = rules::AddUniqueKey{.columns = {"A"}},
                                                    .confidence = rules::Confidence::Guess}})
                    .at(0)
                    .sql(),
                StartsWith("-- That no two rows may have the same is a guess: see that it is "
                           "meant.\n-- The key can have 2000 bytes in 1 columns, "));
    // An index that refuses nothing runs.
    const rules::CreateIndex index{.key_columns = {{"A"}}};
    EXPECT_TRUE(of(index, rules::Confidence::Guess).is_safe);
    EXPECT_FALSE(
        of(rules::AddColumns{.columns = {{.name = "B", .type = "int"}}}, rules::Confidence::Guess)
            .is_safe);
}

// Each column has an index, a check, a default, statistics and a foreign key of its own.
TEST(Alteration, OfManyColumnsEachTakesAwayItsOwn) {
    constexpr int count = 100;
    std::string columns;
    std::string more;
    std::vector<rules::Remedy> remedies;
    for (int number = 0; number < count; ++number) {
        const std::string place = std::to_string(number);
        columns += ", A" + place + "_ int NULL CONSTRAINT DF_" + place +
                   "_ DEFAULT 1 CONSTRAINT CK_" + place + "_ CHECK (A" + place +
                   "_ > 0) CONSTRAINT FK_" + place + "_ REFERENCES dbo.T (Id)";
        more += "CREATE INDEX IX_" + place + "_ ON dbo.T (Id) WHERE a" + place + "_ > 7;\n" +
                "CREATE STATISTICS S_" + place + "_ ON dbo.T (A" + place + "_);\n";
        remedies.push_back(rules::AlterColumn{.name = "A" + place + "_", .nullable = false});
    }
    const std::vector<Step> steps =
        steps_for("CREATE TABLE dbo.T (Id int NOT NULL CONSTRAINT PK_T PRIMARY KEY" + columns +
                      ");\nGO\n" + more,
                  remedies);
    ASSERT_EQ(steps.size(), static_cast<std::size_t>(count));
    for (std::size_t number = 0; number < steps.size(); ++number) {
        const std::string place = std::to_string(number);
        const std::string other = std::to_string((number + 1) % count);
        for (const char* kind : {"DF_", "CK_", "FK_", "IX_", "S_"}) {
            EXPECT_THAT(steps[number].change, HasSubstr(kind + place + "_]"));
            EXPECT_THAT(steps[number].change, Not(HasSubstr(kind + other + "_]")));
        }
    }
}

TEST(Alteration, OfManyColumnsEachNamesWhatAPersonTakesAway) {
    constexpr int count = 100;
    std::string columns;
    std::string more;
    std::vector<rules::Remedy> remedies;
    for (int number = 0; number < count; ++number) {
        const std::string place = std::to_string(number);
        columns += ", A" + place + "_ int NULL, B" + place + "_ AS a" + place + "_ + 1";
        more += "GO\nCREATE VIEW dbo.V" + place + "_ WITH SCHEMABINDING AS SELECT a" + place +
                "_ AS x FROM dbo.T;\n";
        remedies.push_back(rules::AlterColumn{.name = "A" + place + "_", .nullable = false});
    }
    const std::vector<Step> steps = steps_for(
        "CREATE TABLE dbo.T (Id int NOT NULL CONSTRAINT PK_T PRIMARY KEY" + columns + ");\n" + more,
        remedies);
    ASSERT_EQ(steps.size(), static_cast<std::size_t>(count));
    for (std::size_t number = 0; number < steps.size(); ++number) {
        const std::string place = std::to_string(number);
        EXPECT_THAT(steps[number].change, HasSubstr("computed column B" + place +
                                                    "_; schema-bound view dbo.V" + place + "_."));
    }
}

}  // namespace
}  // namespace tsqlaudit::fix
