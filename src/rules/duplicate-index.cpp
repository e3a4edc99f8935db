#include <algorithm>

#include "rules/check.h"
#include "rules/index_overlap.h"
#include "rules/index_queries.h"
#include "rules/message.h"
#include "rules/tenancy.h"
#include "text/compare.h"

namespace tsqlaudit::rules {

namespace {

void report_duplicates(const CheckContext& context, const IndexesByKey& by_key, FindingSink& sink) {
    const auto& indexes = context.table.indexes;
    for (std::size_t later = 1; later < indexes.size(); ++later) {
        for (const std::size_t earlier : by_key.like(later)) {
            if (earlier >= later) {
                break;
            }
            if (!are_duplicates(context.table, indexes[earlier], indexes[later])) {
                continue;
            }
            const bool drop_earlier = is_earlier_superfluous(indexes[earlier], indexes[later]);
            const std::size_t dropped = drop_earlier ? earlier : later;
            const std::size_t kept = drop_earlier ? later : earlier;
            sink.report({.columns = key_names(indexes[dropped]),
                         .object = indexes[dropped].name,
                         .span = indexes[dropped].span,
                         .arguments = {{"index", display_name(indexes[dropped])},
                                       {"other", display_name(indexes[kept])}},
                         .remedy = DropIndexRemedy{dropped}});
            break;
        }
    }
}

// unique-key-without-tenant asks for one key in the place of all of them.
bool is_key_without_tenant(const CheckContext& context, const catalog::Index& index) {
    const std::string tenant = tenant_column_name(context);
    const std::vector<std::string> keys = key_names(index);
    return !tenant.empty() && std::ranges::find(keys, tenant) == keys.end();
}

// The one at the position, and those behind it that promise the same. Of duplicates the one that
// stays.
std::vector<std::size_t> unique_alike(const CheckContext& context, const IndexesByKey& by_key,
                                      std::size_t position) {
    const auto& indexes = context.table.indexes;
    std::vector<std::size_t> alike{position};
    for (const std::size_t other : by_key.with_key_of(position)) {
        if (other > position &&
            are_unique_alike(context.table, indexes[position], indexes[other]) &&
            !is_superfluous(context.table, by_key, other)) {
            alike.push_back(other);
        }
    }
    return alike;
}

// The foreign keys that lean on one of the indexes: nobody sees on which.
std::vector<std::string> leaning_keys(const CheckContext& context, const catalog::Index& index) {
    std::vector<std::string> names;
    const auto add = [&](const catalog::Table& table) {
        for (const catalog::ForeignKey& key : table.foreign_keys) {
            if (key.referenced_table == context.table.name &&
                std::ranges::is_permutation(key.referenced_columns, key_names(index),
                                            text::equals_ignoring_case)) {
                names.push_back((key.name.empty() ? "the one" : key.name) + " of " +
                                table.name.dotted());
            }
        }
    };
    add(context.table);
    for (const facts::TableId child : context.facts.children) {
        add(context.catalog.tables[child]);
    }
    return names;
}

// What keeps one of the indexes from being dropped.
std::string advice_for_leaning(const CheckContext& context, const catalog::Index& index) {
    const std::vector<std::string> keys = leaning_keys(context, index);
    if (keys.empty()) {
        return {};
    }
    return keys.size() == 1
               ? " A foreign key leans on one of them and keeps it from being dropped (error "
                 "3723): drop " +
                     keys.front() + " before, and create it again afterwards."
               : " Foreign keys lean on them and keep them from being dropped (error 3723): drop " +
                     enumerate(keys) + " before, and create them again afterwards.";
}

Advice advice_for_alike(const CheckContext& context, const catalog::Index& first,
                        const std::vector<std::string>& names) {
    const std::string key = "(" + join(key_names(first), ", ") + ")";
    return {"Let one index of " + context.table.name.dotted() + " keep " + key + " unique",
            "Create one unique index on " + key +
                " that includes what each of them includes, with their options, and drop " +
                enumerate(names) + "." + advice_for_leaning(context, first)};
}

void report_alike(const CheckContext& context, const IndexesByKey& by_key, FindingSink& sink) {
    const auto& indexes = context.table.indexes;
    std::vector<bool> is_said(indexes.size());
    for (std::size_t position = 0; position < indexes.size(); ++position) {
        const catalog::Index& first = indexes[position];
        if (!first.is_unique || is_said[position] || is_key_without_tenant(context, first) ||
            is_superfluous(context.table, by_key, position)) {
            continue;
        }
        const std::vector<std::size_t> alike = unique_alike(context, by_key, position);
        if (alike.size() < 2) {
            continue;
        }
        std::vector<std::string> names;
        names.reserve(alike.size());
        for (const std::size_t other : alike) {
            names.push_back(display_name(indexes[other]));
            is_said[other] = true;
        }
        sink.report({.variant = "included",
                     .columns = key_names(first),
                     .object = first.name,
                     .span = first.span,
                     .arguments = {{"indexes", enumerate(names)}},
                     .remedy = advice_for_alike(context, first, names)});
    }
}

}  // namespace

void check_duplicate_index(const CheckContext& context, FindingSink& sink) {
    const IndexesByKey by_key{context.table};
    report_duplicates(context, by_key, sink);
    report_alike(context, by_key, sink);
}

}  // namespace tsqlaudit::rules
