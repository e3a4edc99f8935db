#include "report/render.h"

#include <array>
#include <cstdio>
#include <memory>
#include <stdexcept>
#include <utility>

#include "support/files.h"

namespace tsqlaudit::report {

std::string render(std::string_view markdown) {
    const test::TemporaryDirectory directory;
    const std::string file = (directory.path() / "in.md").string();
    test::write_file(file, markdown);
    const std::string command =
        "cmark-gfm --unsafe -e table -e autolink -e strikethrough '" + file + "'";
    std::FILE* pipe = ::popen(command.c_str(), "r");
    if (pipe == nullptr) {
        throw std::runtime_error{"cannot run cmark-gfm"};
    }
    std::string html;
    std::array<char, 4096> buffer{};
    std::size_t read = 0;
    while ((read = std::fread(buffer.data(), 1, buffer.size(), pipe)) != 0) {
        html.append(buffer.data(), read);
    }
    if (::pclose(pipe) != 0) {
        throw std::runtime_error{"cmark-gfm failed; is the package cmark-gfm installed?"};
    }
    return html;
}

std::string visible_text(std::string_view html) {
    constexpr std::array entities{
        std::pair{std::string_view{"&lt;"}, '<'}, std::pair{std::string_view{"&gt;"}, '>'},
        std::pair{std::string_view{"&quot;"}, '"'}, std::pair{std::string_view{"&amp;"}, '&'}};
    std::string text;
    while (!html.empty()) {
        if (html.front() == '<') {
            html.remove_prefix(html.find('>') + 1);
            continue;
        }
        char character = html.front();
        std::size_t length = 1;
        for (const auto& [entity, stands_for] : entities) {
            if (html.starts_with(entity)) {
                character = stands_for;
                length = entity.size();
            }
        }
        text += character;
        html.remove_prefix(length);
    }
    return text;
}

}  // namespace tsqlaudit::report
