#include <algorithm>
#include <array>

#include "rules/refusals.h"
#include "text/compare.h"

namespace tsqlaudit::rules {

namespace {

using catalog::IndexKind;
using sqlserver::TypeId;

class FeatureReporter {
public:
    FeatureReporter(const CheckContext& context, FindingSink& sink)
        : context_{context}, sink_{sink} {}

    // `feature` is a key of rules/data/features.json, `name` what people call it.
    void require(std::string_view feature, std::string_view name, std::vector<std::string> columns,
                 text::Span span) {
        const sqlserver::Target target = context_.settings.target;
        if (!has_feature(target, feature)) {
            sink_.report({.variant = "version",
                          .columns = std::move(columns),
                          .span = span,
                          .arguments = {{"what", std::string{name}},
                                        {"limit", std::string{display_name(target)}}}});
        }
    }

private:
    const CheckContext& context_;
    FindingSink& sink_;
};

// Scripts generated from a newer server say these of each index: one finding is enough.
void require_index_options(const catalog::Table& table, FeatureReporter& features) {
    struct NewOption {
        std::string_view name;
        std::string_view feature;
    };
    static constexpr std::array options{
        NewOption{"OPTIMIZE_FOR_SEQUENTIAL_KEY", "optimize_for_sequential_key"},
        NewOption{"XML_COMPRESSION", "xml_compression"}};
    for (const auto& [name, feature] : options) {
        const auto states = [&](const catalog::Index& index) {
            return std::ranges::any_of(index.options, [&](const syntax::Option& option) {
                return text::equals_ignoring_case(option.name, name);
            });
        };
        const auto found = std::ranges::find_if(table.indexes, states);
        if (found != table.indexes.end()) {
            features.require(feature, name, {}, found->span);
        }
    }
}

}  // namespace

void report_missing_features(const CheckContext& context, FindingSink& sink) {
    FeatureReporter features{context, sink};
    const catalog::Table& table = context.table;
    for (const catalog::Column& column : table.columns) {
        if (column.type.id == TypeId::Json) {
            features.require("json_type", "the json type", {column.name}, column.name_span);
        } else if (column.type.id == TypeId::Vector) {
            features.require("vector_type", "the vector type", {column.name}, column.name_span);
        }
        if (column.masking_function.str().starts_with("datetime(")) {
            features.require("masking_datetime_and_granular_unmask", "the mask datetime()",
                             {column.name}, column.name_span);
        }
        if (column.is_filestream) {
            features.require("filestream", "FILESTREAM", {column.name}, column.name_span);
        }
    }
    for (const catalog::Index& index : table.indexes) {
        if (index.kind == IndexKind::Json) {
            features.require("json_index", "a JSON index", {}, index.span);
        } else if (index.kind == IndexKind::Columnstore && !index.order_columns.empty()) {
            features.require(index.is_clustered ? "cci_ordered" : "ncci_ordered",
                             "an ordered columnstore index", {}, index.span);
        }
    }
    require_index_options(table, features);
    if (table.versioning && table.versioning->retention) {
        features.require("temporal_retention", "HISTORY_RETENTION_PERIOD", {}, table.name_span);
    }
    if (table.kind == catalog::TableKind::Node || table.kind == catalog::TableKind::Edge) {
        features.require("graph_tables", "a graph table", {}, table.name_span);
    }
    if (table.is_ledger) {
        features.require("ledger", "a ledger table", {}, table.name_span);
    }
}

}  // namespace tsqlaudit::rules
