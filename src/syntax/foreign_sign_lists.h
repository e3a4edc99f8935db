// The words and pairs of words that find_foreign_sign knows. Internal to this folder.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "syntax/foreign_signs.h"

namespace tsqlaudit::syntax::foreign {

enum class Place {
    Anywhere,  // but where a column gets its name
    Always,
    BehindParenthesis,
    BehindCreate,
    BehindKind,             // TABLE, INDEX, …
    BehindTable,            // TABLE and its name
    BehindAlteredTable,     // ALTER TABLE and its name, and a name follows
    BehindDroppedFunction,  // DROP FUNCTION and its name
    BehindAlteredColumn,    // ALTER COLUMN and its name
    Type,                   // of a column
    ElementStart,           // where a column, a constraint or an action begins
    LineStart,
    BeginsQuoted,     // `name`
    BehindGenerated,  // ALWAYS AS, BY DEFAULT AS
};

struct Sign {
    std::size_t product;
    std::string_view word;
    std::string_view next;  // empty: the word says it by itself
    Place place = Place::Anywhere;
};

inline constexpr std::size_t any_product = foreign_products.size() - 1;
inline constexpr std::size_t first_with_identity = 7;  // Redshift
inline constexpr std::array<Sign, 22> signs{{
    {0, "AUTO_INCREMENT", ""},  {0, "ENGINE", "=", Place::BehindParenthesis},
    {1, "OWNER", "TO"},         {1, "TABLE", "ONLY"},
    {1, "LANGUAGE", "PLPGSQL"}, {1, "USING", "BTREE"},
    {1, "USING", "GIN"},        {1, "USING", "GIST"},
    {1, "JSONB", ""},           {1, "BIGSERIAL", ""},
    {1, "SERIAL", "PRIMARY"},   {1, "WITHOUT", "TIME"},
    {2, "VARCHAR2", ""},        {2, "NVARCHAR2", ""},
    {2, "TABLESPACE", ""},      {2, "CASCADE", "CONSTRAINTS"},
    {2, "ENABLE", "VALIDATE"},  {3, "AUTOINCREMENT", ""},
    {4, "STORED", "AS"},        {4, "ROW", "FORMAT"},
    {4, "PARTITIONED", "BY"},   {4, "TBLPROPERTIES", ""},
}};
// More that SQL Server refuses, whatever comes before or behind; they count as much in a script as
// a whole.
inline constexpr std::array<Sign, 60> certain_signs{{
    {0, "CHANGE", "", Place::BehindTable},
    {0, "CHANGE", "COLUMN", Place::Always},
    {0, "DELIMITER", "", Place::LineStart},
    {0, "DROP", "FOREIGN"},
    {0, "DROP", "KEY"},
    {0, "FULLTEXT", "KEY", Place::Always},
    {0, "MODIFY", "COLUMN", Place::Always},
    {0, "OPTIMIZE", "TABLE", Place::LineStart},
    {0, "UNIQUE", "KEY", Place::Always},
    {0, "UNIQUE", "INDEX", Place::ElementStart},
    {0, "UNSIGNED", ""},
    {1, "(", "", Place::BehindDroppedFunction},
    {1, "ALTER", "EXTENSION", Place::Always},
    {1, "AS", "ENUM"},
    {1, "CREATE", "DOMAIN"},
    {1, "CREATE", "EXTENSION"},
    {1, "CREATE", "POLICY"},
    {1, "CREATE", "CAST"},
    {1, "CREATE", "OPERATOR"},
    {1, "EXCLUDE", "USING", Place::Always},
    {1, "INDEX", "CONCURRENTLY"},
    {1, "INDEX", "ON", Place::BehindCreate},
    {1, "INHERITS", "(", Place::BehindParenthesis},
    {1, "LANGUAGE", "'PLPGSQL'"},
    {1, "PARTITION", "OF"},
    {1, "RETURNS", "SETOF"},
    {1, "ROW", "LEVEL"},
    {1, "TYPE", "", Place::BehindAlteredColumn},
    {1, "UNLOGGED", "TABLE", Place::BehindCreate},
    {2, "ADD", "(", Place::BehindTable},
    {2, "GLOBAL", "TEMPORARY", Place::BehindCreate},
    {2, "MODIFY", "(", Place::BehindTable},
    {2, "ORGANIZATION", "INDEX", Place::BehindParenthesis},
    {3, "KEY", "ASC"},
    {3, "STRICT", "", Place::BehindParenthesis},
    {3, "WITHOUT", "ROWID"},
    {4, "CLUSTERED", "BY"},
    {6, "USING", "STOGROUP"},
    {6, "WITH", "DEFAULT"},
    {any_product, "ADD", "COLUMN", Place::ElementStart},
    {any_product, "ADD", "INDEX", Place::ElementStart},
    {any_product, "ALTER", "", Place::BehindAlteredTable},
    {any_product, "ALTER", "COLUMN", Place::ElementStart},
    {any_product, "CASCADE", "", Place::BehindTable},
    {any_product, "CHARACTER", "SET"},
    {any_product, "DEFERRABLE", ""},
    {any_product, "DISTRIBUTED", "BY", Place::BehindParenthesis},
    {any_product, "DROP", "DEFAULT", Place::BehindAlteredColumn},
    {any_product, "DROP", "PRIMARY"},
    {any_product, "DROP", "INDEX", Place::ElementStart},
    {any_product, "IDENTITY", "", Place::BehindGenerated},
    {any_product, "MODIFY", "", Place::BehindTable},
    {any_product, "PARTITION", "BY", Place::BehindParenthesis},
    {any_product, "RENAME", "COLUMN", Place::Always},
    {any_product, "RENAME", "TO"},
    {any_product, "SET", "", Place::BehindAlteredColumn},
    {any_product, "TEMP", "TABLE", Place::BehindCreate},
    {any_product, "TEMPORARY", "TABLE", Place::BehindCreate},
    {any_product, "TIMESTAMP", "WITH", Place::Type},
    {any_product, "`", "", Place::BeginsQuoted},
}};
// Those that say less by themselves: of a script as a whole.
inline constexpr std::array<Sign, 91> other_signs{{
    {0, "BIGINT", "(", Place::Type},
    {0, "CHARSET", "="},
    {0, "COMMENT", "=", Place::BehindParenthesis},
    {0, "ENUM", "(", Place::Type},
    {0, "INSERT", "IGNORE", Place::LineStart},
    {0, "INT", "(", Place::Type},
    {0, "KEY", "", Place::ElementStart},
    {0, "LOCK", "TABLES", Place::LineStart},
    {0, "LONGTEXT", "", Place::Type},
    {0, "MEDIUMINT", "", Place::Type},
    {0, "MEDIUMTEXT", "", Place::Type},
    {0, "REPLACE", "INTO", Place::LineStart},
    {0, "SET", "FOREIGN_KEY_CHECKS"},
    {0, "SET", "SQL_MODE"},
    {0, "SET", "NAMES", Place::LineStart},
    {0, "SMALLINT", "(", Place::Type},
    {0, "TINYINT", "(", Place::Type},
    {0, "UPDATE", "CURRENT_TIMESTAMP"},
    {1, "BYTEA", "", Place::Type},
    {1, "GEN_RANDOM_UUID", "("},
    {1, "INCLUDING", "ALL"},
    {1, "LANGUAGE", "C"},
    {1, "LANGUAGE", "SQL"},
    {1, "NEXTVAL", "("},
    {1, "NOT", "VALID"},
    {1, "OWNED", "BY"},
    {1, "SERIAL", "", Place::Type},
    {1, "SET", "CLIENT_ENCODING", Place::LineStart},
    {1, "SET", "SEARCH_PATH", Place::LineStart},
    {1, "SET", "STATEMENT_TIMEOUT", Place::LineStart},
    {1, "TIMESTAMPTZ", "", Place::Type},
    {1, "UUID_GENERATE_V4", "("},
    {1, "[]", "", Place::Always},
    {2, "DEFAULT", "SYSDATE"},
    {2, "NOCACHE", ""},
    {2, "NOCYCLE", ""},
    {2, "NOMAXVALUE", ""},
    {2, "NULL", "ENABLE"},
    {2, "NUMBER", "", Place::Type},
    {2, "SEGMENT", "CREATION"},
    {3, "COLLATE", "NOCASE"},
    {3, "PRAGMA", "", Place::LineStart},
    {5, "BYTEINT", "", Place::Type},
    {5, "COLLECT", "STATISTICS", Place::LineStart},
    {5, "COMMIT", "PRESERVE"},
    {5, "MULTISET", "", Place::BehindCreate},
    {5, "NO", "FALLBACK", Place::ElementStart},
    {5, "NOT", "CASESPECIFIC"},
    {5, "PRIMARY", "INDEX"},
    {5, "SET", "TABLE", Place::BehindCreate},
    {5, "VOLATILE", "", Place::BehindCreate},
    {6, "BIT", "DATA"},
    {6, "CURRENT", "TIMESTAMP"},
    {6, "DATA", "CAPTURE"},
    {6, "ORGANIZE", "BY"},
    {7, "DISTKEY", "("},
    {7, "DISTSTYLE", "", Place::BehindParenthesis},
    {7, "ENCODE", "AZ64"},
    {7, "ENCODE", "LZO"},
    {7, "ENCODE", "RAW"},
    {7, "ENCODE", "ZSTD"},
    {7, "SORTKEY", "("},
    {8, "TIMESTAMP_LTZ", "", Place::Type},
    {8, "TIMESTAMP_NTZ", "", Place::Type},
    {8, "TIMESTAMP_TZ", "", Place::Type},
    {8, "TRANSIENT", "TABLE"},
    {8, "VARIANT", "", Place::Type},
    {9, "CACHED", "TABLE", Place::BehindCreate},
    {9, "MEMORY", "TABLE", Place::BehindCreate},
    {any_product, ":", "="},
    {any_product, "ADD", "CONSTRAINT", Place::ElementStart},
    {any_product, "BLOB", "", Place::Type},
    {any_product, "BOOLEAN", "", Place::Type},
    {any_product, "CLOB", "", Place::Type},
    {any_product, "COMMENT", "ON", Place::LineStart},
    {any_product, "DEFAULT", "NOW"},
    {any_product, "DROP", "NOT"},
    {any_product, "DROP", "COLUMN", Place::ElementStart},
    {any_product, "FOR", "EACH"},
    {any_product, "GENERATED", "BY"},
    {any_product, "IF", "NOT", Place::BehindKind},
    {any_product, "INT64", "", Place::Type},
    {any_product, "IS", "FALSE"},
    {any_product, "IS", "TRUE"},
    {any_product, "ON", "COMMIT"},
    {any_product, "ON", "CONFLICT"},
    {any_product, "OR", "REPLACE", Place::BehindCreate},
    {any_product, "PUBLIC", "."},
    {any_product, "STRING", "", Place::Type},
    {any_product, "USING", "INDEX"},
    {any_product, "UUID", "", Place::Type},
}};

}  // namespace tsqlaudit::syntax::foreign
