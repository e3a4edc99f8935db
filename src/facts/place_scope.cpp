#include "facts/place_scope.h"

#include <algorithm>
#include <cstddef>

#include "facts/key_shape.h"
#include "facts/numbering.h"
#include "facts/places.h"
#include "facts/repeats.h"
#include "text/compare.h"

namespace tsqlaudit::facts {
namespace {

using Columns = std::vector<std::string>;

void add_missing(Columns& columns, const Columns& more) {
    for (const std::string& name : more) {
        if (!text::contains_ignoring_case(columns, name)) {
            columns.push_back(name);
        }
    }
}

class PlaceScopeFinder {
public:
    PlaceScopeFinder(const Context& context, const RowScope& scope, const TableFacts& facts,
                     const Columns& parent)
        : context_(context),
          scope_(scope),
          table_(context.table(facts.id)),
          names_(context.names(facts.id)),
          facts_(facts),
          places_(context, scope, facts),
          repeats_(context, facts),
          parent_(parent) {}

    std::optional<Columns> find(const Columns& places) const {
        const std::string& place = places.front();
        Columns scopes = parent_in_tree(context_, facts_, parent_);
        add_missing(scopes, scopes_between(place));
        if (!is_version(place)) {
            const bool counts_parts = places_.numbers_lines(place);
            add_missing(scopes, series_of(context_, facts_, parent_, counts_parts));
        }
        std::erase_if(scopes, [&](const std::string& name) {
            return text::contains_ignoring_case(places, name);
        });
        if (!fit_key(scopes)) {
            return std::nullopt;
        }
        return scopes;
    }

private:
    // Something closer, a language or a document, a chapter, and, but for the lines of a document,
    // whatever stands between the reference to the parent and the number: the student between the
    // quiz and the number of the attempt.
    Columns scopes_between(const std::string& place) const {
        const std::optional<std::size_t> first = column_index(table_, parent_.back());
        const std::optional<std::size_t> last = column_index(table_, place);
        const bool counts_lines = places_.numbers_lines(place);
        const bool counts_rows = places_.numbers_rows(place) && !is_stated();
        const Columns closer = scope_.closer_columns();
        const Columns levels = last ? levels_of(context_, facts_, *last) : Columns{};
        Columns scopes;
        for (std::size_t column = 0; column < table_.columns.size(); ++column) {
            const std::string& name = table_.columns[column].name;
            const bool is_between = first && last && *first < column && column < *last;
            const bool is_level_of_place = text::contains_ignoring_case(levels, name) &&
                                           !places_.is_place(column) &&
                                           (is_between || !counts_lines);
            if (!text::contains_ignoring_case(parent_, name) &&
                (text::contains_ignoring_case(closer, name) || is_edition(column) ||
                 is_level_of_place ||
                 (is_between && !counts_lines && tells_series_apart(column, counts_rows)))) {
                scopes.push_back(name);
            }
        }
        return scopes;
    }

    // ParentNodeId, and not the ParentId of a table of parents.
    bool is_stated() const {
        const Words& name = context_.words_of(parent_.back());
        return context_.words().relations.part_of.matches(name) &&
               std::none_of(table_.foreign_keys.begin(), table_.foreign_keys.end(),
                            [&](const catalog::ForeignKey& key) {
                                return key.columns == parent_ && key.referenced_index &&
                                       is_named_like(name,
                                                     context_.names(*key.referenced_index).table);
                            });
    }

    // Of the row: whatever else it holds is what the version says.
    bool is_version(const std::string& place) const {
        const ColumnFacts* facts = facts_.find(table_, place);
        return facts != nullptr && facts->role == ColumnRole::Version;
    }

    // The numbers may begin anew for each language, and for each document that a text is from.
    bool is_edition(std::size_t column) const {
        return may_be_in_key(column) && !facts_.columns[column].is_foreign_key &&
               context_.words().natural_keys.editions.matches(names_.columns[column]);
    }

    bool may_be_in_key(std::size_t column) const {
        const ColumnFacts& facts = facts_.columns[column];
        const catalog::Column& each = table_.columns[column];
        return !each.is_nullable && !each.computed && each.can_be_index_key() && !facts.is_own &&
               !facts.is_primary_key && !places_.is_place(column);
    }

    // Of which kind a row is, or when it was; where the rows themselves are counted, what they are
    // about as well. No measure, no state and no words of its own.
    bool tells_series_apart(std::size_t column, bool counts_rows) const {
        if (!may_be_in_key(column)) {
            return false;
        }
        const auto& words = context_.words();
        switch (facts_.columns[column].role) {
            case ColumnRole::EnumText:
                return !words.relations.kinds.matches(names_.columns[column]) ||
                       words.natural_keys.kinds.matches(names_.columns[column]);
            case ColumnRole::Timestamp:
                return !places_.is_day(column);
            case ColumnRole::ForeignKey:
                return counts_rows && is_subject(column);
            case ColumnRole::Code:
            case ColumnRole::Identifier:
            case ColumnRole::Guid:
                return counts_rows;
            case ColumnRole::FreeText:
                return counts_rows && repeats_.is_short_text(column);
            default:
                return false;
        }
    }

    // Not who wrote it. Without a foreign key there is no telling.
    bool is_subject(std::size_t column) const {
        const std::vector<ParentEdge> parents = scope_.firm_parents();
        return !facts_.columns[column].is_foreign_key ||
               std::any_of(parents.begin(), parents.end(), [&](const ParentEdge& edge) {
                   return text::contains_ignoring_case(
                       table_.foreign_keys[edge.foreign_key].columns, table_.columns[column].name);
               });
    }

    // A longer path cannot be part of one.
    bool fit_key(const Columns& scopes) const {
        return std::all_of(scopes.begin(), scopes.end(), [&](const std::string& name) {
            return facts::fits_key(table_.column_or_unknown(name).type);
        });
    }

    const Context& context_;
    const RowScope& scope_;
    const catalog::Table& table_;
    const TableNames& names_;
    const TableFacts& facts_;
    Places places_;
    Repeats repeats_;
    const Columns& parent_;
};

}  // namespace

std::optional<std::vector<std::string>> scopes_of_places(const Context& context,
                                                         const RowScope& scope,
                                                         const TableFacts& facts,
                                                         const std::vector<std::string>& parent,
                                                         const std::vector<std::string>& places) {
    return PlaceScopeFinder(context, scope, facts, parent).find(places);
}

}  // namespace tsqlaudit::facts
