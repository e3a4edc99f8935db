// The name of an object in a schema.
#pragma once

#include <string>

namespace tsqlaudit::catalog {

struct QualifiedName {
    std::string schema;
    std::string name;

    std::string dotted() const { return schema + "." + name; }  // for people; never for T-SQL
};

bool operator==(const QualifiedName& left, const QualifiedName& right);  // ignoring case
bool operator<(const QualifiedName& left, const QualifiedName& right);   // ignoring case

}  // namespace tsqlaudit::catalog
