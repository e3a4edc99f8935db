#include "catalog/all_dropped.h"

#include <variant>

#include "catalog/build_state.h"

namespace tsqlaudit::catalog {

std::optional<text::Diagnostic> warn_of_dropped_schema(const text::SourceSet& sources,
                                                       const std::vector<syntax::Script>& scripts,
                                                       const Catalog& catalog) {
    if (!catalog.tables.empty()) {
        return {};
    }
    bool creates = false;
    std::optional<text::Span> drop;
    for (const syntax::Script& script : scripts) {
        for (const syntax::Statement& statement : script.statements) {
            if (const auto* const table = std::get_if<syntax::CreateTable>(&statement.node)) {
                creates |= !is_temporary(table->name);
            } else if (creates && std::holds_alternative<syntax::DropTable>(statement.node)) {
                drop = statement.span;
            }
        }
    }
    if (!drop) {
        return {};
    }
    return text::diagnostic_at(sources, *drop, text::DiagnosticSeverity::Warning,
                               "no table is left: all that are created are dropped again, the "
                               "last of them here");
}

}  // namespace tsqlaudit::catalog
