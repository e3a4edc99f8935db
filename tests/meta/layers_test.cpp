#include "meta/layers.h"

#include <gmock/gmock.h>

#include "support/files.h"
#include "support/paths.h"

namespace tsqlaudit::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Layers, AreKeptInThisRepository) {
    EXPECT_THAT(complaints_about_layers(source_dir()), IsEmpty());
}

TEST(Layers, AnIncludeThatTheLinkLineDoesNotCoverIsReported) {
    const TemporaryDirectory root;
    write_file(root.path() / "src/rules/CMakeLists.txt", "target_link_libraries(x PRIVATE y)");
    write_file(root.path() / "src/rules/engine.cpp", "#include <string>\n#include <CLI/CLI.hpp>\n");
    EXPECT_THAT(
        complaints_about_layers(root.path()),
        ElementsAre("src/rules/engine.cpp includes CLI/CLI.hpp but does not link CLI11::CLI11"));
}

}  // namespace
}  // namespace tsqlaudit::test
