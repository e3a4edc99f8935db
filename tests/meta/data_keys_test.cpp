#include "meta/data_keys.h"

#include <gmock/gmock.h>

#include "support/files.h"
#include "support/paths.h"

namespace tsqlaudit::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(DataKeys, AreAllUsedInThisRepository) {
    EXPECT_THAT(complaints_about_data_keys(source_dir()), IsEmpty());
}

TEST(DataKeys, WhatNobodyUsesIsReported) {
    const TemporaryDirectory root;
    write_file(root.path() / "rules/data/features.json", R"({"json_type": {}, "json_index": {}})");
    write_file(root.path() / "src/facts/vocabulary.h",
               "PhraseSet places;  // used\nPhraseSet people;\n");
    write_file(root.path() / "src/facts/vocabulary.cpp", "tables.people = phrases(\"people\");");
    write_file(root.path() / "src/rules/some-rule.cpp",
               "has_feature(target, \"json_type\") && lists.places.matches(people);");
    EXPECT_THAT(
        complaints_about_data_keys(root.path()),
        ElementsAre("nobody asks for the feature json_index", "nobody uses the words of people"));
}

}  // namespace
}  // namespace tsqlaudit::test
