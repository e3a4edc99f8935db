#include "facts/row_names.h"

#include <algorithm>

#include "facts/key_shape.h"
#include "facts/ownership.h"
#include "facts/table_nature.h"

namespace tsqlaudit::facts {

RowNames::RowNames(const Context& context, const TableFacts& facts)
    : context_(context),
      lists_(context.words().tables),
      keys_(context.words().natural_keys),
      table_(context.table(facts.id)),
      names_(context.names(facts.id)),
      facts_(facts) {}

std::optional<std::size_t> RowNames::own_code() const {
    const std::optional<std::size_t> code = own_column(ColumnRole::Code);
    const bool is_given_once =
        code && keys_.codes.matches(names_.columns[*code]) && !lists_.places.matches(names_.table);
    return is_given_once ? code : std::nullopt;
}

std::optional<std::size_t> RowNames::own_name() const {
    for (const ColumnRole role : {ColumnRole::Name, ColumnRole::Code, ColumnRole::FreeText}) {
        if (const auto column = own_column(role)) {
            return column;
        }
    }
    return std::nullopt;
}

std::optional<std::size_t> RowNames::own_version() const {
    for (std::size_t column = 0; column < table_.columns.size(); ++column) {
        const ColumnFacts& facts = facts_.columns[column];
        if (facts.role == ColumnRole::Version && facts.is_own && !facts.is_primary_key &&
            !table_.columns[column].type.is_lob()) {
            return column;
        }
    }
    return std::nullopt;
}

bool RowNames::are_defined() const {
    return lists_.definitions.matches(names_.table) || lists_.reference.matches(names_.table);
}

bool RowNames::names_repeat() const {
    return lists_.people.matches(names_.table) || lists_.goods.matches(names_.table) ||
           lists_.places.matches(names_.table) || lists_.documents.matches(names_.table) ||
           has_superior(table_);
}

bool RowNames::have_validity() const {
    return any_column(keys_.validity);
}

bool RowNames::have_login() const {
    return any_column(context_.words().lookups.accounts);
}

bool RowNames::are_known_before(std::size_t name) const {
    for (std::size_t column = 0; column < name; ++column) {
        if (fits_key(column) && !facts_.columns[column].is_foreign_key &&
            is_known_by(context_, facts_.id, names_.columns[column])) {
            return true;
        }
    }
    return false;
}

bool RowNames::is_number_of_document(std::size_t column) const {
    const Words& name = names_.columns[column];
    // Sales order of SalesOrderHeader.
    const Words document = without_generic_words(context_, names_.table);
    return lists_.documents.matches(names_.table) &&
           !context_.words().relations.pieces.matches(names_.table) && name.size() > 1 &&
           document.ends_with(name.first(name.size() - 1));
}

bool RowNames::is_issuer(std::size_t column) const {
    return keys_.issuers.matches(names_.columns[column]) && fits_key(column) &&
           !facts_.columns[column].is_own &&
           names_.columns[column].get().joined() != names_.table.joined();
}

std::optional<std::size_t> RowNames::own_column(ColumnRole role) const {
    for (std::size_t column = 0; column < table_.columns.size(); ++column) {
        const ColumnFacts& facts = facts_.columns[column];
        if (facts.role == role && facts.is_own && fits_key(column)) {
            return column;
        }
    }
    return std::nullopt;
}

// Text that each row has, and that a key can hold.
bool RowNames::fits_key(std::size_t column) const {
    const catalog::Column& each = table_.columns[column];
    return each.type.is_character() && !each.type.is_lob() && facts::fits_key(each.type) &&
           !each.is_nullable && !each.computed;
}

bool RowNames::any_column(const PhraseSet& phrases) const {
    for (std::size_t column = 0; column < table_.columns.size(); ++column) {
        if (facts_.columns[column].role != ColumnRole::Period &&
            phrases.matches(names_.columns[column])) {
            return true;
        }
    }
    return false;
}

}  // namespace tsqlaudit::facts
