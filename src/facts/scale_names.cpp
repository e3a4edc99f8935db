#include "facts/scale_names.h"

#include <algorithm>

#include "facts/key_shape.h"
#include "facts/scale_parents.h"
#include "facts/table_nature.h"
#include "facts/transient_name.h"

namespace tsqlaudit::facts {
namespace {

bool has_modest_parents_only(const ScaleView& view, TableId id) {
    const auto& edges = view.parents_of(id);
    return !edges.empty() && std::all_of(edges.begin(), edges.end(), [&](const ParentEdge& edge) {
        return view.is_known(edge.parent) && view.scale(edge.parent) <= Scale::Small;
    });
}

// A fact table that has no time finer than a month, and no dimension of many rows, has one row for
// each of some combinations: a budget for each store and month.
bool is_fine_grained(const ScaleView& view, TableId id) {
    const Vocabulary& words = view.context().words();
    return !has_modest_parents_only(view, id) ||
           view.has_column(id, [&](const catalog::Column& column, ColumnRole /*role*/) {
               return column.type.is_temporal() || (column.type.is_whole() && !column.is_nullable &&
                                                    words.natural_keys.day_numbers.matches(
                                                        view.context().words_of(column.name)));
           });
}

bool is_owned(const ScaleView& view, TableId id) {
    const auto& edges = view.parents_of(id);
    return std::any_of(edges.begin(), edges.end(), [&](const ParentEdge& edge) {
        return edge.is_part_of() && !view.facts(edge.parent).is_reference;
    });
}

// A component with a serial number is a piece of its kind, which nobody defines.
bool is_there_by_the_piece(const ScaleView& view, TableId id) {
    return view.has_column(id, [&](const catalog::Column& column, ColumnRole role) {
        return role != ColumnRole::ForeignKey &&
               view.context().words().tables.serials.matches(view.context().words_of(column.name));
    });
}

// The payroll is run once a month, and has a line for each employee. A program may run all the
// time: then milliseconds or a bigint say so.
bool is_run_now_and_then(const ScaleView& view, TableId id) {
    return view.context().words().tables.batches.matches(view.words(id)) &&
           !view.has_telling_key(id) &&
           !is_run_of_program(view.context().table(id), view.facts(id));
}

}  // namespace

void weigh_name(const ScaleView& view, TableId id, Estimate& found) {
    const auto& lists = view.context().words().tables;
    const Words& table = view.words(id);
    const TableFacts& facts = view.facts(id);
    if (lists.facts.matches(table) || lists.fact_schemas.matches(view.context().names(id).schema)) {
        found.raise(is_fine_grained(view, id) ? Scale::Large : Scale::Moderate,
                    "a fact table by its name");
    }
    if (facts.is_log_like) {
        found.raise(view.keeps_states(id) ? Scale::Small : Scale::Large,
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
    if (is_content_store(view.context().table(id), facts)) {
        found.raise(Scale::Large, "one row for each distinct content");
    }
    if (!is_owned(view, id) && !facts.is_log_like && lists.definitions.matches(table) &&
        !is_there_by_the_piece(view, id)) {
        found.lower(Scale::Small, "people define its rows one by one");
    }
    if (!facts.is_log_like && view.is_set_up(id)) {
        found.lower(Scale::Small, "people set its rows up one by one, by their names and sizes");
    }
}

void weigh_limits(const ScaleView& view, TableId id, Estimate& found) {
    const TableFacts& facts = view.facts(id);
    if (!facts.is_log_like && is_part_of_transient(view, id)) {
        found.lower(Scale::Moderate, "a part of what is short-lived, by its name");
    }
    // What happens all the time outgrows an int, whatever somebody thought of it.
    if (view.has_modest_key(id) &&
        !view.context().words().tables.frequent.matches(view.words(id))) {
        found.lower(Scale::Moderate, "its key is an int where others are bigint");
    }
    if (!facts.is_log_like && !view.has_telling_key(id) &&
        has_transient_name(view.context().table(id))) {
        found.lower(Scale::Moderate, "its rows are short-lived, by its name");
    }
    if (view.context().words().tables.staff.matches(view.words(id))) {
        found.lower(Scale::Moderate, "the people who work for an organisation, by its name");
    }
    if (is_run_now_and_then(view, id)) {
        found.lower(facts.children.empty() ? Scale::Moderate : Scale::Small,
                    "started now and then, by its name");
    }
}

}  // namespace tsqlaudit::facts
