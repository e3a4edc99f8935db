#include "facts/scale_parents.h"

#include <algorithm>

#include "facts/kept_by_hand.h"
#include "facts/key_names.h"
#include "facts/key_shape.h"
#include "facts/ownership.h"
#include "facts/scale_shape.h"
#include "facts/scale_step.h"
#include "facts/transient_name.h"
#include "text/compare.h"

namespace tsqlaudit::facts {
namespace {

using TableLists = decltype(Vocabulary::tables);

const TableLists& lists_of(const ScaleView& view) {
    return view.context().words().tables;
}

// The rates of a rate plan: whoever defined the plan has defined them, too.
bool is_defined_with(const ScaleView& view, TableId id, const ParentEdge& edge) {
    return view.scale(edge.parent) <= Scale::Small && !view.has_telling_key(id) &&
           lists_of(view).definitions.matches(view.words(edge.parent)) &&
           view.is_only_subject(id, edge) && is_list_of_prices(view.context(), view.facts(id));
}

// Many parts for each parent, not just an address or two.
bool has_many_parts(const ScaleView& view, TableId id) {
    const auto& columns = view.facts(id).columns;
    return view.happens(id) || view.has_telling_key(id) ||
           std::any_of(columns.begin(), columns.end(), [](const ColumnFacts& column) {
               return column.role == ColumnRole::Ordinal;
           });
}

// A refund is one of few payments that went wrong.
bool is_exception(const ScaleView& view, TableId id) {
    return lists_of(view).exceptions.matches(view.words(id));
}

void weigh_parent(const ScaleView& view, TableId id, const ParentEdge& edge, Estimate& found) {
    if (!view.counts(id, edge)) {
        return;
    }
    const Scale scale = view.scale(edge.parent);
    const std::string parent = view.name(edge.parent);
    // The graph alone never says more than large.
    const Scale step_up = std::min(next(std::min(scale, Scale::Moderate)), Scale::Large);
    const catalog::Table& table = view.context().table(id);
    const bool is_single = is_one_for_each(table, table.foreign_keys[edge.foreign_key]);
    if (is_defined_with(view, id, edge)) {
        found.raise(Scale::Small, "the prices that " + parent + " defines");
    } else if (scale <= Scale::Small && is_coded_list(view.context(), view.facts(id), edge)) {
        found.raise(Scale::Small, "a list for each of " + parent);
    } else if (is_exception(view, id) && !edge.in_primary_key) {
        found.raise(std::min(scale, Scale::Moderate), "exceptions among the rows of " + parent);
    } else if (is_single && (edge.is_part_of() || view.happens(id))) {
        found.raise(std::min(scale, Scale::Large), "no more than one row for each of " + parent);
    } else if (edge.is_part_of() ||
               (view.is_only_subject(id, edge) && is_numbered(view.context(), view.facts(id)))) {
        const bool steps = scale <= Scale::Small || has_many_parts(view, id);
        found.raise(steps ? step_up : std::min(scale, Scale::Large),
                    "several rows for each of " + parent);
    } else if (view.happens(id)) {
        found.raise(step_up, "happens again and again for " + parent);
    } else {
        const Scale most = view.is_only_subject(id, edge) ? Scale::Moderate : Scale::Small;
        found.raise(std::min(scale, most), "refers to " + parent);
        if (is_document_of_party(view.context(), view.facts(id), edge)) {
            found.raise(Scale::Moderate, "numbered and dated, for each of " + parent);
        }
    }
}

bool is_many(const ScaleView& view, const ParentEdge& edge) {
    return view.is_known(edge.parent) && !edge.is_nullable && !edge.is_optional_role &&
           view.scale(edge.parent) >= Scale::Moderate;
}

// Whether each row depends on the parent, and rows of the parent usually have one or more.
bool depends_on(const ScaleView& view, TableId id, const ParentEdge& edge) {
    const catalog::Table& table = view.context().table(id);
    const TableLists& lists = lists_of(view);
    if (edge.is_nullable || !view.counts(id, edge) ||
        lists.places.matches(view.words(edge.parent)) ||
        is_one_for_each(table, table.foreign_keys[edge.foreign_key])) {
        return false;
    }
    // A store holds each content once, however many rows are about it; its parts say so.
    if (is_content_store(view.context().table(edge.parent), view.facts(edge.parent))) {
        return edge.belonging == Belonging::Stated || edge.belonging == Belonging::Tied;
    }
    if (edge.is_part_of()) {
        return true;
    }
    return !lists.definitions.matches(view.words(id)) && !view.is_set_up(id) &&
           (view.happens(edge.parent) || view.is_only_subject(id, edge));
}

// How often something was done to the same: a number that each row has.
bool is_try(const ScaleView& view, TableId id) {
    const catalog::Table& table = view.context().table(id);
    const auto& names = view.context().names(id).columns;
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        if (table.columns[column].type.is_whole() && !table.columns[column].is_nullable &&
            !view.facts(id).columns[column].is_foreign_key &&
            view.context().words().natural_keys.tries.matches(names[column])) {
            return true;
        }
    }
    return false;
}

// Each run goes through many items, and tries each of them again.
void weigh_tries(const ScaleView& view, TableId id, Estimate& found) {
    std::size_t parents = 0;
    Scale most = Scale::Tiny;
    for (const ParentEdge& edge : view.parents_of(id)) {
        if (view.counts(id, edge)) {
            ++parents;
            most = std::max(most, view.scale(edge.parent));
        }
    }
    if (parents > 1 && is_try(view, id)) {
        found.raise(std::min(most, Scale::Large), "a row for each try of what its parents say");
    }
}

// Each day has a row for each of many, or for each combination of two or more, not all of which are
// lists that people define.
bool is_of_many_each_day(const ScaleView& view, TableId id, const catalog::Index& days) {
    const std::vector<std::string> key = key_names(days);
    const catalog::Table& table = view.context().table(id);
    std::size_t parents = 0;
    bool has_other_than_list = false;
    for (const ParentEdge& edge : view.parents_of(id)) {
        const bool is_in_key = std::ranges::all_of(
            table.foreign_keys[edge.foreign_key].columns,
            [&](const std::string& column) { return text::contains_ignoring_case(key, column); });
        if (!is_in_key || view.facts(edge.parent).is_reference || !view.is_known(edge.parent)) {
            continue;
        }
        if (view.scale(edge.parent) >= Scale::Moderate) {
            return true;
        }
        ++parents;
        has_other_than_list =
            has_other_than_list || !lists_of(view).definitions.matches(view.words(edge.parent));
    }
    return parents > 1 && has_other_than_list;
}

// Each employee has a time sheet for each pay period, whatever the table is called.
bool is_of_people_each_period(const ScaleView& view, TableId id) {
    const TableLists& lists = lists_of(view);
    const auto is_below = [&](const PhraseSet& words) {
        return std::ranges::any_of(view.parents_of(id), [&](const ParentEdge& edge) {
            return !edge.is_nullable && !edge.is_optional_role && view.is_known(edge.parent) &&
                   words.matches(without_generic_words(view.context(), view.words(edge.parent)));
        });
    };
    return is_below(lists.people) && is_below(lists.periods) && !is_exception(view, id) &&
           !lists.definitions.matches(view.words(id));
}

}  // namespace

void weigh_parents(const ScaleView& view, TableId id, Estimate& found) {
    for (const ParentEdge& edge : view.parents_of(id)) {
        weigh_parent(view, id, edge, found);
    }
}

void weigh_combination(const ScaleView& view, TableId id, Estimate& found) {
    if (view.keeps_states(id)) {
        return;
    }
    const auto& edges = view.parents_of(id);
    const auto is_key_to = [&](const PhraseSet& words) {
        return std::any_of(edges.begin(), edges.end(), [&](const ParentEdge& edge) {
            return edge.in_primary_key && is_many(view, edge) &&
                   words.matches(view.words(edge.parent));
        });
    };
    const TableLists& lists = lists_of(view);
    // The lines of a payroll run: each has one for each employee.
    const bool is_line_of_batch =
        std::any_of(edges.begin(), edges.end(), [&](const ParentEdge& edge) {
            return edge.is_part_of() && !edge.is_nullable && !edge.is_optional_role &&
                   lists.batches.matches(view.words(edge.parent));
        });
    const bool is_about_people =
        std::any_of(edges.begin(), edges.end(), [&](const ParentEdge& edge) {
            return is_many(view, edge) && lists.people.matches(view.words(edge.parent));
        });
    const catalog::Index* const days = key_of_days(view.context(), view.facts(id));
    const bool is_daily = days != nullptr;
    if ((is_line_of_batch && is_about_people) ||
        (is_key_to(lists.people) && (is_daily || is_key_to(lists.documents)))) {
        found.raise(Scale::Large, "a row for each combination of its parents");
    } else if (is_daily && is_of_many_each_day(view, id, *days)) {
        found.raise(Scale::Large, "a row for each day or time, and each of what it is about");
    } else if (is_daily) {
        found.raise(Scale::Moderate, "a row for each day or time");
    }
    if (is_of_people_each_period(view, id)) {
        found.raise(Scale::Moderate, "a row for each person in each period");
    }
    weigh_tries(view, id, found);
    for (const ParentEdge& edge : edges) {
        if (is_many(view, edge) && is_part_of_combination(view.context(), view.facts(id), edge)) {
            found.raise(Scale::Moderate, "a row for each combination of its parents");
        }
    }
}

bool is_part_of_transient(const ScaleView& view, TableId id) {
    const auto& edges = view.parents_of(id);
    return std::any_of(edges.begin(), edges.end(), [&](const ParentEdge& edge) {
        return edge.is_part_of() && has_transient_name(view.context().table(edge.parent));
    });
}

void keep_up_with_parents(const ScaleView& view, TableId id, Estimate& found) {
    const catalog::Table& table = view.context().table(id);
    if (is_exception(view, id) || has_transient_name(table) || is_part_of_transient(view, id) ||
        lists_of(view).staff.matches(view.words(id))) {
        return;
    }
    for (const ParentEdge& edge : view.parents_of(id)) {
        if (depends_on(view, id, edge) && !is_defined_with(view, id, edge)) {
            found.raise(std::min(view.scale(edge.parent), Scale::Large),
                        "like " + view.name(edge.parent) + ", to a row of which each belongs");
        }
    }
}

}  // namespace tsqlaudit::facts
