#include "cli/formats.h"

#include <gmock/gmock.h>

#include <memory>
#include <string>

#include "cli/exit_code.h"
#include "cli/pipeline.h"
#include "support/paths.h"

namespace tsqlaudit::cli {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::ThrowsMessage;

TEST(Formats, AreFoundByName) {
    for (const Format& format : all_formats()) {
        EXPECT_EQ(&format_named(format.name), &format);
    }
}

TEST(Formats, AnUnknownNameIsAFailureThatListsThem) {
    EXPECT_THAT([] { format_named("yaml"); },
                ThrowsMessage<Failure>(HasSubstr(
                    "there are markdown, json, sarif, console, github, gitlab and junit")));
}

TEST(Formats, HaveNames) {
    EXPECT_TRUE(is_format("gitlab"));
    EXPECT_FALSE(is_format("yaml"));
    EXPECT_FALSE(is_format(""));
}

TEST(Formats, AreFoundByTheEndingOfAFile) {
    EXPECT_EQ(format_of_file("a/b.json"), &format_named("json"));
    EXPECT_EQ(format_of_file("report.MD"), &format_named("markdown"));
    EXPECT_EQ(format_of_file("report.markdown"), &format_named("markdown"));
    EXPECT_EQ(format_of_file("report.sarif"), &format_named("sarif"));
    EXPECT_EQ(format_of_file("report.xml"), &format_named("junit"));
    EXPECT_EQ(format_of_file("report.txt"), nullptr);
    EXPECT_EQ(format_of_file("json"), nullptr);
    EXPECT_EQ(format_of_file("-"), nullptr);
}

std::string written_in(const Format& format, bool plans_fixes) {
    PipelineOptions options;
    options.paths = {test::source_dir() / "fixtures" / "schemas" / "shop"};
    options.jobs = 1;
    options.plans_fixes = plans_fixes;
    const std::unique_ptr<AuditRun> run = run_audit(options);
    std::string text;
    format.write(*run->audit, {}, [&](std::string_view part) { text += part; });
    return text;
}

TEST(Formats, ThatShowNoFixesAreTheSameWithoutThem) {
    for (const Format& format : all_formats()) {
        if (!format.shows_fixes) {
            const std::string text = written_in(format, true);
            EXPECT_THAT(text, Not(IsEmpty())) << format.name;
            EXPECT_EQ(text, written_in(format, false)) << format.name;
        }
    }
}

TEST(Formats, ThatShowFixesSayWhatMends) {
    for (const Format& format : all_formats()) {
        const bool has_fix = written_in(format, true).find("sys.indexes") != std::string::npos;
        EXPECT_EQ(has_fix, format.shows_fixes) << format.name;
    }
}

}  // namespace
}  // namespace tsqlaudit::cli
