// SQL database projects as paths of the command line.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <initializer_list>
#include <string>

#include "support/files.h"
#include "support/text_printers.h"
#include "text/discovered.h"

namespace tsqlaudit::text {
namespace {

namespace fs = std::filesystem;
using test::write_file;
using testing::ElementsAre;
using testing::IsEmpty;

class Project : public Discovery {
protected:
    static void write(std::initializer_list<const char*> files) {
        for (const char* file : files) {
            write_file(file, "");
        }
    }

    // A project in the folder db that has these elements; its first line is one of its own.
    static void classic(const std::string& elements) {
        write_file("db/Shop.sqlproj",
                   "<Project ToolsVersion=\"4.0\" DefaultTargets=\"Build\" "
                   "xmlns=\"http://schemas.microsoft.com/developer/msbuild/2003\">\n" +
                       elements + "\n</Project>\n");
    }

    static void sdk(const std::string& elements) {
        write_file("db/Shop.sqlproj",
                   "<Project DefaultTargets=\"Build\">\n"
                   "<Sdk Name=\"Microsoft.Build.Sql\" Version=\"0.2.0-preview\" />\n" +
                       elements + "\n</Project>\n");
    }

    static std::vector<std::string> built(const DiscoveryOptions& options = {}) {
        const DiscoveryResult result = discover({"db/Shop.sqlproj"}, options);
        EXPECT_THAT(result.diagnostics, IsEmpty());
        EXPECT_FALSE(result.path_failed);
        return names(result);
    }

    static Diagnostics diagnostics() { return discover({"db/Shop.sqlproj"}).diagnostics; }
};

Diagnostic in_project(DiagnosticSeverity severity, Position position, std::string message) {
    return {severity, "db/Shop.sqlproj", position, std::move(message)};
}

TEST_F(Project, OnlyWhatIsBuiltIsRead) {
    write({"db/dbo/Tables/a.sql", "db/dbo/Views/b.sql", "db/Scripts/post.sql", "db/Scripts/pre.sql",
           "db/old.sql", "db/unknown.sql"});
    classic(R"xml(<ItemGroup>
        <Folder Include="dbo\Tables" />
        <Build Include="dbo\Tables\a.sql" />
        <Build Include=" .\dbo\Views\b.sql ; ">
          <SubType>Code</SubType>
        </Build>
      </ItemGroup>
      <!-- <ItemGroup><Build Include="unknown.sql" /></ItemGroup> -->
      <ItemGroup Condition="'$(Configuration)' == 'Debug'">
        <None Include="old.sql" />
        <PreDeploy Include="Scripts\pre.sql" />
        <PostDeploy Include="Scripts\post.sql" />
      </ItemGroup>
      <Target Name="BeforeBuild"><ItemGroup><Build Include="old.sql" /></ItemGroup></Target>)xml");
    EXPECT_THAT(built(), ElementsAre("db/dbo/Tables/a.sql", "db/dbo/Views/b.sql"));
}

TEST_F(Project, WhatAConditionRulesOutIsNotBuilt) {
    write({"db/a.sql", "db/b.sql", "db/c.sql", "db/d.sql", "db/e.sql", "db/f.sql"});
    classic(R"xml(<PropertyGroup Condition="'$(A)' == ''"><File>a.sql</File></PropertyGroup>
      <PropertyGroup><File Condition="False">gone.sql</File></PropertyGroup>
      <ItemGroup>
        <Build Include="$(File)" />
        <Build Include="b.sql" Condition=" False " />
        <Build Include="c.sql" Condition="'false'=='true'" />
        <Build Include="d.sql" Condition="'Debug' != 'debug'" />
        <Build Include="e.sql" Condition="'x' == 'X'" />
        <Build Include="f.sql" Condition="'$(Configuration)' == 'None' Or false" />
      </ItemGroup>
      <ItemGroup Condition="false"><Build Include="b.sql" /></ItemGroup>
      <Choose><When Condition="'1' == '2'"><ItemGroup><Build Include="c.sql" /></ItemGroup></When>
      </Choose>)xml");
    EXPECT_THAT(built(), ElementsAre("db/a.sql", "db/e.sql", "db/f.sql"));
}

TEST_F(Project, OfVisualStudio2010IsRead) {
    write({"db/a.sql", "db/b.sql"});
    write_file("db/Old.dbproj",
               "<Project DefaultTargets=\"Build\" "
               "xmlns=\"http://schemas.microsoft.com/developer/msbuild/2003\"><ItemGroup>"
               "<Build Include=\"a.sql\"><SubType>Code</SubType></Build></ItemGroup></Project>");
    const DiscoveryResult result = discover({"db/Old.dbproj"});
    EXPECT_THAT(names(result), ElementsAre("db/a.sql"));
    EXPECT_THAT(result.diagnostics, IsEmpty());
}

TEST_F(Project, IsReadOnlyWhenNamed) {
    write({"db/a.sql", "db/b.sql"});
    classic(R"xml(<ItemGroup><Build Include="a.sql" /></ItemGroup>)xml");
    EXPECT_THAT(found({"db"}), ElementsAre("db/a.sql", "db/b.sql"));
    EXPECT_THAT(found({"db/Shop.sqlproj"}), ElementsAre("db/a.sql"));
    EXPECT_THAT(found({"db/Shop.sqlproj", "db"}), ElementsAre("db/a.sql", "db/b.sql"));
    EXPECT_THAT(found({"db/*.sqlproj"}), ElementsAre("db/a.sql"));
}

TEST_F(Project, FilesAreInNaturalOrderWhateverThatOfTheItems) {
    write({"db/10.sql", "db/2.sql", "shared/1.sql", "z.sql"});
    classic(R"xml(<ItemGroup>
        <Build Include="10.sql;..\shared\1.sql" />
        <Build Include="2.sql" />
        <Build Include="2.sql" />
      </ItemGroup>)xml");
    EXPECT_THAT(found({"z.sql", "db/Shop.sqlproj"}),
                ElementsAre("shared/1.sql", "db/2.sql", "db/10.sql", "z.sql"));
}

TEST_F(Project, WildcardsExcludeAndRemove) {
    write({"db/a.sql", "db/b.sql", "db/Tables/c.sql", "db/Tables/old/d.sql", "db/Tables/e.txt",
           "shared/x/f.sql", "shared/x/g.sql", "db/.hidden/h.sql"});
    classic(R"xml(<ItemGroup>
        <Build Include="Tables\**\*.sql" Exclude="**\old\**" />
        <Build Include="*.sql" Exclude="b.sql;c.sql" />
        <Build Include="..\shared\**\*.sql;*\H.sql;nothing\*.sql" />
        <Build Remove="..\shared\x\G.sql" />
      </ItemGroup>)xml");
    EXPECT_THAT(built(),
                ElementsAre("shared/x/f.sql", "db/.hidden/h.sql", "db/a.sql", "db/Tables/c.sql"));
}

TEST_F(Project, WhatIsRemovedMayComeBack) {
    write({"db/a.sql", "db/b.sql"});
    classic(R"xml(<ItemGroup>
        <Build Include="*.sql" />
        <Build Remove="**" />
        <Build Include="b.sql" />
      </ItemGroup>)xml");
    EXPECT_THAT(built(), ElementsAre("db/b.sql"));
}

TEST_F(Project, CaseDoesNotCount) {
    write({"db/dbo/Tables/Model.sql", "db/dbo/tables2/A.SQL"});
    classic(R"xml(<ItemGroup>
        <Build Include="DBO\tables\MODEL.sql" />
        <Build Include="dbo\TABLES2\*.sql" />
      </ItemGroup>)xml");
    EXPECT_THAT(built(), ElementsAre("db/dbo/Tables/Model.sql", "db/dbo/tables2/A.SQL"));
}

TEST_F(Project, EscapesAndEntities) {
    write({"db/a (1);b%.sql", "db/c&d.sql", "db/100%25.sql"});
    classic(R"xml(<ItemGroup>
        <Build Include="a %281%29%3bb%25.sql" />
        <Build Include="c&amp;d.sql" />
        <Build Include="100%2525.sql" />
      </ItemGroup>)xml");
    EXPECT_THAT(built(), ElementsAre("db/100%25.sql", "db/a (1);b%.sql", "db/c&d.sql"));
}

TEST_F(Project, Properties) {
    write({"db/v2/a.sql", "db/b.sql", "db/Shop.c.sql", "db/d.sql", "db/e.sql"});
    classic(R"xml(<PropertyGroup>
        <Version>v2</Version>
        <Version Condition="'$(Version)' == ''">v1</Version>
        <Files>$(version)\a.sql;b.sql</Files>
      </PropertyGroup>
      <Choose><When Condition="true"><ItemGroup>
        <Build Include="$(FILES)" />
        <Build Include="$(MSBuildProjectName).c.sql;$(ProjectDir)d.sql" />
        <Build Include="$(MSBuildProjectDirectory)\e.sql" />
      </ItemGroup></When></Choose>)xml");
    EXPECT_THAT(built(),
                ElementsAre("db/b.sql", "db/d.sql", "db/e.sql", "db/Shop.c.sql", "db/v2/a.sql"));
}

TEST_F(Project, WhatCannotBeToldIsAWarning) {
    write({"db/a.sql"});
    classic(R"xml(<PropertyGroup><Bad>$(Unknown)</Bad></PropertyGroup>
<ItemGroup>
  <Build Include="a.sql;$(SharedFolder)\b.sql" />
  <Build Include="c.sql" Exclude="$(Bad" />
  <Build Remove="@(Content)" />
</ItemGroup>)xml");
    const auto warning = DiagnosticSeverity::Warning;
    const std::string message = " names what cannot be told from the project alone: ";
    const DiscoveryResult result = discover({"db/Shop.sqlproj"});
    EXPECT_THAT(names(result), ElementsAre("db/a.sql"));
    EXPECT_THAT(
        result.diagnostics,
        ElementsAre(in_project(warning, {4, 3}, "Include" + message + "$(SharedFolder)\\b.sql"),
                    in_project(DiagnosticSeverity::Error, {5, 3},
                               "the project names a file that is not there: c.sql"),
                    in_project(warning, {5, 3}, "Exclude" + message + "$(Bad"),
                    in_project(warning, {6, 3}, "Remove" + message + "@(Content)")));
}

TEST_F(Project, FileThatIsNotThereIsAnErrorAtItsItem) {
    write({"db/a.sql"});
    classic(
        "<ItemGroup>\n  <Build Include=\"a.sql\" />\n\t<Build Include=\"x\\gone.sql;gone/\" "
        "/>\n</ItemGroup>");
    const DiscoveryResult result = discover({"db/Shop.sqlproj"});
    const auto missing = [](const std::string& file) {
        return in_project(DiagnosticSeverity::Error, {4, 2},
                          "the project names a file that is not there: " + file);
    };
    EXPECT_THAT(names(result), ElementsAre("db/a.sql"));
    EXPECT_THAT(result.diagnostics, ElementsAre(missing("gone"), missing("x/gone.sql")));
    EXPECT_FALSE(result.path_failed);
}

TEST_F(Project, SdkStyleBuildsAllThatIsNotSaidToBeOtherwise) {
    write({"db/a.sql", "db/Tables/b.SQL", "db/Tables/c.txt", "db/bin/Debug/d.sql", "db/OBJ/e.sql",
           "db/x/bin/f.sql", "db/.vs/g.sql", "db/post.sql", "db/Old/h.sql", "db/Old/keep.sql",
           "db/i.sql", "other/j.sql"});
    sdk(R"xml(<ItemGroup>
        <Build Remove="old\**" />
        <Build Include="Old\keep.sql;..\other\j.sql" />
        <None Include="i.sql" />
        <None Remove="x.sql" />
        <PostDeploy Include="post.sql" />
      </ItemGroup>)xml");
    EXPECT_THAT(built(), ElementsAre("other/j.sql", "db/a.sql", "db/Old/keep.sql",
                                     "db/Tables/b.SQL", "db/x/bin/f.sql"));
}

TEST_F(Project, SdkStyleTakesBackWhatIsNotBuilt) {
    write({"db/a.sql", "db/b.sql", "db/c.sql", "db/d.sql"});
    sdk(R"xml(<ItemGroup>
        <None Include="*.sql" Exclude="d.sql" />
        <None Remove="b.sql" />
        <Build Include="c.sql" />
        <None Include="c.sql" />
      </ItemGroup>)xml");
    EXPECT_THAT(built(), ElementsAre("db/b.sql", "db/c.sql", "db/d.sql"));
}

TEST_F(Project, SdkStyleInItsOtherForms) {
    write({"db/a.sql"});
    for (const char* document :
         {"<Project Sdk=\"Microsoft.Build.Sql/0.2.0\"/>",
          "\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Project><Import "
          "Project=\"Sdk.props\" Sdk=\"Microsoft.Build.Sql\"/></Project>"}) {
        write_file("db/Shop.sqlproj", document);
        EXPECT_THAT(built(), ElementsAre("db/a.sql")) << document;
    }
}

TEST_F(Project, SdkStyleWithoutDefaultItems) {
    write({"db/a.sql", "db/b.sql"});
    for (const std::string property : {"EnableDefaultSqlItems", "EnableDefaultItems"}) {
        sdk("<PropertyGroup><" + property + "> False </" + property +
            "></PropertyGroup><ItemGroup><Build Include=\"b.sql\"/></ItemGroup>");
        EXPECT_THAT(built(), ElementsAre("db/b.sql"));
    }
}

TEST_F(Project, GitignoreDoesNotCountButPatternsOfTheUserDo) {
    write({"db/a.sql", "db/x/b.sql", "db/x/c.sql", "db/y/d.sql"});
    write_file("db/.gitignore", "*.sql\n");
    sdk("");
    EXPECT_THAT(built(), ElementsAre("db/a.sql", "db/x/b.sql", "db/x/c.sql", "db/y/d.sql"));
    EXPECT_THAT(built({.ignore = {"x/", "!b.sql", "a.sql", "db/"}}), ElementsAre("db/y/d.sql"));
}

TEST_F(Project, MalformedXmlIsAnErrorAtItsPlace) {
    write_file("db/Shop.sqlproj", "<Project>\n  <ItemGroup>\n  </Project>\n");
    const DiscoveryResult result = discover({"db/Shop.sqlproj"});
    EXPECT_THAT(names(result), IsEmpty());
    EXPECT_THAT(result.diagnostics,
                ElementsAre(in_project(DiagnosticSeverity::Error, {3, 5},
                                       "it is not well-formed XML: Start-end tags mismatch")));
    EXPECT_TRUE(result.path_failed);
}

TEST_F(Project, DocumentThatIsNoProject) {
    write_file("db/Shop.sqlproj", "\n  <html/>");
    EXPECT_THAT(diagnostics(),
                ElementsAre(in_project(DiagnosticSeverity::Error, {2, 3},
                                       "it is no project: the outermost element is not "
                                       "<Project>")));
    write_file("db/Shop.sqlproj", "");
    EXPECT_THAT(diagnostics(),
                ElementsAre(in_project(DiagnosticSeverity::Error, {1, 1},
                                       "it is not well-formed XML: No document element found")));
    write_file("db/Shop.sqlproj", std::string_view("PK\3\4\24\0\1", 7));
    EXPECT_THAT(diagnostics(), ElementsAre(in_project(DiagnosticSeverity::Error, {1, 1},
                                                      "left out: it is binary, not text")));
}

TEST_F(Project, ElementsAsDeepAsTheyLike) {
    write({"db/a.sql"});
    std::string document = "<ItemGroup><Build Include=\"a.sql\"/></ItemGroup>";
    for (int depth = 0; depth < 100000; ++depth) {
        document += "<Choose>";
    }
    for (int depth = 0; depth < 100000; ++depth) {
        document += "</Choose>";
    }
    classic(document);
    EXPECT_THAT(built(), ElementsAre("db/a.sql"));
}

TEST_F(Project, NamesAreRelativeToTheWorkingDirectory) {
    write({"db/a.sql", "b.sql"});
    sdk(R"(<ItemGroup><Build Include="..\b.sql"/></ItemGroup>)");
    fs::current_path("db");
    EXPECT_THAT(found({"Shop.sqlproj"}), ElementsAre("../b.sql", "a.sql"));
    EXPECT_THAT(found({"./../db/Shop.sqlproj"}), ElementsAre("../b.sql", "a.sql"));
    EXPECT_THAT(found({"../*/*.sqlproj"}), ElementsAre("../b.sql", "a.sql"));
    EXPECT_THAT(found({fs::current_path() / "Shop.sqlproj"}), ElementsAre("../b.sql", "a.sql"));
}

TEST_F(Project, SaysWhatItIsBuiltFor) {
    const auto providers = [] { return discover({"db/Shop.sqlproj"}).schema_providers; };
    write({"db/a.sql"});
    classic("<PropertyGroup><DSP>A.Sql150DatabaseSchemaProvider</DSP></PropertyGroup>");
    EXPECT_THAT(providers(), ElementsAre("A.Sql150DatabaseSchemaProvider"));
    sdk("<PropertyGroup><V>Sql160</V><DSP>$(V)DatabaseSchemaProvider</DSP></PropertyGroup>");
    EXPECT_THAT(providers(), ElementsAre("Sql160DatabaseSchemaProvider"));
    sdk("<PropertyGroup><DSP>$(Unknown)</DSP></PropertyGroup>");
    EXPECT_THAT(providers(), IsEmpty());
    EXPECT_THAT(discover({"db"}).schema_providers, IsEmpty());
}

}  // namespace
}  // namespace tsqlaudit::text
