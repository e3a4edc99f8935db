// The columns of a table by name.
#include <algorithm>

#include "catalog/catalog.h"
#include "text/compare.h"

namespace tsqlaudit::catalog {
namespace {

// Up to here looking at each is faster, and takes no memory.
constexpr std::size_t few_columns = 32;

}  // namespace

Columns::Columns(std::initializer_list<Column> columns) : columns_{columns} {
    note_names();
}

std::optional<std::size_t> Columns::position(std::string_view name) const {
    if (positions_) {
        const auto found = positions_->find(text::to_lower(name));
        return found == positions_->end() ? std::nullopt : std::optional{found->second};
    }
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (text::equals_ignoring_case(columns_[i].name, name)) {
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
    columns_[*found].name = std::move(to);
}

void Columns::erase(std::string_view name) {
    if (const std::optional<std::size_t> found = position(name)) {
        columns_.erase(columns_.begin() + static_cast<std::ptrdiff_t>(*found));
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
