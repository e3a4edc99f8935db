#include "facts/only_kind.h"

namespace tsqlaudit::facts {

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
        if (each.role == ColumnRole::Name) {
            return std::nullopt;
        }
        if (each.is_enum_like) {
            const Words& name = context.names(facts.id).columns[column];
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
