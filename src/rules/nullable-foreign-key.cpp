#include <algorithm>

#include "facts/vocabulary.h"
#include "rules/columns.h"
#include "rules/words.h"

namespace tsqlaudit::rules {

namespace {

using catalog::ForeignKey;
using facts::ColumnRole;

std::vector<std::string> nullable_columns(const CheckContext& context, const ForeignKey& key) {
    std::vector<std::string> names;
    for (const std::string& name : key.columns) {
        if (column_view(context, name).column.is_nullable) {
            names.push_back(name);
        }
    }
    return names;
}

bool is_deliberate(const CheckContext& context, const ForeignKey& key) {
    if (key.is_disabled || key.not_enforced ||
        key.on_delete == catalog::ReferentialAction::SetNull ||
        key.on_delete == catalog::ReferentialAction::SetDefault ||
        key.referenced_table == context.table.name) {
        return true;
    }
    const auto is_optional = [&](const std::string& name) {
        const facts::ColumnFacts& facts = column_view(context, name).facts;
        const auto& relations = facts::vocabulary().relations;
        return facts.is_deprecated || relations.actors.matches(words_of(name)) ||
               relations.optional_roles.matches(words_of(name)) ||
               facts.role == ColumnRole::CreatedBy || facts.role == ColumnRole::ModifiedBy ||
               has_word(name, context.rule.words("optional-role"));
    };
    const auto chooses_parent = [&](const catalog::CheckConstraint& check) {
        return check.columns.size() > 1 &&
               std::ranges::find_first_of(check.columns, key.columns) != check.columns.end();
    };
    return std::ranges::any_of(key.columns, is_optional) ||
           std::ranges::any_of(context.table.checks, chooses_parent);
}

bool references(const CheckContext& context, facts::TableId child, facts::TableId parent) {
    const auto& parents = context.schema.tables.at(child).parents;
    return std::ranges::find(parents, parent) != parents.end();
}

// Another optional parent that belongs to this one, or this one to it: with both NULL the row has
// no owner.
bool is_in_optional_chain(const CheckContext& context, const ForeignKey& key) {
    return std::ranges::any_of(context.table.foreign_keys, [&](const ForeignKey& other) {
        return other.referenced_index && *other.referenced_index != *key.referenced_index &&
               !is_deliberate(context, other) && !nullable_columns(context, other).empty() &&
               (references(context, *key.referenced_index, *other.referenced_index) ||
                references(context, *other.referenced_index, *key.referenced_index));
    });
}

// The only parent that is more than a lookup, and the name or the cascade says that rows are parts
// of it.
bool is_only_owner(const CheckContext& context, const ForeignKey& key) {
    const auto owners = std::ranges::count_if(context.facts.parents, [&](facts::TableId parent) {
        return !context.schema.tables.at(parent).is_reference;
    });
    const facts::Words own = words_of(context.table.name.name);
    const facts::Words parent = words_of(key.referenced_table.name);
    const bool extends_name = own.size() > parent.size() && own.starts_with(parent);
    return owners == 1 && (extends_name || key.on_delete == catalog::ReferentialAction::Cascade);
}

bool is_ownership(const CheckContext& context, const ForeignKey& key) {
    return key.referenced_index && !context.schema.tables.at(*key.referenced_index).is_reference &&
           (is_in_optional_chain(context, key) || is_only_owner(context, key));
}

bool references_lookup(const CheckContext& context, const ForeignKey& key) {
    return key.referenced_index && context.schema.tables.at(*key.referenced_index).is_reference;
}

}  // namespace

void check_nullable_foreign_key(const CheckContext& context, FindingSink& sink) {
    for (const ForeignKey& key : context.table.foreign_keys) {
        const std::vector<std::string> columns = nullable_columns(context, key);
        if (columns.empty() || is_deliberate(context, key) || references_lookup(context, key)) {
            continue;
        }
        Report report{.variant = is_ownership(context, key) ? "ownership" : "other",
                      .columns = columns,
                      .object = key.name,
                      .span = column_view(context, columns.front()).column.name_span,
                      .arguments = {{"parent", key.referenced_table.dotted()}}};
        if (columns.size() == 1) {
            report.remedy = AlterColumn{.name = columns.front(), .nullable = false};
        }
        sink.report(std::move(report));
    }
}

}  // namespace tsqlaudit::rules
