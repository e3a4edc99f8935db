#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/markdown/escape.h"
#include "report/markdown/sections.h"
#include "report/markdown/words.h"
#include "text/concat.h"

namespace tsqlaudit::report::markdown {

namespace {

using facts::ColumnRole;

constexpr std::size_t longest_comment = 120;

enum class Group {
    Keys,
    Tenant,
    Content,
    Documents,
    Spatial,
    State,
    Usage,
    Trail,
    Period,
    Deprecated
};
constexpr std::array group_names{
    std::pair{Group::Keys, "Keys"},       std::pair{Group::Tenant, "Tenant"},
    std::pair{Group::Content, "Content"}, std::pair{Group::Documents, "Documents"},
    std::pair{Group::Spatial, "Spatial"}, std::pair{Group::State, "State"},
    std::pair{Group::Usage, "Measured"},  std::pair{Group::Trail, "Audit trail"},
    std::pair{Group::Period, "Period"},   std::pair{Group::Deprecated, "Deprecated"}};

Group group_of(const facts::ColumnFacts& column) {
    if (column.is_deprecated) {
        return Group::Deprecated;
    }
    if (column.is_primary_key) {
        return Group::Keys;
    }
    switch (column.role) {
        case ColumnRole::Deprecated:
            return Group::Deprecated;
        case ColumnRole::Period:
            return Group::Period;
        case ColumnRole::IdentityKey:
        case ColumnRole::ForeignKey:
        case ColumnRole::KeyPart:
        case ColumnRole::Ordinal:
        case ColumnRole::Guid:
            return Group::Keys;
        case ColumnRole::Tenant:
            return Group::Tenant;
        case ColumnRole::Json:
        case ColumnRole::Xml:
        case ColumnRole::Binary:
        case ColumnRole::Embedding:
            return Group::Documents;
        case ColumnRole::Spatial:
        case ColumnRole::SpatialBound:
        case ColumnRole::Coordinate:
        case ColumnRole::CurveCode:
            return Group::Spatial;
        case ColumnRole::SoftDeleteFlag:
        case ColumnRole::Flag:
        case ColumnRole::RowVersion:
            return Group::State;
        case ColumnRole::UsageTimestamp:
        case ColumnRole::Counter:
        case ColumnRole::Aggregate:
        case ColumnRole::Metric:
        case ColumnRole::Score:
            return Group::Usage;
        case ColumnRole::CreatedTimestamp:
        case ColumnRole::ModifiedTimestamp:
        case ColumnRole::Timestamp:
        case ColumnRole::CreatedBy:
        case ColumnRole::ModifiedBy:
            return Group::Trail;
        case ColumnRole::Hash:
        case ColumnRole::Money:
        case ColumnRole::Url:
        case ColumnRole::EnumText:
        case ColumnRole::Identifier:
        case ColumnRole::Name:
        case ColumnRole::Code:
        case ColumnRole::Version:
        case ColumnRole::StructuredText:
        case ColumnRole::FreeText:
        case ColumnRole::DescriptiveDate:
        case ColumnRole::DescriptiveNumber:
        case ColumnRole::Other:
            break;
    }
    return Group::Content;
}

std::string type_of(const catalog::Column& column) {
    if (column.computed && column.type.id == sqlserver::TypeId::Unknown) {
        return "computed";
    }
    return code(column.type.name.empty() ? sqlserver::to_sql(column.type) : column.type.name);
}

class Notes {
public:
    void add(std::string_view note) { text::append(text_, text_.empty() ? "" : " · ", note); }
    const std::string& text() const { return text_; }

private:
    std::string text_;
};

void add_properties(Notes& notes, const catalog::Column& column) {
    if (column.identity) {
        notes.add("identity");
    }
    if (column.generated) {
        notes.add("generated always");
    }
    if (column.is_hidden) {
        notes.add("hidden");
    }
    if (column.is_sparse) {
        notes.add("sparse");
    }
    if (column.is_filestream) {
        notes.add("filestream");
    }
    if (!column.masking_function.empty()) {
        notes.add("masked");
    }
    if (column.is_encrypted) {
        notes.add("encrypted");
    }
}

std::string notes_of(const catalog::Column& column, const facts::ColumnFacts& facts) {
    Notes notes;
    if (facts.is_primary_key) {
        notes.add("primary key");
    }
    if (facts.is_foreign_key) {
        notes.add("foreign key");
    }
    add_properties(notes, column);
    if (column.computed) {
        notes.add((column.computed->is_persisted ? "persisted, computed: " : "computed: ") +
                  code(column.computed->expression_text));
    }
    if (column.default_constraint) {
        notes.add("default " + code(column.default_constraint->value_text));
    }
    const std::string comment = shortened_text(
        column.description.empty() ? column.comment : column.description, longest_comment);
    if (!comment.empty()) {
        notes.add(comment);
    }
    return notes.text();
}

}  // namespace

void write_columns(std::string& out, const Audit& audit, const TableAudit& entry) {
    const catalog::Table& table = audit.catalog.tables.at(entry.table);
    const facts::TableFacts& facts = audit.schema.tables.at(entry.table);
    if (table.columns.empty()) {
        return;
    }
    text::append(out, "<details>\n<summary>", counted(table.columns.size(), "column"),
                 "</summary>\n\n");
    out += "| | Column | Type | Null | Notes |\n|:--|:-------|:-----|:-----|:------|\n";
    std::vector<Group> groups;  // parallel to Table::columns
    std::ranges::transform(facts.columns, std::back_inserter(groups), group_of);
    for (const auto& [group, name] : group_names) {
        std::string_view label = name;
        for (std::size_t index = 0; index < table.columns.size(); ++index) {
            if (groups.at(index) != group) {
                continue;
            }
            const catalog::Column& column = table.columns[index];
            const std::string_view emphasis = label.empty() ? "" : "**";
            text::append(out, "| ", emphasis, label, emphasis, " | ");
            append_code(out, column.name);
            text::append(out, " | ", type_of(column), " | ",
                         column.is_nullable ? "null" : "not null", " | ",
                         notes_of(column, facts.columns.at(index)), " |\n");
            label = "";
        }
    }
    out += "\n</details>\n\n";
}

}  // namespace tsqlaudit::report::markdown
