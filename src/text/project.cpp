#include "text/project.h"

#include <pugixml.hpp>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string_view>
#include <utility>

#include "text/compare.h"
#include "text/project_patterns.h"

namespace tsqlaudit::text {
namespace {

constexpr int deepest_choice = 100;  // elements within each other; no project has that many

std::optional<ProjectItem::List> list_of(std::string_view name) {
    if (equals_ignoring_case(name, "Build")) {
        return ProjectItem::List::Built;
    }
    for (const std::string_view other : {"None", "PreDeploy", "PostDeploy"}) {
        if (equals_ignoring_case(name, other)) {
            return ProjectItem::List::NotBuilt;
        }
    }
    return {};
}

class ProjectParser {
public:
    ProjectParser(const SourceFile& document, Diagnostics& diagnostics)
        : document_(document),
          diagnostics_(diagnostics),
          properties_(std::filesystem::path(document.path()).stem().string()) {}

    std::optional<Project> parse() {
        const std::string_view content = document_.content();
        pugi::xml_document xml;
        const pugi::xml_parse_result parsed = xml.load_buffer(
            content.data(), content.size(), pugi::parse_default, pugi::encoding_utf8);
        if (!parsed) {
            report(DiagnosticSeverity::Error, position(parsed.offset),
                   std::string("it is not well-formed XML: ") + parsed.description());
            return {};
        }
        const pugi::xml_node root = xml.document_element();
        if (std::string_view(root.name()) != "Project") {
            report(DiagnosticSeverity::Error, position(root),
                   "it is no project: the outermost element is not <Project>");
            return {};
        }
        parse_elements(root, 0);
        project_.has_default_items = is_sdk_style(root) &&
                                     !properties_.is_false("EnableDefaultSqlItems") &&
                                     !properties_.is_false("EnableDefaultItems");
        project_.schema_provider = properties_.expand("$(DSP)").value_or("");
        return std::move(project_);
    }

private:
    static bool is_sdk_style(pugi::xml_node root) {
        return root.attribute("Sdk") || root.child("Sdk") ||
               root.find_child([](pugi::xml_node child) {
                   return std::string_view(child.name()) == "Import" && child.attribute("Sdk");
               });
    }

    static bool is_left_out(pugi::xml_node element) {
        return never_holds(element.attribute("Condition").value());
    }

    void parse_elements(pugi::xml_node parent, int depth) {
        for (const pugi::xml_node element : parent) {
            const std::string_view name = element.name();
            if (is_left_out(element)) {
                continue;
            }
            if (name == "PropertyGroup") {
                parse_properties(element);
            } else if (name == "ItemGroup") {
                for (const pugi::xml_node item : element) {
                    parse_item(item);
                }
            } else if (depth < deepest_choice &&
                       (name == "Choose" || name == "When" || name == "Otherwise")) {
                parse_elements(element, depth + 1);
            }
        }
    }

    void parse_properties(pugi::xml_node group) {
        for (const pugi::xml_node property : group.children()) {
            if (is_left_out(property)) {
                continue;
            }
            const bool is_default = group.attribute("Condition") || property.attribute("Condition");
            properties_.set(property.name(), property.child_value(), is_default);
        }
    }

    void parse_item(pugi::xml_node element) {
        const std::optional<ProjectItem::List> list = list_of(element.name());
        if (!list || is_left_out(element)) {
            return;
        }
        ProjectItem item{*list, ProjectItem::Action::Include, {}, {}, position(element)};
        if (element.attribute("Include")) {
            item.patterns = patterns(element, "Include");
            item.excluded = patterns(element, "Exclude");
        } else if (element.attribute("Remove")) {
            item.action = ProjectItem::Action::Remove;
            item.patterns = patterns(element, "Remove");
        }
        if (!item.patterns.empty()) {
            project_.items.push_back(std::move(item));
        }
    }

    std::vector<std::string> patterns(pugi::xml_node element, const char* attribute) {
        ProjectPatterns split = split_patterns(element.attribute(attribute).value(), properties_);
        for (const std::string& pattern : split.unknown) {
            report(DiagnosticSeverity::Warning, position(element),
                   std::string(attribute) +
                       " names what cannot be told from the project alone: " + pattern);
        }
        return std::move(split.patterns);
    }

    // Of the '<' of an element.
    Position position(pugi::xml_node element) const { return position(element.offset_debug() - 1); }

    Position position(std::ptrdiff_t offset) const {
        return document_.position(static_cast<std::uint32_t>(offset));
    }

    void report(DiagnosticSeverity severity, Position position, std::string message) {
        diagnostics_.push_back({severity, document_.path(), position, std::move(message)});
    }

    const SourceFile& document_;
    Diagnostics& diagnostics_;
    ProjectProperties properties_;
    Project project_;
};

}  // namespace

std::optional<Project> parse_project(const SourceFile& document, Diagnostics& diagnostics) {
    return ProjectParser(document, diagnostics).parse();
}

}  // namespace tsqlaudit::text
