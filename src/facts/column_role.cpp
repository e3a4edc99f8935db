#include "facts/column_role.h"

#include <array>
#include <utility>

namespace tsqlaudit::facts {
namespace {

using Named = std::pair<ColumnRole, std::string_view>;

constexpr std::array names{
    Named{ColumnRole::Deprecated, "deprecated"},
    Named{ColumnRole::Period, "period"},
    Named{ColumnRole::IdentityKey, "identity-key"},
    Named{ColumnRole::Tenant, "tenant"},
    Named{ColumnRole::CreatedBy, "created-by"},
    Named{ColumnRole::ModifiedBy, "modified-by"},
    Named{ColumnRole::ForeignKey, "foreign-key"},
    Named{ColumnRole::KeyPart, "key-part"},
    Named{ColumnRole::RowVersion, "row-version"},
    Named{ColumnRole::Hash, "hash"},
    Named{ColumnRole::CurveCode, "curve-code"},
    Named{ColumnRole::Spatial, "spatial"},
    Named{ColumnRole::SpatialBound, "spatial-bound"},
    Named{ColumnRole::Coordinate, "coordinate"},
    Named{ColumnRole::Ordinal, "ordinal"},
    Named{ColumnRole::SoftDeleteFlag, "soft-delete-flag"},
    Named{ColumnRole::Flag, "flag"},
    Named{ColumnRole::CreatedTimestamp, "created-timestamp"},
    Named{ColumnRole::ModifiedTimestamp, "modified-timestamp"},
    Named{ColumnRole::UsageTimestamp, "usage-timestamp"},
    Named{ColumnRole::Timestamp, "timestamp"},
    Named{ColumnRole::Counter, "counter"},
    Named{ColumnRole::Aggregate, "aggregate"},
    Named{ColumnRole::Metric, "metric"},
    Named{ColumnRole::Score, "score"},
    Named{ColumnRole::Money, "money"},
    Named{ColumnRole::Json, "json"},
    Named{ColumnRole::Xml, "xml"},
    Named{ColumnRole::Binary, "binary"},
    Named{ColumnRole::Embedding, "embedding"},
    Named{ColumnRole::Url, "url"},
    Named{ColumnRole::EnumText, "enum-text"},
    Named{ColumnRole::Name, "name"},
    Named{ColumnRole::Code, "code"},
    Named{ColumnRole::Identifier, "identifier"},
    Named{ColumnRole::Version, "version"},
    Named{ColumnRole::StructuredText, "structured-text"},
    Named{ColumnRole::FreeText, "free-text"},
    Named{ColumnRole::DescriptiveDate, "descriptive-date"},
    Named{ColumnRole::DescriptiveNumber, "descriptive-number"},
    Named{ColumnRole::Guid, "guid"},
    Named{ColumnRole::Other, "other"},
};

}  // namespace

std::string_view to_string(ColumnRole role) {
    for (const auto& [value, name] : names) {
        if (value == role) {
            return name;
        }
    }
    return {};
}

}  // namespace tsqlaudit::facts
