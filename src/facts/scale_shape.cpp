#include "facts/scale_shape.h"

#include <algorithm>
#include <string>

#include "facts/unique_keys.h"
#include "text/compare.h"

namespace tsqlaudit::facts {
namespace {

bool is_short_code(const catalog::Column& column) {
    constexpr int longest = 10;
    return column.type.is_character() && !column.type.is_lob() && column.type.length <= longest;
}

// A column of a row that is defined, not one that is counted or that happens.
bool may_be_in_list(const catalog::Column& column, const ColumnFacts& facts) {
    switch (facts.role) {
        case ColumnRole::CreatedTimestamp:
        case ColumnRole::ModifiedTimestamp:
        case ColumnRole::Period:
            return true;
        case ColumnRole::Money:
        case ColumnRole::Metric:
        case ColumnRole::Counter:
        case ColumnRole::Aggregate:
            return false;
        default:
            return !column.type.is_temporal() && column.type.id != sqlserver::TypeId::Decimal;
    }
}

bool is_validity(const Context& context, const std::string& column) {
    return context.words().natural_keys.validity.matches(context.words_of(column));
}

// OrderNumber of an order; or an integer that counts within the rest of the primary key.
bool has_number(const Context& context, const TableFacts& facts) {
    const catalog::Table& table = context.table(facts.id);
    const catalog::Index* key = table.primary_key();
    const bool is_composite = key != nullptr && key->key_columns.size() > 1;
    for (std::size_t index = 0; index < table.columns.size(); ++index) {
        const catalog::Column& column = table.columns[index];
        const ColumnFacts& each = facts.columns[index];
        const bool is_own_number = each.is_own && each.role == ColumnRole::Code &&
                                   context.words().natural_keys.own_numbers.matches(
                                       context.names(facts.id).columns[index]);
        const bool counts = is_composite && each.is_primary_key && !each.is_foreign_key &&
                            each.role != ColumnRole::Ordinal &&
                            (column.type.id == sqlserver::TypeId::Int ||
                             column.type.id == sqlserver::TypeId::BigInt);
        if (!column.is_nullable && (is_own_number || counts)) {
            return true;
        }
    }
    return false;
}

bool is_foreign_key(const TableFacts& facts, const catalog::Table& table,
                    const std::string& column) {
    const ColumnFacts* found = facts.find(table, column);
    return found != nullptr && found->is_foreign_key;
}

// As a date, or as the number of one, which may refer to a table of days.
bool is_day(const Context& context, const catalog::Table& table, const std::string& name) {
    const catalog::Column* column = table.find_column(name);
    if (column == nullptr || is_validity(context, name)) {
        return false;
    }
    return column->type.is_temporal() ||
           (column->type.is_whole() && !column->identity &&
            context.words().natural_keys.day_numbers.matches(context.words_of(name)));
}

}  // namespace

bool is_singleton(const Context& context, const TableFacts& facts) {
    const TableNames& names = context.names(facts.id);
    return context.words().tables.singletons.matches(names.table) && facts.children.empty() &&
           std::none_of(names.columns.begin(), names.columns.end(), [&](const Words& column) {
               return context.words().extensions.pair_values.matches(column);
           });
}

bool is_coded_list(const Context& context, const TableFacts& facts, const ParentEdge& edge) {
    const catalog::Table& table = context.table(facts.id);
    const catalog::ForeignKey& parent = table.foreign_keys[edge.foreign_key];
    const catalog::Index* key = table.primary_key();
    if (!edge.in_primary_key || parent.on_delete == catalog::ReferentialAction::Cascade ||
        key->key_columns.size() != parent.columns.size() + 1) {
        return false;
    }
    bool has_code = false;
    bool has_text = false;
    for (std::size_t index = 0; index < table.columns.size(); ++index) {
        const catalog::Column& column = table.columns[index];
        const ColumnFacts& each = facts.columns[index];
        if (!may_be_in_list(column, each)) {
            return false;
        }
        if (each.is_primary_key && !text::contains_ignoring_case(parent.columns, column.name)) {
            has_code = is_short_code(column) && !each.is_foreign_key;
        } else if (!each.is_primary_key && !each.is_foreign_key) {
            has_text = has_text || column.type.is_character();
        }
    }
    return has_code && has_text;
}

bool is_document_of_party(const Context& context, const TableFacts& facts, const ParentEdge& edge) {
    return !edge.is_nullable && !edge.is_optional_role &&
           context.words().tables.people.matches(context.names(edge.parent).table) &&
           !context.words().tables.people.matches(context.names(facts.id).table) &&
           has_date_of_event(context, facts) && has_number(context, facts);
}

const catalog::Index* key_of_days(const Context& context, const TableFacts& facts) {
    const catalog::Table& table = context.table(facts.id);
    if (std::any_of(facts.columns.begin(), facts.columns.end(),
                    [](const ColumnFacts& column) { return column.role == ColumnRole::Name; })) {
        return nullptr;  // holidays of a country
    }
    const auto found =
        std::find_if(table.indexes.begin(), table.indexes.end(), [&](const catalog::Index& index) {
            bool has_parent = false;
            bool has_day = false;
            for (const catalog::IndexColumn& key : index.key_columns) {
                const bool is_day_here = is_day(context, table, key.name);
                has_day = has_day || is_day_here;
                has_parent = has_parent || (!is_day_here && is_foreign_key(facts, table, key.name));
            }
            return index.is_unique && has_parent && has_day;
        });
    return found == table.indexes.end() ? nullptr : &*found;
}

bool is_part_of_combination(const Context& context, const TableFacts& facts,
                            const ParentEdge& edge) {
    const catalog::Table& table = context.table(facts.id);
    const auto& columns = table.foreign_keys[edge.foreign_key].columns;
    return std::any_of(
        table.indexes.begin(), table.indexes.end(), [&](const catalog::Index& index) {
            std::size_t of_parent = 0;
            for (const catalog::IndexColumn& key : index.key_columns) {
                if (!is_foreign_key(facts, table, key.name)) {
                    return false;
                }
                of_parent += text::contains_ignoring_case(columns, key.name) ? 1U : 0U;
            }
            return index.is_unique && of_parent == columns.size() &&
                   index.key_columns.size() > of_parent;
        });
}

bool has_date_of_event(const Context& context, const TableFacts& facts) {
    const catalog::Table& table = context.table(facts.id);
    for (std::size_t index = 0; index < table.columns.size(); ++index) {
        const catalog::Column& column = table.columns[index];
        const ColumnRole role = facts.columns[index].role;
        if (!column.is_nullable && column.type.is_temporal() &&
            (role == ColumnRole::DescriptiveDate || role == ColumnRole::Timestamp) &&
            !is_validity(context, column.name)) {
            return true;
        }
    }
    return false;
}

bool is_numbered(const Context& context, const TableFacts& facts) {
    const auto& keys = context.words().natural_keys;
    const catalog::Table& table = context.table(facts.id);
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        const Words& name = context.names(facts.id).columns[column];
        if (facts.columns[column].role == ColumnRole::Ordinal &&
            !table.columns[column].is_nullable && keys.ordinals.matches(name) &&
            !keys.presentation.matches(name)) {
            return true;
        }
    }
    return false;
}

bool is_one_for_each(const catalog::Table& table, const catalog::ForeignKey& parent) {
    return unique_index_on(table, parent.columns).has_value();
}

}  // namespace tsqlaudit::facts
