#include "report/console/excerpt.h"

#include <fmt/format.h>
#include <utf8.h>

#include <algorithm>
#include <vector>

#include "text/printable.h"

namespace tsqlaudit::report::console {

namespace {

constexpr std::size_t widest_line = 100;  // in cells of the terminal
constexpr std::size_t before_mark = 30;   // that stay when a long line is cut
constexpr std::size_t tab_width = 4;

// A character as it is shown.
struct Cell {
    std::string text;
    std::size_t width = 1;
    std::size_t offset = 0;  // of its first byte in the line
};

std::vector<Cell> cells_of(std::string_view line) {
    std::vector<Cell> cells;
    std::size_t column = 0;
    for (auto place = line.begin(); place != line.end();) {
        const auto begin = place;
        const char32_t character = utf8::next(place, line.end());
        Cell cell{.offset = static_cast<std::size_t>(begin - line.begin())};
        if (character == U'\t') {
            cell.width = tab_width - column % tab_width;
            cell.text = std::string(cell.width, ' ');
        } else {
            cell.text = text::printable({begin, place});
            const bool is_replaced = text::is_harmful(character) || text::is_space(character);
            cell.width = is_replaced ? 1 : width_of(character);
        }
        column += cell.width;
        cells.push_back(std::move(cell));
    }
    return cells;
}

std::size_t width_between(const std::vector<Cell>& cells, std::size_t first, std::size_t last) {
    std::size_t width = 0;
    for (std::size_t cell = first; cell < last; ++cell) {
        width += cells[cell].width;
    }
    return width;
}

// The index of the first cell at or after a byte of the line.
std::size_t cell_at(const std::vector<Cell>& cells, std::size_t offset) {
    const auto cell = std::ranges::lower_bound(cells, offset, {}, &Cell::offset);
    return static_cast<std::size_t>(cell - cells.begin());
}

// What is shown of a line: the cells [first, last).
struct Window {
    std::size_t first = 0;
    std::size_t last = 0;
};

Window window_around(const std::vector<Cell>& cells, std::size_t mark) {
    if (width_between(cells, 0, cells.size()) <= widest_line) {
        return {.last = cells.size()};
    }
    Window window{.first = mark, .last = mark};
    for (std::size_t width = 0; window.first > 0 && width < before_mark; --window.first) {
        width += cells[window.first - 1].width;
    }
    for (std::size_t width = width_between(cells, window.first, mark);
         window.last < cells.size() && width < widest_line; ++window.last) {
        width += cells[window.last].width;
    }
    return window;
}

}  // namespace

std::string excerpt(const text::SourceSet& sources, text::Span span, const Style& style,
                    Colour colour) {
    const text::SourceFile& file = sources.file(span.file);
    const std::uint32_t number = sources.begin(span).line;
    const std::string_view line = file.line(number);
    const std::vector<Cell> cells = cells_of(line);
    const auto line_begin = static_cast<std::size_t>(line.data() - file.content().data());
    const std::size_t begin = cell_at(cells, span.begin - line_begin);
    const std::size_t end = cell_at(cells, std::max(span.end, span.begin) - line_begin);

    const Window window = window_around(cells, begin);
    const std::size_t marked_end = std::min(end, window.last);
    std::string shown = window.first == 0 ? "" : "…";
    const std::size_t indent = shown.empty() ? 0 : 1;
    for (std::size_t cell = window.first; cell < window.last; ++cell) {
        shown += cells[cell].text;
    }
    shown += window.last == cells.size() ? "" : "…";
    const std::string mark(
        std::max<std::size_t>(begin < marked_end ? width_between(cells, begin, marked_end) : 0, 1),
        '^');
    const std::string gap(indent + width_between(cells, window.first, begin), ' ');
    const std::string gutter = fmt::format("{:>6} | ", number);
    return fmt::format("{}{}\n{}{}{}\n", style(Colour::Dim, gutter), shown,
                       style(Colour::Dim, std::string(gutter.size() - 2, ' ') + "| "), gap,
                       style(colour, mark));
}

}  // namespace tsqlaudit::report::console
