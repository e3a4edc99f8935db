// Schemas that others wrote, out of Debian's packages. They are fetched, since they are not ours to
// keep; without them the tests are left out, and say so.
//
// How the numbers were found, without this program: a script removed the comments, took the text
// between the parentheses of each CREATE TABLE, cut it at the commas outside of inner parentheses,
// and counted what does not begin with CONSTRAINT, PRIMARY, UNIQUE, FOREIGN, CHECK or INDEX as a
// column. Keys are the words PRIMARY KEY (no script has a UNIQUE constraint), indexes are CREATE …
// INDEX, foreign keys are REFERENCES. The scripts were read to see that this misses nothing.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "support/catalog_from.h"
#include "support/files.h"
#include "support/text_printers.h"
#include "text/encoding.h"

namespace tsqlaudit::test {
namespace {

namespace fs = std::filesystem;

struct Counts {
    std::size_t tables = 0;
    std::size_t columns = 0;
    std::size_t keys = 0;  // PRIMARY KEY and UNIQUE constraints
    std::size_t indexes = 0;
    std::size_t foreign_keys = 0;

    friend bool operator==(const Counts&, const Counts&) = default;
};

void PrintTo(const Counts& counts, std::ostream* out) {
    *out << counts.tables << " tables, " << counts.columns << " columns, " << counts.keys
         << " keys, " << counts.indexes << " indexes, " << counts.foreign_keys << " foreign keys";
}

Counts count(const catalog::Catalog& catalog) {
    Counts counts;
    for (const catalog::Table& table : catalog.tables) {
        ++counts.tables;
        counts.columns += table.columns.size();
        counts.foreign_keys += table.foreign_keys.size();
        for (const catalog::Index& index : table.indexes) {
            ++(index.is_constraint() ? counts.keys : counts.indexes);
        }
    }
    return counts;
}

struct RealSchema {
    std::string package;
    std::string path;  // of a script or a folder in it
    Counts counts;
};

void PrintTo(const RealSchema& schema, std::ostream* out) {
    *out << schema.package;
}

// For SQL Server: other scripts beside them are for other servers.
std::vector<SqlFile> scripts_in(const fs::path& place) {
    if (fs::is_regular_file(place)) {
        return {{.path = place.filename(), .sql = text::decode(read_file(place))}};
    }
    std::vector<SqlFile> files;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(place)) {
        if (entry.is_regular_file() && entry.path().extension() == ".sql" &&
            entry.path().parent_path().filename() == "mssql") {
            files.push_back({.path = entry.path().lexically_relative(place),
                             .sql = text::decode(read_file(entry.path()))});
        }
    }
    std::sort(files.begin(), files.end(),
              [](const SqlFile& left, const SqlFile& right) { return left.path < right.path; });
    return files;
}

class RealSchemas : public testing::TestWithParam<RealSchema> {
protected:
    // All packages together, since apt-get takes its time to start.
    static void SetUpTestSuite() {
        folder_ = std::make_unique<TemporaryDirectory>();
        const std::string command =
            "cd '" + folder_->path().string() +
            "' && apt-get -qq download ejabberd roundcube-core pdns-backend-odbc freeradius-config "
            "php-symfony-security-acl >log 2>&1 && for package in *.deb; do "
            "dpkg -x \"$package\" \"${package%%_*}\" || exit 1; done";
        is_fetched_ = std::system(command.c_str()) == 0;
    }
    static void TearDownTestSuite() { folder_.reset(); }

    static inline std::unique_ptr<TemporaryDirectory> folder_;
    static inline bool is_fetched_ = false;
};

TEST_P(RealSchemas, AreReadAsAWhole) {
    if (!is_fetched_) {
        GTEST_SKIP() << "LEFT OUT: Debian's packages cannot be downloaded";
    }
    const RealSchema& schema = GetParam();
    const fs::path place = folder_->path() / schema.package / schema.path;
    ASSERT_TRUE(fs::exists(place)) << "a new version of the package has moved it";
    const BuiltCatalog built = catalog_from(scripts_in(place));
    EXPECT_EQ(built.diagnostics, text::Diagnostics{});
    EXPECT_EQ(count(built.catalog), schema.counts);
}

INSTANTIATE_TEST_SUITE_P(
    Debian, RealSchemas,
    testing::Values(
        RealSchema{"ejabberd", "usr/share/ejabberd/sql/mssql.sql", {35, 187, 17, 56, 4}},
        RealSchema{
            "roundcube-core", "usr/share/roundcube/SQL/mssql.initial.sql", {17, 94, 16, 22, 12}},
        RealSchema{"pdns-backend-odbc",
                   "usr/share/pdns-backend-odbc/schema/schema.mssql.sql",
                   {7, 43, 7, 11, 0}},
        RealSchema{"freeradius-config", "etc/freeradius/3.0/mods-config/sql", {14, 105, 14, 31, 1}},
        RealSchema{"php-symfony-security-acl",
                   "usr/share/doc/php-symfony-security-acl/examples/schema/mssql.sql",
                   {5, 23, 5, 11, 6}}));

}  // namespace
}  // namespace tsqlaudit::test
