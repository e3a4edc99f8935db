#include "rules/strengths.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <stdexcept>

#include "catalog/builder.h"
#include "rules/engine.h"
#include "rules/strength_checks.h"
#include "syntax/parser.h"

namespace tsqlaudit::rules {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::vector<Strength> strengths_of(const std::string& sql, const facts::Settings& settings = {}) {
    text::SourceSet sources;
    const text::FileId file = sources.add({"schema.sql", sql});
    const syntax::ParseResult parsed = syntax::parse(sources, file);
    EXPECT_THAT(parsed.diagnostics, IsEmpty());
    const catalog::Catalog catalog = catalog::build(sources, {parsed.script}).catalog;
    return judge(catalog, facts::derive(catalog, settings), settings, {}).strengths;
}

std::vector<std::string> ids_of(const std::string& sql, const facts::Settings& settings = {}) {
    std::vector<std::string> ids;
    for (const Strength& strength : strengths_of(sql, settings)) {
        ids.push_back(strength.id);
    }
    return ids;
}

struct Case {
    std::string id;
    std::string sql;    // has it
    std::string other;  // nearly has it
};

std::string table(const std::string& columns, const std::string& options = "") {
    return "CREATE TABLE dbo.Thing (ThingId INT NOT NULL PRIMARY KEY, " + columns + ")" + options +
           ";\n";
}

std::string temporal(const std::string& columns, const std::string& options) {
    return table(
        columns +
            "F DATETIME2 GENERATED ALWAYS AS ROW START NOT NULL, T DATETIME2 GENERATED "
            "ALWAYS AS ROW END NOT NULL, PERIOD FOR SYSTEM_TIME (F, T)",
        " WITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = dbo.ThingHistory" + options + "))");
}

std::vector<Case> cases() {
    const std::string parent = "CREATE TABLE dbo.Parent (ParentId INT NOT NULL PRIMARY KEY);\n";
    const std::string child = "ParentId INT NULL REFERENCES dbo.Parent (ParentId)";
    const std::string policy =
        "\nGO\nCREATE SECURITY POLICY dbo.P ADD FILTER PREDICATE dbo.F(OwnerId) ON dbo.Thing WITH "
        "(STATE = ";
    return {
        {"native-json", table("Body JSON NULL"), table("BodyJson NVARCHAR(MAX) NULL")},
        {"usage-tracking", table("LastUsed DATETIME2 NULL"), table("BuiltOn DATE NULL")},
        {"usage-tracking", table("UsageCount INT NOT NULL DEFAULT 0"),
         table("MeanIntensity REAL NULL, RetryCount INT NOT NULL DEFAULT 0")},
        {"usage-tracking", table("DurationMs INT NULL"),
         table("StartMs INT NULL, EndMs INT NULL, DurationMs AS (EndMs - StartMs)")},
        {"usage-tracking", table("LatencyMs INT NULL"),
         "CREATE TABLE dbo.Thing (ThingId INT NOT NULL, At DATETIME2 NOT NULL, LatencyMs INT NULL, "
         "PRIMARY KEY (ThingId, At));"},
        {"usage-tracking", table("AvgLatencyMs INT NULL"),
         table("LatencyMs INT NULL, At DATETIME2 NOT NULL")},
        {"usage-tracking", table("DurationMs INT NULL, StartsAt TIME NOT NULL"),
         table("DurationMs INT NULL, At DATETIME2 NOT NULL")},
        {"soft-delete", table("IsActive BIT NOT NULL"), table("IsRed BIT NOT NULL")},
        {"soft-delete", table("DeletedAt DATETIME2 NULL"), table("DeletedAt DATETIME2 NOT NULL")},
        {"utc-timestamps", table("CreatedAt DATETIME2 NOT NULL DEFAULT (SYSUTCDATETIME())"),
         table("CreatedAt DATETIME2 NOT NULL DEFAULT (SYSDATETIME())")},
        {"tensor-metadata",
         table("TensorShape VARCHAR(50) NULL, TensorDtype VARCHAR(20) NULL, QuantizationType "
               "VARCHAR(20) NULL"),
         table("TensorShape VARCHAR(50) NULL, TensorDtype VARCHAR(20) NULL")},
        {"spatial-representation", table("Place GEOGRAPHY NULL"), table("Place VARCHAR(90) NULL")},
        {"space-filling-curve", table("MortonCode BIGINT NULL"), table("MorseCode BIGINT NULL")},
        {"cascade-delete", parent + table(child + " ON DELETE CASCADE"), parent + table(child)},
        {"set-null-delete", parent + table(child + " ON DELETE SET NULL"),
         parent + table(child + " ON DELETE CASCADE")},
        {"importance-scoring", table("ImportanceScore FLOAT NULL"), table("Weight INT NULL")},
        {"importance-scoring", table("ImportanceScore FLOAT NULL"),
         table("ImportanceScore FLOAT ENCRYPTED WITH (COLUMN_ENCRYPTION_KEY = K, ENCRYPTION_TYPE = "
               "DETERMINISTIC, ALGORITHM = 'AEAD_AES_256_CBC_HMAC_SHA_256') NULL")},
        {"columnstore-on-temporal",
         temporal("A INT NULL, ", "") +
             "CREATE NONCLUSTERED COLUMNSTORE INDEX N ON dbo.Thing (A);\n",
         temporal("A INT NULL, ", "") + "CREATE INDEX N ON dbo.Thing (A);\n"},
        {"persisted-computed-column", table("A INT NULL, B AS (A + 1) PERSISTED"),
         table("A INT NULL, B AS (A + 1)")},
        {"natural-primary-key", "CREATE TABLE dbo.T (A INT, B INT, PRIMARY KEY (A, B));",
         "CREATE TABLE dbo.T (A INT IDENTITY, B INT, PRIMARY KEY (A, B));"},
        {"system-versioning", temporal("", ""), table("ValidFrom DATE NULL")},
        {"documented-deprecation", table("A INT NULL, -- DEPRECATED\nB INT NULL"),
         table("A INT NULL, -- important\nB INT NULL")},
        {"spatial-index",
         table("Place GEOGRAPHY NULL") + "CREATE SPATIAL INDEX S ON dbo.Thing (Place);\n",
         table("Place GEOGRAPHY NULL")},
        {"row-level-security", table("OwnerId INT NULL") + policy + "ON);",
         table("OwnerId INT NULL") + policy + "OFF);"},
        {"partitioned", "CREATE TABLE dbo.T (A INT NOT NULL) ON PS (A);",
         "CREATE TABLE dbo.T (A INT NOT NULL) ON FG;"},
        {"compressed", table("A INT NULL", " WITH (DATA_COMPRESSION = PAGE)"),
         table("A INT NULL", " WITH (DATA_COMPRESSION = NONE)")},
        {"all-foreign-keys-indexed",
         parent + table(child) + "CREATE INDEX I ON dbo.Thing (ParentId);\n",
         parent + table(child + ", OtherId INT NULL REFERENCES dbo.Parent (ParentId)") +
             "CREATE INDEX I ON dbo.Thing (ParentId);\n"},
        {"checked-enums", table("Status VARCHAR(20) NOT NULL CHECK (Status IN ('a', 'b'))"),
         table("Status VARCHAR(20) NOT NULL, Size INT NOT NULL CHECK (Size > 0)")},
        {"temporal-retention", temporal("", ", HISTORY_RETENTION_PERIOD = 1 YEAR"),
         temporal("", ", HISTORY_RETENTION_PERIOD = INFINITE")},
        {"masked-columns", table("Iban CHAR(34) MASKED WITH (FUNCTION = 'default()') NULL"),
         table("Iban CHAR(34) NULL")},
        {"enforced-natural-key",
         "CREATE TABLE dbo.Template (TemplateId INT IDENTITY PRIMARY KEY, TemplateCode CHAR(9) NOT "
         "NULL UNIQUE);",
         table("Motto VARCHAR(50) NOT NULL UNIQUE")},
        {"memory-optimized",
         "CREATE TABLE dbo.Basket (BasketId INT PRIMARY KEY NONCLUSTERED) WITH (MEMORY_OPTIMIZED = "
         "ON);",
         table("Size INT NULL")},
        {"graph-table", table("Size INT NULL", " AS NODE"), table("Size INT NULL")},
    };
}

TEST(Strengths, AreSeenAndNotImagined) {
    for (const Case& each : cases()) {
        EXPECT_THAT(ids_of(each.sql), Contains(each.id)) << each.sql;
        EXPECT_THAT(ids_of(each.other), Not(Contains(each.id))) << each.other;
    }
}

TEST(Strengths, TenantColumnIsOneOnlyWhereItIsNeverNull) {
    const facts::Settings settings{.multi_tenant = true};
    EXPECT_THAT(ids_of(table("TenantId INT NOT NULL"), settings), Contains("tenant-column"));
    EXPECT_THAT(ids_of(table("TenantId INT NULL"), settings), Not(Contains("tenant-column")));
    EXPECT_THAT(ids_of(table("TenantId INT NOT NULL"), {.multi_tenant = false}),
                Not(Contains("tenant-column")));
}

TEST(Strengths, AtomReferenceNeedsAnAtomStore) {
    const std::string sql =
        "CREATE TABLE dbo.Blob (BlobId INT NOT NULL PRIMARY KEY, Modality VARCHAR(20) NOT NULL, "
        "ContentHash BINARY(32) NOT NULL UNIQUE, InlineValue VARBINARY(64) NULL);\n" +
        table("BlobId INT NOT NULL REFERENCES dbo.Blob (BlobId)");
    facts::Settings settings;
    settings.atom_store = "dbo.Blob";
    EXPECT_THAT(ids_of(sql, settings), Contains("atom-reference"));
    settings = {};
    settings.atomization = false;
    EXPECT_THAT(ids_of(sql, settings), Not(Contains("atom-reference")));
}

TEST(Strengths, EachHasATest) {
    std::vector<std::string> tested{"tenant-column", "atom-reference"};
    for (const Case& each : cases()) {
        tested.push_back(each.id);
    }
    for (const StrengthMetadata& strength : all_strengths()) {
        EXPECT_THAT(tested, Contains(strength.id));
    }
}

TEST(Strengths, SpeakInWholeSentences) {
    const auto strengths = strengths_of(
        "CREATE TABLE dbo.Parent (ParentId INT NOT NULL PRIMARY KEY);\n" +
        table("ParentId INT NULL REFERENCES dbo.Parent (ParentId) ON DELETE SET NULL"));
    const auto found = std::ranges::find(strengths, "set-null-delete", &Strength::id);
    ASSERT_NE(found, strengths.end());
    EXPECT_THAT(found->columns, ElementsAre("ParentId"));
    EXPECT_EQ(found->message,
              "Rows outlive an optional parent: ParentId → dbo.Parent ON DELETE SET NULL.");
}

}  // namespace
}  // namespace tsqlaudit::rules
