#include "text/discovery.h"

#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <memory>
#include <string>
#include <system_error>
#include <utility>

#include "text/encoding.h"
#include "text/sql_files.h"

namespace tsqlaudit::text {
namespace {

namespace fs = std::filesystem;

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

// What became of one file: its text, or what is wrong with it.
struct ReadResult {
    std::string text;
    std::string problem;  // empty when it was read
    bool opened = true;
};

ReadResult not_opened(const std::string& reason) {
    return {{}, "cannot open it: " + reason, false};
}

ReadResult read_bytes(const std::string& path, std::uintmax_t size) {
    const std::unique_ptr<std::FILE, CloseFile> file(std::fopen(path.c_str(), "rb"));
    if (!file) {
        return not_opened(std::generic_category().message(errno));
    }
    std::string bytes(static_cast<std::size_t>(size), '\0');
    bytes.resize(std::fread(bytes.data(), 1, bytes.size(), file.get()));
    if (std::ferror(file.get()) != 0) {
        return {{}, "cannot read it: " + std::generic_category().message(errno), false};
    }
    return {std::move(bytes), {}};
}

ReadResult read(const std::string& path) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (error) {
        return not_opened(error.message());
    }
    if (!fs::is_regular_file(status)) {
        return not_opened("it is not a regular file");  // opening a pipe would wait for a writer
    }
    const std::uintmax_t size = fs::file_size(path, error);
    if (error) {
        return not_opened(error.message());
    }
    if (size > largest_source_file) {
        return {{}, "left out: it is larger than 256 MiB"};
    }
    ReadResult result = read_bytes(path, size);
    if (result.problem.empty()) {
        result.text = decode(result.text);
        if (is_binary(result.text)) {
            result.problem = "left out: it is binary, not text";
        }
    }
    return result;
}

}  // namespace

DiscoveryResult discover(const std::vector<fs::path>& paths) {
    SqlFiles found = find_sql_files(paths);
    DiscoveryResult result;
    result.diagnostics = std::move(found.diagnostics);
    result.path_failed = found.path_failed;
    for (SqlFile& file : found.files) {
        ReadResult read_result = read(file.path);
        if (read_result.problem.empty()) {
            result.sources.add({std::move(file.name), std::move(read_result.text)});
        } else {
            result.path_failed |= file.named && !read_result.opened;
            result.diagnostics.push_back(
                unreadable(std::move(file.name), std::move(read_result.problem)));
        }
    }
    sort_and_deduplicate(result.diagnostics);
    return result;
}

}  // namespace tsqlaudit::text
