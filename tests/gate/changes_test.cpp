#include "gate/changes.h"

#include <gmock/gmock.h>

#include <filesystem>

#include "gate/schema.h"

namespace tsqlaudit::gate {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// The tables that a file touches, which stands beside one that creates all of them.
std::vector<std::string> touched_by(const std::string& sql) {
    const Schema schema{{{.path = "a.sql",
                          .sql = "CREATE TABLE dbo.A (Id int NOT NULL)\n"
                                 "CREATE TABLE dbo.B (Id int NOT NULL)\n"
                                 "CREATE INDEX IX_B ON dbo.B (Id)\n"},
                         {.path = "sql/b.sql", .sql = sql}}};
    const std::vector<std::filesystem::path> changed{"./sql/b.sql", "README.md"};
    ChangeFinder finder{changed, schema.sources};
    for (const syntax::Script& script : schema.scripts) {
        finder.add(script);
    }
    const report::Changes changes = finder.changes(schema.catalog);
    EXPECT_THAT(changes.other_files, ElementsAre("a.sql"));
    std::vector<std::string> names;
    for (std::size_t table = 0; table < schema.catalog.tables.size(); ++table) {
        if (changes.tables.at(table)) {
            names.push_back(schema.catalog.tables[table].name.name);
        }
    }
    return names;
}

TEST(Changes, AreTheTablesThatAFileSpeaksOf) {
    EXPECT_THAT(touched_by("CREATE TABLE dbo.C (Id int)"), ElementsAre("C"));
    EXPECT_THAT(touched_by("CREATE INDEX IX_A ON A (Id)"), ElementsAre("A"));
    EXPECT_THAT(touched_by("ALTER TABLE [DBO].[a] ADD Name int NULL"), ElementsAre("A"));
    EXPECT_THAT(touched_by("DROP INDEX IX_B ON dbo.B"), ElementsAre("B"));
    EXPECT_THAT(touched_by("ALTER INDEX IX_B ON dbo.B REBUILD"), ElementsAre("B"));
    EXPECT_THAT(touched_by("EXEC sp_rename 'dbo.B', 'C'"), ElementsAre("C"));
    EXPECT_THAT(touched_by("CREATE TABLE dbo.C (Id int)\nGO\nEXEC sp_rename 'dbo.C', 'D'"),
                ElementsAre("D"));
    EXPECT_THAT(touched_by("CREATE STATISTICS S ON dbo.A (Id)"), ElementsAre("A"));
    EXPECT_THAT(touched_by("EXEC sp_tableoption 'dbo.A', 'large value types out of row', 1"),
                ElementsAre("A"));
    EXPECT_THAT(touched_by("CREATE TRIGGER dbo.TR ON dbo.B AFTER INSERT AS SELECT 1"),
                ElementsAre("B"));
    EXPECT_THAT(touched_by("EXEC sp_addextendedproperty 'MS_Description', 'x', 'SCHEMA', 'dbo', "
                           "'TABLE', 'A'"),
                ElementsAre("A"));
    EXPECT_THAT(touched_by("CREATE SECURITY POLICY dbo.P ADD FILTER PREDICATE dbo.f(Id) ON dbo.B"),
                ElementsAre("B"));
}

TEST(Changes, AreNoTablesThatAFileOnlyReads) {
    EXPECT_THAT(touched_by("SELECT * FROM dbo.A"), IsEmpty());
    EXPECT_THAT(touched_by("CREATE VIEW dbo.V AS SELECT Id FROM dbo.A"), IsEmpty());
    EXPECT_THAT(touched_by("CREATE TABLE dbo.C (Id int REFERENCES dbo.A)"), ElementsAre("C"));
}

}  // namespace
}  // namespace tsqlaudit::gate
