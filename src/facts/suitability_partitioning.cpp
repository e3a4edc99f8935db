// Sources: "Partitioned tables and indexes", CREATE PARTITION FUNCTION, CREATE INDEX, ALTER TABLE.
#include <fmt/format.h>

#include <algorithm>

#include "facts/key_names.h"
#include "facts/partition_changes.h"
#include "facts/partition_column.h"
#include "facts/suitability_parts.h"
#include "text/compare.h"

namespace tsqlaudit::facts {
namespace {

using catalog::Column;
using catalog::Index;
using catalog::IndexKind;
using catalog::Table;

bool needs_column(const Index& index, const std::string& column) {
    return index.is_unique && index.kind == IndexKind::Rowstore && !has_key_column(index, column);
}

bool same_columns(const std::vector<std::string>& left, const std::vector<std::string>& right) {
    return left.size() == right.size() &&
           std::is_permutation(left.begin(), left.end(), right.begin(),
                               [](const std::string& one, const std::string& other) {
                                   return text::equals_ignoring_case(one, other);
                               });
}

// Tables whose foreign keys reference exactly these columns.
std::vector<std::string> tables_referencing(const Subject& subject,
                                            const std::vector<std::string>& columns) {
    std::vector<std::string> names;
    for (const TableId child : subject.facts().children) {
        const Table& table = subject.catalog.tables[child];
        const bool references =
            std::any_of(table.foreign_keys.begin(), table.foreign_keys.end(),
                        [&](const catalog::ForeignKey& key) {
                            return key.referenced_index == subject.id &&
                                   same_columns(key.referenced_columns, columns);
                        });
        if (references) {
            names.push_back(table.name.dotted());
        }
    }
    return names;
}

using Changes = std::vector<std::string>;

void add_key_change(const Subject& subject, const Index& index, const std::string& column,
                    Changes& changes) {
    const std::string key = join(key_names(index));
    if (index.is_primary_key && !index.is_clustered) {
        changes.push_back(
            fmt::format("the primary key ({}) has to contain {}, or stay where it is (then no "
                        "partition can be switched)",
                        key, column));
        return;  // what references it can stay as well
    }
    if (index.is_primary_key) {
        changes.push_back(
            fmt::format("the primary key ({}) has to contain {}, which then no longer keeps {} "
                        "unique by itself",
                        key, column, key));
    } else {
        changes.push_back(
            fmt::format("the unique key ({}) has to contain {}, or stay on a filegroup of its own "
                        "(then no partition can be switched)",
                        key, column));
    }
    const std::vector<std::string> referencing = tables_referencing(subject, key_names(index));
    if (!referencing.empty()) {
        changes.push_back(
            fmt::format("foreign keys of {} reference ({}): keep it unique in an index that is not "
                        "partitioned, or widen them too",
                        join(referencing), key));
    }
}

// The clustered primary key lacks the column.
bool is_widened(const Table& table, const std::string& column) {
    const Index* primary = table.primary_key();
    return primary != nullptr && primary->is_clustered && needs_column(*primary, column);
}

void add_column_changes(const Table& table, const std::string& column, Changes& changes) {
    const Column* known = table.find_column(column);
    if (known == nullptr) {
        changes.push_back(fmt::format("{} has to be added", column));
    } else if (known->is_nullable && is_widened(table, column)) {
        changes.push_back(fmt::format("{} has to be NOT NULL", column));
    }
}

void add_key_changes(const Subject& subject, const std::string& column, Changes& changes) {
    const Table& table = subject.table();
    for (const Index& index : table.indexes) {
        if (needs_column(index, column)) {
            add_key_change(subject, index, column, changes);
        }
    }
    if (is_widened(table, column) && table.versioning) {
        changes.emplace_back("system versioning has to be off while the primary key is replaced");
    }
}

bool depends_on_primary_key(const Index& index) {
    return index.kind == IndexKind::Spatial || index.kind == IndexKind::Xml ||
           index.kind == IndexKind::SelectiveXml || index.kind == IndexKind::Json;
}

void add_special_indexes(const Table& table, Changes& changes) {
    std::vector<std::string> special;
    for (const Index& index : table.indexes) {
        if (depends_on_primary_key(index)) {
            special.push_back(index.name);
        }
    }
    if (!special.empty()) {
        changes.push_back(
            fmt::format("{} has to be dropped first and created again", join(special)));
    }
}

void add_columnstore(const Table& table, Changes& changes) {
    if (const Index* columnstore = find_columnstore(table)) {
        changes.push_back(fmt::format(
            "the columnstore index {} has to be {}created again on the partition scheme",
            columnstore->name, columnstore->is_clustered ? "" : "dropped first and "));
    }
}

void add_large_values(const Table& table, Changes& changes) {
    if (!table.textimage_filegroup.empty()) {
        changes.emplace_back("TEXTIMAGE_ON is not allowed together with a partition scheme");
    }
    const std::vector<std::string> streams =
        columns_where(table, [](const Column& column) { return column.is_filestream; });
    if (!streams.empty()) {
        changes.push_back(
            fmt::format("FILESTREAM data ({}) needs a scheme of its own over the same function",
                        join(streams)));
    }
}

// The versioning of a ledger table cannot be off meanwhile.
bool keeps_primary_key(const Table& table, const std::string& column) {
    return table.is_ledger && table.versioning && !column.empty() && is_widened(table, column);
}

std::vector<std::string> blockers_of(const Table& table, const std::string& column) {
    std::vector<std::string> blockers;
    const auto add_if = [&](bool applies, std::string_view what) {
        if (applies) {
            blockers.emplace_back(what);
        }
    };
    add_if(table.is_memory_optimized, "a memory-optimised table cannot be partitioned");
    add_if(table.kind == catalog::TableKind::FileTable, "a FileTable cannot be partitioned");
    add_if(table.kind == catalog::TableKind::External, "it is an external table");
    add_if(table.kind == catalog::TableKind::Node || table.kind == catalog::TableKind::Edge,
           "a graph table cannot be converted to a partitioned one");
    add_if(std::any_of(table.indexes.begin(), table.indexes.end(),
                       [](const Index& index) { return index.kind == IndexKind::Vector; }),
           "a table with a vector index cannot be partitioned");
    add_if(keeps_primary_key(table, column),
           "the primary key of an updatable ledger table cannot be replaced");
    return blockers;
}

int score_without_column(int score) {
    return static_cast<int>(score * suitability_weights().partitioning.share_without_column);
}

void plan_column(const Subject& subject, Partitioning& result) {
    const int base =
        at_scale(suitability_weights().partitioning.scale, subject.facts().scale.scale);
    const std::optional<PartitionColumn> best = find_partition_column(subject);
    if (!best) {
        result.score = score_without_column(base);
        result.reasons.emplace_back("no column divides the rows into ranges that queries name");
        return;
    }
    result.score = base == 0 ? 0 : std::clamp(base + best->points, 0, 100);
    result.column = best->name;
    result.by = best->by;
    result.reasons.push_back(best->reason);
    if (best->is_nullable) {
        result.reasons.push_back(
            fmt::format("rows without a {} all lie in the first partition", best->name));
    }
    const Table& table = subject.table();
    add_column_changes(table, best->name, result.changes);
    add_key_changes(subject, best->name, result.changes);
    add_special_indexes(table, result.changes);
    add_columnstore(table, result.changes);
    add_large_values(table, result.changes);
}

}  // namespace

std::vector<std::string> changes_before_partitioning(const Table& table,
                                                     const std::string& column) {
    Changes changes;
    add_column_changes(table, column, changes);
    add_special_indexes(table, changes);
    add_large_values(table, changes);
    return changes;
}

Partitioning judge_partitioning(const Subject& subject) {
    const Table& table = subject.table();
    Partitioning result;
    result.reasons.push_back(describe_scale(subject.facts().scale));
    plan_column(subject, result);
    if (table.is_memory_optimized) {
        // Nobody would give up for partitions what the table was built for.
        result.score =
            std::min(result.score, suitability_weights().partitioning.memory_optimized_at_most);
    }
    if (table.is_ledger) {
        result.score = std::min(result.score, suitability_weights().partitioning.ledger_at_most);
    }
    if (table.storage.is_partitioned()) {
        result.verdict = Verdict::Present;
        result.column = table.storage.partition_column;
        result.changes.clear();
        result.reasons = {fmt::format("partitioned by {}", result.column)};
        return result;
    }
    result.blockers = blockers_of(table, result.column);
    result.verdict = result.blockers.empty() ? verdict_of(result.score) : Verdict::Blocked;
    if (table.is_ledger) {
        result.reasons.emplace_back(
            "a ledger table takes no SWITCH and no TRUNCATE: partitions remove no rows from it");
    }
    if (subject.settings.target == sqlserver::Target::Azure) {
        result.reasons.emplace_back("Azure SQL Database: all partitions on [PRIMARY]");
    }
    return result;
}

}  // namespace tsqlaudit::facts
