#include "closure/schema.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "embedded/embedded.h"
#include "rules/engine.h"
#include "rules/fixture_parts.h"
#include "support/paths.h"
#include "text/discovery.h"

namespace tsqlaudit::test {

namespace fs = std::filesystem;

AuditedSchema::AuditedSchema(const Schema& schema) : built{catalog_from(schema.files)} {
    facts = facts::derive(built.catalog, schema.settings);
    rules::Judgement judgement = rules::judge(built.catalog, facts, schema.settings, {});
    audit = std::make_unique<report::Audit>(report::assemble(built.sources, built.catalog, facts,
                                                             schema.settings, std::move(judgement),
                                                             built.diagnostics));
}

std::vector<Schema> rule_fixtures() {
    std::vector<Schema> schemas;
    for (const embedded::File& file : embedded::files()) {
        if (!file.path.starts_with("fixtures/rules/")) {
            continue;
        }
        std::size_t number = 0;
        for (rules::FixturePart& part : rules::fixture_parts(file.content)) {
            std::string name{file.path};
            if (++number > 1) {
                name += " part " + std::to_string(number);
            }
            schemas.push_back({name, {{name, std::move(part.sql)}}, std::move(part.settings)});
        }
    }
    return schemas;
}

std::vector<Schema> schema_fixtures() {
    std::vector<Schema> schemas;
    for (const char* folder : {"part22", "schemas/hospital", "schemas/shop", "schemas/warehouse"}) {
        const text::DiscoveryResult found =
            text::discover({source_dir() / "fixtures" / folder}, {});
        Schema schema{.name = folder, .files = {}, .settings = {}};
        for (text::FileId file = 0; file < found.sources.size(); ++file) {
            schema.files.push_back(
                {found.sources.file(file).path(), std::string{found.sources.file(file).content()}});
        }
        schemas.push_back(std::move(schema));
    }
    return schemas;
}

}  // namespace tsqlaudit::test
