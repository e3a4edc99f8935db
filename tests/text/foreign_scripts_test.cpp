// Scripts for other products are left out of folders that have the same for SQL Server.
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

class Foreign : public Discovery {
protected:
    static void write(const std::vector<std::string>& files) {
        for (const std::string& file : files) {
            write_file("db/" + file, "CREATE TABLE t (a int)");
        }
    }
};

Diagnostic info(std::string path, std::string message) {
    return {DiagnosticSeverity::Info, std::move(path), {1, 1}, std::move(message)};
}

struct ForeignCase {
    std::string foreign;
    std::string own;
    std::string product;
};

void PrintTo(const ForeignCase& value, std::ostream* out) {
    *out << value.foreign;
}

class ForeignNames : public Foreign, public testing::WithParamInterface<ForeignCase> {};

TEST_P(ForeignNames, AreLeftOutBesideThoseOfSqlServer) {
    const auto& [foreign, own, product] = GetParam();
    write({foreign});
    EXPECT_THAT(names(discover({"db"})), ElementsAre("db/" + foreign));
    write({own});
    const DiscoveryResult result = discover({"db"});
    EXPECT_THAT(names(result), ElementsAre("db/" + own));
    EXPECT_THAT(result.diagnostics,
                ElementsAre(info("db/" + foreign, "left out: by its name it is for " + product +
                                                      ", as db/" + own + " is for SQL Server")));
    EXPECT_THAT(names(discover({"db/" + foreign})), ElementsAre("db/" + foreign));
}

INSTANTIATE_TEST_SUITE_P(
    All, ForeignNames,
    testing::Values(ForeignCase{"schema-h2.sql", "schema-sqlserver.sql", "H2"},
                    ForeignCase{"tables_mysql_innodb.sql", "tables_sqlServer.sql", "MySQL"},
                    ForeignCase{"PostgreSQL.sql", "MSSQL.sql", "PostgreSQL"},
                    ForeignCase{"oracle12.sql", "sql-server.sql", "Oracle"},
                    ForeignCase{"1/create.Db2.sql", "1/create.tsql.sql", "Db2"},
                    ForeignCase{"sqlite3/tables.sql", "mssql2005/t/all.sql", "SQLite"}));

TEST_F(Foreign, AreAllNamedByTheFirst) {
    write({"schema-h2.sql", "schema-mysql.sql", "schema-mysql-drop.sql", "schema-mssql.sql",
           "a.sql"});
    const DiscoveryResult result = discover({"db"});
    EXPECT_THAT(names(result), ElementsAre("db/a.sql", "db/schema-mssql.sql"));
    EXPECT_THAT(
        result.diagnostics,
        ElementsAre(info("db/schema-h2.sql",
                         "left out: by its name it is for H2, as db/schema-mssql.sql is for "
                         "SQL Server; so are others beside it, 3 in all")));
}

// The words may say what the tables are about, or something else.
TEST_F(Foreign, AreReadWhereTheirTablesAreOthers) {
    write_file("db/MySQL_Servers.sql",
               "-- CREATE TABLE Server\nCREATE TABLE dbo.MySqlServer (a int)\n"
               "CREATE TABLE MySqlLog (a int)\nCREATE TABLE Shared (a int)\n"
               "INSERT INTO Server VALUES (1)");
    write_file("db/MSSQL_Servers.sql",
               "CREATE TABLE dbo.Server (a int)\nCREATE TABLE Shared (a int)");
    write_file("db/reports/h2/a.sql", "CREATE TABLE Second (a int)");
    write_file("db/reports/tsql/a.sql", "CREATE TABLE First (a int)");
    write_file("db/x-oracle.sql", "GRANT SELECT ON a TO b");
    write_file("db/x-mssql.sql", "GRANT SELECT ON a TO b");
    const DiscoveryResult result = discover({"db"});
    EXPECT_EQ(names(result).size(), 6U);
    EXPECT_THAT(result.diagnostics, IsEmpty());
}

TEST_F(Foreign, AreLeftOutTogetherForTheTablesOfAll) {
    write_file("db/mysql/1.sql", "CREATE TABLE IF NOT EXISTS `shop`.`Order` (a int)");
    write_file("db/mysql/2.sql", "create table b (a int); create table only_here (a int)");
    write_file("db/mysql/data.sql", "INSERT INTO c VALUES (1)");
    write_file("db/mssql/all.sql",
               "CREATE TABLE [dbo].[order] (a int)\nEXEC('CREATE TABLE dbo.B (a int)')");
    write_file("db/v2.mysql.sql", "ALTER TABLE b ADD COLUMN c int");
    write_file("db/v2.oracle.sql", "CREATE OR REPLACE PROCEDURE p AS");
    write_file("db/v2.mssql.sql", "ALTER TABLE dbo.b ADD c int\nGO\nCREATE PROCEDURE \"P\" AS");
    const DiscoveryResult result = discover({"db"});
    EXPECT_THAT(names(result), ElementsAre("db/mssql/all.sql", "db/v2.mssql.sql"));
    // One for each beginning.
    EXPECT_THAT(
        result.diagnostics,
        ElementsAre(info("db/mysql/1.sql",
                         "left out: by its name it is for MySQL, as db/mssql/all.sql is for SQL "
                         "Server; so are others beside it, 3 in all"),
                    info("db/v2.mysql.sql",
                         "left out: by its name it is for MySQL, as db/v2.mssql.sql is for SQL "
                         "Server; so are others beside it, 2 in all")));
}

// Elsewhere, for nothing in particular, or a table of that name.
TEST_F(Foreign, NeedAPartner) {
    const std::vector<std::string> files{
        "dbo.MySql.sql",     "dbo.Mssql.sql",        "install-mysql.sql",  "mssql/a.sql",
        "OracleServers.sql", "SqlServerServers.sql", "x/schema-mysql.sql", "y/schema-mssql.sql"};
    write(files);
    const DiscoveryResult result = discover({"db"});
    EXPECT_EQ(names(result).size(), files.size());
    EXPECT_THAT(result.diagnostics, IsEmpty());
}

}  // namespace
}  // namespace tsqlaudit::text
