#include "facts/part_key.h"

#include <cstddef>

#include "facts/repeats.h"
#include "facts/table_kind.h"

namespace tsqlaudit::facts {
namespace {

using Columns = std::vector<std::string>;

class PartKeyFinder {
public:
    PartKeyFinder(const Context& context, const RowScope& scope, const TableFacts& facts)
        : context_(context),
          scope_(scope),
          table_(context.table(facts.id)),
          names_(context.names(facts.id)),
          facts_(facts),
          repeats_(context, facts) {}

    std::optional<Columns> find() const {
        const Columns parent = only_parent();
        if (parent.empty()) {
            return std::nullopt;
        }
        std::optional<Columns> own;
        if (scope_.has_certain_parent()) {
            own = only_text();
        }
        if (!own) {
            own = codes_of_rate();
        }
        if (own) {
            own->insert(own->begin(), parent.begin(), parent.end());
        }
        return own;
    }

private:
    // The rows refer to nothing else.
    Columns only_parent() const {
        const bool is_only =
            scope_.firm_parents().size() == 1 && scope_.subject_parents().size() <= 1;
        return is_only ? scope_.parent_columns() : Columns{};
    }

    // One short text is all that tells the row from the others. Two lines of an order may well be
    // of the same state, and be held back for the same reason.
    std::optional<Columns> only_text() const {
        if (context_.words().tables.documents.matches(names_.table)) {
            return std::nullopt;
        }
        Columns text;
        for (std::size_t column = 0; column < table_.columns.size(); ++column) {
            const ColumnFacts& facts = facts_.columns[column];
            if (repeats_.is_short_text(column)) {
                if (!text.empty() || table_.columns[column].is_nullable || is_state(column)) {
                    return std::nullopt;
                }
                text.push_back(table_.columns[column].name);
            } else if (!facts.is_foreign_key && facts.role != ColumnRole::Money &&
                       repeats_.tells_apart(column)) {
                return std::nullopt;
            }
        }
        return text.empty() ? std::nullopt : std::optional{text};
    }

    // Of which there are so few that other rows have the same.
    bool is_state(std::size_t column) const {
        const ColumnRole role = facts_.columns[column].role;
        return role == ColumnRole::Flag || role == ColumnRole::SoftDeleteFlag ||
               table_.columns[column].type.length == 1 ||
               context_.words().relations.kinds.matches(names_.columns[column]);
    }

    // A rate for each kind of customer and each zone: codes, kinds, and the rate. A row that holds
    // nothing else is a part of what it refers to, whatever the names say.
    std::optional<Columns> codes_of_rate() const {
        Columns codes;
        bool has_rate = false;
        for (std::size_t column = 0; column < table_.columns.size(); ++column) {
            const ColumnFacts& facts = facts_.columns[column];
            if (repeats_.is_short_text(column)) {
                const bool is_code =
                    facts.role == ColumnRole::Code || facts.role == ColumnRole::EnumText;
                if (table_.columns[column].is_nullable || !is_code) {
                    return std::nullopt;
                }
                codes.push_back(table_.columns[column].name);
            } else if (is_rate(column)) {
                has_rate = true;
            } else if (!is_housekeeping(facts)) {
                return std::nullopt;
            }
        }
        return has_rate && !codes.empty() ? std::optional{codes} : std::nullopt;
    }

    bool is_rate(std::size_t column) const {
        return facts_.columns[column].role == ColumnRole::Money ||
               context_.words().natural_keys.rates.matches(names_.columns[column]);
    }

    const Context& context_;
    const RowScope& scope_;
    const catalog::Table& table_;
    const TableNames& names_;
    const TableFacts& facts_;
    Repeats repeats_;
};

}  // namespace

std::optional<std::vector<std::string>> find_part_key(const Context& context, const RowScope& scope,
                                                      const TableFacts& facts) {
    return PartKeyFinder(context, scope, facts).find();
}

}  // namespace tsqlaudit::facts
