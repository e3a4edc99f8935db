// Reads one script: its statements in order, and those inside of EXEC ('…').
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "syntax/comments.h"
#include "syntax/parser.h"
#include "syntax/source_text.h"
#include "syntax/splitter.h"
#include "syntax/statement_parser.h"

namespace tsqlaudit::syntax {

class ScriptReader {
public:
    ScriptReader(const text::SourceSet& sources, text::FileId file);

    ParseResult run();

private:
    // What the statements of a text have from the EXEC around them.
    struct Surroundings {
        int depth = 0;  // of EXEC inside of EXEC
        bool guarded = false;
        bool guard_negated = false;
    };

    void read_text(const SourceText& source, const TokenizedText& tokenized,
                   const Surroundings& surroundings);
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
    void report(const SourceText& source, std::uint32_t offset, std::string message);

    const text::SourceSet& sources_;
    text::FileId file_;
    SqlcmdVariables variables_;
    StatementParser parser_;
    std::string embedding_schema_;  // of CREATE SCHEMA … CREATE TABLE …
    ParseResult result_;
};

}  // namespace tsqlaudit::syntax
