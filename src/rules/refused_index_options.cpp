// Included columns, WITH options and kinds of indexes that exclude each other.
#include <algorithm>

#include "rules/index_queries.h"
#include "rules/refusals.h"
#include "text/compare.h"

namespace tsqlaudit::rules {

namespace {

using catalog::Index;
using catalog::IndexKind;

void report_included(const CheckContext& context, const Index& index, FindingSink& sink) {
    const std::vector<std::string> keys = key_names(index);
    if (index.is_clustered && !index.included_columns.empty()) {
        sink.report(refusal(index, "clustered-include", index.included_columns));
        return;
    }
    for (const std::string& name : index.included_columns) {
        const catalog::Column& column = context.table.column_or_unknown(name);
        if (has_declared_type(&column) && !sqlserver::can_be_included(column.type)) {
            sink.report(refusal(index, "included-type", {name}, sqlserver::to_sql(column.type)));
        }
        if (std::ranges::find(keys, name) != keys.end()) {
            sink.report(refusal(index, "included-key", {name}));
        }
    }
}

bool is_one_of(const std::string& value, std::string_view left, std::string_view right) {
    return text::equals_ignoring_case(value, left) || text::equals_ignoring_case(value, right);
}

// As the definition says: what a later ALTER INDEX ALL made of it is another matter.
void report_compression(const Index& index, FindingSink& sink) {
    for (const syntax::Option& option : index.options) {
        if (!text::equals_ignoring_case(option.name, "DATA_COMPRESSION")) {
            continue;
        }
        if (index.kind == IndexKind::Columnstore && is_one_of(option.value, "ROW", "PAGE")) {
            sink.report(refusal(index, "compression", {},
                                "ROW and PAGE, for a columnstore index (error 10799)"));
        } else if (index.kind == IndexKind::Rowstore &&
                   is_one_of(option.value, "COLUMNSTORE", "COLUMNSTORE_ARCHIVE")) {
            sink.report(refusal(index, "compression", {},
                                "COLUMNSTORE, for a rowstore index (error 10798)"));
        }
    }
}

void report_ignored_duplicates(const Index& index, FindingSink& sink) {
    if (index.ignore_dup_key && (!index.is_unique || index.filter != nullptr)) {
        sink.report(
            refusal(index, "ignore-dup-key", {}, index.is_unique ? "filtered" : "not unique"));
    }
}

}  // namespace

void report_refused_index_options(const CheckContext& context, FindingSink& sink) {
    for (const Index& index : context.table.indexes) {
        report_compression(index, sink);
        if (index.kind == IndexKind::Hash && !context.table.is_memory_optimized) {
            sink.report(refusal(index, "hash-index", key_names(index)));
        }
        if (index.kind == IndexKind::Rowstore && !context.table.is_memory_optimized) {
            report_included(context, index, sink);
            report_ignored_duplicates(index, sink);
        }
    }
}

}  // namespace tsqlaudit::rules
