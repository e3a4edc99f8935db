// What a step consists of: checks of the data, and batches that make the change.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tsqlaudit::fix {

// Rows that stand in the way of a change: while the query finds any, nothing is changed.
struct Check {
    std::string query;    // SELECT … without a semicolon
    std::string message;  // for the person who has to mend them
};

// What is sent to the server at once: a column that is added cannot be used before the next batch.
struct Batch {
    std::string guard;  // condition under which there is still something to do; empty: always
    std::string sql;    // one statement where it is guarded
};

// Behind an error alone sqlcmd would go on with the next batch; NOEXEC makes the server skip all of
// them until it is set OFF again.
std::string to_sql(const Check& check);
std::string to_sql(const Batch& batch);
std::string to_sql(const std::vector<Check>& checks);
std::string to_sql(const std::vector<Batch>& batches);

// RAISERROR and NOEXEC: the statements that stop a script.
std::string stop(std::string_view message);

// RAISERROR of a severity that says something and stops nothing.
std::string notice(std::string_view message);

// Between two batches.
inline constexpr std::string_view batch_end = "\nGO\n";

// Every line behind "-- ", so that a template cannot run by mistake.
std::string commented(std::string_view sql);

// On one line, so that nothing in a name can end a comment.
std::string one_line(std::string_view text);

// A name with a line feed could bring a line of its own, GO among others, into the script: the
// programs that send it to the server split it by lines.
bool has_line_break_in_quotes(std::string_view sql);

}  // namespace tsqlaudit::fix
