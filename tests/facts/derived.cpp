#include "facts/derived.h"

#include <stdexcept>

#include "catalog/builder.h"
#include "syntax/parser.h"
#include "text/compare.h"

namespace tsqlaudit::test {
namespace {

void insist_on_none(const text::Diagnostics& diagnostics) {
    if (!diagnostics.empty()) {
        throw std::runtime_error(std::to_string(diagnostics.front().position.line) + ": " +
                                 diagnostics.front().message);
    }
}

std::string join(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts) {
        text += (text.empty() ? "" : ", ") + part;
    }
    return text;
}

std::string kind_name(facts::TenancyKind kind) {
    using facts::TenancyKind;
    const std::map<TenancyKind, std::string> names{{TenancyKind::NotApplicable, "not applicable"},
                                                   {TenancyKind::Root, "root"},
                                                   {TenancyKind::Tenanted, "tenanted"},
                                                   {TenancyKind::Reference, "reference"},
                                                   {TenancyKind::LikelyShared, "likely shared"},
                                                   {TenancyKind::History, "history"},
                                                   {TenancyKind::Inherited, "inherited"},
                                                   {TenancyKind::Ambiguous, "ambiguous"},
                                                   {TenancyKind::Loose, "loose"},
                                                   {TenancyKind::Unrelated, "unrelated"}};
    return names.at(kind);
}

std::string kind_name(facts::NaturalKeyKind kind) {
    switch (kind) {
        case facts::NaturalKeyKind::ParentOrdinal:
            return "place";
        case facts::NaturalKeyKind::Name:
            return "name";
        case facts::NaturalKeyKind::ForeignKeyCombination:
            return "combination";
    }
    return {};
}

}  // namespace

Derived::Derived(std::string sql, const facts::Settings& settings) {
    text::SourceSet sources;
    const text::FileId file = sources.add(text::SourceFile{"test.sql", std::move(sql)});
    syntax::ParseResult parsed = syntax::parse(sources, file);
    insist_on_none(parsed.diagnostics);
    catalog::BuildResult built = catalog::build(sources, {parsed.script});
    insist_on_none(built.diagnostics);
    catalog_ = std::move(built.catalog);
    facts_ = facts::derive(catalog_, settings);
}

facts::TableId Derived::id(std::string_view name) const {
    for (facts::TableId id = 0; id < catalog_.tables.size(); ++id) {
        if (text::equals_ignoring_case(catalog_.tables[id].name.name, name)) {
            return id;
        }
    }
    throw std::runtime_error("no table " + std::string{name});
}

const facts::ColumnFacts& Derived::column(std::string_view table_name,
                                          std::string_view column) const {
    const facts::ColumnFacts* found = facts(table_name).find(table(table_name), column);
    if (found == nullptr) {
        throw std::runtime_error("no column " + std::string{column});
    }
    return *found;
}

std::vector<std::string> Derived::roles(std::string_view name) const {
    std::vector<std::string> roles;
    for (std::size_t index = 0; index < table(name).columns.size(); ++index) {
        roles.push_back(table(name).columns[index].name + ": " +
                        std::string{to_string(facts(name).columns[index].role)});
    }
    return roles;
}

std::map<std::string, std::string> Derived::scales() const {
    std::map<std::string, std::string> scales;
    for (const facts::TableFacts& table : facts_.tables) {
        scales[catalog_.tables[table.id].name.name] = to_string(table.scale.scale);
    }
    return scales;
}

std::string Derived::tenancy(std::string_view name) const {
    const auto names = [&](const std::vector<facts::TableId>& ids) {
        std::vector<std::string> list;
        for (const facts::TableId id : ids) {
            list.push_back(catalog_.tables[id].name.name);
        }
        return join(list);
    };
    const facts::Tenancy& tenancy = facts(name).tenancy;
    const std::string kind = kind_name(tenancy.kind);
    std::vector<facts::TableId> path;
    for (const facts::TenancyStep& step : facts::tenant_path(facts_, id(name))) {
        path.push_back(step.parent);
    }
    if (!path.empty()) {
        return kind + " via " + names(path);
    }
    return tenancy.parents.empty() ? kind : kind + ": " + names(tenancy.parents);
}

std::vector<std::string> Derived::keys(std::string_view name) const {
    std::vector<std::string> keys;
    for (const facts::NaturalKeyCandidate& key : facts(name).natural_keys) {
        std::string text = kind_name(key.kind) + " (" + join(key.columns) + ")";
        if (!key.soft_delete.column.empty()) {
            text += " where " + key.soft_delete.column +
                    (!key.soft_delete.live_literal.empty()
                         ? " is probably " + key.soft_delete.live_literal
                     : key.soft_delete.is_null_live ? " is null"
                     : key.soft_delete.live_value   ? " = 1"
                                                    : " = 0");
        }
        keys.push_back(text + (key.is_guess ? ", guessed" : "") +
                       (key.covered_by ? ", covered" : ""));
    }
    return keys;
}

std::vector<std::string> Derived::columns_with(std::string_view name,
                                               bool facts::ColumnFacts::*member) const {
    std::vector<std::string> columns;
    for (std::size_t index = 0; index < table(name).columns.size(); ++index) {
        if (facts(name).columns[index].*member) {
            columns.push_back(table(name).columns[index].name);
        }
    }
    return columns;
}

std::vector<std::string> Derived::tables_with(bool facts::TableFacts::*member) const {
    std::vector<std::string> tables;
    for (const facts::TableFacts& table : facts_.tables) {
        if (table.*member) {
            tables.push_back(catalog_.tables[table.id].name.name);
        }
    }
    return tables;
}

}  // namespace tsqlaudit::test
