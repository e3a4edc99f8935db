#include "gate/changes.h"

#include <set>
#include <string>
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

// By FileId: whether `changed` names the file.
std::vector<bool> changed_files(std::span<const std::filesystem::path> changed,
                                const text::SourceSet& sources) {
    std::set<std::string> names;
    for (const std::filesystem::path& path : changed) {
        names.insert(identity_text(path));
    }
    std::vector<bool> files;
    for (text::FileId file = 0; file < sources.size(); ++file) {
        files.push_back(names.contains(identity_text(sources.file(file).path())));
    }
    return files;
}

}  // namespace

report::Changes changes_in(std::span<const std::filesystem::path> changed,
                           const text::SourceSet& sources, std::span<const syntax::Script> scripts,
                           const catalog::Catalog& catalog) {
    const std::vector<bool> is_changed = changed_files(changed, sources);
    report::Changes changes;
    std::set<QualifiedName> names;
    for (text::FileId file = 0; file < sources.size(); ++file) {
        if (!is_changed[file]) {
            changes.other_files.insert(sources.file(file).path());
        }
    }
    for (const syntax::Script& script : scripts) {
        for (const syntax::Statement& statement : script.statements) {
            if (is_changed[statement.span.file]) {
                std::visit(TableNames{names}, statement.node);
            }
        }
    }
    for (const catalog::Table& table : catalog.tables) {
        // A table that was renamed elsewhere is known by its definition.
        changes.tables.push_back(names.contains(table.name) || is_changed[table.span.file]);
    }
    return changes;
}

}  // namespace tsqlaudit::gate
