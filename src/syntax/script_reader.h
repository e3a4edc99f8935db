// Reads one script: its statements in order, those inside of EXEC ('…'), and those of the files
// that it includes.
#pragma once

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include "syntax/comments.h"
#include "syntax/inclusions.h"
#include "syntax/parser.h"
#include "syntax/source_text.h"
#include "syntax/splitter.h"
#include "syntax/statement_parser.h"

namespace tsqlaudit::syntax {

class ScriptReader {
public:
    // `inclusions` must outlive it.
    ScriptReader(const text::SourceSet& sources, const Inclusions& inclusions, SqlcmdValues values);

    ParseResult read(text::FileId file);

private:
    // What the statements of a text have from the EXEC around them.
    struct Surroundings {
        int depth = 0;  // of EXEC inside of EXEC
        bool guarded = false;
        bool guard_negated = false;
    };

    using Lines = std::span<const Token>;  // those for sqlcmd that have not been executed

    void read_file(text::FileId file, bool with_statements);
    void read_statements(text::FileId file, const TokenizedText& tokenized, Lines& lines);
    void execute(text::FileId file, const Token& line);
    void try_statement(const SourceText& source, const TokenizedText& tokenized,
                       const StatementRange& range, const Surroundings& surroundings);
    void read_statement(const SourceText& source, const TokenizedText& tokenized,
                        const StatementRange& range, const Surroundings& surroundings);
    void parse_statement(const SourceText& source, const StatementRange& range,
                         const Surroundings& surroundings);
    void parse_tokens(const SourceText& source, const StatementRange& range,
                      const Surroundings& surroundings);
    void read_dynamic(const SourceText& source, const StatementRange& range,
                      const Surroundings& surroundings);
    void add_statement(StatementNode node, const SourceText& source, const StatementRange& range,
                       const Surroundings& surroundings);
    void place_in_schema(StatementNode& node, const StatementRange& range);
    void attach_comments(const CommentFinder& comments, const StatementRange& range,
                         std::size_t first_statement);
    void report_errors(const SourceText& source, const TokenizedText& tokenized);
    void report(const SourceText& source, std::uint32_t offset, std::string message);

    const text::SourceSet& sources_;
    const Inclusions& inclusions_;
    text::FileId root_ = 0;
    SqlcmdVariables variables_;
    std::set<text::FileId> files_;  // each is read once
    StatementParser parser_;
    std::string embedding_schema_;  // of CREATE SCHEMA … CREATE TABLE …
    ParseResult result_;
};

}  // namespace tsqlaudit::syntax
