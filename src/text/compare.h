// Orders and comparisons of names. SQL Server's default collations ignore case; so does this.
#pragma once

#include <string>
#include <string_view>

namespace tsqlaudit::text {

// ASCII and Latin/Greek/Cyrillic simple case folding is enough for identifiers in practice: bytes outside ASCII
// compare as they are.
std::string to_lower(std::string_view value);
bool equals_ignoring_case(std::string_view left, std::string_view right);
int compare_ignoring_case(std::string_view left, std::string_view right);

// "V2__x" before "V10__x": runs of digits compare as numbers. The order in which files are applied.
bool natural_less(std::string_view left, std::string_view right);

struct LessIgnoringCase {
    using is_transparent = void;
    bool operator()(std::string_view left, std::string_view right) const {
        return compare_ignoring_case(left, right) < 0;
    }
};

}  // namespace tsqlaudit::text
