#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "rules/columns.h"
#include "rules/optional_reference.h"
#include "rules/reference_role.h"

namespace tsqlaudit::rules {

namespace {

using catalog::ForeignKey;

// tenant-id-nullable says that of the tenant.
bool is_tenant_alone(const CheckContext& context, const ForeignKey& key) {
    const facts::Tenancy& tenancy = context.facts.tenancy;
    return tenancy.kind == facts::TenancyKind::Tenanted &&
           nullable_columns(context, key) == std::vector<std::string>{tenancy.column};
}

bool is_in_question(const CheckContext& context, const ForeignKey& key) {
    return !key.is_disabled && !nullable_columns(context, key).empty() &&
           !is_tenant_alone(context, key) &&
           std::ranges::none_of(
               key.columns,
               [&](const std::string& name) { return is_deprecated(context, name); }) &&
           !is_meant_to_be_optional(context, key,
                                    {.roles = context.rule.words("optional-role"),
                                     .stand_ins = context.rule.words("stand-in")});
}

// A table whose rows have rows of others: no list of values, and nothing that all rows lean on.
bool can_own(const CheckContext& context, const ForeignKey& key) {
    return !key.referenced_index ||
           (!context.schema.tables.at(*key.referenced_index).is_reference &&
            key.referenced_index != context.schema.tenant_root &&
            key.referenced_index != context.schema.atom_store &&
            key.referenced_table != context.table.name);
}

// Each row has another parent to belong to.
bool belongs_for_certain(const CheckContext& context) {
    return std::ranges::any_of(context.table.foreign_keys, [&](const ForeignKey& key) {
        return !key.is_disabled && nullable_columns(context, key).empty() &&
               can_own(context, key) && !says_who(context, key);
    });
}

// The foreign keys of the table, seen together: each is looked at once, however many they are.
class References {
public:
    explicit References(const CheckContext& context)
        : context_{context}, has_owner_{belongs_for_certain(context)} {
        for (const ForeignKey& key : context.table.foreign_keys) {
            if (key.referenced_index) {
                columns_[*key.referenced_index].insert(key.columns);
            }
        }
        for (const ForeignKey& key : context.table.foreign_keys) {
            if (key.referenced_index && is_in_question(context, key) && !is_role_of_parent(key)) {
                optional_parents_.insert(*key.referenced_index);
                const auto& owners = context.schema.tables.at(*key.referenced_index).owners;
                owners_of_optional_parents_.insert(owners.begin(), owners.end());
            }
        }
    }

    // Each row has another parent to belong to.
    bool has_owner() const { return has_owner_; }

    // Where a move comes from and where it goes are two roles of a place, which owns no move.
    bool is_role_of_parent(const ForeignKey& key) const {
        return columns_.at(*key.referenced_index).size() > 1;
    }

    // Another optional parent that is a part of this one, or this one of it: with both NULL the row
    // has no owner.
    bool is_in_optional_chain(const ForeignKey& key) const {
        return owners_of_optional_parents_.contains(*key.referenced_index) ||
               std::ranges::any_of(
                   context_.schema.tables.at(*key.referenced_index).owners,
                   [this](facts::TableId owner) { return optional_parents_.contains(owner); });
    }

private:
    const CheckContext& context_;
    bool has_owner_;
    std::map<facts::TableId, std::set<std::vector<std::string>>> columns_;  // by parent
    std::set<facts::TableId> optional_parents_;
    std::set<facts::TableId> owners_of_optional_parents_;
};

// The only parent that is more than a lookup, and the name or the cascade says that rows are parts
// of it.
bool is_only_owner(const CheckContext& context, const ForeignKey& key) {
    const auto owners = std::ranges::count_if(context.facts.parents, [&](facts::TableId parent) {
        return !context.schema.tables.at(parent).is_reference;
    });
    return owners == 1 && is_part_of_parent(context, key);
}

std::string_view variant_of(const CheckContext& context, const References& references,
                            const ForeignKey& key) {
    // Whoever has a parent for certain is no orphan.
    if (!key.referenced_index || references.has_owner()) {
        return "other";
    }
    if (!references.is_role_of_parent(key) && references.is_in_optional_chain(key)) {
        return "ownership";
    }
    return is_only_owner(context, key) ? "only-parent" : "other";
}

}  // namespace

void check_nullable_foreign_key(const CheckContext& context, FindingSink& sink) {
    if (context.table.foreign_keys.empty()) {
        return;
    }
    const References references{context};
    for (const ForeignKey& key : context.table.foreign_keys) {
        if (!is_in_question(context, key)) {
            continue;
        }
        const std::vector<std::string> columns = nullable_columns(context, key);
        Report report{.variant = variant_of(context, references, key),
                      .columns = columns,
                      .object = key.name,
                      .span = column_view(context, columns.front()).column.name_span,
                      .arguments = {{"parent", key.referenced_table.dotted()}}};
        if (columns.size() == 1 && report.variant != "other") {
            report.remedy = AlterColumn{.name = columns.front(), .nullable = false};
        }
        sink.report(std::move(report));
    }
}

}  // namespace tsqlaudit::rules
