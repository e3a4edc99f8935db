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

TEST(Layers, ACommentOrALongerNameIsNoLink) {
    const TemporaryDirectory root;
    write_file(
        root.path() / "src/rules/CMakeLists.txt",
        "# CLI11::CLI11\ntarget_link_libraries(x\n  PRIVATE CLI11::CLI11Extra  # CLI11::CLI11\n"
        "  pugixml::static)\nset(y CLI11::CLI11)");
    write_file(root.path() / "src/rules/engine.cpp",
               "#include <CLI/CLI.hpp>\n#include <pugixml.hpp>\n");
    EXPECT_THAT(
        complaints_about_layers(root.path()),
        ElementsAre("src/rules/engine.cpp includes CLI/CLI.hpp but does not link CLI11::CLI11"));
}

TEST(Layers, AHeaderThatNeedsALibraryIsForItsFolderAlone) {
    const TemporaryDirectory root;
    write_file(root.path() / "src/report/CMakeLists.txt",
               "target_link_libraries(x PRIVATE tsqlaudit_fmt)");
    write_file(root.path() / "src/cli/CMakeLists.txt", "target_link_libraries(y PUBLIC x)");
    write_file(root.path() / "src/report/parts.h", "#include <fmt/format.h>\n");
    write_file(root.path() / "src/report/one.cpp", "#include \"report/parts.h\"\n");
    write_file(root.path() / "src/cli/two.cpp", "#include \"report/parts.h\"\n");
    EXPECT_THAT(complaints_about_layers(root.path()),
                ElementsAre("src/cli/two.cpp includes report/parts.h, which is for its own folder "
                            "alone: it needs a library"));
}

}  // namespace
}  // namespace tsqlaudit::test
