#include <algorithm>

#include "rules/check.h"

namespace tsqlaudit::rules {

namespace {

bool defines_routine(const catalog::Catalog& catalog, const catalog::QualifiedName& name) {
    return std::ranges::any_of(
        catalog.routines, [&](const catalog::Routine& routine) { return routine.name == name; });
}

void report_policies(const CheckContext& context, FindingSink& sink) {
    for (const catalog::SecurityPolicy& policy : context.catalog.policies) {
        for (const catalog::SecurityPredicate& predicate : policy.predicates) {
            if (predicate.table == context.table.name &&
                !defines_routine(context.catalog, predicate.function)) {
                sink.report({.variant = "policy",
                             .object = policy.name.dotted(),
                             .arguments = {{"by", policy.name.dotted()},
                                           {"name", predicate.function.dotted()}}});
                break;  // its predicates are usually one function
            }
        }
    }
}

}  // namespace

void check_unresolved_reference(const CheckContext& context, FindingSink& sink) {
    for (const catalog::ForeignKey& key : context.table.foreign_keys) {
        if (!key.referenced_index) {
            sink.report({.variant = "foreign-key",
                         .columns = key.columns,
                         .object = key.name,
                         .span = key.span,
                         .arguments = {{"name", key.referenced_table.dotted()}}});
        }
    }
    const catalog::Storage& storage = context.table.storage;
    if (storage.is_partitioned() &&
        context.catalog.find_scheme(storage.filegroup_or_scheme) == nullptr) {
        sink.report({.variant = "partition-scheme",
                     .columns = {storage.partition_column},
                     .arguments = {{"name", storage.filegroup_or_scheme}}});
    }
    report_policies(context, sink);
}

}  // namespace tsqlaudit::rules
