#include "facts/scale.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "facts/key_shape.h"
#include "facts/parents_first.h"
#include "facts/scale_document.h"
#include "facts/scale_estimate.h"
#include "facts/scale_names.h"
#include "facts/scale_parents.h"
#include "facts/scale_shape.h"
#include "facts/scale_step.h"
#include "facts/scale_view.h"
#include "text/compare.h"
#include "text/parallel.h"

namespace tsqlaudit::facts {
namespace {

using sqlserver::TypeId;

class ScaleFinder {
public:
    ScaleFinder(const Context& context, const Graph& graph, std::vector<TableFacts>& tables,
                unsigned jobs)
        : context_(context),
          graph_(graph),
          tables_(tables),
          jobs_(jobs),
          view_(context, graph, tables),
          shapes_(context, tables, jobs) {
        find_named_parents();
    }

    void find_all() {
        for (const std::vector<TableId>& level : generations(all_parents())) {
            // Threads for a few would take longer than they save.
            constexpr std::size_t few = 64;
            text::for_each_index(level.size(), level.size() < few ? 1 : jobs_,
                                 [&](std::size_t index) { estimate_current(level[index]); });
            for (const TableId id : level) {
                view_.set_known(id, !tables_[id].is_history);
            }
        }
        for (TableId id = 0; id < tables_.size(); ++id) {
            if (tables_[id].is_history) {
                inherit_from_current(id);
            }
        }
    }

private:
    void estimate_current(TableId id) {
        if (!tables_[id].is_history) {
            tables_[id].scale = estimate(id);
        }
    }

    // Where a schema declares no foreign key at all, names have to say what refers to what; and
    // where a memory-optimized table has none, since it can have none to a table on disk.
    void find_named_parents() {
        named_parents_.resize(tables_.size());
        const bool has_keys =
            std::any_of(context_.catalog().tables.begin(), context_.catalog().tables.end(),
                        [](const catalog::Table& table) { return !table.foreign_keys.empty(); });
        for (TableId id = 0; id < tables_.size(); ++id) {
            const catalog::Table& table = context_.table(id);
            if (!has_keys || (table.is_memory_optimized && table.foreign_keys.empty())) {
                named_parents_[id] = parents_by_name(id);
            }
        }
    }

    std::vector<TableId> parents_by_name(TableId id) const {
        std::vector<TableId> parents;
        for (std::size_t column = 0; column < tables_[id].columns.size(); ++column) {
            const auto parent = tables_[id].columns[column].named_parent;
            if (parent && *parent != id && !context_.table(id).columns[column].is_nullable) {
                parents.push_back(*parent);
            }
        }
        return parents;
    }

    std::vector<std::vector<TableId>> all_parents() const {
        std::vector<std::vector<TableId>> parents = graph_.parents();
        for (TableId id = 0; id < parents.size(); ++id) {
            parents[id].insert(parents[id].begin(), named_parents_[id].begin(),
                               named_parents_[id].end());
        }
        return parents;
    }

    std::optional<std::int64_t> counted_rows(TableId id) const {
        const auto& counts = context_.settings().row_counts;
        const auto found = counts.find(text::to_lower(context_.table(id).name.dotted()));
        return found == counts.end() ? std::nullopt : std::optional{found->second};
    }

    ScaleEstimate estimate(TableId id) const {
        if (const auto rows = counted_rows(id)) {
            return {scale_of_rows(*rows), rows, "counted"};
        }
        if (tables_[id].is_reference) {
            return reference(id);
        }
        const auto& extension = tables_[id].extension;
        if (extension && view_.is_known(extension->parent)) {
            Estimate like_parent{view_.scale(extension->parent),
                                 "one row for each of " + view_.name(extension->parent)};
            weigh_name(view_, id, like_parent);
            return {like_parent.scale, std::nullopt, like_parent.reason};
        }
        if (const std::string places = place_in_key(context_.table(id), tables_[id]);
            !places.empty()) {
            return {Scale::Huge, std::nullopt,
                    "one row for each place in a grid: its key holds " + places};
        }
        if (is_singleton(context_, tables_[id])) {
            return {Scale::Tiny, std::nullopt, "one row, by its name"};
        }
        Estimate found = from_key(id);
        weigh_parents(view_, id, found);
        weigh_named_parents(id, found);
        weigh_combination(view_, id, found);
        shapes_.weigh(id, found);
        weigh_name(view_, id, found);
        weigh_limits(view_, id, found);
        keep_up_with_parents(view_, id, found);
        weigh_storage(id, found);
        return {found.scale, std::nullopt, found.reason};
    }

    ScaleEstimate reference(TableId id) const {
        constexpr int shortest_code = 3;
        constexpr int short_code = 4;              // of a list that has nothing but code and name
        constexpr std::size_t fewest_columns = 3;  // and perhaps a flag
        const catalog::Table& table = context_.table(id);
        const int longest = table.columns.size() <= fewest_columns ? short_code : shortest_code;
        const auto type = key_type(table);
        if (context_.words().tables.reference.matches(context_.names(id).table)) {
            return {Scale::Tiny, std::nullopt, "a list of codes by its name"};
        }
        if (type == TypeId::TinyInt) {
            return {Scale::Tiny, std::nullopt, "a list with a tinyint key"};
        }
        if (type) {
            const auto* column = table.find_column(table.primary_key()->key_columns.front().name);
            if (column->type.is_character() && column->type.length <= longest) {
                return {Scale::Tiny, std::nullopt, "a list with a short code as its key"};
            }
        }
        return {Scale::Small, std::nullopt, "a list that others refer to"};
    }

    Estimate from_key(TableId id) const {
        if (key_type(context_.table(id)) == TypeId::TinyInt) {
            return {Scale::Tiny, "its key is a tinyint"};
        }
        if (view_.has_telling_key(id)) {
            return {Scale::Moderate, "its key is a bigint where others are int"};
        }
        return {Scale::Small, "nothing speaks for many rows"};
    }

    void weigh_named_parents(TableId id, Estimate& found) const {
        for (const TableId parent : named_parents_[id]) {
            if (tables_[parent].is_reference || !view_.is_known(parent)) {
                continue;
            }
            const Scale scale = std::min(view_.scale(parent), Scale::Moderate);
            if (view_.happens(id)) {
                found.raise(next(scale), "happens again and again for " + view_.name(parent));
            } else {
                found.raise(scale, "refers to " + view_.name(parent));
            }
        }
    }

    // Whoever partitions a table or builds a columnstore on it expects many rows.
    void weigh_storage(TableId id, Estimate& found) const {
        const catalog::Table& table = context_.table(id);
        if (table.storage.is_partitioned()) {
            found.raise(Scale::Large, "it is partitioned");
        }
        if (table.columnstore() != nullptr) {
            found.raise(Scale::Large, "it has a columnstore index");
        }
        if (table.storage.is_partitioned() && table.has_clustered_columnstore()) {
            found.raise(Scale::Huge, "it is a partitioned columnstore");
        }
    }

    void inherit_from_current(TableId id) {
        const TableId current = *context_.table(id).history_of;
        if (const auto rows = counted_rows(id)) {
            tables_[id].scale = {scale_of_rows(*rows), rows, "counted"};
            return;
        }
        tables_[id].scale = {tables_[current].scale.scale, std::nullopt,
                             "keeps the old rows of " + view_.name(current)};
    }

    const Context& context_;
    const Graph& graph_;
    std::vector<TableFacts>& tables_;
    unsigned jobs_;
    ScaleView view_;
    DocumentShapes shapes_;
    std::vector<std::vector<TableId>> named_parents_;
};

}  // namespace

void derive_scales(const Context& context, const Graph& graph, std::vector<TableFacts>& tables,
                   unsigned jobs) {
    ScaleFinder(context, graph, tables, jobs).find_all();
}

}  // namespace tsqlaudit::facts
