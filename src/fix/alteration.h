// What ALTER COLUMN does to a column.
#pragma once

#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "rules/remedy.h"
#include "sqlserver/data_type.h"

namespace tsqlaudit::fix {

struct Alteration {
    const catalog::Column* column = nullptr;  // as it is, of the catalog
    bool becomes_not_null = false;
    bool changes_type = false;
    sqlserver::DataType type;  // as it will be
    // A text of variable length that gets another one.
    bool changes_length = false;
    // A text of variable length that only gets longer: SQL Server lets it keep most of what stands
    // on it.
    bool only_grows = false;
};

// Some of those of a change: of the columns that something names.
using Alterations = std::vector<const Alteration*>;

// The table has the column.
Alteration alteration_of(const catalog::Table& table, const rules::AlterColumn& alter);

bool is_nullable_after(const catalog::Column& column, const rules::AlterColumn& alter);

// SQL Server refuses the alteration while the index is there.
bool is_in_the_way(const Alteration& alteration, const catalog::Index& index);

// The new types take nothing that the check would refuse: json, and ISJSON.
bool make_superfluous(const Alterations& of_check, const catalog::CheckConstraint& check);

// The check compares the column, or reads it as text, which the new type does not let it: json.
bool is_refused_after(const Alteration& alteration, const catalog::CheckConstraint& check);

// SQL Server knows no conversion from one to the other (error 206), whatever the rows hold.
bool is_impossible(const sqlserver::DataType& from, const sqlserver::DataType& to);

// The type as the remedy writes it.
sqlserver::DataType type_from(const std::string& sql);

}  // namespace tsqlaudit::fix
