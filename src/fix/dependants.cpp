#include "fix/dependants.h"

#include <algorithm>
#include <iterator>
#include <ranges>
#include <string>
#include <string_view>

#include "text/compare.h"

namespace tsqlaudit::fix {

namespace {

using catalog::Column;
using catalog::Table;

// Notes what is at one position after the other.
class Noter {
public:
    Noter(const Table& table, ByColumn& uses) : table_{table}, uses_{uses} {}

    void name(std::string_view column) {
        if (const Column* found = table_.find_column(column)) {
            uses_.note(found, position_);
        }
    }

    void names(const std::vector<std::string>& columns) {
        for (const std::string& column : columns) {
            name(column);
        }
    }

    void names_in(const syntax::ExpressionPtr& expression) {
        // A list of its own instead of recursion: a long chain of ANDs is a deep tree.
        std::vector<const syntax::Expression*> open;
        if (expression != nullptr) {
            open.push_back(expression.get());
        }
        while (!open.empty()) {
            const syntax::Expression& current = *open.back();
            open.pop_back();
            if (current.kind == syntax::ExpressionKind::Column) {
                name(current.text);
            }
            for (const syntax::ExpressionPtr& operand : current.operands) {
                open.push_back(operand.get());
            }
        }
    }

    void names_of(const catalog::Index& index) {
        for (const catalog::IndexColumn& key : index.key_columns) {
            name(key.name);
        }
        names(index.included_columns);
        names_in(index.filter);
    }

    // Names in order, ignoring case. Looks up those that are fewer.
    void names_among(const std::vector<std::string>& sorted) {
        if (sorted.size() < table_.columns.size()) {
            names(sorted);
            return;
        }
        for (const Column& column : table_.columns) {
            if (std::ranges::binary_search(sorted, column.name, text::LessIgnoringCase{})) {
                uses_.note(&column, position_);
            }
        }
    }

    void next() { ++position_; }

private:
    const Table& table_;
    ByColumn& uses_;
    std::size_t position_ = 0;
};

// `note`: what the element names.
template <typename Elements, typename Note>
ByColumn uses_in(const Table& table, const Elements& elements, const Note& note) {
    ByColumn uses;
    Noter noter(table, uses);
    for (const auto& element : elements) {
        note(noter, element);
        noter.next();
    }
    uses.sort();
    return uses;
}

bool is_special(const catalog::Index& index) {
    using enum catalog::IndexKind;
    return index.kind != Rowstore && index.kind != Columnstore && index.kind != Hash;
}

}  // namespace

void ByColumn::note(const Column* column, std::size_t position) {
    uses_.emplace_back(column, position);
}

void ByColumn::sort() {
    std::ranges::sort(uses_);
    const auto again = std::ranges::unique(uses_);
    uses_.erase(again.begin(), again.end());
    uses_.shrink_to_fit();
}

Positions ByColumn::of(const Column& column) const {
    const auto uses = std::ranges::equal_range(uses_, &column, {}, &Use::first);
    Positions positions;
    std::ranges::copy(uses | std::views::values, std::back_inserter(positions));
    return positions;
}

Dependants::Dependants(const catalog::Catalog& catalog, const References& to_tables,
                       const Table& table)
    : leans_on_primary_key{table.versioning || std::ranges::any_of(table.indexes, is_special)} {
    const auto of_index = [](Noter& noter, const catalog::Index& index) { noter.names_of(index); };
    indexes = uses_in(table, table.indexes, of_index);
    foreign_keys =
        uses_in(table, table.foreign_keys,
                [](Noter& noter, const catalog::ForeignKey& key) { noter.names(key.columns); });
    references = uses_in(table, to_tables.to(table), [](Noter& noter, const Reference& reference) {
        noter.names(reference.key->referenced_columns);
    });
    checks = uses_in(table, table.checks, [](Noter& noter, const catalog::CheckConstraint& check) {
        noter.names(check.columns);
    });
    statistics =
        uses_in(table, table.statistics, [](Noter& noter, const catalog::Statistics& of_columns) {
            noter.names(of_columns.columns);
            noter.names_in(of_columns.filter);
        });
    computed = uses_in(table, table.columns, [](Noter& noter, const Column& column) {
        if (column.computed) {
            noter.names_in(column.computed->expression);
        }
    });
    views = uses_in(table, table.bound_views, [&](Noter& noter, std::size_t view) {
        noter.names_among(catalog.views.at(view).names);
    });
    routines = uses_in(table, table.bound_routines, [&](Noter& noter, std::size_t routine) {
        noter.names_among(catalog.routines.at(routine).names);
    });
    predicates =
        uses_in(table, table.predicates, [&](Noter& noter, const catalog::PredicatePlace& place) {
            const catalog::SecurityPolicy& policy = catalog.policies.at(place.policy);
            noter.names(policy.predicates.at(place.predicate).columns);
        });
    for (const catalog::Index& index : table.indexes) {
        if (index.kind == catalog::IndexKind::FullText) {
            full_text_keys.push_back(index.fulltext_key_index);
        }
    }
    if (table.versioning) {
        const auto& position = table.versioning->history_index;
        history_indexes =
            position ? &catalog.tables[*position].indexes : &table.versioning->implied_indexes;
        history = uses_in(table, *history_indexes, of_index);
    }
}

AllDependants::AllDependants(const catalog::Catalog& catalog, const References& references)
    : catalog_{catalog}, references_{references}, found_(catalog.tables.size()) {}

const Dependants& AllDependants::of(const Table& table) const {
    Found& found = found_.at(static_cast<std::size_t>(&table - catalog_.tables.data()));
    std::call_once(found.once, [&] {
        found.dependants = std::make_unique<const Dependants>(catalog_, references_, table);
    });
    return *found.dependants;
}

}  // namespace tsqlaudit::fix
