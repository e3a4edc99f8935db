#include "facts/tenant_model.h"

#include <algorithm>
#include <map>

#include "facts/expressions.h"
#include "facts/facts.h"
#include "facts/policy_tenant.h"
#include "text/compare.h"

namespace tsqlaudit::facts {
namespace {

using text::equals_ignoring_case;

class TenantModelFinder {
public:
    explicit TenantModelFinder(const Context& context) : context_(context) {}

    TenantModel find() {
        find_root();
        model_.columns.resize(context_.table_count());
        for (TableId id = 0; id < context_.table_count(); ++id) {
            model_.columns[id] = tenant_column(id);
        }
        model_.usual_column = usual_column();
        decide();
        return std::move(model_);
    }

private:
    void find_root() {
        const Settings& settings = context_.settings();
        if (!settings.tenant_table.empty()) {
            model_.root = context_.find_table(settings.tenant_table);
            return;
        }
        find_root_if([&](TableId id) {
            return context_.words().tenant.root_tables.matches(context_.names(id).table);
        });
        find_root_if([&](TableId id) { return gives_out_tenants(context_.table(id)); });
        if (model_.root || !settings.tenant_column.empty() || has_named_column()) {
            return;
        }
        policy_tenant_ = find_policy_tenant(context_);
        if (policy_tenant_) {
            model_.root = policy_tenant_->root;
        } else if (settings.multi_tenant.value_or(false)) {
            find_root_by_other_name();
        }
    }

    bool has_named_column() const {
        for (TableId id = 0; id < context_.table_count(); ++id) {
            for (const Words& column : context_.names(id).columns) {
                if (context_.words().tenant.columns.matches(column)) {
                    return true;
                }
            }
        }
        return false;
    }

    // Whoever says that there are tenants may call them organizations: the one table of such a name
    // that most foreign keys refer to. Without that all tables would seem to lack a tenant.
    void find_root_by_other_name() {
        std::vector<std::size_t> references(context_.table_count());
        for (TableId id = 0; id < context_.table_count(); ++id) {
            for (const catalog::ForeignKey& key : context_.table(id).foreign_keys) {
                if (key.referenced_index && *key.referenced_index != id) {
                    ++references[*key.referenced_index];
                }
            }
        }
        for (TableId id = 0; id < context_.table_count(); ++id) {
            const bool fits =
                context_.words().tenant.other_root_tables.matches(context_.names(id).table);
            if (fits && references[id] > (model_.root ? references[*model_.root] : 0)) {
                model_.root = id;
            }
        }
    }

    template <typename Predicate>
    void find_root_if(Predicate fits) {
        for (TableId id = 0; id < context_.table_count() && !model_.root; ++id) {
            if (!is_history(context_.table(id)) && fits(id)) {
                model_.root = id;
            }
        }
    }

    // Its key is a tenant column that is made there: identity, sequence or NEWID.
    bool gives_out_tenants(const catalog::Table& table) const {
        const catalog::Index* key = table.primary_key();
        if (key == nullptr || key->key_columns.size() != 1) {
            return false;
        }
        const catalog::Column* column = table.find_column(key->key_columns.front().name);
        const bool is_made_here =
            column != nullptr &&
            (column->identity ||
             (column->default_constraint && generates_key(column->default_constraint->value)));
        return is_made_here &&
               context_.words().tenant.columns.matches(context_.words_of(column->name));
    }

    // By name, as configured or filtered, or by the only foreign key to the root that says whose
    // the row is: DefaultTenantId does not. The root's own key is none.
    std::optional<std::size_t> tenant_column(TableId id) const {
        const catalog::Table& table = context_.table(id);
        if (id == model_.root) {
            return std::nullopt;
        }
        const std::string& configured =
            policy_tenant_ ? policy_tenant_->column : context_.settings().tenant_column;
        for (std::size_t index = 0; index < table.columns.size(); ++index) {
            const bool named =
                configured.empty()
                    ? context_.words().tenant.columns.matches(context_.names(id).columns[index])
                    : equals_ignoring_case(table.columns[index].name, configured);
            if (named) {
                return index;
            }
        }
        return reference_to_root(id);
    }

    std::optional<std::size_t> reference_to_root(TableId id) const {
        const catalog::Table& table = context_.table(id);
        std::optional<std::size_t> found;
        for (const catalog::ForeignKey& key : table.foreign_keys) {
            if (!model_.root || key.referenced_index != model_.root || key.columns.size() != 1 ||
                names_usual_tenant(context_, id, key)) {
                continue;
            }
            if (found) {
                return std::nullopt;  // from one tenant to another
            }
            found = column_index(table, key.columns.front());
        }
        return found;
    }

    std::string usual_column() const {
        std::map<std::string, int, text::LessIgnoringCase> uses;
        for (TableId id = 0; id < context_.table_count(); ++id) {
            if (const auto column = model_.columns[id]) {
                ++uses[context_.table(id).columns[*column].name];
            }
        }
        const auto most = std::max_element(
            uses.begin(), uses.end(),
            [](const auto& left, const auto& right) { return left.second < right.second; });
        return most == uses.end() ? context_.settings().tenant_column : most->first;
    }

    // In the schema of a landlord a tenant is a person, and has a lease.
    bool means_something_else() const {
        for (TableId id = 0; id < context_.table_count(); ++id) {
            if (model_.columns[id] &&
                context_.words().tenant.other_meaning.matches(context_.names(id).table)) {
                return true;
            }
        }
        return false;
    }

    void decide() {
        const Settings& settings = context_.settings();
        const auto with_column = static_cast<std::size_t>(
            std::count_if(model_.columns.begin(), model_.columns.end(),
                          [](const auto& column) { return column.has_value(); }));
        if (settings.multi_tenant) {
            set(*settings.multi_tenant, "the configuration says so");
        } else if (!settings.tenant_table.empty() && model_.root) {
            set(true, "the configuration names the table of tenants");
        } else if (policy_tenant_) {
            set(true, "row-level security filters by " + policy_tenant_->column);
        } else if (means_something_else() && 2 * with_column < context_.table_count()) {
            set(false, "tenants are people here, who rent");
        } else if (model_.root) {
            set(true, context_.table(*model_.root).name.dotted() + " is a table of tenants");
        } else {
            decide_by_share(with_column);
        }
    }

    void decide_by_share(std::size_t with_column) {
        model_.is_by_share = true;
        constexpr std::size_t fewest = 2;
        constexpr std::size_t one_in = 5;
        const std::string counts = std::to_string(with_column) + " of " +
                                   std::to_string(context_.table_count()) +
                                   " tables have a tenant column";
        set(with_column >= fewest && one_in * with_column >= context_.table_count(), counts);
    }

    void set(bool is_multi_tenant, std::string reason) {
        model_.is_multi_tenant = is_multi_tenant;
        model_.reason = std::move(reason);
        if (!is_multi_tenant) {
            model_.root.reset();
        }
    }

    const Context& context_;
    TenantModel model_;
    std::optional<PolicyTenant> policy_tenant_;
};

}  // namespace

bool names_usual_tenant(const Context& context, TableId table, const catalog::ForeignKey& key) {
    const Vocabulary& words = context.words();
    const TableNames& names = context.names(table);
    const bool is_of_people =
        words.tables.people.matches(names.table) ||
        std::any_of(names.columns.begin(), names.columns.end(),
                    [&](const Words& name) { return words.lookups.accounts.matches(name); });
    return is_of_people && key.columns.size() == 1 &&
           words.relations.optional_roles.matches(context.words_of(key.columns.front()));
}

TenantModel derive_tenant_model(const Context& context) {
    return TenantModelFinder(context).find();
}

bool admit_atom_store(const Context& context, TableId store, TenantModel& model) {
    const std::optional<std::size_t> column = model.columns[store];
    const catalog::Table& table = context.table(store);
    if (model.is_multi_tenant || !model.is_by_share || !column ||
        table.columns[*column].is_nullable) {
        return false;
    }
    model.is_multi_tenant = true;
    model.reason = table.name.dotted() + ", where all content is kept, keeps it by tenant";
    return true;
}

bool share_atom_store(const catalog::Table& table, const TableFacts& store, TenantModel& model) {
    const auto is_hash = [&](const catalog::IndexColumn& key) {
        const ColumnFacts* const column = store.find(table, key.name);
        return column != nullptr && column->role == ColumnRole::Hash;
    };
    const bool keeps_content_once =
        std::any_of(table.indexes.begin(), table.indexes.end(), [&](const catalog::Index& index) {
            return index.is_unique && !index.is_disabled && index.filter == nullptr &&
                   std::any_of(index.key_columns.begin(), index.key_columns.end(), is_hash);
        });
    if (store.tenancy.kind != TenancyKind::Unrelated || !keeps_content_once) {
        return false;
    }
    model.shared_store = store.id;
    return true;
}

}  // namespace tsqlaudit::facts
