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

private:
    std::map<std::string, const catalog::QualifiedName*, text::LessIgnoringCase> functions_;
};

}  // namespace tsqlaudit::fix
