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

namespace {

// A template never reaches the server as it is.
void refuse_line_breaks(Rendered& rendered) {
    if (rendered.choice.empty() &&
        has_line_break_in_quotes(to_sql(rendered.checks) + "\n" + to_sql(rendered.batches))) {
        rendered.choice =
            "A name or text in it has a line break, which scripts do not carry safely.";
    }
}

}  // namespace

Rendered render(const RenderContext& context, const Change& change) {
    const Table& table = context.table(change);
    Rendered rendered = std::visit(
        [&](const auto& remedy) { return render_remedy(context, table, remedy); }, change.remedy);
    refuse_line_breaks(rendered);
    return rendered;
}

}  // namespace tsqlaudit::fix
