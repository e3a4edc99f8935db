#include "rules/columns.h"
#include "rules/size.h"

namespace tsqlaudit::rules {

namespace {

using facts::Scale;
using sqlserver::TypeId;

// The variant for an identity of that type in a table of that size; empty if it will do.
std::string_view variant_of(TypeId type, const facts::ScaleEstimate& scale) {
    switch (type) {
        case TypeId::Int:
            return scale.scale == Scale::Huge ? "huge" : scale.scale == Scale::Large ? "large" : "";
        case TypeId::SmallInt:
            return scale.scale >= Scale::Moderate ? "small-type" : "";
        case TypeId::TinyInt:
            return scale.scale >= Scale::Small ? "small-type" : "";
        default:
            return "";
    }
}

std::string highest(TypeId type) {
    return type == TypeId::Int ? "2,147,483,647" : type == TypeId::SmallInt ? "32,767" : "255";
}

}  // namespace

void check_identity_overflow(const CheckContext& context, FindingSink& sink) {
    for (const ColumnView& view : live_columns(context)) {
        if (!view.column.identity) {
            continue;
        }
        const TypeId type = view.column.type.id;
        const std::string_view variant = variant_of(type, context.facts.scale);
        if (variant.empty()) {
            continue;
        }
        sink.report({.variant = variant,
                     .columns = {view.column.name},
                     .span = view.column.name_span,
                     .arguments = {{"type", sqlserver::to_sql(view.column.type)},
                                   {"highest", highest(type)},
                                   {"size", size_of(context.facts.scale)}},
                     .remedy = AlterColumn{.name = view.column.name,
                                           .type = type == TypeId::Int ? "bigint" : "int"}});
    }
}

}  // namespace tsqlaudit::rules
