#include "gate/changes.h"

#include <variant>

#include "text/encoding.h"
#include "text/paths.h"

namespace tsqlaudit::gate {

namespace {

using catalog::QualifiedName;

// The tables that a statement is about, as it names them.
class TableNames {
public:
    explicit TableNames(std::set<QualifiedName>& names) : names_{names} {}

    void operator()(const syntax::CreateTable& create) { add(create.name); }
    void operator()(const syntax::SelectInto& select) { add(select.table); }
    void operator()(const syntax::CreateIndex& create) { add(create.table); }
    void operator()(const syntax::AlterTable& alter) { add(alter.name); }
    void operator()(const syntax::DropIndex& drop) {
        for (const syntax::DropIndex::Target& target : drop.targets) {
            add(target.table);
        }
    }
    void operator()(const syntax::AlterIndex& alter) { add(alter.table); }
    void operator()(const syntax::AlterFulltextIndex& alter) { add(alter.table); }
    void operator()(const syntax::RenameObject& rename) {
        add(rename.object);
        names_.insert({schema_of(rename.object), rename.new_name});
    }
    void operator()(const syntax::ExtendedProperty& property) {
        names_.insert({property.schema, property.level1_name});
    }
    void operator()(const syntax::BindDefaultOrRule& bind) { add(bind.table); }
    void operator()(const syntax::TableOption& option) { add(option.table); }
    void operator()(const syntax::CreateStatistics& create) { add(create.table); }
    void operator()(const syntax::SecurityPolicy& policy) {
        for (const syntax::SecurityPredicate& predicate : policy.predicates) {
            add(predicate.table);
        }
    }
    void operator()(const syntax::Module& module) {
        if (module.trigger_table) {
            add(*module.trigger_table);
        }
    }
    // About no table, or about one that is gone.
    template <typename Other>
    void operator()(const Other& /*statement*/) {}

private:
    static std::string schema_of(const syntax::ObjectName& name) {
        return name.schema.empty() ? "dbo" : name.schema;
    }
    void add(const syntax::ObjectName& name) { names_.insert({schema_of(name), name.name}); }

    std::set<QualifiedName>& names_;
};

std::string identity_text(const std::filesystem::path& path) {
    return text::valid_utf8(text::file_identity(path).generic_string());
}

}  // namespace

ChangeFinder::ChangeFinder(std::span<const std::filesystem::path> changed,
                           const text::SourceSet& sources)
    : sources_{sources} {
    for (const std::filesystem::path& path : changed) {
        changed_.insert(identity_text(path));
    }
}

void ChangeFinder::add(const syntax::Script& script) {
    for (const syntax::Statement& statement : script.statements) {
        if (is_changed(statement.span.file)) {
            std::visit(TableNames{tables_}, statement.node);
        }
    }
}

report::Changes ChangeFinder::changes(const catalog::Catalog& catalog) {
    report::Changes changes;
    for (text::FileId file = 0; file < sources_.size(); ++file) {
        if (!is_changed(file)) {
            changes.other_files.insert(sources_.file(file).path());
        }
    }
    for (const catalog::Table& table : catalog.tables) {
        // A table that was renamed elsewhere is known by its definition.
        changes.tables.push_back(tables_.contains(table.name) || is_changed(table.span.file));
    }
    return changes;
}

bool ChangeFinder::is_changed(text::FileId file) {
    const auto [known, is_new] = is_changed_.try_emplace(file, false);
    if (is_new) {
        known->second = changed_.contains(identity_text(sources_.file(file).path()));
    }
    return known->second;
}

}  // namespace tsqlaudit::gate
