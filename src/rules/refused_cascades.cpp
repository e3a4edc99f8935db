#include <algorithm>
#include <set>
#include <tuple>
#include <vector>

#include "rules/refusals.h"

namespace tsqlaudit::rules {

namespace {

using catalog::ForeignKey;
using catalog::ReferentialAction;
using facts::TableId;

// Deleting a row of the parent does something to rows of this table. A table that references itself
// is another matter.
bool acts(const ForeignKey& key, TableId child) {
    return key.on_delete != ReferentialAction::NoAction && key.referenced_index &&
           *key.referenced_index != child;
}

// All tables from which a deletion arrives at rows of `table`, itself included.
std::set<TableId> sources_of(const catalog::Catalog& catalog, TableId table) {
    std::set<TableId> sources{table};
    // A list of its own instead of recursion: chains of tables may be long.
    std::vector<TableId> open{table};
    while (!open.empty()) {
        const TableId child = open.back();
        open.pop_back();
        for (const ForeignKey& key : catalog.tables.at(child).foreign_keys) {
            if (acts(key, child) && key.on_delete == ReferentialAction::Cascade &&
                sources.insert(*key.referenced_index).second) {
                open.push_back(*key.referenced_index);
            }
        }
    }
    return sources;
}

struct Path {
    const ForeignKey* key;
    std::set<TableId> sources;
};

bool share_source(const Path& left, const Path& right) {
    return std::ranges::any_of(left.sources,
                               [&](TableId table) { return right.sources.contains(table); });
}

void report_path(const CheckContext& context, const Path& path, const Path& earlier,
                 FindingSink& sink) {
    const auto common = std::ranges::find_if(
        path.sources, [&](TableId table) { return earlier.sources.contains(table); });
    sink.report(refusal(*path.key, "cascade-paths", path.key->columns,
                        context.catalog.tables.at(*common).name.dotted()));
}

// The foreign keys that are refused.
std::set<const ForeignKey*> report_deletions(const CheckContext& context, FindingSink& sink) {
    std::set<const ForeignKey*> refused;
    std::vector<Path> paths;
    for (const ForeignKey& key : context.table.foreign_keys) {
        if (!acts(key, context.facts.id)) {
            continue;
        }
        Path path{&key, sources_of(context.catalog, *key.referenced_index)};
        const auto earlier = std::ranges::find_if(
            paths, [&](const Path& other) { return share_source(path, other); });
        if (path.sources.contains(context.facts.id)) {
            sink.report(refusal(key, "cascade-cycle", key.columns));
            refused.insert(&key);
        } else if (earlier != paths.end()) {
            report_path(context, path, *earlier, sink);
            refused.insert(&key);
        }
        paths.push_back(std::move(path));
    }
    return refused;
}

// A change of a key goes on only where the changed column is a key again, so no more is claimed
// than what two foreign keys to the same key do.
void report_updates(const CheckContext& context, const std::set<const ForeignKey*>& refused,
                    FindingSink& sink) {
    std::vector<const ForeignKey*> earlier;
    for (const ForeignKey& key : context.table.foreign_keys) {
        if (key.on_update == ReferentialAction::NoAction || !key.referenced_index ||
            *key.referenced_index == context.facts.id) {
            continue;
        }
        const bool is_second = std::ranges::any_of(earlier, [&](const ForeignKey* other) {
            return other->referenced_index == key.referenced_index &&
                   other->referenced_columns == key.referenced_columns;
        });
        if (is_second && !refused.contains(&key)) {
            sink.report(refusal(key, "update-paths", key.columns));
        }
        earlier.push_back(&key);
    }
}

}  // namespace

void report_refused_cascades(const CheckContext& context, FindingSink& sink) {
    report_updates(context, report_deletions(context, sink), sink);
}

}  // namespace tsqlaudit::rules
