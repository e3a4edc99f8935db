#include "facts/column_roles.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "facts/expressions.h"
#include "facts/named_role.h"
#include "facts/ownership.h"
#include "text/compare.h"

namespace tsqlaudit::facts {
namespace {

using text::equals_ignoring_case;

struct Decision {
    ColumnRole role = ColumnRole::Other;
    std::string reason;
};

class RoleFinder {
public:
    RoleFinder(const Context& context, const TenantModel& tenants, const KeyIndex& keys, TableId id)
        : context_(context), tenants_(tenants), keys_(keys), id_(id), table_(context.table(id)) {
        for (const catalog::ForeignKey& key : table_.foreign_keys) {
            for (const std::string& column : key.columns) {
                foreign_keys_.try_emplace(column, &key);
            }
        }
    }

    std::vector<ColumnFacts> find() {
        facts_.reserve(table_.columns.size());
        for (std::size_t column = 0; column < table_.columns.size(); ++column) {
            facts_.push_back(judge(column));
        }
        find_creation_time();
        for (std::size_t column = 0; column < table_.columns.size(); ++column) {
            // What is encrypted at random is found by nobody.
            if (!facts_[column].is_deprecated && !table_.columns[column].is_encrypted_randomly) {
                judge_lookup(context_, id_, column, facts_[column]);
            }
        }
        return std::move(facts_);
    }

private:
    ColumnFacts judge(std::size_t index) const {
        const catalog::Column& column = table_.columns[index];
        const NamedRole named = named_role(context_, id_, index);
        ColumnFacts facts;
        facts.words = &context_.names(id_).columns[index].get();
        facts.is_foreign_key = foreign_key_of(column.name) != nullptr;
        facts.is_primary_key = in_primary_key(table_, {column.name});
        facts.is_deprecated = is_marked_deprecated(context_, column);
        // Nobody but the programs can look into what is encrypted.
        facts.holds_json = named.role == ColumnRole::Json && !column.is_encrypted;
        facts.may_hold_json =
            !column.is_encrypted && may_hold_json(context_, id_, index, named.role);
        Decision decision = decide(index, facts, named);
        facts.role = decision.role;
        facts.reason = std::move(decision.reason);
        if (facts.role == ColumnRole::ForeignKey && !facts.is_foreign_key) {
            facts.named_parent = keys_.find(id_, index);
            facts.is_declared_elsewhere =
                facts.named_parent && keys_.is_declared(column.name, *facts.named_parent);
        }
        facts.is_enum_like = named.is_enum_like && (facts.role == ColumnRole::EnumText ||
                                                    facts.role == ColumnRole::KeyPart);
        return facts;
    }

    Decision decide(std::size_t index, const ColumnFacts& facts, const NamedRole& named) const {
        const catalog::Column& column = table_.columns[index];
        if (facts.is_deprecated) {
            return {ColumnRole::Deprecated, "its comment or description calls it deprecated"};
        }
        if (is_period(column)) {
            return {ColumnRole::Period, "kept by SQL Server for the period or the ledger"};
        }
        if (facts.is_primary_key && !facts.is_foreign_key && is_surrogate(index, named)) {
            return {ColumnRole::IdentityKey, "surrogate key"};
        }
        if (tenants_.is_tenant_column(id_, index)) {
            return {ColumnRole::Tenant, "names the tenant"};
        }
        if (named.role == ColumnRole::CreatedBy || named.role == ColumnRole::ModifiedBy) {
            return {named.role, named.reason};
        }
        if (const catalog::ForeignKey* key = foreign_key_of(column.name)) {
            return {ColumnRole::ForeignKey, "references " + key->referenced_table.dotted()};
        }
        if (const auto target = keys_.find(id_, index)) {
            return {ColumnRole::ForeignKey,
                    "named like the key of " + context_.table(*target).name.dotted()};
        }
        if (column.identity) {
            return {ColumnRole::IdentityKey, "identity column"};
        }
        return in_key_or_named(column, facts, named);
    }

    Decision in_key_or_named(const catalog::Column& column, const ColumnFacts& facts,
                             const NamedRole& named) const {
        if (facts.is_primary_key && !tells_more_than_key(named.role)) {
            return {ColumnRole::KeyPart, "part of the primary key"};
        }
        const bool by_clock =
            column.default_constraint && is_current_time(column.default_constraint->value);
        if (by_clock && named.role == ColumnRole::DescriptiveDate) {
            return {ColumnRole::Timestamp, "its default is the current time"};
        }
        const bool from_zero =
            column.default_constraint && is_zero(column.default_constraint->value);
        if (from_zero && named.role == ColumnRole::Aggregate && column.type.is_whole()) {
            return {ColumnRole::Counter, named.reason + ", and it starts from zero"};
        }
        return {named.role, named.reason};
    }

    static bool tells_more_than_key(ColumnRole role) {
        switch (role) {
            case ColumnRole::Coordinate:
            case ColumnRole::Ordinal:
            case ColumnRole::CurveCode:
            case ColumnRole::Hash:
            case ColumnRole::Version:
            case ColumnRole::Code:
            case ColumnRole::Name:
            case ColumnRole::EnumText:
            case ColumnRole::Url:
            case ColumnRole::CreatedTimestamp:
            case ColumnRole::ModifiedTimestamp:
            case ColumnRole::Timestamp:
            case ColumnRole::DescriptiveDate:
                return true;
            default:
                return false;
        }
    }

    bool is_period(const catalog::Column& column) const {
        if (column.generated) {
            return true;
        }
        const auto names = [&](const catalog::Rare<catalog::Period>& period) {
            return period && (equals_ignoring_case(period->start_column, column.name) ||
                              equals_ignoring_case(period->end_column, column.name));
        };
        return names(table_.period) ||
               (table_.history_of && names(context_.table(*table_.history_of).period));
    }

    // A key that means nothing outside the database.
    bool is_surrogate(std::size_t index, const NamedRole& named) const {
        const catalog::Column& column = table_.columns[index];
        if (column.identity ||
            (column.default_constraint && generates_key(column.default_constraint->value))) {
            return true;
        }
        const bool is_key_type = named.role == ColumnRole::Guid ||
                                 (named.role == ColumnRole::Identifier && column.type.is_whole());
        if (!is_key_type) {
            return false;
        }
        const Words& name = context_.names(id_).columns[index];
        if (keys_.find(id_, index)) {
            return false;
        }
        return is_whole_primary_key(table_, column.name) ||
               (is_own(context_, id_, name, name.size() - 1));
    }

    const catalog::ForeignKey* foreign_key_of(const std::string& column) const {
        const auto found = foreign_keys_.find(column);
        return found == foreign_keys_.end() ? nullptr : found->second;
    }

    // A table without a column that is named so may still note when a row was written: RequestedAt
    // with the current time as its default, or AccessedAt (a time of last access is rewritten).
    void find_creation_time() {
        const auto is_creation = [](const ColumnFacts& facts) {
            return facts.role == ColumnRole::CreatedTimestamp;
        };
        if (std::any_of(facts_.begin(), facts_.end(), is_creation)) {
            return;
        }
        for (const ColumnRole role : {ColumnRole::Timestamp, ColumnRole::UsageTimestamp}) {
            for (std::size_t index = 0; index < facts_.size(); ++index) {
                if (facts_[index].role == role && is_set_by_clock(table_.columns[index]) &&
                    !context_.names(id_).columns[index].get().has_word("last")) {
                    facts_[index].role = ColumnRole::CreatedTimestamp;
                    facts_[index].reason =
                        "its default is the current time, and nothing else in the "
                        "table says when the row was written";
                    return;
                }
            }
        }
    }

    const Context& context_;
    const TenantModel& tenants_;
    const KeyIndex& keys_;
    TableId id_;
    const catalog::Table& table_;
    // The first of each column.
    std::map<std::string_view, const catalog::ForeignKey*, text::LessIgnoringCase> foreign_keys_;
    std::vector<ColumnFacts> facts_;
};

}  // namespace

std::vector<ColumnFacts> derive_column_roles(const Context& context, const TenantModel& tenants,
                                             const KeyIndex& keys, TableId table) {
    return RoleFinder(context, tenants, keys, table).find();
}

}  // namespace tsqlaudit::facts
