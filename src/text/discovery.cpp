#include "text/discovery.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <system_error>
#include <utility>

#include "text/file_reader.h"
#include "text/foreign_scripts.h"
#include "text/ignore_patterns.h"
#include "text/parallel.h"
#include "text/sql_files.h"
#include "text/undo_scripts.h"

namespace tsqlaudit::text {
namespace {

namespace fs = std::filesystem;

IgnorePatterns ignore_patterns(const DiscoveryOptions& options) {
    std::string lines;
    for (const std::string& pattern : options.ignore) {
        lines.append(pattern).append("\n");
    }
    std::error_code error;
    const fs::path base = fs::weakly_canonical(options.ignore_base, error);
    return {base.string(), lines};
}

}  // namespace

DiscoveryResult discover(const std::vector<fs::path>& paths, const DiscoveryOptions& options) {
    SqlFiles found = find_sql_files(paths, ignore_patterns(options), options.standard_input);
    DiscoveryResult result;
    result.diagnostics = std::move(found.diagnostics);
    result.path_failed = found.path_failed;
    result.schema_providers = std::move(found.schema_providers);
    std::vector<FileContent> contents(found.files.size());
    for_each_index(contents.size(), options.jobs, [&](std::size_t index) {
        const SqlFile& file = found.files[index];
        contents[index] = file.is_standard_input ? read_standard_input() : read_text(file.path);
    });
    UndoScripts undo = find_undo_scripts(found.files, contents);
    std::ranges::move(undo.diagnostics, std::back_inserter(result.diagnostics));
    ForeignScripts foreign = find_foreign_scripts(found.files, contents);
    std::ranges::move(foreign.diagnostics, std::back_inserter(result.diagnostics));
    const auto is_left_out = [&](std::size_t index) {
        return undo.is_undo[index] || foreign.is_foreign[index];
    };
    std::vector<std::optional<SourceFile>> sources(contents.size());
    for_each_index(contents.size(), options.jobs, [&](std::size_t index) {
        if (!is_left_out(index) && contents[index].problem.empty()) {
            sources[index].emplace(std::move(found.files[index].name),
                                   std::move(contents[index].text));
        }
    });
    for (std::size_t index = 0; index < contents.size(); ++index) {
        SqlFile& file = found.files[index];
        FileContent& content = contents[index];
        if (sources[index]) {
            result.sources.add(std::move(*sources[index]));
        } else if (!is_left_out(index)) {
            result.path_failed |= file.named && !content.opened;
            result.diagnostics.push_back(
                unreadable(std::move(file.name), std::move(content.problem)));
        }
    }
    sort_and_deduplicate(result.diagnostics);
    return result;
}

}  // namespace tsqlaudit::text
