// Tables of a schema that is multi-tenant, given as SQL text.
#pragma once

#include <string>

#include "facts/derived.h"

namespace tsqlaudit::test {

// Two of these are enough to make a schema multi-tenant.
inline const std::string tenanted = R"(
    CREATE TABLE dbo.Account (AccountId int IDENTITY PRIMARY KEY, TenantId int NOT NULL);
    CREATE TABLE dbo.Asset (AssetId int IDENTITY PRIMARY KEY, TenantId int NOT NULL);
)";

// That of the table T beside them, as Derived::tenancy() has it.
inline std::string tenancy_of(const std::string& table, const facts::Settings& settings = {}) {
    return Derived(tenanted + table, settings).tenancy("T");
}

}  // namespace tsqlaudit::test
