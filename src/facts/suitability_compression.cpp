// ROW and PAGE compression: what is worth it, and what is in its way. Source: "Data compression",
// "Row compression implementation", "Page compression implementation", "Unicode compression
// implementation".
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "facts/compression_savings.h"
#include "facts/suitability_parts.h"

namespace tsqlaudit::facts {
namespace {

using catalog::Column;
using catalog::Compression;
using catalog::Index;
using catalog::IndexKind;
using catalog::Table;
using sqlserver::TypeId;

const CompressionWeights& weights() {
    return suitability_weights().compression;
}

// Compression is a matter of partitions; what any one of them has, somebody has chosen.
bool has_setting(const catalog::CompressionSetting& setting, Compression at_least) {
    if (setting.whole && *setting.whole >= at_least) {
        return true;
    }
    return std::any_of(setting.partitions.begin(), setting.partitions.end(),
                       [&](const auto& partition) { return partition.second >= at_least; });
}

bool is_in_place(const Table& table, CompressionAdvice advice) {
    const Compression wanted =
        advice == CompressionAdvice::Page ? Compression::Page : Compression::Row;
    const Index* clustered = table.clustered_index();
    return has_setting(table.compression, wanted) ||
           (clustered != nullptr && has_setting(clustered->compression, wanted));
}

// Why neither ROW nor PAGE is possible or worth a thought; empty if it is.
std::string reason_against(const Subject& subject) {
    const Table& table = subject.table();
    // A fixed part beyond this leaves no room for what compression itself adds to a row.
    constexpr int widest_fixed_part = 8000;
    if (table.kind == catalog::TableKind::External) {
        return "it is an external table";
    }
    if (table.is_memory_optimized) {
        return "a memory-optimised table cannot be compressed";
    }
    if (table.has_clustered_columnstore()) {
        return "its clustered columnstore index is compressed already";
    }
    const std::vector<std::string> sparse = columns_where(
        table, [](const Column& column) { return column.is_sparse || column.is_column_set; });
    if (!sparse.empty()) {
        return fmt::format("a table with sparse columns cannot be compressed ({})", join(sparse));
    }
    if (subject.facts().scale.scale == Scale::Tiny) {
        return "a few pages: nothing to save";
    }
    return subject.facts().row_size.fixed > widest_fixed_part
               ? "its rows leave no room for what compression adds to a row"
               : "";
}

// Old versions of rows and facts are read in bulk; entries of a log are looked up one by one as
// well, so that a clustered columnstore index has to pay more.
bool is_columnstore_better(const Subject& subject, const Benefit& columnstore) {
    const bool is_bulk = subject.facts().is_history || subject.facts().is_warehouse;
    const int least = is_bulk ? weights().columnstore_score : weights().columnstore_score_of_log;
    return is_append_only(subject.facts()) && find_columnstore(subject.table()) == nullptr &&
           columnstore.score >= least && columnstore.blockers.empty() &&
           clustered_columnstore_obstacles(subject).empty();
}

void recommend(CompressionEstimate& estimate, CompressionAdvice advice, const Percent& savings,
               std::string reason) {
    estimate.recommendation = advice;
    estimate.savings_low = savings.low;
    estimate.savings_high = savings.high;
    estimate.reasons.push_back(std::move(reason));
}

std::string row_reason(const CompressibleBytes& bytes) {
    constexpr double much = 15;
    return bytes.incompressible_percent() > much
               ? fmt::format(
                     "PAGE would save little more: {:.0f} % of the usual row shrinks with "
                     "neither",
                     bytes.incompressible_percent())
               : "numbers, dates and text take fewer bytes; few values repeat within a page";
}

void choose_row_or_page(const Subject& subject, CompressionEstimate& estimate) {
    const CompressibleBytes bytes = compressible_bytes(subject.table(), subject.facts().columns);
    const std::optional<RowPart> telling = telling_part(subject);
    const CompressibleBytes decisive =
        telling ? compressible_bytes(telling->table, telling->facts) : bytes;
    const Percent row = row_savings(bytes);
    const Percent page = page_savings(bytes);
    const int least =
        is_append_only(subject.facts()) ? weights().page_gain_of_log : weights().page_gain;
    if (decisive.page_gain() >= least) {
        recommend(estimate, CompressionAdvice::Page, page,
                  fmt::format("text and JSON repeat within a page: PAGE saves about {:.0f} points "
                              "more than ROW",
                              bytes.page_gain()));
    } else if (row_savings(decisive).high >= weights().worthwhile) {
        recommend(estimate, CompressionAdvice::Row, row, row_reason(bytes));
    } else {
        estimate.reasons.push_back(
            fmt::format("PAGE would save no more than {} % of the usual row", page.high));
    }
}

void note_off_row(const Subject& subject, CompressionEstimate& estimate) {
    const std::vector<ValueSize> sizes =
        usual_value_sizes(subject.table(), subject.facts().columns);
    std::vector<std::string> names;
    for (std::size_t index = 0; index < sizes.size(); ++index) {
        if (sizes[index].off_row > 0) {
            names.push_back(subject.table().columns[index].name);
        }
    }
    if (!names.empty()) {
        estimate.reasons.push_back(
            fmt::format("data outside the row is not touched by it: {}", join(names)));
    }
}

void note_columns(const Subject& subject, CompressionEstimate& estimate) {
    const auto of_type = [&](TypeId id) {
        return columns_where(subject.table(),
                             [id](const Column& column) { return column.type.id == id; });
    };
    if (const auto json = of_type(TypeId::Json); !json.empty()) {
        estimate.reasons.push_back(fmt::format(
            "json shrinks only while it is small enough to stay in the row; how far is not "
            "documented: {}",
            join(json)));
    }
    const auto xml = of_type(TypeId::Xml);
    if (!xml.empty() && sqlserver::has_feature(subject.settings.target, "xml_compression")) {
        estimate.reasons.push_back(
            fmt::format("XML_COMPRESSION = ON is there for xml: {}", join(xml)));
    }
}

void note_indexes(const Table& table, CompressionEstimate& estimate) {
    const Index* columnstore = find_columnstore(table);
    if (columnstore != nullptr && !columnstore->is_clustered) {
        estimate.reasons.push_back(
            fmt::format("the columnstore index {} holds a compressed copy of its columns; the rows "
                        "of the table itself are not compressed by it",
                        columnstore->name));
    }
    const bool has_others =
        std::any_of(table.indexes.begin(), table.indexes.end(), [](const Index& index) {
            return index.kind == IndexKind::Rowstore && !index.is_clustered;
        });
    if (has_others) {
        estimate.reasons.emplace_back(
            "nonclustered indexes do not inherit it: each has a setting of its own");
    }
    if (table.clustered_index() == nullptr && estimate.recommendation == CompressionAdvice::Page) {
        estimate.reasons.emplace_back(
            "new pages of a heap are not PAGE-compressed until it is rebuilt");
    }
}

}  // namespace

CompressionEstimate judge_compression(const Subject& subject, const Benefit& columnstore) {
    CompressionEstimate estimate;
    if (std::string reason = reason_against(subject); !reason.empty()) {
        estimate.reasons.push_back(std::move(reason));
        return estimate;
    }
    if (is_columnstore_better(subject, columnstore)) {
        recommend(estimate, CompressionAdvice::Columnstore, weights().columnstore_savings,
                  "appended rows that are read in bulk: a clustered columnstore index saves more "
                  "than PAGE");
        return estimate;
    }
    choose_row_or_page(subject, estimate);
    if (estimate.recommendation != CompressionAdvice::None) {
        note_off_row(subject, estimate);
        note_columns(subject, estimate);
        note_indexes(subject.table(), estimate);
        estimate.already = is_in_place(subject.table(), estimate.recommendation);
    }
    return estimate;
}

}  // namespace tsqlaudit::facts
