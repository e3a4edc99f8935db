#include "catalog/databases.h"

#include <algorithm>
#include <array>

#include "catalog/build_state.h"

namespace tsqlaudit::catalog {
namespace {

// Scripts start in a system database to create another, and forget to leave it; and a name that is
// filled in later may be any.
bool is_known(std::string_view name) {
    constexpr std::array<std::string_view, 4> system{"master", "model", "msdb", "tempdb"};
    return name.find_first_of("$<{%@") == std::string_view::npos &&
           std::ranges::none_of(system, [name](std::string_view each) {
               return text::equals_ignoring_case(each, name);
           });
}

}  // namespace

void Databases::note(const syntax::Script& script) {
    if (script.uses.empty()) {
        return;
    }
    for (const syntax::DatabaseUse& use : script.uses) {
        uses_[use.span.file].push_back(use);
        if (is_known(use.database)) {
            names_.insert(use.database);
        }
    }
    for (const syntax::Statement& statement : script.statements) {
        const auto* const create = std::get_if<syntax::CreateTable>(&statement.node);
        const std::string_view database = create == nullptr ? "" : at(statement.span);
        if (!database.empty()) {
            tables_.emplace(text::to_lower(database), qualified(create->name));
        }
    }
}

bool Databases::are_apart(const Span& left, const Span& right) const {
    if (names_.size() < 2) {
        return false;
    }
    const std::string_view database = at(left);
    const std::string_view other = at(right);
    return !database.empty() && !other.empty() && !text::equals_ignoring_case(database, other);
}

bool Databases::has_own(const Span& statement, const QualifiedName& table,
                        const Span& definition) const {
    return are_apart(statement, definition) &&
           tables_.contains({text::to_lower(at(statement)), table});
}

std::string_view Databases::at(const Span& span) const {
    const auto found = uses_.find(span.file);
    if (found == uses_.end()) {
        return {};
    }
    const auto next =
        std::ranges::lower_bound(found->second, span.begin, {},
                                 [](const syntax::DatabaseUse& use) { return use.span.begin; });
    if (next == found->second.begin() || !is_known(std::prev(next)->database)) {
        return {};
    }
    return std::prev(next)->database;
}

}  // namespace tsqlaudit::catalog
