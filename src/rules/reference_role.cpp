#include "rules/reference_role.h"

#include <algorithm>

#include "facts/context.h"
#include "facts/graph.h"
#include "facts/vocabulary.h"
#include "rules/columns.h"
#include "rules/words.h"

namespace tsqlaudit::rules {

namespace {

using catalog::ForeignKey;
using facts::ColumnRole;

bool is_recorded_author(const CheckContext& context, const std::string& column) {
    const ColumnRole role = column_view(context, column).facts.role;
    return role == ColumnRole::CreatedBy || role == ColumnRole::ModifiedBy;
}

// CheckedByNurseId of dbo.Nurse.
bool is_by_parent(const names::Words& name, const names::Words& parent) {
    for (std::size_t word = 1; word + 1 < name.size(); ++word) {
        if (name.word(word) == "by" && facts::is_named_like(name.without_first(word + 1), parent)) {
            return true;
        }
    }
    return false;
}

}  // namespace

const names::Words& parent_words(const CheckContext& context, const ForeignKey& key) {
    return key.referenced_index ? facts::table_words(context.catalog.tables[*key.referenced_index])
                                : words_of(key.referenced_table.name);
}

bool is_part_of_parent(const CheckContext& context, const ForeignKey& key) {
    return key.on_delete == catalog::ReferentialAction::Cascade ||
           facts::extends_name(facts::table_words(context.table), parent_words(context, key));
}

bool says_who(const CheckContext& context, const ForeignKey& key) {
    const names::Words& parent = parent_words(context, key);
    return std::ranges::any_of(key.columns, [&](const std::string& column) {
        const names::Words& name = words_of(column);
        return is_recorded_author(context, column) ||
               (facts::vocabulary().relations.actors.matches(name) &&
                !facts::is_named_like(name, parent));
    });
}

bool says_who_touched_it(const CheckContext& context, const ForeignKey& key,
                         const names::PhraseSet& belonging) {
    // What has a single parent is read by way of it. What replaced a machine is a machine.
    const bool is_by_its_kind =
        key.referenced_table == context.table.name &&
        !facts::vocabulary().tables.people.matches(facts::table_words(context.table));
    const bool has_subject =
        key.referenced_index && context.facts.parents.size() > 1 && !is_by_its_kind;
    const names::Words& parent = parent_words(context, key);
    return std::ranges::all_of(key.columns, [&](const std::string& column) {
        const names::Words& name = words_of(column);
        return is_recorded_author(context, column) ||
               (has_subject && !has_word(column, belonging) &&
                (facts::vocabulary().relations.deeds.matches(name) || is_by_parent(name, parent)));
    });
}

}  // namespace tsqlaudit::rules
