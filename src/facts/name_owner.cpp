#include "facts/name_owner.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace tsqlaudit::facts {
namespace {

using Columns = std::vector<std::string>;

// In a tree, names are unique below the same parent, in the tree of each owner.
Columns parent_columns(const Context& context, const RowScope& scope, const catalog::Table& table,
                       bool is_name) {
    const PhraseSet& part_of = context.words().relations.part_of;
    Columns columns = scope.parent_columns();
    if (columns.empty() && is_name) {
        columns = scope.list_columns();
    }
    for (const catalog::ForeignKey& key : table.foreign_keys) {
        const bool is_tree =
            key.referenced_table == table.name && key.columns.size() == 1 &&
            (columns.empty() || (is_name && part_of.matches(words_of(key.columns.front()))));
        if (is_tree) {
            columns.push_back(key.columns.front());
            break;
        }
    }
    return columns;
}

// The one that says that the rows are its parts, or else the only one, if each row has it. Rows
// without it are then unique among themselves.
const LooseOwner* owner_among(const std::vector<LooseOwner>& owners) {
    const auto is_certain = [](const LooseOwner& owner) { return owner.is_certain; };
    const auto found = std::find_if(owners.begin(), owners.end(), is_certain);
    if (found != owners.end()) {
        return std::any_of(std::next(found), owners.end(), is_certain) ? nullptr : &*found;
    }
    return owners.size() == 1 && !owners.front().is_nullable ? &owners.front() : nullptr;
}

std::optional<NameOwner> find_loose_owner(const RowScope& scope, bool is_name) {
    const std::vector<LooseOwner> owners = scope.loose_owners();
    if (const LooseOwner* const owner = owner_among(owners)) {
        return NameOwner{owner->columns, false};
    }
    if (!owners.empty() && is_name) {
        return std::nullopt;  // within what, and in rows without it?
    }
    return NameOwner{{}, !owners.empty()};
}

}  // namespace

std::optional<NameOwner> find_name_owner(const Context& context, const RowScope& scope,
                                         const catalog::Table& table, bool is_name) {
    if (scope.firm_parents().size() > 1 && !scope.has_certain_parent()) {
        return std::nullopt;  // unique within what?
    }
    Columns columns = parent_columns(context, scope, table, is_name);
    if (columns.empty()) {
        return find_loose_owner(scope, is_name);
    }
    const bool may_be_closer = scope.may_have_closer_parent();
    if (may_be_closer && is_name) {
        return std::nullopt;
    }
    return NameOwner{std::move(columns), may_be_closer};
}

}  // namespace tsqlaudit::facts
