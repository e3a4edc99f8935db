#include "facts/natural_keys.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "facts/table_kind.h"
#include "facts/unique_keys.h"

namespace tsqlaudit::facts {
namespace {

using Columns = std::vector<std::string>;

class NaturalKeyFinder {
public:
    NaturalKeyFinder(const Context& context, const Graph& graph,
                     const std::vector<TableFacts>& tables, TableId id)
        : context_(context),
          lists_(context.words().tables),
          edges_(graph.parents_of(id)),
          tables_(tables),
          table_(context.table(id)),
          names_(context.names(id)),
          facts_(tables[id]) {}

    std::vector<NaturalKeyCandidate> find() {
        if (facts_.is_log_like || facts_.is_history || facts_.is_staging || !has_surrogate_key()) {
            return {};
        }
        if (!add_parent_and_ordinal() && !add_name()) {
            add_foreign_keys();
        }
        return std::move(candidates_);
    }

private:
    bool has_surrogate_key() const {
        const catalog::Index* key = table_.primary_key();
        return key == nullptr ||
               std::any_of(key->key_columns.begin(), key->key_columns.end(),
                           [&](const catalog::IndexColumn& column) {
                               const ColumnFacts* found = facts_.find(table_, column.name);
                               return found != nullptr && found->role == ColumnRole::IdentityKey;
                           });
    }

    const catalog::ForeignKey& key_of(const ParentEdge& edge) const {
        return table_.foreign_keys[edge.foreign_key];
    }

    // The parent that the rows are parts of, if there is no doubt.
    const ParentEdge* owner() const {
        const ParentEdge* found = nullptr;
        int owners = 0;
        int firm = 0;
        const ParentEdge* only_firm = nullptr;
        for (const ParentEdge& edge : edges_) {
            if (edge.is_nullable || edge.is_optional_role || tables_[edge.parent].is_reference ||
                is_root(edge)) {
                continue;
            }
            ++firm;
            only_firm = &edge;
            if (edge.is_part_of) {
                ++owners;
                found = &edge;
            }
        }
        if (owners == 1) {
            return found;
        }
        return owners == 0 && firm == 1 ? only_firm : nullptr;
    }

    bool is_root(const ParentEdge& edge) const {
        return tables_[edge.parent].tenancy.kind == TenancyKind::Root;
    }

    // LayerIdx within the model, LineNumber within the order.
    bool add_parent_and_ordinal() {
        const ParentEdge* parent = owner();
        if (parent == nullptr) {
            return false;
        }
        for (std::size_t column = 0; column < table_.columns.size(); ++column) {
            if (is_place(column) && !table_.columns[column].is_nullable) {
                Columns key = key_of(*parent).columns;
                key.push_back(table_.columns[column].name);
                add(NaturalKeyKind::ParentOrdinal, std::move(key), false);
                return true;
            }
        }
        return false;
    }

    bool is_place(std::size_t column) const {
        const ColumnFacts& facts = facts_.columns[column];
        const auto& keys = context_.words().natural_keys;
        const Words& name = names_.columns[column];
        if (!table_.columns[column].type.is_integer() || facts.is_foreign_key ||
            keys.presentation.matches(name)) {
            return false;
        }
        if (facts.role == ColumnRole::Ordinal) {
            return keys.ordinals.matches(name);
        }
        return facts.role == ColumnRole::Code && facts.is_own && keys.own_numbers.matches(name);
    }

    // Things that somebody defines under a name, within the tenant and the parent.
    bool add_name() {
        const std::optional<std::size_t> name = own_name();
        if (!name || names_repeat()) {
            return false;
        }
        const std::optional<std::size_t> version = own_version();
        const bool is_defined = lists_.definitions.matches(names_.table) || version ||
                                lists_.reference.matches(names_.table);
        const bool may_be_defined = facts_.scale.scale <= Scale::Small && !facts_.children.empty();
        if (!is_defined && !may_be_defined) {
            return false;
        }
        Columns key = scope();
        if (key.empty() && firm_parents() > 1) {
            return false;  // unique within what?
        }
        if (!facts_.tenancy.column.empty() && facts_.tenancy.kind == TenancyKind::Tenanted) {
            key.insert(key.begin(), facts_.tenancy.column);
        }
        key.push_back(table_.columns[*name].name);
        if (version) {
            key.push_back(table_.columns[*version].name);
        }
        if (!has_other_unique_key(key)) {
            add(NaturalKeyKind::Name, std::move(key), !is_defined);
        }
        return true;
    }

    std::optional<std::size_t> own_name() const {
        constexpr int longest_key = 450;  // characters
        for (std::size_t column = 0; column < table_.columns.size(); ++column) {
            const ColumnFacts& facts = facts_.columns[column];
            const sqlserver::DataType& type = table_.columns[column].type;
            const bool is_name = facts.role == ColumnRole::Name ||
                                 (facts.role == ColumnRole::Code && type.is_character());
            if (is_name && facts.is_own && !table_.columns[column].is_nullable &&
                !table_.columns[column].computed && !type.is_lob() && type.length <= longest_key) {
                return column;
            }
        }
        return std::nullopt;
    }

    std::optional<std::size_t> own_version() const {
        for (std::size_t column = 0; column < table_.columns.size(); ++column) {
            const ColumnFacts& facts = facts_.columns[column];
            if (facts.role == ColumnRole::Version && facts.is_own && !facts.is_primary_key) {
                return column;
            }
        }
        return std::nullopt;
    }

    // Two people, goods, places or messages may well have the same name.
    bool names_repeat() const {
        return lists_.people.matches(names_.table) || lists_.goods.matches(names_.table) ||
               lists_.places.matches(names_.table) || lists_.documents.matches(names_.table);
    }

    // The parent within which a name is unique: the owner, or the only parent, or the own parent in
    // a tree.
    Columns scope() const {
        if (const ParentEdge* parent = owner()) {
            return key_of(*parent).columns;
        }
        for (const catalog::ForeignKey& key : table_.foreign_keys) {
            if (key.referenced_table == table_.name && key.columns.size() == 1) {
                return key.columns;
            }
        }
        return {};
    }

    std::ptrdiff_t firm_parents() const {
        return std::count_if(edges_.begin(), edges_.end(), [&](const ParentEdge& edge) {
            return !edge.is_nullable && !edge.is_optional_role &&
                   !tables_[edge.parent].is_reference && !is_root(edge);
        });
    }

    // A business key that is already there makes another one less likely, unless it is this one.
    bool has_other_unique_key(const Columns& key) const {
        if (unique_index_on(table_, key, soft_delete().first)) {
            return false;
        }
        return std::any_of(
            table_.indexes.begin(), table_.indexes.end(), [&](const catalog::Index& index) {
                return (index.is_unique || index.is_unique_constraint) && !index.is_primary_key &&
                       !index.is_disabled &&
                       std::none_of(index.key_columns.begin(), index.key_columns.end(),
                                    [&](const catalog::IndexColumn& column) {
                                        const auto* found = facts_.find(table_, column.name);
                                        return found == nullptr ||
                                               found->role == ColumnRole::IdentityKey ||
                                               found->role == ColumnRole::Guid;
                                    });
            });
    }

    // Rows that tie others together and hold nothing of their own that could tell repeats apart.
    void add_foreign_keys() {
        Columns key;
        bool is_firm = false;
        std::size_t parents = 0;
        for (const ParentEdge& edge : edges_) {
            if (edge.is_optional_role || tables_[edge.parent].is_reference || is_root(edge)) {
                continue;
            }
            ++parents;
            is_firm = is_firm || !edge.is_nullable;
            for (const std::string& column : key_of(edge).columns) {
                if (std::find(key.begin(), key.end(), column) == key.end()) {
                    key.push_back(column);
                }
            }
        }
        if (parents >= 2 && is_firm && !facts_.extension &&
            !lists_.documents.matches(names_.table) &&
            std::all_of(facts_.columns.begin(), facts_.columns.end(), may_repeat)) {
            add(NaturalKeyKind::ForeignKeyCombination, std::move(key), true);
        }
    }

    // A date, an amount, a text or a place tells two rows with the same parents apart.
    static bool may_repeat(const ColumnFacts& column) {
        switch (column.role) {
            case ColumnRole::Timestamp:
            case ColumnRole::DescriptiveDate:
            case ColumnRole::Money:
            case ColumnRole::Name:
            case ColumnRole::FreeText:
            case ColumnRole::Url:
            case ColumnRole::Ordinal:
            case ColumnRole::Coordinate:
            case ColumnRole::Identifier:
            case ColumnRole::Binary:
            case ColumnRole::Hash:
            case ColumnRole::Version:
                return column.is_primary_key;
            case ColumnRole::Code:
                return column.is_primary_key || !column.is_own;
            default:
                return true;
        }
    }

    std::pair<std::string, bool> soft_delete() const {
        for (std::size_t column = 0; column < table_.columns.size(); ++column) {
            if (facts_.columns[column].role == ColumnRole::SoftDeleteFlag) {
                const bool live = context_.words().soft_delete.live.matches(names_.columns[column]);
                return {table_.columns[column].name, live};
            }
        }
        return {{}, true};
    }

    void add(NaturalKeyKind kind, Columns columns, bool is_guess) {
        NaturalKeyCandidate candidate;
        candidate.kind = kind;
        std::tie(candidate.soft_delete_column, candidate.soft_delete_live_value) = soft_delete();
        candidate.covered_by = unique_index_on(table_, columns, candidate.soft_delete_column);
        candidate.columns = std::move(columns);
        candidate.is_guess = is_guess;
        candidates_.push_back(std::move(candidate));
    }

    const Context& context_;
    const decltype(Vocabulary::tables)& lists_;
    const std::vector<ParentEdge>& edges_;
    const std::vector<TableFacts>& tables_;
    const catalog::Table& table_;
    const TableNames& names_;
    const TableFacts& facts_;
    std::vector<NaturalKeyCandidate> candidates_;
};

}  // namespace

std::vector<NaturalKeyCandidate> derive_natural_keys(const Context& context, const Graph& graph,
                                                     const std::vector<TableFacts>& tables,
                                                     TableId table) {
    return NaturalKeyFinder(context, graph, tables, table).find();
}

}  // namespace tsqlaudit::facts
