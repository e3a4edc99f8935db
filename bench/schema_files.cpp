#include "schema_files.h"

#include <algorithm>
#include <cctype>
#include <string_view>

#include "random.h"

namespace tsqlaudit::bench {
namespace {

std::string quoted(std::string_view name) {
    return "[" + std::string(name) + "]";
}

std::string full_name(const Table& table) {
    return quoted(table.schema) + "." + quoted(table.name);
}

std::string padded(std::string text, std::size_t width) {
    text.resize(std::max(text.size() + 1, width), ' ');
    return text;
}

// "NVARCHAR (100)" as "[nvarchar](100)".
std::string scripted_type(std::string_view type) {
    const std::size_t end = std::min(type.find(' '), type.size());
    std::string name(type.substr(0, end));
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char character) {
        return static_cast<char>(std::tolower(character));
    });
    return quoted(name).append(type.substr(std::min(end + 1, type.size())));
}

std::string foreign_key(const Table& table, const ForeignKey& key) {
    return "CONSTRAINT [FK_" + table.name + "_" + key.column + "] FOREIGN KEY ([" + key.column +
           "]) REFERENCES " + quoted(key.schema) + "." + quoted(key.table) + " ([" +
           key.key_column + "])" + (key.cascades ? " ON DELETE CASCADE" : "");
}

std::string index(const Table& table, const Index& index) {
    std::string text =
        index.unique ? "CREATE UNIQUE NONCLUSTERED INDEX [UX_" : "CREATE NONCLUSTERED INDEX [IX_";
    text += table.name + "_" + index.column + "]\n    ON " + full_name(table) + "([" +
            index.column + "] ASC)";
    if (!index.included_column.empty()) {
        text += "\n    INCLUDE([" + index.included_column + "])";
    }
    if (!index.filter.empty()) {
        text += " WHERE (" + index.filter + ")";
    }
    return text + ";\nGO\n";
}

std::string description(const Table& table) {
    std::string value;
    for (const char character : table.description) {
        value += character == '\'' ? "''" : std::string(1, character);
    }
    return "EXECUTE sp_addextendedproperty @name = N'MS_Description', @value = N'" + value +
           "', @level0type = N'SCHEMA', @level0name = N'" + table.schema +
           "', @level1type = N'TABLE', @level1name = N'" + table.name + "';\nGO\n";
}

// As a database project has it: everything that belongs to the table within CREATE TABLE.
std::string project_style(const Table& table) {
    std::string text = "CREATE TABLE " + full_name(table) + " (\n";
    for (const Column& column : table.columns) {
        text += "    " + padded(quoted(column.name), 24);
        if (!column.computed.empty()) {
            text += "AS (" + column.computed + "),\n";
            continue;
        }
        text += padded(column.type, 17);
        if (column.identity) {
            text += "IDENTITY (1, 1) ";
        }
        if (!column.default_value.empty()) {
            text += "CONSTRAINT [DF_" + table.name + "_" + column.name + "] DEFAULT (" +
                    column.default_value + ") ";
        }
        text += column.nullable ? "NULL,\n" : "NOT NULL,\n";
    }
    if (table.temporal) {
        text +=
            "    [ValidFrom] DATETIME2 (7) GENERATED ALWAYS AS ROW START HIDDEN NOT NULL,\n"
            "    [ValidTo] DATETIME2 (7) GENERATED ALWAYS AS ROW END HIDDEN NOT NULL,\n"
            "    PERIOD FOR SYSTEM_TIME ([ValidFrom], [ValidTo]),\n";
    }
    text += "    CONSTRAINT [PK_" + table.name + "] PRIMARY KEY CLUSTERED ([" + table.key_column +
            "] ASC)" + (table.compressed ? " WITH (DATA_COMPRESSION = PAGE)" : "");
    for (const Column& column : table.columns) {
        if (!column.check.empty()) {
            text += ",\n    CONSTRAINT [CK_" + table.name + "_" + column.name + "] CHECK (" +
                    column.check + ")";
        }
    }
    for (const ForeignKey& key : table.foreign_keys) {
        text += ",\n    " + foreign_key(table, key);
    }
    text += "\n)";
    if (table.temporal) {
        text += "\nWITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = " + quoted(table.schema) + ".[" +
                table.name + "Past]))";
    }
    return text + ";\nGO\n";
}

// As Management Studio scripts it: constraints follow in statements of their own.
std::string scripted_style(const Table& table) {
    const std::string name = full_name(table);
    std::string text = "/****** Object:  Table " + name +
                       "    Script Date: 11/17/2022 9:41:07 AM ******/\nSET ANSI_NULLS ON\nGO\nSET "
                       "QUOTED_IDENTIFIER ON\nGO\nCREATE TABLE " +
                       name + "(\n";
    bool has_large = false;
    for (const Column& column : table.columns) {
        text += "\t" + quoted(column.name) + " ";
        if (!column.computed.empty()) {
            text += " AS (" + column.computed + "),\n";
            continue;
        }
        has_large |= column.type.find("MAX") != std::string::npos;
        text += scripted_type(column.type) + (column.identity ? " IDENTITY(1,1)" : "");
        text += column.nullable ? " NULL,\n" : " NOT NULL,\n";
    }
    text += " CONSTRAINT [PK_" + table.name + "] PRIMARY KEY CLUSTERED \n(\n\t[" +
            table.key_column +
            "] ASC\n)WITH (PAD_INDEX = OFF, STATISTICS_NORECOMPUTE = OFF, IGNORE_DUP_KEY = OFF, "
            "ALLOW_ROW_LOCKS = ON, ALLOW_PAGE_LOCKS = ON) ON [PRIMARY]\n) ON [PRIMARY]";
    text += has_large ? " TEXTIMAGE_ON [PRIMARY]\nGO\n" : "\nGO\n";
    for (const Column& column : table.columns) {
        if (!column.default_value.empty()) {
            text += "ALTER TABLE " + name + " ADD  CONSTRAINT [DF_" + table.name + "_" +
                    column.name + "]  DEFAULT (" + column.default_value + ") FOR [" + column.name +
                    "]\nGO\n";
        }
    }
    for (const ForeignKey& key : table.foreign_keys) {
        text += "ALTER TABLE " + name + "  WITH CHECK ADD  " + foreign_key(table, key) +
                "\nGO\nALTER TABLE " + name + " CHECK CONSTRAINT [FK_" + table.name + "_" +
                key.column + "]\nGO\n";
    }
    return text;
}

// As people write it.
std::string manual_style(const Table& table) {
    const std::string name = table.schema + "." + table.name;
    std::string text = "-- " + table.name +
                       ": see the data dictionary for what each column means\n"
                       "if object_id('" +
                       name + "', 'U') is null\nbegin\n  create table " + full_name(table) +
                       "\n  (\n";
    for (const Column& column : table.columns) {
        text += "    " + quoted(column.name) + " ";
        if (!column.computed.empty()) {
            text += "as (" + column.computed + "),\n";
            continue;
        }
        text += column.type + (column.identity ? " identity" : "");
        text += column.nullable ? " null" : " not null";
        if (!column.default_value.empty()) {
            text += " default (" + column.default_value + ")";
        }
        if (column.name == table.key_column) {
            text += " primary key";
        }
        text += column.check.empty() ? ",\n" : " check (" + column.check + "),  -- as agreed\n";
    }
    for (const ForeignKey& key : table.foreign_keys) {
        text += "    " + foreign_key(table, key) + ",\n";
    }
    text.erase(text.rfind(','), 1);
    return text + "  )\nend\nGO\n";
}

std::string trigger(const Table& table) {
    const std::string key = quoted(table.key_column);
    const std::string column = quoted(table.triggered_column);
    return "CREATE TRIGGER " + quoted(table.schema) + ".[TR_" + table.name + "] ON " +
           full_name(table) + " AFTER UPDATE\nAS\nBEGIN\n    SET NOCOUNT ON;\n    UPDATE t SET " +
           column + " = i." + column + "\n    FROM " + full_name(table) +
           " AS t\n    JOIN inserted AS i ON i." + key + " = t." + key + ";\nEND;\nGO\n";
}

std::string procedure(const Table& table, std::size_t number) {
    const std::string column = quoted(table.procedures[number]);
    return "CREATE PROCEDURE " + quoted(table.schema) + ".[" + table.name + "_Set" +
           std::to_string(number + 1) +
           "] @Key sql_variant, @Value sql_variant\nAS\nBEGIN\n    UPDATE " + full_name(table) +
           "\n    SET " + column + " = @Value\n    WHERE " + quoted(table.key_column) +
           " = @Key;\nEND;\nGO\n";
}

std::string filter(const Table& table) {
    return "ADD FILTER PREDICATE [Security].[CanAccess]([" + table.key_column + "]) ON " +
           full_name(table);
}

std::string policy(const std::string& name, const std::string& filters) {
    return "CREATE SECURITY POLICY [Security].[" + name + "]\n    " + filters +
           "\n    WITH (STATE = ON);\nGO\n";
}

std::string modules(const Table& table) {
    std::string text;
    if (!table.triggered_column.empty()) {
        text += trigger(table);
    }
    for (std::size_t number = 0; number < table.procedures.size(); ++number) {
        text += procedure(table, number);
    }
    if (table.guard == Guard::Own) {
        text += policy(table.name + "Access", filter(table));
    }
    return text;
}

// What belongs to no table: the policy that most of them are under, and its function.
std::string security(const std::vector<Table>& tables) {
    std::string text =
        "CREATE FUNCTION [Security].[CanAccess](@Key sql_variant)\nRETURNS TABLE\nWITH "
        "SCHEMABINDING\nAS\nRETURN SELECT 1 AS Allowed WHERE SESSION_CONTEXT(N'IsTrusted') = "
        "1;\nGO\n";
    std::string filters;
    for (const Table& table : tables) {
        if (table.guard == Guard::Common) {
            filters += (filters.empty() ? "" : ",\n    ") + filter(table);
        }
    }
    return filters.empty() ? text : text + policy("Access", filters);
}

std::string with_crlf(std::string_view text) {
    std::string result;
    for (const char character : text) {
        result += character == '\n' ? "\r\n" : std::string(1, character);
    }
    return result;
}

std::string content(const Table& table, Random& random) {
    const std::size_t style = random.below(100);
    std::string text = style < 60 || table.temporal ? project_style(table)
                       : style < 80                 ? scripted_style(table)
                                                    : manual_style(table);
    for (const Index& each : table.indexes) {
        text += index(table, each);
    }
    if (!table.description.empty()) {
        text += description(table);
    }
    text += modules(table);
    if (random.percent(60)) {
        text = with_crlf(text);
    }
    return (random.percent(15) ? "\xEF\xBB\xBF" : "") + text;
}

}  // namespace

std::vector<SchemaFile> schema_files(const std::vector<Table>& tables) {
    Random random(7);
    std::vector<SchemaFile> files;
    files.reserve(tables.size() + 1);
    for (const Table& table : tables) {
        files.push_back({table.schema + "/Tables/" + table.name + ".sql", content(table, random)});
    }
    files.push_back({"Security/Access.sql", security(tables)});
    return files;
}

}  // namespace tsqlaudit::bench
