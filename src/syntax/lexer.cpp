#include "syntax/lexer.h"

#include <algorithm>
#include <optional>

#include "syntax/lexer_match.h"
#include "syntax/lexer_table.h"
#include "syntax/line_ends.h"
#include "syntax/template_names.h"
#include "syntax/templates.h"
#include "syntax/undo_sections.h"
#include "syntax/words.h"

namespace tsqlaudit::syntax {

namespace {

constexpr int max_recoveries = 10;
constexpr std::size_t longest_name = 512;  // 128 characters, in bytes

class Lexer {
public:
    explicit Lexer(std::string_view text) : text_(text) {}

    TokenizedText run() {
        read_first_directive();
        while (position_ < text_.size()) {
            read_token();
        }
        // The culprit of an open string is found late.
        std::stable_sort(result_.errors.begin(), result_.errors.end(),
                         [](const LexicalError& left, const LexicalError& right) {
                             return left.offset < right.offset;
                         });
        return std::move(result_);
    }

private:
    // A line for sqlcmd is known by the line end before it; the first line has none.
    void read_first_directive() {
        const std::size_t after_line_end =
            lexer_table.transitions[lexer_table.mode_starts[0] * lexer_table.class_count +
                                    lexer_table.ascii_classes['\n']];
        const LexerMatch found = longest_match(text_, after_line_end, 0);
        if (found.rule != 0 && lexer_table.rules[found.rule].channel == LexerChannel::Directives) {
            result_.directives.push_back(make_token(found));
            position_ = found.end;
        }
    }

    void read_token() {
        if (text_[position_] == ' ') {  // every second token, which needs no table
            position_ = std::min(text_.find_first_not_of(' ', position_), text_.size());
            return;
        }
        const LexerMatch found = longest_match(text_, lexer_table.mode_starts[0], position_);
        const LexerRule& rule = lexer_table.rules[found.rule];
        switch (rule.channel) {
            case LexerChannel::Skipped:
                starts_line_ |= rule.type == TokenType::NEWLINE;
                break;
            case LexerChannel::Directives:
                result_.directives.push_back(make_token(found));
                starts_line_ = true;
                break;
            case LexerChannel::Comments:
                if (rule.pushed_mode >= 0) {
                    read_block_comment(rule, found.end);
                    return;
                }
                add_comment(found.end);
                return;
            case LexerChannel::Code:
                read_code(found);
                return;
        }
        position_ = found.end;
    }

    Token make_token(const LexerMatch& found) const {
        return {lexer_table.rules[found.rule].type, starts_line_,
                static_cast<std::uint32_t>(position_), static_cast<std::uint32_t>(found.end)};
    }

    void read_code(const LexerMatch& found) {
        const Token token = make_token(found);
        switch (token.type) {
            case TokenType::UNTERMINATED_STRING:
            case TokenType::UNTERMINATED_QUOTE:
                if (recoveries_ < max_recoveries) {
                    ++recoveries_;
                    recover_from_open_string(token);
                    return;
                }
                add_error(position_, "the string is not closed");
                break;
            case TokenType::BRACKETED_ID:
                if (has_line_end(text_of(text_, token)) && !may_be_name(text_of(text_, token))) {
                    read_open_bracket(token);
                    return;
                }
                break;
            case TokenType::UNTERMINATED_BRACKET:
                read_open_bracket(token);
                return;
            case TokenType::BAD_CHARACTER:
                if (static_cast<unsigned char>(text_[token.begin]) < ' ') {
                    skip_control_character(token);
                    return;
                }
                break;
            case TokenType::ID:
                if (text_[token.begin] == '<' && read_template(token)) {
                    return;
                }
                break;
            default:
                break;
        }
        add_token(token);
    }

    bool read_template(const Token& token) {
        if (is_template_control(text_, token)) {
            position_ = token.end;
            return true;
        }
        return add_template_parameter(token);
    }

    // <nullability,, NOT NULL> and <type,, char(10)> are what stands in them. A default that is a
    // name is left where it is: the token may be a part of a name.
    bool add_template_parameter(const Token& token) {
        const std::string_view written = text_of(text_, token);
        const auto [type, value] = template_parameter(written);
        const bool is_name = is_word(type, "SYSNAME") && !value.starts_with('[');
        if (value.empty() || is_name || written.find('>') + 1 != written.size()) {
            return false;
        }
        TokenizedText inside = tokenize(value);
        if (!inside.errors.empty() || holds_a_name(inside.tokens)) {
            return false;
        }
        const auto begin = static_cast<std::uint32_t>(value.data() - text_.data());
        for (Token& part : inside.tokens) {
            part.begin += begin;
            part.end += begin;
        }
        inside.tokens.front().starts_line = starts_line_;
        result_.tokens.insert(result_.tokens.end(), inside.tokens.begin(), inside.tokens.end());
        starts_line_ = false;
        position_ = token.end;
        return true;
    }

    // NUL and its like: the file is not what it seems, which is said once. All that can be read is.
    void skip_control_character(const Token& token) {
        const bool ends_text =  // Ctrl+Z, as editors of old wrote it
            text_[token.begin] == '\x1A' &&
            text_.find_first_not_of(" \t\r\n\x1A", token.end) == std::string_view::npos;
        if (!seen_control_character_ && !ends_text) {
            seen_control_character_ = true;
            add_error(token.begin, describe_bad_character(text_of(text_, token)));
        }
        position_ = token.end;
    }

    void add_token(const Token& token) {
        result_.tokens.push_back(token);
        starts_line_ = false;
        position_ = token.end;
    }

    void add_error(std::size_t offset, std::string message) {
        result_.errors.push_back({static_cast<std::uint32_t>(offset), std::move(message)});
    }

    // A string that is not closed turns all later strings inside out, so the one that reaches the
    // end of the text is seldom the culprit. That is the first one over several lines that holds
    // what looks like a statement. It is taken to end with its first line.
    void recover_from_open_string(const Token& unclosed) {
        const auto culprit =
            std::find_if(result_.tokens.begin(), result_.tokens.end(), [&](const Token& token) {
                return (token.type == TokenType::STRING || token.type == TokenType::QUOTED_ID) &&
                       token.begin >= recovered_until_ && holds_statement(text_of(text_, token));
            });
        Token token = culprit != result_.tokens.end() ? *culprit : unclosed;
        result_.tokens.erase(culprit, result_.tokens.end());
        std::erase_if(result_.comments,
                      [&](const CommentRange& range) { return range.begin > token.begin; });
        std::erase_if(result_.directives,
                      [&](const Token& line) { return line.begin > token.begin; });
        add_error(token.begin, "the string is not closed");
        token.type = text_[token.begin] == '"' ? TokenType::UNTERMINATED_QUOTE
                                               : TokenType::UNTERMINATED_STRING;
        token.end = static_cast<std::uint32_t>(
            std::min(text_.find_first_of(line_ends, token.begin), text_.size()));
        recovered_until_ = token.end;
        add_token(token);
    }

    // A name may hold line ends, but what reaches over whole statements is one that is not closed.
    static bool may_be_name(std::string_view brackets) {
        return brackets.size() <= longest_name && !holds_statement(brackets);
    }

    // To the end of the line, unless it is [[name]] of a template.
    void read_open_bracket(Token token) {
        const std::string_view line =
            text_of(text_, token)
                .substr(0, text_.find_first_of(line_ends, token.begin) - token.begin);
        const std::size_t length =
            line.size() > longest_name ? 0 : length_of_doubled_brackets(line);
        if (length == 0) {
            add_error(token.begin, "the name is not closed: ']' is missing");
        }
        token.type = length > 0 ? TokenType::ID : TokenType::UNTERMINATED_BRACKET;
        token.end = static_cast<std::uint32_t>(token.begin + (length > 0 ? length : line.size()));
        add_token(token);
    }

    // Does one of the lines after the first begin like a new batch or statement?
    static bool holds_statement(std::string_view string) {
        for (std::size_t at = string.find_first_of(line_ends); at != std::string_view::npos;
             at = string.find_first_of(line_ends, at)) {
            at = string.find_first_not_of(" \t\r\n", at);
            if (at == std::string_view::npos) {
                return false;
            }
            if (Lexer(string.substr(at)).begins_statement()) {
                return true;
            }
        }
        return false;
    }

    bool begins_statement() const {
        const LexerMatch first = longest_match(text_, lexer_table.mode_starts[0], 0);
        switch (lexer_table.rules[first.rule].type) {
            case TokenType::GO:
            case TokenType::CREATE:
            case TokenType::ALTER:
            case TokenType::DROP:
            case TokenType::INSERT:
            case TokenType::EXECUTE:
                return true;
            default:
                return false;
        }
    }

    void read_block_comment(const LexerRule& start, std::size_t after_start) {
        const std::size_t inside =
            lexer_table.mode_starts[static_cast<std::size_t>(start.pushed_mode)];
        std::size_t depth = 1;
        std::size_t end = after_start;
        while (depth > 0 && end < text_.size()) {
            const LexerMatch found = longest_match(text_, inside, end);
            const LexerRule& rule = lexer_table.rules[found.rule];
            depth += rule.pushed_mode >= 0 ? 1 : 0;
            depth -= rule.pops_mode ? 1 : 0;
            end = found.end;
        }
        if (depth > 0) {
            add_error(position_, "the comment is not closed: '*/' is missing");
            // Perhaps only a nested comment was left open: read on after what closed it.
            const std::size_t close = text_.find("*/", after_start);
            if (close != std::string_view::npos && ++recoveries_ < max_recoveries) {
                end = close + 2;
            }
        }
        add_comment(end);
    }

    void add_comment(std::size_t end) {
        result_.comments.push_back(
            {static_cast<std::uint32_t>(position_), static_cast<std::uint32_t>(end)});
        starts_line_ |= has_line_end(text_.substr(position_, end - position_));
        position_ = end;
    }

    std::string_view text_;
    std::size_t position_ = 0;
    bool starts_line_ = true;
    bool seen_control_character_ = false;
    int recoveries_ = 0;
    std::size_t recovered_until_ = 0;
    TokenizedText result_;
};

}  // namespace

TokenizedText tokenize(std::string_view text) {
    TokenizedText result = Lexer(text).run();
    name_placeholders(text, result.tokens);
    leave_out_undo_sections(text, result);
    return result;
}

}  // namespace tsqlaudit::syntax
