// Which scripts include which with :r of sqlcmd.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <vector>

#include "syntax/sqlcmd.h"
#include "text/diagnostic.h"
#include "text/source.h"

namespace tsqlaudit::syntax {

class Inclusions {
public:
    // A line with :r. What it includes may depend on the script that led there.
    struct Place {
        text::FileId root = 0;
        text::FileId file = 0;
        std::uint32_t offset = 0;  // where the line begins

        friend auto operator<=>(const Place&, const Place&) = default;
    };
    struct Target {
        text::FileId file = 0;
        // The statements of a file are read where it is first included; elsewhere it only sets
        // variables.
        bool is_first = false;
    };

    // nullptr when nothing is included there.
    const Target* at(const Place& place) const {
        const auto found = targets_.find(place);
        return found == targets_.end() ? nullptr : &found->second;
    }
    void add(const Place& place, Target target) { targets_.emplace(place, target); }

private:
    std::map<Place, Target> targets_;
};

struct FollowedScripts {
    Inclusions inclusions;
    std::vector<text::FileId> roots;  // what no other script includes, in the order of the sources
    text::Diagnostics diagnostics;    // a :r that leads nowhere or in a circle
};

// Adds the files that scripts include to the sources. `values` are those of the variables before
// the first line of each script that no other includes.
FollowedScripts follow_inclusions(text::SourceSet& sources, const SqlcmdValues& values);

}  // namespace tsqlaudit::syntax
