// What each kind of statement does to the schema. Internal to this folder.
#pragma once

#include "catalog/build_state.h"

namespace tsqlaudit::catalog {

Outcome apply(BuildState& state, const syntax::CreateTable& create,
              const syntax::Statement& origin);
// A clone of a table that is nowhere in the input: nothing is known of its columns.
void create_without_columns(BuildState& state, const syntax::CreateTable& create, Span span);
// SELECT … INTO is noted until all is read: where nothing else creates the table, and a statement
// waits for it, it is one of unknown columns. One that no statement goes on to change is most often
// a copy of the moment.
Outcome apply(BuildState& state, const syntax::SelectInto& select, const syntax::Statement& origin);
bool create_selected_table(BuildState& state, const syntax::Statement& origin);
Outcome apply(BuildState& state, const syntax::DropTable& drop, const syntax::Statement& origin);
Outcome apply(BuildState& state, const syntax::AlterTable& statement,
              const syntax::Statement& origin);

Outcome apply(BuildState& state, const syntax::CreateIndex& create,
              const syntax::Statement& origin);
Outcome apply(BuildState& state, const syntax::DropIndex& drop, const syntax::Statement& origin);
Outcome apply(BuildState& state, const syntax::AlterIndex& alter, const syntax::Statement& origin);
Outcome apply(BuildState& state, const syntax::AlterFulltextIndex& alter,
              const syntax::Statement& origin);
Outcome apply(BuildState& state, const syntax::CreateStatistics& create,
              const syntax::Statement& origin);

Outcome apply(BuildState& state, const syntax::RenameObject& rename,
              const syntax::Statement& origin);
Outcome apply(BuildState& state, const syntax::ExtendedProperty& property,
              const syntax::Statement& origin);
Outcome apply(BuildState& state, const syntax::BindDefaultOrRule& bind,
              const syntax::Statement& origin);
Outcome apply(BuildState& state, const syntax::TableOption& option,
              const syntax::Statement& origin);

Outcome apply(BuildState& state, const syntax::AlterPartition& alter,
              const syntax::Statement& origin);
Outcome apply(BuildState& state, const syntax::CreatePartitionFunction& create,
              const syntax::Statement& origin);
Outcome apply(BuildState& state, const syntax::CreatePartitionScheme& create,
              const syntax::Statement& origin);
Outcome apply(BuildState& state, const syntax::SecurityPolicy& policy,
              const syntax::Statement& origin);
Outcome apply(BuildState& state, const syntax::CreateType& create, const syntax::Statement& origin);
Outcome apply(BuildState& state, const syntax::CreateSequence& create,
              const syntax::Statement& origin);
Outcome apply(BuildState& state, const syntax::CreateSynonymOrOther& create,
              const syntax::Statement& origin);
Outcome apply(BuildState& state, const syntax::Module& module, const syntax::Statement& origin);
Outcome apply(BuildState& state, const syntax::DropObject& drop, const syntax::Statement& origin);

// SYSTEM_VERSIONING, LOCK_ESCALATION and the other options of CREATE TABLE … WITH and ALTER TABLE …
// SET.
void apply_table_options(Table& table, const std::vector<syntax::Option>& options);
// A column of the current table as its history has it: plain.
Column history_column(Column column);
// The history table that the input defines follows while the versioning is on.
void follow_in_history(BuildState& state, const Table& current, const syntax::TableAction& action);
// What is in force when a column, a constraint or an index goes.
void drop_column(Table& table, std::string_view column);
bool drop_constraint(BuildState& state, Table& table, std::string_view constraint);
// One whose name SQL Server made up, by its key columns.
bool drop_unnamed_key(Table& table, const std::vector<syntax::Identifier>& columns);
void drop_unnamed_foreign_key(Table& table, const std::vector<syntax::Identifier>& columns);
// Where it is the only one: of several nobody knows which is meant.
void drop_unnamed_check(Table& table);
bool drop_index(Table& table, std::string_view index);
void drop_trigger(BuildState& state, const QualifiedName& name);

}  // namespace tsqlaudit::catalog
