// Columns together with what is known about them.
#pragma once

#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>

#include "rules/check.h"

namespace tsqlaudit::rules {

struct ColumnView {
    const catalog::Column& column;
    const facts::ColumnFacts& facts;
};

// In table order. Deprecated columns are left out: only the rule about them looks at them. A view:
// nearly every rule goes over the columns of each table.
class LiveColumns {
public:
    class Iterator {
    public:
        using iterator_category = std::input_iterator_tag;
        using value_type = ColumnView;
        using difference_type = std::ptrdiff_t;
        using pointer = void;
        using reference = ColumnView;

        Iterator() = default;
        Iterator(const LiveColumns& columns, std::size_t position)
            : columns_{&columns}, position_{position} {
            skip_deprecated();
        }
        ColumnView operator*() const {
            return {columns_->table_->columns[position_], columns_->facts_->columns[position_]};
        }
        Iterator& operator++() {
            ++position_;
            skip_deprecated();
            return *this;
        }
        Iterator operator++(int) {
            const Iterator before = *this;
            ++*this;
            return before;
        }
        bool operator==(const Iterator& other) const { return position_ == other.position_; }

    private:
        void skip_deprecated() {
            while (position_ < columns_->size_ &&
                   columns_->facts_->columns.at(position_).is_deprecated) {
                ++position_;
            }
        }

        const LiveColumns* columns_ = nullptr;
        std::size_t position_ = 0;
    };

    LiveColumns(const catalog::Table& table, const facts::TableFacts& facts)
        : table_{&table}, facts_{&facts}, size_{table.columns.size()} {}

    Iterator begin() const { return {*this, 0}; }
    Iterator end() const { return {*this, size_}; }

private:
    const catalog::Table* table_;
    const facts::TableFacts* facts_;
    std::size_t size_;
};

LiveColumns live_columns(const catalog::Table& table, const facts::TableFacts& facts);
LiveColumns live_columns(const CheckContext& context);

// By name, deprecated or not. A pseudo-column of a graph table ($node_id) is of unknown type, and
// nothing else is known about it.
ColumnView column_view(const CheckContext& context, std::string_view name);

bool is_deprecated(const CheckContext& context, std::string_view name);

// The index has no filter, or one that leaves out nothing but rows that are marked as deleted.
bool holds_live_rows(const CheckContext& context, const catalog::Index& index);

// The name of the table of a TableId, "dbo.Order".
std::string table_name(const CheckContext& context, facts::TableId table);

}  // namespace tsqlaudit::rules
