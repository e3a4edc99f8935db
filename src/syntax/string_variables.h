// Which strings the variables of a batch hold, as far as that is known without running anything:
//
//     DECLARE @sql nvarchar(max) = N'CREATE TABLE t (';
//     SET @sql += N'a int)';
//     EXEC (@sql);
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/dynamic_text.h"
#include "syntax/splitter.h"

namespace tsqlaudit::syntax {

class StringVariables {
public:
    // To be called for each statement in turn: variables end with their batch. What was assigned
    // under a condition is a guess once that is closed, and forgotten if that was a loop; the other
    // branch begins with what was there before.
    void enter(const StatementRange& statement);
    // To be called behind each statement but a module: notes what DECLARE, SET and SELECT assign,
    // and forgets what any other statement might have changed.
    void leave(std::string_view text, const StatementRange& statement);
    // Statements came that are not known.
    void forget_all();

    // By the name as written, with @; nullptr where the value is not known.
    const DynamicText* find(std::string_view name) const;
    bool is_null(std::string_view name) const;
    // The statements of the batch that made a variable what it is: the last that set it, and those
    // that it went on from, in their order. Conditions are overlooked.
    const std::vector<Tokens>& changes_of(std::string_view name) const;

    // Does an expression hold CREATE TABLE of a table that lasts, as far as its literals and what
    // variables are made of tell?
    bool creates_table(std::string_view text, Tokens expression) const;

private:
    struct Value {
        DynamicText text;
        bool is_known = false;
        bool is_null = false;        // declared without a value, and not set since then
        bool creates_table = false;  // whether it is known or not
        std::size_t noted_under =
            0;  // the condition under which it was last noted what it had been
    };
    // What a variable was before the first statement under a condition changed it.
    struct Change {
        std::size_t conditions = 0;
        std::size_t condition = 0;  // the innermost of them
        bool repeats = false;       // it is done in a loop
        Value* value = nullptr;
        Value before;
    };

    void assign_part(std::string_view text, Tokens part, const StatementRange& statement);
    static bool is_set(Tokens behind, bool is_declaration);
    void note_changes(std::string_view text, Tokens statement);
    void forget_changed(std::string_view text, const StatementRange& statement);
    // Where the value of a variable is changed by a statement: what it was is noted first if that
    // stands under a condition.
    Value& place_of(std::string_view name, const StatementRange& statement);
    void forget(std::string_view name, const StatementRange& statement);

    std::size_t batch_ = 0;
    std::map<std::string, Value, std::less<>> values_;                 // by name, upper-case
    std::map<std::string, std::vector<Tokens>, std::less<>> changes_;  // likewise
    // Those under conditions that are open, the fewest conditions first: what is no longer open is
    // taken off before anything is added.
    std::vector<Change> conditional_;
};

}  // namespace tsqlaudit::syntax
