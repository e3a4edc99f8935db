#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "facts/derived.h"

namespace tsqlaudit::test {
namespace {

const std::string users = R"(
    CREATE TABLE Page (PageId int PRIMARY KEY, Piece bigint NOT NULL REFERENCES Piece);
    CREATE TABLE Word (WordId int PRIMARY KEY, Piece bigint NOT NULL REFERENCES Piece);
)";

// Whether a table Piece of these columns, which `others` refer to, is the store.
bool is_store(const std::string& columns, const std::string& others = users,
              const facts::Settings& settings = {}) {
    const Derived schema(
        "CREATE TABLE Piece (PieceId bigint IDENTITY PRIMARY KEY, " + columns + ");" + others,
        settings);
    return schema.schema().atom_store == std::optional{schema.id("Piece")};
}

TEST(AtomStore, HasAHashAValueAKindAndUsers) {
    EXPECT_TRUE(is_store("Hash binary(32) NOT NULL UNIQUE, Value varbinary(64), Kind varchar(20)"));
    EXPECT_TRUE(
        is_store("Sha256 binary(32) NOT NULL, Content nvarchar(400), "
                 "PieceType varchar(20), UNIQUE (PieceType, Sha256)"));
}

TEST(AtomStore, NothingOfThatMayBeMissing) {
    EXPECT_FALSE(is_store("Hash binary(32) NOT NULL, Value varbinary(64), Kind varchar(20)"));
    EXPECT_FALSE(is_store("Hash binary(32) NOT NULL UNIQUE, Kind varchar(20)"));
    EXPECT_FALSE(is_store("Hash binary(32) NOT NULL UNIQUE, Value varbinary(64)"));
    EXPECT_FALSE(is_store("Hash binary(32) NOT NULL UNIQUE, Value varbinary(64), Kind varchar(20)",
                          "CREATE TABLE Page (PageId int PRIMARY KEY, "
                          "Piece bigint NOT NULL REFERENCES Piece);"));
    EXPECT_FALSE(
        is_store("Hash binary(32) NOT NULL, Value varbinary(64), Kind varchar(20), "
                 "Size int, UNIQUE (Hash, Size)"));
}

TEST(AtomStore, AStoreOfFilesIsNone) {
    EXPECT_FALSE(
        is_store("Hash binary(32) NOT NULL UNIQUE, Content varbinary(max), "
                 "ContentType varchar(100)"));
    EXPECT_FALSE(
        is_store("Hash binary(32) NOT NULL UNIQUE, Content varbinary(max), "
                 "FileType varchar(100)"));
}

TEST(AtomStore, TheConfigurationDecides) {
    facts::Settings settings;
    settings.atomization = false;
    const std::string store =
        "Hash binary(32) NOT NULL UNIQUE, Value varbinary(64), Kind varchar(20)";
    EXPECT_FALSE(is_store(store, users, settings));

    settings = {};
    settings.atom_store = "dbo.Piece";
    EXPECT_TRUE(is_store("Other int", "", settings));
    settings.atom_store = "dbo.Missing";
    EXPECT_FALSE(is_store(store, users, settings));
}

TEST(AtomStore, AtomizationIsSilentWithoutOne) {
    const Derived schema("CREATE TABLE Model (ModelId int PRIMARY KEY, Name nvarchar(50));");
    EXPECT_FALSE(schema.facts("Model").atomization);
}

}  // namespace
}  // namespace tsqlaudit::test
