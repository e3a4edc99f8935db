#include "text/encoding.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace tsqlaudit::text {
namespace {

using namespace std::string_literals;

std::string utf16(std::u16string_view text, bool little_endian) {
    std::string bytes;
    for (const char16_t unit : text) {
        const auto high = static_cast<char>(unit >> 8U);
        const auto low = static_cast<char>(unit & 0xFFU);
        bytes += little_endian ? low : high;
        bytes += little_endian ? high : low;
    }
    return bytes;
}

TEST(Decode, Utf8WithAndWithoutMark) {
    EXPECT_EQ(decode(""), "");
    EXPECT_EQ(decode("SELECT 'é€😀'"), "SELECT 'é€😀'");
    EXPECT_EQ(decode("\xEF\xBB\xBFSELECT 'é'"), "SELECT 'é'");
    EXPECT_EQ(decode("\xEF\xBB\xBF"), "");
}

TEST(Decode, OnlyTheFirstMarkIsOne) {
    EXPECT_EQ(decode("\xEF\xBB\xBF\xEF\xBB\xBFx"), "\xEF\xBB\xBFx");
}

TEST(Decode, Utf8WithMarkStaysUtf8WhenInvalid) {
    EXPECT_EQ(decode("\xEF\xBB\xBF"
                     "a\xFFz\xC3"),
              "a\uFFFDz\uFFFD");
}

TEST(Decode, Utf16WithMark) {
    EXPECT_EQ(decode(utf16(u"\uFEFFSELECT 'é€😀'", true)), "SELECT 'é€😀'");
    EXPECT_EQ(decode(utf16(u"\uFEFFSELECT 'é€😀'", false)), "SELECT 'é€😀'");
    EXPECT_EQ(decode(utf16(u"\uFEFF日本", true)), "日本");
    EXPECT_EQ(decode("\xFF\xFE"), "");
    EXPECT_EQ(decode("\xFE\xFF"), "");
}

TEST(Decode, Utf16WithoutMark) {
    EXPECT_EQ(decode(utf16(u"GO\r\n", true)), "GO\r\n");
    EXPECT_EQ(decode(utf16(u"GO\r\n", false)), "GO\r\n");
    EXPECT_EQ(decode(utf16(u"x", true)), "x");
    EXPECT_EQ(decode(utf16(u"x", false)), "x");
}

TEST(Decode, Utf16WithoutMarkOfAnOddNumberOfBytes) {
    const std::u16string text = u"CREATE TABLE t (a int)\n";
    const std::string expected = "CREATE TABLE t (a int)\n";
    EXPECT_EQ(decode(utf16(text, true) + "\n"), expected);
    EXPECT_EQ(decode(utf16(text, false) + "\n"), expected);
}

// Two files that were joined, with or without the mark of the second.
TEST(Decode, Utf16BesideSingleBytes) {
    const std::u16string wide = u"CREATE TABLE é (a int)\r\nGO\r\n";
    const std::string second = "CREATE TABLE \xC3\xB1 (b int, c int)\r\nGO\r\n";
    const std::string first = "CREATE TABLE é (a int)\r\nGO\r\n";
    EXPECT_EQ(decode(utf16(u"\uFEFF" + wide, true) + second), first + second);
    EXPECT_EQ(decode(utf16(u"\uFEFF" + wide, true) + second + " "), first + second + " ");
    EXPECT_EQ(
        decode(utf16(u"\uFEFF" + wide, true) + "SELECT a, b, c FROM dbo.t -- the second \xF1\n"),
        first + "SELECT a, b, c FROM dbo.t -- the second ñ\n");
    for (const std::string blank : {"", " "}) {
        const std::string narrow = "CREATE TABLE t (b int, c int, d int)" + blank + "\n";
        EXPECT_EQ(decode(narrow + utf16(wide, true)), narrow + first);
        EXPECT_EQ(decode(narrow + utf16(u"\uFEFF" + wide, true)), narrow + "\uFEFF" + first);
        EXPECT_EQ(decode(utf16(u"\uFEFF" + wide, true) + narrow + utf16(wide, true)),
                  first + narrow + first);
    }
    const std::string narrow = "-- All of it, but for the mark.\r\n";
    EXPECT_EQ(decode("\xFF\xFE" + narrow + second), narrow + second);
    // Characters whose halves look like ASCII, but not that many in a row.
    EXPECT_EQ(decode(utf16(u"\uFEFF-- 数据库表的说明文字数据库表\r\n", true)),
              "-- 数据库表的说明文字数据库表\r\n");
    EXPECT_EQ(decode(utf16(u"\uFEFF-- 䅁䅂䅃䅄䅅䅆䅇 䅁䅂䅃䅄䅅䅆䅇\n", true)),
              "-- 䅁䅂䅃䅄䅅䅆䅇 䅁䅂䅃䅄䅅䅆䅇\n");
    EXPECT_EQ(decode(utf16(u"\uFEFFa 䄀䈀 b", true)), "a 䄀䈀 b");
}

// As git and others do to line ends, if they take the text for one of single bytes.
TEST(Decode, Utf16WithDamagedLineEnds) {
    const std::string lines = "CREATE TABLE é (a int)\nGO\nCREATE TABLE 表 (b int)\nGO\n";
    const std::u16string wide =
        u"\uFEFFCREATE TABLE é (a int)\r\nGO\r\nCREATE TABLE 表 (b int)\r\nGO\r\n";
    const auto damaged = [&](std::string_view from, std::string_view to) {
        std::string bytes = utf16(wide, true);
        for (std::size_t at = bytes.find(from); at != std::string::npos;
             at = bytes.find(from, at + to.size())) {
            bytes.replace(at, from.size(), to);
        }
        std::string text = decode(bytes);
        std::erase(text, '\r');
        return text;
    };
    EXPECT_EQ(damaged("\n", "\r\n"), lines);
    EXPECT_EQ(damaged("\r", ""), lines);
    EXPECT_EQ(damaged("\r"s + '\0', "\0"s), lines);
    EXPECT_EQ(damaged("\r"s + '\0', ""), lines);
}

TEST(Decode, Utf16WithoutMarkInAnotherAlphabet) {
    // U+4E00 has a zero byte on the side where letters of ASCII have none.
    const std::u16string text = u"-- 日本語の説明、一つ\r\nDROP TABLE 注文 -- 日本語の説明";
    const std::string expected = "-- 日本語の説明、一つ\r\nDROP TABLE 注文 -- 日本語の説明";
    EXPECT_EQ(decode(utf16(text, true)), expected);
    EXPECT_EQ(decode(utf16(text, false)), expected);
}

TEST(Decode, Utf16WithoutMarkThatIsHardlyAscii) {
    EXPECT_EQ(decode(utf16(u"--日本語の説明文\r\n", true)), "--日本語の説明文\r\n");
    EXPECT_EQ(decode(utf16(u"--日本語の説明文\r\n", false)), "--日本語の説明文\r\n");
}

TEST(Decode, BrokenUtf16) {
    const std::u16string lead(1, char16_t{0xD83D});
    const std::u16string trail(1, char16_t{0xDE00});
    EXPECT_EQ(decode(utf16(u"\uFEFF" + lead + u"a", true)), "\uFFFDa");
    EXPECT_EQ(decode(utf16(u"\uFEFFa" + trail, false)), "a\uFFFD");
    EXPECT_EQ(decode(utf16(u"\uFEFFa" + lead, true)), "a\uFFFD");
    EXPECT_EQ(decode(utf16(u"\uFEFF" + trail + lead, true)), "\uFFFD\uFFFD");
    EXPECT_EQ(decode(utf16(u"\uFEFF" + lead + lead + trail, true)), "\uFFFD😀");
    EXPECT_EQ(decode(utf16(u"\uFEFFa", true) + "b"), "a");
    EXPECT_EQ(decode(utf16(u"\uFEFFa\n", false) + "\n"), "a\n");
}

TEST(Decode, Windows1252WhenItIsNoUtf8) {
    EXPECT_EQ(decode("Gr\xF6\xDF"
                     "e \x80 \x93quoted\x94 \xFF"),
              "Größe € “quoted” ÿ");
    EXPECT_EQ(decode("\xC3("), "Ã(");
    EXPECT_EQ(decode("\x80 \x82\x83 \x84\x85 \x86\x87 \x88\x89 \x8A\x8B \x8C \x8E"),
              "€ ‚ƒ „… †‡ ˆ‰ Š‹ Œ Ž");
    EXPECT_EQ(decode("\x91\x92 \x93\x94 \x95 \x96 \x97 \x98\x99 \x9A \x9B \x9C \x9E \x9F \xA0"),
              "‘’ “” • – — ˜™ š › œ ž Ÿ \u00A0");
}

TEST(Decode, Windows1252BytesWithoutACharacterAreControlCodes) {
    EXPECT_EQ(decode("\x81 \x8D \x8F \x90 \x9D"), "\xC2\x81 \xC2\x8D \xC2\x8F \xC2\x90 \xC2\x9D");
}

// 表 is 95 5C in Shift-JIS, 餐 C0 5C in Big5, 一 81 40 in GBK and its like: the second byte is none
// of ASCII.
TEST(Decode, AFewBytesOfWindowsInUtf8) {
    EXPECT_EQ(decode("Año, Niño, it\x92s"), "Año, Niño, it’s");
    EXPECT_EQ(decode("\xE9té Año, Niño, 表, 表 \xC3"), "été Año, Niño, 表, 表 Ã");
    EXPECT_EQ(decode("表表 a\xA0"
                     "b"),
              "表表 a\u00A0b");
    // As many as there are of UTF-8.
    EXPECT_EQ(decode("Año, it\x92s"), "AÃ±o, it’s");
    EXPECT_EQ(decode("A\xF1o, Ni\xF1o, té"), "Año, Niño, tÃ\uF7A9");
}

TEST(Decode, BytesOfDoubleByteCharactersAreNoSigns) {
    EXPECT_EQ(decode("[\x95\x5C\x8E\xA6]"), "[•＼Ž\uF7A6]");
    EXPECT_EQ(decode("[\xC0\x5C\xC2\x49\xB3\xE6]\x97\x5D"), "[À＼ÂI³æ]—］");
    EXPECT_EQ(decode("\x81\x40\x81\xA0"), "\uF781＠\uF781\uF7A0");
    // Half-width letters of one byte, beside others.
    EXPECT_EQ(decode("\xB1 \xB2, \xB3 \x83\x7C\x83\x82"), "± ², ³ ƒ｜ƒ‚");
    // The letter а of code page 866 among others, and no-break spaces.
    EXPECT_EQ(decode("\x84\xA0\xE2\xA0 \xE9\xA0: \xA0\xE9 \x80"),
              "„\uF7A0â\u00A0 é\u00A0: \u00A0é €");
    // Signs of Latin beside letters, and money: Thai, 850 and 866.
    EXPECT_EQ(decode("a\xA4o _\xA7 \x8D\xAE, \xA3"
                     "5 + \xA4 + \x80 7"),
              "a\uF7A4o _\uF7A7 \uF78D®, £5 + ¤ + € 7");
    EXPECT_EQ(decode("\xA4\xCD\xA7, \xA4\xCD \xA6 \xA7\xA0"),
              "\uF7A4Í\uF7A7, \uF7A4Í \uF7A6 \uF7A7\u00A0");
    // Latin and Cyrillic names in brackets, and words of an odd number of letters.
    EXPECT_EQ(decode("[Est\xE1] [T\xE9]"), "[Está] [Té]");
    EXPECT_EQ(decode("[\xC8\xEC\xFF] [\xCA\xEE\xE4]"), "[Èìÿ] [Êîä]");
    EXPECT_EQ(decode("\xC8\xEC\xFF int, \xCA\xEE\xE4 {\xC8\xEC\xFF}"), "Èìÿ int, Êîä {Èìÿ}");
}

// In Western languages, too, letters that ASCII does not have stand beside each other.
TEST(Decode, WhatIsABlankInWindowsIsALetterInDos) {
    // Spanish and German names of 437 and 850: the letters stay apart, whatever they are read as.
    EXPECT_EQ(decode("P\xA0gina int, A\xA4o int"), "P\uF7A0gina int, A\uF7A4o int");
    EXPECT_EQ(decode("Gr\x94\xE1"
                     "e int, \xA0rea int, \x80x"),
              "Gr”áe int, \uF7A0rea int, \uF780x");
    // Cyrillic of 866 and Greek of 737, and words of one letter.
    EXPECT_EQ(decode("\x8F\xE0\xA8\xA2\xA5\xE2\xA0 \xA0, \x80 \xAC\xA8\xE0"),
              "\uF78Fà\uF7A8\uF7A2\uF7A5â\uF7A0 \uF7A0, \uF780 ¬\uF7A8à");
    EXPECT_EQ(decode("\x80\x98\x8D\xA0\xA4 \xA0 \x99\x9A\x9B"),
              "\uF780˜\uF78D\uF7A0\uF7A4 \uF7A0 ™š›");
    // It stays a blank where the other letters are those of Windows: quotes and signs that stand
    // apart, a few between many letters, Polish capitals, dashes, Cyrillic of 1251.
    EXPECT_EQ(decode("a\xA0int, \x93Gr\xF6\xDF"
                     "e\x94, it\x92s, 9\xA2"),
              "a\u00A0int, “Größe”, it’s, 9¢");
    EXPECT_EQ(decode("a\xA0int, b\x94z, m\xFCn, m\xFCn"), "a\u00A0int, b”z, mün, mün");
    EXPECT_EQ(decode("S\xA3OWO\xA0int, KSI\xA5\xAFKA"), "S\uF7A3OWO\u00A0int, KSI\uF7A5¯KA");
    EXPECT_EQ(decode("a\xA0int -- \x97\x97\x97\x97 \x93\x85\x94"), "a\u00A0int -- ———— “…”");
    EXPECT_EQ(decode("\xD6\xE5\xED\xE0\xA0int, \xB9\xC8\xEC\xFF"), "Öåíà\u00A0int, ¹Èìÿ");
}

TEST(Decode, TwoAccentedLettersAreNoDoubleByteText) {
    EXPECT_EQ(decode("Situa\xE7\xE3o\xA0varchar(10)"), "Situação\u00A0varchar(10)");
    EXPECT_EQ(decode("Men\xFC_Gr\xF6\xDF"
                     "e int, H\xF6he int"),
              "Menü_Größe int, Höhe int");
    EXPECT_EQ(decode("DEFAULT '\xA7 Gr\xF6\xDF"
                     "e'"),
              "DEFAULT '§ Größe'");
    EXPECT_EQ(decode("[Cr\xE9\xE9] [D\xE9j\xE0] [\xC9l\xE8ve]"), "[Créé] [Déjà] [Élève]");
}

// 5F is the second byte of ＼ in Shift-JIS, and ends no name.
TEST(Decode, AnUnderscoreOfTwoByteTextStays) {
    EXPECT_EQ(decode("[\x95\x5C\x8E\xA6_\x81\x5F\x81\x5C]"), "[•＼Ž\uF7A6_\uF781_\uF781＼]");
}

TEST(Decode, WhatUtf8ForbidsIsNotTakenForIt) {
    EXPECT_EQ(decode("\xC0\xAF"), "À¯");                           // overlong
    EXPECT_EQ(decode("\xED\xA0\xBD"), "í\uF7A0½");                 // a surrogate
    EXPECT_EQ(decode("\xF4\x90\x80\x80"), "ô\uF790\uF780\uF780");  // past the last code point
}

TEST(Decode, ZerosThatEndATextAreLeftOut) {
    EXPECT_EQ(decode("SELECT 1\0"s), "SELECT 1");
    EXPECT_EQ(decode("SELECT 12\0"s), "SELECT 12");
    EXPECT_EQ(decode("a\n\0\0\0"s), "a\n");
    EXPECT_EQ(decode("a;\0\0\0\r\n"s), "a;");
    EXPECT_EQ(decode("a\r\n"s), "a\r\n");
    EXPECT_EQ(decode("\xEF\xBB\xBF"
                     "ä\0"s),
              "ä");
    EXPECT_EQ(decode(utf16(u"\uFEFFab\0"s, true)), "ab");
    EXPECT_EQ(decode(utf16(u"SELECT 12345\0"s, false)), "SELECT 12345");
    EXPECT_EQ(decode(utf16(u"ä", true)), "ä");
}

TEST(IsBinary, ZeroBytesThatAreNoUtf16) {
    EXPECT_TRUE(is_binary(decode("SELECT\0 1"s)));
    EXPECT_TRUE(is_binary(decode("\0"s)));
    EXPECT_TRUE(is_binary(decode("\0\0"s)));
    EXPECT_TRUE(
        is_binary(decode("\x7F"
                         "ELF\1\1\0\0\0\0\2\0>\0\1\0\0\0\xC0\x10"s)));
    EXPECT_TRUE(is_binary(decode("\xFF\xFE\0\0S\0\0\0"s)));  // UTF-32
    EXPECT_TRUE(is_binary(decode("PK\3\4\0\0"s)));
    EXPECT_TRUE(is_binary(decode("a\0b"s)));
}

TEST(IsBinary, FewZerosInALongTextAreNot) {
    const std::string text(99, 'x');
    EXPECT_FALSE(is_binary(decode(text + "\0y"s)));
    EXPECT_FALSE(is_binary(decode(utf16(u"\uFEFF", true) + utf16(u"--", true) +
                                  std::string(4, '\0') + utf16(std::u16string(400, u'x'), true))));
    EXPECT_TRUE(is_binary(decode(text + "\0\0y"s)));
    EXPECT_TRUE(is_binary(decode(text + "\0\1y"s)));
}

TEST(IsBinary, TextIsNot) {
    EXPECT_FALSE(is_binary(decode("")));
    EXPECT_FALSE(is_binary(decode("SELECT 1\x1A")));
    EXPECT_FALSE(is_binary(decode(utf16(u"SELECT 1", true))));
    EXPECT_FALSE(is_binary(decode(utf16(u"SELECT 1", false))));
}

TEST(ValidUtf8, ReplacesOnlyWhatIsWrong) {
    EXPECT_EQ(valid_utf8("é.sql"), "é.sql");
    EXPECT_EQ(valid_utf8("\xE9.sql"), "\uFFFD.sql");
    EXPECT_EQ(valid_utf8("a\xC3"), "a\uFFFD");
}

}  // namespace
}  // namespace tsqlaudit::text
