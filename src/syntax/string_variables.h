// Which strings the variables of a batch hold, as far as that is known without running anything:
//
//     DECLARE @sql nvarchar(max) = N'CREATE TABLE t (';
//     SET @sql += N'a int)';
//     EXEC (@sql);
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "syntax/dynamic_sql.h"
#include "syntax/splitter.h"

namespace tsqlaudit::syntax {

class StringVariables {
public:
    // To be called for each statement in turn: variables end with their batch, and what was
    // assigned under a condition is known as long as that holds.
    void enter(const StatementRange& statement);
    // DECLARE, SET, SELECT, or another statement that may change variables.
    void assign(std::string_view text, const StatementRange& statement);

    // By the name as written, with @; nullptr where the value is not known.
    const DynamicText* find(std::string_view name) const;
    // The statements of the batch that made a variable what it is: the last that set it, and those
    // that it went on from, in their order. Conditions are overlooked.
    const std::vector<Tokens>& changes_of(std::string_view name) const;

private:
    struct Value {
        DynamicText text;
        bool is_known = false;
    };

    void assign_part(std::string_view text, Tokens part, const StatementRange& statement);
    static bool is_set(Tokens behind, bool is_declaration);
    void note_changes(std::string_view text, Tokens statement);
    void forget_changed(std::string_view text, const StatementRange& statement);
    void set(std::string_view name, std::optional<DynamicText> text,
             const StatementRange& statement);

    std::size_t batch_ = 0;
    std::map<std::string, Value, std::less<>> values_;                 // by name, upper-case
    std::map<std::string, std::vector<Tokens>, std::less<>> changes_;  // likewise
    // What was assigned under how many conditions, the fewest first; those that are no longer open
    // are taken off before anything is added.
    std::vector<std::pair<std::size_t, Value*>> conditional_;
};

}  // namespace tsqlaudit::syntax
