// Who made and changed rows, and when: how a schema records it.
#pragma once

#include <string>
#include <vector>

namespace tsqlaudit::facts {

class Context;
struct TableFacts;

// As most tables of the schema have it.
struct AuditColumn {
    std::string name;           // as most write it, case ignored; empty: no column is named for it
    std::string type;           // T-SQL, as most columns of the name; empty: nothing is known of it
    std::string default_value;  // T-SQL that reads the clock or the login; empty: most columns of
                                // the name have none, so that programs fill them
};

// Of the tables that people or programs write: those for history are copies, and count nowhere.
struct AuditColumns {
    double author_share = 0;    // share of tables with creator or modifier columns
    double creation_share = 0;  // share of tables with a column for the time of creation
    AuditColumn author;
    AuditColumn creation;
};

AuditColumns derive_audit_columns(const Context& context, const std::vector<TableFacts>& tables);

}  // namespace tsqlaudit::facts
