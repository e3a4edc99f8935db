// Rendering of single remedies, by family, and the T-SQL fragments that they share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "facts/key_names.h"
#include "fix/render.h"

namespace tsqlaudit::fix {

// As DATA_COMPRESSION names it.
std::string_view to_sql(catalog::Compression compression);
// [schema].[table]
std::string quoted(const catalog::QualifiedName& name);
// [a], [b] DESC
std::string column_list(const std::vector<catalog::IndexColumn>& columns);
std::string column_list(const std::vector<std::string>& columns);
// Key columns that all rise.
std::vector<catalog::IndexColumn> ascending(const std::vector<std::string>& columns);
// Names for people in a title or an error message: a, b
std::string plain_list(const std::vector<std::string>& columns);

using facts::has_key_column;
using facts::names_of;

// Compression of a new constraint, whose index takes nothing over from its table: WITH (…) behind a
// line feed, or nothing.
std::string like_table(const RenderContext& context, const catalog::Table& table);
// An index compressed as the plan leaves the table, unless it has a setting of its own.
catalog::Index like_table(const RenderContext& context, const catalog::Table& table,
                          catalog::Index index);
// Of a key that comes back: its own, or one made up where SQL Server did.
std::string name_of_key(const RenderContext& context, const catalog::Table& table,
                        const catalog::Index& index);
// SELECT … of the rows that have NULL in the column.
std::string rows_with_null(const catalog::Table& table, const std::string& column);
// What keeps the columns, and those that other changes of the plan add, from being added at all;
// empty: nothing.
std::string capacity_choice(const RenderContext& context, const catalog::Table& table,
                            const std::vector<rules::NewColumn>& columns);
// Bytes of fixed length that columns of a new type take.
int fixed_bytes(const std::vector<rules::AlterColumn>& alters);
// What keeps columns, and those that other changes of the plan alter, from getting new types;
// empty: nothing.
std::string growth_choice(const RenderContext& context, const catalog::Table& table,
                          const std::vector<rules::AlterColumn>& alters);
// The same of those that a person has yet to agree to, all of them together.
std::string growth_choice_of_guesses(const RenderContext& context, const catalog::Table& table);
// A ledger table whose rows are neither updated nor deleted: it has no history.
bool is_append_only_ledger(const catalog::Table& table);
// Values that can lie outside the row.
bool has_large_values(const catalog::Table& table);
// Rows that do not fit an index on the columns would be refused; empty: all fit.
std::string wide_key_choice(const RenderContext& context, const catalog::Table& table,
                            const std::vector<catalog::IndexColumn>& columns, bool is_clustered);
// What keeps an index on the columns from being made, or rows from entering it; empty: nothing.
std::string new_index_choice(const RenderContext& context, const catalog::Table& table,
                             const std::vector<catalog::IndexColumn>& keys, bool is_clustered);
inline constexpr std::string_view no_other_index =
    "A ledger table with a clustered columnstore takes no other index: choose which it is to have.";
// Why a step takes long: said in the script, where a person plans when to run it.
inline constexpr std::string_view reads_all_rows = "Reads all rows under a lock.";
inline constexpr std::string_view rewrites_rows = "Rewrites the rows under a lock.";
inline constexpr std::string_view rebuilds_around =
    "Reads or rewrites the rows under a lock, and builds again what stands on the column.";
inline constexpr std::string_view builds_index =
    "Builds an index of all rows under a lock; Enterprise edition and Azure can build it "
    "WITH (ONLINE = ON).";
inline constexpr std::string_view builds_index_offline =
    "Builds an index of all rows under a lock.";
// Of the heap or clustered index: text, ntext and image keep it from being built online (2725).
std::string_view rebuilds_table(const catalog::Table& table);

// Of a nonclustered index.
std::string_view adds_index(const catalog::Table& table);

using catalog::Table;

Rendered render_remedy(const RenderContext&, const Table&, const rules::CreateIndex&);
Rendered render_remedy(const RenderContext&, const Table&, const rules::CreateSpatialIndex&);
Rendered render_remedy(const RenderContext&, const Table&, const rules::CreateColumnstore&);
Rendered render_remedy(const RenderContext&, const Table&, const rules::CreateJsonIndex&);
Rendered render_remedy(const RenderContext&, const Table&, const rules::DropIndexRemedy&);

Rendered render_remedy(const RenderContext&, const Table&, const rules::AddColumns&);
Rendered render_remedy(const RenderContext&, const Table&, const rules::AddTenantColumn&);
Rendered render_remedy(const RenderContext&, const Table&, const rules::AlterColumn&);
Rendered render_remedy(const RenderContext&, const Table&, const rules::DropDefault&);

// Several columns in one step; one at least.
Rendered render_alterations(const RenderContext&, const Table&,
                            const std::vector<rules::AlterColumn>&);
// `added`, once it is filled, becomes the column, which goes.
std::vector<Batch> take_place(const Table&, const std::string& column, const std::string& added);
// Of a type that SQL Server does not convert the column to.
Rendered render_replacement(const RenderContext&, const Table&, const rules::AlterColumn&);
// What keeps columns that each can be altered from being altered one with or after the other;
// empty: nothing. Costs far less than the statements, which ask of each column around each object.
std::string choice_together(const RenderContext&, const Table&,
                            const std::vector<rules::AlterColumn>&);

Rendered render_remedy(const RenderContext&, const Table&, const rules::AddPrimaryKey&);
Rendered render_remedy(const RenderContext&, const Table&, const rules::AddUniqueKey&);
Rendered render_remedy(const RenderContext&, const Table&, const rules::ReplaceUniqueKey&);
Rendered render_remedy(const RenderContext&, const Table&, const rules::AddCheck&);
Rendered render_remedy(const RenderContext&, const Table&, const rules::AddForeignKey&);
Rendered render_remedy(const RenderContext&, const Table&, const rules::ValidateConstraint&);

Rendered render_remedy(const RenderContext&, const Table&, const rules::Compress&);
Rendered render_remedy(const RenderContext&, const Table&, const rules::PartitionTable&);
Rendered render_remedy(const RenderContext&, const Table&, const rules::MoveLob&);
Rendered render_remedy(const RenderContext&, const Table&, const rules::SetRetention&);
Rendered render_remedy(const RenderContext&, const Table&, const rules::AddSecurityPredicates&);
Rendered render_remedy(const RenderContext&, const Table&, const rules::Advice&);

}  // namespace tsqlaudit::fix
