#include "facts/only_kind.h"

namespace tsqlaudit::facts {
namespace {

// The token of a payment method: a customer has several of one kind, and each has its own.
bool is_known_by_itself(const Context& context, const Words& name, const ColumnFacts& column) {
    return !column.is_primary_key &&
           (column.role == ColumnRole::Identifier || column.role == ColumnRole::Hash ||
            context.words().natural_keys.issued.matches(name));
}

}  // namespace

std::optional<std::size_t> only_kind(const Context& context, const TableFacts& facts) {
    const catalog::Table& table = context.table(facts.id);
    const auto& keys = context.words().natural_keys;
    const auto& relations = context.words().relations;
    std::optional<std::size_t> kind;
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        const ColumnFacts& each = facts.columns[column];
        if (table.columns[column].is_nullable || each.is_foreign_key) {
            continue;
        }
        const Words& name = context.names(facts.id).columns[column];
        if (each.role == ColumnRole::Name || is_known_by_itself(context, name, each)) {
            return std::nullopt;
        }
        if (each.is_enum_like) {
            const bool is_state = relations.kinds.matches(name) && !keys.kinds.matches(name);
            if (kind || is_state) {
                return std::nullopt;
            }
            kind = column;
        }
    }
    return kind;
}

}  // namespace tsqlaudit::facts
