#include "facts/named_key.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

#include "facts/name_scope.h"
#include "facts/numbering.h"
#include "facts/only_kind.h"
#include "facts/ownership.h"
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
          lists_(context.words().tables),
          keys_(context.words().natural_keys),
          pieces_(context.words().relations.pieces),
          part_of_(context.words().relations.part_of),
          superiors_(context.words().relations.superiors),
          accounts_(context.words().lookups.accounts),
          core_(without_generic_words(context, context.names(facts.id).table)),
          scope_(scope),
          table_(context.table(facts.id)),
          names_(context.names(facts.id)),
          facts_(facts) {}

    std::optional<NamedKey> find() const {
        if (any_column(keys_.validity)) {
            return std::nullopt;
        }
        const std::optional<std::size_t> version = own_version();
        if (const auto code = own_column(ColumnRole::Code); code && has_code_of_its_own(*code)) {
            if (is_number_of_document(*code)) {
                return document_key(*code, version);
            }
            return key_of(*code, version, !is_defined());
        }
        if (const auto number = counted_number(context_, scope_, facts_)) {
            return document_key(*number, version);
        }
        const std::optional<std::size_t> name = own_name();
        if (!name && is_defined()) {
            return typed_key();
        }
        // Who logs in is known by the login, whatever else the name to be shown is.
        if (!name || names_repeat() || any_column(accounts_) || is_known_otherwise(*name)) {
            return std::nullopt;
        }
        const bool is_referenced =
            !facts_.children.empty() || facts_.tenancy.kind == TenancyKind::Root;
        const bool may_be_defined = facts_.scale.scale <= Scale::Small && is_referenced;
        if (!is_defined() && !version && !may_be_defined) {
            return std::nullopt;
        }
        return key_of(*name, version,
                      (!is_defined() && !version) || lists_.perhaps_people.matches(names_.table) ||
                          may_be_numbered(context_, facts_, *name));
    }

    // What has a name of its own within the one thing that it belongs to, and neither happens nor
    // has a price, which would be for more than the name: the milestone of a project.
    std::optional<NamedKey> find_within_owner() const {
        const std::optional<std::size_t> name = own_name();
        if (!name || facts_.columns[*name].role == ColumnRole::FreeText || !has_one_owner() ||
            names_repeat() || any_column(keys_.validity) || any_column(accounts_) ||
            has_role(facts_, ColumnRole::Money) || has_date_of_event(context_, facts_)) {
            return std::nullopt;
        }
        return key_of(*name, std::nullopt, true);
    }

private:
    bool any_column(const PhraseSet& phrases) const {
        for (std::size_t column = 0; column < table_.columns.size(); ++column) {
            if (facts_.columns[column].role != ColumnRole::Period &&
                phrases.matches(names_.columns[column])) {
                return true;
            }
        }
        return false;
    }

    std::optional<std::size_t> own_name() const {
        for (const ColumnRole role : {ColumnRole::Name, ColumnRole::Code, ColumnRole::FreeText}) {
            if (const auto column = own_column(role)) {
                return column;
            }
        }
        return std::nullopt;
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

    // By the name of the table, people define its rows one by one.
    bool is_defined() const {
        return lists_.definitions.matches(names_.table) || lists_.reference.matches(names_.table);
    }

    // Two people, goods, places or messages may well have the same name.
    bool names_repeat() const {
        return lists_.people.matches(names_.table) || lists_.goods.matches(names_.table) ||
               lists_.places.matches(names_.table) || lists_.documents.matches(names_.table) ||
               has_superior();
    }

    // By a number before the name: an adjuster, who is one of the staff.
    bool is_known_otherwise(std::size_t name) const {
        for (std::size_t column = 0; column < name; ++column) {
            if (fits_key(column) && !facts_.columns[column].is_foreign_key &&
                is_known_by(context_, facts_.id, names_.columns[column])) {
                return true;
            }
        }
        return false;
    }

    // Only people report to another of their kind.
    bool has_superior() const {
        return std::any_of(table_.foreign_keys.begin(), table_.foreign_keys.end(),
                           [&](const catalog::ForeignKey& key) {
                               return key.referenced_table == table_.name &&
                                      std::any_of(key.columns.begin(), key.columns.end(),
                                                  [&](const std::string& column) {
                                                      return superiors_.matches(words_of(column));
                                                  });
                           });
    }

    // Codes and numbers are given so that nothing else has them; but a ZIP code is shared.
    bool has_code_of_its_own(std::size_t column) const {
        return keys_.codes.matches(names_.columns[column]) && !lists_.places.matches(names_.table);
    }

    // OrderNumber of a sales order. The number of a line is a place within the order.
    bool is_number_of_document(std::size_t column) const {
        const Words& name = names_.columns[column];
        return lists_.documents.matches(names_.table) && !pieces_.matches(names_.table) &&
               name.size() > 1 && core_.ends_with(name.first(name.size() - 1));
    }

    // Whoever ordered: the number is given once, but by each tenant anew. What is a part of another
    // row may be counted within it.
    std::optional<NamedKey> document_key(std::size_t number,
                                         std::optional<std::size_t> version) const {
        if (is_of_tenant_by_parent() || scope_.has_certain_parent()) {
            return std::nullopt;
        }
        Columns columns;
        if (facts_.tenancy.kind == TenancyKind::Tenanted) {
            columns.push_back(facts_.tenancy.column);
        }
        bool has_optional_level = false;
        if (table_.columns[number].type.is_integer()) {
            Columns levels = levels_of(context_, facts_, table_.columns.size());
            if (version) {  // goes last
                std::erase(levels, table_.columns[*version].name);
            }
            columns.insert(columns.end(), levels.begin(), levels.end());
            has_optional_level = !all_not_null(table_, levels);
        }
        columns.push_back(table_.columns[number].name);
        if (version) {
            columns.push_back(table_.columns[*version].name);
        }
        return NamedKey{std::move(columns), !is_defined() || has_optional_level};
    }

    bool is_of_tenant_by_parent() const {
        return facts_.tenancy.kind == TenancyKind::Inherited ||
               facts_.tenancy.kind == TenancyKind::Ambiguous ||
               facts_.tenancy.kind == TenancyKind::Loose;
    }

    std::optional<std::size_t> own_column(ColumnRole role) const {
        for (std::size_t column = 0; column < table_.columns.size(); ++column) {
            const ColumnFacts& facts = facts_.columns[column];
            if (facts.role == role && facts.is_own && fits_key(column)) {
                return column;
            }
        }
        return std::nullopt;
    }

    bool fits_key(std::size_t column) const {
        constexpr int longest_key = 450;  // characters
        const catalog::Column& each = table_.columns[column];
        return each.type.is_character() && !each.type.is_lob() && each.type.length <= longest_key &&
               !each.is_nullable && !each.computed;
    }

    std::optional<std::size_t> own_version() const {
        for (std::size_t column = 0; column < table_.columns.size(); ++column) {
            const ColumnFacts& facts = facts_.columns[column];
            if (facts.role == ColumnRole::Version && facts.is_own && !facts.is_primary_key &&
                !table_.columns[column].type.is_lob()) {
                return column;
            }
        }
        return std::nullopt;
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
        const bool is_name = facts_.columns[name].role == ColumnRole::Name ||
                             facts_.columns[name].role == ColumnRole::FreeText;
        // A personnel number is given once, wherever the person works, but by each tenant anew.
        const bool is_global = !is_name && !is_of_tenant_by_parent() &&
                               lists_.people.matches(names_.table) && !scope_.has_certain_parent();
        Columns columns = is_global ? Columns{} : parent_columns(is_name);
        const Columns scopes =
            is_global ? Columns{} : scopes_of_name(context_, scope_, facts_, name);
        is_guess = is_guess || !scopes.empty() || may_stand_for_another(context_, facts_) ||
                   is_state_for_a_time();
        if (!is_global && columns.empty()) {
            const std::vector<LooseOwner> owners = scope_.loose_owners();
            if (const LooseOwner* const owner = owner_among(owners)) {
                columns = owner->columns;
            } else if (!owners.empty() && is_name) {
                return std::nullopt;  // within what, and in rows without it?
            } else {
                is_guess = is_guess || !owners.empty();
            }
        } else if (!is_global && scope_.may_have_closer_parent()) {
            if (is_name) {
                return std::nullopt;
            }
            is_guess = true;
        }
        if (!is_global && scope_.firm_parents().size() > 1 && !scope_.has_certain_parent()) {
            return std::nullopt;  // unique within what?
        }
        if (facts_.tenancy.kind == TenancyKind::Tenanted) {
            columns.insert(columns.begin(), facts_.tenancy.column);
        }
        for (const std::string& scope : scopes) {
            if (!text::contains_ignoring_case(columns, scope)) {
                columns.push_back(scope);
            }
        }
        if (const auto issuer = is_name ? std::nullopt : issuer_column(columns)) {
            columns.push_back(table_.columns[*issuer].name);
            is_guess = true;
        }
        columns.push_back(table_.columns[name].name);
        if (version) {
            columns.push_back(table_.columns[*version].name);
        }
        return NamedKey{std::move(columns), is_guess};
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

    // Two makers may well give the same number to a model. Not what names the rows themselves, such
    // as the brand in a table of brands.
    std::optional<std::size_t> issuer_column(const Columns& owners) const {
        for (std::size_t column = 0; column < table_.columns.size(); ++column) {
            if (keys_.issuers.matches(names_.columns[column]) && fits_key(column) &&
                !facts_.columns[column].is_own &&
                names_.columns[column].get().joined() != names_.table.joined() &&
                !text::contains_ignoring_case(owners, table_.columns[column].name)) {
                return column;
            }
        }
        return std::nullopt;
    }

    // The one that says that the rows are its parts, or else the only one, if each row has it. Rows
    // without it are then unique among themselves.
    static const LooseOwner* owner_among(const std::vector<LooseOwner>& owners) {
        const auto is_certain = [](const LooseOwner& owner) { return owner.is_certain; };
        const auto found = std::find_if(owners.begin(), owners.end(), is_certain);
        if (found != owners.end()) {
            return std::any_of(std::next(found), owners.end(), is_certain) ? nullptr : &*found;
        }
        return owners.size() == 1 && !owners.front().is_nullable ? &owners.front() : nullptr;
    }

    // In a tree, names are unique below the same parent, in the tree of each owner.
    Columns parent_columns(bool is_name) const {
        Columns columns = scope_.parent_columns();
        if (columns.empty() && is_name) {
            columns = scope_.list_columns();
        }
        for (const catalog::ForeignKey& key : table_.foreign_keys) {
            const bool is_tree =
                key.referenced_table == table_.name && key.columns.size() == 1 &&
                (columns.empty() || (is_name && part_of_.matches(words_of(key.columns.front()))));
            if (is_tree) {
                columns.push_back(key.columns.front());
                break;
            }
        }
        return columns;
    }

    const Context& context_;
    const decltype(Vocabulary::tables)& lists_;
    const decltype(Vocabulary::natural_keys)& keys_;
    const PhraseSet& pieces_;
    const PhraseSet& part_of_;
    const PhraseSet& superiors_;
    const PhraseSet& accounts_;
    Words core_;  // of the name: sales order of SalesOrderHeader
    const RowScope& scope_;
    const catalog::Table& table_;
    const TableNames& names_;
    const TableFacts& facts_;
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
