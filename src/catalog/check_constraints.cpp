// ALTER TABLE … CHECK and NOCHECK CONSTRAINT.
#include "catalog/apply.h"
#include "catalog/constraints.h"
#include "catalog/system_name.h"

namespace tsqlaudit::catalog {
namespace {

// A constraint that is enabled without WITH CHECK stays as trusted as it was: the rows that came
// while it was disabled are not checked.
template <typename ForeignKeyOrCheck>
void set_checked(ForeignKeyOrCheck& constraint, const syntax::CheckConstraints& change) {
    constraint.is_disabled = !change.enable;
    if (!change.enable) {
        constraint.is_not_trusted = true;
    } else if (change.validate) {
        constraint.is_not_trusted = false;
    }
}

template <typename Elements>
bool set_named_checked(Elements& elements, std::string_view name,
                       const syntax::CheckConstraints& change) {
    auto* const found = elements.find(name);
    if (found != nullptr) {
        set_checked(*found, change);
    }
    return found != nullptr;
}

// By a name that SQL Server made up, and made up otherwise in any other database.
void set_unnamed_checked(Table& table, std::string_view name,
                         const syntax::CheckConstraints& change) {
    const auto only = only_one_of_system_name(table, name);
    if (only && only->kind == syntax::ConstraintKind::ForeignKey) {
        set_checked(table.foreign_keys[only->position], change);
    } else if (only && only->kind == syntax::ConstraintKind::Check) {
        set_checked(table.checks[only->position], change);
    }
}

}  // namespace

Outcome set_checked(Table& table, const syntax::CheckConstraints& change) {
    if (change.names.empty()) {
        for (ForeignKey& key : table.foreign_keys) {
            set_checked(key, change);
        }
        for (CheckConstraint& check : table.checks) {
            set_checked(check, change);
        }
    }
    for (const syntax::Identifier& name : change.names) {
        if (set_named_checked(table.foreign_keys, name.text, change) ||
            set_named_checked(table.checks, name.text, change)) {
            continue;
        }
        if (is_system_name(name.text)) {
            set_unnamed_checked(table, name.text, change);
        } else {
            return Missing{.object = table.name, .member = name.text};
        }
    }
    return {};
}

}  // namespace tsqlaudit::catalog
