#include "fix/references.h"

#include <algorithm>
#include <utility>

#include "facts/key_names.h"
#include "text/compare.h"

namespace tsqlaudit::fix {

namespace {

// Equal for the same columns in any order; NUL cannot be part of a name.
std::string identity(std::vector<std::string> columns) {
    for (std::string& column : columns) {
        column = text::to_lower(column);
    }
    std::ranges::sort(columns);
    std::string text;
    for (const std::string& column : columns) {
        text += column;
        text += '\0';
    }
    return text;
}

}  // namespace

References::References(const catalog::Catalog& catalog) {
    for (const catalog::Table& table : catalog.tables) {
        for (const catalog::ForeignKey& key : table.foreign_keys) {
            if (key.referenced_index) {
                OfTable& of_table = references_[&catalog.tables.at(*key.referenced_index)];
                of_table.by_columns[identity(key.referenced_columns)].push_back(
                    of_table.all.size());
                of_table.all.push_back({&table, &key});
            }
        }
    }
}

std::span<const Reference> References::to(const catalog::Table& table) const {
    const auto found = references_.find(&table);
    return found == references_.end() ? std::span<const Reference>() : found->second.all;
}

const Positions& References::leaning_on(const catalog::Table& table,
                                        const catalog::Index& index) const {
    static const Positions none;
    const auto of_table = references_.find(&table);
    if (!index.is_unique || of_table == references_.end()) {
        return none;
    }
    const auto found =
        of_table->second.by_columns.find(identity(facts::names_of(index.key_columns)));
    return found == of_table->second.by_columns.end() ? none : found->second;
}

}  // namespace tsqlaudit::fix
