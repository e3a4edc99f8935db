#include "facts/atom_class.h"

#include <algorithm>
#include <span>

#include "facts/table_nature.h"
#include "facts/unique_keys.h"
#include "facts/vocabulary.h"

namespace tsqlaudit::facts {
namespace {

using catalog::Column;
using catalog::Table;

constexpr AtomClass atom(std::string_view reason) {
    return {AtomClass::Kind::Atom, reason};
}

constexpr AtomClass not_atom(std::string_view reason) {
    return {AtomClass::Kind::NotAtom, reason};
}

// Source content, the same wherever it occurs.
AtomClass classify_content(const Column& column, ColumnRole role) {
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
            return column.type.is_character() ? atom("text") : AtomClass{};
        default:
            return {};
    }
}

// What ties a row to others or puts it in its place.
AtomClass classify_structure(ColumnRole role) {
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
AtomClass classify_derived(ColumnRole role) {
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
AtomClass classify_internal(ColumnRole role) {
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

// What the columns of a table say together.
struct TableTraits {
    bool has_state = false;
    bool has_term = false;  // from one day to another
};

bool may_be_validity(const Column& column) {
    return column.type.is_temporal() &&
           vocabulary().natural_keys.validity.matches(words_of(column.name));
}

TableTraits traits_of(const Table& table) {
    TableTraits traits;
    traits.has_state =
        std::any_of(table.columns.begin(), table.columns.end(), [](const Column& column) {
            return vocabulary().given.states.matches(words_of(column.name));
        });
    traits.has_term =
        std::count_if(table.columns.begin(), table.columns.end(), may_be_validity) > 1;
    return traits;
}

// Of the row: a price or a right that holds from one day to another. The day on which something
// starts is by itself a fact like others.
bool is_validity(const Column& column, const TableTraits& traits) {
    return may_be_validity(column) &&
           (traits.has_term || !vocabulary().natural_keys.paired.matches(words_of(column.name)));
}

// 3 for a type or a state says nothing by itself: what it stands for is the content.
AtomClass classify_numeric_code(const Column& column, const ColumnFacts& facts) {
    if (facts.role != ColumnRole::Code || !column.type.is_whole()) {
        return {};
    }
    if (facts.is_own) {
        return not_atom("number of the row");
    }
    if (vocabulary().relations.kinds.matches(words_of(column.name))) {
        return not_atom("number that stands for a type or state");
    }
    const bool is_small = column.type.id == sqlserver::TypeId::TinyInt ||
                          column.type.id == sqlserver::TypeId::SmallInt;
    return is_small ? not_atom("code that is a small number") : AtomClass{};
}

// A password or a key is no content: it is kept apart, and never shared for being the same.
bool is_secret(const Table& table, const Column& column) {
    const auto& secrets = vocabulary().secrets;
    const Words& name = words_of(column.name);
    using sqlserver::TypeId;
    const TypeId type = column.type.id;
    if (!column.type.is_character() && type != TypeId::Binary && type != TypeId::VarBinary) {
        return false;
    }
    return (secrets.words.matches(name) && !secrets.except.matches(name)) ||
           (secrets.plain.matches(name) &&
            vocabulary().tables.of_login.matches(table_words(table)));
}

// How a job is to go about its work.
bool is_control(const Column& column, ColumnRole role, const TableTraits& traits) {
    return traits.has_state && role == ColumnRole::DescriptiveNumber &&
           vocabulary().given.controls.matches(words_of(column.name));
}

AtomClass classify_column(const SchemaFacts& schema, const Table& table, const TableFacts& facts,
                          const TableTraits& traits, std::size_t index) {
    const Column& column = table.columns[index];
    const ColumnFacts& role = facts.columns[index];
    if (references_store(table, facts.foreign_keys_by_column[index], *schema.atom_store)) {
        return not_atom("reference to an atom");
    }
    using Kind = AtomClass::Kind;
    for (const AtomClass& found : {classify_structure(role.role), classify_derived(role.role),
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
    if (column.is_encrypted) {
        return not_atom("encrypted: nobody but the programs knows what it is");
    }
    if (unique_index_on(table, std::span{&column.name, 1})) {
        return not_atom("key of its own");
    }
    if (is_secret(table, column)) {
        return not_atom("secret, which is never shared");
    }
    if (is_cache(table) && is_result(role.role)) {
        return not_atom("kept in a cache, and can be computed again");
    }
    if (is_validity(column, traits)) {
        return not_atom("time of validity, like a period");
    }
    if (is_control(column, role.role, traits)) {
        return not_atom("setting of a job");
    }
    const AtomClass code = classify_numeric_code(column, role);
    return code.kind != Kind::Unclear ? code : classify_content(column, role.role);
}

}  // namespace

std::vector<AtomClass> classify_columns(const SchemaFacts& schema, const Table& table,
                                        const TableFacts& facts) {
    const TableTraits traits = traits_of(table);
    std::vector<AtomClass> classes;
    classes.reserve(table.columns.size());
    for (std::size_t index = 0; index < table.columns.size(); ++index) {
        classes.push_back(classify_column(schema, table, facts, traits, index));
    }
    return classes;
}

}  // namespace tsqlaudit::facts
