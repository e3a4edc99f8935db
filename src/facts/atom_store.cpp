#include "facts/atom_store.h"

#include <algorithm>

namespace tsqlaudit::facts {
namespace {

class StoreShape {
public:
    StoreShape(const Context& context, const TableFacts& facts)
        : context_(context), table_(context.table(facts.id)), facts_(facts) {}

    // `is_expected`: the user says that there is a store, so that less has to speak for it.
    bool fits(bool is_expected) const {
        const std::size_t fewest_users = is_expected ? 1 : 2;
        return !facts_.is_history && facts_.children.size() >= fewest_users && has_unique_hash() &&
               has_inline_value() && (is_expected || has_kind());
    }

private:
    // Alone, or within the tenant or the kind of content.
    bool has_unique_hash() const {
        return std::any_of(table_.indexes.begin(), table_.indexes.end(), [&](const auto& index) {
            return (index.is_unique || index.is_constraint()) && is_hash_key(index);
        });
    }

    bool is_hash_key(const catalog::Index& index) const {
        bool has_hash = false;
        for (const catalog::IndexColumn& key : index.key_columns) {
            const ColumnFacts* column = facts_.find(table_, key.name);
            if (column == nullptr) {
                return false;
            }
            if (column->role == ColumnRole::Hash) {
                has_hash = true;
            } else if (column->role != ColumnRole::Tenant && column->role != ColumnRole::EnumText) {
                return false;
            }
        }
        return has_hash;
    }

    // The content itself, in the row: a table of large files is a file store, not a store of atoms.
    bool has_inline_value() const {
        for (std::size_t index = 0; index < table_.columns.size(); ++index) {
            const sqlserver::DataType& type = table_.columns[index].type;
            const bool holds_content = type.id == sqlserver::TypeId::Binary ||
                                       type.id == sqlserver::TypeId::VarBinary ||
                                       type.is_character();
            if (holds_content && !type.is_lob() && facts_.columns[index].role != ColumnRole::Hash &&
                context_.words().atom_values.matches(context_.names(facts_.id).columns[index])) {
                return true;
            }
        }
        return false;
    }

    bool has_kind() const {
        return std::any_of(facts_.columns.begin(), facts_.columns.end(),
                           [](const ColumnFacts& column) { return column.is_enum_like; });
    }

    const Context& context_;
    const catalog::Table& table_;
    const TableFacts& facts_;
};

}  // namespace

std::optional<TableId> find_atom_store(const Context& context,
                                       const std::vector<TableFacts>& tables) {
    const Settings& settings = context.settings();
    if (settings.atomization == false) {
        return std::nullopt;
    }
    if (!settings.atom_store.empty()) {
        return context.find_table(settings.atom_store);
    }
    std::optional<TableId> found;
    for (const TableFacts& facts : tables) {
        if (StoreShape(context, facts).fits(settings.atomization == true) &&
            (!found || facts.children.size() > tables[*found].children.size())) {
            found = facts.id;
        }
    }
    return found;
}

}  // namespace tsqlaudit::facts
