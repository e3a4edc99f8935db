#include "support/paths.h"

namespace tsqlaudit::test {

std::filesystem::path source_dir() {
    return TSQLAUDIT_SOURCE_DIR;
}

std::filesystem::path binary() {
    return TSQLAUDIT_BINARY;
}

}  // namespace tsqlaudit::test
