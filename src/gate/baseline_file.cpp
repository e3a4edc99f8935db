#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

#include "gate/baseline.h"

namespace tsqlaudit::gate {

namespace {

using Json = nlohmann::ordered_json;

constexpr int format_version = 1;

std::string on_one_line(const Json& value) {
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json entry_of(const KnownFinding& known) {
    Json entry{{"table", known.table}, {"rule", known.rule}};
    if (!known.columns.empty()) {
        entry["columns"] = known.columns;
    }
    if (!known.object.empty()) {
        entry["object"] = known.object;
    }
    if (known.count != 1) {
        entry["count"] = known.count;
    }
    entry["fingerprint"] = known.fingerprint;
    return entry;
}

// 78, not 78.0.
Json number(double value) {
    return value == std::floor(value) ? Json(static_cast<std::int64_t>(value)) : Json(value);
}

KnownFinding finding_of(const Json& entry) {
    KnownFinding known{.fingerprint = entry.at("fingerprint").get<std::string>(),
                       .rule = entry.at("rule").get<std::string>(),
                       .table = entry.at("table").get<std::string>(),
                       .object = entry.value("object", ""),
                       .columns = entry.value("columns", std::vector<std::string>{})};
    if (const auto count = entry.find("count"); count != entry.end()) {
        if (!count->is_number_unsigned() || *count == 0U) {
            throw BadBaseline{"\"count\" is not a number from 1"};
        }
        known.count = *count;
    }
    return known;
}

// Without "[json.exception.…] " before it.
std::string message_of(const Json::exception& error) {
    const std::string_view message = error.what();
    return std::string{message.substr(std::min(message.find("] "), message.size() - 2) + 2)};
}

Baseline baseline_from(const Json& document) {
    if (!document.is_object() || !document.contains("version")) {
        throw BadBaseline{"it is none: write one with --write-baseline"};
    }
    const Json& version = document.at("version");
    if (version != format_version) {
        throw BadBaseline{
            fmt::format("its version is {}, and this program knows version {} alone: write it "
                        "again with --write-baseline",
                        on_one_line(version), format_version)};
    }
    const Json& findings = document.at("findings");
    const Json& scores = document.at("scores");
    if (!findings.is_array() || !scores.is_object()) {
        throw BadBaseline{R"("findings" is a list, and "scores" an object)"};
    }
    Baseline baseline;
    for (const Json& entry : findings) {
        baseline.findings.push_back(finding_of(entry));
    }
    for (const auto& [table, score] : scores.items()) {
        baseline.scores.emplace(table, score.get<double>());
    }
    return baseline;
}

template <typename Values, typename Line>
std::string lines(const Values& values, Line line) {
    std::string result;
    for (const auto& value : values) {
        result += (result.empty() ? "\n    " : ",\n    ") + line(value);
    }
    return result.empty() ? result : result + "\n  ";
}

}  // namespace

std::string write_baseline(const Baseline& baseline) {
    const std::string findings = lines(
        baseline.findings, [](const KnownFinding& known) { return on_one_line(entry_of(known)); });
    const std::string scores = lines(baseline.scores, [](const auto& score) {
        return on_one_line(score.first) + ": " + on_one_line(number(score.second));
    });
    return fmt::format("{{\n  \"version\": {},\n  \"findings\": [{}],\n  \"scores\": {{{}}}\n}}\n",
                       format_version, findings, scores);
}

Baseline parse_baseline(std::string_view content) {
    try {
        return baseline_from(Json::parse(content));
    } catch (const Json::exception& error) {
        throw BadBaseline{message_of(error)};
    }
}

}  // namespace tsqlaudit::gate
