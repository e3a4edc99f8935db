#include "facts/key_index.h"

#include <algorithm>
#include <functional>

#include "text/compare.h"

namespace tsqlaudit::facts {
namespace {

// Names that say nothing about the table, so the table's name has to stand before them.
bool is_bare(const Words& key) {
    return key.size() == 1;
}

// As the names of columns have it: of Orders2 or OrdersV2, other than of Orders.
std::string whole_name(const Context& context, TableId id) {
    const Words& all = context.words_of(context.table(id).name.name);
    const Words& cut = context.names(id).table;
    const auto is_number = [](std::string_view word) {
        return word.find_first_not_of("0123456789") == std::string_view::npos;
    };
    std::string name{cut.joined()};
    std::size_t next = cut.size() + (all.starts_with(cut) ? 0 : 1);  // a prefix is cut off as well
    for (; next < all.size() && (all.word(next) == "v" || is_number(all.word(next))); ++next) {
        name += all.word(next);
    }
    return name;
}

}  // namespace

KeyIndex::KeyIndex(const Context& context) : context_(context) {
    whole_names_.reserve(context.table_count());
    for (TableId id = 0; id < context.table_count(); ++id) {
        const catalog::Table& table = context.table(id);
        whole_names_.push_back(whole_name(context, id));
        add_declared(table);
        const catalog::Index* key = table.primary_key();
        if (key == nullptr || key->key_columns.size() != 1 || is_history(table)) {
            continue;
        }
        const Words& words = context.words_of(key->key_columns.front().name);
        std::string name{is_bare(words) ? whole_names_.back() : ""};
        tables_[name += words.joined()].push_back(id);
    }
}

void KeyIndex::add_declared(const catalog::Table& table) {
    for (const catalog::ForeignKey& key : table.foreign_keys) {
        if (key.columns.size() != 1) {
            continue;
        }
        const auto [found, is_new] =
            declared_.emplace(text::to_lower(key.columns.front()), key.referenced_index);
        if (!is_new && found->second != key.referenced_index) {
            found->second = std::nullopt;
        }
    }
}

bool KeyIndex::is_declared(const std::string& column, TableId parent) const {
    const auto found = declared_.find(text::to_lower(column));
    return found != declared_.end() && found->second == parent;
}

bool KeyIndex::is_named_in(TableId parent, const Words& column) const {
    return column.size() > 1 && column.span(0, column.size() - 1) == whole_names_[parent];
}

bool KeyIndex::has_same_type(TableId parent, const catalog::Column& column) const {
    const catalog::Table& table = context_.table(parent);
    const catalog::Column* key = table.find_column(table.primary_key()->key_columns.front().name);
    return key != nullptr && sqlserver::same_type(column.type, key->type);
}

std::optional<TableId> KeyIndex::find(TableId table, std::size_t column) const {
    const Words& name = context_.names(table).columns[column];
    const auto found = tables_.find(std::string{name.joined()});
    if (found == tables_.end()) {
        return std::nullopt;
    }
    std::vector<TableId> candidates = found->second;
    if (std::erase(candidates, table) > 0) {
        // Its own key, unless the name is that of another table: PersonId as the key of Employee.
        if (context_.table(table).columns[column].identity || is_named_in(table, name)) {
            return std::nullopt;
        }
        std::erase_if(candidates, [&](TableId each) { return !is_named_in(each, name); });
    }
    std::erase_if(candidates, [&](TableId each) {
        return !has_same_type(each, context_.table(table).columns[column]);
    });
    const auto prefer = [&](auto is_better) {
        if (candidates.size() > 1 && std::ranges::any_of(candidates, is_better)) {
            std::erase_if(candidates, std::not_fn(is_better));
        }
    };
    prefer([&](TableId each) { return is_named_in(each, name); });
    prefer([&](TableId each) {
        return text::equals_ignoring_case(context_.table(each).name.schema,
                                          context_.table(table).name.schema);
    });
    return candidates.size() == 1 ? std::optional{candidates.front()} : std::nullopt;
}

}  // namespace tsqlaudit::facts
