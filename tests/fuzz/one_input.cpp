#include "fuzz/one_input.h"

#include <string>
#include <utility>
#include <vector>

#include "catalog/builder.h"
#include "syntax/parser.h"
#include "text/encoding.h"
#include "text/source.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace tsqlaudit;
    text::SourceSet sources;
    const text::FileId file =
        sources.add({"script.sql", text::decode(std::string(data, data + size))});
    std::vector<syntax::Script> scripts;
    scripts.push_back(syntax::parse(sources, file).script);
    catalog::build(sources, std::move(scripts));
    return 0;
}
