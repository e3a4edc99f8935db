#include "fix/tenant_functions.h"

namespace tsqlaudit::fix {

TenantFunctions::TenantFunctions(const catalog::Catalog& catalog) {
    for (const catalog::SecurityPolicy& policy : catalog.policies) {
        for (const catalog::SecurityPredicate& predicate : policy.predicates) {
            if (predicate.columns.size() != 1) {
                continue;
            }
            Use& use = uses_[predicate.columns.front()];
            if (use.policy == nullptr || policy.is_enabled || !use.policy->is_enabled) {
                use = {&predicate.function, &policy};
            }
        }
    }
}

const catalog::QualifiedName* TenantFunctions::of(const std::string& column) const {
    const auto found = uses_.find(column);
    return found == uses_.end() ? nullptr : found->second.function;
}

const catalog::SecurityPolicy* TenantFunctions::policy_of(const std::string& column) const {
    const auto found = uses_.find(column);
    return found == uses_.end() ? nullptr : found->second.policy;
}

}  // namespace tsqlaudit::fix
