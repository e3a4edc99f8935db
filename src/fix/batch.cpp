#include "fix/batch.h"

#include <fmt/format.h>

#include <algorithm>

#include "sqlserver/names.h"

namespace tsqlaudit::fix {

namespace {

std::string indented(std::string_view sql) {
    std::string result = "    ";
    for (const char c : sql) {
        result += c;
        if (c == '\n') {
            result += "    ";
        }
    }
    return result;
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

// What closes a name or a string that is opened by the character; 0: it opens nothing.
char closing(char opening) {
    switch (opening) {
        case '[':
            return ']';
        case '\'':
        case '"':
            return opening;
        default:
            return 0;
    }
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
    return batch.guard.empty() ? batch.sql
                               : fmt::format("IF {}\n{}", batch.guard, indented(batch.sql));
}

std::string to_sql(const std::vector<Check>& checks) {
    return joined(checks);
}

std::string to_sql(const std::vector<Batch>& batches) {
    return joined(batches);
}

std::string commented(std::string_view sql) {
    std::string result;
    const auto lines = static_cast<std::size_t>(std::ranges::count(sql, '\n')) + 1;
    result.reserve(sql.size() + 3 * lines);
    result = "-- ";
    for (const char c : sql) {
        if (c == '\r') {
            continue;
        }
        result += c;
        if (c == '\n') {
            result += "-- ";
        }
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
    char end = 0;
    for (std::size_t at = 0; at < sql.size(); ++at) {
        const char c = sql[at];
        if (end == 0) {
            end = closing(c);
        } else if (c == end) {
            const bool is_doubled = at + 1 < sql.size() && sql[at + 1] == end;
            at += is_doubled ? 1 : 0;
            end = is_doubled ? end : '\0';
        } else if (c == '\n' || c == '\r') {
            return true;
        }
    }
    return false;
}

}  // namespace tsqlaudit::fix
