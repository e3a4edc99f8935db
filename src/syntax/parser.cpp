#include "syntax/parser.h"

#include "syntax/script_reader.h"

namespace tsqlaudit::syntax {

ParseResult parse(const text::SourceSet& sources, text::FileId file) {
    return ScriptReader(sources, {}, {}).read(file);
}

}  // namespace tsqlaudit::syntax
