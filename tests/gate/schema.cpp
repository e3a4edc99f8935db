#include "gate/schema.h"

#include <fmt/format.h>

#include <stdexcept>
#include <utility>

#include "catalog/builder.h"
#include "syntax/parser.h"

namespace tsqlaudit::gate {

Schema::Schema(const std::vector<File>& files) {
    for (const File& file : files) {
        const text::FileId id = sources.add(text::SourceFile{file.path, file.sql});
        scripts.push_back(syntax::parse(sources, id).script);
    }
    catalog = catalog::build(sources, scripts).catalog;
}

Schema::Schema(const std::string& sql) : Schema({{.path = "a.sql", .sql = sql}}) {}

Schema& Schema::add_finding(std::string_view rule, std::string_view table, std::string_view place) {
    const catalog::Table* found = catalog.find_table({"dbo", std::string{table}});
    for (text::FileId file = 0; file < sources.size(); ++file) {
        const std::size_t begin = sources.file(file).content().find(place);
        if (found != nullptr && begin != std::string_view::npos) {
            findings.push_back({.rule = rule,
                                .table = static_cast<std::size_t>(found - catalog.tables.data()),
                                .span = {file, static_cast<std::uint32_t>(begin),
                                         static_cast<std::uint32_t>(begin + place.size())}});
            return *this;
        }
    }
    throw std::invalid_argument{"no such table or text: " + std::string{place}};
}

std::vector<std::string> Schema::suppress(const rules::Selection& selection) {
    const std::size_t before = findings.size();
    Suppressions suppressions{sources};
    for (const syntax::Script& script : scripts) {
        suppressions.add(script);
    }
    const SuppressionResult result = std::move(suppressions).apply(catalog, selection, findings);
    if (result.suppressed != before - findings.size()) {
        throw std::logic_error{"the count is wrong"};
    }
    std::vector<std::string> warnings;
    for (const text::Diagnostic& diagnostic : result.diagnostics) {
        if (diagnostic.severity != text::DiagnosticSeverity::Warning) {
            throw std::logic_error{"not a warning: " + diagnostic.message};
        }
        warnings.push_back(fmt::format("{}:{}:{}: {}", diagnostic.path, diagnostic.position.line,
                                       diagnostic.position.column, diagnostic.message));
    }
    return warnings;
}

std::vector<std::string> Schema::left() const {
    std::vector<std::string> lines;
    for (const rules::Finding& finding : findings) {
        lines.push_back(fmt::format("{} at {}", finding.rule, sources.begin(finding.span).line));
    }
    return lines;
}

}  // namespace tsqlaudit::gate
