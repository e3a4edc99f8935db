#include "catalog/all_dropped.h"

#include <variant>

#include "catalog/build_state.h"

namespace tsqlaudit::catalog {

void AllDropped::note(const syntax::Script& script) {
    for (const syntax::Statement& statement : script.statements) {
        if (const auto* const table = std::get_if<syntax::CreateTable>(&statement.node)) {
            creates_ |= !is_temporary(table->name);
        } else if (creates_ && std::holds_alternative<syntax::DropTable>(statement.node)) {
            drop_ = statement.span;
        }
    }
}

std::optional<text::Diagnostic> AllDropped::warning(const text::SourceSet& sources,
                                                    const Catalog& catalog) const {
    if (!drop_ || !catalog.tables.empty()) {
        return {};
    }
    return text::diagnostic_at(sources, *drop_, text::DiagnosticSeverity::Warning,
                               "no table is left: all that are created are dropped again, the "
                               "last of them here");
}

}  // namespace tsqlaudit::catalog
