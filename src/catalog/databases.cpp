#include "catalog/databases.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <variant>

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

// The name of what a statement is about; of several the first, whose database is that of all, but
// for DROP TABLE.
const syntax::ObjectName* subject(const syntax::CreateTable& create) {
    return &create.name;
}

const syntax::ObjectName* subject(const syntax::AlterTable& alter) {
    return &alter.name;
}

const syntax::ObjectName* subject(const syntax::DropIndex& drop) {
    return drop.targets.empty() ? nullptr : &drop.targets.front().table;
}

const syntax::ObjectName* subject(const syntax::RenameObject& rename) {
    return &rename.object;
}

// Indexes and statistics, and what procedures do to a table.
template <typename Node>
const syntax::ObjectName* subject(const Node& node) {
    if constexpr (requires { node.table.database; }) {
        return &node.table;
    } else {
        return nullptr;
    }
}

}  // namespace

void Databases::note(const syntax::Script& script) {
    for (const syntax::DatabaseUse& use : script.uses) {
        uses_[use.span.file].push_back(use);
        note_name(use.database);
    }
    std::ranges::for_each(script.statements, [this](const auto& each) { note_stated(each); });
    if (names_.empty()) {
        return;
    }
    for (const syntax::Statement& statement : script.statements) {
        const auto* const create = std::get_if<syntax::CreateTable>(&statement.node);
        const std::string_view database = create == nullptr ? "" : at(statement.span);
        if (!database.empty()) {
            tables_.emplace(text::to_lower(database), qualified(create->name));
        }
    }
}

void Databases::note_stated(const syntax::Statement& statement) {
    if (statement.dynamic) {
        return;  // the place of what is dynamic may be that of several statements
    }
    if (const auto* const drop = std::get_if<syntax::DropTable>(&statement.node)) {
        for (const syntax::ObjectName& name : drop->names) {
            note_stated(name.span, name);
        }
        return;
    }
    const syntax::ObjectName* const name =
        std::visit([](const auto& node) { return subject(node); }, statement.node);
    if (name != nullptr) {
        note_stated(statement.span, *name);
    }
}

void Databases::note_stated(const Span& span, const syntax::ObjectName& name) {
    if (!name.database.empty()) {
        stated_.insert_or_assign({span.file, span.begin}, Stated{span.end, name.database.str()});
        note_name(name.database.str());
    }
}

void Databases::note_name(const std::string& database) {
    if (is_known(database)) {
        names_.insert(database);
    }
}

bool Databases::are_apart(const Span& left, const Span& right) const {
    if (!are_several()) {
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
    const auto behind = stated_.upper_bound({span.file, span.begin});
    if (behind != stated_.begin()) {
        const auto& [place, stated] = *std::prev(behind);
        if (place.first == span.file && span.begin < stated.end) {
            return is_known(stated.database) ? std::string_view(stated.database) : "";
        }
    }
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
