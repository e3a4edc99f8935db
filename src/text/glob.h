// Patterns of paths.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/character_set.h"

namespace tsqlaudit::text {

// In both, '*' and '?' stand for characters other than '/', and "**" as a whole part of the path
// for any number of parts: "a/**/b" matches "a/b" and "a/x/y/b", "a/**" all that is in a.
enum class GlobSyntax {
    // Also [sets], and a backslash before what is meant as it is. Case counts.
    Gitignore,
    // Nothing else, since brackets are common in the names of SQL scripts. Case does not count.
    Wildcards,
};

// Whether a path is to be read as a pattern of GlobSyntax::Wildcards.
bool has_wildcards(std::string_view path);

// The folders before the first part of a path that has wildcards: "a/b" of "a/b/*/c", "/" of "/*".
std::string_view folder_before_wildcards(std::string_view path);

// A pattern for whole paths with '/' between their parts and none at the ends. Matching takes no
// longer than the product of both lengths and the depth of the path.
class Glob {
public:
    Glob(std::string_view pattern, GlobSyntax syntax);

    bool matches(std::string_view path) const;
    // Whether something below the folder may match.
    bool matches_below(std::string_view folder) const;

private:
    enum class Kind : std::uint8_t {
        Byte,     // this one
        Any,      // a character
        OneOf,    // a character of a set
        Star,     // any number of characters
        Folders,  // any number of whole parts, each with its '/'
        Rest,     // all that follows
        Never,    // nothing: the pattern is malformed
    };
    struct Token {
        Kind kind = Kind::Byte;
        char byte = 0;
        std::size_t set = 0;  // in sets_
    };

    void compile(std::string_view pattern);
    std::size_t compile_stars(std::string_view pattern, std::size_t at);
    std::size_t compile_set(std::string_view pattern, std::size_t at);
    bool accepts(const Token& token, std::string_view text, std::size_t at) const;
    bool run(std::string_view text, bool below) const;

    GlobSyntax syntax_;
    std::vector<Token> tokens_;
    std::vector<CharacterSet> sets_;
};

}  // namespace tsqlaudit::text
