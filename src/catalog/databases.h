// Which database the parts of the files are for, as USE and names of three parts say. Internal to
// this folder.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/catalog.h"
#include "syntax/ast.h"
#include "text/compare.h"
#include "text/source.h"

namespace tsqlaudit::catalog {

class Databases {
public:
    // To be called before a statement of the script is applied; and before one of another script
    // is, once there are several databases: which of them has a table decides about both.
    void note(const syntax::Script& script);
    bool are_several() const { return names_.size() > 1; }

    // Are the two places for different databases, as far as the files say?
    bool are_apart(const Span& left, const Span& right) const;
    // Is a statement about the table of that name in its own database, and not about the one that
    // is defined elsewhere?
    bool has_own(const Span& statement, const QualifiedName& table, const Span& definition) const;

private:
    // Of a statement that names it, or of a name in one about several tables, which wins over USE.
    struct Stated {
        std::uint32_t end = 0;
        std::string database;
    };

    void note_stated(const syntax::Statement& statement);
    void note_stated(const Span& span, const syntax::ObjectName& name);
    void note_name(const std::string& database);
    // Empty: the file does not say.
    std::string_view at(const Span& span) const;

    std::map<std::pair<text::FileId, std::uint32_t>, Stated> stated_;  // by where they begin
    std::map<text::FileId, std::vector<syntax::DatabaseUse>> uses_;    // in the order of the file
    std::set<std::string, text::LessIgnoringCase> names_;
    std::set<std::pair<std::string, QualifiedName>> tables_;  // by the names in lower case
};

}  // namespace tsqlaudit::catalog
