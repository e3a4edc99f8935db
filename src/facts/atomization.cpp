#include "facts/atomization.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "facts/atomization_schema.h"
#include "facts/facts.h"
#include "facts/second_store.h"
#include "facts/table_nature.h"
#include "facts/vocabulary.h"
#include "facts/words.h"

namespace tsqlaudit::facts {
namespace {

using catalog::Column;
using catalog::Table;

constexpr double most_of_mostly_correct = 0.25;
constexpr double most_of_questionable = 0.6;

struct Classification {
    enum class Kind { Atom, NotAtom, Unclear };
    Kind kind = Kind::Unclear;
    std::string_view reason;
};

constexpr Classification atom(std::string_view reason) {
    return {Classification::Kind::Atom, reason};
}

constexpr Classification not_atom(std::string_view reason) {
    return {Classification::Kind::NotAtom, reason};
}

// Source content, the same wherever it occurs.
Classification classify_content(const Column& column, ColumnRole role) {
    switch (role) {
        case ColumnRole::Json:
            return atom("JSON: source content with a structure of its own");
        case ColumnRole::Xml:
            return atom("XML: source content with a structure of its own");
        case ColumnRole::Binary:
            return atom("binary source content");
        case ColumnRole::Url:
            return atom("address that the source supplies");
        case ColumnRole::EnumText:
            return atom("text that repeats: type, status or kind");
        case ColumnRole::Name:
            return atom("name or title");
        case ColumnRole::Code:
            return atom("code that the source supplies");
        case ColumnRole::StructuredText:
            return atom("text with a structure of its own");
        case ColumnRole::FreeText:
            return atom("free text");
        case ColumnRole::DescriptiveDate:
            return atom("date that the source supplies");
        case ColumnRole::DescriptiveNumber:
            return atom("number that the source supplies");
        case ColumnRole::Other:
            return column.type.is_character() ? atom("text") : Classification{};
        default:
            return {};
    }
}

// What ties a row to others or puts it in its place.
Classification classify_structure(ColumnRole role) {
    switch (role) {
        case ColumnRole::IdentityKey:
            return not_atom("identity key");
        case ColumnRole::Tenant:
            return not_atom("tenant of the row");
        case ColumnRole::ForeignKey:
            return not_atom("relation to another row");
        case ColumnRole::KeyPart:
            return not_atom("part of the primary key");
        case ColumnRole::Guid:
        case ColumnRole::Identifier:
            return not_atom("identifier");
        case ColumnRole::Coordinate:
            return not_atom("position, not content");
        case ColumnRole::Ordinal:
            return not_atom("order within a parent");
        default:
            return {};
    }
}

// What the system computes or measures.
Classification classify_derived(ColumnRole role) {
    switch (role) {
        case ColumnRole::Hash:
            return not_atom("derived: hash of content");
        case ColumnRole::CurveCode:
            return not_atom("derived: place on a space-filling curve");
        case ColumnRole::Spatial:
            return not_atom("derived: spatial representation");
        case ColumnRole::SpatialBound:
            return not_atom("derived: bound of a spatial value");
        case ColumnRole::Embedding:
            return not_atom("derived: embedding");
        case ColumnRole::Counter:
            return not_atom("counter");
        case ColumnRole::Aggregate:
            return not_atom("aggregate of other data");
        case ColumnRole::Metric:
            return not_atom("measured or computed value");
        case ColumnRole::Score:
            return not_atom("computed score");
        case ColumnRole::Money:
            return not_atom("amount of a transaction");
        default:
            return {};
    }
}

// What the system notes about the row.
Classification classify_internal(ColumnRole role) {
    switch (role) {
        case ColumnRole::Period:
            return not_atom("versioning of the row");
        case ColumnRole::RowVersion:
            return not_atom("version stamp of the row");
        case ColumnRole::SoftDeleteFlag:
        case ColumnRole::Flag:
            return not_atom("flag");
        case ColumnRole::CreatedTimestamp:
        case ColumnRole::ModifiedTimestamp:
        case ColumnRole::Timestamp:
            return not_atom("timestamp of the system");
        case ColumnRole::UsageTimestamp:
            return not_atom("time of last use, updated often");
        case ColumnRole::CreatedBy:
        case ColumnRole::ModifiedBy:
            return not_atom("who changed the row");
        default:
            return {};
    }
}

bool references_store(const Table& table, const std::vector<std::size_t>& keys, TableId store) {
    return std::any_of(keys.begin(), keys.end(), [&](std::size_t key) {
        return table.foreign_keys[key].referenced_index == store;
    });
}

// What a cache keeps, beside the keys that it is found by.
bool is_result(ColumnRole role) {
    return role == ColumnRole::Binary || role == ColumnRole::Json || role == ColumnRole::Xml ||
           role == ColumnRole::FreeText || role == ColumnRole::DescriptiveNumber;
}

bool has_state(const Table& table) {
    return std::any_of(table.columns.begin(), table.columns.end(), [](const Column& column) {
        return vocabulary().given.states.matches(words_of(column.name));
    });
}

// How a job is to go about its work.
bool is_control(const TableFacts& facts, const Table& table, std::size_t index) {
    return facts.columns[index].role == ColumnRole::DescriptiveNumber &&
           vocabulary().given.controls.matches(words_of(table.columns[index].name)) &&
           has_state(table);
}

Classification classify(const SchemaFacts& schema, const Table& table, const TableFacts& facts,
                        std::size_t index) {
    const Column& column = table.columns[index];
    const ColumnFacts& role = facts.columns[index];
    if (references_store(table, facts.foreign_keys_by_column[index], *schema.atom_store)) {
        return not_atom("reference to an atom");
    }
    using Kind = Classification::Kind;
    for (const Classification& found : {classify_structure(role.role), classify_derived(role.role),
                                        classify_internal(role.role)}) {
        if (found.kind != Kind::Unclear) {
            return found;
        }
    }
    if (role.is_primary_key) {
        return not_atom("part of the primary key");
    }
    if (role.is_foreign_key) {
        return not_atom("relation to another row");
    }
    if (column.computed) {
        return not_atom("computed from other columns");
    }
    if (is_cache(table) && is_result(role.role)) {
        return not_atom("kept in a cache, and can be computed again");
    }
    if (is_control(facts, table, index)) {
        return not_atom("setting of a job");
    }
    if (role.role == ColumnRole::Code && role.is_own && column.type.is_integer()) {
        return not_atom("number of the row");
    }
    return classify_content(column, role.role);
}

bool is_exempt(const Table& table, const TableFacts& facts, TableId store) {
    return facts.id == store || facts.is_history || table.columns_unknown ||
           table.kind == catalog::TableKind::External ||
           table.kind == catalog::TableKind::FileTable;
}

AtomVerdict verdict_of(double share) {
    if (share == 0) {
        return AtomVerdict::Correct;
    }
    if (share <= most_of_mostly_correct) {
        return AtomVerdict::MostlyCorrect;
    }
    return share <= most_of_questionable ? AtomVerdict::Questionable : AtomVerdict::Violation;
}

double byte_share(const Table& table, const TableFacts& facts,
                  const std::vector<AtomColumn>& columns) {
    const std::vector<ValueSize> sizes = usual_value_sizes(table, facts.columns);
    std::set<std::string_view> names;
    for (const AtomColumn& column : columns) {
        if (column.is_atom) {
            names.insert(column.name);
        }
    }
    double atoms = 0;
    double all = 0;
    for (std::size_t index = 0; index < sizes.size(); ++index) {
        // A pointer is no part of the value.
        const double bytes = sizes[index].off_row > 0 ? sizes[index].off_row : sizes[index].in_row;
        all += bytes;
        atoms += names.contains(table.columns[index].name) ? bytes : 0;
    }
    return all > 0 ? atoms / all : 0;
}

}  // namespace

std::string_view to_string(AtomVerdict verdict) {
    switch (verdict) {
        case AtomVerdict::Correct:
            return "correct";
        case AtomVerdict::MostlyCorrect:
            return "mostly-correct";
        case AtomVerdict::Questionable:
            return "questionable";
        case AtomVerdict::Violation:
            return "violation";
    }
    return "";
}

std::optional<Atomization> derive_atomization(const catalog::Catalog& catalog,
                                              const SchemaFacts& schema, TableId id) {
    const Table& table = catalog.tables[id];
    const TableFacts& facts = schema.tables[id];
    if (!schema.atom_store || is_exempt(table, facts, *schema.atom_store)) {
        return std::nullopt;
    }
    Atomization result;
    std::size_t atoms = 0;
    for (std::size_t index = 0; index < table.columns.size(); ++index) {
        const Classification found = classify(schema, table, facts, index);
        if (facts.columns[index].is_deprecated || found.kind == Classification::Kind::Unclear) {
            continue;
        }
        const bool is_atom = found.kind == Classification::Kind::Atom;
        atoms += is_atom ? 1 : 0;
        result.columns.push_back({table.columns[index].name, is_atom, std::string{found.reason}});
    }
    if (atoms > 0) {
        result.column_share =
            static_cast<double>(atoms) / static_cast<double>(result.columns.size());
        result.byte_share = byte_share(table, facts, result.columns);
    }
    result.verdict = atoms > 0 && is_second_store(table, facts, *schema.atom_store)
                         ? AtomVerdict::Violation
                         : verdict_of(result.column_share);
    result.revised_schema = revise_schema(catalog, schema, id, result);
    return result;
}

}  // namespace tsqlaudit::facts
