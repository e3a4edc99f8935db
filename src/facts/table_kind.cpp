#include "facts/table_kind.h"

#include <algorithm>

#include "facts/event_columns.h"
#include "facts/landing.h"
#include "facts/log_kind.h"
#include "facts/parents_first.h"
#include "facts/table_nature.h"
#include "text/parallel.h"

namespace tsqlaudit::facts {
namespace {

using sqlserver::TypeId;

// What a row that only ties others together does not have.
bool holds_content(const ColumnFacts& column) {
    switch (column.role) {
        case ColumnRole::Money:
        case ColumnRole::Name:
        case ColumnRole::FreeText:
        case ColumnRole::Url:
        case ColumnRole::Json:
        case ColumnRole::Xml:
        case ColumnRole::Binary:
        case ColumnRole::Embedding:
            return !column.is_primary_key;
        default:
            return false;
    }
}

class KindFinder {
public:
    KindFinder(const Context& context, const std::vector<TableFacts>& tables, TableId id)
        : context_(context),
          lists_(context.words().tables),
          tables_(tables),
          table_(context.table(id)),
          name_(context.names(id).table),
          schema_(context.names(id).schema),
          facts_(tables[id]) {}

    bool is_staging() const {
        return lists_.staging.matches(name_) || lists_.staging_schemas.matches(schema_) ||
               (lists_.temporary.matches(name_) && !is_about_temperatures()) ||
               is_landing(context_, facts_);
    }

    // TempReading, and whatever Temp is beside TempC.
    bool is_about_temperatures() const {
        if (lists_.temperatures.matches(name_)) {
            return true;
        }
        for (std::size_t column = 0; column < table_.columns.size(); ++column) {
            const sqlserver::DataType& type = table_.columns[column].type;
            if (type.is_number() &&
                lists_.degrees.matches(context_.names(facts_.id).columns[column])) {
                return true;
            }
        }
        return false;
    }

    bool is_warehouse() const {
        return lists_.warehouse.matches(name_) || lists_.warehouse_schemas.matches(schema_);
    }

    bool is_framework() const {
        return lists_.frameworks.matches(name_) || lists_.framework_schemas.matches(schema_);
    }

    // A list of codes or names that refers to nothing, or only to other such lists.
    bool is_reference() const {
        if (facts_.is_history || facts_.is_staging || has_role(facts_, ColumnRole::Tenant) ||
            lists_.documents.matches(name_) || is_wide() || !refers_to_lists_alone()) {
            return false;
        }
        if (lists_.gazetteers.matches(name_) || lists_.infrastructure.matches(name_)) {
            return true;
        }
        if (is_reached(facts_)) {
            return false;
        }
        if (lists_.reference.matches(name_) && has_text() && !is_about_kinds_of_others()) {
            return true;
        }
        if (lists_.people.matches(name_) || lists_.populations.matches(name_) ||
            (lists_.goods.matches(name_) && !is_code_and_meaning()) || refers_to_others() ||
            has_superior(table_)) {
            return false;
        }
        return has_short_key() || (has_unique_name() && !facts_.children.empty());
    }

    // Rows that tie two others together and say little more.
    bool is_junction() const {
        const auto keys =
            std::count_if(table_.foreign_keys.begin(), table_.foreign_keys.end(),
                          [&](const catalog::ForeignKey& key) { return is_subject(key); });
        constexpr std::ptrdiff_t most_others = 1;
        const auto others = subject_columns();
        const bool has_content =
            std::any_of(facts_.columns.begin(), facts_.columns.end(), holds_content);
        return keys >= 2 && others <= most_others && !has_content;
    }

private:
    std::ptrdiff_t subject_columns() const {
        return std::count_if(facts_.columns.begin(), facts_.columns.end(),
                             [](const ColumnFacts& column) { return !is_housekeeping(column); });
    }

    // A foreign key that is not just the creator or the tenant.
    bool is_subject(const catalog::ForeignKey& key) const {
        return std::any_of(key.columns.begin(), key.columns.end(), [&](const auto& column) {
            const ColumnFacts* found = facts_.find(table_, column);
            return found != nullptr && found->role == ColumnRole::ForeignKey;
        });
    }

    // Codes may have codes above them.
    bool is_to_others(const catalog::ForeignKey& key) const {
        return is_subject(key) && !(table_.name == key.referenced_table);
    }

    // Without a word or a code it is no list: LiveState holds what was measured last.
    bool has_text() const {
        return std::any_of(
            table_.columns.begin(), table_.columns.end(), [](const catalog::Column& column) {
                return column.type.is_character() || column.type.id == TypeId::UserDefined ||
                       column.type.id == TypeId::Unknown;
            });
    }

    // The materials of pipes: goods that nothing is kept of.
    bool is_code_and_meaning() const {
        constexpr std::size_t most_columns = 2;
        return table_.columns.size() <= most_columns && has_short_key() && !facts_.children.empty();
    }

    bool refers_to_others() const {
        return std::any_of(table_.foreign_keys.begin(), table_.foreign_keys.end(),
                           [&](const catalog::ForeignKey& key) { return is_to_others(key); });
    }

    bool refers_to_lists_alone() const {
        return std::none_of(
            table_.foreign_keys.begin(), table_.foreign_keys.end(),
            [&](const catalog::ForeignKey& key) {
                return is_to_others(key) &&
                       !(key.referenced_index && tables_[*key.referenced_index].is_reference);
            });
    }

    // A price for each type of usage: nothing refers to it, and it names types that are not its
    // own.
    bool is_about_kinds_of_others() const {
        return facts_.children.empty() && !has_own_name(facts_) &&
               std::any_of(
                   facts_.columns.begin(), facts_.columns.end(),
                   [](const ColumnFacts& column) { return column.is_enum_like && !column.is_own; });
    }

    bool is_wide() const {
        constexpr std::ptrdiff_t most_columns = 8;
        return subject_columns() > most_columns || has_role(facts_, ColumnRole::Binary) ||
               has_role(facts_, ColumnRole::Hash);
    }

    bool has_short_key() const {
        constexpr int longest_code = 10;
        const catalog::Index* key = table_.primary_key();
        if (key == nullptr || key->key_columns.size() != 1) {
            return false;
        }
        const catalog::Column* column = table_.find_column(key->key_columns.front().name);
        if (column == nullptr) {
            return false;
        }
        const sqlserver::DataType& type = column->type;
        return type.id == TypeId::TinyInt || type.id == TypeId::SmallInt ||
               (type.is_character() && !type.is_lob() && type.length <= longest_code);
    }

    // A name or code that is unique by itself, in a narrow table. What somebody logs in with is no
    // value of a list.
    bool has_unique_name() const {
        constexpr std::ptrdiff_t most_columns = 4;
        if (subject_columns() > most_columns) {
            return false;
        }
        return std::any_of(
            table_.indexes.begin(), table_.indexes.end(), [&](const catalog::Index& index) {
                if (!index.is_unique || index.key_columns.size() != 1) {
                    return false;
                }
                const std::string& name = index.key_columns.front().name;
                const ColumnFacts* column = facts_.find(table_, name);
                return column != nullptr && column->is_own &&
                       !context_.words().lookups.accounts.matches(context_.words_of(name));
            });
    }

    const Context& context_;
    const decltype(Vocabulary::tables)& lists_;
    const std::vector<TableFacts>& tables_;
    const catalog::Table& table_;
    const Words& name_;
    const Words& schema_;
    const TableFacts& facts_;
};

// Lists refer to lists: after one turn only cycles are left.
void find_references(const Context& context, std::vector<TableFacts>& tables) {
    std::vector<std::vector<TableId>> parents;
    parents.reserve(tables.size());
    for (const TableFacts& facts : tables) {
        parents.push_back(facts.parents);
    }
    const std::vector<TableId> order = parents_first(parents);
    bool found_any = true;
    while (found_any) {
        found_any = false;
        for (const TableId id : order) {
            TableFacts& facts = tables[id];
            if (!facts.is_reference && !facts.is_log_like &&
                KindFinder(context, tables, id).is_reference()) {
                facts.is_reference = true;
                found_any = true;
            }
        }
    }
}

}  // namespace

bool is_own_name(const ColumnFacts& column) {
    return column.is_own && (column.role == ColumnRole::Name || column.role == ColumnRole::Code ||
                             column.role == ColumnRole::KeyPart);
}

bool has_own_name(const TableFacts& facts) {
    return std::any_of(facts.columns.begin(), facts.columns.end(), is_own_name);
}

bool has_role(const TableFacts& facts, ColumnRole role) {
    return std::any_of(facts.columns.begin(), facts.columns.end(),
                       [&](const ColumnFacts& column) { return column.role == role; });
}

bool is_housekeeping(const ColumnFacts& column) {
    if (column.is_deprecated || column.is_foreign_key || column.is_primary_key) {
        return true;
    }
    switch (column.role) {
        case ColumnRole::Period:
        case ColumnRole::IdentityKey:
        case ColumnRole::Tenant:
        case ColumnRole::ForeignKey:
        case ColumnRole::RowVersion:
        case ColumnRole::SoftDeleteFlag:
        case ColumnRole::CreatedTimestamp:
        case ColumnRole::ModifiedTimestamp:
        case ColumnRole::CreatedBy:
        case ColumnRole::ModifiedBy:
            return true;
        default:
            return false;
    }
}

void derive_table_kinds(const Context& context, std::vector<TableFacts>& tables, unsigned jobs) {
    text::for_each_index(tables.size(), jobs, [&](TableId id) {
        TableFacts& facts = tables[id];
        const KindFinder finder(context, tables, id);
        facts.is_history = is_history(context.table(facts.id));
        facts.is_staging = finder.is_staging();
        facts.is_warehouse = finder.is_warehouse();
        facts.is_framework = finder.is_framework();
        facts.is_log_like = is_log_like(context, facts);
        facts.is_junction = finder.is_junction();
        rewrite_event_columns(context, facts);
    });
    find_references(context, tables);
}

}  // namespace tsqlaudit::facts
