// A remedy on its way to becoming a step: which table it changes and which findings it answers.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "rules/remedy.h"

namespace tsqlaudit::fix {

struct Change {
    std::size_t table = 0;  // into Catalog::tables
    int priority = 2;       // 1–3
    rules::Remedy remedy;
    std::vector<std::size_t> findings;  // into the list given to plan()
    // Other columns that AlterColumn changes in the same step: what stands on both goes once.
    std::vector<rules::AlterColumn> also_altered = {};
    // Columns that other steps alter, and with which together SQL Server refuses AlterColumn: what
    // stands on both would no longer come back.
    std::vector<rules::AlterColumn> altered_apart = {};
    // Of DropIndexRemedy: another change of the table makes the index that takes its place, and has
    // to come first.
    bool is_replaced = false;
    // Nothing but guesses ask for it, and it could refuse rows or change values: a person has to
    // say that it is meant.
    bool is_guess = false;
    // Of a unique key that may never be made: the indexes of other steps that it would do the work
    // of, by their columns.
    std::vector<std::vector<std::string>> would_replace = {};
    // Of a unique key: that another step makes one of the same columns, and when to leave one of
    // them out. A sentence; may be empty.
    std::string rival = {};
};

// The columns that the change alters.
std::vector<rules::AlterColumn> altered_columns(const Change& change);

// Among all changes, by table and within it: the position of the first of each table, and last how
// many there are.
std::vector<std::size_t> first_positions(std::span<const std::vector<Change>> tables);

}  // namespace tsqlaudit::fix
