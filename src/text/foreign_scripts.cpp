#include "text/foreign_scripts.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "text/ascii.h"
#include "text/compare.h"
#include "text/named_objects.h"

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

// The files of one product that begin the same way.
struct Group {
    std::string first;
    NamedObjects objects;
};

// Are at least half of the names those of the others?
bool are_mostly_in(const std::set<std::string>& names, const std::set<std::string>& others) {
    const auto shared = std::ranges::count_if(
        names, [&](const std::string& name) { return others.contains(name); });
    return shared > 0 && static_cast<std::size_t>(shared) * 2 >= names.size();
}

// A name alone proves nothing: it may be what the tables are about.
bool are_about_the_same(const NamedObjects& foreign, const NamedObjects& own) {
    return foreign.created_tables.empty()
               ? are_mostly_in(foreign.all, own.all)
               : are_mostly_in(foreign.created_tables, own.created_tables);
}

class ForeignFinder {
public:
    ForeignFinder(const std::vector<SqlFile>& files, const std::vector<FileContent>& contents)
        : files_(files), contents_(contents) {
        for (const SqlFile& file : files) {
            words_.push_back(find_product(file));
        }
    }

    ForeignScripts find() {
        look_into_files();
        ForeignScripts result;
        std::map<std::string, std::pair<Diagnostic, std::size_t>> by_beginning;
        for (std::size_t index = 0; index < files_.size(); ++index) {
            const std::optional<ProductWord>& word = words_[index];
            const bool is_foreign = word && is_for_other(*word);
            result.is_foreign.push_back(is_foreign);
            if (is_foreign) {
                const Diagnostic diagnostic{
                    DiagnosticSeverity::Info,
                    files_[index].name,
                    {1, 1},
                    "left out: by its name it is for " + std::string(word->product) + ", as " +
                        groups_.at({word->before, ""}).first + " is for SQL Server"};
                ++by_beginning.try_emplace(word->before, diagnostic, 0).first->second.second;
            }
        }
        for (auto& [beginning, group] : by_beginning) {
            auto& [diagnostic, count] = group;
            if (count > 1) {
                diagnostic.message +=
                    "; so are others beside it, " + std::to_string(count) + " in all";
            }
            result.diagnostics.push_back(std::move(diagnostic));
        }
        return result;
    }

private:
    // What stands before the word, and the product; empty: SQL Server.
    using Key = std::pair<std::string, std::string_view>;

    // No others than those that have a partner by their names.
    void look_into_files() {
        std::map<std::string, std::set<std::string_view>> products;
        for (const auto& word : words_) {
            if (word) {
                products[word->before].insert(word->product);
            }
        }
        for (std::size_t index = 0; index < files_.size(); ++index) {
            const std::optional<ProductWord>& word = words_[index];
            if (word && products[word->before].contains("") && products[word->before].size() > 1) {
                const Key key{word->before, word->product};
                Group& group =
                    groups_.try_emplace(key, Group{files_[index].name, {}}).first->second;
                add_named_objects(contents_[index].text, group.objects);
            }
        }
    }

    bool is_for_other(const ProductWord& word) const {
        const auto group = groups_.find({word.before, word.product});
        return !word.product.empty() && group != groups_.end() &&
               are_about_the_same(group->second.objects, groups_.at({word.before, ""}).objects);
    }

    const std::vector<SqlFile>& files_;
    const std::vector<FileContent>& contents_;
    std::vector<std::optional<ProductWord>> words_;
    std::map<Key, Group> groups_;
};

}  // namespace

ForeignScripts find_foreign_scripts(const std::vector<SqlFile>& files,
                                    const std::vector<FileContent>& contents) {
    return ForeignFinder(files, contents).find();
}

}  // namespace tsqlaudit::text
