// Functions by which the security policies of the schema filter rows already.
#pragma once

#include <map>
#include <string>

#include "catalog/catalog.h"
#include "text/compare.h"

namespace tsqlaudit::fix {

class TenantFunctions {
public:
    explicit TenantFunctions(const catalog::Catalog& catalog);

    // One that takes a column of that name alone, whatever the table; nullptr: there is none.
    const catalog::QualifiedName* of(const std::string& column) const;
    // The policy that uses it, rather one that is on: other tables can join it. nullptr as above.
    const catalog::SecurityPolicy* policy_of(const std::string& column) const;

private:
    struct Use {
        const catalog::QualifiedName* function = nullptr;
        const catalog::SecurityPolicy* policy = nullptr;
    };

    std::map<std::string, Use, text::LessIgnoringCase> uses_;
};

}  // namespace tsqlaudit::fix
