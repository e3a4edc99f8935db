#include "cli/output.h"

#include <gmock/gmock.h>
#include <sys/stat.h>

#include <csignal>
#include <iterator>

#include "cli/exit_code.h"
#include "support/files.h"

namespace tsqlaudit::cli {
namespace {

namespace fs = std::filesystem;

std::ptrdiff_t files_in(const fs::path& directory) {
    return std::distance(fs::directory_iterator{directory}, fs::directory_iterator{});
}

TEST(WriteFile, ReplacesAFileAndLeavesNothingElse) {
    const test::TemporaryDirectory directory;
    const fs::path file = directory.path() / "report.json";
    write_file(file, "first, which is longer");
    write_file(file, "second");
    EXPECT_EQ(test::read_file(file), "second");
    EXPECT_EQ(files_in(directory.path()), 1);
}

TEST(WriteFile, TakesParts) {
    const test::TemporaryDirectory directory;
    const fs::path file = directory.path() / "report.md";
    write_file(file, [](const Output& output) {
        output("one ");
        output("two");
    });
    EXPECT_EQ(test::read_file(file), "one two");
}

TEST(WriteFile, AWriterThatFailsLeavesTheFileAsItWas) {
    const test::TemporaryDirectory directory;
    const fs::path file = directory.path() / "report.md";
    write_file(file, "old");
    EXPECT_THROW(write_file(file,
                            [](const Output& output) {
                                output("new");
                                throw Failure{"no more"};
                            }),
                 Failure);
    EXPECT_EQ(test::read_file(file), "old");
    EXPECT_EQ(files_in(directory.path()), 1);
}

TEST(WriteFile, ASignalDoesNotWaitForTheWholeReport) {
    static volatile std::sig_atomic_t came = 0;
    const auto before = std::signal(SIGHUP, [](int) { came = 1; });
    const test::TemporaryDirectory directory;
    EXPECT_THROW(write_file(directory.path() / "report.md",
                            [](const Output& output) {
                                output("first part");
                                std::raise(SIGHUP);
                                EXPECT_EQ(came, 0);
                                output("second part");
                                ADD_FAILURE() << "went on";
                            }),
                 Failure);
    EXPECT_EQ(came, 1);
    EXPECT_EQ(files_in(directory.path()), 0);
    std::signal(SIGHUP, before);
}

TEST(WriteFile, ASignalThatIsIgnoredStopsNothing) {
    const auto before = std::signal(SIGHUP, SIG_IGN);
    const test::TemporaryDirectory directory;
    const fs::path file = directory.path() / "report.md";
    write_file(file, [](const Output& output) {
        output("one ");
        std::raise(SIGHUP);
        output("two");
    });
    EXPECT_EQ(test::read_file(file), "one two");
    std::signal(SIGHUP, before);
}

TEST(WriteFile, KeepsTheModeOfWhatItReplaces) {
    const test::TemporaryDirectory directory;
    const fs::path file = directory.path() / "report.json";
    write_file(file, "first");
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read);
    write_file(file, "second");
    EXPECT_EQ(fs::status(file).permissions(),
              fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read);
}

TEST(WriteFile, ANewFileHasTheUsualMode) {
    const test::TemporaryDirectory directory;
    const mode_t mask = ::umask(022);
    write_file(directory.path() / "report.json", "");
    ::umask(mask);
    EXPECT_EQ(static_cast<unsigned>(fs::status(directory.path() / "report.json").permissions()),
              0644U);
}

TEST(WriteFile, WritesThroughALink) {
    const test::TemporaryDirectory directory;
    write_file(directory.path() / "real.md", "old");
    fs::create_symlink("real.md", directory.path() / "link.md");
    write_file(directory.path() / "link.md", "new");
    EXPECT_TRUE(fs::is_symlink(directory.path() / "link.md"));
    EXPECT_EQ(test::read_file(directory.path() / "real.md"), "new");
}

TEST(WriteFile, WhatCannotBeWrittenIsAFailureThatLeavesNothing) {
    const test::TemporaryDirectory directory;
    EXPECT_THROW(write_file(directory.path() / "no/such/folder.md", "x"), Failure);
    EXPECT_THROW(write_file(directory.path(), "x"), Failure);
    EXPECT_EQ(files_in(directory.path()), 0);
}

TEST(WriteFile, AFullDeviceIsAFailure) {
    EXPECT_THROW(write_file("/dev/full", "x"), Failure);
    EXPECT_NO_THROW(write_file("/dev/null", "x"));
}

}  // namespace
}  // namespace tsqlaudit::cli
