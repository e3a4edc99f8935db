#include "rules/columns.h"

namespace tsqlaudit::rules {

namespace {

// The first line of what the schema says about the column.
std::string note_of(const catalog::Column& column) {
    const std::string& text = column.comment.empty() ? column.description : column.comment;
    const std::string line = text.substr(0, text.find('\n'));
    return line.empty() ? "deprecated" : line;
}

}  // namespace

void check_deprecated_column(const CheckContext& context, FindingSink& sink) {
    for (std::size_t i = 0; i < context.table.columns.size(); ++i) {
        const catalog::Column& column = context.table.columns[i];
        if (!context.facts.columns.at(i).is_deprecated) {
            continue;
        }
        sink.report(
            {.columns = {column.name},
             .span = column.name_span,
             .arguments = {{"note", note_of(column)}},
             .remedy = Advice{
                 "Drop " + column.name + " from " + context.table.name.dotted() + ", or keep it",
                 "Drop " + column.name + " from " + context.table.name.dotted() +
                     " once nothing reads or writes it any more."}});
    }
}

}  // namespace tsqlaudit::rules
