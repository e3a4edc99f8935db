// Columns together with what is known about them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/check.h"

namespace tsqlaudit::rules {

struct ColumnView {
    const catalog::Column& column;
    const facts::ColumnFacts& facts;
};

// In table order. Deprecated columns are left out: only the rule about them looks at them.
std::vector<ColumnView> live_columns(const catalog::Table& table, const facts::TableFacts& facts);
std::vector<ColumnView> live_columns(const CheckContext& context);

// By name, deprecated or not. A pseudo-column of a graph table ($node_id) is of unknown type, and
// nothing else is known about it.
ColumnView column_view(const CheckContext& context, std::string_view name);

bool is_deprecated(const CheckContext& context, std::string_view name);

// The index has no filter, or one that leaves out nothing but rows that are marked as deleted.
bool holds_live_rows(const CheckContext& context, const catalog::Index& index);

// The name of the table of a TableId, "dbo.Order".
std::string table_name(const CheckContext& context, facts::TableId table);

}  // namespace tsqlaudit::rules
