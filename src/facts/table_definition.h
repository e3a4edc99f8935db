// CREATE TABLE from the catalog, piece by piece.
#pragma once

#include <string>
#include <vector>

#include "catalog/catalog.h"

namespace tsqlaudit::facts {

std::string column_definition(const catalog::Column& column);
std::string key_definition(const catalog::Index& index);  // PRIMARY KEY or UNIQUE
std::string foreign_key_definition(const catalog::ForeignKey& key);
std::string check_definition(const catalog::CheckConstraint& check);
std::string edge_definition(const catalog::EdgeConstraint& edge);
std::string period_definition(const catalog::Period& period);

// The elements of a CREATE TABLE in the order in which they are written.
class TableDefinition {
public:
    // A heading is written once, above the first of its elements; a note behind the element.
    void add(std::string sql, std::string heading, std::string note = {});
    // A comment above the statement.
    void add_remark(std::string remark);
    // The statement, with the name, kind and options of the table.
    std::string render(const catalog::Table& table) const;

private:
    struct Element {
        std::string sql;
        std::string heading;
        std::string note;
    };
    std::vector<Element> elements_;
    std::vector<std::string> remarks_;
};

}  // namespace tsqlaudit::facts
