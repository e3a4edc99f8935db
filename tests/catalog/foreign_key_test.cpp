#include <gtest/gtest.h>

#include "describe.h"

namespace tsqlaudit::test {
namespace {

std::string foreign_keys(const std::string& description) {
    std::string result;
    for (std::size_t at = 0; at < description.size();) {
        const std::size_t end = description.find('\n', at);
        const std::string line = description.substr(at, end + 1 - at);
        if (line.starts_with("  foreign key") || line.starts_with("!")) {
            result += line;
        }
        at = end + 1;
    }
    return result;
}

TEST(ForeignKeys, ResolveToTheReferencedTableInItsSpelling) {
    EXPECT_EQ(
        foreign_keys(describe({{"a.sql",
                                "CREATE TABLE Child (Id int, ParentId int, A int, B int, "
                                "CONSTRAINT FK1 FOREIGN KEY (PARENTID) REFERENCES DBO.PARENT (ID) "
                                "ON DELETE SET NULL ON UPDATE CASCADE NOT FOR REPLICATION, "
                                "CONSTRAINT FK2 FOREIGN KEY (a, b) REFERENCES sales.pair, "
                                "CONSTRAINT FK3 FOREIGN KEY (A) REFERENCES Elsewhere(Id), "
                                "CONSTRAINT FK4 FOREIGN KEY (Id) REFERENCES Child (id))"},
                               {"b.sql",
                                "CREATE TABLE Parent (Id int NOT NULL PRIMARY KEY)\n"
                                "CREATE TABLE Sales.Pair (X int, Y int, PRIMARY KEY (Y, X))"}})),
        "  foreign key FK1 (ParentId) -> dbo.Parent(Id) delete set null update cascade "
        "not-for-replication inline\n"
        "  foreign key FK2 (A, B) -> Sales.Pair(Y, X) inline\n"
        "  foreign key FK3 (A) -> dbo.Elsewhere(Id) outside inline\n"
        "  foreign key FK4 (Id) -> dbo.Child(Id) inline\n");
}

TEST(ForeignKeys, UnqualifiedReferenceIsInDbo) {
    EXPECT_EQ(foreign_keys(describe("CREATE TABLE s.P (Id int PRIMARY KEY)\n"
                                    "CREATE TABLE s.C (Id int REFERENCES P(Id))")),
              "  foreign key (Id) -> dbo.P(Id) outside inline\n");
}

TEST(ForeignKeys, ReferencesThatCannotBe) {
    EXPECT_EQ(foreign_keys(describe("CREATE TABLE P (Id int)\n"
                                    "CREATE TABLE C (Id int CONSTRAINT FK1 REFERENCES P,\n"
                                    "  Id2 int REFERENCES P(Nope))")),
              "  foreign key FK1 (Id) -> dbo.P() inline\n"
              "  foreign key (Id2) -> dbo.P(Nope) inline\n"
              "! schema.sql:2:35 warning foreign key FK1 of dbo.C names no referenced columns, and "
              "dbo.P has no primary key\n"
              "! schema.sql:3:11 warning a foreign key of dbo.C refers to column Nope, which dbo.P "
              "does not have\n");
}

TEST(ForeignKeys, AddedLater) {
    EXPECT_EQ(
        foreign_keys(describe("CREATE TABLE P (Id int PRIMARY KEY)\n"
                              "CREATE TABLE C (PId int)\nGO\n"
                              "ALTER TABLE C WITH NOCHECK ADD CONSTRAINT FK FOREIGN KEY (pid) "
                              "REFERENCES P (Id)\n"
                              "ALTER TABLE C CHECK CONSTRAINT FK\n")),
        "  foreign key FK (PId) -> dbo.P(Id) untrusted\n");
}

}  // namespace
}  // namespace tsqlaudit::test
