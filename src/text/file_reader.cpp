#include "text/file_reader.h"

#include <sys/stat.h>

#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <system_error>
#include <utility>

#include "text/encoding.h"

namespace tsqlaudit::text {
namespace {

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

FileContent not_opened(const std::string& reason) {
    return {{}, "cannot open it: " + reason, false};
}

FileContent read_up_to(const std::string& path, std::uintmax_t size) {
    const std::unique_ptr<std::FILE, CloseFile> file(std::fopen(path.c_str(), "rb"));
    if (!file) {
        return not_opened(std::generic_category().message(errno));
    }
    std::setvbuf(file.get(), nullptr, _IONBF, 0);  // all of it is read at once
    std::string bytes(static_cast<std::size_t>(size), '\0');
    bytes.resize(std::fread(bytes.data(), 1, bytes.size(), file.get()));
    if (std::ferror(file.get()) != 0) {
        return {{}, "cannot read it: " + std::generic_category().message(errno), false};
    }
    return {std::move(bytes), {}};
}

FileContent too_large() {
    return {{}, "left out: it is larger than 256 MiB"};
}

FileContent decoded(FileContent content) {
    if (content.problem.empty()) {
        content.text = decode(content.text);
        if (is_binary(content.text)) {
            content.problem = "left out: it is binary, not text";
        }
    }
    return content;
}

}  // namespace

FileContent read_bytes(const std::string& path) {
    struct stat status {};  // kind and size with one call, which std::filesystem makes two of
    if (::stat(path.c_str(), &status) != 0) {
        return not_opened(std::generic_category().message(errno));
    }
    if (!S_ISREG(status.st_mode)) {
        return not_opened("it is not a regular file");  // opening a pipe would wait for a writer
    }
    const auto size = static_cast<std::uintmax_t>(status.st_size);
    return size > largest_source_file ? too_large() : read_up_to(path, size);
}

FileContent read_text(const std::string& path) {
    return decoded(read_bytes(path));
}

FileContent read_standard_input() {
    constexpr std::size_t step = 65536;
    std::string bytes;
    std::size_t length = 0;
    while (length == bytes.size()) {
        if (length > largest_source_file) {
            return too_large();
        }
        bytes.resize(length + step);
        length += std::fread(bytes.data() + length, 1, step, stdin);
    }
    if (std::ferror(stdin) != 0) {
        return {{}, "cannot read it: " + std::generic_category().message(errno), false};
    }
    bytes.resize(length);
    return decoded({std::move(bytes), {}});
}

}  // namespace tsqlaudit::text
