#include "random_schema.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "random.h"

namespace tsqlaudit::bench {
namespace {

constexpr std::array<std::string_view, 8> schemas{"dbo",     "dbo",        "dbo",       "Sales",
                                                  "Finance", "Purchasing", "Warehouse", "Security"};

constexpr std::array<std::string_view, 32> nouns{
    "Account",  "Address", "Batch",   "Booking",  "Campaign", "Carrier", "Category", "Claim",
    "Contract", "Country", "Coupon",  "Customer", "Delivery", "Device",  "Document", "Employee",
    "Invoice",  "Ledger",  "Message", "Order",    "Parcel",   "Payment", "Policy",   "Price",
    "Product",  "Project", "Region",  "Shipment", "Supplier", "Ticket",  "Vehicle",  "Voucher"};

constexpr std::array<std::string_view, 16> parts{
    "",        "Line",   "Detail", "History", "Type", "Status", "Note",     "Group",
    "Setting", "Member", "Item",   "Event",   "Role", "Tag",    "Schedule", "Rule"};

constexpr std::array<std::string_view, 10> adjectives{
    "", "Default", "External", "First", "Internal", "Last", "Legal", "Primary", "Public", "Short"};

// Name, type, default, check; # stands for the column.
struct ColumnShape {
    std::string_view name;
    std::string_view type;
    std::string_view default_value = {};
    std::string_view check = {};
};

constexpr std::array<ColumnShape, 26> shapes{{
    {"Name", "NVARCHAR (100)"},
    {"Title", "NVARCHAR (200)"},
    {"Code", "VARCHAR (20)"},
    {"Description", "NVARCHAR (MAX)"},
    {"Comment", "NVARCHAR (500)"},
    {"Amount", "DECIMAL (18, 2)", "0", "#>=0"},
    {"Price", "DECIMAL (19, 4)", "0"},
    {"Rate", "DECIMAL (9, 6)", "", "#>=0 AND #<=1"},
    {"Quantity", "INT", "1", "#>0"},
    {"Position", "INT", "0"},
    {"Count", "INT", "0"},
    {"Number", "VARCHAR (30)"},
    {"Status", "TINYINT", "1", "#<10"},
    {"State", "NVARCHAR (20)", "N'new'", "#=N'new' OR #=N'open' OR #=N'closed'"},
    {"IsActive", "BIT", "1"},
    {"IsDeleted", "BIT", "0"},
    {"Date", "DATE"},
    {"StartDate", "DATETIME2 (7)", "SYSUTCDATETIME()"},
    {"EndDate", "DATETIME2 (7)"},
    {"ModifiedDate", "DATETIME", "GETDATE()"},
    {"Email", "NVARCHAR (256)"},
    {"Phone", "VARCHAR (30)"},
    {"Url", "NVARCHAR (2000)"},
    {"Reference", "UNIQUEIDENTIFIER", "NEWID()"},
    {"Payload", "NVARCHAR (MAX)", "", "ISJSON(#)=1"},
    {"Content", "VARBINARY (MAX)"},
}};

class Generator {
public:
    std::vector<Table> tables(std::size_t count) {
        tables_.reserve(count);
        while (tables_.size() < count) {
            tables_.push_back(table(tables_.size()));
        }
        for (Table& table : tables_) {
            add_modules(table);
        }
        return std::move(tables_);
    }

private:
    Table table(std::size_t number) {
        Table table;
        table.schema = random_.one_of(schemas);
        table.name = unique_name(number);
        if (random_.percent(20)) {
            table.description = "One " + table.name + " of the customer's books.";
        }
        add_key(table);
        // Most tables refer to one or two others, and a few to many.
        for (std::size_t keys = random_.below(4) * random_.below(3) / 2; keys > 0; --keys) {
            add_foreign_key(table);
        }
        for (std::size_t columns = 2 + random_.below(5) + random_.below(4); columns > 0;
             --columns) {
            add_column(table);
        }
        if (random_.percent(4)) {
            add_computed_column(table);
        }
        for (std::size_t indexes = random_.below(3) * random_.below(2); indexes > 0; --indexes) {
            add_index(table);
        }
        table.temporal = table.foreign_keys.empty() && random_.percent(6);
        table.compressed = random_.percent(5);
        return table;
    }

    static std::string unique_name(std::size_t number) {
        std::string name(nouns[number % nouns.size()]);
        std::size_t rest = number / nouns.size();
        name += parts[rest % parts.size()];
        rest /= parts.size();
        return rest == 0 ? name : name + std::to_string(rest);
    }

    void add_key(Table& table) {
        Column key;
        key.name = random_.percent(80) ? table.name + "Id" : "Id";
        const std::size_t kind = random_.below(100);
        key.type = kind < 65 ? "INT" : kind < 85 ? "BIGINT" : "UNIQUEIDENTIFIER";
        key.identity = key.type != "UNIQUEIDENTIFIER" && random_.percent(85);
        key.default_value = key.type == "UNIQUEIDENTIFIER" ? "NEWSEQUENTIALID()" : "";
        table.key_column = key.name;
        table.columns.push_back(std::move(key));
    }

    void add_foreign_key(Table& table) {
        if (tables_.empty()) {
            return;
        }
        const Table& parent =
            tables_[tables_.size() - 1 - random_.below(std::min<std::size_t>(tables_.size(), 200))];
        Column column;
        column.name = parent.name + "Id";
        column.type = parent.columns.front().type;
        column.nullable = random_.percent(30);
        if (has_column(table, column.name)) {
            return;
        }
        // One cascading key in a table, so that there is no second way for a deletion to arrive.
        const bool cascades = table.foreign_keys.empty() && random_.percent(15);
        table.foreign_keys.push_back(
            {column.name, parent.schema, parent.name, parent.key_column, cascades});
        if (random_.percent(50)) {
            table.indexes.push_back({column.name, {}, {}, false});
        }
        table.columns.push_back(std::move(column));
    }

    void add_column(Table& table) {
        const ColumnShape& shape = shapes[random_.below(shapes.size())];
        Column column;
        column.name = std::string(random_.one_of(adjectives)).append(shape.name);
        if (has_column(table, column.name)) {
            return;
        }
        column.type = shape.type;
        column.nullable = random_.percent(45);
        if (!shape.default_value.empty() && random_.percent(60)) {
            column.default_value = shape.default_value;
        }
        if (!shape.check.empty() && random_.percent(40)) {
            for (const char character : shape.check) {
                column.check +=
                    character == '#' ? '[' + column.name + ']' : std::string(1, character);
            }
        }
        table.columns.push_back(std::move(column));
    }

    static void add_computed_column(Table& table) {
        Column column;
        column.name = "SortKey";
        column.computed =
            "CONCAT([" + table.key_column + "],N'-',[" + table.columns.back().name + "])";
        if (table.columns.back().type.find("BINARY") == std::string::npos) {
            table.columns.push_back(std::move(column));
        }
    }

    void add_index(Table& table) {
        const Column& column = table.columns[random_.below(table.columns.size())];
        const Column& other = table.columns[random_.below(table.columns.size())];
        const auto is_large = [](const Column& candidate) {
            return candidate.type.find("MAX") != std::string::npos || !candidate.computed.empty() ||
                   candidate.type.find("2000") != std::string::npos;
        };
        const bool exists =
            std::any_of(table.indexes.begin(), table.indexes.end(),
                        [&](const Index& index) { return index.column == column.name; });
        if (is_large(column) || exists || column.name == table.key_column) {
            return;
        }
        Index index{column.name, {}, {}, random_.percent(15)};
        if (random_.percent(20) && other.name != column.name && !is_large(other)) {
            index.included_column = other.name;
        }
        if (column.nullable && random_.percent(20)) {
            index.filter = "[" + column.name + "] IS NOT NULL";
        }
        table.indexes.push_back(std::move(index));
    }

    // As many as there are in an application with access by row: half of the tables under one
    // policy, some under one of their own, a trigger in some, about one procedure for each table.
    void add_modules(Table& table) {
        const std::size_t guard = modules_.below(100);
        table.guard = guard < 50 ? Guard::Common : guard < 60 ? Guard::Own : Guard::None;
        if (modules_.percent(15)) {
            table.triggered_column = settable_column(table);
        }
        for (std::size_t count = modules_.below(3); count > 0; --count) {
            if (std::string column = settable_column(table); !column.empty()) {
                table.procedures.push_back(std::move(column));
            }
        }
    }

    // Empty where none is found.
    std::string settable_column(const Table& table) {
        const Column& column = table.columns[modules_.below(table.columns.size())];
        return column.name == table.key_column || !column.computed.empty() ? "" : column.name;
    }

    static bool has_column(const Table& table, std::string_view name) {
        return std::any_of(table.columns.begin(), table.columns.end(),
                           [name](const Column& column) { return column.name == name; });
    }

    Random random_{20221117};
    Random modules_{20260301};
    std::vector<Table> tables_;
};

}  // namespace

std::vector<Table> random_schema(std::size_t table_count) {
    return Generator().tables(table_count);
}

}  // namespace tsqlaudit::bench
