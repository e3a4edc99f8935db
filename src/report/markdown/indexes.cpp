#include <fmt/format.h>

#include "report/markdown/escape.h"
#include "report/markdown/groups.h"
#include "report/markdown/sections.h"
#include "report/markdown/words.h"
#include "text/concat.h"

namespace tsqlaudit::report::markdown {

namespace {

using catalog::IndexKind;

std::string kind_of(const catalog::Index& index) {
    const std::string_view clustering = index.is_clustered ? "clustered" : "nonclustered";
    std::string result;
    switch (index.kind) {
        case IndexKind::Rowstore:
            result = clustering;
            break;
        case IndexKind::Columnstore:
            result = fmt::format("{} columnstore", clustering);
            break;
        case IndexKind::Hash:
            result = "hash";
            break;
        case IndexKind::Spatial:
            result = "spatial";
            break;
        case IndexKind::Xml:
            result = index.xml_primary ? "primary XML" : "XML";
            break;
        case IndexKind::SelectiveXml:
            result = "selective XML";
            break;
        case IndexKind::Json:
            result = "JSON";
            break;
        case IndexKind::Vector:
            result = "vector";
            break;
        case IndexKind::FullText:
            result = "full-text";
            break;
    }
    if (index.is_primary_key) {
        return "primary key, " + result;
    }
    if (index.is_unique_constraint) {
        return "unique constraint, " + result;
    }
    return (index.is_unique ? "unique, " : "") + result;
}

std::string keys_of(const catalog::Index& index) {
    if (index.key_columns.empty() && index.kind == IndexKind::Columnstore) {
        return "all columns";
    }
    std::string result;
    for (const catalog::IndexColumn& column : index.key_columns) {
        result += result.empty() ? "" : ", ";
        append_code(result, column.name);
        result += column.is_descending ? " desc" : "";
    }
    return result;
}

std::string details_of(const catalog::Index& index) {
    std::string result;
    const auto add = [&](const std::string& note) {
        result += (result.empty() ? "" : " · ") + note;
    };
    if (index.is_disabled) {
        add("**disabled**");
    }
    if (!index.included_columns.empty()) {
        add("includes " + code_list(index.included_columns));
    }
    if (!index.filter_text.empty()) {
        add("where " + code(index.filter_text));
    }
    if (index.spatial.bounding_box) {
        const auto& [left, bottom, right, top] = *index.spatial.bounding_box;
        add(fmt::format("bounding box ({}, {}, {}, {})", left, bottom, right, top));
    }
    if (index.bucket_count) {
        add(grouped_digits(*index.bucket_count) + " buckets");
    }
    return result;
}

void write_missing(std::string& out, const FindingList& findings) {
    if (findings.empty()) {
        return;
    }
    out += "**Missing:**\n\n";
    for (const RuleGroup& group : group_by_rule(findings)) {
        for (const rules::Finding* finding : group.findings) {
            text::append(out, "- ", finding->severity == rules::Severity::Info ? "ℹ️" : "❌",
                         " ");
            if (!finding->columns.empty()) {
                append_code_list(out, finding->columns);
                out += " — ";
            }
            append_inline_text(out, group.title);
            out += "\n";
        }
    }
    out += "\n";
}

}  // namespace

void write_indexes(std::string& out, const Audit& audit, const TableAudit& entry) {
    const catalog::Table& table = audit.catalog.tables.at(entry.table);
    out += "### Indexes\n\n";
    if (table.indexes.empty()) {
        out += "None.\n\n";
    } else {
        out += "| Index | Kind | Columns | Details |\n|:------|:-----|:--------|:--------|\n";
        for (const catalog::Index& index : table.indexes) {
            text::append(out, "| ", index.name.empty() ? "(unnamed)" : code(index.name), " | ",
                         kind_of(index), " | ", keys_of(index), " | ", details_of(index), " |\n");
        }
        out += "\n";
    }
    write_missing(out, missing_indexes(findings_of(audit, entry)));
}

}  // namespace tsqlaudit::report::markdown
