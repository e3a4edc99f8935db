#include "syntax/scripts.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "syntax/inclusions.h"
#include "syntax/script_reader.h"
#include "text/parallel.h"

namespace tsqlaudit::syntax {

ParsedScripts parse_all(text::SourceSet& sources, const SqlcmdValues& values, unsigned jobs,
                        const std::function<void(const Script&)>& use) {
    FollowedScripts followed = follow_inclusions(sources, values);
    ParsedScripts parsed;
    parsed.scripts.resize(followed.roots.size());
    std::vector<text::Diagnostics> diagnostics(followed.roots.size());
    text::for_each_in_turn(
        followed.roots.size(), jobs,
        [&](std::size_t index) {
            ParseResult result =
                ScriptReader(sources, followed.inclusions, values).read(followed.roots[index]);
            parsed.scripts[index] = std::move(result.script);
            diagnostics[index] = std::move(result.diagnostics);
        },
        [&](std::size_t index) { use(parsed.scripts[index]); });
    parsed.diagnostics = std::move(followed.diagnostics);
    std::ranges::move(text::joined(std::move(diagnostics)), std::back_inserter(parsed.diagnostics));
    return parsed;
}

}  // namespace tsqlaudit::syntax
