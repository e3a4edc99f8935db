#include <iterator>

#include "syntax/transform.h"
#include "syntax/words.h"

namespace tsqlaudit::syntax {

namespace {

void read_tail(const TreeReader& tree, const TSqlParser::IndexTailContext* tail,
               IndexDefinition& index) {
    if (tail->included != nullptr) {
        index.included_columns = tree.columns(tail->included);
    } else if (tail->order != nullptr) {
        index.order_columns = tree.columns(tail->order);
    } else if (tail->filter != nullptr) {
        index.filter = tree.filter(tail->filter);
    } else if (tail->placement != nullptr) {
        index.placement = tree.placement(tail->placement);
    } else {
        index.filestream_placement = tree.identifier(tail->filestream);
    }
}

void append(std::vector<Option>& options, std::vector<Option> more) {
    options.insert(options.end(), std::make_move_iterator(more.begin()),
                   std::make_move_iterator(more.end()));
}

// What INDEX clauses and CREATE INDEX write alike.
template <typename Context>
IndexDefinition read_common(const TreeReader& tree, const Context* context) {
    IndexDefinition index;
    index.span = tree.span(context);
    index.name = tree.identifier(context->name);
    index.is_unique = context->unique != nullptr;
    index.clustering = clustering_of(context->clustering);
    index.is_hash = context->hash != nullptr;
    index.kind = context->columnstore != nullptr ? IndexKind::Columnstore : IndexKind::Rowstore;
    index.columns = tree.key_columns(context->columns);
    for (const auto* tail : context->tails) {
        read_tail(tree, tail, index);
    }
    return index;
}

// An index of one column, of a kind of its own.
template <typename Context>
CreateIndex read_special(const TreeReader& tree, const Context* context, IndexKind kind) {
    CreateIndex statement;
    statement.table = tree.object_name(context->table);
    statement.index.kind = kind;
    statement.index.name = tree.identifier(context->name);
    statement.index.columns.push_back({tree.identifier(context->column), false});
    statement.index.span = tree.span(context);
    return statement;
}

// Only a clustered columnstore is about all columns.
template <typename Context>
void check_columns(const TreeReader& tree, const Context* context, const antlr4::Token* last) {
    const bool takes_all = context->columnstore != nullptr &&
                           clustering_of(context->clustering) == Clustering::Clustered;
    if (context->columns == nullptr && !takes_all) {
        tree.fail_behind(last->getTokenIndex(), "a list of columns");
    }
}

CreateIndex read_rowstore_or_columnstore(const TreeReader& tree,
                                         const TSqlParser::CreateIndexContext* context) {
    check_columns(tree, context, context->table->stop);
    CreateIndex statement{tree.object_name(context->table), read_common(tree, context)};
    for (const auto* with : context->with) {
        append(statement.index.options, tree.options(with->settings));
        for (const auto* option : with->legacy) {
            statement.index.options.push_back(tree.legacy_option(option));
        }
    }
    return statement;
}

CreateIndex read_spatial(const TreeReader& tree,
                         const TSqlParser::CreateSpatialIndexContext* context) {
    CreateIndex statement = read_special(tree, context, IndexKind::Spatial);
    if (context->tessellation != nullptr) {
        statement.index.tessellation = to_upper(tree.text(context->tessellation));
    }
    statement.index.options = tree.options(context->settings);
    if (context->placement != nullptr) {
        statement.index.placement = tree.placement(context->placement);
    }
    return statement;
}

// Each kind of XML index says in a clause of its own what is in it, but for the primary one.
void check_xml_clause(const TreeReader& tree, const TSqlParser::CreateStatementContext* create) {
    const auto* context = create->xmlIndex;
    const std::size_t close = context->column->stop->getTokenIndex() + 1;
    if (create->selective != nullptr && context->paths.empty()) {
        tree.fail_behind(close, "FOR and a list of paths");
    }
    if (create->selective == nullptr && create->primary == nullptr && context->using_ == nullptr) {
        tree.fail_behind(close, "USING XML INDEX");
    }
}

CreateIndex read_xml(const TreeReader& tree, const TSqlParser::CreateStatementContext* create) {
    check_xml_clause(tree, create);
    const auto* context = create->xmlIndex;
    CreateIndex statement = read_special(
        tree, context, create->selective != nullptr ? IndexKind::SelectiveXml : IndexKind::Xml);
    statement.index.xml_primary = create->primary != nullptr;
    if (context->using_ != nullptr) {
        statement.index.xml_using = tree.identifier(context->using_).text;
    }
    if (context->usage != nullptr) {
        statement.index.xml_usage = to_upper(tree.text(context->usage));
    }
    for (const auto* options : context->settings) {
        append(statement.index.options, tree.options(options));
    }
    return statement;
}

CreateIndex read_json_or_vector(const TreeReader& tree,
                                const TSqlParser::CreateJsonIndexContext* context, IndexKind kind) {
    CreateIndex statement = read_special(tree, context, kind);
    for (const auto* path : context->paths) {
        statement.index.json_paths.push_back(tree.string(path));
    }
    statement.index.options = tree.options(context->settings);
    if (context->placement != nullptr) {
        statement.index.placement = tree.placement(context->placement);
    }
    return statement;
}

CreateIndex read_fulltext(const TreeReader& tree,
                          const TSqlParser::CreateFulltextIndexContext* context) {
    CreateIndex statement;
    statement.table = tree.object_name(context->table);
    statement.index.kind = IndexKind::FullText;
    statement.index.span = tree.span(context);
    statement.index.fulltext_key_index = tree.identifier(context->key).text;
    for (const auto* column : context->columns) {
        statement.index.columns.push_back({tree.identifier(column->name), false});
    }
    return statement;
}

// What is done to a rebuild that goes on for long.
void check_other_action(const TreeReader& tree, const antlr4::Token* word) {
    const std::string_view written = tree.text(word);
    if (!is_word(written, "RESUME") && !is_word(written, "PAUSE") && !is_word(written, "ABORT")) {
        tree.fail_behind(word->getTokenIndex() - 1,
                         "REBUILD, REORGANIZE, SET, DISABLE or another action");
    }
}

}  // namespace

void check_index_columns(const TreeReader& tree, const TSqlParser::InlineIndexContext* context) {
    const antlr4::Token* last = context->name->stop;
    for (const antlr4::Token* word :
         {context->unique, context->clustering, context->hash, context->columnstore}) {
        last = word != nullptr ? word : last;
    }
    check_columns(tree, context, last);
}

IndexDefinition transform_inline_index(const TreeReader& tree,
                                       const TSqlParser::InlineIndexContext* context) {
    IndexDefinition index = read_common(tree, context);
    for (const auto* options : context->settings) {
        append(index.options, tree.options(options));
    }
    return index;
}

CreateIndex transform_create_index(const TreeReader& tree,
                                   const TSqlParser::CreateStatementContext* context) {
    if (context->index != nullptr) {
        return read_rowstore_or_columnstore(tree, context->index);
    }
    if (context->spatialIndex != nullptr) {
        return read_spatial(tree, context->spatialIndex);
    }
    if (context->xmlIndex != nullptr) {
        return read_xml(tree, context);
    }
    if (context->jsonIndex != nullptr) {
        return read_json_or_vector(tree, context->jsonIndex, IndexKind::Json);
    }
    if (context->vectorIndex != nullptr) {
        return read_json_or_vector(tree, context->vectorIndex, IndexKind::Vector);
    }
    return read_fulltext(tree, context->fulltextIndex);
}

AlterIndex transform_alter_index(const TreeReader& tree,
                                 const TSqlParser::AlterIndexContext* context) {
    AlterIndex statement;
    statement.table = tree.object_name(context->table);
    if (context->name != nullptr) {
        statement.index = tree.identifier(context->name);
    }
    if (context->other != nullptr) {
        check_other_action(tree, context->other);
    }
    if (context->action != nullptr) {
        switch (context->action->getType()) {
            case TSqlParser::REBUILD:
                statement.action = AlterIndexAction::Rebuild;
                break;
            case TSqlParser::REORGANIZE:
                statement.action = AlterIndexAction::Reorganize;
                break;
            case TSqlParser::SET:
                statement.action = AlterIndexAction::Set;
                break;
            default:
                statement.action = AlterIndexAction::Disable;
        }
    }
    statement.options = tree.options(context->settings);
    if (context->partition != nullptr) {
        statement.partition = tree.partition(context->partition);
        if (!statement.partition) {
            statement.options.clear();  // of which partition they are, nobody knows
        }
    }
    return statement;
}

// The old form `table.index` names the table first.
DropIndex transform_drop_indexes(const TreeReader& tree,
                                 const TSqlParser::DropStatementContext* context) {
    DropIndex statement;
    statement.if_exists = context->exists != nullptr;
    for (const auto* target : context->indexes) {
        ObjectName written = tree.object_name(target->index);
        DropIndex::Target result;
        result.index = {written.name, written.span};
        if (target->table != nullptr) {
            result.table = tree.object_name(target->table);
        } else {
            result.table.database = written.server;
            result.table.schema = written.database;
            result.table.name = std::move(written.schema);
            result.table.span = written.span;
        }
        if (target->settings != nullptr) {
            result.move_to = tree.move_target(target->settings);
        }
        statement.targets.push_back(std::move(result));
    }
    return statement;
}

}  // namespace tsqlaudit::syntax
