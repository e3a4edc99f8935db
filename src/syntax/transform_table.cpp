#include <algorithm>

#include "syntax/transform.h"
#include "syntax/words.h"

namespace tsqlaudit::syntax {

namespace {

void read_rule(const TreeReader& tree, const TSqlParser::TableRuleContext* rule,
               TableElements& table) {
    if (rule->index != nullptr) {
        check_index_columns(tree, rule->index);
        table.indexes.push_back(transform_inline_index(tree, rule->index));
        return;
    }
    if (rule->period != nullptr) {
        table.period = transform_period(tree, rule->period);
        return;
    }
    check_table_constraint(tree, rule->constraint);
    Constraint constraint = transform_constraint(tree, rule->constraint, rule->name);
    for (const auto* suffix : rule->suffixes) {
        constraint.not_enforced |= suffix->notEnforced != nullptr;
        constraint.not_for_replication |= suffix->notForReplication != nullptr;
    }
    table.constraints.push_back(std::move(constraint));
}

TableKind graph_or_file_table(const antlr4::Token* word) {
    switch (word->getType()) {
        case TSqlParser::NODE:
            return TableKind::Node;
        case TSqlParser::EDGE:
            return TableKind::Edge;
        default:
            return TableKind::FileTable;
    }
}

// Synapse writes the index of the table as an option: WITH (CLUSTERED COLUMNSTORE INDEX).
bool is_index_option(const Option& option) {
    return option.name.starts_with("CLUSTERED ");
}

// A column of it is the first word of an option in the parentheses, behind which ASC or DESC
// stands.
IndexDefinition index_of_option(const TreeReader& tree, const Option& option,
                                const TSqlParser::NestedOptionsContext* columns) {
    IndexDefinition index;
    index.clustering = Clustering::Clustered;
    index.span = option.span;
    const bool is_columnstore = option.name.starts_with("CLUSTERED COLUMNSTORE");
    index.kind = is_columnstore ? IndexKind::Columnstore : IndexKind::Rowstore;
    if (columns == nullptr) {
        return index;
    }
    for (const auto* item : columns->settings) {
        if (item->words.empty()) {  // CLUSTERED INDEX (1)
            continue;
        }
        const Identifier column{name_of(tree.text(item->words.front())), tree.span(item)};
        if (is_columnstore) {
            index.order_columns.push_back(column);
        } else {
            index.columns.push_back(
                {column, item->words.back()->start->getType() == TSqlParser::DESC});
        }
    }
    return index;
}

// So it does the partitions, which have no scheme: PARTITION (OrderDate RANGE RIGHT FOR VALUES
// (…)).
Rare<Placement> partitions_of_option(const Option& option) {
    if (option.name != "PARTITION" || option.nested.size() != 1) {
        return {};
    }
    const Option& range = option.nested.front();
    const std::size_t end = range.name.rfind(" RANGE");
    if (end == std::string::npos) {
        return {};
    }
    return Placement{.name = {}, .column = Identifier{range.name.substr(0, end), range.span}};
}

void read_tail(const TreeReader& tree, const TSqlParser::TableTailContext* tail,
               CreateTable& table) {
    if (tail->placement != nullptr) {
        table.placement = tree.placement(tail->placement);
    } else if (tail->textimage != nullptr) {
        table.textimage_placement = tree.identifier(tail->textimage);
    } else if (tail->filestream != nullptr) {
        table.filestream_placement = Placement{tree.identifier(tail->filestream), {}};
        if (tail->filestreamColumn != nullptr) {
            table.filestream_placement->column = tree.identifier(tail->filestreamColumn);
        }
    } else if (tail->settings != nullptr) {
        std::size_t at = 0;
        for (Option& option : tree.options(tail->settings)) {
            const auto* written = tail->settings->settings[at++];
            if (is_index_option(option)) {
                table.indexes.push_back(index_of_option(tree, option, written->nested));
            } else if (auto partitions = partitions_of_option(option)) {
                table.placement = std::move(partitions);
            } else {
                table.options.push_back(std::move(option));
            }
        }
    } else if (tail->kind != nullptr) {
        table.kind = graph_or_file_table(tail->kind);
    } else if (tail->cloneOf != nullptr) {
        table.clone_of = tree.object_name(tail->cloneOf);
    } else {
        table.from_query |= tail->query != nullptr;
    }
}

// CREATE TABLE t (a, b) AS SELECT …
bool names_columns_of_query(const TSqlParser::CreateTableContext* context) {
    const bool has_query = std::any_of(context->tails.begin(), context->tails.end(),
                                       [](const auto* tail) { return tail->query != nullptr; });
    const auto* first = context->elements->elements.front()->column;
    return has_query && first != nullptr && first->type == nullptr && first->computed == nullptr;
}

// A table has columns, unless something else says what is in it.
void check_contents(const TreeReader& tree, const TSqlParser::CreateTableContext* context) {
    const bool says = std::any_of(context->tails.begin(), context->tails.end(), [](auto* tail) {
        return tail->kind != nullptr || tail->query != nullptr || tail->cloneOf != nullptr;
    });
    if (context->elements == nullptr && !says) {
        tree.fail_behind(context->name->stop->getTokenIndex(), "'(' or AS");
    }
}

}  // namespace

Period transform_period(const TreeReader& tree,
                        const TSqlParser::PeriodDefinitionContext* context) {
    return {tree.identifier(context->startColumn), tree.identifier(context->endColumn),
            tree.span(context)};
}

TableElements transform_elements(const TreeReader& tree,
                                 const std::vector<TSqlParser::TableElementContext*>& elements) {
    TableElements table;
    table.columns.reserve(elements.size());
    for (const auto* element : elements) {
        if (element->column != nullptr) {
            table.columns.push_back(transform_column(tree, element->column, table));
        }
        for (const auto* rule : element->rules) {
            read_rule(tree, rule, table);
        }
    }
    return table;
}

CreateTable transform_create_table(const TreeReader& tree,
                                   const TSqlParser::CreateTableContext* context) {
    CreateTable table;
    table.name = tree.object_name(context->name);
    check_contents(tree, context);
    if (context->elements != nullptr && !names_columns_of_query(context)) {
        TableElements elements = transform_elements(tree, context->elements->elements);
        table.columns = std::move(elements.columns);
        table.constraints = std::move(elements.constraints);
        table.indexes = std::move(elements.indexes);
        table.period = std::move(elements.period);
    }
    for (const auto* tail : context->tails) {
        read_tail(tree, tail, table);
    }
    return table;
}

}  // namespace tsqlaudit::syntax
