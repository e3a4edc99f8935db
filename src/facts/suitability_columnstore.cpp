// Sources: CREATE COLUMNSTORE INDEX, "What's new in columnstore indexes".
#include <fmt/format.h>

#include <algorithm>

#include "facts/columnstore_fit.h"
#include "facts/suitability_parts.h"
#include "facts/table_nature.h"
#include "facts/vocabulary.h"
#include "sqlserver/limits.h"

namespace tsqlaudit::facts {
namespace {

using catalog::Column;
using catalog::Table;
using sqlserver::TypeId;

bool is_type_known(const Column& column) {
    return column.type.id != TypeId::Unknown;
}

bool has_number(const Column& column) {
    return column.type.is_number();
}

// A retry count steers a program, a page number finds a page: nobody adds them up.
bool is_named_for_no_measure(const ColumnFacts& facts) {
    return vocabulary().columnstore.no_measures.matches(*facts.words);
}

// A number that queries add up or compare, as opposed to one that identifies, places or counts on.
bool is_measure(const Column& column, const ColumnFacts& facts) {
    switch (facts.role) {
        case ColumnRole::Deprecated:
        case ColumnRole::IdentityKey:
        case ColumnRole::Tenant:
        case ColumnRole::ForeignKey:
        case ColumnRole::CreatedBy:
        case ColumnRole::ModifiedBy:
        case ColumnRole::Identifier:
        case ColumnRole::Ordinal:
        case ColumnRole::Code:
        case ColumnRole::Version:
        case ColumnRole::CurveCode:
        case ColumnRole::SpatialBound:
            return false;
        case ColumnRole::Coordinate:  // cells of a grid are grouped by their place
            return has_number(column) && !is_named_for_no_measure(facts);
        default:
            return has_number(column) && !facts.is_foreign_key && !facts.is_primary_key &&
                   !is_named_for_no_measure(facts);
    }
}

std::vector<std::string> measures(const Subject& subject) {
    std::vector<std::string> names;
    const Table& table = subject.table();
    for (std::size_t index = 0; index < table.columns.size(); ++index) {
        if (is_measure(table.columns[index], subject.column_facts(index))) {
            names.push_back(table.columns[index].name);
        }
    }
    return names;
}

bool fits_nonclustered(const Column& column, sqlserver::Target target) {
    return fits_nonclustered_columnstore(column, target) == ColumnstoreFit::Fits;
}

// Finite retention demands of a history table with a clustered columnstore that it has no LOBs.
bool is_aged_history(const Subject& subject) {
    const auto& current = subject.table().history_of;
    if (!current) {
        return false;
    }
    const auto& versioning = subject.catalog.tables[*current].versioning;
    return versioning && versioning->retention && *versioning->retention != "INFINITE";
}

bool holds_large_content(const Subject& subject) {
    const auto& columns = subject.facts().columns;
    return subject.facts().row_size.estimated_lob > sqlserver::max_row_bytes &&
           std::any_of(columns.begin(), columns.end(),
                       [](const ColumnFacts& column) { return column.role == ColumnRole::Binary; });
}

// The tenant is no dimension: it is in every table.
std::ptrdiff_t dimension_count(const Subject& subject) {
    return std::ranges::count_if(subject.table().foreign_keys, [&](const catalog::ForeignKey& key) {
        return !key.referenced_index || key.referenced_index != subject.schema.tenant_root;
    });
}

void add_shape(const Subject& subject, Tally& tally) {
    const ColumnstoreWeights& weights = suitability_weights().columnstore;
    const TableFacts& facts = subject.facts();
    tally.add(at_scale(weights.scale, facts.scale.scale), describe_scale(facts.scale));
    if (const std::vector<std::string> names = measures(subject); !names.empty()) {
        tally.add(weights.measures, fmt::format("numbers to aggregate: {}", join(names)));
    }
    tally.add_if(dimension_count(subject) >= 2, weights.dimensions,
                 "references several tables, as a fact table does");
    tally.add_if(is_append_only(facts), weights.append_only, "rows are appended, not changed");
    tally.add_if(!facts.children.empty(), weights.referenced,
                 "other tables reference it: rows are looked up one by one");
    tally.add_if(holds_large_content(subject), weights.large_content,
                 "rows hold large content, which is read one at a time");
    tally.add_if(subject.table().is_memory_optimized, weights.memory_optimized,
                 "memory-optimised: the index would hold all rows in memory once more");
    const std::vector<std::string> hot = hot_columns(subject);
    tally.add_if(hot.size() >= 2, weights.hot_columns,
                 fmt::format("rows are rewritten in place ({}), which a columnstore turns into "
                             "deletes and inserts",
                             join(hot)));
}

// The first embedding that each row has; empty: none.
std::string vector_of(const Subject& subject) {
    const Table& table = subject.table();
    for (std::size_t index = 0; index < table.columns.size(); ++index) {
        if (subject.column_facts(index).role == ColumnRole::Embedding &&
            !table.columns[index].is_nullable) {
            return table.columns[index].name;
        }
    }
    return {};
}

// Without anything to add up, or where rows are searched by vectors or change all the time, the
// index costs more than it gives.
void limit(const Subject& subject, Tally& tally) {
    const int most = suitability_weights().columnstore.unfit_at_most;
    if (subject.facts().is_history) {
        return;  // compressed best by a columnstore, whatever it holds
    }
    if (measures(subject).empty()) {
        tally.cap(most, "no numbers to aggregate");
    }
    if (const std::string column = vector_of(subject); !column.empty()) {
        tally.cap(most, fmt::format("rows are looked for by what is near {}", column));
    }
    if (const std::string column = changing_column(subject.table(), subject.facts());
        !column.empty()) {
        tally.cap(most, fmt::format("rows are changed after they were written ({})", column));
    }
}

void note_kind(const Subject& subject, Tally& tally) {
    const std::vector<std::string> obstacles = clustered_columnstore_obstacles(subject);
    const std::vector<std::string> left_out =
        columns_where(subject.table(), [&](const Column& column) {
            return is_type_known(column) && !fits_nonclustered(column, subject.settings.target);
        });
    if (is_append_only(subject.facts()) && obstacles.empty()) {
        tally.note("a clustered columnstore index fits: it replaces the rows and compresses them");
        return;
    }
    for (const std::string& obstacle : obstacles) {
        tally.note("no clustered columnstore index: " + obstacle);
    }
    if (!left_out.empty()) {
        tally.note(fmt::format("a nonclustered columnstore index leaves out {}", join(left_out)));
    }
}

std::vector<std::string> blockers_of(const Subject& subject) {
    const Table& table = subject.table();
    std::vector<std::string> blockers;
    if (table.kind == catalog::TableKind::External) {
        blockers.emplace_back("it is an external table");
    }
    if (table.is_memory_optimized && table.is_schema_only) {
        blockers.emplace_back("a SCHEMA_ONLY table cannot have a columnstore index");
    }
    const bool fits =
        std::any_of(table.columns.begin(), table.columns.end(), [&](const Column& column) {
            return !is_type_known(column) || fits_nonclustered(column, subject.settings.target);
        });
    if (!fits) {
        blockers.emplace_back("no column has a type that a columnstore index can hold");
    }
    return blockers;
}

}  // namespace

std::vector<std::string> clustered_columnstore_obstacles(const Subject& subject) {
    const Table& table = subject.table();
    const sqlserver::Target target = subject.settings.target;
    std::vector<std::string> obstacles;
    const auto add = [&](std::string_view what, const std::vector<std::string>& names) {
        if (!names.empty()) {
            obstacles.push_back(fmt::format("{} ({})", what, join(names)));
        }
    };
    const auto does_not_fit = [&](const Column& column) {
        return is_type_known(column) &&
               fits_clustered_columnstore(column, target) != ColumnstoreFit::Fits;
    };
    const auto is_special = [](const Column& column) {
        return column.is_sparse || column.is_column_set || column.is_filestream;
    };
    add("it cannot hold columns of these types", columns_where(table, [&](const Column& column) {
            return does_not_fit(column) && !column.computed && !is_special(column);
        }));
    add("it cannot hold these computed columns", columns_where(table, [&](const Column& column) {
            return column.computed &&
                   fits_clustered_columnstore(column, target) == ColumnstoreFit::Refused;
        }));
    add("it cannot hold sparse or FILESTREAM columns", columns_where(table, is_special));
    if (!table.triggers.empty()) {
        obstacles.emplace_back("the table has triggers");
    }
    if (table.is_ledger && std::ranges::any_of(table.indexes, [](const catalog::Index& index) {
            return index.kind == catalog::IndexKind::Rowstore;
        })) {
        obstacles.emplace_back("a ledger table takes no other index beside it");
    }
    if (is_aged_history(subject)) {
        add("finite retention allows it no LOB columns",
            columns_where(table, [](const Column& c) { return c.type.is_lob(); }));
    }
    return obstacles;
}

Benefit judge_columnstore(const Subject& subject) {
    Tally tally;
    add_shape(subject, tally);
    limit(subject, tally);
    Benefit benefit;
    benefit.score = tally.score();
    if (find_columnstore(subject.table()) != nullptr) {
        // Whoever built it knows of queries that the schema does not show.
        benefit.score = std::max(benefit.score, suitability_weights().columnstore.present_at_least);
        benefit.verdict = Verdict::Present;
    } else {
        benefit.blockers = blockers_of(subject);
        benefit.verdict = benefit.blockers.empty() ? verdict_of(benefit.score) : Verdict::Blocked;
        if (benefit.verdict != Verdict::NotRecommended) {
            note_kind(subject, tally);
        }
    }
    benefit.reasons = tally.reasons();
    return benefit;
}

}  // namespace tsqlaudit::facts
