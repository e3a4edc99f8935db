// Where the program contradicts the hand-written audit whose other claims are held against it.
// docs/model-audit.md says of each test what was claimed, what is right and where that is written.
#include <gmock/gmock.h>

#include <string>
#include <tuple>
#include <vector>

#include "claims/fixture_audit.h"
#include "support/files.h"
#include "support/paths.h"

namespace tsqlaudit::test {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::Contains;
using testing::Each;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

using Texts = std::vector<std::string>;

class ModelAudit : public testing::Test {
protected:
    static void SetUpTestSuite() { fixture_audit = audit_of_fixture(); }

    // The finding of a rule on a table; null when there is none.
    static json finding_of(const json& audit, const std::string& table, const std::string& rule,
                           const std::string& column = "") {
        for (const json& finding : table_of(audit, table).at("findings")) {
            if (finding.at("rule") == rule &&
                (column.empty() || finding.at("columns") == json{column})) {
                return finding;
            }
        }
        return nullptr;
    }

    static Texts memory_blockers(const json& audit, const std::string& table) {
        return table_of(audit, table).at("suitability").at("memoryOptimized").at("blockers");
    }

    // The T-SQL of all fixes.
    static Texts statements() {
        Texts statements;
        for (const json& table : fixture_audit.at("tables")) {
            for (const json& finding : table.at("findings")) {
                if (!finding.at("fix").is_null()) {
                    statements.push_back(finding.at("fix").at("sql"));
                }
            }
        }
        return statements;
    }

    static json fixture_audit;
};
json ModelAudit::fixture_audit;

TEST_F(ModelAudit, TheAutomaticGridHasEightCellsPerObject) {
    const json finding =
        finding_of(fixture_audit, "dbo.TensorAtomCoefficient", "default-spatial-density");
    EXPECT_THAT(finding.at("message"), HasSubstr("the default of GEOMETRY_AUTO_GRID is 8"));
    EXPECT_EQ(finding.at("severity"), "info");
}

TEST_F(ModelAudit, MoreCellsPerObjectDoNotHelpPoints) {
    EXPECT_THAT(finding_of(fixture_audit, "dbo.TensorAtomCoefficient", "default-spatial-density")
                    .at("message"),
                HasSubstr("does not matter as long as SpatialKey holds points"));
    EXPECT_THAT(statements(), Each(Not(HasSubstr("CELLS_PER_OBJECT"))));
}

TEST_F(ModelAudit, ASpatialIndexOverGeometryHasABoundingBox) {
    std::size_t spatial = 0;
    for (const std::string& statement : statements()) {
        if (statement.find("CREATE SPATIAL INDEX") != std::string::npos) {
            ++spatial;
            EXPECT_THAT(statement, HasSubstr("BOUNDING_BOX = ("));
        }
    }
    EXPECT_EQ(spatial, 3U);
}

TEST_F(ModelAudit, AHistoryWithGeometryCannotBeAColumnstore) {
    const json finding =
        finding_of(fixture_audit, "dbo.TensorAtomCoefficient", "missing-history-columnstore");
    EXPECT_EQ(finding.at("severity"), "info");
    EXPECT_THAT(finding.at("message"), HasSubstr("cannot hold SpatialKey"));
    EXPECT_THAT(statements(), Each(Not(HasSubstr("CREATE CLUSTERED COLUMNSTORE"))));
}

TEST_F(ModelAudit, ANonclusteredColumnstoreDoesNotCompressTheTable) {
    const json& table = table_of(fixture_audit, "dbo.TensorAtomCoefficient");
    const json& compression = table.at("suitability").at("compression");
    EXPECT_EQ(compression.at("recommendation"), "ROW");
    EXPECT_THAT(compression.at("reasons").get<Texts>(),
                Contains(HasSubstr("the rows of the table itself are not compressed by it")));
    EXPECT_THAT(finding_of(fixture_audit, "dbo.TensorAtomCoefficient", "missing-compression")
                    .at("fix")
                    .at("sql"),
                HasSubstr("ALTER TABLE [dbo].[TensorAtomCoefficient] REBUILD"));
}

TEST_F(ModelAudit, MemoryOptimizedTablesTakeLongBinaryData) {
    EXPECT_THAT(memory_blockers(fixture_audit, "dbo.Model"),
                Each(Not(HasSubstr("SerializedModel"))));
    EXPECT_THAT(memory_blockers(audit_of_fixture({}, sqlserver::Target::Sql2016), "dbo.Model"),
                Each(Not(HasSubstr("SerializedModel"))));
}

TEST_F(ModelAudit, MemoryOptimizedTablesMayBeTemporal) {
    EXPECT_THAT(memory_blockers(fixture_audit, "dbo.TensorAtomCoefficient"),
                Each(Not(HasSubstr("system-versioned"))));
    EXPECT_THAT(table_of(fixture_audit, "dbo.TensorAtomCoefficient")
                    .at("suitability")
                    .at("memoryOptimized")
                    .at("reasons")
                    .get<Texts>(),
                Contains("system-versioned: the history table would stay on disk"));
}

TEST_F(ModelAudit, AColumnstoreInMemoryIsClustered) {
    const Texts blockers = memory_blockers(fixture_audit, "dbo.TensorAtomCoefficient");
    EXPECT_THAT(blockers, Contains("a columnstore index has to be clustered and hold all columns: "
                                   "NCCI_TensorAtomCoefficients"));
}

TEST_F(ModelAudit, ForeignKeysTieMemoryOptimizedTablesTogether) {
    EXPECT_THAT(memory_blockers(fixture_audit, "dbo.ModelLayer"),
                AllOf(Contains(HasSubstr("a cascading or SET action are not supported")),
                      Contains(HasSubstr("may reference only memory-optimised tables")),
                      Contains(HasSubstr("disk-based tables cannot reference it"))));
}

TEST_F(ModelAudit, FilestreamDoesNotGoWithRowLevelSecurity) {
    const std::string statement =
        finding_of(fixture_audit, "dbo.Model", "inline-lob", "SerializedModel").at("fix").at("sql");
    EXPECT_THAT(statement, HasSubstr("FILESTREAM is no way here: it cannot be combined with "
                                     "row-level security"));
    EXPECT_THAT(statements(), Each(Not(HasSubstr("varbinary(max) FILESTREAM"))));
    EXPECT_FALSE(finding_of(fixture_audit, "dbo.Model", "missing-row-level-security").is_null());
}

TEST_F(ModelAudit, ATenantIsNeverTheDefaultZero) {
    const std::string statement =
        finding_of(fixture_audit, "dbo.TensorAtom", "missing-tenant-id").at("fix").at("sql");
    EXPECT_THAT(statement, HasSubstr("ADD [TenantId] int NULL;"));
    EXPECT_THAT(statement, HasSubstr("ALTER COLUMN [TenantId] int NOT NULL;"));
    EXPECT_THAT(statements(), Each(Not(HasSubstr("DEFAULT (0)"))));
    EXPECT_THAT(statements(), Each(Not(HasSubstr("DEFAULT 0"))));
}

TEST_F(ModelAudit, PartitioningChangesTheKeysFirst) {
    const json finding =
        finding_of(fixture_audit, "dbo.TensorAtom", "missing-partitioning", "LayerId");
    EXPECT_THAT(finding.at("message"),
                AllOf(HasSubstr("LayerId has to be NOT NULL"),
                      HasSubstr("the primary key (TensorAtomId) has to contain LayerId")));
    EXPECT_EQ(finding.at("fix").at("safe"), false);
}

TEST_F(ModelAudit, AnIndexInAnotherFileIsThere) {
    const TemporaryDirectory directory;
    const std::string file = (directory.path() / "indexes.sql").string();
    write_file(file,
               "CREATE INDEX IX_ModelLayer_ModelId ON dbo.ModelLayer (ModelId);\n"
               "CREATE INDEX IX_Model_TenantId ON dbo.Model (TenantId);\n");
    const json audit = audit_of_fixture({file});
    for (const auto& [table, rule, column] :
         {std::tuple{"dbo.ModelLayer", "missing-foreign-key-index", "ModelId"},
          std::tuple{"dbo.Model", "missing-tenant-index", "TenantId"}}) {
        EXPECT_FALSE(finding_of(fixture_audit, table, rule, column).is_null()) << rule;
        EXPECT_TRUE(finding_of(audit, table, rule, column).is_null()) << rule;
    }
}

TEST_F(ModelAudit, IsDocumentedPointByPoint) {
    const std::string page = read_file(source_dir() / "docs" / "model-audit.md");
    const testing::TestSuite* suite = testing::UnitTest::GetInstance()->current_test_suite();
    Texts undocumented;
    for (int index = 0; index < suite->total_test_count(); ++index) {
        const testing::TestInfo* test = suite->GetTestInfo(index);
        const std::string name = std::string{"`"} + test->name() + "`";
        if (test != testing::UnitTest::GetInstance()->current_test_info() &&
            page.find(name) == std::string::npos) {
            undocumented.push_back(name);
        }
    }
    EXPECT_THAT(undocumented, IsEmpty());
}

}  // namespace
}  // namespace tsqlaudit::test
