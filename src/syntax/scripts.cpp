#include "syntax/scripts.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "syntax/inclusions.h"
#include "syntax/script_reader.h"
#include "text/parallel.h"

namespace tsqlaudit::syntax {

text::Diagnostics parse_all(text::SourceSet& sources, const SqlcmdValues& values, unsigned jobs,
                            const std::function<void(Script)>& use) {
    FollowedScripts followed = follow_inclusions(sources, values);
    std::vector<Script> scripts(followed.roots.size());
    std::vector<text::Diagnostics> diagnostics(followed.roots.size());
    text::for_each_in_turn(
        followed.roots.size(), jobs,
        [&](std::size_t index) {
            ParseResult result =
                ScriptReader(sources, followed.inclusions, values).read(followed.roots[index]);
            scripts[index] = std::move(result.script);
            diagnostics[index] = std::move(result.diagnostics);
        },
        [&](std::size_t index) { use(std::move(scripts[index])); });
    std::ranges::move(text::joined(std::move(diagnostics)),
                      std::back_inserter(followed.diagnostics));
    return std::move(followed.diagnostics);
}

}  // namespace tsqlaudit::syntax
