// Columns that say at which place within its parent a row stands, and of which day it is.
#pragma once

#include <cstddef>
#include <string>

#include "facts/context.h"
#include "facts/facts.h"
#include "facts/row_scope.h"

namespace tsqlaudit::facts {

class Places {
public:
    Places(const Context& context, const RowScope& scope, const TableFacts& facts);

    // A number among the rows of one parent: LineNumber, StopOrder, Version. Not that of a list
    // with names, whose rows people move about, and no order on the screen.
    bool is_place(std::size_t column) const;

    // A date that the source supplies, not when the row was written.
    bool is_day(std::size_t column) const;

    // ShiftDate of a shift, TaskDate of a housekeeping task.
    bool is_named_for_row(const std::string& column) const;

    // AttemptNumber of an attempt, and not the position of whatever else the row refers to: the
    // track of a playlist, the component of a whole.
    bool numbers_rows(const std::string& place) const;

    // By the name of the table, or as LineNumber.
    bool numbers_lines(const std::string& place) const;

    // The page of a note, which is no number of the note: a chapter, a page, a day.
    bool is_level(const std::string& place) const;

    // What lies on a page with others of its kind, by the name of the table: notes, words.
    bool are_marks() const;

private:
    bool is_of_named_row(std::size_t column) const;
    bool ends_compound(const Words& number) const;
    bool has_name() const;

    const Context& context_;
    const RowScope& scope_;
    const catalog::Table& table_;
    const TableNames& names_;
    const TableFacts& facts_;
};

}  // namespace tsqlaudit::facts
