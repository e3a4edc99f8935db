// The columns of a table by name.
#include <algorithm>

#include "catalog/catalog.h"
#include "text/compare.h"

namespace tsqlaudit::catalog {
namespace {

// Up to here looking at the marks is faster, and takes less memory.
constexpr std::size_t few_columns = 32;

}  // namespace

Columns::Columns(std::initializer_list<Column> columns) {
    reserve(columns.size());
    for (const Column& column : columns) {
        push_back(column);
    }
}

void Columns::reserve(std::size_t count) {
    columns_.reserve(count);
    marks_.reserve(count);
}

std::optional<std::size_t> Columns::position(std::string_view name) const {
    if (positions_) {
        const auto found = positions_->find(text::to_lower(name));
        return found == positions_->end() ? std::nullopt : std::optional{found->second};
    }
    const std::uint32_t mark = text::mark_ignoring_case(name);
    for (std::size_t i = 0; i < marks_.size(); ++i) {
        if (marks_[i] == mark && text::equals_ignoring_case(columns_[i].name, name)) {
            return i;
        }
    }
    return std::nullopt;
}

const Column* Columns::find(std::string_view name) const {
    const std::optional<std::size_t> found = position(name);
    return found ? &columns_[*found] : nullptr;
}

Column* Columns::find(std::string_view name) {
    const std::optional<std::size_t> found = position(name);
    return found ? &columns_[*found] : nullptr;
}

void Columns::push_back(Column column) {
    marks_.push_back(text::mark_ignoring_case(column.name));
    columns_.push_back(std::move(column));
    if (positions_) {
        positions_->try_emplace(text::to_lower(columns_.back().name), columns_.size() - 1);
    } else {
        note_names();
    }
}

void Columns::rename(std::string_view from, std::string to) {
    const std::optional<std::size_t> found = position(from);
    if (!found) {
        return;
    }
    if (positions_) {
        positions_->erase(text::to_lower(from));
        positions_->try_emplace(text::to_lower(to), *found);
    }
    marks_[*found] = text::mark_ignoring_case(to);
    columns_[*found].name = std::move(to);
}

void Columns::erase(std::string_view name) {
    if (const std::optional<std::size_t> found = position(name)) {
        const auto place = static_cast<std::ptrdiff_t>(*found);
        columns_.erase(columns_.begin() + place);
        marks_.erase(marks_.begin() + place);
        if (positions_) {
            positions_->erase(text::to_lower(name));
            for (auto& [other, position] : *positions_) {
                if (position > *found) {
                    --position;
                }
            }
        }
    }
}

void Columns::note_names() {
    positions_.reset();
    if (columns_.size() <= few_columns) {
        return;
    }
    positions_ = Positions{};
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        positions_->try_emplace(text::to_lower(columns_[i].name), i);
    }
}

}  // namespace tsqlaudit::catalog
