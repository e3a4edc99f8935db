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

TEST(AtomStore, TheValueMayBeCalledInlineOrBlob) {
    const std::string rest = "Hash binary(32) NOT NULL UNIQUE, Kind varchar(20), ";
    EXPECT_TRUE(is_store(rest + "Inline varbinary(8000)"));
    EXPECT_TRUE(is_store(rest + "Blob varbinary(8000)"));
    EXPECT_FALSE(is_store(rest + "Blob varbinary(max)"));
    EXPECT_FALSE(is_store(rest + "IsInline bit"));
    EXPECT_FALSE(is_store(rest + "BlobUrl nvarchar(400)"));
}

TEST(AtomStore, NothingOfThatMayBeMissing) {
    EXPECT_FALSE(is_store("Hash binary(32) NOT NULL, Value varbinary(64), Kind varchar(20)"));
    EXPECT_FALSE(is_store("Hash binary(32) NOT NULL UNIQUE, Kind varchar(20)"));
    EXPECT_FALSE(is_store("Hash binary(32) NOT NULL UNIQUE, Value varbinary(64)"));
    EXPECT_FALSE(is_store("Hash binary(32) NOT NULL UNIQUE, Value varbinary(900), Kind varchar(20)",
                          "CREATE TABLE Page (PageId int PRIMARY KEY, "
                          "Piece bigint NOT NULL REFERENCES Piece);"));
    EXPECT_FALSE(
        is_store("Hash binary(32) NOT NULL, Value varbinary(64), Kind varchar(20), "
                 "Size int, UNIQUE (Hash, Size)"));
}

TEST(AtomStore, IsUsedByColumnsNamedLikeItsKeyToo) {
    const std::string text =
        "Hash binary(32) NOT NULL UNIQUE, Content nvarchar(400), Kind varchar(20)";
    const auto pages = [](const std::string& type) {
        return "CREATE TABLE Page (PageId int PRIMARY KEY, PieceId " + type +
               " NOT NULL); CREATE TABLE Word (WordId int PRIMARY KEY, Piece bigint NOT NULL "
               "REFERENCES Piece);";
    };
    EXPECT_TRUE(is_store(text, pages("bigint")));
    EXPECT_FALSE(is_store(text, pages("int")));  // not the type of the key
    // One table that uses it twice is one user.
    EXPECT_FALSE(is_store(text,
                          "CREATE TABLE Page (PageId int PRIMARY KEY, PieceId bigint NOT NULL, "
                          "Piece bigint NOT NULL REFERENCES Piece);"));
}

TEST(AtomStore, AShapeBeyondDoubtNeedsNoUsers) {
    for (const char* columns :
         {"ContentHash binary(32) NOT NULL UNIQUE, Value varbinary(64), Kind varchar(20)",
          "Sha256 binary(32) NOT NULL UNIQUE, AtomicValue binary(64), Modality varchar(20)",
          "PieceHash binary(32) NOT NULL, Value varbinary(64), Kind varchar(20), "
          "UNIQUE (Kind, PieceHash)",
          "TenantId int NOT NULL, ContentHash binary(32) NOT NULL, Value varbinary(64), "
          "Kind varchar(20), UNIQUE (TenantId, ContentHash)"}) {
        EXPECT_TRUE(is_store(columns, "")) << columns;
    }
}

TEST(AtomStore, WhatOnlyLooksAlikeNeedsThem) {
    for (const char* columns :
         {// text; large; of no kind; without a bound
          "ContentHash binary(32) NOT NULL UNIQUE, Content nvarchar(100), Kind varchar(20)",
          "ContentHash binary(32) NOT NULL UNIQUE, Content varbinary(8000), Kind varchar(20)",
          "ContentHash binary(32) NOT NULL UNIQUE, Content varbinary(64)",
          "ContentHash binary(32) NOT NULL UNIQUE, Content varbinary(max), Kind varchar(20)",
          // of one person; the hash of something else; unique within something else
          "ContentHash binary(32) NOT NULL UNIQUE, Value varbinary(64), Kind varchar(20), "
          "OwnerId int NOT NULL REFERENCES Owner",
          "PanHash binary(32) NOT NULL UNIQUE, CardData varbinary(64), Kind varchar(20)",
          "TokenHash binary(32) NOT NULL UNIQUE, TokenValue varbinary(64), Kind varchar(20)",
          "Thumbprint binary(20) NOT NULL UNIQUE, RawData varbinary(256), Kind varchar(20)",
          "ContentHash binary(32) NOT NULL, Value varbinary(64), Kind varchar(20), Place int, "
          "UNIQUE (Place, ContentHash)"}) {
        EXPECT_FALSE(is_store(columns,
                              "CREATE TABLE Owner (OwnerId int IDENTITY PRIMARY KEY, "
                              "Email varchar(100) NOT NULL);"))
            << columns;
    }
}

TEST(AtomStore, MessagesAndCachesAreNone) {
    for (const char* name : {"InboxMessage", "ResultCache", "ErrorLog", "Attachment"}) {
        const Derived schema("CREATE TABLE " + std::string{name} +
                             " (Id bigint IDENTITY PRIMARY KEY, ContentHash binary(32) NOT NULL "
                             "UNIQUE, Payload varbinary(200), Kind varchar(20), At datetime2);");
        EXPECT_FALSE(schema.schema().atom_store) << name;
    }
}

TEST(AtomStore, SecretsAreNoContentWhoeverUsesThem) {
    EXPECT_FALSE(
        is_store("Hash binary(32) NOT NULL UNIQUE, EncryptedValue varbinary(64), "
                 "Kind varchar(20)"));
}

TEST(AtomStore, AMediaTypeSaysOfWhatKindContentIs) {
    EXPECT_TRUE(
        is_store("Hash binary(32) NOT NULL UNIQUE, Content varbinary(200), "
                 "MediaType varchar(100)"));
    // The type alone is no content.
    EXPECT_FALSE(is_store("Hash binary(32) NOT NULL UNIQUE, ContentType varchar(100)"));
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
