#include "facts/atomization.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "catalog/platform.h"
#include "facts/atom_class.h"
#include "facts/atomization_schema.h"
#include "facts/facts.h"
#include "facts/second_store.h"

namespace tsqlaudit::facts {
namespace {

using catalog::Column;
using catalog::Table;

constexpr double most_of_mostly_correct = 0.25;
constexpr double most_of_questionable = 0.6;

bool is_exempt(const Table& table, const TableFacts& facts, TableId store) {
    return facts.id == store || facts.is_history || table.columns_unknown ||
           table.kind == catalog::TableKind::External ||
           table.kind == catalog::TableKind::FileTable ||
           catalog::platform(table) != catalog::Platform::SqlServer;
}

AtomVerdict verdict_of(double share) {
    if (share == 0) {
        return AtomVerdict::Correct;
    }
    if (share <= most_of_mostly_correct) {
        return AtomVerdict::MostlyCorrect;
    }
    return share <= most_of_questionable ? AtomVerdict::Questionable : AtomVerdict::Violation;
}

double byte_share(const Table& table, const TableFacts& facts,
                  const std::vector<AtomColumn>& columns) {
    const std::vector<ValueSize> sizes = usual_value_sizes(table, facts.columns);
    std::set<std::string_view> names;
    for (const AtomColumn& column : columns) {
        if (column.is_atom) {
            names.insert(column.name);
        }
    }
    double atoms = 0;
    double all = 0;
    for (std::size_t index = 0; index < sizes.size(); ++index) {
        // A pointer is no part of the value.
        const double bytes = sizes[index].off_row > 0 ? sizes[index].off_row : sizes[index].in_row;
        all += bytes;
        atoms += names.contains(table.columns[index].name) ? bytes : 0;
    }
    return all > 0 ? atoms / all : 0;
}

}  // namespace

std::string_view to_string(AtomVerdict verdict) {
    switch (verdict) {
        case AtomVerdict::Correct:
            return "correct";
        case AtomVerdict::MostlyCorrect:
            return "mostly-correct";
        case AtomVerdict::Questionable:
            return "questionable";
        case AtomVerdict::Violation:
            return "violation";
    }
    return "";
}

std::optional<Atomization> derive_atomization(const catalog::Catalog& catalog,
                                              const SchemaFacts& schema, TableId id) {
    const Table& table = catalog.tables[id];
    const TableFacts& facts = schema.tables[id];
    if (!schema.atom_store || is_exempt(table, facts, *schema.atom_store)) {
        return std::nullopt;
    }
    Atomization result;
    std::size_t atoms = 0;
    const std::vector<AtomClass> classes = classify_columns(schema, table, facts);
    for (std::size_t index = 0; index < classes.size(); ++index) {
        const AtomClass& found = classes[index];
        if (facts.columns[index].is_deprecated || found.kind == AtomClass::Kind::Unclear) {
            continue;
        }
        const bool is_atom = found.kind == AtomClass::Kind::Atom;
        atoms += is_atom ? 1 : 0;
        result.columns.push_back({table.columns[index].name, is_atom, std::string{found.reason}});
    }
    if (atoms > 0) {
        result.column_share =
            static_cast<double>(atoms) / static_cast<double>(result.columns.size());
        result.byte_share = byte_share(table, facts, result.columns);
    }
    result.verdict = atoms > 0 && is_second_store(table, facts, *schema.atom_store)
                         ? AtomVerdict::Violation
                         : verdict_of(result.column_share);
    result.revised_schema = revise_schema(catalog, schema, id, result);
    return result;
}

}  // namespace tsqlaudit::facts
