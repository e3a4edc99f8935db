#include "claims/fixture_audit.h"

#include <stdexcept>

#include "cli/pipeline.h"
#include "report/reporter.h"
#include "support/files.h"
#include "support/paths.h"

namespace tsqlaudit::test {

using nlohmann::json;

json audit_of_fixture(const std::vector<std::string>& more, sqlserver::Target target) {
    cli::PipelineOptions options;
    options.paths = {source_dir() / "fixtures" / "part22"};
    options.paths.insert(options.paths.end(), more.begin(), more.end());
    options.settings.target = target;
    options.jobs = 1;
    return json::parse(report::to_json(*cli::run_audit(options)->audit));
}

const json& table_of(const json& audit, const std::string& name) {
    for (const json& table : audit.at("tables")) {
        if (table.at("name") == name) {
            return table;
        }
    }
    throw std::out_of_range{"no table " + name};
}

json claims_of_fixture() {
    return json::parse(read_file(source_dir() / "fixtures" / "part22" / "claims.json"));
}

}  // namespace tsqlaudit::test
