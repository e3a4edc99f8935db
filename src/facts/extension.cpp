#include "facts/extension.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "facts/table_kind.h"
#include "facts/unique_keys.h"
#include "text/compare.h"

namespace tsqlaudit::facts {
namespace {

class ExtensionFinder {
public:
    ExtensionFinder(const Context& context, const Graph& graph, const TableFacts& facts)
        : context_(context),
          words_(context.words().extensions),
          graph_(graph),
          table_(context.table(facts.id)),
          facts_(facts) {}

    std::optional<Extension> find() const {
        if (facts_.is_history || facts_.is_staging || facts_.is_reference || is_of_year()) {
            return std::nullopt;
        }
        for (const ParentEdge& edge : graph_.parents_of(facts_.id)) {
            std::string reason = reason_for(edge);
            if (!reason.empty()) {
                const catalog::ForeignKey& key = table_.foreign_keys[edge.foreign_key];
                return Extension{edge.parent, edge.foreign_key,
                                 unique_index_of_live_rows(table_, key.columns, facts_).has_value(),
                                 std::move(reason)};
            }
        }
        return std::nullopt;
    }

private:
    // Next year there is another one: Returns_2024.
    bool is_of_year() const {
        constexpr std::size_t length = 4;
        const std::string_view name = table_.name.name;
        if (name.size() <= length) {
            return false;
        }
        const std::string_view year = name.substr(name.size() - length);
        const auto is_digit = [](char each) { return each >= '0' && each <= '9'; };
        return (year.starts_with("19") || year.starts_with("20")) &&
               std::all_of(year.begin(), year.end(), is_digit) &&
               !is_digit(name[name.size() - length - 1]);
    }

    // Empty: the table is no extension of this parent.
    std::string reason_for(const ParentEdge& edge) const {
        const catalog::ForeignKey& key = table_.foreign_keys[edge.foreign_key];
        const std::string parent = context_.table(edge.parent).name.dotted();
        if (edge.is_optional_role || !is_only_key_to(edge)) {
            return {};
        }
        if (says_one_to_one(key)) {
            return "a comment says that it is 1:1 with " + parent;
        }
        if (edge.in_primary_key && is_whole_key(key)) {
            return "its primary key is the key of " + parent;
        }
        if (edge.is_nullable || !has_extension_name(edge.parent) || has_many_rows()) {
            return {};
        }
        return "named as an extension of " + parent;
    }

    bool is_only_key_to(const ParentEdge& edge) const {
        const auto& edges = graph_.parents_of(facts_.id);
        return std::count_if(edges.begin(), edges.end(), [&](const ParentEdge& each) {
                   return each.parent == edge.parent;
               }) == 1;
    }

    bool is_whole_key(const catalog::ForeignKey& key) const {
        const catalog::Index* primary = table_.primary_key();
        return primary != nullptr && primary->key_columns.size() == key.columns.size();
    }

    bool has_extension_name(TableId parent) const {
        const Words& parent_name = context_.names(parent).table;
        return extends(parent_name) ||
               (has_module_prefix(parent_name) && extends(parent_name.without_first(1)));
    }

    // kg_node, whose profile is node_profile.
    static bool has_module_prefix(const Words& name) {
        constexpr std::size_t longest = 3;
        return name.size() > 1 && name.word(0).size() <= longest;
    }

    bool extends(const Words& parent_name) const {
        const Words& name = context_.names(facts_.id).table;
        if (parent_name.empty() || !name.starts_with(parent_name)) {
            return false;
        }
        for (std::size_t count = 1; count < name.size(); ++count) {
            if (name.span(0, count) == parent_name.joined()) {
                const Words suffix = name.without_first(count);
                return words_.suffixes.matches(suffix) ||
                       (words_.contents.matches(suffix) && is_nothing_but_content());
            }
        }
        return false;
    }

    // The bytes of a picture, which have no name, kind, place or time of their own.
    bool is_nothing_but_content() const {
        const bool has_content =
            std::any_of(table_.columns.begin(), table_.columns.end(),
                        [](const catalog::Column& column) { return column.type.is_lob(); });
        return has_content && std::none_of(facts_.columns.begin(), facts_.columns.end(),
                                           [](const ColumnFacts& column) {
                                               return column.is_enum_like ||
                                                      column.role == ColumnRole::Name ||
                                                      column.role == ColumnRole::Code ||
                                                      column.role == ColumnRole::Timestamp ||
                                                      column.role == ColumnRole::DescriptiveDate;
                                           });
    }

    // Signs that there are several rows for each parent: lines, name-value pairs, places in an
    // order, validity in time, a second parent.
    bool has_many_rows() const {
        const auto subjects = std::count_if(
            graph_.parents_of(facts_.id).begin(), graph_.parents_of(facts_.id).end(),
            [](const ParentEdge& edge) { return !edge.is_nullable && !edge.is_optional_role; });
        return subjects > 1 || has_pairs() || has_repeats();
    }

    bool has_pairs() const {
        return any_column(words_.pair_names) && any_column(words_.pair_values);
    }

    bool has_repeats() const {
        return any_column(words_.repeats) || has_row_for_each_of_others() || is_of_a_day() ||
               std::any_of(facts_.columns.begin(), facts_.columns.end(),
                           [](const ColumnFacts& column) {
                               return column.role == ColumnRole::Ordinal ||
                                      column.role == ColumnRole::Version ||
                                      column.role == ColumnRole::Coordinate;
                           });
    }

    // Statistics of today, and of yesterday.
    bool is_of_a_day() const {
        if (!words_.computed.matches(context_.names(facts_.id).table)) {
            return false;
        }
        for (std::size_t index = 0; index < facts_.columns.size(); ++index) {
            const catalog::Column& column = table_.columns[index];
            const ColumnRole role = facts_.columns[index].role;
            if (column.type.is_temporal() && !column.is_nullable &&
                (role == ColumnRole::Timestamp || role == ColumnRole::DescriptiveDate)) {
                return true;
            }
        }
        return false;
    }

    // A profile for each language, the settings of each environment, or extensions by name.
    bool has_row_for_each_of_others() const {
        const auto& keys = context_.words().natural_keys;
        const auto& names = context_.names(facts_.id).columns;
        for (std::size_t index = 0; index < names.size(); ++index) {
            const ColumnFacts& facts = facts_.columns[index];
            if (facts.is_foreign_key || facts.is_primary_key || table_.columns[index].is_nullable) {
                continue;
            }
            const bool is_own_value =
                facts.is_own && (facts.role == ColumnRole::Name || facts.role == ColumnRole::Code ||
                                 facts.role == ColumnRole::EnumText);
            if (is_own_value || keys.validity.matches(names[index]) ||
                keys.editions.matches(names[index]) || keys.levels.matches(names[index]) ||
                keys.series.matches(names[index]) || keys.name_scopes.matches(names[index]) ||
                keys.name_series.matches(names[index])) {
                return true;
            }
        }
        return false;
    }

    bool any_column(const PhraseSet& phrases) const {
        const auto& names = context_.names(facts_.id).columns;
        for (std::size_t index = 0; index < names.size(); ++index) {
            if (!facts_.columns[index].is_foreign_key && phrases.matches(names[index])) {
                return true;
            }
        }
        return false;
    }

    bool says_one_to_one(const catalog::ForeignKey& key) const {
        if (key.columns.size() != 1) {
            return false;
        }
        const catalog::Column* column = table_.find_column(key.columns.front());
        return column != nullptr &&
               (mentions_one_to_one(column->comment) || mentions_one_to_one(column->description));
    }

    bool mentions_one_to_one(const std::string& comment) const {
        const std::string lower = text::to_lower(comment);
        const auto is_digit = [&](std::size_t at) {
            return at < lower.size() && lower[at] >= '0' && lower[at] <= '9';
        };
        const auto& phrases = context_.words().comments.one_to_one;
        return std::any_of(phrases.begin(), phrases.end(), [&](std::string_view phrase) {
            const std::size_t at = lower.find(phrase);
            // Not in 11:15.
            return at != std::string::npos && !is_digit(at - 1) && !is_digit(at + phrase.size());
        });
    }

    const Context& context_;
    const decltype(Vocabulary::extensions)& words_;
    const Graph& graph_;
    const catalog::Table& table_;
    const TableFacts& facts_;
};

}  // namespace

std::optional<Extension> derive_extension(const Context& context, const Graph& graph,
                                          const TableFacts& facts) {
    return ExtensionFinder(context, graph, facts).find();
}

}  // namespace tsqlaudit::facts
