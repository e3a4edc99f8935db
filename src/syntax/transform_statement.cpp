#include "syntax/transform.h"
#include "syntax/words.h"

namespace tsqlaudit::syntax {

namespace {

StatementNode read_create(const TreeReader& tree,
                          const TSqlParser::CreateStatementContext* context) {
    if (context->table != nullptr) {
        return transform_create_table(tree, context->table);
    }
    if (context->externalTable != nullptr) {
        CreateTable table = transform_create_table(tree, context->externalTable);
        table.kind = TableKind::External;
        return table;
    }
    if (context->index != nullptr || context->spatialIndex != nullptr ||
        context->xmlIndex != nullptr || context->jsonIndex != nullptr ||
        context->vectorIndex != nullptr || context->fulltextIndex != nullptr) {
        return transform_create_index(tree, context);
    }
    return transform_other_create(tree, context);
}

// As if the schema were the part of the name that changes.
StatementNode read_transfer(const TreeReader& tree,
                            const TSqlParser::AlterStatementContext* context) {
    const TSqlParser::TransferredObjectContext* transfer = context->transfer;
    const bool has_class = transfer->object != nullptr;
    if (has_class && !is_word(tree.text(transfer->first), "OBJECT")) {
        return CreateSynonymOrOther{tree.object_name(transfer->object), "TYPE"};
    }
    RenameObject statement;
    statement.object = tree.object_name(has_class ? transfer->object : transfer->first);
    statement.new_name = tree.identifier(context->schema).text;
    statement.object_type = "SCHEMA";
    return statement;
}

StatementNode read_alter(const TreeReader& tree, const TSqlParser::AlterStatementContext* context) {
    if (context->table != nullptr) {
        return transform_alter_table(tree, context);
    }
    if (context->index != nullptr) {
        return transform_alter_index(tree, context->index);
    }
    if (context->policy != nullptr) {
        SecurityPolicy policy = transform_policy(tree, context->policy);
        policy.alter = true;
        return policy;
    }
    if (context->transfer != nullptr) {
        return read_transfer(tree, context);
    }
    if (context->fulltextTable != nullptr) {
        AlterFulltextIndex statement{.table = tree.object_name(context->fulltextTable)};
        for (const auto* column : context->added) {
            statement.added.push_back(tree.identifier(column->name));
        }
        statement.dropped = tree.columns(context->dropped);
        return statement;
    }
    AlterPartition statement{.name = tree.identifier(context->partition)};
    if (context->split != nullptr) {
        statement.boundaries_added = context->split->getType() == TSqlParser::SPLIT ? 1 : -1;
    }
    return statement;
}

RenameObject read_object_rename(const TreeReader& tree,
                                const TSqlParser::RenameStatementContext* context) {
    RenameObject statement;
    statement.object = tree.object_name(context->object);
    statement.new_name = tree.identifier(context->name).text;
    if (context->column != nullptr) {
        statement.part = tree.identifier(context->column).text;
        statement.object_type = "COLUMN";
    }
    return statement;
}

std::string words_of(const TreeReader& tree, const antlr4::ParserRuleContext* context) {
    std::string result;
    for (auto index = context->start->getTokenIndex(); index <= context->stop->getTokenIndex();
         ++index) {
        result += result.empty() ? "" : " ";
        result += to_upper(tree.text(index));
    }
    return result;
}

std::vector<StatementNode> read_drop(const TreeReader& tree,
                                     const TSqlParser::DropStatementContext* context) {
    const bool if_exists = context->exists != nullptr;
    if (!context->indexes.empty()) {
        return {transform_drop_indexes(tree, context)};
    }
    if (!context->tables.empty()) {
        DropTable statement;
        statement.if_exists = if_exists;
        for (const auto* table : context->tables) {
            statement.names.push_back(tree.object_name(table));
        }
        return {std::move(statement)};
    }
    if (context->fulltextTable != nullptr) {
        return {DropObject{tree.object_name(context->fulltextTable), "FULLTEXT INDEX", false}};
    }
    std::vector<StatementNode> result;
    result.reserve(context->objects.size());
    for (const auto* object : context->objects) {
        result.emplace_back(
            DropObject{tree.object_name(object), words_of(tree, context->kind), if_exists});
    }
    return result;
}

}  // namespace

std::vector<StatementNode> transform_statement(const TreeReader& tree,
                                               const TSqlParser::StatementContext* context) {
    std::vector<StatementNode> result;
    if (context->create != nullptr) {
        result.push_back(read_create(tree, context->create));
    } else if (context->alter != nullptr) {
        result.push_back(read_alter(tree, context->alter));
    } else if (context->drop != nullptr) {
        result = read_drop(tree, context->drop);
    } else if (context->rename != nullptr) {
        result.emplace_back(read_object_rename(tree, context->rename));
    } else if (auto node = transform_call(tree, context->execute)) {
        result.push_back(std::move(*node));
    }
    return result;
}

}  // namespace tsqlaudit::syntax
