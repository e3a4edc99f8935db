// Names that SQL Server made up for constraints which the input leaves without one.
#include <gtest/gtest.h>

#include "describe.h"

namespace tsqlaudit::test {
namespace {

TEST(SystemName, DropsTheOnlyConstraintThatItCanMean) {
    EXPECT_EQ(
        describe("CREATE TABLE Orders (Id int NOT NULL PRIMARY KEY, Status int DEFAULT 0, Q int "
                 "CHECK (Q > 0), U int UNIQUE, CustomerId int REFERENCES C(Id), N int DEFAULT 1)\n"
                 "GO\n"
                 "ALTER TABLE Orders DROP CONSTRAINT [PK__Orders__3214EC0705A3B1C2]\n"
                 "ALTER TABLE Orders DROP CONSTRAINT DF__Orders__Status__1CF15040\n"
                 "ALTER TABLE Orders DROP CONSTRAINT CK__Orders__Q__1DE57479\n"
                 "ALTER TABLE Orders DROP CONSTRAINT UQ__Orders__C5B196630AD2A005\n"
                 "ALTER TABLE Orders DROP CONSTRAINT FK__Orders__Customer__1273C1CD\n"),
        "table dbo.Orders\n"
        "  column Id int not null\n"
        "  column Status int null\n"
        "  column Q int null\n"
        "  column U int null\n"
        "  column CustomerId int null\n"
        "  column N int null default 1\n");
}

TEST(SystemName, LeavesAloneWhatItCannotMean) {
    const std::string table =
        "CREATE TABLE Orders (Id int NOT NULL CONSTRAINT PK PRIMARY KEY, Status int DEFAULT 0, "
        "CreatedAt int DEFAULT 1, CreatedBy int DEFAULT 2)\nGO\n";
    const std::string before = describe(table);
    for (const std::string name :
         {"PK__Orders__3214EC0705A3B1C2", "DF__Orders__Stotus__1CF15040",
          "DF__Orders__Creat__1CF15040", "DF__Orders__Status__1CF1504", "DF__Orders__Status",
          "XX__Orders__Status__1CF15040", "DF__Orders__Status__1CF1504G", "DF__1CF15040"}) {
        EXPECT_EQ(describe(table + "ALTER TABLE Orders DROP CONSTRAINT " + name), before) << name;
    }
}

TEST(SystemName, OfOneOfSeveralLeavesThemInDoubt) {
    EXPECT_EQ(describe("CREATE TABLE T (CreatedAt int DEFAULT 1, CreatedBy int DEFAULT 2)\nGO\n"
                       "ALTER TABLE T DROP CONSTRAINT DF__T__Creat__1CF15040\n"
                       "ALTER TABLE T ADD DEFAULT 3 FOR CreatedBy\n"),
              "table dbo.T\n"
              "  column CreatedAt int null default 1\n"
              "  column CreatedBy int null default 3\n");
}

TEST(SystemName, NamesWhatIsRenamed) {
    EXPECT_EQ(
        describe("CREATE TABLE T (Id int NOT NULL PRIMARY KEY)\n"
                 "CREATE TABLE Tab (Id int NOT NULL PRIMARY KEY, A int DEFAULT 0)\n"
                 "CREATE TABLE aspnet_Applications (Id int NOT NULL PRIMARY KEY, ApplicationId int "
                 "DEFAULT 0)\nGO\n"
                 "EXEC sp_rename 'dbo.PK__T__3BD0198E', 'PK_T'\n"
                 "EXEC sp_rename 'DF__Tab__A__3BD0198E', 'DF_A', 'OBJECT'\n"
                 "EXEC sp_rename 'PK__aspnet_A__C93A4C9901142BA1', 'PK_A'\n"
                 "EXEC sp_rename 'DF__aspnet_Ap__Appli__08EA5793', 'DF_App'\n"
                 "EXEC sp_rename 'Tab.PK__Tab__3BD0198E', 'PK_Tab', 'INDEX'\n"
                 "EXEC sp_rename 'PK_Tab', 'PK_Tab2'\n"
                 "EXEC sp_rename 'PK__Other__3BD0198E', 'PK_Other'\n"),
        "table dbo.aspnet_Applications\n"
        "  column Id int not null\n"
        "  column ApplicationId int null default 0 named DF_App\n"
        "  primary key PK_A clustered (Id) inline\n"
        "table dbo.T\n"
        "  column Id int not null\n"
        "  primary key PK_T clustered (Id) inline\n"
        "table dbo.Tab\n"
        "  column Id int not null\n"
        "  column A int null default 0 named DF_A\n"
        "  primary key PK_Tab2 clustered (Id) inline\n");
}

TEST(SystemName, IsNotKeptWhereAConstraintIsSwitched) {
    EXPECT_EQ(describe("CREATE TABLE C (P int REFERENCES P(Id), Q int CHECK (Q > 0))\nGO\n"
                       "ALTER TABLE C NOCHECK CONSTRAINT FK__C__P__1273C1CD\n"
                       "ALTER TABLE C CHECK CONSTRAINT CK__C__R__1273C1CD\n"),
              "table dbo.C\n"
              "  column P int null\n"
              "  column Q int null\n"
              "  foreign key (P) -> dbo.P(Id) outside disabled untrusted inline\n"
              "  check Q > 0 of (Q) inline\n");
}

}  // namespace
}  // namespace tsqlaudit::test
