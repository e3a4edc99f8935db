// Names in the configuration that stand for nothing in the schema: probably mistyped, and without
// effect.
#pragma once

#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "text/diagnostic.h"
#include "text/source.h"

namespace tsqlaudit::cli {

struct ConfiguredName {
    enum class Kind {
        Table,   // "dbo.Tenant", or the name alone
        Tables,  // a pattern of facts::TablePatterns
        Column,
        Files,  // a pattern of rules::PathOverride
    };
    Kind kind = Kind::Table;
    std::string name;
    text::Position position;  // in the configuration
};

struct ConfiguredNames {
    std::string file;  // the configuration
    std::vector<ConfiguredName> names;
};

// A warning for each that there is none of, with the nearest that there is. `paths`: of all files,
// as the overrides name them.
text::Diagnostics unmatched_names(const ConfiguredNames& configured,
                                  const catalog::Catalog& catalog,
                                  const std::vector<std::string>& paths);

}  // namespace tsqlaudit::cli
