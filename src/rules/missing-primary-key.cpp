#include <algorithm>

#include "rules/check.h"
#include "rules/index_queries.h"
#include "rules/message.h"

namespace tsqlaudit::rules {

namespace {

// The first that keeps rows apart, although some of its columns allow NULL.
const catalog::Index* any_unique_index(const catalog::Table& table) {
    const auto found = std::ranges::find_if(table.indexes, [](const catalog::Index& index) {
        return index.is_unique && !index.is_disabled && index.filter == nullptr;
    });
    return found == table.indexes.end() ? nullptr : &*found;
}

std::vector<std::string> nullable_keys(const catalog::Table& table, const catalog::Index& index) {
    std::vector<std::string> names = key_names(index);
    std::erase_if(names, [&](const std::string& name) {
        const catalog::Column* column = table.find_column(name);
        return column == nullptr || !column->is_nullable;
    });
    return names;
}

}  // namespace

void check_missing_primary_key(const CheckContext& context, FindingSink& sink) {
    if (context.table.primary_key() != nullptr || context.table.is_schema_only ||
        !takes_another_index(context.table)) {
        return;
    }
    const catalog::Index* unique = identifying_index(context.table);
    Report report{.remedy =
                      AddPrimaryKey{.columns = likely_primary_key(context.table),
                                    .is_clustered = context.table.clustered_index() == nullptr}};
    if (unique != nullptr) {
        report.variant = "unique-index";
        report.arguments = {{"index", display_name(*unique)}};
    } else if (context.table.has_clustered_columnstore()) {
        report.variant = "columnstore";
    } else if (const catalog::Index* apart = any_unique_index(context.table); apart != nullptr) {
        report.variant = "nullable-unique-index";
        report.arguments = {{"index", display_name(*apart)},
                            {"nullable", enumerate(nullable_keys(context.table, *apart))}};
    } else if (context.facts.is_log_like) {
        report.variant = "log";
    }
    sink.report(std::move(report));
}

}  // namespace tsqlaudit::rules
