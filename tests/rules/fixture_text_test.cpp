#include "rules/fixture_text.h"

#include <gmock/gmock.h>

namespace tsqlaudit::rules {
namespace {

TEST(FixtureText, LosesWhatIsWantedButNoLine) {
    EXPECT_EQ(without_wants("-- target: 2019\na INT, -- want: some-rule\n-- kept\n"),
              "-- target: 2019\na INT,\n-- kept\n");
}

TEST(FixtureText, BecomesAnExample) {
    EXPECT_EQ(as_example("-- target: 2019\n-- settings: multi-tenant\n-- rows: dbo.A 7\n\n-- why\n"
                         "a INT -- want: some-rule\n\n-- edges:\nb INT\n"),
              "-- why\na INT");
    EXPECT_EQ(as_example(""), "");
}

}  // namespace
}  // namespace tsqlaudit::rules
