// Scripts that undo others are left out of folders.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/files.h"
#include "support/text_printers.h"
#include "text/discovered.h"

namespace tsqlaudit::text {
namespace {

using test::write_file;
using testing::ElementsAre;
using testing::IsEmpty;

class Undo : public Discovery {
protected:
    static void write(const std::vector<std::string>& files, const std::string& content = "") {
        for (const std::string& file : files) {
            write_file("db/" + file, content);
        }
    }
};

Diagnostic info(std::string path, std::string message) {
    return {DiagnosticSeverity::Info, std::move(path), {1, 1}, std::move(message)};
}

struct UndoCase {
    std::string undo;
    std::string partner;
    std::string named;  // what the diagnostic says is undone; empty: the partner
};

void PrintTo(const UndoCase& value, std::ostream* out) {
    *out << value.undo;
}

class UndoNames : public Undo, public testing::WithParamInterface<UndoCase> {};

// Whatever is in it: to undo the end of a table is to create one.
TEST_P(UndoNames, AreLeftOutBesideTheirPartner) {
    write({GetParam().undo, GetParam().partner}, "CREATE TABLE t (a int)");
    const DiscoveryResult result = discover({"db"});
    EXPECT_THAT(names(result), ElementsAre("db/" + GetParam().partner));
    const std::string& named = GetParam().named.empty() ? GetParam().partner : GetParam().named;
    EXPECT_THAT(
        result.diagnostics,
        ElementsAre(info("db/" + GetParam().undo, "left out: by its name it undoes db/" + named)));
    EXPECT_FALSE(result.path_failed);
}

TEST_P(UndoNames, AreReadWithoutTheirPartner) {
    write({GetParam().undo});
    const DiscoveryResult result = discover({"db"});
    EXPECT_THAT(names(result), ElementsAre("db/" + GetParam().undo));
    EXPECT_THAT(result.diagnostics, IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(
    All, UndoNames,
    testing::Values(UndoCase{"001.undo.sql", "001.do.sql"}, UndoCase{"2_DOWN.sql", "2_up.sql"},
                    UndoCase{"001.a.revert.sql", "001.a.deploy.sql"},
                    UndoCase{"drop_tables.sql", "create_tables.sql"},
                    UndoCase{"rollback_1.sql", "deploy_1.sql"},
                    UndoCase{"20200101-create_down.sql", "20200101-create_up.sql"},
                    UndoCase{"U2.1__take_back.sql", "V2.1__add.sql"},
                    UndoCase{"revert/a.sql", "Deploy/a.sql", "Deploy/"},
                    UndoCase{"x/v1-down/a.sql", "x/v1-up/a.sql", "x/v1-up/"}));

// Where the name may be that of a table, or of a folder of tables, the content has to allow it.
TEST_F(Undo, MayHaveANameLikeATable) {
    const std::vector<std::string> undo{"Uninstall.sql", "dbo.Rollback.sql", "drop/b.sql"};
    write({"Install.sql", "dbo.Release.sql", "build/a.sql"});
    for (const std::string undoes : {"/* create */ DROP TABLE t", "DELETE FROM t", ""}) {
        write(undo, undoes);
        EXPECT_EQ(names(discover({"db"})).size(), 3U) << undoes;
    }
    write(undo, "-- drop\nCREATE TABLE dropped (a int)");
    EXPECT_EQ(names(discover({"db"})).size(), 6U);
}

TEST_F(Undo, OfAFolderIsSaidOnce) {
    write({"1.do.sql", "1.undo.sql", "2.do.sql", "2.undo.sql", "10.do.sql", "10.undo.sql"});
    const DiscoveryResult result = discover({"db"});
    EXPECT_THAT(names(result), ElementsAre("db/1.do.sql", "db/2.do.sql", "db/10.do.sql"));
    EXPECT_THAT(result.diagnostics, ElementsAre(info("db/1.undo.sql",
                                                     "left out: by its name it undoes db/1.do.sql; "
                                                     "so are more in its folder, 3 in all")));
}

// Without a word of its own for the partner, or with nothing but capitals between the words, a name
// may be that of a table.
TEST_F(Undo, ThatTheNameLeavesOpenIsDecidedByTheContent) {
    const std::vector<std::string> partners{"CreateTables.sql", "orders.sql", "2_a.sql"};
    const std::vector<std::string> undo{"DropTables.sql", "drop_orders.sql", "2_a.rollback.sql"};
    write(partners);
    write(undo, "-- Created by hand\nIF 1 = 1\n  drop table t\n");
    EXPECT_THAT(names(discover({"db"})),
                ElementsAre("db/2_a.sql", "db/CreateTables.sql", "db/orders.sql"));
    for (const std::string creates : {"", "CREATE TABLE drop_orders (a int)",
                                      "DROP TABLE IF EXISTS t; create table t (a int)"}) {
        write(undo, creates);
        EXPECT_EQ(names(discover({"db"})).size(), 6U) << creates;
    }
}

TEST_F(Undo, ThatIsNamedIsRead) {
    write({"1.do.sql", "1.undo.sql", "up/a.sql", "down/a.sql"});
    EXPECT_THAT(found({"db/1.do.sql", "db/1.undo.sql"}),
                ElementsAre("db/1.do.sql", "db/1.undo.sql"));
    EXPECT_EQ(found({"db", "db/1.undo.sql"}).size(), 3U);
    EXPECT_THAT(found({"db/up", "db/down"}), ElementsAre("db/down/a.sql", "db/up/a.sql"));
    EXPECT_THAT(found({"db/*.sql"}), ElementsAre("db/1.do.sql"));
    write_file(
        "db/P.sqlproj",
        "<Project><ItemGroup><Build Include=\"1.do.sql;1.undo.sql\"/></ItemGroup></Project>");
    EXPECT_THAT(found({"db/P.sqlproj"}), ElementsAre("db/1.do.sql", "db/1.undo.sql"));
}

TEST_F(Undo, IsNotMeantByOtherNames) {
    write({"up.sql", "countdown.sql", "count.sql", "Undone.sql", "Done.sql", "install.sql",
           "reinstall.sql", "01_drop.sql", "02_create.sql", "U__x.sql", "V__x.sql", "users.sql",
           "drop.sql", "remove_a.sql", "add_a.sql"},
          "DROP TABLE t");
    const DiscoveryResult result = discover({"db"});
    EXPECT_EQ(result.sources.size(), 15U);
    EXPECT_THAT(result.diagnostics, IsEmpty());
}

}  // namespace
}  // namespace tsqlaudit::text
