#include "syntax/scripts.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "syntax/inclusions.h"
#include "syntax/script_reader.h"
#include "text/parallel.h"

namespace tsqlaudit::syntax {

ParsedScripts parse_all(text::SourceSet& sources, const SqlcmdValues& values, unsigned jobs) {
    FollowedScripts followed = follow_inclusions(sources, values);
    std::vector<ParseResult> results(followed.roots.size());
    text::for_each_index(results.size(), jobs, [&](std::size_t index) {
        results[index] =
            ScriptReader(sources, followed.inclusions, values).read(followed.roots[index]);
    });
    ParsedScripts parsed{{}, std::move(followed.diagnostics)};
    parsed.scripts.reserve(results.size());
    for (ParseResult& result : results) {
        parsed.scripts.push_back(std::move(result.script));
        std::ranges::move(result.diagnostics, std::back_inserter(parsed.diagnostics));
    }
    return parsed;
}

}  // namespace tsqlaudit::syntax
