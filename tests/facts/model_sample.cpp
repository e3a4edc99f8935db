#include "facts/model_sample.h"

namespace tsqlaudit::test {
namespace {

using catalog::IndexKind;
using catalog::ReferentialAction;
using facts::Scale;
using Role = facts::ColumnRole;

void add_atom(SampleSchema& schema) {
    schema.add("Atom", Scale::Huge)
        .identity("AtomId", "bigint")
        .column("TenantId", "int", Role::Tenant)
        .column("Modality", "varchar(50)", Role::EnumText)
        .column("ContentHash", "binary(32)", Role::Hash)
        .column("AtomicValue", "varbinary(64) null", Role::Binary)
        .unique("UQ_Atom_ContentHash", {"ContentHash"});
}

void add_model(SampleSchema& schema) {
    schema.add("Model", Scale::Small)
        .identity("ModelId", "int")
        .column("ModelName", "nvarchar(200)", Role::Name)
        .column("ModelType", "nvarchar(100)", Role::EnumText)
        .column("ModelVersion", "nvarchar(50) null", Role::Version)
        .column("Architecture", "nvarchar(100) null", Role::EnumText)
        .column("Config", "json null", Role::Json)
        .column("ParameterCount", "bigint null", Role::Counter)
        .column("MetadataJson", "json null", Role::Json)
        .column("SerializedModel", "varbinary(max) null", Role::Binary)
        .column("IngestionDate", "datetime2(7)", Role::Timestamp)
        .column("CreatedAt", "datetime2(7)", Role::CreatedTimestamp)
        .column("LastUsed", "datetime2(7) null", Role::UsageTimestamp)
        .column("UsageCount", "bigint", Role::Counter)
        .column("AverageInferenceMs", "float null", Role::Aggregate)
        .column("TenantId", "int", Role::Tenant)
        .column("IsActive", "bit", Role::SoftDeleteFlag)
        .default_value("IngestionDate", "(SYSUTCDATETIME())")
        .default_value("CreatedAt", "(SYSUTCDATETIME())")
        .default_value("UsageCount", "(0)")
        .default_value("TenantId", "(0)")
        .default_value("IsActive", "(1)");
    facts::Tenancy& tenancy = schema.at("Model").facts().tenancy;
    tenancy.kind = facts::TenancyKind::Tenanted;
    tenancy.column = "TenantId";
}

void add_layer(SampleSchema& schema) {
    schema.add("ModelLayer", Scale::Moderate)
        .identity("LayerId", "bigint")
        .column("ModelId", "int", Role::ForeignKey)
        .column("LayerIdx", "int", Role::Ordinal)
        .column("LayerName", "nvarchar(100) null", Role::Name)
        .column("LayerType", "nvarchar(50) null", Role::EnumText)
        .column("LayerAtomId", "bigint null", Role::ForeignKey)
        .column("TensorShape", "nvarchar(200) null", Role::StructuredText)
        .column("TensorDtype", "nvarchar(20) null", Role::EnumText)
        .column("ParameterCount", "bigint null", Role::Counter)
        .column("Parameters", "json null", Role::Json)
        .column("QuantizationType", "nvarchar(20) null", Role::EnumText)
        .column("QuantizationScale", "float null", Role::DescriptiveNumber)
        .column("QuantizationZeroPoint", "float null", Role::DescriptiveNumber)
        .column("WeightsGeometry", "geometry null", Role::Spatial)
        .column("ZMin", "float null", Role::SpatialBound)
        .column("ZMax", "float null", Role::SpatialBound)
        .column("MMin", "float null", Role::SpatialBound)
        .column("MMax", "float null", Role::SpatialBound)
        .column("MortonCode", "bigint null", Role::CurveCode)
        .column("PreviewPointCount", "int null", Role::Counter)
        .column("CacheHitRate", "float null", Role::Aggregate)
        .column("AvgComputeTimeMs", "float null", Role::Aggregate)
        .default_value("CacheHitRate", "(0.0)");
    schema.reference("ModelLayer", "ModelId", "Model", ReferentialAction::Cascade);
    schema.reference("ModelLayer", "LayerAtomId", "Atom", ReferentialAction::SetNull);
    schema.at("ModelLayer").facts().depth = 1;
}

void add_metadata(SampleSchema& schema) {
    schema.add("ModelMetadata", Scale::Small)
        .identity("MetadataId", "int")
        .column("ModelId", "int", Role::ForeignKey)
        .column("SupportedTasks", "json null", Role::Json)
        .column("SupportedModalities", "json null", Role::Json)
        .column("MaxInputLength", "int null", Role::DescriptiveNumber)
        .column("MaxOutputLength", "int null", Role::DescriptiveNumber)
        .column("EmbeddingDimension", "int null", Role::DescriptiveNumber)
        .column("PerformanceMetrics", "json null", Role::Json)
        .column("TrainingDataset", "nvarchar(500) null", Role::FreeText)
        .column("TrainingDate", "date null", Role::DescriptiveDate)
        .column("License", "nvarchar(100) null", Role::EnumText)
        .column("SourceUrl", "nvarchar(500) null", Role::Url);
    schema.reference("ModelMetadata", "ModelId", "Model", ReferentialAction::Cascade);
    schema.at("ModelMetadata").facts().depth = 1;
    schema.at("ModelMetadata").facts().extension =
        facts::Extension{schema.id_of("Model"), 0, false, ""};
}

void add_tensor_atom(SampleSchema& schema) {
    schema.add("TensorAtom", Scale::Large)
        .identity("TensorAtomId", "bigint")
        .column("AtomId", "bigint", Role::ForeignKey)
        .column("ModelId", "int null", Role::ForeignKey)
        .column("LayerId", "bigint null", Role::ForeignKey)
        .column("AtomType", "nvarchar(128)", Role::EnumText)
        .column("Metadata", "json null", Role::Json)
        .column("ImportanceScore", "real null", Role::Score)
        .column("CreatedAt", "datetime2(7)", Role::CreatedTimestamp)
        .column("SpatialSignature", "geometry null", Role::Spatial)
        .column("GeometryFootprint", "geometry null", Role::Spatial)
        .default_value("CreatedAt", "(SYSUTCDATETIME())");
    schema.reference("TensorAtom", "AtomId", "Atom", ReferentialAction::Cascade);
    schema.reference("TensorAtom", "ModelId", "Model");
    schema.reference("TensorAtom", "LayerId", "ModelLayer");
    schema.at("TensorAtom").facts().depth = 2;
}

void add_coefficient(SampleSchema& schema) {
    const std::vector<std::string> key{"TensorAtomId", "ModelId",   "LayerIdx",
                                       "PositionX",    "PositionY", "PositionZ"};
    SampleTable table = schema.add("TensorAtomCoefficient", Scale::Huge);
    table.column("TensorAtomId", "bigint", Role::ForeignKey)
        .column("ModelId", "int", Role::ForeignKey)
        .column("LayerIdx", "int", Role::Ordinal)
        .column("PositionX", "int", Role::Coordinate)
        .column("PositionY", "int", Role::Coordinate)
        .column("PositionZ", "int", Role::Coordinate)
        .computed("SpatialKey", "geometry::Point([PositionX], [PositionY], 0)", "geometry::Point",
                  Role::Spatial)
        .column("TensorAtomCoefficientId", "bigint null", Role::Deprecated)
        .column("ParentLayerId", "bigint null", Role::Deprecated)
        .column("TensorRole", "nvarchar(128) null", Role::Deprecated)
        .column("Coefficient", "real null", Role::Deprecated)
        .column("ValidFrom", "datetime2(7)", Role::Period);
    table.last().generated = syntax::GeneratedKind::RowStart;
    table.column("ValidTo", "datetime2(7)", Role::Period);
    table.last().generated = syntax::GeneratedKind::RowEnd;
    table.primary_key(key)
        .index(IndexKind::Columnstore, "NCCI_TensorAtomCoefficients", key)
        .index(IndexKind::Spatial, "SIX_TensorAtomCoefficients_SpatialKey", {"SpatialKey"})
        .default_value("PositionZ", "(0)");
    table.table().period = catalog::Period{"ValidFrom", "ValidTo"};
    table.table().versioning =
        catalog::SystemVersioning{.history_table = {"dbo", "TensorAtomCoefficients_History"}};
    schema.reference("TensorAtomCoefficient", "TensorAtomId", "Atom");
    schema.reference("TensorAtomCoefficient", "ModelId", "Model", ReferentialAction::Cascade);
    schema.at("TensorAtomCoefficient").facts().depth = 1;
}

}  // namespace

SampleSchema model_sample() {
    SampleSchema schema;
    add_atom(schema);
    add_model(schema);
    add_layer(schema);
    add_metadata(schema);
    add_tensor_atom(schema);
    add_coefficient(schema);
    schema.facts.is_multi_tenant = true;
    schema.facts.atom_store = schema.id_of("Atom");
    return schema;
}

}  // namespace tsqlaudit::test
