#include <cmath>

#include "rules/columns.h"
#include "rules/message.h"

namespace tsqlaudit::rules {

namespace {

using facts::AtomVerdict;

std::string percent(double share) {
    return std::to_string(std::lround(share * 100)) + " %";
}

std::vector<std::string> atom_columns(const facts::Atomization& atomization) {
    std::vector<std::string> names;
    for (const facts::AtomColumn& column : atomization.columns) {
        if (column.is_atom) {
            names.push_back(column.name);
        }
    }
    return names;
}

}  // namespace

void check_atomization_debt(const CheckContext& context, FindingSink& sink) {
    const auto& atomization = context.facts.atomization;
    if (!atomization || atomization->verdict == AtomVerdict::Correct) {
        return;
    }
    std::vector<std::string> columns = atom_columns(*atomization);
    const std::string store = context.schema.atom_store
                                  ? table_name(context, *context.schema.atom_store)
                                  : "the atom store";
    Remedy remedy = Advice{
        "Keep in " + context.table.name.dotted() + " or in " + store + ": " + enumerate(columns),
        "Store " + enumerate(columns) + " in " + store + " and keep a reference to it in " +
            context.table.name.dotted() + "."};
    sink.report({.variant = to_string(atomization->verdict),
                 .columns = std::move(columns),
                 .arguments = {{"store", store},
                               {"share", percent(atomization->column_share)},
                               {"bytes", percent(atomization->byte_share)}},
                 .remedy = std::move(remedy)});
}

}  // namespace tsqlaudit::rules
