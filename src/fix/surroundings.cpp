#include "fix/surroundings.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "fix/altered.h"
#include "fix/existing.h"
#include "fix/obstacles.h"
#include "fix/render_parts.h"

namespace tsqlaudit::fix {

namespace {

using catalog::ForeignKey;
using catalog::Index;
using catalog::ReferentialAction;

class Finder {
public:
    Finder(const RenderContext& context, const Table& table,
           const std::vector<Alteration>& alterations, const std::string& condition)
        : context_{context},
          table_{table},
          dependants_{context.dependants.of(table)},
          alterations_{alterations},
          altered_{table, alterations},
          condition_{condition} {}

    Surroundings run() && {
        for (const Alteration& alteration : alterations_) {
            std::ranges::move(obstacles_of(context_, table_, alteration),
                              std::back_inserter(result_.obstacles));
        }
        find_indexes();
        add_foreign_keys();
        add_checks();
        add_defaults();
        add_statistics();
        add_indexes();
        // What was taken away last comes back first: a foreign key after what it leans on.
        std::ranges::reverse(result_.put_back);
        if (table_.versioning && !result_.take_away.empty()) {
            result_.obstacles.insert(
                result_.obstacles.begin(),
                "system versioning, which has to be off until the history is changed likewise");
        }
        return std::move(result_);
    }

private:
    void obstacle(const std::string& what, const std::string& why = {}) {
        result_.obstacles.push_back(why.empty() ? what : what + ", " + why);
    }

    // Such a table lets nothing but indexes go and come back.
    void find_limit_of_memory(const std::string& what) {
        if (table_.is_memory_optimized) {
            obstacle(what, "which belongs to a memory-optimised table");
        }
    }

    // `name`: empty where SQL Server made it up.
    void replace(const void* object, const std::string& name, Batch drop, Batch create) {
        result_.objects.insert(object);
        if (name.empty()) {
            result_.unnamed.insert(object);
        }
        result_.take_away.push_back(std::move(drop));
        result_.put_back.push_back(std::move(create));
    }

    bool names_new_type(const std::vector<std::string>& columns) const {
        return std::ranges::any_of(altered_.among(columns), &Alteration::changes_type);
    }

    void find_indexes() {
        for (const auto& [i, altered] : altered_.in(dependants_.indexes)) {
            const Index& index = table_.indexes[i];
            if (is_gone(i)) {
                continue;
            }
            const std::string why = refusal_of(context_, table_, altered, index);
            if (!why.empty()) {
                obstacle("index " + display_name(index), why);
            } else if (std::ranges::any_of(altered, [&](const Alteration* alteration) {
                           return is_in_the_way(*alteration, index);
                       })) {
                indexes_.push_back(&index);
            }
        }
    }

    // Dropped for good before the columns are altered.
    bool is_gone(std::size_t index) const {
        return context_.planned.dropped_indexes.contains({&table_, index}) &&
               !context_.planned.replaced_indexes.contains({&table_, index});
    }

    static std::string display_name(const Index& index) {
        return index.name.empty() ? "on (" + plain_list(names_of(index.key_columns)) + ")"
                                  : index.name;
    }

    void add_foreign_keys() {
        std::set<std::size_t> references;
        for (const auto& [position, altered] : altered_.in(dependants_.references)) {
            references.insert(position);
        }
        for (const Index* index : indexes_) {
            const Positions& leaning = context_.references.leaning_on(table_, *index);
            references.insert(leaning.begin(), leaning.end());
        }
        for (const std::size_t position : references) {
            const Reference& reference = context_.references.to(table_)[position];
            add_foreign_key(*reference.table, *reference.key);
        }
        for (const auto& [position, altered] : altered_.in(dependants_.foreign_keys)) {
            const ForeignKey& key = table_.foreign_keys[position];
            // One to its own table may be among them already.
            if (!seen_.contains(&key)) {
                add_foreign_key(table_, key);
            }
        }
    }

    void add_foreign_key(const Table& owner, const ForeignKey& key) {
        seen_.insert(&key);
        const bool is_own = &owner == &table_;
        const std::string name =
            "foreign key " +
            (key.name.empty() ? "on (" + plain_list(key.columns) + ")" : key.name) +
            (is_own ? "" : " of " + owner.name.dotted());
        std::string why = foreign_key_obstacle(context_.unnamed_twins, owner, key);
        if (why.empty() &&
            ((is_own && names_new_type(key.columns)) ||
             (key.referenced_table == table_.name && names_new_type(key.referenced_columns)))) {
            why = "whose other side has to get the same type";
        } else if (why.empty() && is_own &&
                   std::ranges::any_of(altered_.among(key.columns),
                                       [&](const Alteration* alteration) {
                                           return sets_null(context_, key, *alteration);
                                       })) {
            why = "which sets NULL";
        }
        if (!why.empty()) {
            obstacle(name, why);
            return;
        }
        ForeignKey renamed = key;
        renamed.name = new_name(owner, key);
        if (context_.planned.new_names.contains(&key)) {
            // The step of the other table may have come first, and given it the name.
            result_.take_away.push_back(drop_foreign_key(owner, renamed, condition_));
        }
        find_limit_of_memory(name);
        replace(&key, key.name, drop_foreign_key(owner, key, condition_),
                create_foreign_key(owner, key, renamed.name));
    }

    std::string new_name(const Table& owner, const ForeignKey& key) const {
        if (!key.name.empty()) {
            return key.name;
        }
        const auto planned = context_.planned.new_names.find(&key);
        return planned == context_.planned.new_names.end()
                   ? context_.naming.constraint(owner, "FK", key.columns)
                   : planned->second;
    }

    void add_checks() {
        for (const auto& [position, altered] : altered_.in(dependants_.checks)) {
            if (std::ranges::all_of(altered, &Alteration::only_grows)) {
                continue;
            }
            const catalog::CheckConstraint& check = table_.checks[position];
            const std::string what = check.name.empty()
                                         ? fmt::format("a check on ({})", plain_list(check.columns))
                                         : "check " + check.name;
            const bool goes = make_superfluous(altered, check);
            const bool is_found =
                !check.name.empty() || !context_.unnamed_twins.has_several_checks(table_);
            // Whether it was trusted no longer matters where it does not come back.
            const std::string why =
                goes && is_found ? "" : check_obstacle(context_.unnamed_twins, table_, check);
            if (!why.empty()) {
                obstacle(what,
                         goes ? why + ", and need not come back, since json asks the same" : why);
                continue;
            }
            find_limit_of_memory(what);
            if (goes) {
                result_.objects.insert(&check);
                result_.take_away.push_back(drop_check(table_, check, condition_));
                continue;
            }
            replace_check(check, altered);
        }
    }

    void replace_check(const catalog::CheckConstraint& check, const Alterations& altered) {
        const std::string name = check.name.empty()
                                     ? context_.naming.constraint(table_, "CK", check.columns)
                                     : check.name;
        const bool is_refused = std::ranges::any_of(altered, [&](const Alteration* alteration) {
            return is_refused_after(*alteration, check);
        });
        replace(
            &check, check.name, drop_check(table_, check, condition_),
            is_refused ? rewrite_check(table_, check, name) : create_check(table_, check, name));
    }

    void add_defaults() {
        for (const Alteration& alteration : alterations_) {
            const catalog::Column& column = *alteration.column;
            if (alteration.only_grows || !column.default_constraint ||
                context_.planned.dropped_defaults.contains(&column)) {
                continue;
            }
            const std::string& name = column.default_constraint->name;
            find_limit_of_memory("default " + (name.empty() ? "of " + column.name : name));
            replace(
                &column, name, drop_default(table_, column, condition_),
                create_default(
                    table_, column,
                    name.empty() ? context_.naming.constraint(table_, "DF", {column.name}) : name));
        }
    }

    void add_statistics() {
        for (const auto& [position, altered] : altered_.in(dependants_.statistics)) {
            const catalog::Statistics& statistics = table_.statistics[position];
            find_limit_of_memory("statistics " + statistics.name);
            replace(&statistics, statistics.name, drop_statistics(table_, statistics, condition_),
                    create_statistics(table_, statistics));
        }
    }

    // Nonclustered ones first: they lean on the clustered one. A table in memory has one at least,
    // whenever it is looked at (41327).
    void add_indexes() {
        if (table_.is_memory_optimized && !indexes_.empty() &&
            indexes_.size() == table_.indexes.size() &&
            std::ranges::none_of(indexes_, &Index::is_constraint)) {
            obstacle("index " + display_name(*indexes_.front()),
                     "without which a memory-optimised table would have none");
        }
        std::ranges::stable_partition(indexes_,
                                      [](const Index* index) { return !index->is_clustered; });
        for (const Index* index : indexes_) {
            if (index->is_constraint()) {
                find_limit_of_memory("key " + display_name(*index));
            }
            replace(index, index->name, drop_index(table_, *index, condition_),
                    create_index(table_, *index, name_of_key(context_, table_, *index)));
        }
    }

    const RenderContext& context_;
    const Table& table_;
    const Dependants& dependants_;
    const std::vector<Alteration>& alterations_;
    const Altered altered_;
    const std::string& condition_;
    std::vector<const Index*> indexes_;  // that go and come back
    std::unordered_set<const ForeignKey*> seen_;
    Surroundings result_;
};

}  // namespace

Surroundings surroundings_of(const RenderContext& context, const Table& table,
                             const std::vector<Alteration>& alterations,
                             const std::string& condition) {
    return Finder{context, table, alterations, condition}.run();
}

}  // namespace tsqlaudit::fix
