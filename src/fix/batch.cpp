#include "fix/batch.h"

#include "sqlserver/names.h"
#include "text/byte_set.h"
#include "text/concat.h"

namespace tsqlaudit::fix {

namespace {

// Each line of the text behind the prefix.
void append_with_line_prefix(std::string& out, std::string_view text, std::string_view prefix) {
    for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
        text::append(out, prefix, text.substr(0, end + 1));
        text.remove_prefix(end + 1);
    }
    text::append(out, prefix, text);
}

void append_sql(std::string& out, const Check& check) {
    text::append(out, "IF EXISTS (", check.query, ")\n", stop(check.message));
}

void append_sql(std::string& out, const Batch& batch) {
    if (batch.guard.empty()) {
        out += batch.sql;
    } else {
        text::append(out, "IF ", batch.guard, "\n");
        append_with_line_prefix(out, batch.sql, "    ");
    }
}

template <typename Part>
std::string joined(const std::vector<Part>& parts) {
    std::string sql;
    for (const Part& part : parts) {
        if (!sql.empty()) {
            sql += batch_end;
        }
        append_sql(sql, part);
    }
    return sql;
}

// RAISERROR takes a percent sign for the start of a placeholder.
std::string message_literal(std::string_view message) {
    std::string text;
    for (const char c : message) {
        text += c == '%' ? "%%" : std::string{c};
    }
    return sqlserver::quote_string(text);
}

// What closes a name or a string that is opened by the character.
char closing(char opening) {
    return opening == '[' ? ']' : opening;
}

}  // namespace

std::string stop(std::string_view message) {
    return text::concat("BEGIN\n    RAISERROR(", message_literal(message),
                        ", 16, 1);\n    SET NOEXEC ON;\nEND;");
}

std::string notice(std::string_view message) {
    return text::concat("RAISERROR(", message_literal(message), ", 10, 1);");
}

std::string to_sql(const Check& check) {
    std::string sql;
    append_sql(sql, check);
    return sql;
}

std::string to_sql(const Batch& batch) {
    std::string sql;
    append_sql(sql, batch);
    return sql;
}

std::string to_sql(const std::vector<Check>& checks) {
    return joined(checks);
}

std::string to_sql(const std::vector<Batch>& batches) {
    return joined(batches);
}

std::string commented(std::string_view sql) {
    std::string result;
    result.reserve(sql.size() + sql.size() / 4);
    append_with_line_prefix(result, sql, "-- ");
    if (result.find('\r') != std::string::npos) {  // seldom
        std::erase(result, '\r');
    }
    return result;
}

std::string one_line(std::string_view text) {
    std::string line;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        line += byte < 0x20 || byte == 0x7f ? ' ' : c;
    }
    return line;
}

bool has_line_break_in_quotes(std::string_view sql) {
    constexpr text::ByteSet opening{"['\""};
    constexpr text::ByteSet telling{"]'\"\n\r"};  // in quotes
    for (std::size_t at = opening.find_in(sql); at < sql.size(); at = opening.find_in(sql, at)) {
        // A doubled closing character does not close.
        const char end = closing(sql[at]);
        do {
            at = telling.find_in(sql, at + 1);
            while (at < sql.size() && sql[at] != end) {
                if (sql[at] == '\n' || sql[at] == '\r') {
                    return true;
                }
                at = telling.find_in(sql, at + 1);
            }
            ++at;
        } while (at < sql.size() && sql[at] == end);
    }
    return false;
}

}  // namespace tsqlaudit::fix
