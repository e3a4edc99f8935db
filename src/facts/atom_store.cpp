#include "facts/atom_store.h"

#include <algorithm>
#include <set>

#include "facts/ownership.h"
#include "facts/table_nature.h"

namespace tsqlaudit::facts {
namespace {

// How many other tables use each one: by a foreign key, or by a column that is named and typed like
// its key.
std::vector<std::size_t> count_users(const std::vector<TableFacts>& tables) {
    std::vector<std::size_t> users(tables.size());
    for (const TableFacts& facts : tables) {
        std::set<TableId> used{facts.parents.begin(), facts.parents.end()};
        for (const ColumnFacts& column : facts.columns) {
            if (column.named_parent && !facts.is_history) {
                used.insert(*column.named_parent);
            }
        }
        used.erase(facts.id);
        for (const TableId table : used) {
            ++users[table];
        }
    }
    return users;
}

class StoreShape {
public:
    StoreShape(const Context& context, const TenantModel& tenants,
               const std::vector<TableFacts>& tables, TableId id)
        : context_(context),
          words_(context.words().atom_store),
          tenants_(tenants),
          tables_(tables),
          table_(context.table(id)),
          names_(context.names(id)),
          facts_(tables[id]) {}

    // `is_expected`: the user says that there is a store, so that less has to speak for it.
    bool fits(std::size_t users, bool is_expected) const {
        const std::size_t fewest_users = is_expected ? 1 : 2;
        if (facts_.is_history || !has_unique_hash() || !has_value(&StoreShape::is_inline)) {
            return false;
        }
        return (users >= fewest_users && (is_expected || has_kind())) || is_beyond_doubt();
    }

private:
    // Small values, found by the hash of nothing but the value, that belong to no other row: needs
    // no users to be recognised. Files in chunks, messages, caches, and vaults of secrets look
    // alike at first sight.
    bool is_beyond_doubt() const {
        const auto& tables = context_.words().tables;
        return has_kind() && has_value(&StoreShape::is_small_binary) && has_hash_of_content() &&
               refers_to_lists_alone() && !facts_.is_log_like && !facts_.is_staging &&
               !is_cache(table_) && !tables.documents.matches(names_.table) &&
               !tables.people.matches(names_.table) && !tables.goods.matches(names_.table);
    }

    // Alone, or within the tenant or the kind of content.
    bool has_unique_hash() const {
        return std::any_of(table_.indexes.begin(), table_.indexes.end(), [&](const auto& index) {
            return (index.is_unique || index.is_constraint()) && is_hash_key(index);
        });
    }

    bool is_hash_key(const catalog::Index& index) const {
        bool has_hash = false;
        for (const catalog::IndexColumn& key : index.key_columns) {
            const auto position = column_index(table_, key.name);
            if (!position) {
                return false;
            }
            const ColumnRole role = facts_.columns[*position].role;
            if (role == ColumnRole::Hash) {
                has_hash = true;
            } else if (tenants_.columns[facts_.id] != position && role != ColumnRole::EnumText) {
                return false;
            }
        }
        return has_hash;
    }

    // ContentHash, or the AtomHash of an Atom; not the hash of a card number or of a token.
    bool has_hash_of_content() const {
        return std::any_of(table_.indexes.begin(), table_.indexes.end(), [&](const auto& index) {
            return (index.is_unique || index.is_constraint()) && is_hash_key(index) &&
                   std::any_of(index.key_columns.begin(), index.key_columns.end(),
                               [&](const catalog::IndexColumn& key) {
                                   return is_hash_of_content(key.name);
                               });
        });
    }

    bool is_hash_of_content(const std::string& column) const {
        const Words& name = context_.words_of(column);
        const auto head = context_.words().lookups.hashes.find(name);
        return words_.hashes.matches(name) ||
               (head && head->first > 0 && is_own(context_, facts_.id, name, head->first) &&
                !context_.words().lookups.own_hashes.matches(name));
    }

    // The content itself, in the row: a table of large files is a file store, not a store of atoms.
    bool is_inline(std::size_t column) const {
        const sqlserver::DataType& type = table_.columns[column].type;
        return (is_binary(type) || type.is_character()) && !type.is_lob();
    }

    bool is_small_binary(std::size_t column) const {
        constexpr int longest = 256;  // bytes; parts of files are longer
        const sqlserver::DataType& type = table_.columns[column].type;
        return is_binary(type) && !type.is_lob() && type.length <= longest;
    }

    static bool is_binary(const sqlserver::DataType& type) {
        return type.id == sqlserver::TypeId::Binary || type.id == sqlserver::TypeId::VarBinary;
    }

    bool has_value(bool (StoreShape::*is_one)(std::size_t) const) const {
        for (std::size_t column = 0; column < table_.columns.size(); ++column) {
            const Words& name = names_.columns[column];
            const ColumnRole role = facts_.columns[column].role;
            if ((this->*is_one)(column) && role != ColumnRole::Hash && !is_media_type(column) &&
                words_.values.matches(name) && !words_.secrets.matches(name)) {
                return true;
            }
        }
        return false;
    }

    // Or the media type, which is no list that anybody could write down.
    bool has_kind() const {
        for (std::size_t column = 0; column < table_.columns.size(); ++column) {
            if (facts_.columns[column].is_enum_like || is_media_type(column)) {
                return true;
            }
        }
        return false;
    }

    bool is_media_type(std::size_t column) const {
        return facts_.columns[column].role == ColumnRole::EnumText &&
               words_.media_types.matches(names_.columns[column]);
    }

    // Content is the same wherever it occurs: it is a part of nothing.
    bool refers_to_lists_alone() const {
        return std::all_of(facts_.parents.begin(), facts_.parents.end(), [&](TableId parent) {
            return tables_[parent].is_reference || tenants_.root == parent;
        });
    }

    const Context& context_;
    const decltype(Vocabulary::atom_store)& words_;
    const TenantModel& tenants_;
    const std::vector<TableFacts>& tables_;
    const catalog::Table& table_;
    const TableNames& names_;
    const TableFacts& facts_;
};

}  // namespace

std::optional<TableId> find_atom_store(const Context& context, const TenantModel& tenants,
                                       const std::vector<TableFacts>& tables) {
    const Settings& settings = context.settings();
    if (settings.atomization == false) {
        return std::nullopt;
    }
    if (!settings.atom_store.empty()) {
        return context.find_table(settings.atom_store);
    }
    const std::vector<std::size_t> users = count_users(tables);
    std::optional<TableId> found;
    for (const TableFacts& facts : tables) {
        const bool fits = StoreShape(context, tenants, tables, facts.id)
                              .fits(users[facts.id], settings.atomization == true);
        if (fits && (!found || users[facts.id] > users[*found])) {
            found = facts.id;
        }
    }
    return found;
}

}  // namespace tsqlaudit::facts
