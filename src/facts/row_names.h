// By what the rows of a table are named or numbered, and whether that tells them apart.
#pragma once

#include <cstddef>
#include <optional>

#include "facts/context.h"
#include "facts/facts.h"

namespace tsqlaudit::facts {

class RowNames {
public:
    RowNames(const Context& context, const TableFacts& facts);

    // The code or number that each row has. Codes and numbers are given so that nothing else has
    // them; but a ZIP code is shared, and so are all codes of places.
    std::optional<std::size_t> own_code() const;

    // The name that each row has, or else its code, or else its text.
    std::optional<std::size_t> own_name() const;

    // It goes behind the name or number of which the row is a version.
    std::optional<std::size_t> own_version() const;

    // By the name of the table, people define its rows one by one.
    bool are_defined() const;

    // Two people, goods, places or messages may well have the same name.
    bool names_repeat() const;

    // The same name or code is there again for another time.
    bool have_validity() const;

    // Who logs in is known by the login, whatever else the name to be shown is.
    bool have_login() const;

    // Whether a number before the name tells: an adjuster, who is one of the staff.
    bool are_known_before(std::size_t name) const;

    // OrderNumber of a sales order. The number of a line is a place within the order.
    bool is_number_of_document(std::size_t column) const;

    // Who gives the numbers: two makers may well give the same one to a model. Not what names the
    // rows themselves, such as the brand in a table of brands.
    bool is_issuer(std::size_t column) const;

private:
    std::optional<std::size_t> own_column(ColumnRole role) const;
    bool fits_key(std::size_t column) const;
    bool any_column(const PhraseSet& phrases) const;

    const Context& context_;
    const decltype(Vocabulary::tables)& lists_;
    const decltype(Vocabulary::natural_keys)& keys_;
    const catalog::Table& table_;
    const TableNames& names_;
    const TableFacts& facts_;
};

}  // namespace tsqlaudit::facts
