#include "facts/named_key.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "facts/name_owner.h"
#include "facts/name_scope.h"
#include "facts/numbering.h"
#include "facts/only_kind.h"
#include "facts/row_names.h"
#include "facts/scale_shape.h"
#include "facts/table_kind.h"
#include "text/compare.h"

namespace tsqlaudit::facts {
namespace {

using Columns = std::vector<std::string>;

class NamedKeyFinder {
public:
    NamedKeyFinder(const Context& context, const RowScope& scope, const TableFacts& facts)
        : context_(context),
          scope_(scope),
          table_(context.table(facts.id)),
          names_(context.names(facts.id)),
          facts_(facts),
          rows_(context, facts) {}

    std::optional<NamedKey> find() const {
        if (rows_.have_validity()) {
            return std::nullopt;
        }
        const std::optional<std::size_t> version = rows_.own_version();
        if (const auto code = rows_.own_code()) {
            return rows_.is_number_of_document(*code)
                       ? document_key(*code, version)
                       : key_of(*code, version, !rows_.are_defined());
        }
        if (const auto number = counted_number(context_, scope_, facts_)) {
            return document_key(*number, version);
        }
        if (const auto name = rows_.own_name()) {
            return key_by_name(*name, version);
        }
        return rows_.are_defined() ? typed_key() : std::nullopt;
    }

    // What has a name of its own within the one thing that it belongs to, and neither happens nor
    // has a price, which would be for more than the name: the milestone of a project.
    std::optional<NamedKey> find_within_owner() const {
        const std::optional<std::size_t> name = rows_.own_name();
        if (!name || facts_.columns[*name].role == ColumnRole::FreeText || !has_one_owner() ||
            rows_.names_repeat() || rows_.have_validity() || rows_.have_login() ||
            has_role(facts_, ColumnRole::Money) || has_date_of_event(context_, facts_)) {
            return std::nullopt;
        }
        return key_of(*name, std::nullopt, true);
    }

private:
    std::optional<NamedKey> key_by_name(std::size_t name,
                                        std::optional<std::size_t> version) const {
        if (rows_.names_repeat() || rows_.have_login() || rows_.are_known_before(name)) {
            return std::nullopt;
        }
        const bool is_referenced =
            !facts_.children.empty() || facts_.tenancy.kind == TenancyKind::Root;
        const bool may_be_defined = facts_.scale.scale <= Scale::Small && is_referenced;
        const bool is_sure = rows_.are_defined() || version.has_value();
        if (!is_sure && !may_be_defined) {
            return std::nullopt;
        }
        const bool may_repeat = context_.words().tables.perhaps_people.matches(names_.table) ||
                                may_be_numbered(context_, facts_, name);
        return key_of(name, version, !is_sure || may_repeat);
    }

    // A parent, a list or the tenant.
    bool has_one_owner() const {
        const std::vector<ParentEdge> subjects = scope_.subject_parents();
        const bool is_firm = std::none_of(subjects.begin(), subjects.end(),
                                          [](const ParentEdge& edge) { return edge.is_nullable; });
        const std::size_t owners = scope_.firm_parents().size();
        const bool is_of_tenant = facts_.tenancy.kind == TenancyKind::Tenanted && owners == 0;
        return is_firm && ((owners == 1 && facts_.scale.scale <= Scale::Moderate) ||
                           (is_of_tenant && facts_.scale.scale <= Scale::Small));
    }

    // Whoever ordered: the number is given once, but by each tenant anew. What is a part of another
    // row may be counted within it.
    std::optional<NamedKey> document_key(std::size_t number,
                                         std::optional<std::size_t> version) const {
        if (is_of_tenant_by_parent() || scope_.has_certain_parent()) {
            return std::nullopt;
        }
        NamedKey key;
        key.is_guess = !rows_.are_defined();
        if (facts_.tenancy.kind == TenancyKind::Tenanted) {
            key.columns.push_back(facts_.tenancy.column);
        }
        if (table_.columns[number].type.is_whole()) {
            Columns levels = levels_of(context_, facts_, table_.columns.size());
            if (version) {  // goes last
                std::erase(levels, table_.columns[*version].name);
            }
            key.columns.insert(key.columns.end(), levels.begin(), levels.end());
            key.is_guess = key.is_guess || !all_not_null(table_, levels);
        }
        add_own(key, number, version);
        return key;
    }

    bool is_of_tenant_by_parent() const {
        return facts_.tenancy.kind == TenancyKind::Inherited ||
               facts_.tenancy.kind == TenancyKind::Ambiguous ||
               facts_.tenancy.kind == TenancyKind::Loose;
    }

    // A quota for each type of usage: one row of each type within the tenant or the parent.
    std::optional<NamedKey> typed_key() const {
        const std::optional<std::size_t> kind = only_kind(context_, facts_);
        const bool is_scoped =
            facts_.tenancy.kind == TenancyKind::Tenanted || !scope_.parent_columns().empty();
        return kind && is_scoped ? key_of(*kind, std::nullopt, true) : std::nullopt;
    }

    std::optional<NamedKey> key_of(std::size_t name, std::optional<std::size_t> version,
                                   bool is_guess) const {
        const ColumnRole role = facts_.columns[name].role;
        const bool is_name = role == ColumnRole::Name || role == ColumnRole::FreeText;
        const bool is_global = !is_name && is_given_once();
        const std::optional<NameOwner> owner =
            is_global ? NameOwner{} : find_name_owner(context_, scope_, table_, is_name);
        if (!owner) {
            return std::nullopt;
        }
        const Columns scopes =
            is_global ? Columns{} : scopes_of_name(context_, scope_, facts_, name);
        NamedKey key;
        key.is_guess = is_guess || owner->is_guess || !scopes.empty() ||
                       may_stand_for_another(context_, facts_) || is_state_for_a_time();
        if (facts_.tenancy.kind == TenancyKind::Tenanted) {
            key.columns.push_back(facts_.tenancy.column);
        }
        key.columns.insert(key.columns.end(), owner->columns.begin(), owner->columns.end());
        for (const std::string& scope : scopes) {
            if (!text::contains_ignoring_case(key.columns, scope)) {
                key.columns.push_back(scope);
            }
        }
        if (!is_name) {
            add_issuer(key);
        }
        add_own(key, name, version);
        return key;
    }

    void add_own(NamedKey& key, std::size_t name, std::optional<std::size_t> version) const {
        key.columns.push_back(table_.columns[name].name);
        if (version) {
            key.columns.push_back(table_.columns[*version].name);
        }
    }

    // A personnel number, wherever the person works, but by each tenant anew.
    bool is_given_once() const {
        return !is_of_tenant_by_parent() && context_.words().tables.people.matches(names_.table) &&
               !scope_.has_certain_parent();
    }

    // The agent that was idle at ten is idle again at noon.
    bool is_state_for_a_time() const {
        return context_.words().relations.states.matches(names_.table) &&
               !scope_.parent_columns().empty() &&
               std::any_of(table_.columns.begin(), table_.columns.end(),
                           [](const catalog::Column& column) {
                               return column.type.is_temporal() && !column.is_nullable;
                           });
    }

    void add_issuer(NamedKey& key) const {
        for (std::size_t column = 0; column < table_.columns.size(); ++column) {
            const std::string& name = table_.columns[column].name;
            if (rows_.is_issuer(column) && !text::contains_ignoring_case(key.columns, name)) {
                key.columns.push_back(name);
                key.is_guess = true;
                return;
            }
        }
    }

    const Context& context_;
    const RowScope& scope_;
    const catalog::Table& table_;
    const TableNames& names_;
    const TableFacts& facts_;
    RowNames rows_;
};

}  // namespace

std::optional<NamedKey> find_named_key(const Context& context, const RowScope& scope,
                                       const TableFacts& facts) {
    return NamedKeyFinder(context, scope, facts).find();
}

std::optional<NamedKey> find_name_within_owner(const Context& context, const RowScope& scope,
                                               const TableFacts& facts) {
    return NamedKeyFinder(context, scope, facts).find_within_owner();
}

}  // namespace tsqlaudit::facts
