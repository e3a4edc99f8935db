// SARIF's fixes change files. Only what can be added at the end of the table's own file is one
// here; all other changes are in the fix script.
#include <nlohmann/json.hpp>
#include <algorithm>
#include <variant>

#include "report/sarif/parts.h"

namespace tsqlaudit::report::sarif {

namespace {

// Declares something new, as the file of a schema would.
struct IsDeclaration {
    bool operator()(const rules::CreateIndex& /*remedy*/) const { return true; }
    bool operator()(const rules::CreateSpatialIndex& /*remedy*/) const { return true; }
    bool operator()(const rules::CreateColumnstore& remedy) const { return !remedy.on_history; }
    bool operator()(const rules::CreateJsonIndex& /*remedy*/) const { return true; }
    bool operator()(const rules::AddPrimaryKey& /*remedy*/) const { return true; }
    bool operator()(const rules::AddUniqueKey& /*remedy*/) const { return true; }
    bool operator()(const rules::AddCheck& /*remedy*/) const { return true; }
    template <typename Other>
    bool operator()(const Other& /*remedy*/) const {
        return false;
    }
};

// Whether the end of the file of CREATE TABLE sees all columns.
bool is_whole(const catalog::Table& table) {
    return std::ranges::all_of(table.columns, [&](const catalog::Column& column) {
        return column.span.file == table.span.file;
    });
}

bool is_insertion(const Audit& audit, const fix::Step& step) {
    return step.is_safe && is_whole(audit.catalog.tables.at(step.table)) &&
           std::ranges::all_of(step.findings, [&](std::size_t finding) {
               const auto& remedy = audit.judgement.findings.at(finding).remedy;
               return remedy && std::visit(IsDeclaration{}, *remedy);
           });
}

}  // namespace

Json fix_of(const Audit& audit, std::size_t finding) {
    const std::optional<std::size_t> index = audit.plan.step_of.at(finding);
    if (!index || !is_insertion(audit, audit.plan.steps.at(*index))) {
        return nullptr;
    }
    const fix::Step& step = audit.plan.steps.at(*index);
    const text::SourceFile& file =
        audit.sources.file(audit.catalog.tables.at(step.table).span.file);
    const text::Position end = file.position(static_cast<std::uint32_t>(file.content().size()));
    const Json nothing{{"startLine", end.line},
                       {"startColumn", end.column},
                       {"endLine", end.line},
                       {"endColumn", end.column}};
    const std::string script = (end.column == 1 ? "GO\n" : "\nGO\n") + step.sql() + "\nGO\n";
    const Json replacement{{"deletedRegion", nothing}, {"insertedContent", {{"text", script}}}};
    return {{"description", message_text(step.title + ".")},
            {"artifactChanges", Json::array({{{"artifactLocation", artifact_location(file.path())},
                                              {"replacements", Json::array({replacement})}}})}};
}

}  // namespace tsqlaudit::report::sarif
