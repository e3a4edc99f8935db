#include "parsing.h"

namespace tsqlaudit::syntax {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Partitioning, ReadsFunctionsAndSchemes) {
    const auto function = only<CreatePartitionFunction>(
        "CREATE PARTITION FUNCTION pf (datetime2(0)) AS RANGE RIGHT FOR VALUES (N'2020', 2 + 1)");
    EXPECT_EQ(function.name.text, "pf");
    EXPECT_EQ(function.type.name, "datetime2");
    ASSERT_EQ(function.boundaries.size(), 2U);
    EXPECT_EQ(to_text(function.boundaries[1]), "(2 + 1)");
    const auto empty =
        only<CreatePartitionFunction>("CREATE PARTITION FUNCTION pf (int) AS RANGE FOR VALUES ()");
    EXPECT_THAT(empty.boundaries, IsEmpty());
    const auto scheme = only<CreatePartitionScheme>(
        "CREATE PARTITION SCHEME ps AS PARTITION pf ALL TO ([PRIMARY])");
    EXPECT_EQ(scheme.function.text, "pf");
    EXPECT_TRUE(scheme.all_to_one);
    EXPECT_THAT(names(scheme.filegroups), ElementsAre("PRIMARY"));
    EXPECT_THAT(
        names(only<CreatePartitionScheme>("CREATE PARTITION SCHEME ps AS PARTITION pf TO (a, [b])")
                  .filegroups),
        ElementsAre("a", "b"));
    EXPECT_EQ(only<AlterPartition>("ALTER PARTITION FUNCTION pf() SPLIT RANGE (1)").name.text,
              "pf");
    EXPECT_EQ(only<AlterPartition>("ALTER PARTITION FUNCTION pf() MERGE RANGE ('x')").name.text,
              "pf");
    EXPECT_EQ(only<AlterPartition>("ALTER PARTITION FUNCTION pf() SPLIT").name.text, "pf");
    EXPECT_EQ(only<AlterPartition>("ALTER PARTITION FUNCTION pf()").name.text, "pf");
    EXPECT_EQ(only<AlterPartition>("ALTER PARTITION SCHEME ps NEXT USED fg").name.text, "ps");
}

TEST(SecurityPolicy, ReadsPredicates) {
    const auto created = only<SecurityPolicy>(
        "CREATE SECURITY POLICY s.p ADD FILTER PREDICATE s.f(TenantId, 1) ON dbo.t,"
        " ADD BLOCK PREDICATE s.f(TenantId) ON dbo.t AFTER INSERT"
        " WITH (STATE = ON, SCHEMABINDING = OFF) NOT FOR REPLICATION");
    EXPECT_EQ(to_text(created.name), "s.p");
    EXPECT_FALSE(created.alter);
    ASSERT_EQ(created.predicates.size(), 2U);
    const SecurityPredicate& filter = created.predicates[0];
    EXPECT_EQ(filter.kind, SecurityPredicate::Kind::Filter);
    EXPECT_EQ(filter.action, SecurityPredicate::Action::Add);
    EXPECT_EQ(to_text(filter.function), "s.f");
    EXPECT_EQ(to_text(filter.arguments.at(0)), "TenantId");
    EXPECT_EQ(filter.arguments.size(), 2U);
    EXPECT_EQ(to_text(filter.table), "dbo.t");
    EXPECT_EQ(filter.operation, "");
    EXPECT_EQ(created.predicates[1].kind, SecurityPredicate::Kind::Block);
    EXPECT_EQ(created.predicates[1].operation, "AFTER INSERT");
    EXPECT_THAT(to_text(created.options), ElementsAre("STATE=ON", "SCHEMABINDING=OFF"));

    const auto altered = only<SecurityPolicy>(
        "ALTER SECURITY POLICY s.p DROP FILTER PREDICATE ON dbo.t,"
        " ALTER BLOCK PREDICATE s.g(a) ON dbo.u BEFORE DELETE");
    EXPECT_TRUE(altered.alter);
    EXPECT_EQ(altered.predicates.at(0).action, SecurityPredicate::Action::Drop);
    EXPECT_EQ(altered.predicates.at(0).function.name, "");
    EXPECT_EQ(altered.predicates.at(1).action, SecurityPredicate::Action::Alter);
    EXPECT_EQ(altered.predicates.at(1).operation, "BEFORE DELETE");
    EXPECT_THAT(to_text(only<SecurityPolicy>("ALTER SECURITY POLICY p WITH (STATE = OFF)").options),
                ElementsAre("STATE=OFF"));
}

TEST(Types, AreReadWithTheirBase) {
    const auto alias = only<CreateType>("CREATE TYPE [dbo].[Phone] FROM nvarchar(20) NOT NULL");
    EXPECT_EQ(to_text(alias.name), "dbo.Phone");
    EXPECT_EQ(alias.base->name, "nvarchar");
    EXPECT_EQ(alias.nullable, false);
    EXPECT_FALSE(alias.is_table || alias.is_clr);
    EXPECT_EQ(only<CreateType>("CREATE TYPE T FROM int NULL").nullable, true);
    EXPECT_EQ(only<CreateType>("CREATE TYPE T FROM int").nullable, std::nullopt);
    const auto table = only<CreateType>(
        "CREATE TYPE dbo.T AS TABLE (a int NOT NULL PRIMARY KEY, INDEX i (a),)"
        " WITH (MEMORY_OPTIMIZED = ON)");
    EXPECT_TRUE(table.is_table);
    EXPECT_FALSE(table.base.has_value());
    EXPECT_TRUE(only<CreateType>("CREATE TYPE T EXTERNAL NAME a.[b.c]").is_clr);
}

TEST(OtherObjects, AreReadForTheirNames) {
    EXPECT_EQ(only<CreateSequence>("CREATE SEQUENCE s.q AS bigint START WITH -1 INCREMENT BY 2"
                                   " MINVALUE 1 NO MAXVALUE CYCLE CACHE 50")
                  .type->name,
              "bigint");
    const auto statistics = only<CreateStatistics>(
        "CREATE STATISTICS st ON t (a, b) WHERE a > 3 WITH SAMPLE 50 PERCENT, NORECOMPUTE,"
        " INCREMENTAL = ON");
    EXPECT_THAT(names(statistics.columns), ElementsAre("a", "b"));
    ASSERT_NE(statistics.filter, nullptr);
    EXPECT_EQ(statistics.filter->operands.at(0)->text, "a");
    EXPECT_THAT(statistics.options,
                ElementsAre("SAMPLE 50 PERCENT", "NORECOMPUTE", "INCREMENTAL = ON"));
    const auto dropped = only<DropObject>("DROP STATISTICS s.t.st");
    EXPECT_EQ(dropped.kind, "STATISTICS");
    EXPECT_EQ(dropped.name.database, "s");
    EXPECT_EQ(dropped.name.schema, "t");
    EXPECT_EQ(dropped.name.name, "st");
    EXPECT_EQ(only<CreateSynonymOrOther>("CREATE SYNONYM s.y FOR srv.db.dbo.t").kind, "SYNONYM");
    const auto schema = only<CreateSynonymOrOther>("CREATE SCHEMA [s] AUTHORIZATION dbo");
    EXPECT_EQ(schema.kind, "SCHEMA");
    EXPECT_EQ(schema.name.name, "s");
    EXPECT_EQ(only<CreateSynonymOrOther>("CREATE SCHEMA AUTHORIZATION x").name.name, "x");
    EXPECT_EQ(only<CreateSynonymOrOther>("CREATE DEFAULT dbo.d AS 0").kind, "DEFAULT");
    EXPECT_EQ(only<CreateSynonymOrOther>("CREATE RULE r AS @x IN ('a') AND @x LIKE 'b'").kind,
              "RULE");
}

TEST(OtherObjects, MayHaveTheirOptionsInAnyOrder) {
    EXPECT_EQ(
        only<CreateSequence>("CREATE SEQUENCE q START WITH 1 AS decimal(10, 0) CACHE").type->length,
        10);
    EXPECT_EQ(statements_of("ALTER PARTITION FUNCTION f () SPLIT RANGE\n"
                            "ALTER PARTITION FUNCTION f () MERGE RANGE (1)")
                  .size(),
              2U);
}

TEST(OtherObjects, AreDropped) {
    const auto statements = statements_of(
        "DROP VIEW IF EXISTS a, s.b DROP SECURITY POLICY p DROP STATISTICS t.st"
        " DROP TRIGGER tr ON DATABASE DROP PARTITION FUNCTION pf DROP FULLTEXT INDEX ON t"
        " DROP DEFAULT d DROP TYPE ty");
    std::vector<std::string> dropped;
    for (const Statement& statement : statements) {
        const auto& object = std::get<DropObject>(statement.node);
        dropped.push_back(object.kind + ' ' + to_text(object.name) +
                          (object.if_exists ? " if exists" : ""));
    }
    EXPECT_THAT(dropped, ElementsAre("VIEW a if exists", "VIEW s.b if exists", "SECURITY POLICY p",
                                     "STATISTICS t.st", "TRIGGER tr", "PARTITION FUNCTION pf",
                                     "FULLTEXT INDEX t", "DEFAULT d", "TYPE ty"));
}

TEST(SchemaStatement, OwnsTheTablesItHolds) {
    const Parsed parsed = parse_text(
        "CREATE SCHEMA s AUTHORIZATION dbo CREATE TABLE a (x int) CREATE TABLE u.b (y int)"
        " GRANT SELECT ON a TO public\nGO\nCREATE TABLE c (x int)\n"
        "CREATE SCHEMA v; CREATE TABLE d (x int)");
    EXPECT_THAT(parsed.messages(), IsEmpty());
    EXPECT_THAT(table_names(parsed.result), ElementsAre("s.a", "u.b", "c", "d"));
}

TEST(SchemaStatement, OwnsTheViewsItHolds) {
    const auto statements = statements_of(
        "CREATE SCHEMA s CREATE VIEW v AS SELECT 1 AS a CREATE TABLE t (x int)"
        " CREATE VIEW u.w AS SELECT 2 AS b");
    ASSERT_EQ(statements.size(), 4U);
    EXPECT_EQ(to_text(std::get<Module>(statements[1].node).name), "s.v");
    EXPECT_EQ(to_text(std::get<CreateTable>(statements[2].node).name), "s.t");
    EXPECT_EQ(to_text(std::get<Module>(statements[3].node).name), "u.w");
}

TEST(Calls, Rename) {
    const auto column = only<RenameObject>("EXEC sp_rename 'dbo.t.[a.b]', 'c', 'COLUMN'");
    EXPECT_EQ(to_text(column.object), "dbo.t");
    EXPECT_EQ(column.part, "a.b");
    EXPECT_EQ(column.new_name, "c");
    EXPECT_EQ(column.object_type, "COLUMN");
    const auto table =
        only<RenameObject>("EXECUTE sys.sp_rename @newname = N'u', @objname = N'[dbo].[t]'");
    EXPECT_EQ(to_text(table.object), "dbo.t");
    EXPECT_EQ(table.part, "");
    EXPECT_EQ(table.new_name, "u");
    EXPECT_EQ(only<RenameObject>("EXEC @rc = sp_rename N't.ix', N'iy', N'index'").part, "ix");
    const auto closing = only<RenameObject>("EXEC sp_rename '[a]].b].[c]]d]]]', 'e'");
    EXPECT_EQ(closing.object.schema, "a].b");
    EXPECT_EQ(closing.object.name, "c]d]");
    EXPECT_EQ(only<RenameObject>("sp_rename t, u").new_name, "u");
    EXPECT_THAT(statements_of("EXEC sp_rename @old, @new"), IsEmpty());
}

TEST(Calls, OwnersAreSchemas) {
    const auto change = only<RenameObject>("EXEC sp_changeobjectowner 'alice.t', 'dbo'");
    EXPECT_EQ(to_text(change.object), "alice.t");
    EXPECT_EQ(change.new_name, "dbo");
    EXPECT_EQ(change.object_type, "SCHEMA");
    EXPECT_THAT(statements_of("EXEC sp_changeobjectowner @table, 'dbo'"), IsEmpty());
}

TEST(Calls, NameTheirArgumentsWhateverStandsBeforeTheSign) {
    const auto rename = only<RenameObject>(
        "EXEC sp_rename @newname/* new */= 'u', @objname\f=\u00A0't.a', @objtype -- kind\n= "
        "'column'");
    EXPECT_EQ(to_text(rename.object), "t");
    EXPECT_EQ(rename.part, "a");
    EXPECT_EQ(rename.new_name, "u");
    EXPECT_EQ(rename.object_type, "COLUMN");
}

TEST(Calls, FullTextIndexesOfOld) {
    const auto create =
        only<CreateIndex>("exec sp_fulltext_table N'[dbo].[t]', N'create', N'cat', N'[pk_t]'");
    EXPECT_EQ(to_text(create.table), "dbo.t");
    EXPECT_EQ(create.index.kind, IndexKind::FullText);
    EXPECT_EQ(create.index.fulltext_key_index, "pk_t");
    EXPECT_THAT(create.index.columns, IsEmpty());
    const auto added = only<AlterFulltextIndex>("exec sp_fulltext_column 't', 'a', 'add', 1033");
    EXPECT_EQ(to_text(added.table), "t");
    EXPECT_EQ(added.added.at(0).text, "a");
    EXPECT_THAT(added.dropped, IsEmpty());
    const auto dropped = only<AlterFulltextIndex>(
        "exec sp_fulltext_column @action = 'Drop', @tabname = 't', @colname = 'a'");
    EXPECT_EQ(dropped.dropped.at(0).text, "a");
    EXPECT_EQ(only<DropObject>("exec sp_fulltext_table 't', 'drop'").kind, "FULLTEXT INDEX");
    EXPECT_THAT(statements_of("exec sp_fulltext_table 't', 'activate'\n"
                              "exec sp_fulltext_table 't', @action\n"
                              "exec sp_fulltext_column 't', 'a', @action"),
                IsEmpty());
}

TEST(Transfer, ChangesTheSchema) {
    const auto table = only<RenameObject>("ALTER SCHEMA [sales] TRANSFER dbo.t");
    EXPECT_EQ(to_text(table.object), "dbo.t");
    EXPECT_EQ(table.new_name, "sales");
    EXPECT_EQ(table.object_type, "SCHEMA");
    EXPECT_EQ(to_text(only<RenameObject>("ALTER SCHEMA s TRANSFER OBJECT::dbo.t").object), "dbo.t");
    only<CreateSynonymOrOther>("ALTER SCHEMA s TRANSFER TYPE::dbo.t");
    only<CreateSynonymOrOther>("ALTER SCHEMA s TRANSFER XML SCHEMA COLLECTION::dbo.t");
}

TEST(RenameStatement, IsWhatSynapseHas) {
    const auto table = only<RenameObject>("RENAME OBJECT::dbo.t TO u");
    EXPECT_EQ(to_text(table.object), "dbo.t");
    EXPECT_EQ(table.new_name, "u");
    EXPECT_EQ(table.part, "");
    const auto column = only<RenameObject>("rename object dbo.t column a to b");
    EXPECT_EQ(column.part, "a");
    EXPECT_EQ(column.new_name, "b");
    EXPECT_EQ(column.object_type, "COLUMN");
    EXPECT_EQ(only<RenameObject>("RENAME OBJECT dbo.t TO u\nRENAME DATABASE a TO b").new_name, "u");
}

TEST(Calls, ExtendedProperties) {
    const auto named = only<ExtendedProperty>(
        "EXEC sys.sp_addextendedproperty @name=N'MS_Description', @value=N'It''s' ,"
        " @level0type=N'SCHEMA', @level0name=N'dbo', @level1type=N'table', @level1name=N't',"
        " @level2type=N'COLUMN', @level2name=N'a'");
    EXPECT_EQ(named.property, "MS_Description");
    EXPECT_EQ(named.value, "It's");
    EXPECT_EQ(named.schema, "dbo");
    EXPECT_EQ(named.level1_type, "TABLE");
    EXPECT_EQ(named.level1_name, "t");
    EXPECT_EQ(named.level2_type, "COLUMN");
    EXPECT_EQ(named.level2_name, "a");
    EXPECT_FALSE(named.dropped);
    const auto positional = only<ExtendedProperty>(
        "EXEC sp_updateextendedproperty 'MS_Description', 'x', 'user', dbo, 'table', t");
    EXPECT_EQ(positional.value, "x");
    EXPECT_EQ(positional.level1_name, "t");
    EXPECT_EQ(positional.level2_name, "");
    const auto dropped = only<ExtendedProperty>(
        "EXEC sp_dropextendedproperty 'MS_Description', 'SCHEMA', 'dbo', 'TABLE', 't'");
    EXPECT_TRUE(dropped.dropped);
    EXPECT_EQ(dropped.level1_name, "t");
    EXPECT_EQ(dropped.value, "");
}

TEST(Calls, BindingsAndTableOptions) {
    const auto bound = only<BindDefaultOrRule>("EXEC sp_bindefault N'[dbo].[d]', N'[s].[t].[c]'");
    EXPECT_FALSE(bound.is_rule);
    EXPECT_EQ(bound.bound_object, "d");
    EXPECT_EQ(to_text(bound.table), "s.t");
    EXPECT_EQ(bound.column, "c");
    const auto rule = only<BindDefaultOrRule>("EXEC sp_bindrule @rulename='r', @objname='ty'");
    EXPECT_TRUE(rule.is_rule);
    EXPECT_EQ(rule.bound_object, "r");
    EXPECT_EQ(rule.table.name, "");
    const auto option =
        only<TableOption>("EXEC sp_tableoption 's.t', 'large value types out of row', 1");
    EXPECT_EQ(to_text(option.table), "s.t");
    EXPECT_EQ(option.option, "large value types out of row");
    EXPECT_EQ(option.value, "1");
}

TEST(Calls, OfOtherProceduresAreIgnored) {
    EXPECT_THAT(statements_of("EXEC dbo.do_it @a = 1 EXEC sp_help 't'"), IsEmpty());
}

TEST(Modules, NameIndexesInHints) {
    const auto hinted = [](const std::string& body) {
        return only<Module>("CREATE PROCEDURE p AS " + body).hinted_indexes;
    };
    EXPECT_THAT(
        hinted("SELECT a FROM T WITH (INDEX(I)) JOIN U WITH (NOLOCK, INDEX = [J]) ON 1 = 1"),
        ElementsAre("I", "J"));
    EXPECT_THAT(hinted("SELECT a FROM T WITH (INDEX (I, 2, J)), U (INDEX = (K))"),
                ElementsAre("I", "J", "K"));
    EXPECT_THAT(hinted("SELECT a FROM T WITH (FORCESEEK (I (a)))"), ElementsAre("I"));
    EXPECT_THAT(hinted("SELECT a FROM T WITH (FORCESEEK, INDEX(0))"), IsEmpty());
    EXPECT_THAT(hinted("CREATE TABLE #t (a int, INDEX I (a)); CREATE INDEX J ON #t (a)"),
                IsEmpty());
}

// "dbo.T: a"
std::vector<std::string> assigned(const Module& module) {
    std::vector<std::string> result;
    for (const Module::Assignment& assignment : module.assigned) {
        result.push_back(to_text(assignment.target) + ": " + assignment.column);
    }
    return result;
}

std::vector<std::string> assigned_by(const std::string& body) {
    return assigned(only<Module>("CREATE PROCEDURE p AS " + body));
}

TEST(Modules, KnowWhatTheyAssign) {
    EXPECT_THAT(assigned_by("UPDATE dbo.T SET a = 1, b = 2 WHERE c = 3"),
                ElementsAre("dbo.T: a", "dbo.T: b"));
    EXPECT_THAT(assigned_by("UPDATE T SET a = 1"), ElementsAre("T: a"));
    EXPECT_THAT(assigned_by("UPDATE x SET a = 1 FROM inserted i JOIN s.T AS x ON x.b = i.b"),
                ElementsAre("s.T: a"));
    EXPECT_THAT(assigned_by("UPDATE x SET a = 1 FROM U, s.T x"), ElementsAre("s.T: a"));
    EXPECT_THAT(assigned_by("UPDATE T SET a = 1 FROM s.T JOIN U ON U.b = T.b"),
                ElementsAre("s.T: a"));
    EXPECT_THAT(assigned_by("MERGE INTO s.T AS x USING U x2 ON 1 = 1 "
                            "WHEN MATCHED THEN UPDATE SET x.a = 1"),
                ElementsAre("s.T: a"));
    // Not the alias of another query: one inside, or the next one.
    EXPECT_THAT(assigned_by("UPDATE x SET a = 1 FROM (SELECT b FROM U x) q JOIN s.T x ON 1 = 1"),
                ElementsAre("s.T: a"));
    EXPECT_THAT(assigned_by("UPDATE x SET a = 1 FROM s.T x SELECT b FROM U x"),
                ElementsAre("s.T: a"));
    EXPECT_THAT(assigned_by("UPDATE x SET a = 1; SELECT b FROM U x"), ElementsAre("x: a"));
    EXPECT_THAT(assigned_by("UPDATE x SET a = 1 SELECT b FROM U x"), ElementsAre("x: a"));
    EXPECT_THAT(assigned_by("UPDATE dbo.T SET a = 1; UPDATE U SET b = 1 FROM s.U"),
                ElementsAre("dbo.T: a", "s.U: b"));
}

TEST(Modules, AreScannedForTheTablesTheyUse) {
    const auto module = only<Module>(
        "CREATE OR ALTER PROCEDURE [s].[p] @x int AS BEGIN\n"
        " UPDATE m SET m.UsageCount = UsageCount + 1, LastUsed += f(1, 2) FROM dbo.Model AS m\n"
        "   JOIN [s].[Layer] l ON l.a = m.b WHERE c = 1;\n"
        " INSERT INTO dbo.Log (a) SELECT b FROM x, y z;\n"
        " MERGE dbo.Target t USING q ON 1 = 1 WHEN MATCHED THEN UPDATE SET Total = 1;\n"
        " DELETE FROM old; TRUNCATE TABLE tmp; CREATE TABLE #t (a int)\nEND");
    EXPECT_EQ(module.kind, Module::Kind::Procedure);
    EXPECT_EQ(to_text(module.name), "s.p");
    std::vector<std::string> references;
    for (const ObjectName& name : module.references) {
        references.push_back(to_text(name));
    }
    EXPECT_THAT(references, ElementsAre("m", "dbo.Model", "s.Layer", "dbo.Log", "x", "y",
                                        "dbo.Target", "old", "tmp"));
    EXPECT_THAT(assigned(module),
                ElementsAre("dbo.Model: UsageCount", "dbo.Model: LastUsed", "dbo.Target: Total"));
}

TEST(Modules, KnowTheirKind) {
    const auto trigger = only<Module>(
        "CREATE TRIGGER s.tr ON dbo.t INSTEAD OF INSERT, UPDATE AS\n"
        "IF UPDATE(a) UPDATE dbo.u SET n = n + 1 FROM inserted");
    EXPECT_EQ(trigger.kind, Module::Kind::Trigger);
    EXPECT_EQ(to_text(*trigger.trigger_table), "dbo.t");
    EXPECT_TRUE(trigger.instead_of);
    EXPECT_THAT(assigned(trigger), ElementsAre("dbo.u: n"));
    EXPECT_FALSE(only<Module>("CREATE TRIGGER tr ON t AFTER UPDATE AS RETURN").instead_of);
    const auto view = only<Module>("CREATE VIEW v WITH SCHEMABINDING AS SELECT a FROM dbo.t");
    EXPECT_EQ(view.kind, Module::Kind::View);
    EXPECT_TRUE(view.schema_bound);
    EXPECT_THAT(view.names, ElementsAre("a", "dbo", "SCHEMABINDING", "t", "v"));
    EXPECT_THAT(only<Module>("CREATE VIEW v AS SELECT a FROM dbo.t").names, IsEmpty());
    EXPECT_FALSE(view.trigger_table.has_value());
    EXPECT_EQ(only<Module>("ALTER FUNCTION f() RETURNS int AS BEGIN RETURN 1 END").kind,
              Module::Kind::Function);
}

}  // namespace
}  // namespace tsqlaudit::syntax
