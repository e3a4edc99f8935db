// A schema as text, and what the program makes of it.
#pragma once

#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "facts/facts.h"
#include "facts/settings.h"
#include "report/audit.h"
#include "support/catalog_from.h"

namespace tsqlaudit::test {

struct Schema {
    std::string name;  // for people
    std::vector<SqlFile> files;
    facts::Settings settings;
};

inline void PrintTo(const Schema& schema, std::ostream* stream) {
    *stream << schema.name;
}

struct AuditedSchema {
    BuiltCatalog built;
    facts::SchemaFacts facts;
    std::unique_ptr<report::Audit> audit;

    explicit AuditedSchema(const Schema& schema);
    AuditedSchema(const AuditedSchema&) = delete;
    AuditedSchema& operator=(const AuditedSchema&) = delete;
};

// Every example of every rule, part by part.
std::vector<Schema> rule_fixtures();
// fixtures/part22 and the folders of fixtures/schemas.
std::vector<Schema> schema_fixtures();

}  // namespace tsqlaudit::test
