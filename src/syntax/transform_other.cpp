// Partitions, policies, types and the other objects that tables depend on.
#include "syntax/transform.h"
#include "syntax/words.h"

namespace tsqlaudit::syntax {

namespace {

CreatePartitionFunction read_partition_function(
    const TreeReader& tree, const TSqlParser::CreatePartitionFunctionContext* context) {
    CreatePartitionFunction statement;
    statement.name = tree.identifier(context->name);
    statement.type = tree.data_type(context->type);
    for (const auto* value : context->values) {
        statement.boundaries.push_back(tree.expression(value));
    }
    return statement;
}

CreatePartitionScheme read_partition_scheme(
    const TreeReader& tree, const TSqlParser::CreatePartitionSchemeContext* context) {
    CreatePartitionScheme statement;
    statement.name = tree.identifier(context->name);
    statement.function = tree.identifier(context->function);
    statement.all_to_one = context->all != nullptr;
    for (const auto* group : context->groups) {
        statement.filegroups.push_back(tree.identifier(group));
    }
    return statement;
}

CreateType read_type(const TreeReader& tree, const TSqlParser::CreateTypeContext* context) {
    CreateType statement;
    statement.name = tree.object_name(context->name);
    if (context->base != nullptr) {
        statement.base = tree.data_type(context->base);
    }
    if (context->nullable != nullptr) {
        statement.nullable = context->notNull == nullptr;
    }
    statement.is_table = context->table != nullptr;
    statement.is_clr = context->base == nullptr && context->table == nullptr;
    return statement;
}

// INCREMENT BY 1, CYCLE, NO CYCLE, CACHE, CACHE 50, NO CACHE, …
bool is_sequence_option(std::string_view word, const TSqlParser::SequenceOptionContext* option) {
    const bool is_denied = option->no != nullptr;
    const bool has_number = option->number != nullptr;
    if (is_word(word, "INCREMENT")) {
        return option->by != nullptr && !is_denied;
    }
    if (option->by != nullptr || (is_denied && has_number)) {
        return false;
    }
    return is_word(word, "MINVALUE") || is_word(word, "MAXVALUE") || is_word(word, "CACHE") ||
           (is_word(word, "CYCLE") && !has_number);
}

void check_sequence_option(const TreeReader& tree,
                           const TSqlParser::SequenceOptionContext* option) {
    if (option->word == nullptr) {
        return;
    }
    const std::string_view word = tree.text(option->word);
    const bool is_filled_in_later = word.find_first_of("$<{@#") != std::string_view::npos;
    if (!is_filled_in_later && !is_sequence_option(word, option)) {
        tree.refuse(option,
                    "expected START WITH, INCREMENT BY, MINVALUE, MAXVALUE, CYCLE or CACHE, not " +
                        quote(tree.text(option)));
    }
}

CreateSequence read_sequence(const TreeReader& tree,
                             const TSqlParser::CreateSequenceContext* context) {
    CreateSequence statement;
    statement.name = tree.object_name(context->name);
    if (context->type != nullptr) {
        statement.type = tree.data_type(context->type);
    }
    for (const auto* option : context->settings) {
        check_sequence_option(tree, option);
    }
    return statement;
}

CreateStatistics read_statistics(const TreeReader& tree,
                                 const TSqlParser::CreateStatisticsContext* context) {
    CreateStatistics statement{.table = tree.object_name(context->table),
                               .name = tree.identifier(context->name),
                               .columns = tree.columns(context->columns)};
    if (context->filter != nullptr) {
        statement.filter = tree.filter(context->filter);
    }
    for (const auto* option : context->settings) {
        statement.options.emplace_back(tree.text(option));
    }
    return statement;
}

CreateSynonymOrOther read_schema(const TreeReader& tree,
                                 const TSqlParser::CreateSchemaContext* context) {
    CreateSynonymOrOther statement;
    const Identifier name = tree.identifier(context->name);
    statement.name.name = name.text;
    statement.name.span = name.span;
    statement.kind = "SCHEMA";
    return statement;
}

SecurityPredicate read_predicate(const TreeReader& tree,
                                 const TSqlParser::SecurityPredicateContext* context) {
    SecurityPredicate predicate;
    switch (context->action->getType()) {
        case TSqlParser::ALTER:
            predicate.action = SecurityPredicate::Action::Alter;
            break;
        case TSqlParser::DROP:
            predicate.action = SecurityPredicate::Action::Drop;
            break;
        default:
            predicate.action = SecurityPredicate::Action::Add;
    }
    predicate.kind = context->block != nullptr ? SecurityPredicate::Kind::Block
                                               : SecurityPredicate::Kind::Filter;
    if (context->function != nullptr) {
        predicate.function = tree.object_name(context->function);
        predicate.arguments = tree.arguments(context->arguments);
    }
    predicate.table = tree.object_name(context->table);
    if (context->timing != nullptr) {
        predicate.operation =
            to_upper(tree.text(context->timing)) + ' ' + to_upper(tree.text(context->operation));
    }
    return predicate;
}

}  // namespace

SecurityPolicy transform_policy(const TreeReader& tree,
                                const TSqlParser::SecurityPolicyContext* context) {
    SecurityPolicy statement;
    statement.name = tree.object_name(context->name);
    for (const auto* predicate : context->predicates) {
        if (predicate->table != nullptr) {  // else NOT FOR REPLICATION
            statement.predicates.push_back(read_predicate(tree, predicate));
        }
    }
    statement.options = tree.options(context->settings);
    return statement;
}

StatementNode transform_other_create(const TreeReader& tree,
                                     const TSqlParser::CreateStatementContext* context) {
    if (context->partitionFunction != nullptr) {
        return read_partition_function(tree, context->partitionFunction);
    }
    if (context->partitionScheme != nullptr) {
        return read_partition_scheme(tree, context->partitionScheme);
    }
    if (context->policy != nullptr) {
        return transform_policy(tree, context->policy);
    }
    if (context->type != nullptr) {
        return read_type(tree, context->type);
    }
    if (context->sequence != nullptr) {
        return read_sequence(tree, context->sequence);
    }
    if (context->statistics != nullptr) {
        return read_statistics(tree, context->statistics);
    }
    if (context->schema != nullptr) {
        return read_schema(tree, context->schema);
    }
    if (context->synonym != nullptr) {
        return CreateSynonymOrOther{tree.object_name(context->synonym), "SYNONYM"};
    }
    return CreateSynonymOrOther{tree.object_name(context->bound),
                                to_upper(tree.text(context->boundKind))};
}

}  // namespace tsqlaudit::syntax
