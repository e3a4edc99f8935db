#include "facts/scale.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "facts/kept_by_hand.h"
#include "facts/key_shape.h"
#include "facts/parents_first.h"
#include "facts/scale_shape.h"
#include "facts/scale_step.h"
#include "facts/transient_name.h"
#include "text/compare.h"

namespace tsqlaudit::facts {
namespace {

using sqlserver::TypeId;

class ScaleFinder {
public:
    ScaleFinder(const Context& context, const Graph& graph, std::vector<TableFacts>& tables)
        : context_(context), graph_(graph), tables_(tables), is_known_(tables.size(), false) {
        std::set<TypeId> integers;
        for (TableId id = 0; id < tables.size(); ++id) {
            if (const auto type = key_type(context.table(id)); type && !tables[id].is_reference) {
                integers.insert(*type);
            }
        }
        bigint_tells_ = integers.contains(TypeId::BigInt) && integers.contains(TypeId::Int);
        find_named_parents();
    }

    void find_all() {
        for (const TableId id : parents_first(all_parents())) {
            if (!tables_[id].is_history) {
                tables_[id].scale = estimate(id);
                is_known_[id] = true;
            }
        }
        for (TableId id = 0; id < tables_.size(); ++id) {
            if (tables_[id].is_history) {
                inherit_from_current(id);
            }
        }
    }

private:
    // A reason may only raise or lower what others have said.
    struct Estimate {
        Scale scale = Scale::Small;
        std::string reason;

        void raise(Scale floor, const std::string& why) {
            if (scale < floor) {
                scale = floor;
                reason = why;
            }
        }
        void lower(Scale ceiling, const std::string& why) {
            if (scale > ceiling) {
                scale = ceiling;
                reason = why;
            }
        }
    };

    // Where a schema declares no foreign key at all, names have to say what refers to what.
    void find_named_parents() {
        named_parents_.resize(tables_.size());
        for (TableId id = 0; id < tables_.size(); ++id) {
            if (!context_.table(id).foreign_keys.empty()) {
                named_parents_.assign(tables_.size(), {});
                return;
            }
            for (std::size_t column = 0; column < tables_[id].columns.size(); ++column) {
                const auto parent = tables_[id].columns[column].named_parent;
                if (parent && *parent != id && !context_.table(id).columns[column].is_nullable) {
                    named_parents_[id].push_back(*parent);
                }
            }
        }
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
        if (extension && is_known_[extension->parent]) {
            Estimate like_parent{tables_[extension->parent].scale.scale,
                                 "one row for each of " + name(extension->parent)};
            weigh_name(id, like_parent);
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
        weigh_parents(id, found);
        weigh_named_parents(id, found);
        weigh_combination(id, found);
        weigh_name(id, found);
        weigh_limits(id, found);
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
        const auto type = key_type(context_.table(id));
        if (type == TypeId::TinyInt) {
            return {Scale::Tiny, "its key is a tinyint"};
        }
        if (type == TypeId::BigInt && bigint_tells_) {
            return {Scale::Moderate, "its key is a bigint where others are int"};
        }
        return {Scale::Small, "nothing speaks for many rows"};
    }

    void weigh_parents(TableId id, Estimate& found) const {
        for (const ParentEdge& edge : graph_.parents_of(id)) {
            weigh_parent(id, edge, found);
        }
    }

    // A reference that every row has, to a table that says something about the number of rows. Old
    // schemas have orders whose customer may be NULL; they are not fewer for that.
    bool counts(TableId id, const ParentEdge& edge) const {
        if (edge.is_optional_role || tables_[edge.parent].is_reference || !is_known_[edge.parent] ||
            works_on_content(id, edge.parent)) {
            return false;
        }
        return !edge.is_nullable || (happens(id) && context_.words().tables.populations.matches(
                                                        context_.names(edge.parent).table));
    }

    // The rows are about the parent: nothing else is there that they could be about.
    bool is_only_subject(TableId id, const ParentEdge& edge) const {
        const auto& edges = graph_.parents_of(id);
        return !context_.words().tables.places.matches(context_.names(edge.parent).table) &&
               std::count_if(edges.begin(), edges.end(),
                             [&](const ParentEdge& each) { return counts(id, each); }) == 1;
    }

    // Orders, visits, log entries: they happen to the parent time and again, at some time. What
    // has no time, such as the answers that a user keeps for reuse, does not happen.
    bool happens(TableId id) const {
        return (tables_[id].is_log_like && !keeps_states(id)) ||
               (has_time(id) &&
                context_.words().tables.documents.matches(context_.names(id).table));
    }

    bool has_time(TableId id) const {
        return has_column(id, [](const catalog::Column& /*column*/, ColumnRole role) {
            return role == ColumnRole::Timestamp || role == ColumnRole::CreatedTimestamp ||
                   role == ColumnRole::DescriptiveDate;
        });
    }

    // A nullable date of creation was recorded from some day on: it says nothing of the table.
    template <typename Predicate>
    bool has_column(TableId id, Predicate predicate) const {
        const auto& columns = context_.table(id).columns;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const ColumnRole role = tables_[id].columns[i].role;
            const bool is_late = role == ColumnRole::CreatedTimestamp && columns[i].is_nullable;
            if (!is_late && predicate(columns[i], role)) {
                return true;
            }
        }
        return false;
    }

    // EmployeeDepartmentHistory: earlier states of a parent, entered by people.
    bool keeps_states(TableId id) const {
        return keeps_states_of_parent(context_, tables_[id], graph_.parents_of(id));
    }

    // A job that works on a content has a status; it is no part of the content, and says nothing
    // of how often that is worked on.
    bool works_on_content(TableId id, TableId parent) const {
        const auto& names = context_.names(id).columns;
        return is_content_store(context_.table(parent), tables_[parent]) &&
               std::any_of(names.begin(), names.end(), [&](const Words& name) {
                   return context_.words().relations.states.matches(name);
               });
    }

    bool has_telling_key(TableId id) const {
        return bigint_tells_ && key_type(context_.table(id)) == TypeId::BigInt;
    }

    // A log by name grows whatever its key is: an int there is an oversight, not an estimate.
    bool is_certain_log(TableId id) const {
        return tables_[id].is_log_like && !keeps_states(id) &&
               context_.words().tables.log.matches(context_.names(id).table);
    }

    // Whoever gives out bigint keys where many rows are expected, and int here, expects fewer.
    bool has_modest_key(TableId id) const {
        return bigint_tells_ && key_type(context_.table(id)) == TypeId::Int && !is_certain_log(id);
    }

    // The rates of a rate plan: whoever defined the plan has defined them, too.
    bool is_defined_with(TableId id, const ParentEdge& edge) const {
        return tables_[edge.parent].scale.scale <= Scale::Small && !has_telling_key(id) &&
               context_.words().tables.definitions.matches(context_.names(edge.parent).table) &&
               is_only_subject(id, edge) && is_list_of_prices(context_, tables_[id]);
    }

    // Many parts for each parent, not just an address or two.
    bool has_many_parts(TableId id) const {
        const auto& columns = tables_[id].columns;
        return happens(id) || has_telling_key(id) ||
               std::any_of(columns.begin(), columns.end(), [](const ColumnFacts& column) {
                   return column.role == ColumnRole::Ordinal;
               });
    }

    // Each row has its number within something.
    bool is_numbered(TableId id) const {
        const auto& keys = context_.words().natural_keys;
        const catalog::Table& table = context_.table(id);
        for (std::size_t column = 0; column < table.columns.size(); ++column) {
            const Words& name = context_.names(id).columns[column];
            if (tables_[id].columns[column].role == ColumnRole::Ordinal &&
                !table.columns[column].is_nullable && keys.ordinals.matches(name) &&
                !keys.presentation.matches(name)) {
                return true;
            }
        }
        return false;
    }

    void weigh_parent(TableId id, const ParentEdge& edge, Estimate& found) const {
        if (!counts(id, edge)) {
            return;
        }
        const Scale scale = tables_[edge.parent].scale.scale;
        // The graph alone never says more than large.
        const Scale step_up = std::min(next(std::min(scale, Scale::Moderate)), Scale::Large);
        if (is_defined_with(id, edge)) {
            found.raise(Scale::Small, "the prices that " + name(edge.parent) + " defines");
        } else if (scale <= Scale::Small && is_coded_list(context_, tables_[id], edge)) {
            found.raise(Scale::Small, "a list for each of " + name(edge.parent));
        } else if (edge.is_part_of() || (is_only_subject(id, edge) && is_numbered(id))) {
            const bool steps = scale <= Scale::Small || has_many_parts(id);
            found.raise(steps ? step_up : std::min(scale, Scale::Large),
                        "several rows for each of " + name(edge.parent));
        } else if (happens(id)) {
            found.raise(step_up, "happens again and again for " + name(edge.parent));
        } else {
            const Scale most = is_only_subject(id, edge) ? Scale::Moderate : Scale::Small;
            found.raise(std::min(scale, most), "refers to " + name(edge.parent));
            if (is_document_of_party(context_, tables_[id], edge)) {
                found.raise(Scale::Moderate,
                            "numbered and dated, for each of " + name(edge.parent));
            }
        }
    }

    void weigh_named_parents(TableId id, Estimate& found) const {
        for (const TableId parent : named_parents_[id]) {
            if (tables_[parent].is_reference || !is_known_[parent]) {
                continue;
            }
            const Scale scale = std::min(tables_[parent].scale.scale, Scale::Moderate);
            if (happens(id)) {
                found.raise(next(scale), "happens again and again for " + name(parent));
            } else {
                found.raise(scale, "refers to " + name(parent));
            }
        }
    }

    bool is_many(const ParentEdge& edge) const {
        return counts_at_all(edge) && tables_[edge.parent].scale.scale >= Scale::Moderate;
    }

    bool counts_at_all(const ParentEdge& edge) const {
        return is_known_[edge.parent] && !edge.is_nullable && !edge.is_optional_role;
    }

    // A score of each student in each test, the presence of each student on each day.
    void weigh_combination(TableId id, Estimate& found) const {
        if (keeps_states(id)) {
            return;
        }
        const auto& lists = context_.words().tables;
        const auto& edges = graph_.parents_of(id);
        const auto is_key_to = [&](const PhraseSet& words) {
            return std::any_of(edges.begin(), edges.end(), [&](const ParentEdge& edge) {
                return edge.in_primary_key && is_many(edge) &&
                       words.matches(context_.names(edge.parent).table);
            });
        };
        const bool is_daily = has_row_for_each_day(context_, tables_[id]);
        if (is_key_to(lists.people) && (is_daily || is_key_to(lists.documents))) {
            found.raise(Scale::Large, "a row for each combination of its parents");
        } else if (is_daily) {
            found.raise(Scale::Moderate, "a row for each day");
        }
        for (const ParentEdge& edge : edges) {
            if (is_many(edge) && is_part_of_combination(context_, tables_[id], edge)) {
                found.raise(Scale::Moderate, "a row for each combination of its parents");
            }
        }
    }

    bool is_part_of_transient(TableId id) const {
        const auto& edges = graph_.parents_of(id);
        return std::any_of(edges.begin(), edges.end(), [&](const ParentEdge& edge) {
            return edge.is_part_of() && has_transient_name(context_.table(edge.parent));
        });
    }

    void weigh_limits(TableId id, Estimate& found) const {
        if (!tables_[id].is_log_like && is_part_of_transient(id)) {
            found.lower(Scale::Moderate, "a part of what is short-lived, by its name");
        }
        if (has_modest_key(id)) {
            found.lower(Scale::Moderate, "its key is an int where others are bigint");
        }
        if (!tables_[id].is_log_like && !has_telling_key(id) &&
            has_transient_name(context_.table(id))) {
            found.lower(Scale::Moderate, "its rows are short-lived, by its name");
        }
    }

    void weigh_name(TableId id, Estimate& found) const {
        const auto& lists = context_.words().tables;
        const Words& table = context_.names(id).table;
        const TableFacts& facts = tables_[id];
        if (lists.facts.matches(table) || lists.fact_schemas.matches(context_.names(id).schema)) {
            found.raise(is_fine_grained(id) ? Scale::Large : Scale::Moderate,
                        "a fact table by its name");
        }
        if (facts.is_log_like) {
            found.raise(keeps_states(id) ? Scale::Small : Scale::Large,
                        "grows with everything that happens");
        }
        if (lists.frequent.matches(table)) {
            found.raise(Scale::Large, "happens all the time, by its name");
        }
        if (lists.documents.matches(table)) {
            found.raise(Scale::Moderate, "a record of what happens, by its name");
        }
        if (lists.populations.matches(table)) {
            found.raise(Scale::Moderate, "one row for each person or thing served, by its name");
        }
        if (is_content_store(context_.table(id), tables_[id])) {
            found.raise(Scale::Large, "one row for each distinct content");
        }
        const bool is_owned =
            std::any_of(graph_.parents_of(id).begin(), graph_.parents_of(id).end(),
                        [&](const ParentEdge& edge) {
                            return edge.is_part_of() && !tables_[edge.parent].is_reference;
                        });
        if (!is_owned && !facts.is_log_like && lists.definitions.matches(table)) {
            found.lower(Scale::Small, "people define its rows one by one");
        }
    }

    // A fact table that has no time finer than a month, and no dimension of many rows, has one row
    // for each of some combinations: a budget for each store and month.
    bool is_fine_grained(TableId id) const {
        const auto& edges = graph_.parents_of(id);
        return !has_modest_parents_only(edges) ||
               has_column(id, [](const catalog::Column& column, ColumnRole /*role*/) {
                   return column.type.is_temporal();
               });
    }

    bool has_modest_parents_only(const std::vector<ParentEdge>& edges) const {
        return !edges.empty() &&
               std::all_of(edges.begin(), edges.end(), [&](const ParentEdge& edge) {
                   return is_known_[edge.parent] &&
                          tables_[edge.parent].scale.scale <= Scale::Small;
               });
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
                             "keeps the old rows of " + name(current)};
    }

    std::string name(TableId id) const { return context_.table(id).name.dotted(); }

    const Context& context_;
    const Graph& graph_;
    std::vector<TableFacts>& tables_;
    std::vector<bool> is_known_;
    std::vector<std::vector<TableId>> named_parents_;
    bool bigint_tells_ = false;
};

}  // namespace

void derive_scales(const Context& context, const Graph& graph, std::vector<TableFacts>& tables) {
    ScaleFinder(context, graph, tables).find_all();
}

}  // namespace tsqlaudit::facts
