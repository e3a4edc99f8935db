// :r of sqlcmd: scripts that include others.
#include <filesystem>

#include "parsing.h"
#include "support/files.h"
#include "syntax/scripts.h"

namespace tsqlaudit::syntax {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class Includes : public testing::Test {
protected:
    // A script that was discovered; the others are found when they are included.
    void discover(const std::string& path, const std::string& text) {
        write(path, text);
        sources_.add({name(path), text});
    }
    void write(const std::string& path, const std::string& text) {
        test::write_file(folder_.path() / path, text);
    }

    // The tables in their order, by the name of their file and their own: "a:t".
    std::vector<std::string> read(const SqlcmdValues& values = {}) {
        std::vector<std::string> tables;
        const text::Diagnostics diagnostics =
            parse_all(sources_, values, 2, [&](const Script& script) {
                ++scripts_;
                for (const Statement& statement : script.statements) {
                    tables.push_back(described(statement));
                }
            });
        for (const text::Diagnostic& diagnostic : diagnostics) {
            messages_.push_back(
                relative(diagnostic.path) + ':' + std::to_string(diagnostic.position.line) + ':' +
                std::to_string(diagnostic.position.column) + ' ' + relative(diagnostic.message));
        }
        return tables;
    }

    std::vector<std::string> messages_;
    std::size_t scripts_ = 0;

private:
    std::string name(const std::string& path) const { return (folder_.path() / path).string(); }

    std::string described(const Statement& statement) const {
        const auto& table = std::get<CreateTable>(statement.node);
        const std::filesystem::path path = sources_.file(statement.span.file).path();
        return path.stem().string() + ':' + table.name.name +
               (statement.guarded ? " guarded" : "") +
               (statement.guard_negated ? " by absence" : "");
    }

    // The text without the temporary folder.
    std::string relative(std::string text) const {
        const std::string folder = folder_.path().string() + '/';
        for (std::size_t at = text.find(folder); at != std::string::npos; at = text.find(folder)) {
            text.erase(at, folder.size());
        }
        return text;
    }

    test::TemporaryDirectory folder_;
    text::SourceSet sources_;
};

TEST_F(Includes, OfAScriptForAnotherProductLeavesThatOutAlone) {
    discover("main.sql", "CREATE TABLE a (x int)\nGO\n:r other.sql\nCREATE TABLE b (x int)\n");
    std::string other;
    for (int count = 0; count < 3; ++count) {
        other += "CREATE TABLE IF NOT EXISTS c (x int);\n";
    }
    write("other.sql", other + "CREATE TABLE d (x int);\n:r third.sql\n");
    write("third.sql", "CREATE TABLE e (x int);\n");
    EXPECT_THAT(read(), ElementsAre("main:a", "third:e", "main:b"));
    EXPECT_THAT(messages_, ElementsAre("other.sql:1:14 the file seems to be written for another "
                                       "product, not for SQL Server: it is left out, with its 3 "
                                       "errors"));
}

TEST_F(Includes, ReadAFileInItsPlace) {
    discover("all.sql",
             "CREATE TABLE a (x int)\nGO\n:r sub/one.sql\nCREATE TABLE c (x int)\n"
             "  :R \".\\Sub\\my two.SQL\"\n");
    write("sub/one.sql", "CREATE TABLE b (x int)\n:r deep/three.sql\n");
    write("sub/deep/three.sql", "CREATE TABLE d (x int)");
    write("sub/my two.sql", "CREATE TABLE e (x int)");
    EXPECT_THAT(read(), ElementsAre("all:a", "one:b", "three:d", "all:c", "my two:e"));
    EXPECT_THAT(messages_, IsEmpty());
}

TEST_F(Includes, ReadADiscoveredFileOnlyInItsPlace) {
    discover("a.sql", "CREATE TABLE a (x int)");
    discover("b.sql", "CREATE TABLE b (x int)");
    discover("z.sql", "CREATE TABLE z (x int)\n:r ./a.sql\n");
    EXPECT_THAT(read(), ElementsAre("b:b", "z:z", "a:a"));
    EXPECT_EQ(scripts_, 2U);
    EXPECT_THAT(messages_, IsEmpty());
}

TEST_F(Includes, ReadAFileOnce) {
    discover("a.sql", ":r x.sql\n:r x.sql\nCREATE TABLE a (x int)\n:r y.sql\n");
    discover("b.sql", ":r x.sql\nCREATE TABLE $(name) (x int)\n");
    write("x.sql", ":setvar name b\nCREATE TABLE x (x int)");
    write("y.sql", ":r x.sql\nCREATE TABLE y (x int)");
    EXPECT_THAT(read(), ElementsAre("x:x", "a:a", "y:y", "b:b"));
    EXPECT_THAT(messages_, IsEmpty());
}

TEST_F(Includes, ShareTheirVariables) {
    discover("a.sql",
             ":setvar folder \"in here\"\n:r \"$(folder)\\x.sql\"\n"
             "CREATE TABLE $(name) (x int)\n:r $(folder)\"/y.sql\"\n");
    write("in here/x.sql", ":setvar name \"a \"\"b\"\"\"\n");
    write("in here/y.sql", "CREATE TABLE [$(folder)] (x int)");
    EXPECT_THAT(read(), ElementsAre("a:a \"b\"", "y:in here"));
    EXPECT_THAT(messages_, IsEmpty());
}

// A file may end the transaction around it, even one whose statements were read before.
TEST_F(Includes, MayEndATransaction) {
    discover("a.sql",
             ":r end.sql\nBEGIN TRAN\nCREATE TABLE a (x int)\n:r end.sql\nBEGIN TRAN\n"
             "CREATE TABLE lost (x int)\nROLLBACK\nBEGIN TRAN t\n:r inner.sql\n");
    write("end.sql", "COMMIT\n");
    write("inner.sql",
          "BEGIN TRAN i CREATE TABLE i (x int) ROLLBACK TRAN i\n"
          "BEGIN TRAN CREATE TABLE lost (x int) ROLLBACK TRAN\n");
    EXPECT_THAT(read(), ElementsAre("a:a", "inner:i"));
}

TEST_F(Includes, MayChangeVariables) {
    discover("a.sql",
             "DECLARE @s nvarchar(99) = N'CREATE TABLE a (x int)'\n:r set.sql\nEXEC (@s)\n");
    write("set.sql", "SET @s = N'CREATE TABLE b (x int)'\n");
    EXPECT_THAT(read(), IsEmpty());
}

TEST_F(Includes, StandUnderTheConditionAroundThem) {
    discover("a.sql",
             "IF OBJECT_ID('x') IS NULL\nBEGIN\n:r x.sql\nEND\n:r y.sql\nIF 1 = 1\n:r z.sql\n"
             "CREATE TABLE a (x int)\nGO\nIF 1 = 1 BEGIN\nGO\n:r v.sql\n");
    write("x.sql", "CREATE TABLE x (x int)\n:r w.sql\n");
    for (const std::string name : {"v", "w", "y", "z"}) {
        write(name + ".sql", "CREATE TABLE " + name + " (x int)");
    }
    EXPECT_THAT(read(), ElementsAre("x:x guarded by absence", "w:w guarded by absence", "y:y",
                                    "z:z guarded", "a:a", "v:v"));
    EXPECT_THAT(messages_, IsEmpty());
}

TEST_F(Includes, DependOnTheScriptThatLedThere) {
    discover("dev.sql", ":setvar env dev\n:r common.sql\n");
    discover("prod.sql", ":setvar env prod\n:r common.sql\n");
    write("common.sql", ":r only_$(env).sql\nCREATE TABLE c (x int)");
    write("only_dev.sql", "CREATE TABLE d (x int)");
    write("only_prod.sql", "CREATE TABLE p (x int)");
    EXPECT_THAT(read(), ElementsAre("only_dev:d", "common:c", "only_prod:p"));
    EXPECT_THAT(messages_, IsEmpty());
}

TEST_F(Includes, ReportWhatIsNotThere) {
    discover("a.sql",
             "CREATE TABLE a (x int)\n  :r gone.sql\n:r $(no)\\x.sql\n:r .\n"
             "/*\n:r comment.sql\n*/\nCREATE TABLE b (x int)\n");
    EXPECT_THAT(read(), ElementsAre("a:a", "a:b"));
    EXPECT_THAT(
        messages_,
        ElementsAre("a.sql:2:3 cannot follow 'gone.sql': there is no such file",
                    "a.sql:3:1 cannot follow '$(no)\\x.sql': the variable has no value; "
                    ":setvar or --define gives it one",
                    "a.sql:4:1 cannot follow '.': cannot open it: it is not a regular file"));
}

TEST_F(Includes, ReportACircleWithBothPlaces) {
    discover("a.sql", "CREATE TABLE a (x int)\n:r b.sql\n");
    discover("b.sql", "GO\nCREATE TABLE b (x int)\n:r c.sql\n");
    write("c.sql", "CREATE TABLE c (x int)\n:r a.sql\n");
    EXPECT_THAT(read(), ElementsAre("a:a", "b:b", "c:c"));
    EXPECT_THAT(messages_, ElementsAre("c.sql:2:1 a.sql includes itself: it is still being read, "
                                       "and led here at a.sql:2"));
}

// What a circle leads to is read within it only, though it comes first and is in no circle.
TEST_F(Includes, ReadOnceWhatACircleLeadsTo) {
    discover("a.sql", "CREATE TABLE a (x int)\n");
    discover("b.sql", ":r c.sql\nCREATE TABLE b (x int)\n:r a.sql\n");
    discover("c.sql", "CREATE TABLE c (x int)\n:r b.sql\n");
    discover("d.sql", "CREATE TABLE d (x int)\n:r e.sql\n");
    discover("e.sql", "CREATE TABLE e (x int)\n:r d.sql\n:r c.sql\n");
    EXPECT_THAT(read(), ElementsAre("d:d", "e:e", "c:c", "b:b", "a:a"));
    EXPECT_THAT(messages_,
                ElementsAre("e.sql:2:1 d.sql includes itself: it is still being read, and led "
                            "here at d.sql:2",
                            "b.sql:1:1 c.sql includes itself: it is still being read, and led "
                            "here at c.sql:2"));
}

TEST_F(Includes, MayNestOnlySoDeep) {
    discover("0.sql", ":r 1.sql\n");
    for (int number = 1; number < 110; ++number) {
        write(std::to_string(number) + ".sql",
              "CREATE TABLE t (x int)\n:r " + std::to_string(number + 1) + ".sql\n");
    }
    write("110.sql", "");
    EXPECT_EQ(read().size(), 100U);
    EXPECT_THAT(messages_,
                ElementsAre("100.sql:2:1 scripts include each other more than 100 levels deep"));
}

TEST_F(Includes, FindVariablesThatTheUserDefines) {
    discover("a.sql",
             "CREATE TABLE $(P)a (x int)\n:setvar p s_\nCREATE TABLE $(P)b (x int)\n"
             ":setvar P\nCREATE TABLE $(P)c (x int)\n:r $(file)\n");
    write("x.sql", "CREATE TABLE [$(p)x] (x int)");
    EXPECT_THAT(read({{"P", "u_"}, {"FILE", "x.sql"}}),
                ElementsAre("a:u_a", "a:s_b", "a:$(P)c", "x:$(p)x"));
    EXPECT_THAT(messages_, IsEmpty());
}

}  // namespace
}  // namespace tsqlaudit::syntax
