#include "rules/columns.h"
#include "rules/index_queries.h"
#include "text/compare.h"

namespace tsqlaudit::rules {

namespace {

bool is_sequential(const catalog::Column& column) {
    return column.default_constraint && column.default_constraint->value != nullptr &&
           text::equals_ignoring_case(column.default_constraint->value->text, "newsequentialid");
}

}  // namespace

void check_guid_clustered_key(const CheckContext& context, FindingSink& sink) {
    const catalog::Index* index = context.table.clustered_index();
    if (index == nullptr || index->kind != catalog::IndexKind::Rowstore) {
        return;
    }
    const ColumnView lead = column_view(context, index->key_columns.at(0).name);
    if (lead.column.type.id != sqlserver::TypeId::UniqueIdentifier) {
        return;
    }
    // A tenant is a parent, whether a foreign key says so or not.
    const bool is_of_parent =
        lead.facts.is_foreign_key || lead.facts.role == facts::ColumnRole::Tenant;
    sink.report({.variant = is_sequential(lead.column)       ? "sequential"
                            : !is_of_parent                  ? "default"
                            : index->key_columns.size() == 1 ? "extension"
                                                             : "parent",
                 .columns = {lead.column.name},
                 .object = index->name,
                 .span = index->span,
                 .arguments = {{"index", display_name(*index)}}});
}

}  // namespace tsqlaudit::rules
