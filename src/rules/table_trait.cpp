#include "rules/table_trait.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>

namespace tsqlaudit::rules {

namespace {

using catalog::Table;
using catalog::TableKind;
using facts::Scale;
using facts::TableFacts;

constexpr std::array<TableTrait, 14> traits{{
    {"history", "history tables of temporal tables",
     [](const Table&, const TableFacts& facts) { return facts.is_history; }},
    {"external", "external tables",
     [](const Table& table, const TableFacts&) { return table.kind == TableKind::External; }},
    {"file-table", "FileTables, whose columns SQL Server prescribes",
     [](const Table& table, const TableFacts&) { return table.kind == TableKind::FileTable; }},
    {"edge", "edge tables of a graph",
     [](const Table& table, const TableFacts&) { return table.kind == TableKind::Edge; }},
    {"memory-optimized", "memory-optimized tables",
     [](const Table& table, const TableFacts&) { return table.is_memory_optimized; }},
    {"staging", "staging tables, by their name or shape",
     [](const Table&, const TableFacts& facts) { return facts.is_staging; }},
    {"framework", "tables that a framework or tool brings along, whose design is not the owner's",
     [](const Table&, const TableFacts& facts) { return facts.is_framework; }},
    {"warehouse", "fact and dimension tables, by their name or schema",
     [](const Table&, const TableFacts& facts) { return facts.is_warehouse; }},
    {"reference", "reference tables: codes and lookups",
     [](const Table&, const TableFacts& facts) { return facts.is_reference; }},
    {"junction", "junction tables",
     [](const Table&, const TableFacts& facts) { return facts.is_junction; }},
    {"log", "logs, events and measurements",
     [](const Table&, const TableFacts& facts) { return facts.is_log_like; }},
    {"tiny", "tables of up to 100 rows",
     [](const Table&, const TableFacts& facts) { return facts.scale.scale == Scale::Tiny; }},
    // Whoever indexes a table that looks like a list knows better than an estimate.
    {"counted-tiny", "tables that are known to have up to 100 rows",
     [](const Table&, const TableFacts& facts) {
         return facts.scale.scale == Scale::Tiny && facts.scale.rows.has_value();
     }},
    {"ledger", "ledger tables",
     [](const Table& table, const TableFacts&) { return table.is_ledger; }},
}};

}  // namespace

std::span<const TableTrait> table_traits() {
    return traits;
}

const TableTrait& table_trait(std::string_view name) {
    const auto found = std::ranges::find(traits, name, &TableTrait::name);
    if (found == traits.end()) {
        throw std::out_of_range{"no such kind of table: " + std::string{name}};
    }
    return *found;
}

}  // namespace tsqlaudit::rules
