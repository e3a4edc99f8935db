#include "facts/atomization.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "facts/model_sample.h"

namespace tsqlaudit::test {
namespace {

using facts::Atomization;
using facts::AtomVerdict;
using facts::Scale;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;
using Role = facts::ColumnRole;

std::vector<std::string> names(const Atomization& atomization, bool atoms) {
    std::vector<std::string> result;
    for (const facts::AtomColumn& column : atomization.columns) {
        if (column.is_atom == atoms) {
            result.push_back(column.name);
        }
    }
    return result;
}

std::string reason(const Atomization& atomization, std::string_view name) {
    for (const facts::AtomColumn& column : atomization.columns) {
        if (column.name == name) {
            return column.reason;
        }
    }
    return "not classified";
}

class AtomizationTest : public testing::Test {
protected:
    Atomization of(std::string_view table) { return schema_.atomization(table).value(); }

    SampleSchema schema_ = model_sample();
};

TEST_F(AtomizationTest, MixedTableIsQuestionable) {
    const Atomization model = of("Model");
    EXPECT_EQ(model.verdict, AtomVerdict::Questionable);
    EXPECT_THAT(names(model, true), ElementsAre("ModelName", "ModelType", "Architecture", "Config",
                                                "MetadataJson", "SerializedModel"));
    EXPECT_THAT(names(model, false),
                ElementsAre("ModelId", "ParameterCount", "IngestionDate", "CreatedAt", "LastUsed",
                            "UsageCount", "AverageInferenceMs", "TenantId", "IsActive"));
    EXPECT_DOUBLE_EQ(model.column_share, 6.0 / 15);
    EXPECT_GT(model.byte_share, 0.99);
    EXPECT_EQ(of("ModelLayer").verdict, AtomVerdict::Questionable);
    EXPECT_DOUBLE_EQ(of("ModelLayer").column_share, 8.0 / 22);
}

TEST_F(AtomizationTest, FewAtomsAreMostlyCorrect) {
    const Atomization tensor = of("TensorAtom");
    EXPECT_EQ(tensor.verdict, AtomVerdict::MostlyCorrect);
    EXPECT_THAT(names(tensor, true), ElementsAre("AtomType", "Metadata"));
    EXPECT_DOUBLE_EQ(tensor.column_share, 0.2);
    EXPECT_EQ(reason(tensor, "AtomId"), "reference to an atom");
    EXPECT_EQ(reason(tensor, "ModelId"), "relation to another row");
    EXPECT_EQ(reason(tensor, "ImportanceScore"), "computed score");
}

TEST_F(AtomizationTest, NoAtomsAreCorrect) {
    const Atomization coefficient = of("TensorAtomCoefficient");
    EXPECT_EQ(coefficient.verdict, AtomVerdict::Correct);
    EXPECT_THAT(names(coefficient, true), IsEmpty());
    EXPECT_THAT(names(coefficient, false),
                ElementsAre("TensorAtomId", "ModelId", "LayerIdx", "PositionX", "PositionY",
                            "PositionZ", "SpatialKey", "ValidFrom", "ValidTo"));
    EXPECT_EQ(coefficient.byte_share, 0);
}

TEST_F(AtomizationTest, MostlyAtomsAreAViolation) {
    const Atomization metadata = of("ModelMetadata");
    EXPECT_EQ(metadata.verdict, AtomVerdict::Violation);
    EXPECT_THAT(names(metadata, false), ElementsAre("MetadataId", "ModelId"));
    EXPECT_DOUBLE_EQ(metadata.column_share, 10.0 / 12);
}

TEST_F(AtomizationTest, ConcernsNoOtherSchema) {
    schema_.facts.atom_store.reset();
    EXPECT_FALSE(schema_.atomization("Model").has_value());
}

TEST_F(AtomizationTest, ExemptsTheStoreItselfHistoryAndTablesWithoutKnownColumns) {
    EXPECT_FALSE(schema_.atomization("Atom").has_value());
    schema_.at("Model").facts().is_history = true;
    EXPECT_FALSE(schema_.atomization("Model").has_value());
    schema_.at("TensorAtom").table().columns_unknown = true;
    EXPECT_FALSE(schema_.atomization("TensorAtom").has_value());
    schema_.at("ModelLayer").table().kind = catalog::TableKind::External;
    EXPECT_FALSE(schema_.atomization("ModelLayer").has_value());
}

// A key of content is still a key.
TEST_F(AtomizationTest, KeepsKeysWhateverTheyAreMadeOf) {
    schema_.add("Unit", Scale::Tiny)
        .column("Code", "nvarchar(20)", Role::Code)
        .column("Title", "nvarchar(100)", Role::Name)
        .primary_key({"Code"});
    EXPECT_EQ(reason(of("Unit"), "Code"), "part of the primary key");
    EXPECT_THAT(names(of("Unit"), true), ElementsAre("Title"));
}

TEST_F(AtomizationTest, TakesComputedColumnsForDerived) {
    schema_.add("Word", Scale::Small)
        .identity("WordId", "int")
        .computed("Label", "UPPER('x')", "x", Role::Name);
    EXPECT_EQ(reason(of("Word"), "Label"), "computed from other columns");
    EXPECT_EQ(of("Word").verdict, AtomVerdict::Correct);
}

TEST_F(AtomizationTest, LeavesSecretsAlone) {
    schema_.add("Login", Scale::Small)
        .identity("LoginId", "int")
        .column("PasswordSalt", "varbinary(32)", Role::Binary)
        .column("ClientSecret", "nvarchar(200)", Role::FreeText)
        .column("PrivateKey", "varbinary(max)", Role::Binary)
        .column("ApiKey", "varchar(100)", Role::Code)
        .column("SecretName", "nvarchar(100)", Role::Name)
        .column("Token", "nvarchar(100)", Role::FreeText);
    schema_.add("RefreshToken", Scale::Small)
        .identity("RefreshTokenId", "int")
        .column("Token", "nvarchar(100)", Role::FreeText)
        .column("Device", "nvarchar(100)", Role::Name);
    EXPECT_THAT(names(of("Login"), true), ElementsAre("SecretName", "Token"));
    EXPECT_EQ(reason(of("Login"), "PrivateKey"), "secret, which is never shared");
    EXPECT_THAT(names(of("RefreshToken"), true), ElementsAre("Device"));
}

TEST_F(AtomizationTest, LeavesVersionsAndUnknownNumbersOpen) {
    schema_.add("Thing", Scale::Small)
        .identity("ThingId", "int")
        .column("Version", "nvarchar(20)", Role::Version)
        .column("Something", "int", Role::Other)
        .column("Text", "nvarchar(20)", Role::Other);
    EXPECT_THAT(names(of("Thing"), false), ElementsAre("ThingId"));
    EXPECT_THAT(names(of("Thing"), true), ElementsAre("Text"));
}

// --------------------------------------------------------------------------------- revised schema

TEST_F(AtomizationTest, RevisesAMixedTable) {
    EXPECT_EQ(of("Model").revised_schema, R"(CREATE TABLE [dbo].[Model] (
    -- Keys, relations and order
    [ModelId] int IDENTITY(1, 1) NOT NULL,
    [TenantId] int NOT NULL CONSTRAINT [DF_Model_TenantId] DEFAULT ((0)),
    [ModelAtomId] bigint NOT NULL, -- new: the atom of ModelName, ModelType, Architecture, Config, MetadataJson, SerializedModel
    -- Metrics and amounts (not atoms)
    [ParameterCount] bigint NULL,
    [UsageCount] bigint NOT NULL CONSTRAINT [DF_Model_UsageCount] DEFAULT ((0)),
    [AverageInferenceMs] float NULL,
    -- Internal metadata (not atoms)
    [IngestionDate] datetime2(7) NOT NULL CONSTRAINT [DF_Model_IngestionDate] DEFAULT ((SYSUTCDATETIME())),
    [CreatedAt] datetime2(7) NOT NULL CONSTRAINT [DF_Model_CreatedAt] DEFAULT ((SYSUTCDATETIME())),
    [LastUsed] datetime2(7) NULL,
    [IsActive] bit NOT NULL CONSTRAINT [DF_Model_IsActive] DEFAULT ((1)),
    -- Not classified: atoms if the source supplies them
    [ModelVersion] nvarchar(50) NULL,
    -- Constraints
    CONSTRAINT [PK_Model] PRIMARY KEY CLUSTERED ([ModelId]),
    CONSTRAINT [FK_Model_ModelAtomId] FOREIGN KEY ([ModelAtomId]) REFERENCES [dbo].[Atom] ([AtomId])
);)");
}

TEST_F(AtomizationTest, RevisesATableOfWhichOnlyKeysRemain) {
    EXPECT_THAT(of("ModelMetadata").revised_schema,
                StartsWith("-- Nothing but keys is left beside the atom.\n"
                           "-- dbo.Model could reference it instead, and this table could go.\n"
                           "CREATE TABLE [dbo].[ModelMetadata] (\n"));
    // All that became atoms may be missing, so the reference may be.
    EXPECT_THAT(of("ModelMetadata").revised_schema,
                HasSubstr("    [ModelMetadataAtomId] bigint NULL, -- new"));
}

TEST_F(AtomizationTest, LeavesDeprecatedColumnsOutOfAVersionedTable) {
    EXPECT_EQ(
        of("TensorAtomCoefficient").revised_schema,
        R"(-- Left out, deprecated or computed from what goes: TensorAtomCoefficientId, ParentLayerId, TensorRole, Coefficient.
CREATE TABLE [dbo].[TensorAtomCoefficient] (
    -- Keys, relations and order
    [TensorAtomId] bigint NOT NULL,
    [ModelId] int NOT NULL,
    [LayerIdx] int NOT NULL,
    [PositionX] int NOT NULL,
    [PositionY] int NOT NULL,
    [PositionZ] int NOT NULL CONSTRAINT [DF_TensorAtomCoefficient_PositionZ] DEFAULT ((0)),
    -- Derived data (not atoms)
    [SpatialKey] AS (geometry::Point([PositionX], [PositionY], 0)) PERSISTED,
    -- Internal metadata (not atoms)
    [ValidFrom] datetime2(7) GENERATED ALWAYS AS ROW START NOT NULL,
    [ValidTo] datetime2(7) GENERATED ALWAYS AS ROW END NOT NULL,
    -- Constraints
    PERIOD FOR SYSTEM_TIME ([ValidFrom], [ValidTo]),
    CONSTRAINT [PK_TensorAtomCoefficient] PRIMARY KEY CLUSTERED ([TensorAtomId], [ModelId], [LayerIdx], [PositionX], [PositionY], [PositionZ]),
    CONSTRAINT [FK_TensorAtomCoefficient_Atom] FOREIGN KEY ([TensorAtomId]) REFERENCES [dbo].[Atom] ([AtomId]),
    CONSTRAINT [FK_TensorAtomCoefficient_Model] FOREIGN KEY ([ModelId]) REFERENCES [dbo].[Model] ([ModelId]) ON DELETE CASCADE
)
WITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = [dbo].[TensorAtomCoefficients_History]));)");
}

TEST_F(AtomizationTest, TheStartOfSomethingIsNoValidityWithoutAnEnd) {
    const std::string validity = "time of validity, like a period";
    schema_.add("Tariff", Scale::Small)
        .identity("TariffId", "int")
        .column("StartDate", "date", Role::DescriptiveDate)
        .column("EndDate", "date null", Role::DescriptiveDate);
    EXPECT_EQ(reason(of("Tariff"), "StartDate"), validity);
    EXPECT_EQ(reason(of("Tariff"), "EndDate"), validity);
    schema_.add("Task", Scale::Small)
        .identity("TaskId", "int")
        .column("StartDate", "date", Role::DescriptiveDate);
    EXPECT_NE(reason(of("Task"), "StartDate"), validity);
    schema_.add("Toll", Scale::Small)
        .identity("TollId", "int")
        .column("EffectiveDate", "date", Role::DescriptiveDate);
    EXPECT_EQ(reason(of("Toll"), "EffectiveDate"), validity);
}

TEST_F(AtomizationTest, RevisesNothingWhereNothingChanges) {
    schema_.add("Link", Scale::Small).identity("LinkId", "int");
    EXPECT_EQ(of("Link").revised_schema, "");
}

TEST_F(AtomizationTest, NamesTheReferenceAfterTheTable) {
    EXPECT_THAT(
        of("ModelLayer").revised_schema,
        HasSubstr("[LayerAtomId] bigint NULL,\n    [ModelLayerAtomId] bigint NULL, -- new"));
    // A table that ends like the store does not stutter.
    EXPECT_THAT(of("TensorAtom").revised_schema,
                HasSubstr("[TensorAtomContentAtomId] bigint NOT NULL, -- new"));
    schema_.at("Model").column("MODELATOMID", "int", Role::ForeignKey);
    EXPECT_THAT(of("Model").revised_schema, HasSubstr("[ModelAtomId2] bigint NOT NULL, -- new"));
}

TEST_F(AtomizationTest, NamesTheReferenceAfterAStoreWhoseKeyIsCalledId) {
    schema_.at("Atom").table().columns.rename(0, "Id");
    schema_.at("Atom").table().indexes[0].key_columns[0].name = "Id";
    EXPECT_THAT(of("Model").revised_schema,
                HasSubstr("FOREIGN KEY ([ModelAtomId]) REFERENCES [dbo].[Atom] ([Id])"));
}

TEST_F(AtomizationTest, ReferencesTheContentHashWhereTheKeyIsComposite) {
    schema_.at("Atom").table().indexes[0].key_columns.push_back({"TenantId", false});
    EXPECT_THAT(of("Model").revised_schema, HasSubstr("[ModelContentHash] binary(32) NOT NULL"));
    schema_.at("Atom").table().indexes.erase(schema_.at("Atom").table().indexes.size() - 1);
    EXPECT_EQ(of("Model").revised_schema, "");
}

TEST_F(AtomizationTest, TakesAwayWhatDependsOnAtoms) {
    schema_.at("Model")
        .unique("UQ_Model", {"TenantId", "ModelName"})
        .unique("UQ_Usage", {"LastUsed"});
    auto column = std::make_shared<syntax::Expression>();
    column->kind = syntax::ExpressionKind::Column;
    column->text = "modelname";
    auto upper = std::make_shared<syntax::Expression>();
    upper->kind = syntax::ExpressionKind::Function;
    upper->text = "UPPER";
    upper->operands = {column};
    schema_.at("Model").column("Loud", "nvarchar(200) null", Role::Name);
    schema_.at("Model").last().computed =
        catalog::ComputedDefinition{upper, "UPPER(ModelName)", false};
    catalog::CheckConstraint check;
    check.name = "CK_Type";
    check.condition_text = "ModelType IN (N'a')";
    check.columns = {"ModelType"};
    schema_.at("Model").table().checks.push_back(check);
    check.name = "CK_Usage";
    check.condition_text = "UsageCount >= 0";
    check.columns = {"UsageCount"};
    schema_.at("Model").table().checks.push_back(check);
    const std::string sql = of("Model").revised_schema;
    EXPECT_THAT(sql, HasSubstr("-- Left out, deprecated or computed from what goes: Loud."));
    EXPECT_THAT(sql, Not(HasSubstr("[Loud]")));
    EXPECT_THAT(sql, HasSubstr("-- CONSTRAINT [UQ_Model] UNIQUE NONCLUSTERED ([TenantId], "
                               "[ModelName]) goes with its columns.\n"));
    EXPECT_THAT(sql, HasSubstr("    CONSTRAINT [UQ_Usage] UNIQUE NONCLUSTERED ([LastUsed]),\n"));
    EXPECT_THAT(sql, HasSubstr("-- CONSTRAINT [CK_Type] CHECK (ModelType IN (N'a')) goes with its "
                               "columns.\n"));
    EXPECT_THAT(sql, Not(HasSubstr("    CONSTRAINT [CK_Type]")));
    EXPECT_THAT(sql, HasSubstr("    CONSTRAINT [CK_Usage] CHECK (UsageCount >= 0),\n"));
}

TEST_F(AtomizationTest, AMemoryOptimisedTableDoesNotReferenceAStoreOnDisk) {
    schema_.at("Model").table().is_memory_optimized = true;
    schema_.at("Model").table().indexes[0].is_clustered = false;
    const std::string sql = of("Model").revised_schema;
    EXPECT_THAT(sql, Not(HasSubstr("REFERENCES")));
    EXPECT_THAT(sql, HasSubstr("PRIMARY KEY NONCLUSTERED ([ModelId])\n)\n"
                               "WITH (MEMORY_OPTIMIZED = ON, DURABILITY = SCHEMA_AND_DATA);"));
}

TEST_F(AtomizationTest, KeepsThePropertiesOfColumns) {
    schema_.add("Mixed", Scale::Small)
        .column("Id", "uniqueidentifier", Role::Guid)
        .column("Note", "nvarchar(100) null", Role::FreeText)
        .column("Secret", "varchar(30) null", Role::Version)
        .column("Rare", "int null", Role::Counter)
        .primary_key({"Id"});
    auto& columns = schema_.at("Mixed").table().columns;
    columns[0].is_rowguidcol = true;
    columns[2].collation = "Latin1_General_BIN2";
    columns[2].masking_function = "partial(1, \"x'\", 1)";
    columns[3].is_sparse = true;
    schema_.at("Mixed").table().storage = {"ps", "Id"};
    const std::string sql = of("Mixed").revised_schema;
    EXPECT_THAT(sql, HasSubstr("    [Id] uniqueidentifier NOT NULL ROWGUIDCOL,\n"));
    EXPECT_THAT(sql, HasSubstr("    [Secret] varchar(30) COLLATE Latin1_General_BIN2 MASKED WITH "
                               "(FUNCTION = 'partial(1, \"x''\", 1)') NULL,\n"));
    EXPECT_THAT(sql, HasSubstr("    [Rare] int SPARSE NULL,\n"));
    EXPECT_THAT(sql, HasSubstr("\n)\nON [ps] ([Id]);"));
}

TEST_F(AtomizationTest, NamesCannotBreakOut) {
    schema_.add("Od]d", Scale::Small)
        .identity("Id", "int")
        .column("A\nDROP TABLE x", "nvarchar(10)", Role::Name);
    const std::string sql = of("Od]d").revised_schema;
    EXPECT_THAT(sql, HasSubstr("CREATE TABLE [dbo].[Od]]d] ("));
    EXPECT_THAT(sql,
                HasSubstr("[Od]]dAtomId] bigint NOT NULL, -- new: the atom of A DROP TABLE x\n"));
    EXPECT_THAT(sql, Not(HasSubstr("\nDROP")));
}

TEST_F(AtomizationTest, HasWordsForVerdicts) {
    EXPECT_EQ(to_string(AtomVerdict::Correct), "correct");
    EXPECT_EQ(to_string(AtomVerdict::MostlyCorrect), "mostly-correct");
    EXPECT_EQ(to_string(AtomVerdict::Questionable), "questionable");
    EXPECT_EQ(to_string(AtomVerdict::Violation), "violation");
}

}  // namespace
}  // namespace tsqlaudit::test
