// What names the columns of a table or stands on its keys: each is looked up, however many there
// are.
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "catalog/catalog.h"
#include "fix/references.h"

namespace tsqlaudit::fix {

// The positions of what names a column, each once.
class ByColumn {
public:
    // As they are noted, positions rise.
    void note(const catalog::Column* column, std::size_t position);
    // Before the first question.
    void sort();
    Positions of(const catalog::Column& column) const;

private:
    using Use = std::pair<const catalog::Column*, std::size_t>;

    std::vector<Use> uses_;
};

struct Dependants {
    Dependants(const catalog::Catalog& catalog, const References& to_tables,
               const catalog::Table& table);

    // Into the lists of the table:
    ByColumn indexes;  // keys, included columns and filters
    ByColumn foreign_keys;
    ByColumn checks;
    ByColumn statistics;  // columns and filters
    ByColumn computed;    // computed columns
    ByColumn views;       // Table::bound_views
    ByColumn routines;    // Table::bound_routines
    ByColumn predicates;
    // Into References::to() the table: by referenced columns.
    ByColumn references;
    // Into history_indexes.
    ByColumn history;
    // Of the history, where it follows the table.
    const catalog::NamedList<catalog::Index>* history_indexes = nullptr;
    // Keys of full-text indexes.
    std::vector<std::string> full_text_keys;
    // Special indexes and the versioning need the primary key.
    bool leans_on_primary_key = false;
};

// Of each table that is asked for, found once.
class AllDependants {
public:
    AllDependants(const catalog::Catalog& catalog, const References& references);

    const Dependants& of(const catalog::Table& table) const;

private:
    struct Found {
        std::once_flag once;
        std::unique_ptr<const Dependants> dependants;
    };

    const catalog::Catalog& catalog_;
    const References& references_;
    mutable std::vector<Found> found_;  // by position of the table
};

}  // namespace tsqlaudit::fix
