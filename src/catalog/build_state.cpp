#include "catalog/build_state.h"

#include <algorithm>
#include <functional>

namespace tsqlaudit::catalog {

QualifiedName qualified(const syntax::ObjectName& name) {
    return {.schema = name.schema.empty() ? "dbo" : name.schema, .name = name.name};
}

QualifiedName without_schema(std::string name) {
    return {.schema = {}, .name = std::move(name)};
}

bool is_temporary(const syntax::ObjectName& name) {
    const std::string_view written = name.name;
    const bool is_filled_in = written.starts_with("#{") ||
                              (written.starts_with('@') && written.find('@', 2) < written.size());
    return !is_filled_in && (written.starts_with('#') || written.starts_with('@'));
}

std::size_t BuildState::hash_of(std::string_view schema, std::string_view name) {
    constexpr std::size_t apart = 31;  // a.b and b.a
    return apart * text::hash_ignoring_case(schema) + text::hash_ignoring_case(name);
}

std::size_t BuildState::hash_of(const QualifiedName& table, std::string_view column) {
    constexpr std::size_t apart = 37;
    return apart * hash_of(table) + text::hash_ignoring_case(column);
}

bool BuildState::KeyLess::operator()(const Key& left, const Key& right) const {
    if (left.first < right.first || right.first < left.first) {
        return left.first < right.first;
    }
    return text::compare_ignoring_case(left.second, right.second) < 0;
}

void BuildState::warn(Span span, std::string message) {
    diagnostics.push_back(
        text::diagnostic_at(sources_, span, text::DiagnosticSeverity::Warning, std::move(message)));
}

void BuildState::warn_repeated(const syntax::Statement& statement, Span span,
                               const QualifiedName& table, const std::string& what, Span first) {
    if (statement.guarded || is_skipped(span.file, table)) {
        return;
    }
    const text::Position at = sources_.begin(first);
    const bool is_elsewhere = databases_.are_apart(span, first);
    diagnostics.push_back(text::diagnostic_at(
        sources_, span,
        is_elsewhere ? text::DiagnosticSeverity::Info : text::DiagnosticSeverity::Warning,
        what + " is already defined at " + sources_.file(first.file).path() + ':' +
            std::to_string(at.line) +
            (is_elsewhere ? " for another database: all databases are taken for one, and " : "; ") +
            "the first definition counts"));
}

std::string BuildState::text_of(const syntax::ExpressionPtr& expression) const {
    if (!expression) {
        return {};
    }
    if (statement_->dynamic) {
        const auto written = std::ranges::find(statement_->written, expression,
                                               &syntax::WrittenExpression::expression);
        return written == statement_->written.end() ? std::string() : written->text;
    }
    return std::string(sources_.text(expression->span));
}

Table* BuildState::find_table(const QualifiedName& name) {
    const auto found = tables.find(name);
    return found == tables.end() || is_of_other_database(found->second) ? nullptr : &found->second;
}

bool BuildState::is_of_other_database(const QualifiedName& table) const {
    const auto found = tables.find(table);
    return found != tables.end() && is_of_other_database(found->second);
}

bool BuildState::is_of_other_database(const Table& table) const {
    return statement_ != nullptr &&
           is_of_other_database(table.name, statement_->span, table.name_span);
}

Table& BuildState::insert(Table table) {
    QualifiedName name = table.name;
    for (const Index& index : table.indexes) {
        if (index.is_constraint()) {
            note_owned(name, index.name);
        }
    }
    for (const ForeignKey& key : table.foreign_keys) {
        note_owned(name, key.name);
        note_foreign_key(name, key);
    }
    for (const CheckConstraint& check : table.checks) {
        note_owned(name, check.name);
    }
    for (const Column& column : table.columns) {
        if (column.default_constraint) {
            note_owned(name, column.default_constraint->name, column.name);
        }
    }
    for (const EdgeConstraint& edge : table.edges) {
        note_owned(name, edge.name);
    }
    for (const Trigger& trigger : table.triggers) {
        note_owned(name, trigger.name.name);
    }
    note_history(table);
    appeared(name, table.span);
    return tables.insert_or_assign(std::move(name), std::move(table)).first->second;
}

void BuildState::forget_tables() {
    tables.clear();
    names_.clear();
    owners_.clear();
    current_tables_.clear();
    referencing_.clear();
    referencing_columns_.reset();
}

// The name can be found by it.
std::size_t BuildState::kept_hash_of(const QualifiedName& table) {
    const std::size_t hash = hash_of(table);
    names_.try_emplace(hash, table);
    return hash;
}

void BuildState::note_owned(const QualifiedName& table, const std::string& object,
                            std::string column) {
    if (!object.empty()) {
        owners_.insert_or_assign(hash_of(table.schema, object),
                                 Owner{.table = kept_hash_of(table), .column = std::move(column)});
    }
}

void BuildState::note_foreign_key(const QualifiedName& table, const ForeignKey& key) {
    referencing_[hash_of(key.referenced_table)].insert(kept_hash_of(table));
    for (const std::string& column : key.referenced_columns) {
        note_referenced_column(table, key.referenced_table, column);
    }
}

void BuildState::note_referenced_column(const QualifiedName& table, const QualifiedName& referenced,
                                        const std::string& column) {
    if (referencing_columns_) {
        (*referencing_columns_)[hash_of(referenced, column)].insert(kept_hash_of(table));
    }
}

void BuildState::note_history(const Table& current) {
    if (current.versioning && !current.versioning->history_table.name.empty()) {
        current_tables_.insert_or_assign(current.versioning->history_table, current.name);
    }
}

Table* BuildState::current_table_of(const QualifiedName& history) {
    const auto found = current_tables_.find(history);
    Table* const current = found == current_tables_.end() ? nullptr : find_table(found->second);
    const bool still_is =
        current != nullptr && current->versioning && current->versioning->history_table == history;
    return still_is ? current : nullptr;
}

Table* BuildState::owner_of(const QualifiedName& object) {
    const auto found = owners_.find(hash_of(object));
    return found == owners_.end() ? nullptr : find_table(names_.at(found->second.table));
}

Column* BuildState::column_of_default(Table& table, std::string_view name) const {
    const auto found = owners_.find(hash_of(table.name.schema, name));
    if (found == owners_.end()) {
        return nullptr;
    }
    const auto has_it = [name](const Column& column) {
        return column.default_constraint &&
               text::equals_ignoring_case(column.default_constraint->name, name);
    };
    if (found->second.table == hash_of(table.name)) {
        Column* const column = table.columns.find(found->second.column.str());
        if (column != nullptr && has_it(*column)) {
            return column;
        }
    }
    // Something else has had that name too, and came later.
    const auto column = std::ranges::find_if(table.columns, has_it);
    return column == table.columns.end() ? nullptr : &*column;
}

std::vector<QualifiedName> BuildState::names_of(const Referencing& known, std::size_t hash) const {
    std::vector<QualifiedName> names;
    if (const auto found = known.find(hash); found != known.end()) {
        for (const std::size_t table : found->second) {
            names.push_back(names_.at(table));
        }
    }
    return names;
}

std::vector<QualifiedName> BuildState::tables_referencing(const QualifiedName& table) const {
    return names_of(referencing_, hash_of(table));
}

std::vector<QualifiedName> BuildState::tables_referencing(const QualifiedName& table,
                                                          std::string_view column) {
    if (!referencing_columns_) {
        referencing_columns_.emplace();
        for (const auto& [name, referencing] : tables) {
            for (const ForeignKey& key : referencing.foreign_keys) {
                for (const std::string& referenced : key.referenced_columns) {
                    note_referenced_column(name, key.referenced_table, referenced);
                }
            }
        }
    }
    return names_of(*referencing_columns_, hash_of(table, column));
}

void BuildState::note_script(const syntax::Script& script) {
    for (const syntax::ObjectName& table : script.unread) {
        unread_.insert(qualified(table));
    }
    databases_.note(script);
}

void BuildState::skip_definition(text::FileId file, const QualifiedName& table) {
    skipped_.emplace(file, table);
}

bool BuildState::is_skipped(text::FileId file, const QualifiedName& table) const {
    return !skipped_.empty() && skipped_.contains({file, table});
}

}  // namespace tsqlaudit::catalog
