#include "syntax/scripts.h"

#include <exception>
#include <iterator>
#include <utility>

#include "syntax/inclusions.h"
#include "syntax/script_reader.h"
#include "text/parallel.h"

namespace tsqlaudit::syntax {

ParsedScripts parse_all(text::SourceSet& sources, const SqlcmdValues& values, unsigned jobs) {
    FollowedScripts followed = follow_inclusions(sources, values);
    std::vector<ParseResult> results(followed.roots.size());
    std::vector<std::exception_ptr> failures(results.size());
    text::for_each_index(results.size(), jobs, [&](std::size_t index) {
        try {
            results[index] =
                ScriptReader(sources, followed.inclusions, values).read(followed.roots[index]);
        } catch (...) {
            failures[index] = std::current_exception();  // must not leave a thread
        }
    });
    ParsedScripts parsed{{}, std::move(followed.diagnostics)};
    parsed.scripts.reserve(results.size());
    for (std::size_t index = 0; index < results.size(); ++index) {
        if (failures[index]) {
            std::rethrow_exception(failures[index]);
        }
        parsed.scripts.push_back(std::move(results[index].script));
        std::move(results[index].diagnostics.begin(), results[index].diagnostics.end(),
                  std::back_inserter(parsed.diagnostics));
    }
    return parsed;
}

}  // namespace tsqlaudit::syntax
