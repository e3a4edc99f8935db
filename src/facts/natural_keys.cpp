#include "facts/natural_keys.h"

#include <algorithm>
#include <string>
#include <utility>

#include "facts/key_names.h"
#include "facts/known_key.h"
#include "facts/named_key.h"
#include "facts/part_key.h"
#include "facts/place_key.h"
#include "facts/repeats.h"
#include "facts/row_scope.h"
#include "facts/service_key.h"
#include "facts/table_nature.h"
#include "facts/unique_keys.h"
#include "text/compare.h"

namespace tsqlaudit::facts {
namespace {

using Columns = std::vector<std::string>;

class NaturalKeyFinder {
public:
    NaturalKeyFinder(const Context& context, const Graph& graph,
                     const std::vector<TableFacts>& tables, TableId id)
        : context_(context),
          scope_(context, graph, tables, id),
          table_(context.table(id)),
          names_(context.names(id)),
          facts_(tables[id]),
          repeats_(context, facts_) {}

    std::vector<NaturalKeyCandidate> find() {
        if (facts_.is_log_like || facts_.is_history || facts_.is_staging || !has_surrogate_key()) {
            return {};
        }
        const bool is_found =
            add_service() || add_place(find_place_key(context_, scope_, facts_)) || add_cached() ||
            add_named(find_named_key(context_, scope_, facts_)) || add_part() || add_known() ||
            add_named(find_name_within_owner(context_, scope_, facts_)) ||
            add_place(find_place_in_list(context_, scope_, facts_)) || add_tries();
        if (!is_found) {
            add_foreign_keys();
        }
        return std::move(candidates_);
    }

private:
    bool has_surrogate_key() const {
        const catalog::Index* key = table_.primary_key();
        return key == nullptr ||
               std::any_of(key->key_columns.begin(), key->key_columns.end(),
                           [&](const catalog::IndexColumn& column) {
                               const ColumnFacts* found = facts_.find(table_, column.name);
                               return found != nullptr && found->role == ColumnRole::IdentityKey;
                           });
    }

    bool add_place(std::optional<PlaceKey> key) {
        if (key) {
            add(NaturalKeyKind::ParentOrdinal, std::move(key->columns), key->is_guess);
        }
        return key.has_value();
    }

    // An entry of a cache is found by its key, or by the hash of what it was computed from.
    bool add_cached() {
        if (!is_cache(table_)) {
            return false;
        }
        for (const ColumnRole role : {ColumnRole::Identifier, ColumnRole::Code, ColumnRole::Hash}) {
            for (std::size_t column = 0; column < table_.columns.size(); ++column) {
                if (!is_cache_key(column, role)) {
                    continue;
                }
                Columns key;
                if (role == ColumnRole::Hash) {
                    key = firm_references();
                }
                key.push_back(table_.columns[column].name);
                add(NaturalKeyKind::Name, std::move(key), false);
                return true;
            }
        }
        return false;
    }

    // To what each row is about, with a foreign key or by name: memory-optimized tables cannot have
    // foreign keys to others.
    Columns firm_references() const {
        Columns columns = firm_references_by_key();
        for (std::size_t column = 0; column < table_.columns.size(); ++column) {
            if (facts_.columns[column].named_parent && !table_.columns[column].is_nullable) {
                columns.push_back(table_.columns[column].name);
            }
        }
        return columns;
    }

    bool is_cache_key(std::size_t column, ColumnRole role) const {
        const ColumnFacts& facts = facts_.columns[column];
        return facts.role == role && facts.is_lookup && !facts.is_primary_key &&
               !table_.columns[column].is_nullable && !table_.columns[column].type.is_lob();
    }

    bool add_service() {
        std::optional<Columns> key = find_service_key(context_, facts_);
        return key && (key->empty() || offer(std::move(*key), true));
    }

    bool add_named(std::optional<NamedKey> key) {
        return key && offer(std::move(key->columns), key->is_guess);
    }

    bool add_part() {
        std::optional<Columns> key = find_part_key(context_, scope_, facts_);
        return key && offer(std::move(*key), true);
    }

    bool add_known() {
        std::optional<Columns> key = find_known_key(context_, scope_, facts_);
        return key && offer(std::move(*key), true);
    }

    // Each run tries each item once, or several times, and numbers the tries.
    bool add_tries() {
        Columns key = firm_references_by_key();
        std::size_t tries = 0;
        for (std::size_t column = 0; column < table_.columns.size(); ++column) {
            const catalog::Column& each = table_.columns[column];
            if (each.type.is_whole() && !each.is_nullable && !each.computed &&
                !facts_.columns[column].is_foreign_key && !facts_.columns[column].is_primary_key &&
                context_.words().natural_keys.tries.matches(names_.columns[column])) {
                key.push_back(each.name);
                ++tries;
            }
        }
        return scope_.firm_parents().size() == 2 && tries == 1 && !facts_.is_warehouse &&
               offer(std::move(key), true);
    }

    Columns firm_references_by_key() const {
        Columns columns;
        for (const ParentEdge& edge : scope_.firm_parents()) {
            for (const std::string& name : table_.foreign_keys[edge.foreign_key].columns) {
                if (!text::contains_ignoring_case(columns, name)) {
                    columns.push_back(name);
                }
            }
        }
        return columns;
    }

    bool offer(Columns columns, bool is_guess) {
        if (!has_another_business_key(columns)) {
            add(NaturalKeyKind::Name, std::move(columns), is_guess);
        }
        return true;
    }

    // A business key that is already there makes another one less likely.
    bool has_another_business_key(const Columns& key) const {
        return !unique_index_of_live_rows(table_, key, facts_) &&
               std::any_of(table_.indexes.begin(), table_.indexes.end(),
                           [&](const catalog::Index& index) {
                               return is_business_key(index) && !is_part_of(index, key);
                           });
    }

    static bool is_part_of(const catalog::Index& index, const Columns& key) {
        return std::all_of(index.key_columns.begin(), index.key_columns.end(),
                           [&](const catalog::IndexColumn& column) {
                               return std::find(key.begin(), key.end(), column.name) != key.end();
                           });
    }

    bool is_business_key(const catalog::Index& index) const {
        return (index.is_unique || index.is_unique_constraint) && !index.is_primary_key &&
               !index.is_disabled &&
               std::none_of(index.key_columns.begin(), index.key_columns.end(),
                            [&](const catalog::IndexColumn& column) {
                                const ColumnFacts* found = facts_.find(table_, column.name);
                                return found == nullptr || found->role == ColumnRole::IdentityKey ||
                                       found->role == ColumnRole::Guid;
                            });
    }

    // Rows that tie others together and hold nothing of their own that could tell repeats apart.
    void add_foreign_keys() {
        const std::vector<ParentEdge> parents = scope_.subject_parents();
        const bool is_firm = std::any_of(parents.begin(), parents.end(),
                                         [](const auto& edge) { return !edge.is_nullable; });
        const bool is_new_each_time =
            repeats_.tells_any_apart() || context_.words().tables.documents.matches(names_.table);
        // The grain of a fact table is said by its dates and times as well.
        if (parents.size() < 2 || !is_firm || facts_.extension || facts_.is_warehouse ||
            (is_new_each_time && !is_once_for_each())) {
            return;
        }
        Columns key;
        for (const ParentEdge& edge : parents) {
            for (const std::string& column : table_.foreign_keys[edge.foreign_key].columns) {
                if (std::find(key.begin(), key.end(), column) == key.end()) {
                    key.push_back(column);
                }
            }
        }
        const Columns kinds = repeats_.kinds();
        key.insert(key.end(), kinds.begin(), kinds.end());
        if (!has_another_business_key(key)) {
            add(NaturalKeyKind::ForeignKeyCombination, std::move(key), true);
        }
    }

    // Whoever enrolls in a class does so once, and reviews a product once: when, and in which
    // words, does not make it another one. But a number, a version or a time of validity does.
    bool is_once_for_each() const {
        if (!context_.words().natural_keys.memberships.matches(names_.table)) {
            return false;
        }
        for (std::size_t column = 0; column < table_.columns.size(); ++column) {
            const ColumnFacts& facts = facts_.columns[column];
            const bool is_numbered =
                facts.role == ColumnRole::Ordinal || facts.role == ColumnRole::Version ||
                facts.role == ColumnRole::Coordinate ||
                (facts.role == ColumnRole::Identifier && !table_.columns[column].is_nullable) ||
                (facts.role == ColumnRole::Code && facts.is_own);
            if (is_numbered ||
                context_.words().natural_keys.validity.matches(names_.columns[column])) {
                return false;
            }
        }
        return true;
    }

    void add(NaturalKeyKind kind, Columns columns, bool is_guess) {
        NaturalKeyCandidate candidate;
        candidate.kind = kind;
        candidate.soft_delete = soft_delete_of(context_, facts_);
        candidate.covered_by = unique_index_of_live_rows(table_, columns, facts_);
        if (!candidate.covered_by && has_unknowable(columns)) {
            return;
        }
        candidate.columns = std::move(columns);
        candidate.is_guess = is_guess;
        if (candidate.covered_by || !is_widened_by_key(candidate.columns)) {
            candidates_.push_back(std::move(candidate));
        }
    }

    // The same value looks another one in each row: nothing can keep it from repeating.
    bool has_unknowable(const Columns& columns) const {
        return std::any_of(columns.begin(), columns.end(), [&](const std::string& name) {
            return table_.column_or_unknown(name).is_encrypted_randomly;
        });
    }

    // A key has these columns and says that it takes more to tell the rows apart: the budget of a
    // product in a region, by month; the tile of a layer at x and y, by zoom.
    bool is_widened_by_key(const Columns& columns) const {
        return std::any_of(table_.indexes.begin(), table_.indexes.end(),
                           [&](const catalog::Index& index) { return widens(index, columns); });
    }

    // The identity that makes each row unique says nothing about the others.
    bool widens(const catalog::Index& index, const Columns& columns) const {
        const Columns keys = key_names(index);
        return (index.is_primary_key || is_business_key(index)) && keys.size() > columns.size() &&
               std::none_of(keys.begin(), keys.end(),
                            [&](const std::string& key) {
                                return table_.column_or_unknown(key).identity.has_value();
                            }) &&
               std::all_of(columns.begin(), columns.end(), [&](const std::string& name) {
                   return text::contains_ignoring_case(keys, name);
               });
    }

    const Context& context_;
    RowScope scope_;
    const catalog::Table& table_;
    const TableNames& names_;
    const TableFacts& facts_;
    Repeats repeats_;
    std::vector<NaturalKeyCandidate> candidates_;
};

}  // namespace

std::vector<NaturalKeyCandidate> derive_natural_keys(const Context& context, const Graph& graph,
                                                     const std::vector<TableFacts>& tables,
                                                     TableId table) {
    return NaturalKeyFinder(context, graph, tables, table).find();
}

}  // namespace tsqlaudit::facts
