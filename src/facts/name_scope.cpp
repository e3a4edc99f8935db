#include "facts/name_scope.h"

#include <algorithm>

#include "facts/numbering.h"
#include "facts/repeats.h"
#include "text/compare.h"

namespace tsqlaudit::facts {
namespace {

// The number of a bed begins anew in each ward, even where the wards are a short list; that of a
// product does not begin anew in each category.
bool counts_within_list(const Context& context, const TableFacts& facts, std::size_t column) {
    const auto& tables = context.words().tables;
    const TableNames& names = context.names(facts.id);
    return context.words().natural_keys.own_numbers.matches(names.columns[column]) &&
           !tables.goods.matches(names.table) && !tables.documents.matches(names.table) &&
           !tables.people.matches(names.table) && !tables.populations.matches(names.table);
}

// Each library has a main branch, however few libraries there are; a shop of a region has a code of
// its own. What goes with a row of the list is its part.
bool is_coded_by_holder(const Context& context, const TableFacts& facts,
                        const std::vector<std::string>& list) {
    const PhraseSet& holders = context.words().natural_keys.holders;
    const auto& keys = context.table(facts.id).foreign_keys;
    const bool is_holder = holders.matches(context.names(facts.id).table);
    return std::any_of(keys.begin(), keys.end(), [&](const catalog::ForeignKey& key) {
        return key.columns == list && key.referenced_index &&
               (key.on_delete == catalog::ReferentialAction::Cascade ||
                (is_holder && holders.matches(context.names(*key.referenced_index).table)));
    });
}

class NameScopeFinder {
public:
    NameScopeFinder(const Context& context, const RowScope& scope, const TableFacts& facts,
                    std::size_t name)
        : keys_(context.words().natural_keys),
          relations_(context.words().relations),
          tables_(context.words().tables),
          table_(context.table(facts.id)),
          names_(context.names(facts.id)),
          facts_(facts),
          repeats_(context, facts),
          lists_(scope.list_columns()),
          name_(name),
          counts_(counts_within_list(context, facts, name)),
          is_coded_by_holder_(is_coded_by_holder(context, facts, lists_)) {}

    std::vector<std::string> find() const {
        std::vector<std::string> scopes;
        for (std::size_t column = 0; column < table_.columns.size(); ++column) {
            const catalog::Column& each = table_.columns[column];
            const bool may_be_in_key = column != name_ && !each.computed &&
                                       each.can_be_index_key() &&
                                       !facts_.columns[column].is_primary_key;
            if (may_be_in_key &&
                (is_series(column) || (!each.is_nullable && is_scope_of(column)))) {
                scopes.push_back(each.name);
            }
        }
        return scopes;
    }

private:
    bool is_scope_of(std::size_t column) const {
        return is_language(column) || is_scope_by_name(column) ||
               (column < name_ && (is_scope(column) || is_level_of_land(column)));
    }

    // Or the environment that a setting is for. The culture of a language is its own.
    bool is_language(std::size_t column) const {
        const ColumnRole role = facts_.columns[column].role;
        const Words& name = names_.columns[column];
        return !facts_.columns[column].is_foreign_key && !name.contains(names_.table) &&
               (role == ColumnRole::Code || role == ColumnRole::EnumText) &&
               keys_.editions.matches(name);
    }

    // Wherever it stands. A code is given once, and for no more than where it is kept.
    bool is_scope_by_name(std::size_t column) const {
        return is_about_another(column) && keys_.name_scopes.matches(names_.columns[column]);
    }

    // The quantization of a model, even where some have none: to a unique key, NULL is a value. The
    // provider that all of them have.
    bool is_series(std::size_t column) const {
        const ColumnRole role = facts_.columns[name_].role;
        const bool is_name = role == ColumnRole::Name || role == ColumnRole::FreeText;
        const Words& name = names_.columns[column];
        return is_name && is_about_another(column) &&
               (keys_.name_variants.matches(name) ||
                (!table_.columns[column].is_nullable && keys_.name_series.matches(name)));
    }

    bool is_about_another(std::size_t column) const {
        return !facts_.columns[column].is_foreign_key && !facts_.columns[column].is_own &&
               names_.columns[column].get().joined() != names_.table.joined();
    }

    // The sheet of a map, on which the plots are numbered.
    bool is_level_of_land(std::size_t column) const {
        return counts_ && is_about_another(column) && keys_.land.matches(names_.columns[column]) &&
               may_count(table_.columns[column].type);
    }

    bool is_scope(std::size_t column) const {
        const ColumnFacts& facts = facts_.columns[column];
        const Words& name = names_.columns[column];
        if (name.joined() == names_.table.joined()) {
            return false;  // the row itself: the Brand of a brand
        }
        if (!facts.is_foreign_key && facts.identifies) {
            return false;  // alone, without the name
        }
        if (facts.is_foreign_key) {
            return (counts_ || is_coded_by_holder_) &&
                   text::contains_ignoring_case(lists_, table_.columns[column].name);
        }
        switch (facts.role) {
            case ColumnRole::EnumText:
                return !relations_.kinds.matches(name) || keys_.kinds.matches(name);
            case ColumnRole::Code:
                return !facts.is_own && !tables_.reached_by.matches(name) &&
                       (repeats_.is_short_text(column) || is_number_before(column));
            case ColumnRole::Name:
            case ColumnRole::FreeText:
                // Of a fixed length, it is rather a code of the row that no word tells.
                return !facts.is_own && !tables_.reached_by.matches(name) &&
                       repeats_.is_short_text(column) && !has_fixed_length(column);
            default:
                return false;
        }
    }

    bool has_fixed_length(std::size_t column) const {
        const sqlserver::TypeId type = table_.columns[column].type.id;
        return type == sqlserver::TypeId::Char || type == sqlserver::TypeId::NChar;
    }

    // The number of the room directly before that of the bed.
    bool is_number_before(std::size_t column) const {
        return counts_ && column + 1 == name_ && table_.columns[column].type.is_whole() &&
               keys_.own_numbers.matches(names_.columns[column]);
    }

    const decltype(Vocabulary::natural_keys)& keys_;
    const decltype(Vocabulary::relations)& relations_;
    const decltype(Vocabulary::tables)& tables_;
    const catalog::Table& table_;
    const TableNames& names_;
    const TableFacts& facts_;
    Repeats repeats_;
    std::vector<std::string> lists_;  // that refer to a list
    std::size_t name_;
    bool counts_;
    bool is_coded_by_holder_;
};

}  // namespace

bool may_be_numbered(const Context& context, const TableFacts& facts, std::size_t name) {
    constexpr int shortest = 4;  // characters: no code of a country or currency
    const catalog::Table& table = context.table(facts.id);
    for (std::size_t column = 0; column < name; ++column) {
        const catalog::Column& each = table.columns[column];
        const ColumnFacts& known = facts.columns[column];
        const bool has_no_meaning =
            known.role == ColumnRole::FreeText || known.role == ColumnRole::Name;
        const bool is_fixed =
            each.type.id == sqlserver::TypeId::Char || each.type.id == sqlserver::TypeId::NChar;
        if (has_no_meaning && is_fixed && each.type.length >= shortest && !each.is_nullable &&
            !known.is_foreign_key && !known.is_primary_key) {
            return true;
        }
    }
    return false;
}

std::vector<std::string> scopes_of_name(const Context& context, const RowScope& scope,
                                        const TableFacts& facts, std::size_t name) {
    return NameScopeFinder(context, scope, facts, name).find();
}

}  // namespace tsqlaudit::facts
