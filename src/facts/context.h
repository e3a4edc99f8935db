// What all derivations read: the catalog, the settings, the vocabulary, and every name cut into
// words once.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "facts/settings.h"
#include "facts/table_id.h"
#include "facts/vocabulary.h"
#include "text/compare.h"

namespace tsqlaudit::facts {

struct TableNames {
    explicit TableNames(const catalog::Table& named);

    const Words& table;  // without a prefix such as tbl, and without where it is stored: _InMemory
    const Words& schema;
    std::vector<std::reference_wrapper<const Words>> columns;  // parallel to Table::columns
    // Parallel to Vocabulary::column_roles: there is a column of such a name as the rule wants to
    // see beside another one (RoleRule::beside), or it wants none.
    std::vector<bool> has_neighbour;
    std::set<std::string, std::less<>> totals;  // "row" of TotalRows
    // That a check tests for JSON, or a computed column reads as such.
    std::set<std::string, text::LessIgnoringCase> json_columns;
};

class Context {
public:
    // Threads take turns at the names, as many as there are jobs.
    Context(const catalog::Catalog& catalog, const Settings& settings, unsigned jobs);

    const catalog::Catalog& catalog() const { return catalog_; }
    const Settings& settings() const { return settings_; }
    const Vocabulary& words() const { return vocabulary(); }
    std::size_t table_count() const { return names_.size(); }
    const catalog::Table& table(TableId id) const { return catalog_.tables[id]; }
    const TableNames& names(TableId id) const { return *names_[id]; }

    // Of a table that the user named as "dbo.Tenant" or "Tenant".
    std::optional<TableId> find_table(std::string_view dotted) const;
    const Words& words_of(std::string_view name) const { return facts::words_of(name); }

private:
    const catalog::Catalog& catalog_;
    const Settings& settings_;
    std::vector<std::optional<TableNames>> names_;
};

// The words of TableNames::table.
const Words& table_words(const catalog::Table& table);

// Position in Table::columns, ignoring case.
std::optional<std::size_t> column_index(const catalog::Table& table, std::string_view column);

// Whether all the columns are among those of the primary key.
bool in_primary_key(const catalog::Table& table, const std::vector<std::string>& columns);

// Whether the primary key is this one column.
bool is_whole_primary_key(const catalog::Table& table, std::string_view column);

// Whether each of the columns is NOT NULL.
bool all_not_null(const catalog::Table& table, const std::vector<std::string>& columns);

// Whether the rows are versions of another table's rows, kept by SQL Server.
bool is_history(const catalog::Table& table);

}  // namespace tsqlaudit::facts
