#include "fix/tenant_functions.h"

namespace tsqlaudit::fix {

TenantFunctions::TenantFunctions(const catalog::Catalog& catalog) {
    for (const catalog::SecurityPolicy& policy : catalog.policies) {
        for (const catalog::SecurityPredicate& predicate : policy.predicates) {
            if (predicate.columns.size() == 1) {
                functions_.insert_or_assign(predicate.columns.front(), &predicate.function);
            }
        }
    }
}

const catalog::QualifiedName* TenantFunctions::of(const std::string& column) const {
    const auto found = functions_.find(column);
    return found == functions_.end() ? nullptr : found->second;
}

}  // namespace tsqlaudit::fix
