#include <set>

#include "rules/check.h"

namespace tsqlaudit::rules {

namespace {

void report_policies(const CheckContext& context, FindingSink& sink) {
    std::set<std::size_t> reported;  // the predicates of a policy are usually one function
    for (const catalog::PredicatePlace& place : context.table.predicates) {
        const catalog::SecurityPolicy& policy = context.catalog.policies.at(place.policy);
        const catalog::QualifiedName& function = policy.predicates.at(place.predicate).function;
        if (context.catalog.find_routine(function) == nullptr &&
            reported.insert(place.policy).second) {
            sink.report({.variant = "policy",
                         .object = policy.name.dotted(),
                         .arguments = {{"by", policy.name.dotted()}, {"name", function.dotted()}}});
        }
    }
}

}  // namespace

void check_unresolved_reference(const CheckContext& context, FindingSink& sink) {
    for (const catalog::ForeignKey& key : context.table.foreign_keys) {
        // A view is there, and refused by another rule.
        if (!key.referenced_index && context.catalog.find_view(key.referenced_table) == nullptr) {
            sink.report({.variant = "foreign-key",
                         .columns = key.columns,
                         .object = key.name,
                         .span = key.span,
                         .arguments = {{"name", key.referenced_table.dotted()}}});
        }
    }
    const catalog::Storage& storage = context.table.storage;
    if (storage.has_scheme() &&
        context.catalog.find_scheme(storage.filegroup_or_scheme) == nullptr) {
        sink.report({.variant = "partition-scheme",
                     .columns = {storage.partition_column},
                     .arguments = {{"name", storage.filegroup_or_scheme}}});
    }
    report_policies(context, sink);
}

}  // namespace tsqlaudit::rules
