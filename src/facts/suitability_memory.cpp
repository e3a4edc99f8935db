// Memory-optimised tables: what a table would gain. What stands in the way is in
// suitability_memory_blockers.cpp.
#include <fmt/format.h>

#include <algorithm>

#include "facts/context.h"
#include "facts/suitability_parts.h"
#include "facts/transient_name.h"
#include "facts/vocabulary.h"
#include "sqlserver/limits.h"
#include "text/compare.h"

namespace tsqlaudit::facts {
namespace {

bool is_transient(const Subject& subject) {
    return subject.facts().is_staging ||
           (!is_append_only(subject.facts()) && has_transient_name(subject.table()));
}

bool is_busy(const Subject& subject) {
    return !is_append_only(subject.facts()) && !is_transient(subject) &&
           has_busy_name(subject.table());
}

bool is_modified(const TableFacts& facts) {
    return std::any_of(facts.columns.begin(), facts.columns.end(), [](const ColumnFacts& column) {
        return column.role == ColumnRole::ModifiedTimestamp ||
               column.role == ColumnRole::RowVersion;
    });
}

std::string rewritten_reason(const std::vector<std::string>& names) {
    return fmt::format("rows are rewritten in place ({}): latch-free updates pay", join(names));
}

void add_gains(const Subject& subject, Tally& tally) {
    const MemoryOptimizedWeights& weights = suitability_weights().memory_optimized;
    const TableFacts& facts = subject.facts();
    tally.add(at_scale(weights.scale, facts.scale.scale), describe_scale(facts.scale));
    const std::vector<std::string> hot = hot_columns(subject);
    tally.add_if(
        !hot.empty(),
        std::min(static_cast<int>(hot.size()) * weights.hot_column, weights.hot_columns_at_most),
        rewritten_reason(hot));
    tally.add_if(is_modified(facts), weights.modified, "rows are modified after insertion");
    tally.add_if(!facts.children.empty(), weights.referenced,
                 "other tables reference it: rows are looked up by key");
    tally.add_if(is_transient(subject), weights.transient,
                 "short-lived rows, written and deleted all the time");
    tally.add_if(is_busy(subject), weights.busy,
                 "few rows that are rewritten all the time, by its name");
}

void add_losses(const Subject& subject, Tally& tally) {
    const MemoryOptimizedWeights& weights = suitability_weights().memory_optimized;
    const TableFacts& facts = subject.facts();
    const int bytes = facts.row_size.estimated + facts.row_size.estimated_lob;
    tally.add_if(is_append_only(facts), weights.append_only,
                 "rows are appended and seldom read: memory would hold cold data");
    tally.add_if(bytes > sqlserver::max_row_bytes, weights.row_over_page,
                 fmt::format("about {} bytes a row, all of them in memory", bytes));
    tally.add_if(subject.table().versioning.has_value(), weights.system_versioned,
                 "system-versioned: the history table would stay on disk");
    tally.add_if(find_columnstore(subject.table()) != nullptr, weights.columnstore,
                 "has a columnstore index: it is read by analytic queries");
}

// The memory-optimised table of the same name and columns.
const catalog::Table* find_twin(const Subject& subject) {
    const catalog::Table& table = subject.table();
    const Words& name = table_words(table);
    const auto& tables = subject.schema.memory_optimized;
    const auto found = std::ranges::find_if(tables, [&](TableId id) {
        const catalog::Table& other = subject.catalog.tables[id];
        return text::equals_ignoring_case(other.name.schema, table.name.schema) &&
               table_words(other).joined() == name.joined() &&
               std::ranges::all_of(other.columns, [&](const catalog::Column& column) {
                   return table.find_column(column.name) != nullptr;
               });
    });
    return found == tables.end() ? nullptr : &subject.catalog.tables[*found];
}

void add_notes(const Subject& subject, Tally& tally) {
    const std::vector<std::string> json = columns_where(
        subject.table(),
        [](const catalog::Column& column) { return column.type.id == sqlserver::TypeId::Json; });
    if (!json.empty()) {
        tally.note(
            fmt::format("whether memory-optimised tables take the json type is not documented ({})",
                        join(json)));
    }
    if (subject.settings.target == sqlserver::Target::Azure) {
        tally.note("Azure SQL Database: Premium and Business Critical tiers only");
    }
}

}  // namespace

Benefit judge_memory_optimized(const Subject& subject) {
    Tally tally;
    add_gains(subject, tally);
    add_losses(subject, tally);
    Benefit benefit;
    benefit.score = tally.score();
    if (subject.table().is_memory_optimized) {
        // Whoever built it knows of a load that the schema does not show.
        benefit.score =
            std::max(benefit.score, suitability_weights().memory_optimized.present_at_least);
        benefit.verdict = Verdict::Present;
    } else {
        if (const catalog::Table* twin = find_twin(subject)) {
            benefit.score =
                std::max(benefit.score, suitability_weights().memory_optimized.present_at_least);
            tally.note(fmt::format("{} keeps such rows in memory already", twin->name.dotted()));
        }
        add_notes(subject, tally);
        benefit.blockers = memory_optimized_blockers(subject);
        benefit.verdict = benefit.blockers.empty() ? verdict_of(benefit.score) : Verdict::Blocked;
    }
    benefit.reasons = tally.reasons();
    return benefit;
}

}  // namespace tsqlaudit::facts
