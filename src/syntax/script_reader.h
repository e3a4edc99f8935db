// Reads one script: its statements in order, those inside of EXEC ('…'), and those of the files
// that it includes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "syntax/comments.h"
#include "syntax/inclusions.h"
#include "syntax/parser.h"
#include "syntax/source_text.h"
#include "syntax/splitter.h"
#include "syntax/statement_parser.h"
#include "syntax/string_variables.h"
#include "syntax/transaction.h"

namespace tsqlaudit::syntax {

class ScriptReader {
public:
    // `inclusions` must outlive it.
    ScriptReader(const text::SourceSet& sources, const Inclusions& inclusions, SqlcmdValues values);

    ParseResult read(text::FileId file);

private:
    // What the statements of a text have from the EXEC, or those of a file from the :r around them.
    struct Surroundings {
        int depth = 0;  // of EXEC inside of EXEC
        bool guarded = false;
        bool guard_negated = false;
        bool is_guess = false;  // the text may never be there
    };

    // Where what a file has added begins.
    struct FilePlace {
        std::size_t statements = 0;
        std::size_t diagnostics = 0;
    };

    static Surroundings inside(const StatementRange& range, const Surroundings& surroundings);

    void read_file(text::FileId file, bool with_statements, const Surroundings& surroundings);
    void read_statements(text::FileId file, const TokenizedText& tokenized,
                         const Surroundings& surroundings);
    // Takes back what a ROLLBACK undoes, if it does.
    void undo(const std::optional<Transaction::Undone>& undone, const SourceText& source,
              const StatementRange& rollback);
    // Says whether the line is a :r, whatever became of that.
    bool execute(text::FileId file, const Token& line, const Surroundings& surroundings);
    void try_statement(const SourceText& source, const TokenizedText& tokenized,
                       const StatementRange& range, const Surroundings& surroundings,
                       StringVariables& strings);
    void read_statement(const SourceText& source, const TokenizedText& tokenized,
                        const StatementRange& range, const Surroundings& surroundings,
                        const StringVariables& strings);
    void parse_statement(const SourceText& source, const StatementRange& range,
                         const Surroundings& surroundings, const StringVariables& strings);
    void parse_tokens(const SourceText& source, const StatementRange& range,
                      const Surroundings& surroundings, const StringVariables& strings);
    void read_dynamic(const SourceText& source, const StatementRange& range,
                      const Surroundings& surroundings, const StringVariables& strings);
    void read_text(DynamicText dynamic, const SourceText& around, const Surroundings& surroundings);
    void guess(const SourceText& source, const StatementRange& range, DynamicText dynamic,
               Surroundings surroundings, const StringVariables& strings);
    void note_unknown_table(const SourceText& source, const StatementRange& range,
                            const StringVariables& strings);
    void add_statement(StatementNode node, const SourceText& source, const StatementRange& range,
                       const Surroundings& surroundings);
    void place_in_schema(StatementNode& node, const StatementRange& range);
    void attach_comments(const CommentFinder& comments, const StatementRange& range,
                         std::size_t first_statement);
    void report_errors(const SourceText& source, const TokenizedText& tokenized);
    bool leave_out_foreign(const SourceText& source, const TokenizedText& tokenized,
                           const FilePlace& begin);
    std::vector<ObjectName> tables_of(text::FileId file, std::size_t first) const;
    void remove_statements(text::FileId file, std::size_t first);
    void fold_errors(const SourceText& source, const TokenizedText& tokenized, std::size_t first);
    void report(const SourceText& source, std::uint32_t offset, std::string message);
    void inform(const SourceText& source, std::uint32_t offset, std::string message);
    void add(text::DiagnosticSeverity severity, const SourceText& source, std::uint32_t offset,
             std::string message);

    const text::SourceSet& sources_;
    const Inclusions& inclusions_;
    text::FileId root_ = 0;
    SqlcmdVariables variables_;
    std::set<text::FileId> files_;  // each is read once
    StatementParser parser_;
    std::size_t dynamic_budget_ = 1U << 16U;  // bytes of dynamic text that may still be read
    std::size_t lookup_budget_ = 1U << 16U;   // of statements behind text that is not known
    std::string embedding_schema_;            // of CREATE SCHEMA … CREATE TABLE …
    bool has_unknown_table_ = false;          // and it was said
    ParseResult result_;
};

}  // namespace tsqlaudit::syntax
