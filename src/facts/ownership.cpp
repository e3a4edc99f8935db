#include "facts/ownership.h"

#include <algorithm>
#include <string>
#include <vector>

namespace tsqlaudit::facts {
namespace {

bool matches_own(const Context& context, TableId table, const Words& name, const PhraseSet& heads) {
    const auto match = heads.find(name);
    return match && is_own(context, table, name, match->first);
}

bool is_own_value(const Context& context, TableId table, const Words& name,
                  const ColumnFacts& facts) {
    const auto& lookups = context.words().lookups;
    switch (facts.role) {
        case ColumnRole::Name:
        case ColumnRole::Code:
        case ColumnRole::Identifier:
        case ColumnRole::KeyPart:
            return matches_own(context, table, name, lookups.own_heads) ||
                   (facts.is_enum_like && matches_own(context, table, name, lookups.types));
        case ColumnRole::EnumText:
            return matches_own(context, table, name, lookups.types);
        case ColumnRole::Version:
            return matches_own(context, table, name, lookups.own_versions);
        case ColumnRole::FreeText:
            // The Token of a TokenVocabulary, and no other text.
            return lookups.own_words.matches(name) && context.names(table).table.contains(name);
        default:
            return false;
    }
}

// Of the row itself: not the IBAN of a beneficiary. Content is found again by its hash.
bool identifies(const Context& context, TableId table, const Words& name, ColumnRole role) {
    const auto& lookups = context.words().lookups;
    return matches_own(context, table, name, lookups.identifying) ||
           (role == ColumnRole::Hash && lookups.hashes.matches(name) &&
            !lookups.own_hashes.matches(name)) ||
           is_known_by(context, table, name) ||
           (lookups.accounts.matches(name) &&
            context.words().tables.people.matches(context.names(table).table));
}

// Refers to something that is no table here: a conversation, a problem, a user of another database.
bool is_loose_reference(const Context& context, TableId table, std::size_t column,
                        const ColumnFacts& facts) {
    const catalog::Column& each = context.table(table).columns[column];
    const Words& name = context.names(table).columns[column];
    const auto& lookups = context.words().lookups;
    return !facts.is_primary_key && !facts.is_foreign_key && !each.is_nullable &&
           !each.is_rowguidcol && !each.default_constraint && lookups.references.matches(name) &&
           !lookups.own_references.matches(name);
}

// The first diagnosis of a claim is not the best of all.
bool ranks_within_parent(const Context& context, TableId id, std::size_t column) {
    const catalog::Table& table = context.table(id);
    const catalog::Index* key = table.primary_key();
    const bool has_parent = (key != nullptr && key->key_columns.size() > 1) ||
                            std::any_of(table.foreign_keys.begin(), table.foreign_keys.end(),
                                        [&](const catalog::ForeignKey& each) {
                                            return each.referenced_table != table.name &&
                                                   all_not_null(table, each.columns);
                                        });
    return has_parent && table.columns[column].type.is_whole() &&
           context.words().lookups.ranks.matches(context.names(id).columns[column]);
}

bool is_looked_up(const Context& context, TableId table, std::size_t column,
                  const ColumnFacts& facts) {
    const Words& name = context.names(table).columns[column];
    const bool is_text = context.table(table).columns[column].type.is_character();
    const auto& lookups = context.words().lookups;
    switch (facts.role) {
        case ColumnRole::UsageTimestamp:
            return true;
        case ColumnRole::Score:
            return lookups.scores.matches(name) && !ranks_within_parent(context, table, column);
        case ColumnRole::DescriptiveNumber:
            return lookups.dimensions.matches(name);
        case ColumnRole::Hash:
            return facts.identifies;
        case ColumnRole::Guid:
            return facts.identifies || is_loose_reference(context, table, column, facts);
        case ColumnRole::Name:
        case ColumnRole::Code:
        case ColumnRole::Identifier:
        case ColumnRole::FreeText:
            // A number is told apart within its parent: the bed in the ward.
            return (facts.is_own && is_text) || facts.identifies ||
                   lookups.categories.matches(name);
        case ColumnRole::EnumText:
            return (facts.is_own && facts.is_enum_like) || lookups.categories.matches(name);
        default:
            return false;
    }
}

}  // namespace

Words without_generic_words(const Context& context, Words table) {
    while (table.size() > 1 && context.words().lookups.generic_table_words.matches(
                                   table.without_first(table.size() - 1))) {
        table = table.first(table.size() - 1);
    }
    return table;
}

bool is_own(const Context& context, TableId table, const Words& column, std::size_t head) {
    Words rest = column.first(head);
    while (!rest.empty() && context.words().lookups.own_qualifiers.matches(rest.first(1))) {
        rest = rest.without_first(1);
    }
    while (!rest.empty() &&
           context.words().lookups.own_qualifiers.matches(rest.without_first(rest.size() - 1))) {
        rest = rest.first(rest.size() - 1);
    }
    const Words& name = context.names(table).table;
    return rest.empty() || name.ends_with(rest) ||
           without_generic_words(context, name).ends_with(rest);
}

bool is_known_by(const Context& context, TableId table, const Words& column) {
    const Words& name = context.names(table).table;
    return std::ranges::any_of(context.words().known_by, [&](const KnownBy& known) {
        return known.columns.matches(column) &&
               (known.tables.matches(name) ||
                known.tables.matches(without_generic_words(context, name)));
    });
}

void judge_lookup(const Context& context, TableId table, std::size_t column, ColumnFacts& facts) {
    const Words& name = context.names(table).columns[column];
    facts.is_own = is_own_value(context, table, name, facts);
    facts.identifies = identifies(context, table, name, facts.role);
    const bool can_be_key = !context.table(table).columns[column].type.is_lob();
    facts.is_lookup = can_be_key && is_looked_up(context, table, column, facts);
}

}  // namespace tsqlaudit::facts
