// The role that a column plays, from its keys, type, name, default and comment. Words and patterns
// are data: rules/data/vocabulary.json.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "facts/table_id.h"
#include "names/words.h"

namespace tsqlaudit::facts {

// One main role per column; the first that applies, in this order of strength. A role says what the
// column means; that it is also part of a key is in ColumnFacts, since an ordinal or a creator may
// well be part of one.
enum class ColumnRole {
    Deprecated,   // its comment or description says so: left out of every other judgement
    Period,       // GENERATED ALWAYS AS ROW START / END, ledger columns
    IdentityKey,  // surrogate key: identity or sequence-like column of the primary key
    Tenant,       // only in a multi-tenant schema
    CreatedBy,
    ModifiedBy,
    ForeignKey,  // part of a foreign key, or named like another table's key
    KeyPart,  // part of the primary key whose name tells nothing more (else: Ordinal, Coordinate,
              // Code, …)
    RowVersion,
    Hash,            // content hash, checksum, fingerprint
    CurveCode,       // Morton, Z-order, Hilbert, geohash, quadkey, S2, H3
    Spatial,         // geometry, geography
    SpatialBound,    // derived bounds: ZMin, MaxX, …
    Coordinate,      // X, Y, Z, latitude, longitude, row, column, position
    Ordinal,         // index, sequence, order within a parent
    SoftDeleteFlag,  // IsActive, IsDeleted, …
    Flag,            // other bit
    CreatedTimestamp,
    ModifiedTimestamp,
    UsageTimestamp,  // last used, last accessed
    Timestamp,       // other date and time that the system sets
    Counter,         // number of something, maintained as rows come and go
    Aggregate,       // sum, average, rate of other data
    Metric,          // measured or computed value: score, duration, latency
    Score,           // rank, importance, confidence
    Money,
    Json,
    Xml,
    Binary,     // documents, models, images, other bytes
    Embedding,  // vector
    Url,
    EnumText,    // type, status, kind, … as short text
    Name,        // a name or title, not always the table's own
    Code,        // short code or business number, or a code for a kind kept as a number
    Identifier,  // identifies something outside the schema: external id, correlation id, session id
    Version,
    StructuredText,     // shape, dimensions, list, range as text
    FreeText,           // description, notes, content, any other text
    DescriptiveDate,    // a date that the source supplies
    DescriptiveNumber,  // a number that the source supplies
    Guid,
    Other,
};

std::string_view to_string(ColumnRole role);  // "identity-key", …

struct ColumnFacts {
    const names::Words* words = nullptr;  // of its name; nullptr only while nothing is derived
    ColumnRole role = ColumnRole::Other;
    bool is_foreign_key = false;  // part of a declared foreign key, whatever the role
    bool is_primary_key = false;
    bool is_deprecated = false;
    bool is_enum_like = false;  // short text with few values that the application defines
    bool holds_json = false;  // json type, or text that holds JSON by name, comment or ISJSON check
    bool may_hold_json = false;  // text without a bound, and nothing but a word speaks for JSON
    bool identifies = false;     // a code that is one thing's wherever it stands: SKU, ISBN, login
    bool is_lookup = false;  // people look rows up by it: own name, code or type, recency, score
    bool is_own = false;  // a name, code or type of the row itself: Name, or LineType in OrderLine
    bool is_assigned = false;             // a trigger, procedure or function sets it
    bool is_declared_elsewhere = false;   // another table declares what such a column refers to
    std::optional<TableId> named_parent;  // the table whose key the column is named like, where no
                                          // foreign key says what it refers to
    std::string reason;                   // why the role was chosen, for --explain and reports
};

}  // namespace tsqlaudit::facts
