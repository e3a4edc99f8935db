#include "report/markdown/escape.h"

#include <gmock/gmock.h>

#include "report/render.h"

namespace tsqlaudit::report::markdown {
namespace {

using testing::HasSubstr;
using testing::Not;

// What people, and people who mean harm, may call a column or write into a comment.
const std::vector<std::string> hostile{
    "plain",
    "two words",
    "a|b",
    "a\\|b",
    "`tick`",
    "``",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</details></summary>",
    "<!-- comment -->",
    "[text](javascript:alert(1))",
    "![image](http://evil.example/x.png)",
    "[a]: http://evil.example",
    "*bold* _em_ __strong__ ~~gone~~",
    "# heading",
    "- item",
    "+ item",
    "= line",
    "1. item",
    "12) item",
    "> quote",
    "---",
    "&lt;b&gt; &amp; &#65;",
    "http://evil.example/path",
    "www.evil.example",
    "WWW.evil.example",
    "\\",
    "trailing\\",
    "$x^2$ and @somebody",
    "Größe €",
    "a\"b'c]d}e",
    "{% raw %}",
};

TEST(InlineText, ShowsAsItIs) {
    for (const std::string& value : hostile) {
        const std::string html = render(inline_text(value) + "\n");
        EXPECT_EQ(html.substr(0, 3), "<p>") << value;
        EXPECT_EQ(visible_text(html), value + "\n") << html;
        EXPECT_EQ(html.find('<', 1), html.rfind('<')) << html;  // nothing but the paragraph
    }
}

TEST(InlineText, ShowsAsItIsInATable) {
    for (const std::string& value : hostile) {
        const std::string html =
            render("| a | b |\n|---|---|\n| " + inline_text(value) + " | end |\n");
        EXPECT_THAT(html, HasSubstr("<td>end</td>")) << html;
        EXPECT_THAT(visible_text(html), HasSubstr("\n" + value + "\nend\n")) << html;
    }
}

TEST(Code, ShowsAsItIs) {
    for (const std::string& value : hostile) {
        const std::string html = render(code(value) + "\n");
        EXPECT_EQ(html.substr(0, 9), "<p><code>") << value;
        EXPECT_EQ(visible_text(html), value + "\n") << html;
        EXPECT_THAT(html.substr(9, html.size() - 9 - std::string{"</code></p>\n"}.size()),
                    Not(HasSubstr("<")))
            << html;
    }
}

TEST(Code, ShowsAsItIsInATable) {
    for (const std::string& value : hostile) {
        const std::string html = render("| a | b |\n|---|---|\n| " + code(value) + " | end |\n");
        EXPECT_THAT(html, HasSubstr("<td>end</td>")) << html;
        EXPECT_THAT(visible_text(html), HasSubstr("\n" + value + "\nend\n")) << html;
    }
}

TEST(CodeBlock, CannotBeLeft) {
    const std::string content = "SELECT 1;\n```\n````\n# free\n<b>\n";
    const std::string html = render(code_block(content, "sql") + "\nafter\n");
    EXPECT_EQ(visible_text(html), content + "\nafter\n");
    EXPECT_THAT(html, HasSubstr("<pre"));
    EXPECT_THAT(html, Not(HasSubstr("<h1>")));
}

TEST(CodeBlock, HasALongerFenceThanItsContent) {
    EXPECT_EQ(code_block("` `` x", "sql"), "```sql\n` `` x\n```\n");
    EXPECT_EQ(code_block("x````", "sql"), "`````sql\nx````\n`````\n");
    EXPECT_EQ(code_block("````` ` ``", "sql"), "``````sql\n````` ` ``\n``````\n");
}

TEST(Escape, AppendsTheSame) {
    const auto appended = [](auto append, const auto& value) {
        std::string text = "a ";
        append(text, value);
        return text;
    };
    for (const std::string& value : hostile) {
        EXPECT_EQ(appended(append_inline_text, value), "a " + inline_text(value));
        EXPECT_EQ(appended(append_code, value), "a " + code(value));
    }
    EXPECT_EQ(appended(append_code_list, hostile), "a " + code_list(hostile));
    EXPECT_EQ(code_list({"a", "b c"}), "`a`, `b c`");
}

TEST(InlineText, HasSingleSpacesAndNoneAtTheEnds) {
    EXPECT_EQ(inline_text("a b"), "a b");
    EXPECT_EQ(inline_text(" a"), "a");
    EXPECT_EQ(inline_text("a "), "a");
    EXPECT_EQ(inline_text("a  b"), "a b");
    EXPECT_EQ(inline_text(" "), "");
    EXPECT_EQ(inline_text(""), "");
}

TEST(CodeBlock, EndsItsContentWithALineEnding) {
    EXPECT_EQ(code_block("GO", "sql"), "```sql\nGO\n```\n");
    EXPECT_EQ(code_block("GO\n", "sql"), "```sql\nGO\n```\n");
}

TEST(InlineText, StaysOnOneLineWithoutControlCharacters) {
    EXPECT_EQ(inline_text(" one\r\n\ttwo  three\x1b[31m "), "one two three\xEF\xBF\xBD\\[31m");
    // A right-to-left override would turn around what follows it.
    EXPECT_EQ(inline_text("a\xE2\x80\xAE"
                          "b"),
              "a\xEF\xBF\xBD"
              "b");
    EXPECT_EQ(code("a\nb"), "`a b`");
    EXPECT_EQ(inline_text("\xFF"), "\xEF\xBF\xBD");
}

TEST(InlineText, LeavesUnderscoresInNamesAlone) {
    EXPECT_EQ(inline_text("dbo.Order_History"), "dbo.Order_History");
}

TEST(ShortenedText, CutsAtTheEndOfAWord) {
    EXPECT_EQ(shortened_text("one two three", 13), "one two three");
    EXPECT_EQ(shortened_text("one two three", 12), "one two…");
    EXPECT_EQ(shortened_text("abcdefghijkl", 6), "abcdef…");
}

TEST(Anchor, DependsOnTheNameIgnoringCase) {
    EXPECT_EQ(anchor({.schema = "dbo", .name = "Order_Line"}), "dbo-order_line");
    EXPECT_EQ(anchor({.schema = "DBO", .name = "ORDER_line"}), "dbo-order_line");
}

TEST(Anchor, IsDifferentForDifferentTables) {
    const std::vector<catalog::QualifiedName> names{
        {.schema = "dbo", .name = "a b"}, {.schema = "dbo", .name = "a-b"},
        {.schema = "dbo", .name = "a.b"}, {.schema = "dbo.a", .name = "b"},
        {.schema = "dbo", .name = "<a>"}, {.schema = "dbo", .name = "ä"}};
    std::set<std::string> anchors;
    for (const catalog::QualifiedName& name : names) {
        anchors.insert(anchor(name));
        EXPECT_EQ(anchor(name).find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_"),
                  std::string::npos);
    }
    EXPECT_EQ(anchors.size(), names.size());
}

}  // namespace
}  // namespace tsqlaudit::report::markdown
