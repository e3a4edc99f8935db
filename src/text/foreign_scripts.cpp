#include "text/foreign_scripts.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "text/compare.h"

namespace tsqlaudit::text {
namespace {

constexpr std::array<std::string_view, 7> own_words{
    "azuresql", "mssql", "mssqlserver", "sqlazure", "sqlserver", "sqlsrv", "tsql"};

struct Product {
    std::string_view word;
    std::string_view name;
};

constexpr std::array<Product, 38> foreign_products{{
    {"bigquery", "BigQuery"},
    {"clickhouse", "ClickHouse"},
    {"cloudscape", "Cloudscape"},
    {"cockroach", "CockroachDB"},
    {"cockroachdb", "CockroachDB"},
    {"cubrid", "CUBRID"},
    {"db2", "Db2"},
    {"derby", "Derby"},
    {"duckdb", "DuckDB"},
    {"firebird", "Firebird"},
    {"greenplum", "Greenplum"},
    {"h2", "H2"},
    {"hana", "SAP HANA"},
    {"hsql", "HSQLDB"},
    {"hsqldb", "HSQLDB"},
    {"informix", "Informix"},
    {"ingres", "Ingres"},
    {"interbase", "InterBase"},
    {"mariadb", "MariaDB"},
    {"maxdb", "MaxDB"},
    {"mysql", "MySQL"},
    {"ora", "Oracle"},
    {"oracle", "Oracle"},
    {"pg", "PostgreSQL"},
    {"pgsql", "PostgreSQL"},
    {"plsql", "Oracle"},
    {"pointbase", "PointBase"},
    {"postgre", "PostgreSQL"},
    {"postgres", "PostgreSQL"},
    {"postgresql", "PostgreSQL"},
    {"psql", "PostgreSQL"},
    {"redshift", "Redshift"},
    {"sapdb", "SAP DB"},
    {"snowflake", "Snowflake"},
    {"sqlite", "SQLite"},
    {"sybase", "Sybase"},
    {"teradata", "Teradata"},
    {"vertica", "Vertica"},
}};

bool is_digit(char character) {
    return character >= '0' && character <= '9';
}

bool is_word_character(char character) {
    return (character >= 'a' && character <= 'z') || is_digit(character);
}

// The word for a product in a path, and what stands before it, in lower case.
struct ProductWord {
    std::string before;
    std::string_view product;  // empty: SQL Server
};

std::optional<std::string_view> product_of(std::string_view word) {
    if (std::ranges::find(own_words, word) != own_words.end()) {
        return std::string_view();
    }
    const auto* const found = std::ranges::find(foreign_products, word, &Product::word);
    return found == foreign_products.end() ? std::nullopt : std::optional(found->name);
}

// Behind the word that begins there.
std::size_t end_of_word(std::string_view path, std::size_t begin) {
    while (begin < path.size() && is_word_character(path[begin])) {
        ++begin;
    }
    return begin;
}

// With a version ("mysql8"), or of two words ("sql-server").
std::optional<std::string_view> product_at(std::string_view path, std::size_t begin,
                                           std::size_t end) {
    const std::string_view word = path.substr(begin, end - begin);
    if (const auto product = product_of(word)) {
        return product;
    }
    const std::size_t last_letter = word.find_last_not_of("0123456789");
    if (const auto product = product_of(word.substr(0, last_letter + 1))) {
        return product;
    }
    const bool goes_on =
        (word == "sql" || word == "ms") && end + 1 < path.size() && path[end] != '/';
    return goes_on ? product_of(std::string(word).append(
                         path.substr(end + 1, end_of_word(path, end + 1) - end - 1)))
                   : std::nullopt;
}

// The first in it. "dbo.MySql.sql" is a table.
std::optional<ProductWord> find_product(const SqlFile& file) {
    if (file.named || file.in_project || !file.name.ends_with(file.order)) {
        return {};
    }
    const std::string path = to_lower(file.name);
    const std::size_t dot = std::min(path.rfind('.'), path.size());
    std::size_t begin = path.size() - std::min(path.size(), to_lower(file.order).size());
    while (begin < dot) {
        const std::size_t end = end_of_word(path, begin);
        if (end > begin) {
            const auto product = product_at(path, begin, end);
            if (product && !std::string_view(path).substr(0, begin).ends_with("dbo.")) {
                return ProductWord{path.substr(0, begin), *product};
            }
        }
        begin = end + 1;
    }
    return {};
}

}  // namespace

ForeignScripts find_foreign_scripts(const std::vector<SqlFile>& files) {
    std::vector<std::optional<ProductWord>> words;
    std::map<std::string, std::string> own;  // by what stands before the word
    for (const SqlFile& file : files) {
        words.push_back(find_product(file));
        if (words.back() && words.back()->product.empty()) {
            own.try_emplace(words.back()->before, file.name);
        }
    }
    ForeignScripts result;
    std::map<std::string, std::pair<Diagnostic, std::size_t>> by_beginning;
    for (std::size_t index = 0; index < files.size(); ++index) {
        const std::optional<ProductWord>& word = words[index];
        const auto partner = word && !word->product.empty() ? own.find(word->before) : own.end();
        result.is_foreign.push_back(partner != own.end());
        if (partner != own.end()) {
            const Diagnostic diagnostic{DiagnosticSeverity::Info,
                                        files[index].name,
                                        {1, 1},
                                        "left out: by its name it is for " +
                                            std::string(word->product) + ", as " + partner->second +
                                            " is for SQL Server"};
            ++by_beginning.try_emplace(word->before, diagnostic, 0).first->second.second;
        }
    }
    for (auto& [beginning, group] : by_beginning) {
        auto& [diagnostic, count] = group;
        if (count > 1) {
            diagnostic.message += "; so are others beside it, " + std::to_string(count) + " in all";
        }
        result.diagnostics.push_back(std::move(diagnostic));
    }
    return result;
}

}  // namespace tsqlaudit::text
