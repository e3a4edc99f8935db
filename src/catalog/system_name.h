// Names of constraints that SQL Server made up. Internal to this folder.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "syntax/ast.h"

namespace tsqlaudit::catalog {

// DF__Orders__Status__1CF15040 in its parts, of which each was cut to what fits.
struct SystemName {
    std::optional<syntax::ConstraintKind> kind;  // none: of something else
    // What it may say of the table: all up to each "__" of it.
    std::vector<std::string_view> tables;
    // What it may say of a column: all behind each "__". Those of keys say nothing of columns.
    std::vector<std::string_view> columns;
};

// The name has to outlive its parts; none where it is not of that shape.
std::optional<SystemName> read_system_name(std::string_view name);
bool is_system_name(std::string_view name);

// Ignoring case.
bool begins_with(std::string_view whole, std::string_view begin);

}  // namespace tsqlaudit::catalog
