#include "fix/render.h"

#include <fmt/format.h>

#include "fix/render_parts.h"
#include "sqlserver/names.h"

namespace tsqlaudit::fix {

using sqlserver::quote_name;

std::string quoted(const catalog::QualifiedName& name) {
    return quote_name(name.schema, name.name);
}

std::vector<std::string> names_of(const std::vector<catalog::IndexColumn>& columns) {
    std::vector<std::string> names;
    names.reserve(columns.size());
    for (const catalog::IndexColumn& column : columns) {
        names.push_back(column.name);
    }
    return names;
}

std::string column_list(const std::vector<catalog::IndexColumn>& columns) {
    std::string list;
    for (const catalog::IndexColumn& column : columns) {
        if (!list.empty()) {
            list += ", ";
        }
        list += quote_name(column.name);
        if (column.is_descending) {
            list += " DESC";
        }
    }
    return list;
}

std::string column_list(const std::vector<std::string>& columns) {
    std::string list;
    for (const std::string& column : columns) {
        if (!list.empty()) {
            list += ", ";
        }
        list += quote_name(column);
    }
    return list;
}

std::string plain_list(const std::vector<std::string>& columns) {
    return fmt::format("{}", fmt::join(columns, ", "));
}

std::string commented(std::string_view sql) {
    std::string result = "-- ";
    for (char c : sql) {
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

std::string refuse_if(std::string_view query, const std::string& message) {
    std::string text;  // THROW takes a percent sign for the start of a placeholder
    for (const char c : message) {
        text += c == '%' ? "%%" : std::string{c};
    }
    return fmt::format("IF EXISTS ({})\n    THROW 50000, {}, 1;\n", query,
                       sqlserver::quote_string(text));
}

Rendered render(const RenderContext& context, const Change& change) {
    const Table& table = context.table(change);
    return std::visit([&](const auto& remedy) { return render_remedy(context, table, remedy); },
                      change.remedy);
}

}  // namespace tsqlaudit::fix
