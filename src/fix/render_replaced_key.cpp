// A unique key that takes the place of narrower ones.
#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "fix/existing.h"
#include "fix/render_parts.h"
#include "text/compare.h"

namespace tsqlaudit::fix {

namespace {

// All of them, the one that gives the new one its kind first.
std::vector<const catalog::Index*> replaced_keys(const Table& table,
                                                 const rules::ReplaceUniqueKey& key) {
    std::vector<const catalog::Index*> keys{&table.indexes.at(key.index)};
    for (const std::size_t other : key.likewise) {
        keys.push_back(&table.indexes.at(other));
    }
    return keys;
}

std::string refusal_of_replacement(const RenderContext& context, const Table& table,
                                   const catalog::Index& index) {
    if (context.references.has_leaning_on(table, index)) {
        return "Foreign keys reference it: widen those, and the tables that have them, first.";
    }
    if (table.is_memory_optimized) {
        return "A memory-optimised table takes its keys by ALTER TABLE: change it by hand.";
    }
    if (const std::string why = index_obstacle(context.unnamed_twins, table, index); !why.empty()) {
        return "It cannot be made again as it was: it is an index " + why + ".";
    }
    return {};
}

std::string replacement_choice(const RenderContext& context, const Table& table,
                               const std::vector<const catalog::Index*>& keys) {
    for (const catalog::Index* key : keys) {
        if (std::string refusal = refusal_of_replacement(context, table, *key); !refusal.empty()) {
            return refusal;
        }
    }
    std::string choice =
        "See whether each tenant may have its own: what all of them share, such as the names of "
        "one common login, stays unique over all.";
    for (const catalog::Index* key : keys) {
        // The new one has another name, and more columns.
        if (const std::string loss = loss_of_index(context, table, *key); !loss.empty()) {
            choice += "\n" + loss;
        }
    }
    return choice;
}

bool can_be_made_again(const RenderContext& context, const Table& table,
                       const std::vector<const catalog::Index*>& keys) {
    return !table.is_memory_optimized && std::ranges::all_of(keys, [&](const catalog::Index* key) {
        return index_obstacle(context.unnamed_twins, table, *key).empty();
    });
}

// A fill factor, a compression or another option that one of them has and the first has not.
void take_over_options(catalog::Index& wider, const catalog::Index& other) {
    if (!wider.fill_factor) {
        wider.fill_factor = other.fill_factor;
    }
    if (!wider.compression.whole) {
        wider.compression.whole = other.compression.whole;
    }
    for (const syntax::Option& option : other.options) {
        if (std::ranges::find(wider.options, option.name, &syntax::Option::name) ==
            wider.options.end()) {
            wider.options.push_back(option);
        }
    }
}

// Over the columns, with whatever one of the others includes.
catalog::Index wider_key(const RenderContext& context, const Table& table,
                         const rules::ReplaceUniqueKey& key,
                         const std::vector<const catalog::Index*>& keys) {
    catalog::Index wider = *keys.front();
    wider.key_columns = ascending(key.columns);
    wider.name = wider.is_constraint() ? context.naming.constraint(
                                             table, wider.is_primary_key ? "PK" : "UQ", key.columns)
                                       : context.naming.index(table, "UX", key.columns);
    for (const catalog::Index* other : keys) {
        take_over_options(wider, *other);
        for (const std::string& column : other->included_columns) {
            if (!text::contains_ignoring_case(wider.included_columns, column)) {
                wider.included_columns.push_back(column);
            }
        }
    }
    std::erase_if(wider.included_columns, [&](const std::string& column) {
        return text::contains_ignoring_case(key.columns, column);
    });
    return wider;
}

}  // namespace

// It takes away what the schema promises: a person has to say that this is meant.
Rendered render_remedy(const RenderContext& context, const Table& table,
                       const rules::ReplaceUniqueKey& key) {
    const std::vector<const catalog::Index*> keys = replaced_keys(table, key);
    const catalog::Index& index = *keys.front();
    Rendered result{
        .title = fmt::format("Make ({}) unique in {} instead of ({})", plain_list(key.columns),
                             table.name.dotted(), plain_list(names_of(index.key_columns))),
        .choice = replacement_choice(context, table, keys),
        .cost = builds_index};
    const catalog::Index wider = like_table(context, table, wider_key(context, table, key, keys));
    if (can_be_made_again(context, table, keys)) {
        result.batches = {create_index(table, wider)};
        for (const catalog::Index* old : keys) {
            result.batches.push_back(drop_index(table, *old));
        }
        if (index.is_clustered || index.is_primary_key) {  // of which there can be one
            std::ranges::rotate(result.batches, std::next(result.batches.begin()));
        }
    }
    return result;
}

}  // namespace tsqlaudit::fix
