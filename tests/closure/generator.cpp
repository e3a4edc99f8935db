#include "closure/generator.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <random>
#include <string_view>

#include <fmt/format.h>

#include "sqlserver/names.h"
#include "text/compare.h"

namespace tsqlaudit::test {

namespace {

using sqlserver::quote_name;

// The distributions of the standard library differ from one library to the next.
class Chance {
public:
    explicit Chance(std::uint32_t seed) : numbers_{seed} {}

    std::size_t below(std::size_t limit) { return numbers_() % limit; }
    bool percent(std::size_t share) { return below(100) < share; }

    template <typename Values>
    auto of(const Values& values) {
        return *(std::begin(values) + static_cast<std::ptrdiff_t>(below(std::size(values))));
    }

private:
    std::mt19937 numbers_;
};

constexpr std::array<std::string_view, 8> plain_names{
    "Customer", "Order", "Invoice", "Product", "Shipment", "EventLog", "Country", "Document"};
constexpr std::array<std::string_view, 8> odd_names{
    "Odd ] Name",     "O'Brien \"quoted\"",
    "Größe 数量",     "two  spaces -- and dashes",
    "100% /* not */", "GO",
    "select",         "x]; DROP TABLE dbo.Tenant; --"};

// What a column may be called and may be: mostly what some rule looks for.
struct ColumnKind {
    std::string_view name;
    std::string_view type;
};
constexpr std::array<ColumnKind, 34> column_kinds{{
    {"Name", "nvarchar(100)"},
    {"Title", "nvarchar(1000)"},
    {"Email", "varchar(200)"},
    {"Status", "varchar(20)"},
    {"OrderType", "nvarchar(50)"},
    {"Code", "char(8)"},
    {"IsDeleted", "bit"},
    {"IsActive", "bit"},
    {"Amount", "money"},
    {"Price", "float"},
    {"Weight", "real"},
    {"Quantity", "int"},
    {"ViewCount", "bigint"},
    {"Score", "decimal(9, 4)"},
    {"Position", "int"},
    {"SequenceNumber", "int"},
    {"CreatedAt", "datetime2(7)"},
    {"ModifiedAt", "datetime2(3)"},
    {"OccurredAt", "datetime"},
    {"LastUsedAt", "datetime2(7)"},
    {"CreatedBy", "nvarchar(128)"},
    {"Notes", "nvarchar(max)"},
    {"Comment", "ntext"},
    {"MetadataJson", "nvarchar(max)"},
    {"Settings", "json"},
    {"FileContent", "varbinary(max)"},
    {"Picture", "image"},
    {"Hash", "varbinary(32)"},
    {"RowGuid", "uniqueidentifier"},
    {"MortonCode", "bigint"},
    {"Location", "geography"},
    {"Shape", "geometry"},
    {"ImageUrl", "nvarchar(100)"},
    {"Extra", "xml"},
}};

struct Column {
    std::string name;
    std::string type;
    bool nullable = false;
};

struct Table {
    std::string name;
    std::vector<Column> key;
    std::vector<Column> columns;
    bool is_memory_optimized = false;
};

bool is_large(std::string_view type) {
    return type.find("max") != std::string_view::npos || type == "ntext" || type == "image" ||
           type == "xml" || type == "json" || type == "geography" || type == "geometry";
}

bool is_key_type(std::string_view type) {
    return !is_large(type) && type != "nvarchar(1000)";
}

class Generator {
public:
    explicit Generator(std::uint32_t seed)
        : seed_{seed}, chance_{seed}, statistics_chance_{seed + generated_schema_count} {}

    Schema run() {
        choose_settings();
        if (has_partitions_) {
            sql_ +=
                "CREATE PARTITION FUNCTION PF_Range (int) AS RANGE RIGHT FOR VALUES (1, 2);\n"
                "CREATE PARTITION SCHEME PS_Range AS PARTITION PF_Range ALL TO "
                "([PRIMARY]);\nGO\n";
        }
        if (is_multi_tenant_) {
            add_tenant_root();
        }
        const std::size_t count = 2 + chance_.below(5);
        for (std::size_t number = 0; number < count; ++number) {
            add_table(number);
        }
        return {fmt::format("seed {}", seed_), {{"schema.sql", sql_}}, settings_};
    }

private:
    void choose_settings() {
        using enum sqlserver::Target;
        settings_.target =
            chance_.of(std::array{Sql2016, Sql2017, Sql2019, Sql2022, Sql2025, Sql2025, Azure});
        is_multi_tenant_ = chance_.percent(50);
        has_partitions_ = chance_.percent(30);
    }

    std::string table_name(std::size_t number) {
        const std::string base{chance_.percent(70) ? chance_.of(plain_names)
                                                   : chance_.of(odd_names)};
        std::string name = fmt::format("{}{}", base, number);
        if (chance_.percent(10)) {
            name.resize(128, 'x');
        }
        return name;
    }

    void add_tenant_root() {
        Table root{.name = "Tenant",
                   .key = {{"TenantId", "int"}},
                   .columns = {{"TenantName", "nvarchar(100)"}}};
        sql_ +=
            "CREATE TABLE dbo.Tenant (TenantId int NOT NULL IDENTITY, TenantName nvarchar(100) "
            "NOT NULL, CONSTRAINT PK_Tenant PRIMARY KEY (TenantId));\nGO\n";
        tables_.push_back(std::move(root));
    }

    void add_table(std::size_t number) {
        lines_.clear();
        later_.clear();
        table_ = {.name = table_name(number)};
        settings_.row_counts["dbo." + text::to_lower(table_.name)] =
            chance_.of(std::array{50LL, 5'000LL, 500'000LL, 50'000'000LL, 500'000'000LL});
        const bool is_partitioned = has_partitions_ && chance_.percent(40);
        table_.is_memory_optimized = !is_partitioned && chance_.percent(8);
        add_key(number, is_partitioned);
        add_references();
        add_columns();
        const bool is_temporal =
            !is_partitioned && !table_.is_memory_optimized && has_key_ && chance_.percent(15);
        add_period(is_temporal);
        add_key_constraint(is_partitioned);
        if (!table_.is_memory_optimized) {
            add_indexes(is_partitioned);
        }
        write(is_partitioned, is_temporal);
        tables_.push_back(table_);
    }

    void add_line(std::string line) { lines_.push_back(std::move(line)); }

    // A reference may be written in other letters than the definition.
    std::string spelled(const std::string& name) {
        return quote_name(chance_.percent(10) ? text::to_lower(name) : name);
    }

    void define(const Column& column, std::string_view more = "") {
        add_line(fmt::format("{} {} {}{}", quote_name(column.name), column.type,
                             column.nullable ? "NULL" : "NOT NULL", more));
    }

    void add_key(std::size_t number, bool is_partitioned) {
        has_key_ = table_.is_memory_optimized || chance_.percent(85);
        const std::string name = fmt::format("Key{}Id", number);
        const bool is_guid = chance_.percent(10);
        Column first{name, is_guid ? "uniqueidentifier" : chance_.percent(50) ? "int" : "bigint"};
        define(first, is_guid ? " DEFAULT NEWID()" : chance_.percent(60) ? " IDENTITY" : "");
        table_.key = {first};
        if (is_partitioned || chance_.percent(20)) {
            const Column second{"RangeNumber", "int"};
            define(second);
            table_.key.push_back(second);
        }
    }

    void add_key_constraint(bool is_partitioned) {
        if (!has_key_) {
            return;
        }
        std::string columns;
        for (const Column& column : table_.key) {
            columns += (columns.empty() ? "" : ", ") + spelled(column.name);
        }
        const bool nonclustered = table_.is_memory_optimized || chance_.percent(15);
        is_clustered_ = !nonclustered;
        const std::string name =
            chance_.percent(60)
                ? fmt::format("CONSTRAINT {} ",
                              quote_name(sqlserver::limit_identifier("PK_" + table_.name)))
                : "";
        add_line(fmt::format("{}PRIMARY KEY {} ({}){}", name,
                             nonclustered ? "NONCLUSTERED" : "CLUSTERED", columns,
                             is_partitioned ? " ON PS_Range (RangeNumber)" : ""));
    }

    void add_references() {
        if (is_multi_tenant_ && chance_.percent(50)) {
            const Column tenant{"TenantId", "int", chance_.percent(15)};
            define(tenant, chance_.percent(15) ? " DEFAULT 0" : "");
            table_.columns.push_back(tenant);
            if (chance_.percent(50) && !table_.is_memory_optimized) {
                add_line("FOREIGN KEY (TenantId) REFERENCES dbo.Tenant (TenantId)");
            }
        }
        for (const Table& parent : tables_) {
            if (parent.name != "Tenant" && chance_.percent(40) && !referencable_.empty() &&
                std::ranges::find(referencable_, parent.name) != referencable_.end() &&
                parent.is_memory_optimized == table_.is_memory_optimized) {
                add_reference(parent);
            }
        }
        if (chance_.percent(12) && has_key_ && table_.key.size() == 1 &&
            !table_.is_memory_optimized) {
            const Column self{"ParentId", table_.key[0].type, true};
            define(self);
            table_.columns.push_back(self);
            add_line(fmt::format("FOREIGN KEY (ParentId) REFERENCES dbo.{} ({})",
                                 quote_name(table_.name), spelled(table_.key[0].name)));
        }
    }

    void add_reference(const Table& parent) {
        const bool nullable = chance_.percent(25);
        std::string columns;
        std::string referenced;
        for (const Column& key : parent.key) {
            const Column column{"Ref" + key.name + parent.key[0].name, key.type, nullable};
            define(column);
            table_.columns.push_back(column);
            columns += (columns.empty() ? "" : ", ") + spelled(column.name);
            referenced += (referenced.empty() ? "" : ", ") + spelled(key.name);
        }
        const std::string name = quote_name(
            sqlserver::limit_identifier(fmt::format("FK_{}_{}", table_.name, parent.name)));
        const std::string key = fmt::format("CONSTRAINT {} FOREIGN KEY ({}) REFERENCES dbo.{} ({})",
                                            name, columns, quote_name(parent.name), referenced);
        if (table_.is_memory_optimized) {
            add_line(key);
        } else if (chance_.percent(20)) {
            later_ += fmt::format("ALTER TABLE dbo.{} WITH NOCHECK ADD {};\n",
                                  quote_name(table_.name), key);
            if (chance_.percent(30)) {
                later_ += fmt::format("ALTER TABLE dbo.{} NOCHECK CONSTRAINT {};\n",
                                      quote_name(table_.name), name);
            }
        } else {
            add_line(key + (chance_.percent(10) && !nullable ? " ON DELETE CASCADE" : ""));
        }
    }

    bool fits(const ColumnKind& kind) const {
        if (table_.is_memory_optimized) {
            return !is_large(kind.type);
        }
        return kind.type != "json" || settings_.target == sqlserver::Target::Sql2025 ||
               settings_.target == sqlserver::Target::Azure;
    }

    void add_columns() {
        for (const ColumnKind& kind : column_kinds) {
            if (!chance_.percent(22) || !fits(kind)) {
                continue;
            }
            const Column column{std::string{kind.name}, std::string{kind.type},
                                chance_.percent(35)};
            define(column, default_of(column));
            table_.columns.push_back(column);
            if (column.type == "varchar(20)" && chance_.percent(40) &&
                !table_.is_memory_optimized) {
                later_ += fmt::format(
                    "ALTER TABLE dbo.{} WITH NOCHECK ADD CHECK ({} IN ('a', "
                    "'b'));\n",
                    quote_name(table_.name), quote_name(column.name));
            }
        }
        if (chance_.percent(10) && !table_.is_memory_optimized && !table_.columns.empty() &&
            table_.columns[0].type == "int") {
            add_line(fmt::format("Doubled AS {} * 2", quote_name(table_.columns[0].name)));
        }
    }

    std::string default_of(const Column& column) {
        if (column.type == "int" && chance_.percent(30)) {
            return chance_.percent(50) ? " DEFAULT 0"
                                       : fmt::format(" CONSTRAINT {} DEFAULT 0",
                                                     quote_name(sqlserver::limit_identifier(
                                                         "DF_" + column.name + table_.name)));
        }
        return column.type == "datetime2(7)" && chance_.percent(50) ? " DEFAULT SYSUTCDATETIME()"
                                                                    : "";
    }

    void add_period(bool is_temporal) {
        if (is_temporal) {
            add_line("ValidFrom datetime2(7) GENERATED ALWAYS AS ROW START NOT NULL");
            add_line("ValidTo datetime2(7) GENERATED ALWAYS AS ROW END NOT NULL");
            add_line("PERIOD FOR SYSTEM_TIME (ValidFrom, ValidTo)");
        }
    }

    std::vector<Column> key_columns() {
        std::vector<Column> columns;
        for (const Column& column : table_.columns) {
            if (is_key_type(column.type) && columns.size() < 3 && chance_.percent(50)) {
                columns.push_back(column);
            }
        }
        return columns;
    }

    void add_indexes(bool is_partitioned) {
        const std::size_t count = chance_.below(4);
        for (std::size_t number = 0; number < count; ++number) {
            const std::vector<Column> columns = key_columns();
            if (columns.empty()) {
                continue;
            }
            std::string list;
            for (const Column& column : columns) {
                list += (list.empty() ? "" : ", ") + spelled(column.name);
            }
            const bool unique = !is_partitioned && chance_.percent(20);
            later_ += fmt::format("CREATE {}INDEX {} ON dbo.{} ({});\n", unique ? "UNIQUE " : "",
                                  quote_name(sqlserver::limit_identifier(
                                      fmt::format("IX{}_{}", number, table_.name))),
                                  quote_name(table_.name), list);
        }
        if (chance_.percent(8)) {
            add_columnstore();
        }
        add_statistics();
        for (const Column& column : table_.columns) {
            if (column.type == "geography" && has_key_ && is_clustered_ && chance_.percent(30)) {
                later_ += fmt::format("CREATE SPATIAL INDEX SIX_{0} ON dbo.{1} ({0});\n",
                                      column.name, quote_name(table_.name));
            }
        }
    }

    void add_statistics() {
        for (const Column& column : table_.columns) {
            if (is_key_type(column.type) && statistics_chance_.percent(10)) {
                later_ += fmt::format(
                    "CREATE STATISTICS {0} ON dbo.{1} ({0}){2};\n", quote_name(column.name),
                    quote_name(table_.name),
                    statistics_chance_.percent(50) ? " WITH FULLSCAN, NORECOMPUTE" : "");
            }
        }
    }

    void add_columnstore() {
        std::string list;
        for (const Column& column : table_.columns) {
            if (!is_large(column.type)) {
                list += (list.empty() ? "" : ", ") + quote_name(column.name);
            }
        }
        const bool is_heap = !has_key_;
        const bool has_large = std::ranges::any_of(
            table_.columns, [](const Column& column) { return is_large(column.type); });
        if (is_heap && !has_large) {
            later_ += fmt::format("CREATE CLUSTERED COLUMNSTORE INDEX CCI ON dbo.{};\n",
                                  quote_name(table_.name));
        } else if (!list.empty()) {
            later_ += fmt::format("CREATE NONCLUSTERED COLUMNSTORE INDEX NCCI ON dbo.{} ({});\n",
                                  quote_name(table_.name), list);
        }
    }

    void write(bool is_partitioned, bool is_temporal) {
        std::string body;
        for (const std::string& line : lines_) {
            body += (body.empty() ? "    " : ",\n    ") + line;
        }
        std::string end;
        if (is_partitioned && !(has_key_ && is_clustered_)) {
            end = " ON PS_Range (RangeNumber)";
        }
        if (table_.is_memory_optimized) {
            end = " WITH (MEMORY_OPTIMIZED = ON)";
        } else if (is_temporal) {
            end = " WITH (SYSTEM_VERSIONING = ON" + history_clause() + ")";
        } else if (chance_.percent(10)) {
            end += " WITH (DATA_COMPRESSION = PAGE)";
        }
        sql_ += fmt::format("CREATE TABLE dbo.{} (\n{}\n){};\nGO\n{}GO\n", quote_name(table_.name),
                            body, end, later_);
        if (has_key_) {
            referencable_.push_back(table_.name);
        }
    }

    std::string history_clause() {
        if (chance_.percent(30)) {
            return "";
        }
        return fmt::format(" (HISTORY_TABLE = dbo.{}{})",
                           quote_name(sqlserver::limit_identifier("History of " + table_.name)),
                           chance_.percent(30) && settings_.target != sqlserver::Target::Sql2016
                               ? ", HISTORY_RETENTION_PERIOD = 1 YEAR"
                               : "");
    }

    std::uint32_t seed_;
    Chance chance_;
    Chance statistics_chance_;  // of its own: the rest of a schema stays what it was without them
    facts::Settings settings_;
    bool is_multi_tenant_ = false;
    bool has_partitions_ = false;
    std::string sql_;
    std::vector<Table> tables_;
    std::vector<std::string> referencable_;  // names of tables with a primary key

    Table table_;  // that is being written
    bool has_key_ = false;
    bool is_clustered_ = true;
    std::vector<std::string> lines_;
    std::string later_;  // statements behind the table
};

}  // namespace

Schema generated_schema(std::uint32_t seed) {
    return Generator{seed}.run();
}

}  // namespace tsqlaudit::test
