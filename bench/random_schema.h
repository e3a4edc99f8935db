// Schemas of any size that have the shape of real ones.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace tsqlaudit::bench {

struct Column {
    std::string name;
    std::string type;  // as in DDL: "NVARCHAR (100)"
    bool nullable = false;
    bool identity = false;
    std::string default_value;  // an expression; empty: none
    std::string check;          // a condition; empty: none
    std::string computed;       // an expression, instead of a type; empty: none
};

struct ForeignKey {
    std::string column;
    std::string schema;
    std::string table;
    std::string key_column;
    bool cascades = false;
};

struct Index {
    std::string column;
    std::string included_column;  // empty: none
    std::string filter;           // empty: none
    bool unique = false;
};

// Which security policy filters the rows of a table.
enum class Guard { None, Common, Own };

struct Table {
    std::string schema;
    std::string name;
    std::string description;  // empty: none
    std::vector<Column> columns;
    std::string key_column;
    std::vector<ForeignKey> foreign_keys;
    std::vector<Index> indexes;
    bool temporal = false;
    bool compressed = false;
    Guard guard = Guard::None;
    std::string triggered_column;         // that a trigger sets; empty: there is no trigger
    std::vector<std::string> procedures;  // a column that each of them sets
};

// The same count gives the same tables on every machine. A foreign key refers to a table before it.
std::vector<Table> random_schema(std::size_t table_count);

}  // namespace tsqlaudit::bench
