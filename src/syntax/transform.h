// From the parser's contexts to statements of the AST, by family.
#pragma once

#include <vector>

#include "syntax/ast.h"
#include "syntax/tree_reader.h"

namespace tsqlaudit::syntax {

// The elements of CREATE TABLE and of ALTER TABLE … ADD. Constraints and indexes that were written
// behind a column without a comma, but name their columns, are the table's.
struct TableElements {
    std::vector<ColumnDefinition> columns;
    std::vector<Constraint> constraints;
    std::vector<IndexDefinition> indexes;
    Rare<Period> period;
};

// All of them throw SyntaxError for what the grammar lets through but SQL Server would refuse.

// Usually one; DROP VIEW a, b is two, a procedure call without a meaning for tables none.
std::vector<StatementNode> transform_statement(const TreeReader& tree,
                                               const TSqlParser::StatementContext* context);

CreateTable transform_create_table(const TreeReader& tree,
                                   const TSqlParser::CreateTableContext* context);
TableElements transform_elements(const TreeReader& tree,
                                 const std::vector<TSqlParser::TableElementContext*>& elements);
ColumnDefinition transform_column(const TreeReader& tree,
                                  const TSqlParser::ColumnDefinitionContext* context,
                                  TableElements& table);
// Throws SyntaxError if a constraint that stands by itself does not say what it is about.
void check_table_constraint(const TreeReader& tree,
                            const TSqlParser::ConstraintBodyContext* context);
Constraint transform_constraint(const TreeReader& tree,
                                const TSqlParser::ConstraintBodyContext* context,
                                const TSqlParser::IdentifierContext* name);
Period transform_period(const TreeReader& tree, const TSqlParser::PeriodDefinitionContext* context);

// Throws SyntaxError if an index that stands by itself does not say of which columns it is.
void check_index_columns(const TreeReader& tree, const TSqlParser::InlineIndexContext* context);
IndexDefinition transform_inline_index(const TreeReader& tree,
                                       const TSqlParser::InlineIndexContext* context);
CreateIndex transform_create_index(const TreeReader& tree,
                                   const TSqlParser::CreateStatementContext* context);
AlterIndex transform_alter_index(const TreeReader& tree,
                                 const TSqlParser::AlterIndexContext* context);
DropIndex transform_drop_indexes(const TreeReader& tree,
                                 const TSqlParser::DropStatementContext* context);

AlterTable transform_alter_table(const TreeReader& tree,
                                 const TSqlParser::AlterStatementContext* context);

StatementNode transform_other_create(const TreeReader& tree,
                                     const TSqlParser::CreateStatementContext* context);
std::optional<StatementNode> transform_call(const TreeReader& tree,
                                            const TSqlParser::ExecuteStatementContext* context);
SecurityPolicy transform_policy(const TreeReader& tree,
                                const TSqlParser::SecurityPolicyContext* context);

}  // namespace tsqlaudit::syntax
