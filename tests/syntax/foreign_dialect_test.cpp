// Scripts for other products: a few errors, and what they are for.
#include "parsing.h"

namespace tsqlaudit::syntax {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

std::string times(int count, const std::string& text) {
    std::string result;
    for (int index = 0; index < count; ++index) {
        result += text;
    }
    return result;
}

// Something that only SQL Server has: then what can be read is read.
const std::string own = "CREATE TABLE dbo.o (a int);\n";

TEST(ForeignDialect, OfMySqlIsSaidOnce) {
    const Parsed parsed = parse_text(
        own +
        times(20,
              "CREATE TABLE `t` (`id` int AUTO_INCREMENT, PRIMARY KEY (`id`)) ENGINE=InnoDB;\n"));
    EXPECT_THAT(parsed.messages(),
                ElementsAre("2:14 unexpected character '`'",
                            "2:28 the file seems to be written for MySQL, not for SQL Server: "
                            "17 more errors in it are not listed",
                            "3:14 unexpected character '`'", "4:14 unexpected character '`'"));
    EXPECT_THAT(table_names(parsed.result), ElementsAre("dbo.o"));
}

struct Script {
    std::string product;
    std::string statement;  // with an error in it
};

void PrintTo(const Script& value, std::ostream* out) {
    *out << value.product;
}

class ForeignDialectTest : public testing::TestWithParam<Script> {};

TEST_P(ForeignDialectTest, IsTold) {
    const Parsed parsed = parse_text(own + times(10, GetParam().statement));
    EXPECT_THAT(parsed.messages(), SizeIs(4));
    EXPECT_THAT(parsed.messages(), Contains(HasSubstr(" for " + GetParam().product + ", ")));
}

TEST_P(ForeignDialectTest, IsLeftOutAsAWhole) {
    const Parsed parsed =
        parse_text("USE shop;\nCREATE TABLE plain (a int);\n" + times(3, GetParam().statement));
    EXPECT_THAT(parsed.messages(),
                ElementsAre(HasSubstr("the file seems to be written for " + GetParam().product +
                                      ", not for SQL Server: it is left out, with its 3 errors")));
    EXPECT_THAT(parsed.result.script.statements, IsEmpty());
    EXPECT_THAT(parsed.result.script.uses, IsEmpty());
    EXPECT_THAT(parsed.result.script.unread, Contains(Field(&ObjectName::name, "plain")));
}

// Then its errors cost no more than their statements.
TEST_P(ForeignDialectTest, IsReadWhereMoreTablesAreRightThanWrong) {
    const std::string wrong = times(3, GetParam().statement);
    const Parsed parsed = parse_text(times(4, "CREATE TABLE plain (a int);\n") + wrong);
    EXPECT_THAT(parsed.messages(), SizeIs(3));
    EXPECT_THAT(parsed.messages(), Not(Contains(HasSubstr("left out"))));
    EXPECT_THAT(parsed.result.script.statements, SizeIs(4));
    EXPECT_THAT(parse_text(times(3, "CREATE TABLE plain (a int);\n") + wrong).messages(),
                ElementsAre(HasSubstr("left out")));
}

// Two errors, or GO between batches, which no other product has.
TEST_P(ForeignDialectTest, IsNotTakenForOneByLess) {
    const auto hint = Contains(HasSubstr("seems to be written for"));
    EXPECT_THAT(parse_text(own + times(2, GetParam().statement)).messages(), Not(hint));
    for (const std::string separator : {"GO\n", "GO;\n", "GO 2\n"}) {
        EXPECT_THAT(parse_text(times(10, GetParam().statement + separator)).messages(), Not(hint))
            << separator;
    }
    EXPECT_THAT(parse_text(own + times(10, GetParam().statement) +
                           times(10, "CREATE TABLE t (a int,, b int);\n"))
                    .messages(),
                Not(hint));
}

INSTANTIATE_TEST_SUITE_P(
    Products, ForeignDialectTest,
    testing::Values(Script{"PostgreSQL",
                           "ALTER TABLE ONLY s.t ADD CONSTRAINT k PRIMARY KEY (id);\n"},
                    Script{"Oracle", "CREATE TABLE t (a VARCHAR2(20 BYTE)) TABLESPACE users;\n"},
                    Script{"SQLite", "CREATE TABLE t (a INTEGER PRIMARY KEY AUTOINCREMENT);\n"},
                    Script{"Hive or Spark", "CREATE TABLE t (a string) STORED AS ORC;\n"}));

std::string left_out(const std::string& script) {
    const std::vector<std::string> messages = parse_text(script).messages();
    const std::string_view begin = "the file seems to be written for ";
    for (const std::string& message : messages) {
        const std::size_t at = message.find(begin);
        if (at != std::string::npos && message.find("left out") != std::string::npos) {
            return message.substr(at + begin.size(), message.find(',') - at - begin.size());
        }
    }
    return {};
}

TEST(ForeignDialect, OfAWholeScript) {
    EXPECT_EQ(left_out("CREATE TABLE a (id SERIAL PRIMARY KEY, at timestamptz, x int,, y int);\n"
                       "CREATE TABLE b (id serial PRIMARY KEY);"),
              "PostgreSQL");
    EXPECT_EQ(left_out("CREATE TABLE a (id NUMBER(10) NOT NULL ENABLE, n VARCHAR2(9));"), "Oracle");
    EXPECT_EQ(left_out("CREATE TABLE a (id int unsigned, e enum('x'), t longtext);"), "MySQL");
    // What several have.
    EXPECT_EQ(left_out(times(3, "ALTER TABLE a ADD PRIMARY KEY USING INDEX i;\n")),
              "another product");
    const std::string if_not_exists = "CREATE TABLE IF NOT EXISTS a (id int);\n";
    EXPECT_EQ(left_out(times(3, if_not_exists)), "another product");
    EXPECT_EQ(left_out(times(2, if_not_exists) + "CREATE TABLE a (x number);"), "another product");
    EXPECT_EQ(left_out(times(2, "CREATE OR REPLACE TABLE `a` (id int);\n")), "another product");
    EXPECT_EQ(left_out("CREATE TABLE a (x timestamp with time zone);\n"
                       "CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW BEGIN :NEW.x := 1; END;"),
              "another product");
    EXPECT_EQ(
        left_out("CREATE TABLE a (x int REFERENCES b DEFERRABLE, y timestamp with time zone);\n"
                 "ALTER TABLE a RENAME TO b;"),
        "another product");
    EXPECT_EQ(left_out("CREATE TABLE a (x text[], y bytea, i jsonb,, z int[3], w bytea);"),
              "PostgreSQL");
}

// Names in backticks, and NVARCHAR beside what SQL Server has not.
TEST(ForeignDialect, OfAWholeScriptWithWordsOfSqlServer) {
    EXPECT_EQ(left_out("CREATE TABLE `a` (`b` nvarchar(9));\n"), "another product");
    EXPECT_EQ(left_out("CREATE TABLE a (b INTEGER PRIMARY KEY AUTOINCREMENT, c nvarchar(9));\n"
                       "CREATE TABLE b (b INTEGER PRIMARY KEY AUTOINCREMENT);\n"),
              "SQLite");
    EXPECT_EQ(left_out("CREATE TABLE a (b string) CLUSTERED BY (b) STORED AS ORC;\n"),
              "Hive or Spark");
    EXPECT_EQ(left_out(".print 'a'\nCREATE TABLE IF NOT EXISTS a (b INTEGER AUTOINCREMENT);\n"),
              "SQLite");
    EXPECT_EQ(
        left_out("```sql\nALTER TABLE a ADD b int,,\n```\nText\n```\nALTER TABLE b ADD,\n```"), "");
}

// A few statements, as migrations have them.
TEST(ForeignDialect, OfAWholeScriptByTwoSignsThatSayItByThemselves) {
    EXPECT_EQ(left_out(times(2, "CREATE TABLE a (id INT AUTO_INCREMENT);\n")), "MySQL");
    EXPECT_EQ(left_out("CREATE TABLE IF NOT EXISTS a (id INTEGER PRIMARY KEY AUTOINCREMENT);"),
              "SQLite");
    const std::string backtick = "CREATE TABLE `a` (`b` int);\n";
    EXPECT_EQ(left_out(backtick), "another product");
    EXPECT_EQ(left_out(backtick + "CREATE TABLE b (c int);\n"), "");  // that is not wrong
    EXPECT_EQ(left_out("CREATE DATABASE IF NOT EXISTS a;\nCREATE TABLE a (id INT AUTO_INCREMENT);"),
              "MySQL");
}

TEST(ForeignDialect, OfMigrations) {
    EXPECT_EQ(left_out("ALTER TABLE `a` ADD COLUMN `b` int;\n"), "another product");
    EXPECT_EQ(left_out("ALTER TABLE a MODIFY COLUMN b int(11) unsigned, CHANGE COLUMN c d int;\n"),
              "MySQL");
    EXPECT_EQ(left_out("CREATE TABLE a (b int(11), c tinyint(1), KEY k (b));\n"), "MySQL");
    EXPECT_EQ(left_out("ALTER TABLE a ADD COLUMN IF NOT EXISTS b text;\n"
                       "ALTER TABLE a ALTER COLUMN c SET NOT NULL;\n"
                       "ALTER TABLE a ALTER COLUMN d TYPE bigint;\n"),
              "PostgreSQL");
    EXPECT_EQ(left_out(times(2, "ALTER TABLE a ALTER COLUMN c SET DEFAULT 0;\n")),
              "another product");
    EXPECT_EQ(left_out(times(2, "DROP TABLE IF EXISTS s.a CASCADE;\n")), "another product");
    EXPECT_EQ(left_out(times(2, "ALTER TABLE a ADD UNIQUE INDEX i (b);\n")), "MySQL");
    EXPECT_EQ(left_out(times(2, "ALTER TABLE a ALTER b SET DEFAULT 0;\n")), "another product");
    EXPECT_EQ(left_out(times(2, "ALTER TABLE a DROP KEY object_id;\n")), "MySQL");
    EXPECT_EQ(left_out("delimiter //\nDROP TRIGGER t//\ndelimiter ;\n"), "MySQL");
    EXPECT_EQ(left_out(times(2, "DROP FUNCTION IF EXISTS s.f(int);\n")), "PostgreSQL");
    EXPECT_EQ(left_out("CREATE UNLOGGED TABLE a (b uuid);\n"), "PostgreSQL");
    EXPECT_EQ(left_out("CREATE TABLE a (b text[], c text[], d character varying[]);"),
              "PostgreSQL");
    EXPECT_EQ(left_out(times(3, "ALTER TABLE s.a ENABLE ROW LEVEL SECURITY;\n")), "PostgreSQL");
    EXPECT_EQ(left_out(times(3, "ALTER TABLE s.a ADD (b int);\n")), "Oracle");
    EXPECT_EQ(left_out("PRAGMA foreign_keys = ON;\nCREATE TABLE a (b int AUTOINCREMENT);"),
              "SQLite");
}

TEST(ForeignDialect, OfAWholeScriptForOneOfManyProducts) {
    EXPECT_EQ(left_out("CREATE MULTISET TABLE a, NO FALLBACK (x INTEGER) PRIMARY INDEX (x);"),
              "Teradata");
    EXPECT_EQ(left_out("CREATE VOLATILE TABLE a (x BYTEINT) PRIMARY INDEX (x)"
                       " ON COMMIT PRESERVE ROWS;"),
              "Teradata");
    EXPECT_EQ(left_out("CREATE TABLE a (x INT GENERATED ALWAYS AS IDENTITY, y CHAR(5) FOR BIT DATA,"
                       " z TIMESTAMP NOT NULL WITH DEFAULT CURRENT TIMESTAMP);"),
              "Db2");
    EXPECT_EQ(left_out("CREATE TABLE IF NOT EXISTS a (x int IDENTITY(1, 1) ENCODE az64)"
                       " DISTSTYLE KEY DISTKEY (x) SORTKEY (x);"),
              "Redshift");
    EXPECT_EQ(left_out("CREATE OR REPLACE TABLE a (x int IDENTITY(1, 1), v VARIANT,"
                       " t TIMESTAMP_NTZ);"),
              "Snowflake");
    EXPECT_EQ(left_out("CREATE CACHED TABLE PUBLIC.a (x int IDENTITY);\n"
                       "CREATE MEMORY TABLE b (x int);"),
              "H2 or HSQLDB");
    EXPECT_EQ(left_out("CREATE TYPE m AS ENUM ('a');\nCREATE INDEX CONCURRENTLY i ON a (x);\n"
                       "ALTER TABLE public.a OWNER TO b;\nCOMMENT ON TABLE public.a IS 'x';"),
              "PostgreSQL");
    EXPECT_EQ(left_out("CREATE TABLE a (x int GENERATED ALWAYS AS IDENTITY);\n"
                       "CREATE TABLE b (x int GENERATED BY DEFAULT AS IDENTITY);"),
              "another product");
}

// IDENTITY is T-SQL where only others lack it.
TEST(ForeignDialect, OfAWholeScriptIsNoneByIdentity) {
    EXPECT_EQ(left_out(times(5, "CREATE TABLE a (x int AS IDENTITY(1, 1), y int);\n")), "");
    EXPECT_EQ(left_out("CREATE MULTISET TABLE a, NO FALLBACK (x int IDENTITY(1, 1)) PRIMARY INDEX"
                       " (x);"),
              "");
    EXPECT_EQ(left_out(times(5,
                             "CREATE TABLE a (SortKey int,, Variant varchar(9), Comment int);\n"
                             "CREATE INDEX Comment ON a (x) WHERE SortKey > 0;\n")),
              "");
}

TEST(ForeignDialect, OfAWholeScriptIsNoneWithoutErrorsOrByLess) {
    const std::string valid = times(5, "CREATE TABLE a (id SERIAL PRIMARY KEY, n VARCHAR2(9));\n");
    EXPECT_THAT(parse_text(valid).messages(), IsEmpty());
    EXPECT_EQ(left_out(times(9,
                             "DROP TABLE IF EXISTS a;\nDROP INDEX IF EXISTS i ON a;\n"
                             "IF NOT EXISTS (SELECT 1 FROM b) CREATE TABLE a (x int,, y int);\n")),
              "");
    EXPECT_EQ(table_names(parse_text(valid).result).size(), 5U);
    EXPECT_EQ(left_out("CREATE TABLE a (id int AUTO_INCREMENT);\n"), "");
    EXPECT_EQ(left_out(times(2, "CREATE TABLE a (b BOOLEAN,, n int);\n")), "");
    EXPECT_EQ(left_out(times(4,
                             "CREATE TABLE a (Boolean bit, Uuid int, Type varchar(9),, Blob int);\n"
                             "ALTER FULLTEXT INDEX ON a ADD (Type);\n")),
              "");
    EXPECT_EQ(
        left_out(times(4,
                       "CREATE UNIQUE INDEX i ON a (b,,);\n"
                       "ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES c ON DELETE CASCADE;\n"
                       "ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES c ON DELETE SET DEFAULT;\n"
                       "ALTER TABLE a ALTER COLUMN b DROP ROWGUIDCOL;\n")),
        "");
    EXPECT_EQ(left_out(times(9,
                             "CREATE TABLE a (Serial int, Number int,, Enum int);\n"
                             "INSERT INTO a (Number) SELECT Number FROM b;\n")),
              "");
}

// Words that queries and conditions may have.
TEST(ForeignDialect, OfAWholeScriptIsNoneByQueries) {
    const std::string broken = "CREATE TABLE a (x int,, y int);\n";
    EXPECT_EQ(left_out(broken + "SELECT id, n number, id serial, t bytea FROM a;\n"), "");
    EXPECT_EQ(left_out(broken + "INSERT INTO a SELECT x FROM a WHERE " +
                       times(3, "x = 1 OR REPLACE(y, '-', '') = '' AND ") + "x = 2;\n"),
              "");
    EXPECT_EQ(left_out(times(3,
                             "CREATE TABLE a (y char(9),, CHECK (y = 'a' OR REPLACE(y, '-', '') "
                             "= ''));\n")),
              "");
    EXPECT_EQ(left_out(broken + "SET FOREIGN_KEY_CHECKS = 0;\n" +
                       times(2, "ALTER TABLE a RENAME TO b;\n")),
              "another product");
}

TEST(ForeignDialect, OfAWholeScriptIsNoneBesideTransactSql) {
    const std::string foreign = times(9, "CREATE TABLE IF NOT EXISTS t (id int AUTO_INCREMENT);\n");
    EXPECT_EQ(left_out(foreign), "MySQL");
    for (const std::string statement :
         {"CREATE TABLE [t] (a int)", "CREATE TABLE dbo.t (a int)",
          "CREATE TABLE t (a nvarchar(9))", "CREATE TABLE t (a int IDENTITY)",
          "CREATE TABLE t (a varchar(max))", "PRINT 'x'", "DECLARE @x int",
          "CREATE TABLE t (a int PRIMARY KEY NONCLUSTERED)", "CREATE TABLE t (a int)\nGO",
          "SELECT OBJECT_ID('t')", "CREATE TABLE t (a datetime DEFAULT getdate())"}) {
        EXPECT_EQ(left_out(foreign + statement + "\n"), "") << statement;
    }
    for (const std::string statement :
         {"CREATE TABLE t (a int GENERATED ALWAYS AS IDENTITY)", "CREATE TABLE t (a int[])",
          "CREATE TABLE t (identity int)", "SELECT MAX(a) FROM t",
          "CREATE TABLE t (a decimal(9)[])"}) {
        EXPECT_EQ(left_out(foreign + statement + ";\n"), "MySQL") << statement;
    }
}

TEST(ForeignDialect, IsNoneWhereTransactSqlIsBroken) {
    const Parsed parsed =
        parse_text(times(10, "CREATE TABLE t (a int,, [AUTO_INCREMENT] int, [ENGINE] int)\n"));
    EXPECT_THAT(parsed.messages(), SizeIs(10));
    const std::string broken = "CREATE TABLE dbo.E (Id int NOT NULL,, X int);\n";
    const std::string update = "UPDATE dbo.Car SET Engine = 'V8' WHERE Engine = 'V6';\n";
    EXPECT_THAT(parse_text(times(2, update) + times(6, broken)).messages(), SizeIs(6));
    EXPECT_THAT(
        parse_text(times(6, "CREATE TABLE dbo.D (Jsonb nvarchar(max), Engine int);\n" + broken))
            .messages(),
        SizeIs(6));
}

// Words of others that are names of columns here.
TEST(ForeignDialect, IsNoneByTheNamesOfColumns) {
    for (const std::string element : {"Jsonb nvarchar(max)", "AUTO_INCREMENT int", "Varchar2 int",
                                      "CHECK (Engine = 1)", "CHECK (t.Jsonb = 1)"}) {
        EXPECT_THAT(
            parse_text(times(6, "CREATE TABLE t (" + element + ", " + element + ",, x int);\n"))
                .messages(),
            SizeIs(6))
            << element;
    }
    for (const std::string column : {"Jsonb", "COLUMN Jsonb"}) {
        EXPECT_THAT(
            parse_text(times(6, "ALTER TABLE t ADD " + column + " int,, x int;\n")).messages(),
            SizeIs(6))
            << column;
    }
}

}  // namespace
}  // namespace tsqlaudit::syntax
