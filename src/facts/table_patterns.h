// Tables that the user names.
#pragma once

#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "text/glob.h"

namespace tsqlaudit::facts {

// Names as in "dbo.Country" or, in any schema, "Country", with '*' and '?' for any characters. Case
// does not count.
class TablePatterns {
public:
    explicit TablePatterns(const std::vector<std::string>& patterns);

    bool matches(const catalog::QualifiedName& name) const;

private:
    std::vector<text::Glob> with_schema_;
    std::vector<text::Glob> in_any_schema_;
};

}  // namespace tsqlaudit::facts
