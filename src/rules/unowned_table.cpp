#include "rules/unowned_table.h"

#include <algorithm>
#include <string>

#include "facts/context.h"
#include "facts/table_kind.h"
#include "facts/table_nature.h"
#include "facts/unique_keys.h"
#include "facts/vocabulary.h"
#include "rules/columns.h"
#include "rules/words.h"

namespace tsqlaudit::rules {

namespace {

bool is_of_plain_list(const ColumnView& view) {
    using facts::ColumnRole;
    switch (view.facts.role) {
        case ColumnRole::Name:
        case ColumnRole::Code:
        case ColumnRole::Flag:
        case ColumnRole::SoftDeleteFlag:
        case ColumnRole::CreatedTimestamp:
        case ColumnRole::ModifiedTimestamp:
            return true;
        case ColumnRole::FreeText:
            return !view.column.type.is_lob();
        default:
            return view.facts.is_primary_key;
    }
}

// Beside a name and its value: what it is, and which change of it.
bool is_beside_setting(const ColumnView& view) {
    using facts::ColumnRole;
    switch (view.facts.role) {
        case ColumnRole::FreeText:
            return !view.column.type.is_lob();
        case ColumnRole::EnumText:
        case ColumnRole::IdentityKey:
        case ColumnRole::Version:
        case ColumnRole::Flag:
            return true;
        default:
            return facts::is_housekeeping(view.facts) && !view.facts.is_primary_key;
    }
}

}  // namespace

bool is_plain_list(const CheckContext& context) {
    const facts::Vocabulary& words = facts::vocabulary();
    return context.table.foreign_keys.empty() &&
           words.tables.definitions.matches(facts::table_words(context.table)) &&
           !facts::is_reached(context.facts) &&
           std::ranges::all_of(live_columns(context), is_of_plain_list);
}

bool is_offer(const CheckContext& context) {
    return has_word(context.table.name.name, context.rule.words("offer"));
}

bool is_of_operation(const CheckContext& context) {
    return context.table.foreign_keys.empty() &&
           has_word(context.table.name.name, context.rule.words("operation"));
}

bool is_settings(const CheckContext& context) {
    const auto& pairs = facts::vocabulary().extensions;
    std::size_t names = 0;
    std::size_t values = 0;
    bool is_about_settings = has_word(context.table.name.name, context.rule.words("setting"));
    for (const ColumnView& view : live_columns(context)) {
        const names::Words& name = *view.facts.words;
        if (pairs.pair_values.matches(name)) {
            ++values;
        } else if (pairs.pair_names.matches(name) && view.column.type.is_character() &&
                   !view.facts.is_enum_like) {
            ++names;
            is_about_settings =
                is_about_settings ||
                facts::unique_index_on(context.table, std::span{&view.column.name, 1});
        } else if (!is_beside_setting(view)) {
            return false;
        }
    }
    return context.table.foreign_keys.empty() && names == 1 && values > 0 && is_about_settings;
}

}  // namespace tsqlaudit::rules
