#include "facts/table_kind.h"

#include <algorithm>
#include <optional>

#include "facts/table_nature.h"
#include "facts/unique_keys.h"

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

// A nullable date of creation was recorded from some day on: it says nothing of what the rows are.
bool is_late(const catalog::Column& column, const ColumnFacts& facts) {
    return facts.role == ColumnRole::CreatedTimestamp && column.is_nullable;
}

bool is_own_name(const ColumnFacts& column) {
    return column.is_own && (column.role == ColumnRole::Name || column.role == ColumnRole::Code ||
                             column.role == ColumnRole::KeyPart);
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
        return lists_.staging.matches(name_) || lists_.staging_schemas.matches(schema_);
    }

    bool is_warehouse() const {
        return lists_.warehouse.matches(name_) || lists_.warehouse_schemas.matches(schema_);
    }

    bool is_framework() const {
        return lists_.frameworks.matches(name_) || lists_.framework_schemas.matches(schema_);
    }

    // By name, unless the rows have names of their own: an event that people visit is no log entry.
    // Or by shape: rows that are written once, timed, measured, and that nothing refers to.
    bool is_log_like() const {
        if (is_history(table_) || lists_.infrastructure.matches(name_)) {
            return false;
        }
        if (lists_.log.matches(name_)) {
            return lists_.log_certain.matches(name_) ||
                   (!is_named() && has_moment() && !has_parts());
        }
        return has_log_shape();
    }

    // A list of codes or names that refers to nothing, or only to other such lists.
    bool is_reference() const {
        if (is_history(table_) || is_staging() || has_role(ColumnRole::Tenant) ||
            lists_.documents.matches(name_) || is_wide() || !refers_to_lists_alone()) {
            return false;
        }
        if ((lists_.reference.matches(name_) && !is_about_kinds_of_others()) ||
            lists_.gazetteers.matches(name_) || lists_.infrastructure.matches(name_)) {
            return true;
        }
        if (lists_.people.matches(name_) || lists_.populations.matches(name_) ||
            lists_.goods.matches(name_) || refers_to_others()) {
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

    // EventCode says what kind of event it was, unless it is unique.
    bool is_kind_of_event(std::size_t column) const {
        const std::string& name = table_.columns[column].name;
        return facts_.columns[column].role == ColumnRole::Code &&
               lists_.event_kinds.matches(context_.names(facts_.id).columns[column]) &&
               !unique_index_on(table_, std::span{&name, 1});
    }

private:
    // By a name of its own.
    bool is_named() const {
        for (std::size_t column = 0; column < facts_.columns.size(); ++column) {
            if (is_own_name(facts_.columns[column]) && !is_kind_of_event(column)) {
                return true;
            }
        }
        return false;
    }

    // A run that others are parts of is the header of what it made, not an entry of a log.
    bool has_parts() const {
        return std::any_of(facts_.children.begin(), facts_.children.end(), [&](TableId child) {
            const auto& keys = context_.table(child).foreign_keys;
            return std::any_of(keys.begin(), keys.end(), [&](const catalog::ForeignKey& key) {
                return key.referenced_index == facts_.id &&
                       key.on_delete == catalog::ReferentialAction::Cascade;
            });
        });
    }

    bool has_role(ColumnRole role) const {
        return std::any_of(facts_.columns.begin(), facts_.columns.end(),
                           [&](const ColumnFacts& column) { return column.role == role; });
    }

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

    // How many columns there are of that kind.
    template <typename Predicate>
    std::ptrdiff_t count_columns(Predicate predicate) const {
        std::ptrdiff_t count = 0;
        for (std::size_t i = 0; i < table_.columns.size(); ++i) {
            const catalog::Column& column = table_.columns[i];
            const ColumnFacts& facts = facts_.columns.at(i);
            count += !is_late(column, facts) && predicate(column, facts) ? 1 : 0;
        }
        return count;
    }

    // A run of the payroll has a period and no time at which it happens.
    bool has_moment() const {
        return count_columns([](const catalog::Column& column, const ColumnFacts& /*facts*/) {
                   return column.type.is_temporal() && column.type.id != TypeId::Date;
               }) > 0;
    }

    std::ptrdiff_t count_times() const {
        return count_columns([](const catalog::Column& /*column*/, const ColumnFacts& facts) {
            return facts.role == ColumnRole::CreatedTimestamp ||
                   facts.role == ColumnRole::Timestamp;
        });
    }

    bool has_log_shape() const {
        const bool is_changed = has_role(ColumnRole::ModifiedTimestamp) ||
                                has_role(ColumnRole::UsageTimestamp) ||
                                has_role(ColumnRole::SoftDeleteFlag) || has_own_name(facts_);
        if (!facts_.children.empty() || is_changed || count_times() == 0 || has_business_key()) {
            return false;
        }
        if (lists_.log_shape_words.matches(name_) || is_run_of_program(table_, facts_)) {
            return true;
        }
        std::size_t measured = 0;
        std::size_t others = 0;
        for (const ColumnFacts& column : facts_.columns) {
            if (column.role == ColumnRole::Metric || column.role == ColumnRole::Aggregate) {
                ++measured;
            } else if (!is_housekeeping(column)) {
                ++others;
            }
        }
        constexpr std::size_t fewest_measured = 2;
        return measured >= fewest_measured &&
               (measured >= others ||
                // A state would have a second time, when it ends.
                (lists_.documents.matches(name_) && has_duration(table_) && count_times() == 1));
    }

    // What may be there once only is no event, which can happen again.
    bool has_business_key() const {
        return std::any_of(
            table_.indexes.begin(), table_.indexes.end(), [&](const catalog::Index& index) {
                return index.is_unique_constraint && index.key_columns.size() > 1 &&
                       std::all_of(index.key_columns.begin(), index.key_columns.end(),
                                   [&](const catalog::IndexColumn& key) {
                                       const ColumnFacts* column = facts_.find(table_, key.name);
                                       return column != nullptr && column->is_foreign_key;
                                   });
            });
    }

    // Codes may have codes above them.
    bool is_to_others(const catalog::ForeignKey& key) const {
        return is_subject(key) && !(table_.name == key.referenced_table);
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
        return subject_columns() > most_columns || has_role(ColumnRole::Binary) ||
               has_role(ColumnRole::Hash);
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

    // A name or code that is unique by itself, in a narrow table.
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
                const ColumnFacts* column = facts_.find(table_, index.key_columns.front().name);
                return column != nullptr && column->is_own;
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

// What a run was told: a top k, a learning rate. What else may be measured, such as a temperature,
// is given beside one of those.
bool is_given(const Context& context, TableId table, std::size_t column) {
    const auto& given = context.words().given;
    const std::vector<Words>& names = context.names(table).columns;
    return given.parameters.matches(names[column]) || given.limits.matches(names[column]) ||
           (given.parameters_beside.matches(names[column]) &&
            std::any_of(names.begin(), names.end(),
                        [&](const Words& name) { return given.parameters.matches(name); }));
}

// In a record of what happened, a number describes the event, not the thing that it happened to.
void take_numbers_for_measurements(const Context& context, TableFacts& facts,
                                   const std::string& why) {
    for (std::size_t index = 0; index < facts.columns.size(); ++index) {
        ColumnFacts& column = facts.columns[index];
        if (column.role == ColumnRole::DescriptiveNumber && !is_given(context, facts.id, index)) {
            column.role = ColumnRole::Metric;
            column.reason = why;
        }
    }
}

// A columnstore and partitions find a range of times too; and in an index that begins with
// something else, it is read for that.
bool is_found_by(const catalog::Table& table, const std::string& time) {
    return table.storage.is_partitioned() ||
           std::any_of(table.indexes.begin(), table.indexes.end(), [&](const auto& index) {
               return index.kind == catalog::IndexKind::Columnstore ||
                      std::any_of(index.key_columns.begin(), index.key_columns.end(),
                                  [&](const auto& key) { return key.name == time; });
           });
}

// What happened is read, and removed, by the time when it did: the first that each row has.
void expect_searches_by_time(const catalog::Table& table, TableFacts& facts) {
    for (const ColumnRole role : {ColumnRole::Timestamp, ColumnRole::CreatedTimestamp}) {
        for (std::size_t index = 0; index < facts.columns.size(); ++index) {
            ColumnFacts& column = facts.columns[index];
            if (column.role == role && !table.columns[index].is_nullable && !column.is_deprecated) {
                column.is_lookup = !is_found_by(table, table.columns[index].name);
                return;
            }
        }
    }
}

// A list may refer to lists that are found after it.
void find_references(const Context& context, std::vector<TableFacts>& tables) {
    bool found_any = true;
    while (found_any) {
        found_any = false;
        for (TableFacts& facts : tables) {
            if (!facts.is_reference && !facts.is_log_like &&
                KindFinder(context, tables, facts.id).is_reference()) {
                facts.is_reference = true;
                found_any = true;
            }
        }
    }
}

}  // namespace

bool has_own_name(const TableFacts& facts) {
    return std::any_of(facts.columns.begin(), facts.columns.end(), is_own_name);
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

void derive_table_kinds(const Context& context, std::vector<TableFacts>& tables) {
    for (TableFacts& facts : tables) {
        const KindFinder finder(context, tables, facts.id);
        facts.is_history = is_history(context.table(facts.id));
        facts.is_staging = finder.is_staging();
        facts.is_warehouse = finder.is_warehouse();
        facts.is_framework = finder.is_framework();
        facts.is_log_like = finder.is_log_like();
        facts.is_junction = finder.is_junction();
        if (facts.is_log_like) {
            take_numbers_for_measurements(context, facts, "a number in a record of what happened");
            for (std::size_t column = 0; column < facts.columns.size(); ++column) {
                if (finder.is_kind_of_event(column)) {
                    facts.columns[column].is_own = false;
                    facts.columns[column].is_lookup = false;
                }
            }
            expect_searches_by_time(context.table(facts.id), facts);
        } else if (is_computed(context.table(facts.id))) {
            take_numbers_for_measurements(context, facts,
                                          "a number in a row that says when it was computed");
        }
    }
    find_references(context, tables);
}

}  // namespace tsqlaudit::facts
