// Extended properties, bound defaults and rules, sp_tableoption.
#include "catalog/apply.h"
#include "catalog/elements.h"
#include "catalog/options.h"
#include "text/compare.h"

namespace tsqlaudit::catalog {
Outcome apply(BuildState& state, const syntax::ExtendedProperty& property,
              const syntax::Statement& /*origin*/) {
    const bool is_of_column = property.level2_type == "COLUMN";
    if (!text::equals_ignoring_case(property.property, "MS_Description") ||
        property.level1_type != "TABLE" || (!property.level2_type.empty() && !is_of_column)) {
        return {};
    }
    const QualifiedName name{.schema = property.schema.empty() ? "dbo" : property.schema,
                             .name = property.level1_name};
    Table* const table = state.find_table(name);
    if (table == nullptr) {
        return Missing{.object = name, .member = {}};
    }
    const std::string value = property.dropped ? "" : property.value;
    if (!is_of_column) {
        table->description = value;
        return {};
    }
    Column* const column = find_column(*table, property.level2_name);
    if (column == nullptr) {
        return table->columns_unknown ? Outcome{}
                                      : Missing{.object = name, .member = property.level2_name};
    }
    column->description = value;
    return {};
}

Outcome apply(BuildState& state, const syntax::BindDefaultOrRule& bind,
              const syntax::Statement& /*origin*/) {
    // A default or rule that is bound to a type is not kept.
    if (bind.table.name.empty() || is_temporary(bind.table)) {
        return {};
    }
    const QualifiedName name = qualified(bind.table);
    Table* const table = state.find_table(name);
    if (table == nullptr) {
        const bool is_type =
            bind.table.schema.empty() && state.alias_types.contains({bind.table.name, bind.column});
        return is_type ? Outcome{} : Missing{.object = name, .member = {}};
    }
    Column* const column = find_column(*table, bind.column);
    if (column == nullptr) {
        return table->columns_unknown ? Outcome{} : Missing{.object = name, .member = bind.column};
    }
    (bind.is_rule ? column->bound_rule : column->bound_default) = bind.bound_object;
    return {};
}

Outcome apply(BuildState& state, const syntax::TableOption& option,
              const syntax::Statement& /*origin*/) {
    const QualifiedName name = qualified(option.table);
    Table* const table = state.find_table(name);
    if (table == nullptr) {
        return is_temporary(option.table) ? Outcome{} : Missing{.object = name, .member = {}};
    }
    syntax::Option kept;
    kept.name = option.option;
    kept.value = option.value;
    set_option(table->options, kept);
    return {};
}

}  // namespace tsqlaudit::catalog
