// Columns and indexes from their definitions, before the table has a say.
#include <algorithm>

#include "catalog/elements.h"
#include "catalog/options.h"
#include "sqlserver/names.h"
#include "text/compare.h"

namespace tsqlaudit::catalog {
namespace {

bool is_system_type_name(std::string_view name) {
    return sqlserver::make_system_type({}, name, {}, {}, false, {}).id !=
           sqlserver::TypeId::Unknown;
}

std::vector<std::string> texts(const std::vector<syntax::Identifier>& identifiers) {
    std::vector<std::string> names;
    names.reserve(identifiers.size());
    for (const syntax::Identifier& identifier : identifiers) {
        names.push_back(identifier.text);
    }
    return names;
}

std::vector<IndexColumn> index_columns(const std::vector<syntax::KeyColumn>& columns) {
    std::vector<IndexColumn> result;
    result.reserve(columns.size());
    for (const syntax::KeyColumn& column : columns) {
        result.push_back({.name = column.name.text, .is_descending = column.descending});
    }
    return result;
}

IndexKind kind_of(const syntax::IndexDefinition& definition) {
    switch (definition.kind) {
        case syntax::IndexKind::Rowstore:
            return definition.is_hash ? IndexKind::Hash : IndexKind::Rowstore;
        case syntax::IndexKind::Columnstore:
            return IndexKind::Columnstore;
        case syntax::IndexKind::Spatial:
            return IndexKind::Spatial;
        case syntax::IndexKind::Xml:
            return IndexKind::Xml;
        case syntax::IndexKind::SelectiveXml:
            return IndexKind::SelectiveXml;
        case syntax::IndexKind::Json:
            return IndexKind::Json;
        case syntax::IndexKind::Vector:
            return IndexKind::Vector;
        case syntax::IndexKind::FullText:
            return IndexKind::FullText;
    }
    return IndexKind::Rowstore;
}

// The ends of a ledger row are unknown while the row is current.
bool is_never_null(const std::optional<GeneratedKind>& generated) {
    return generated && *generated != GeneratedKind::TransactionIdEnd &&
           *generated != GeneratedKind::SequenceNumberEnd;
}

void read_options(Index& index, const std::vector<syntax::Option>& options) {
    index.options = options;
    apply_compression(index.compression, options);
    index.ignore_dup_key = is_on(options, "IGNORE_DUP_KEY");
    index.bucket_count = option_large_number(options, "BUCKET_COUNT");
    index.fill_factor = option_number(options, "FILLFACTOR");
    index.compression_delay_minutes = option_number(options, "COMPRESSION_DELAY");
}

Rare<std::array<double, 4>> bounding_box(const std::vector<syntax::Option>& options) {
    const syntax::Option* const box = find_option(options, "BOUNDING_BOX");
    if (box == nullptr) {
        return {};
    }
    std::vector<double> numbers = box->numbers;
    for (const char* const name : {"XMIN", "YMIN", "XMAX", "YMAX"}) {
        if (const auto limit = option_decimal(box->nested, name)) {
            numbers.push_back(*limit);
        }
    }
    std::array<double, 4> result{};
    if (numbers.size() != result.size()) {
        return {};
    }
    std::copy(numbers.begin(), numbers.end(), result.begin());
    return result;
}

SpatialSettings spatial_settings(const syntax::IndexDefinition& definition) {
    return {.tessellation = definition.tessellation,
            .tessellation_stated = !definition.tessellation.empty(),
            .cells_per_object = option_number(definition.options, "CELLS_PER_OBJECT"),
            .bounding_box = bounding_box(definition.options)};
}

}  // namespace

sqlserver::DataType make_type(const syntax::DataType& declared) {
    sqlserver::DataType type =
        sqlserver::make_system_type(declared.schema, declared.name, declared.length, declared.scale,
                                    declared.is_max, declared.argument);
    // varchar($(Length)): of a type whose length nobody knows, nothing can be said.
    const bool takes_words =
        type.id == sqlserver::TypeId::Xml || type.id == sqlserver::TypeId::Vector;
    if (!declared.argument.empty() && !takes_words) {
        sqlserver::DataType unknown;
        unknown.name = type.name;
        type = unknown;
    }
    const bool is_system =
        (declared.schema.empty() || text::equals_ignoring_case(declared.schema, "sys")) &&
        is_system_type_name(declared.name);
    if (type.id == sqlserver::TypeId::Unknown && !is_system) {
        const std::string schema = declared.schema.empty() ? "dbo" : declared.schema;
        type.alias = schema + '.' + declared.name;
        type.alias_sql = sqlserver::quote_name(schema, declared.name);
    }
    return type;
}

Column make_column(const BuildState& state, const syntax::ColumnDefinition& definition) {
    Column column;
    column.name = definition.name.text;
    if (definition.type) {
        column.type = make_type(*definition.type);
    }
    column.is_nullable =
        definition.nullable.value_or(!definition.identity && !is_never_null(definition.generated));
    column.nullability_stated = definition.nullable.has_value();
    column.identity = definition.identity;
    if (definition.computed) {
        column.computed = ComputedDefinition{.expression = definition.computed,
                                             .expression_text = state.text_of(definition.computed),
                                             .is_persisted = definition.persisted};
    }
    column.generated = definition.generated;
    column.is_hidden = definition.hidden;
    column.collation = definition.collation;
    column.is_sparse = definition.sparse;
    column.is_rowguidcol = definition.rowguidcol;
    column.is_filestream = definition.filestream;
    column.is_column_set = definition.column_set;
    column.masking_function = definition.masking_function;
    column.is_encrypted = definition.encrypted;
    column.is_encrypted_randomly = definition.encrypted_randomly;
    column.comment = definition.comment;
    column.span = definition.span;
    column.name_span = definition.name.span;
    return column;
}

Storage make_storage(const syntax::Placement& placement) {
    if (placement.column) {
        return {.filegroup_or_scheme = placement.name.text,
                .partition_column = placement.column->text};
    }
    const bool is_default = text::equals_ignoring_case(placement.name.text, "default");
    return {.filegroup_or_scheme = is_default ? "" : placement.name.text, .partition_column = {}};
}

Index make_index(const BuildState& state, const syntax::IndexDefinition& definition) {
    Index index;
    index.name = definition.name.text;
    index.kind = kind_of(definition);
    index.is_clustered = definition.clustering == Clustering::Clustered;
    index.is_unique = definition.is_unique;
    index.key_columns = index_columns(definition.columns);
    index.included_columns = texts(definition.included_columns);
    index.order_columns = texts(definition.order_columns);
    index.filter = definition.filter;
    index.filter_text = state.text_of(definition.filter);
    read_options(index, definition.options);
    // ON [default] of an index is where the table is.
    if (definition.placement) {
        Storage storage = make_storage(*definition.placement);
        if (!storage.filegroup_or_scheme.empty()) {
            index.storage = std::move(storage);
        }
    }
    index.spatial = spatial_settings(definition);
    index.xml_primary = definition.xml_primary;
    index.xml_using = definition.xml_using;
    index.xml_usage = definition.xml_usage;
    index.json_paths = definition.json_paths;
    index.fulltext_key_index = definition.fulltext_key_index;
    index.span = definition.span;
    return index;
}

Index make_key_index(const syntax::Constraint& constraint) {
    Index index;
    index.name = constraint.name ? constraint.name->text : "";
    index.kind = constraint.is_hash ? IndexKind::Hash : IndexKind::Rowstore;
    index.is_clustered = constraint.clustering == Clustering::Clustered;
    index.is_unique = true;
    index.is_primary_key = constraint.kind == syntax::ConstraintKind::PrimaryKey;
    index.is_unique_constraint = constraint.kind == syntax::ConstraintKind::Unique;
    index.key_columns = index_columns(constraint.columns);
    read_options(index, constraint.options);
    if (constraint.placement) {
        index.storage = make_storage(*constraint.placement);
    }
    index.not_enforced = constraint.not_enforced;
    index.span = constraint.span;
    return index;
}

std::vector<std::string> named_columns(const syntax::Constraint& constraint) {
    std::vector<std::string> names;
    names.reserve(constraint.columns.size());
    for (const syntax::KeyColumn& column : constraint.columns) {
        names.push_back(column.name.text);
    }
    return names;
}

std::vector<std::string> named_columns(const syntax::IndexDefinition& index) {
    std::vector<std::string> names = texts(index.included_columns);
    for (const syntax::KeyColumn& column : index.columns) {
        names.push_back(column.name.text);
    }
    for (const syntax::Identifier& column : index.order_columns) {
        names.push_back(column.text);
    }
    return names;
}

}  // namespace tsqlaudit::catalog
