#include "syntax/syntax_error.h"
#include "syntax/transform.h"
#include "syntax/words.h"

namespace tsqlaudit::syntax {

namespace {

// SUSER_SID and SUSER_SNAME are reserved for a history of who made a change, which no version has.
std::optional<GeneratedKind> generated_kind(const TreeReader& tree,
                                            const TSqlParser::ColumnOptionContext* option) {
    const bool is_start = option->generatedSide->getType() == TSqlParser::START;
    const std::string_view kind = tree.text(option->generated);
    if (is_word(kind, "ROW")) {
        return is_start ? GeneratedKind::RowStart : GeneratedKind::RowEnd;
    }
    if (is_word(kind, "TRANSACTION_ID")) {
        return is_start ? GeneratedKind::TransactionIdStart : GeneratedKind::TransactionIdEnd;
    }
    if (is_word(kind, "SEQUENCE_NUMBER")) {
        return is_start ? GeneratedKind::SequenceNumberStart : GeneratedKind::SequenceNumberEnd;
    }
    if (is_word(kind, "SUSER_SID") || is_word(kind, "SUSER_SNAME")) {
        return std::nullopt;
    }
    throw SyntaxError(static_cast<std::uint32_t>(option->generated->start->getStartIndex()),
                      "expected ROW, TRANSACTION_ID or SEQUENCE_NUMBER after 'AS', not '" +
                          std::string(kind) + "'");
}

// Reads the options of one column, in whatever order they are written.
class ColumnReader {
public:
    ColumnReader(const TreeReader& tree, ColumnDefinition& column, TableElements& table)
        : tree_(tree), column_(column), table_(table) {}

    void read(const TSqlParser::ColumnOptionContext* option) {
        read_shared(option);
        if (option->identity != nullptr) {
            column_.identity = read_identity(option);
        } else if (option->collation != nullptr) {
            column_.collation = tree_.identifier(option->collation).text;
        } else if (option->flag != nullptr) {
            read_flag(option->flag->getType());
        } else if (option->columnSet != nullptr) {
            column_.column_set = true;
        } else if (option->generated != nullptr) {
            column_.generated = generated_kind(tree_, option);
        } else if (option->masked != nullptr) {
            column_.masking_function = tree_.string(option->masked);
        } else if (option->encrypted != nullptr) {
            column_.encrypted = true;
            column_.encrypted_randomly = tree_.is_random(option->encrypted);
        } else if (option->period != nullptr) {
            table_.period = transform_period(tree_, option->period);
        }
    }

    void read(const TSqlParser::ComputedOptionContext* option) {
        read_shared(option);
        column_.persisted |= option->persisted != nullptr;
    }

private:
    // What columns and computed columns have in common.
    template <typename Option>
    void read_shared(const Option* option) {
        if (option->nullable != nullptr || option->notNull != nullptr) {
            column_.nullable = option->nullable != nullptr;
        } else if (option->notForReplication != nullptr) {
            set_not_for_replication();
        } else if (option->notEnforced != nullptr && last_constraint_ != nullptr) {
            last_constraint_->not_enforced = true;
        } else if (option->constraint != nullptr) {
            add_constraint(transform_constraint(tree_, option->constraint, option->constraintName));
        } else if (option->index != nullptr) {
            add_index(transform_inline_index(tree_, option->index));
        }
    }

    // NOT FOR REPLICATION belongs to the foreign key or check before it, else to the identity.
    void set_not_for_replication() {
        if (last_constraint_ != nullptr) {
            last_constraint_->not_for_replication = true;
        } else if (column_.identity) {
            column_.identity->not_for_replication = true;
        }
    }

    Identity read_identity(const TSqlParser::ColumnOptionContext* option) {
        last_constraint_ = nullptr;
        Identity identity;
        if (option->seed != nullptr) {
            identity.seed = tree_.text(option->seed);
            identity.increment = tree_.text(option->increment);
        }
        return identity;
    }

    void read_flag(std::size_t type) {
        switch (type) {
            case TSqlParser::FILESTREAM:
                column_.filestream = true;
                break;
            case TSqlParser::HIDDEN_:
                column_.hidden = true;
                break;
            case TSqlParser::ROWGUIDCOL:
                column_.rowguidcol = true;
                break;
            default:
                column_.sparse = true;
        }
    }

    void add_constraint(Constraint constraint) {
        if (!constraint.columns.empty() || constraint.kind == ConstraintKind::Connection) {
            last_constraint_ = &table_.constraints.emplace_back(std::move(constraint));
            return;
        }
        constraint.columns.push_back({column_.name, false});
        last_constraint_ = &column_.constraints.emplace_back(std::move(constraint));
    }

    void add_index(IndexDefinition index) {
        if (!index.columns.empty() || index.kind == IndexKind::Columnstore) {
            table_.indexes.push_back(std::move(index));
            return;
        }
        index.columns.push_back({column_.name, false});
        column_.indexes.push_back(std::move(index));
    }

    const TreeReader& tree_;
    ColumnDefinition& column_;
    TableElements& table_;
    Constraint* last_constraint_ = nullptr;
};

// A column without a type is a timestamp column without a name.
DataType bare_timestamp(const TreeReader& tree,
                        const TSqlParser::ColumnDefinitionContext* context) {
    const Identifier name = tree.identifier(context->name);
    if (!is_word(name.text, "TIMESTAMP")) {
        throw SyntaxError(tree.after(context->name).begin,
                          "expected a data type after column name '" +
                              std::string(tree.text(context->name)) + "'");
    }
    DataType type;
    type.name = name.text;
    type.span = tree.span(context->name);
    return type;
}

}  // namespace

ColumnDefinition transform_column(const TreeReader& tree,
                                  const TSqlParser::ColumnDefinitionContext* context,
                                  TableElements& table) {
    ColumnDefinition column;
    column.name = tree.identifier(context->name);
    column.span = tree.span(context);
    ColumnReader reader(tree, column, table);
    if (context->computed != nullptr) {
        column.computed = tree.scalar(context->computed);
        for (const auto* option : context->computedOptions) {
            reader.read(option);
        }
        return column;
    }
    column.type =
        context->type != nullptr ? tree.data_type(context->type) : bare_timestamp(tree, context);
    for (const auto* option : context->columnOptions) {
        reader.read(option);
    }
    return column;
}

}  // namespace tsqlaudit::syntax
