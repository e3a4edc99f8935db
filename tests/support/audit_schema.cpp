#include "support/audit_schema.h"

#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "support/files.h"
#include "support/paths.h"

namespace tsqlaudit::test {

std::string complaints_about(const nlohmann::json& document,
                             const std::filesystem::path& schema_file) {
    const nlohmann::json schema_document = nlohmann::json::parse(read_file(schema_file));
    valijson::Schema schema;
    valijson::SchemaParser parser;
    parser.populateSchema(valijson::adapters::NlohmannJsonAdapter{schema_document}, schema);
    valijson::Validator validator;
    valijson::ValidationResults results;
    validator.validate(schema, valijson::adapters::NlohmannJsonAdapter{document}, &results);
    std::string complaints;
    for (const valijson::ValidationResults::Error& error : results) {
        for (const std::string& part : error.context) {
            complaints += part;
        }
        complaints += ": " + error.description + "\n";
    }
    return complaints;
}

std::string complaints_about(const nlohmann::json& audit) {
    return complaints_about(audit, source_dir() / "docs/audit.schema.json");
}

}  // namespace tsqlaudit::test
