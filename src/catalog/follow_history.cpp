// What SQL Server does to the history table when the current table of a versioned pair changes.
#include "catalog/apply.h"
#include "catalog/elements.h"

namespace tsqlaudit::catalog {
namespace {

void follow(Table& history, const Table& current, const syntax::AddElements& add) {
    for (const syntax::ColumnDefinition& definition : add.columns) {
        const Column* const added = current.find_column(definition.name.text);
        if (added != nullptr && history.find_column(added->name) == nullptr) {
            history.columns.push_back(history_column(*added));
        }
    }
}

void follow(Table& history, const Table& current, const syntax::AlterColumn& change) {
    const Column* const changed = current.find_column(change.column.text);
    Column* const column = find_column(history, change.column.text);
    if (changed != nullptr && column != nullptr && change.type) {
        column->type = changed->type;
        column->is_nullable = changed->is_nullable;
        column->nullability_stated = changed->nullability_stated;
        column->collation = changed->collation;
    }
}

void follow(Table& history, const Table& /*current*/, const syntax::DropElements& drop) {
    for (const syntax::Identifier& column : drop.columns) {
        drop_column(history, column.text);
    }
}

template <typename Action>
void follow(Table& /*history*/, const Table& /*current*/, const Action& /*action*/) {}

}  // namespace

Column history_column(Column column) {
    column.identity.reset();
    column.default_constraint.reset();
    column.computed.reset();
    column.generated.reset();
    return column;
}

void follow_in_history(BuildState& state, const Table& current, const syntax::TableAction& action) {
    Table* const history =
        current.versioning ? state.find_table(current.versioning->history_table) : nullptr;
    if (history != nullptr) {
        std::visit([&](const auto& change) { follow(*history, current, change); }, action);
    }
}

}  // namespace tsqlaudit::catalog
