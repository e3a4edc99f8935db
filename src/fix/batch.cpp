#include "fix/batch.h"

#include <fmt/format.h>

#include <algorithm>

#include "sqlserver/names.h"
#include "text/byte_set.h"

namespace tsqlaudit::fix {

namespace {

// Each line of the text behind the prefix.
std::string with_line_prefix(std::string_view text, std::string_view prefix) {
    std::string result;
    result.reserve(text.size() +
                   prefix.size() * (1 + static_cast<std::size_t>(std::ranges::count(text, '\n'))));
    for (;;) {
        const std::size_t end = text.find('\n');
        result += prefix;
        result += text.substr(0, end);
        if (end == std::string_view::npos) {
            return result;
        }
        result += '\n';
        text.remove_prefix(end + 1);
    }
}

template <typename Part>
std::string joined(const std::vector<Part>& parts) {
    std::string sql;
    for (const Part& part : parts) {
        if (!sql.empty()) {
            sql += batch_end;
        }
        sql += to_sql(part);
    }
    return sql;
}

// What closes a name or a string that is opened by the character.
char closing(char opening) {
    return opening == '[' ? ']' : opening;
}

}  // namespace

std::string stop(std::string_view message) {
    std::string text;  // RAISERROR takes a percent sign for the start of a placeholder
    for (const char c : message) {
        text += c == '%' ? "%%" : std::string{c};
    }
    return fmt::format("BEGIN\n    RAISERROR({}, 16, 1);\n    SET NOEXEC ON;\nEND;",
                       sqlserver::quote_string(text));
}

std::string to_sql(const Check& check) {
    return fmt::format("IF EXISTS ({})\n{}", check.query, stop(check.message));
}

std::string to_sql(const Batch& batch) {
    return batch.guard.empty()
               ? batch.sql
               : fmt::format("IF {}\n{}", batch.guard, with_line_prefix(batch.sql, "    "));
}

std::string to_sql(const std::vector<Check>& checks) {
    return joined(checks);
}

std::string to_sql(const std::vector<Batch>& batches) {
    return joined(batches);
}

std::string commented(std::string_view sql) {
    std::string result = with_line_prefix(sql, "-- ");
    std::erase(result, '\r');
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
    for (std::size_t at = opening.find_in(sql); at < sql.size(); at = opening.find_in(sql, at)) {
        // A doubled closing character does not close.
        const char end = closing(sql[at]);
        do {
            ++at;
            for (; at < sql.size() && sql[at] != end; ++at) {
                if (sql[at] == '\n' || sql[at] == '\r') {
                    return true;
                }
            }
            ++at;
        } while (at < sql.size() && sql[at] == end);
    }
    return false;
}

}  // namespace tsqlaudit::fix
