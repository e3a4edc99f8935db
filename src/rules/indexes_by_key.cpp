#include "rules/indexes_by_key.h"

#include <algorithm>
#include <functional>
#include <string>

#include "rules/expressions.h"
#include "rules/index_overlap.h"
#include "rules/index_queries.h"

namespace tsqlaudit::rules {

namespace {

using catalog::Index;

constexpr std::size_t seed = 17;

std::size_t with(std::size_t hash, const std::string& name) {
    constexpr std::size_t apart = 31;  // (a, b) and (b, a)
    return apart * hash + std::hash<std::string>{}(name);
}

std::size_t hash_of_key(const Index& index) {
    std::size_t hash = seed;
    for (const catalog::IndexColumn& column : index.key_columns) {
        hash = with(hash, column.name);
    }
    return hash;
}

std::size_t hash_of_key_and_rows(const Index& index) {
    return hash_of_key(index) ^ hash_of_condition(index.filter);
}

std::size_t hash_of_all(const Index& index) {
    std::size_t hash = with(hash_of_key_and_rows(index), index.is_unique ? "unique" : "");
    std::vector<std::string> included = index.included_columns;
    std::ranges::sort(included);
    for (const std::string& column : included) {
        hash = with(hash, column);
    }
    return hash;
}

const std::vector<std::size_t>& found_in(
    const std::unordered_map<std::size_t, std::vector<std::size_t>>& positions, std::size_t hash) {
    static const std::vector<std::size_t> none;
    const auto found = positions.find(hash);
    return found == positions.end() ? none : found->second;
}

}  // namespace

IndexesByKey::IndexesByKey(const catalog::Table& table) {
    for (std::size_t position = 0; position < table.indexes.size(); ++position) {
        const Index& index = table.indexes[position];
        keys_.push_back(hash_of_key(index));
        begins_.push_back(hash_of_key_and_rows(index));
        likes_.push_back(hash_of_all(index));
        by_key_[keys_.back()].push_back(position);
        if (!is_seekable(index)) {
            continue;
        }
        Positions& like = by_like_[likes_.back()];
        const bool is_first = std::ranges::none_of(like, [&](std::size_t other) {
            return are_duplicates(table, table.indexes[other], index);
        });
        like.push_back(position);
        std::size_t begin = seed;
        const std::size_t rows = hash_of_condition(index.filter);
        if (!is_first || index.key_columns.empty()) {
            continue;
        }
        for (const catalog::IndexColumn& column : index.key_columns) {
            begin = with(begin, column.name);
            by_begin_[begin ^ rows].push_back(position);
        }
    }
}

const IndexesByKey::Positions& IndexesByKey::with_key_of(std::size_t position) const {
    return by_key_.at(keys_[position]);
}

const IndexesByKey::Positions& IndexesByKey::like(std::size_t position) const {
    return found_in(by_like_, likes_[position]);
}

const IndexesByKey::Positions& IndexesByKey::begun_by(std::size_t position) const {
    return found_in(by_begin_, begins_[position]);
}

}  // namespace tsqlaudit::rules
