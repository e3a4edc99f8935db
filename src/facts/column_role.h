// The role that a column plays, from its keys, type, name, default and comment. Words and patterns are data:
// rules/data/vocabulary.json.
#pragma once

#include <string>
#include <string_view>

namespace tsqlaudit::facts {

// One main role per column; the first that applies, in this order of strength.
enum class ColumnRole {
    Deprecated,        // its comment or description says so: left out of every other judgement
    Period,            // GENERATED ALWAYS AS ROW START / END, ledger columns
    IdentityKey,       // surrogate key: identity or sequence-like column of the primary key
    Tenant,
    ForeignKey,        // part of a foreign key, or named like another table's key
    KeyPart,           // other part of the primary key
    RowVersion,
    Hash,              // content hash, checksum, fingerprint
    CurveCode,         // Morton, Z-order, Hilbert, geohash, quadkey, S2, H3
    Spatial,           // geometry, geography
    SpatialBound,      // derived bounds: ZMin, MaxX, …
    Coordinate,        // X, Y, Z, latitude, longitude, row, column, position
    Ordinal,           // index, sequence, order within a parent
    SoftDeleteFlag,    // IsActive, IsDeleted, …
    Flag,              // other bit
    CreatedTimestamp,
    ModifiedTimestamp,
    UsageTimestamp,    // last used, last accessed
    Timestamp,         // other date and time that the system sets
    CreatedBy,
    ModifiedBy,
    Counter,           // number of something, maintained as rows come and go
    Aggregate,         // sum, average, rate of other data
    Metric,            // measured or computed value: score, duration, latency
    Score,             // rank, importance, confidence
    Money,
    Json,
    Xml,
    Binary,            // documents, models, images, other bytes
    Embedding,         // vector
    Url,
    EnumText,          // type, status, kind, … as short text
    Name,              // the table's own name or title
    Code,              // short code
    Version,
    StructuredText,    // shape, dimensions, list, range as text
    FreeText,          // description, notes, content
    DescriptiveDate,   // a date that the source supplies
    DescriptiveNumber, // a number that the source supplies
    Guid,
    Other,
};

std::string_view to_string(ColumnRole role);  // "identity-key", …

struct ColumnFacts {
    ColumnRole role = ColumnRole::Other;
    bool is_foreign_key = false;   // part of a declared foreign key, whatever the role
    bool is_primary_key = false;
    bool is_deprecated = false;
    bool is_enum_like = false;
    bool holds_json = false;       // json type, or text that holds JSON by name, comment or ISJSON check
    bool is_lookup = false;        // people look rows up by it
    std::string reason;            // why the role was chosen, for --explain and reports
};

}  // namespace tsqlaudit::facts
