#include "closure/refusals.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "catalog/builder.h"
#include "sqlserver/names.h"
#include "syntax/parser.h"
#include "text/compare.h"

namespace tsqlaudit::test {

namespace {

using catalog::Catalog;
using catalog::Column;
using catalog::Index;
using catalog::IndexKind;
using catalog::QualifiedName;
using catalog::Table;
using text::equals_ignoring_case;

bool contains(const std::vector<std::string>& names, std::string_view name) {
    return std::ranges::any_of(
        names, [&](const std::string& other) { return equals_ignoring_case(other, name); });
}

bool has_key_column(const Index& index, std::string_view name) {
    return std::ranges::any_of(index.key_columns, [&](const catalog::IndexColumn& column) {
        return equals_ignoring_case(column.name, name);
    });
}

bool mentions(const syntax::ExpressionPtr& expression, std::string_view column) {
    return expression != nullptr &&
           ((expression->kind == syntax::ExpressionKind::Column &&
             equals_ignoring_case(expression->text, column)) ||
            std::ranges::any_of(expression->operands, [&](const syntax::ExpressionPtr& operand) {
                return mentions(operand, column);
            }));
}

QualifiedName name_of(const syntax::ObjectName& name) {
    return {name.schema.empty() ? "dbo" : name.schema, name.name};
}

// One statement, and the schema that it finds.
class Judge {
public:
    Judge(const Catalog& before, const syntax::Statement& statement, std::size_t line)
        : before_{before}, statement_{statement}, line_{line} {}

    std::vector<std::string> run() && {
        std::visit([&](const auto& node) { judge(node); }, statement_.node);
        return std::move(refusals_);
    }

private:
    template <typename Node>
    void judge(const Node& /*node*/) {
        refuse("a kind of statement that no fix should need");
    }

    void judge(const syntax::AlterTable& alter) {
        table_ = before_.find_table(name_of(alter.name));
        if (table_ == nullptr) {
            return refuse("no such table: " + alter.name.name);
        }
        if (table_->kind == catalog::TableKind::External) {
            refuse("an external table");
        }
        std::visit([&](const auto& action) { judge_action(action); }, alter.action);
    }

    void judge(const syntax::CreateIndex& create) {
        table_ = before_.find_table(name_of(create.table));
        if (table_ == nullptr) {
            if (!is_implied_history(name_of(create.table))) {
                refuse("no such table: " + create.table.name);
            }
            return;
        }
        if (table_->is_memory_optimized) {
            refuse("10794: CREATE INDEX on a memory-optimised table");
        }
        judge_index(create.index);
    }

    void judge(const syntax::DropIndex& drop) {
        for (const syntax::DropIndex::Target& target : drop.targets) {
            table_ = before_.find_table(name_of(target.table));
            const Index* index = table_ == nullptr ? nullptr : find_index(target.index.text);
            if (index == nullptr) {
                refuse("3701: no such index: " + target.index.text);
                continue;
            }
            if (table_->is_memory_optimized) {
                refuse("10794: DROP INDEX on a memory-optimised table");
            }
            if (index->is_constraint()) {
                refuse("3723: the index of a constraint: " + index->name);
            }
            judge_loss(*index);
        }
    }

    void judge(const syntax::AlterIndex& alter) {
        table_ = before_.find_table(name_of(alter.table));
        if (table_ == nullptr) {
            return refuse("no such table: " + alter.table.name);
        }
        if (table_->is_memory_optimized) {
            refuse("10794: ALTER INDEX on a memory-optimised table");
        }
        if (alter.index && find_index(alter.index->text) == nullptr) {
            refuse("2727: no such index: " + alter.index->text);
        }
        for (const Index& index : table_->indexes) {
            if ((!alter.index || equals_ignoring_case(index.name, alter.index->text)) &&
                index.kind != IndexKind::Rowstore) {
                refuse("10799: DATA_COMPRESSION of " + index.name);
            }
        }
    }

    void judge(const syntax::CreateStatistics& create) {
        table_ = before_.find_table(name_of(create.table));
        if (table_ == nullptr) {
            return refuse("no such table: " + create.table.name);
        }
        if (find_statistics(create.name.text)) {
            refuse("1927: the statistics are there: " + create.name.text);
        }
    }

    void judge(const syntax::DropObject& drop) {
        if (drop.kind != "STATISTICS") {
            return refuse("a kind of DROP that no fix should need: " + drop.kind);
        }
        table_ = before_.find_table({drop.name.database, drop.name.schema});
        if (table_ == nullptr || !find_statistics(drop.name.name)) {
            refuse("3701: no such statistics: " + drop.name.name);
        }
        if (drop.if_exists) {
            refuse("DROP STATISTICS knows no IF EXISTS");
        }
    }

    bool find_statistics(std::string_view name) const {
        return std::ranges::any_of(table_->statistics, [&](const catalog::Statistics& statistics) {
            return equals_ignoring_case(statistics.name, name);
        });
    }

    void judge_action(const syntax::AddElements& add) {
        for (const syntax::ColumnDefinition& column : add.columns) {
            judge_new_column(column);
        }
        for (const syntax::Constraint& constraint : add.constraints) {
            judge_constraint(constraint);
        }
        for (const syntax::IndexDefinition& index : add.indexes) {
            if (!table_->is_memory_optimized) {
                refuse("ALTER TABLE … ADD INDEX on a table on disk");
            }
            judge_index(index);
        }
    }

    void judge_action(const syntax::AlterColumn& alter) {
        const Column* column = table_->find_column(alter.column.text);
        if (column == nullptr) {
            return refuse("4924: no such column: " + alter.column.text);
        }
        if (!alter.type) {
            if (!column->default_constraint) {
                refuse("no default to look up: " + column->name);
            }
            return;
        }
        if (alter.nullable == std::nullopt) {
            refuse("nullability is not restated: " + column->name);
        }
        if (!column->collation.empty() && column->type.is_character() &&
            !equals_ignoring_case(column->collation, alter.collation)) {
            refuse("the collation is lost: " + column->name);
        }
        judge_alteration(*column, grows_only(*column, alter));
    }

    void judge_action(const syntax::DropElements& drop) {
        for (const syntax::Identifier& name : drop.constraints) {
            const Index* index = find_index(name.text);
            if (index != nullptr) {
                judge_loss(*index);
            } else if (!has_constraint(*table_, name.text)) {
                refuse("3728: no such constraint: " + name.text);
            }
        }
        if (!drop.unnamed_key.empty()) {
            const auto found = std::ranges::find_if(table_->indexes, [&](const Index& index) {
                return index.is_constraint() && index.name.empty() &&
                       std::ranges::equal(
                           index.key_columns, drop.unnamed_key,
                           [](const catalog::IndexColumn& key, const syntax::Identifier& name) {
                               return equals_ignoring_case(key.name, name.text);
                           });
            });
            if (found == table_->indexes.end()) {
                refuse("no unnamed key to look up");
            } else {
                judge_loss(*found);
            }
        }
        judge_unnamed(drop);
        for (const syntax::Identifier& name : drop.indexes) {
            if (!table_->is_memory_optimized || find_index(name.text) == nullptr) {
                refuse("ALTER TABLE … DROP INDEX: " + name.text);
            }
        }
    }

    void judge_unnamed(const syntax::DropElements& drop) {
        if (!drop.unnamed_foreign_key.empty() &&
            std::ranges::count_if(table_->foreign_keys, [&](const catalog::ForeignKey& key) {
                return key.name.empty() &&
                       std::ranges::equal(key.columns, drop.unnamed_foreign_key,
                                          equals_ignoring_case, {}, &syntax::Identifier::text);
            }) != 1) {
            refuse("not one unnamed foreign key to look up");
        }
        if (drop.unnamed_check &&
            std::ranges::count(table_->checks, "", &catalog::CheckConstraint::name) != 1) {
            refuse("not one unnamed check to look up");
        }
    }

    void judge_action(const syntax::CheckConstraints& check) {
        for (const syntax::Identifier& name : check.names) {
            if (!has_constraint(*table_, name.text)) {
                refuse("4917: no such constraint: " + name.text);
            }
        }
    }

    void judge_action(const syntax::RebuildTable& /*rebuild*/) {
        if (table_->is_memory_optimized || table_->has_clustered_columnstore()) {
            refuse("10794 or 10799: DATA_COMPRESSION of the table");
        }
        if (std::ranges::any_of(table_->columns, [](const Column& column) {
                return column.is_sparse || column.is_column_set;
            })) {
            refuse("10622: compression with sparse columns");
        }
    }

    template <typename Action>
    void judge_action(const Action& /*action*/) {
        refuse("a kind of ALTER TABLE that no fix should need");
    }

    void judge_new_column(const syntax::ColumnDefinition& column) {
        const bool has_default =
            std::ranges::any_of(column.constraints, [](const syntax::Constraint& constraint) {
                return constraint.kind == syntax::ConstraintKind::Default;
            });
        if (table_->find_column(column.name.text) != nullptr) {
            refuse("2705: the column is there: " + column.name.text);
        }
        if (column.nullable == false && !has_default && !column.identity) {
            refuse("4901: NOT NULL without a value: " + column.name.text);
        }
        if (!column.nullable && !column.computed) {
            refuse("nullability is not stated: " + column.name.text);
        }
        if (table_->is_ledger && column.nullable == false) {
            refuse("a ledger table takes nullable columns only");
        }
    }

    // An index of rows, or the key of a constraint.
    void judge_key(const std::vector<syntax::KeyColumn>& columns, bool is_clustered) {
        for (const syntax::KeyColumn& key : columns) {
            const Column* column = table_->find_column(key.name.text);
            if (column != nullptr && column->is_encrypted_randomly) {
                refuse("a key that is encrypted at random: " + column->name);
            }
        }
        if (table_->is_ledger && table_->has_clustered_columnstore() && !is_clustered) {
            refuse("an index beside the columnstore of a ledger table");
        }
    }

    void judge_check(const syntax::Constraint& constraint) {
        for (const Column& column : table_->columns) {
            if (mentions(constraint.expression, column.name) &&
                (column.is_encrypted || column.type.is_legacy_lob())) {
                refuse("a check of " + column.name + ", which takes none");
            }
        }
    }

    void judge_constraint(const syntax::Constraint& constraint) {
        if (!constraint.name) {
            return refuse("a constraint without a name");
        }
        if (constraint.kind == syntax::ConstraintKind::Check) {
            judge_check(constraint);
        }
        if (constraint.kind == syntax::ConstraintKind::PrimaryKey ||
            constraint.kind == syntax::ConstraintKind::Unique) {
            judge_key(constraint.columns, constraint.clustering == syntax::Clustering::Clustered);
        }
        if (is_taken(constraint.name->text)) {
            refuse("2714: the name is taken: " + constraint.name->text);
        }
        for (const syntax::KeyColumn& key : constraint.columns) {
            const Column* column = table_->find_column(key.name.text);
            if (column != nullptr && column->is_nullable &&
                constraint.kind == syntax::ConstraintKind::PrimaryKey) {
                refuse("8111: a nullable column in a primary key: " + column->name);
            }
        }
        if (constraint.clustering == syntax::Clustering::Clustered &&
            table_->clustered_index() != nullptr) {
            refuse("1902: a second clustered index");
        }
        if (constraint.kind == syntax::ConstraintKind::PrimaryKey &&
            table_->primary_key() != nullptr) {
            refuse("1779: a second primary key");
        }
    }

    void judge_index(const syntax::IndexDefinition& index) {
        const bool replaces = std::ranges::any_of(index.options, [](const syntax::Option& option) {
            return option.name == "DROP_EXISTING" && option.value == "ON";
        });
        if (!replaces && find_index(index.name.text) != nullptr) {
            refuse("1913: the name is taken: " + index.name.text);
        }
        if (!replaces && index.clustering == syntax::Clustering::Clustered &&
            table_->clustered_index() != nullptr) {
            refuse("1902: a second clustered index");
        }
        if (index.kind == syntax::IndexKind::Rowstore) {
            judge_key(index.columns, index.clustering == syntax::Clustering::Clustered);
        }
        if (table_->history_of && index.is_unique) {
            refuse("13741: a unique index of a history table");
        }
        if (index.kind == syntax::IndexKind::Spatial &&
            (table_->primary_key() == nullptr || !table_->primary_key()->is_clustered)) {
            refuse("12008: a spatial index without a clustered primary key");
        }
        if (index.clustering == syntax::Clustering::Clustered &&
            index.kind == syntax::IndexKind::Columnstore && !table_->triggers.empty()) {
            refuse("35358: triggers on a clustered columnstore");
        }
    }

    // Drops what other things need.
    void judge_loss(const Index& index) {
        const bool carries_special = std::ranges::any_of(table_->indexes, [](const Index& other) {
            return other.kind == IndexKind::Spatial || other.kind == IndexKind::Xml ||
                   other.kind == IndexKind::Json || other.kind == IndexKind::Vector;
        });
        if (index.is_primary_key && (carries_special || table_->versioning)) {
            refuse("3734 or 13557: the primary key is needed");
        }
        for (const Index& other : table_->indexes) {
            if (other.kind == IndexKind::FullText &&
                equals_ignoring_case(other.fulltext_key_index, index.name)) {
                refuse("7614: the key of the full-text index");
            }
        }
        if (!index.is_unique) {
            return;
        }
        for (const Table& table : before_.tables) {
            for (const catalog::ForeignKey& key : table.foreign_keys) {
                if (key.referenced_table == table_->name &&
                    key.referenced_columns.size() == index.key_columns.size() &&
                    std::ranges::all_of(key.referenced_columns, [&](const std::string& column) {
                        return has_key_column(index, column);
                    })) {
                    refuse("3725: a foreign key references " + index.name);
                }
            }
        }
    }

    static bool grows_only(const Column& column, const syntax::AlterColumn& alter) {
        const std::string written = sqlserver::to_sql(column.type);
        return equals_ignoring_case(written.substr(0, written.find('(')), alter.type->name) &&
               (written.starts_with("var") || written.starts_with("nvar")) && !column.type.is_max &&
               !alter.type->is_max && alter.type->length.value_or(0) >= column.type.length &&
               alter.nullable == column.is_nullable;
    }

    void judge_alteration(const Column& column, bool grows_only) {
        for (const Index& index : table_->indexes) {
            const bool is_key = has_key_column(index, column.name);
            const bool is_used = is_key || contains(index.included_columns, column.name) ||
                                 mentions(index.filter, column.name);
            if (is_used && (!grows_only || index.is_primary_key)) {
                refuse("5074: the index " + index.name + " needs " + column.name);
            }
        }
        if (table_->has_clustered_columnstore()) {
            refuse("35325: a column of a clustered columnstore");
        }
        if (table_->storage.is_partitioned()) {
            refuse("a column of a partitioned table");
        }
        if (column.default_constraint && !grows_only) {
            refuse("5074: the default of " + column.name);
        }
        if (column.computed || column.is_rowguidcol) {
            refuse("4928: " + column.name + " cannot be altered");
        }
        for (const Column& other : table_->columns) {
            if (other.computed && mentions(other.computed->expression, column.name)) {
                refuse("5074: the computed column " + other.name);
            }
        }
        for (const catalog::CheckConstraint& check : table_->checks) {
            if (contains(check.columns, column.name) && !grows_only) {
                refuse("5074: the check " + check.name);
            }
        }
        for (const catalog::Statistics& statistics : table_->statistics) {
            if (contains(statistics.columns, column.name) ||
                mentions(statistics.filter, column.name)) {
                refuse("5074: the statistics " + statistics.name);
            }
        }
        judge_references(column);
    }

    void judge_references(const Column& column) {
        for (const Table& table : before_.tables) {
            for (const catalog::ForeignKey& key : table.foreign_keys) {
                const bool is_own = &table == table_ && contains(key.columns, column.name);
                const bool is_inbound = key.referenced_table == table_->name &&
                                        contains(key.referenced_columns, column.name);
                if (is_own || is_inbound) {
                    refuse("5074: the foreign key " + key.name);
                }
            }
        }
        for (const catalog::SecurityPolicy& policy : before_.policies) {
            for (const catalog::SecurityPredicate& predicate : policy.predicates) {
                if (predicate.table == table_->name && contains(predicate.columns, column.name)) {
                    refuse("5074: the policy " + policy.name.dotted());
                }
            }
        }
        judge_modules(column, before_.views, "view");
        judge_modules(column, before_.routines, "routine");
    }

    template <typename Module>
    void judge_modules(const Column& column, const std::vector<Module>& modules, const char* kind) {
        for (const Module& module : modules) {
            if (module.is_schema_bound && contains(module.names, column.name) &&
                std::ranges::find(module.references, table_->name) != module.references.end()) {
                refuse(std::string{"5074: the "} + kind + ' ' + module.name.dotted());
            }
        }
    }

    const Index* find_index(std::string_view name) const {
        const auto found = std::ranges::find_if(table_->indexes, [&](const Index& index) {
            return !name.empty() && equals_ignoring_case(index.name, name);
        });
        return found == table_->indexes.end() ? nullptr : &*found;
    }

    static bool has_constraint(const Table& table, std::string_view name) {
        const auto is_called = [&](const auto& object) {
            return equals_ignoring_case(object.name, name);
        };
        return std::ranges::any_of(table.foreign_keys, is_called) ||
               std::ranges::any_of(table.checks, is_called) ||
               std::ranges::any_of(
                   table.indexes,
                   [&](const Index& index) { return index.is_constraint() && is_called(index); }) ||
               std::ranges::any_of(table.columns, [&](const Column& column) {
                   return column.default_constraint && is_called(*column.default_constraint);
               });
    }

    // Constraints and tables share one name space in a schema.
    bool is_taken(std::string_view name) const {
        return std::ranges::any_of(before_.tables, [&](const Table& table) {
            return equals_ignoring_case(table.name.schema, table_->name.schema) &&
                   (equals_ignoring_case(table.name.name, name) || has_constraint(table, name));
        });
    }

    bool is_implied_history(const QualifiedName& name) const {
        return std::ranges::any_of(before_.tables, [&](const Table& table) {
            return table.versioning && table.versioning->history_table == name;
        });
    }

    void refuse(const std::string& why) {
        refusals_.push_back(fmt::format("line {}: {}", line_, why));
    }

    const Catalog& before_;
    const syntax::Statement& statement_;
    std::size_t line_;
    const Table* table_ = nullptr;
    std::vector<std::string> refusals_;
};

}  // namespace

std::vector<std::string> refusals(const Schema& schema, const std::string& script) {
    text::SourceSet sources;
    std::vector<syntax::Script> scripts;
    for (const SqlFile& file : schema.files) {
        scripts.push_back(syntax::parse(sources, sources.add({file.path, file.sql})).script);
    }
    const syntax::Script changes =
        syntax::parse(sources, sources.add({"changes.sql", script})).script;
    scripts.push_back({.file = changes.file, .statements = {}, .directives = {}});
    std::vector<std::string> refusals;
    for (const syntax::Statement& statement : changes.statements) {
        const catalog::BuildResult before = catalog::build(sources, scripts);
        std::ranges::move(
            Judge{before.catalog, statement, sources.begin(statement.span).line}.run(),
            std::back_inserter(refusals));
        scripts.back().statements.push_back(statement);
    }
    return refusals;
}

}  // namespace tsqlaudit::test
