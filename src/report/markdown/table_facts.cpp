#include <fmt/format.h>

#include <string_view>
#include <utility>

#include "facts/key_names.h"
#include "facts/tenancy.h"
#include "report/markdown/escape.h"
#include "report/markdown/groups.h"
#include "report/markdown/sections.h"
#include "report/markdown/words.h"
#include "report/uri.h"
#include "text/concat.h"

namespace tsqlaudit::report::markdown {

namespace {

std::string scale_of(const facts::ScaleEstimate& scale) {
    if (scale.rows) {
        return grouped_digits(*scale.rows) + " (counted)";
    }
    std::string result;
    switch (scale.scale) {
        case facts::Scale::Tiny:
            result = "tiny, up to 100";
            break;
        case facts::Scale::Small:
            result = "small, up to 10 thousand";
            break;
        case facts::Scale::Moderate:
            result = "moderate, up to a million";
            break;
        case facts::Scale::Large:
            result = "large, up to 100 million";
            break;
        case facts::Scale::Huge:
            result = "huge, over 100 million";
            break;
    }
    return result + (scale.reason.empty() ? "" : ": " + inline_text(scale.reason));
}

std::string action_words(syntax::ReferentialAction action) {
    switch (action) {
        case syntax::ReferentialAction::Cascade:
            return "cascade";
        case syntax::ReferentialAction::SetNull:
            return "set null";
        case syntax::ReferentialAction::SetDefault:
            return "set default";
        case syntax::ReferentialAction::NoAction:
            break;
    }
    return "";
}

std::string foreign_key_of(const Audit& audit, const catalog::ForeignKey& key) {
    std::string result = code_list(key.columns) + " → ";
    result += key.referenced_index ? table_link(audit, *key.referenced_index)
                                   : code(key.referenced_table.dotted());
    if (!key.referenced_columns.empty() && key.referenced_columns != key.columns) {
        result += " (" + code_list(key.referenced_columns) + ")";
    }
    for (const auto& [event, action] :
         {std::pair{"on delete", key.on_delete}, std::pair{"on update", key.on_update}}) {
        if (const std::string words = action_words(action); !words.empty()) {
            result += fmt::format(", {} {}", event, words);
        }
    }
    if (key.is_disabled || key.is_not_trusted) {
        result += key.is_disabled ? ", disabled" : ", not trusted";
    }
    return result;
}

void write_keys(std::string& out, const Audit& audit, const catalog::Table& table) {
    const catalog::Index* primary_key = table.primary_key();
    if (primary_key == nullptr) {
        out += "- **Primary key:** none\n";
    } else {
        out += "- **Primary key:** " + code_list(facts::key_names(*primary_key)) +
               (primary_key->is_clustered ? "" : ", nonclustered") + "\n";
    }
    if (table.foreign_keys.size() == 1) {
        out += "- **Foreign key:** " + foreign_key_of(audit, table.foreign_keys.front()) + "\n";
    } else if (!table.foreign_keys.empty()) {
        out += "- **Foreign keys:**\n";
        for (const catalog::ForeignKey& key : table.foreign_keys) {
            out += "  - " + foreign_key_of(audit, key) + "\n";
        }
    }
}

std::string history_of(const Audit& audit, const catalog::SystemVersioning& versioning) {
    std::string result = "system-versioned";
    if (versioning.history_index) {
        result += ", history in " + table_link(audit, *versioning.history_index);
    } else if (!versioning.history_table.name.empty()) {
        result += ", history in " + code(versioning.history_table.dotted());
    }
    return result + (versioning.retention ? ", kept " + inline_text(*versioning.retention)
                                          : ", kept forever");
}

void write_storage(std::string& out, const Audit& audit, const catalog::Table& table) {
    if (table.versioning) {
        out += "- **Temporal:** " + history_of(audit, *table.versioning) + "\n";
    }
    if (table.history_of) {
        out += "- **History of:** " + table_link(audit, *table.history_of) + "\n";
    }
    if (table.is_memory_optimized) {
        out += fmt::format("- **Storage:** memory-optimised, {}\n",
                           table.is_schema_only ? "schema only" : "durable");
    } else if (table.storage.is_partitioned()) {
        out += "- **Storage:** partitioned by " + code(table.storage.partition_column);
        out += table.storage.has_scheme() ? " on " + code(table.storage.filegroup_or_scheme) : "";
        out += "\n";
    }
}

// Of a long way only the two ends.
std::string way_to_tenant(const Audit& audit, facts::TableId table) {
    constexpr std::size_t longest = 6;
    std::vector<std::size_t> tables;
    for (const facts::TenancyStep& step : facts::tenant_path(audit.schema, table, longest)) {
        tables.push_back(step.parent);
    }
    const facts::TenancyWay& way = audit.schema.tables.at(table).tenancy.way;
    if (way.steps <= longest) {
        return table_links(audit, tables);
    }
    return fmt::format("{}, {} and, at the end, {}", table_link(audit, tables.front()),
                       counted(way.steps - 2, "more table"), table_link(audit, way.end));
}

std::string roles_of_parent(const Audit& audit, const facts::TableFacts& facts) {
    const std::vector<std::size_t>& roles = facts.tenancy.roles;
    const catalog::Table& table = audit.catalog.tables.at(facts.id);
    return fmt::format("through {} references to {}", roles.size(),
                       table_link(audit, *table.foreign_keys.at(roles.front()).referenced_index));
}

std::string tenants_of(const Audit& audit, const facts::Tenancy& tenancy) {
    if (tenancy.parents.size() < facts::most_tenant_parents) {
        return table_links(audit, tenancy.parents);
    }
    return std::to_string(facts::most_tenant_parents) + " tables or more";
}

std::string tenancy_of(const Audit& audit, const facts::TableFacts& facts) {
    const facts::Tenancy& tenancy = facts.tenancy;
    switch (tenancy.kind) {
        case facts::TenancyKind::NotApplicable:
            return "";
        case facts::TenancyKind::Root:
            return "this is the table of tenants";
        case facts::TenancyKind::Tenanted:
            return "by " + code(tenancy.column);
        case facts::TenancyKind::Reference:
            return "shared by all tenants";
        case facts::TenancyKind::LikelyShared:
            return "a list that all tenants seem to share";
        case facts::TenancyKind::History:
            return "as the rows of the table it belongs to";
        case facts::TenancyKind::Inherited:
            return "through " + way_to_tenant(audit, facts.id);
        case facts::TenancyKind::Ambiguous:
            return tenancy.roles.empty() ? "ambiguous, through any of " + tenants_of(audit, tenancy)
                                         : "ambiguous, " + roles_of_parent(audit, facts);
        case facts::TenancyKind::Loose:
            return "not enforced: only an optional reference leads to " +
                   table_links(audit, tenancy.parents);
        case facts::TenancyKind::Unrelated:
            break;
    }
    return "nothing ties a row to one";
}

// What sort of table it is, where that says more than its name; empty for an ordinary one.
std::string kind_of(const Audit& audit, const facts::TableFacts& facts) {
    if (facts.extension) {
        return "extension of " + table_link(audit, facts.extension->parent);
    }
    if (facts.is_framework) {
        return "part of a tool or framework, by its name or schema: most rules leave its design "
               "alone";
    }
    for (const auto& [is_kind, word] :
         {std::pair{facts.is_staging, "staging"},
          std::pair{facts.is_log_like, "log or measurement"},
          std::pair{facts.is_junction, "junction"}, std::pair{facts.is_reference, "reference"}}) {
        if (is_kind) {
            return word;
        }
    }
    return "";
}

}  // namespace

void write_table_facts(std::string& out, const Audit& audit, const TableAudit& entry) {
    const catalog::Table& table = audit.catalog.tables.at(entry.table);
    const facts::TableFacts& facts = audit.schema.tables.at(entry.table);
    const std::string& path = audit.sources.file(table.span.file).path();
    const std::uint32_t first = audit.sources.begin(table.span).line;
    const std::uint32_t last = audit.sources.end(table.span).line;
    const std::string line = std::to_string(first);
    text::append(out, "- **Location:** [", inline_text(path), ":", line, "](", uri_of_path(path),
                 "#L", line, "), ", counted(last - first + 1, "line"), "\n");
    if (const std::string kind = kind_of(audit, facts); !kind.empty()) {
        out += "- **Kind:** " + kind + "\n";
    }
    out += "- **Rows:** " + scale_of(facts.scale) + "\n";
    write_keys(out, audit, table);
    write_storage(out, audit, table);
    if (const std::string tenancy = tenancy_of(audit, facts); !tenancy.empty()) {
        out += "- **Tenant:** " + tenancy + "\n";
    }
    out += "\n";
}

}  // namespace tsqlaudit::report::markdown
