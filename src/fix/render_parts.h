// Rendering of single remedies, by family, and the T-SQL fragments that they share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fix/render.h"

namespace tsqlaudit::fix {

// [schema].[table]
std::string quoted(const catalog::QualifiedName& name);
// [a], [b] DESC
std::string column_list(const std::vector<catalog::IndexColumn>& columns);
std::string column_list(const std::vector<std::string>& columns);
// Names for people in a title or an error message: a, b
std::string plain_list(const std::vector<std::string>& columns);
std::vector<std::string> names_of(const std::vector<catalog::IndexColumn>& columns);
// Every line behind "-- ", so that a template cannot run by mistake.
std::string commented(std::string_view sql);
// IF EXISTS (SELECT 1 FROM table WHERE condition) THROW …: stops with a clear error before the
// change.
std::string refuse_if(std::string_view query, const std::string& message);
// Statement behind a batch separator.
inline constexpr std::string_view batch_end = "\nGO\n";

using catalog::Table;

Rendered render_remedy(const RenderContext&, const Table&, const rules::CreateIndex&);
Rendered render_remedy(const RenderContext&, const Table&, const rules::CreateSpatialIndex&);
Rendered render_remedy(const RenderContext&, const Table&, const rules::CreateColumnstore&);
Rendered render_remedy(const RenderContext&, const Table&, const rules::CreateJsonIndex&);
Rendered render_remedy(const RenderContext&, const Table&, const rules::DropIndexRemedy&);

Rendered render_remedy(const RenderContext&, const Table&, const rules::AddColumn&);
Rendered render_remedy(const RenderContext&, const Table&, const rules::AddTenantColumn&);
Rendered render_remedy(const RenderContext&, const Table&, const rules::AlterColumn&);
Rendered render_remedy(const RenderContext&, const Table&, const rules::DropDefault&);

Rendered render_remedy(const RenderContext&, const Table&, const rules::AddPrimaryKey&);
Rendered render_remedy(const RenderContext&, const Table&, const rules::AddUniqueKey&);
Rendered render_remedy(const RenderContext&, const Table&, const rules::AddCheck&);
Rendered render_remedy(const RenderContext&, const Table&, const rules::AddForeignKey&);
Rendered render_remedy(const RenderContext&, const Table&, const rules::ValidateConstraint&);

Rendered render_remedy(const RenderContext&, const Table&, const rules::Compress&);
Rendered render_remedy(const RenderContext&, const Table&, const rules::PartitionTable&);
Rendered render_remedy(const RenderContext&, const Table&, const rules::MoveLob&);
Rendered render_remedy(const RenderContext&, const Table&, const rules::SetRetention&);
Rendered render_remedy(const RenderContext&, const Table&, const rules::Advice&);

}  // namespace tsqlaudit::fix
