#include <gtest/gtest.h>

#include "describe.h"

namespace tsqlaudit::test {
namespace {

constexpr const char* period_columns =
    "Id int NOT NULL PRIMARY KEY, "
    "ValidFrom datetime2 GENERATED ALWAYS AS ROW START HIDDEN NOT NULL, "
    "ValidTo datetime2 GENERATED ALWAYS AS ROW END, "
    "PERIOD FOR SYSTEM_TIME (validfrom, VALIDTO)";

std::string current_table(const std::string& options) {
    return std::string{"CREATE TABLE T ("} + period_columns + ") " + options + "\nGO\n";
}

constexpr const char* current_columns =
    "  column Id int not null\n"
    "  column ValidFrom datetime2(7) not null row start hidden\n"
    "  column ValidTo datetime2(7) not null row end\n"
    "  primary key clustered (Id) inline\n"
    "  period ValidFrom to ValidTo\n";

TEST(Temporal, AnonymousHistory) {
    EXPECT_EQ(describe(current_table("WITH (SYSTEM_VERSIONING = ON)")),
              std::string{"table dbo.T\n"} + current_columns + "  history anonymous implied\n");
}

TEST(Temporal, ImpliedHistoryIsNoTable) {
    EXPECT_EQ(describe(current_table("WITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = dbo.T_History, "
                                     "DATA_CONSISTENCY_CHECK = ON, "
                                     "HISTORY_RETENTION_PERIOD = 1 YEAR))")),
              std::string{"table dbo.T\n"} + current_columns +
                  "  history dbo.T_History retention 1 YEAR implied\n");
}

TEST(Temporal, HistoryMayBeRenamed) {
    const std::string history =
        "  column Id int not null\n  column ValidFrom datetime2(7) not null\n"
        "  column ValidTo datetime2(7) not null\n";
    EXPECT_EQ(describe("CREATE TABLE H (Id int NOT NULL, ValidFrom datetime2 NOT NULL, "
                       "ValidTo datetime2 NOT NULL)\n" +
                       current_table("WITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = dbo.H))") +
                       "EXEC sp_rename 'H', 'T_History'\nGO\nEXEC sp_rename 'T', 'U'\nGO\n"
                       "ALTER SCHEMA h TRANSFER dbo.T_History\nGO\nALTER TABLE U ADD b int\n"),
              std::string{"table dbo.U\n  column Id int not null\n"
                          "  column ValidFrom datetime2(7) not null row start hidden\n"
                          "  column ValidTo datetime2(7) not null row end\n  column b int null\n"
                          "  primary key clustered (Id) inline\n  period ValidFrom to ValidTo\n"
                          "  history h.T_History\n"
                          "table h.T_History history-of dbo.U\n"} +
                  history + "  column b int null\n");
}

TEST(Temporal, ImpliedHistoryMayBeRenamed) {
    EXPECT_EQ(describe(current_table("WITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = dbo.H))") +
                       "EXEC sp_rename 'dbo.H', 'T_History'\n"
                       "CREATE INDEX IX ON dbo.T_History(Id)\n"),
              std::string{"table dbo.T\n"} + current_columns +
                  "  history dbo.T_History implied\n    index IX (Id)\n");
}

TEST(Temporal, ImpliedHistoryTakesIndexes) {
    EXPECT_EQ(
        describe({{"1.sql",
                   "CREATE CLUSTERED COLUMNSTORE INDEX CCI ON dbo.T_History\n"
                   "ALTER INDEX CCI ON dbo.T_History REBUILD "
                   "WITH (DATA_COMPRESSION = COLUMNSTORE_ARCHIVE)\n"
                   "CREATE INDEX IX ON dbo.T_History(nope)\n"},
                  {"2.sql", current_table(
                                "WITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = dbo.T_History))")}}),
        std::string{"table dbo.T\n"} + current_columns +
            "  history dbo.T_History implied\n"
            "    index CCI clustered columnstore () compression COLUMNSTORE_ARCHIVE\n"
            "! 1.sql:3:1 warning dbo.T_History has no column, index or constraint nope: the "
            "statement has no effect\n");
}

TEST(Temporal, DefinedHistoryIsLinked) {
    const SqlFile history{"h.sql",
                          "CREATE TABLE H.T (Id int NOT NULL, ValidFrom datetime2 NOT NULL, "
                          "ValidTo datetime2 NOT NULL)\n"
                          "CREATE CLUSTERED INDEX IX ON H.T(ValidTo, ValidFrom)"};
    const SqlFile current{"t.sql",
                          current_table("WITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = h.t))")};
    const std::string expected = std::string{"table dbo.T\n"} + current_columns +
                                 "  history H.T\n"
                                 "table H.T history-of dbo.T\n"
                                 "  column Id int not null\n"
                                 "  column ValidFrom datetime2(7) not null\n"
                                 "  column ValidTo datetime2(7) not null\n"
                                 "  index IX clustered (ValidTo, ValidFrom)\n";
    EXPECT_EQ(describe({history, current}), expected);
    EXPECT_EQ(describe({current, history}), expected);
}

TEST(Temporal, DefinedHistoryFollowsTheCurrentTable) {
    const std::string history_table =
        "CREATE TABLE H (Id int NOT NULL, ValidFrom datetime2 NOT NULL, "
        "ValidTo datetime2 NOT NULL)\nGO\n";
    const std::string changes =
        "ALTER TABLE T ADD a int NULL, b varchar(9) NOT NULL CONSTRAINT DF DEFAULT 'x' UNIQUE\nGO\n"
        "ALTER TABLE T ALTER COLUMN a bigint NOT NULL\nGO\n"
        "EXEC sp_rename 'T.a', 'c', 'COLUMN'\nGO\n"
        "ALTER TABLE T DROP CONSTRAINT DF, COLUMN b\n";
    const auto history_after = [&](const std::string& between) {
        const std::string all = describe(
            history_table + current_table("WITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = dbo.H))") +
            between + changes);
        return all.substr(0, all.find("table dbo.T"));
    };
    const std::string columns =
        "  column Id int not null\n"
        "  column ValidFrom datetime2(7) not null\n"
        "  column ValidTo datetime2(7) not null\n";
    EXPECT_EQ(history_after(""),
              "table dbo.H history-of dbo.T\n" + columns + "  column c bigint not null\n");
    EXPECT_EQ(history_after("ALTER TABLE T SET (SYSTEM_VERSIONING = OFF)\nGO\n"),
              "table dbo.H\n" + columns);
}

TEST(Temporal, TableThatClaimsToBeItsOwnHistory) {
    EXPECT_EQ(describe("CREATE TABLE T (a int) WITH (SYSTEM_VERSIONING = ON "
                       "(HISTORY_TABLE = dbo.T))\nGO\n"
                       "EXEC sp_rename 'T.a', 'A', 'COLUMN'\n"),
              "table dbo.T\n"
              "  column A int null\n"
              "  history dbo.T implied\n");
}

TEST(Temporal, SwitchedOffAndOn) {
    const std::string on = "WITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = dbo.H))";
    EXPECT_EQ(describe(current_table(on) + "ALTER TABLE T SET (SYSTEM_VERSIONING = OFF)\n"),
              std::string{"table dbo.T\n"} + current_columns);
    EXPECT_EQ(describe(current_table(on) + "ALTER TABLE T SET (SYSTEM_VERSIONING = OFF)\n"
                                           "ALTER TABLE T SET (SYSTEM_VERSIONING = ON "
                                           "(HISTORY_TABLE = dbo.H2, HISTORY_RETENTION_PERIOD = "
                                           "INFINITE))\n"),
              std::string{"table dbo.T\n"} + current_columns +
                  "  history dbo.H2 retention INFINITE implied\n");
    EXPECT_EQ(describe(current_table(on) + "ALTER TABLE T SET (SYSTEM_VERSIONING = OFF)\n"
                                           "ALTER TABLE T DROP PERIOD FOR SYSTEM_TIME\n"),
              "table dbo.T\n"
              "  column Id int not null\n"
              "  column ValidFrom datetime2(7) not null hidden\n"
              "  column ValidTo datetime2(7) not null\n"
              "  primary key clustered (Id) inline\n");
}

TEST(Temporal, PeriodAddedLater) {
    EXPECT_EQ(describe("CREATE TABLE T (Id int NOT NULL PRIMARY KEY)\nGO\n"
                       "ALTER TABLE T ADD PERIOD FOR SYSTEM_TIME (f, t), "
                       "f datetime2 GENERATED ALWAYS AS ROW START HIDDEN NOT NULL DEFAULT '1900', "
                       "t datetime2 GENERATED ALWAYS AS ROW END NOT NULL DEFAULT '9999'\nGO\n"
                       "ALTER TABLE T SET (SYSTEM_VERSIONING = ON)\n"),
              "table dbo.T\n"
              "  column Id int not null\n"
              "  column f datetime2(7) not null default '1900' row start hidden\n"
              "  column t datetime2(7) not null default '9999' row end\n"
              "  primary key clustered (Id) inline\n"
              "  period f to t\n"
              "  history anonymous implied\n");
}

TEST(Temporal, Ledger) {
    EXPECT_EQ(describe("CREATE TABLE L (Id int NOT NULL PRIMARY KEY, "
                       "a bigint GENERATED ALWAYS AS TRANSACTION_ID START HIDDEN, "
                       "b bigint GENERATED ALWAYS AS TRANSACTION_ID END, "
                       "c bigint GENERATED ALWAYS AS SEQUENCE_NUMBER START, "
                       "d bigint GENERATED ALWAYS AS SEQUENCE_NUMBER END) "
                       "WITH (SYSTEM_VERSIONING = ON, LEDGER = ON (LEDGER_VIEW = dbo.LV))"),
              "table dbo.L ledger\n"
              "  column Id int not null\n"
              "  column a bigint not null transaction start hidden\n"
              "  column b bigint null transaction end\n"
              "  column c bigint not null sequence start\n"
              "  column d bigint null sequence end\n"
              "  primary key clustered (Id) inline\n"
              "  history anonymous implied\n");
}

}  // namespace
}  // namespace tsqlaudit::test
