#include "syntax/transform.h"
#include "syntax/words.h"

namespace tsqlaudit::syntax {

namespace {

AddElements read_add(const TreeReader& tree, const TSqlParser::TableActionContext* context) {
    TableElements elements = transform_elements(tree, context->elements);
    AddElements action;
    action.columns = std::move(elements.columns);
    action.constraints = std::move(elements.constraints);
    action.indexes = std::move(elements.indexes);
    action.period = std::move(elements.period);
    action.with_nocheck =
        context->trust != nullptr && context->trust->getType() == TSqlParser::NOCHECK;
    return action;
}

void read_option(const TreeReader& tree, const TSqlParser::AlterColumnOptionContext* option,
                 AlterColumn& action) {
    if (option->nullable != nullptr || option->notNull != nullptr) {
        action.nullable = option->nullable != nullptr;
    } else if (option->collation != nullptr) {
        action.collation = tree.identifier(option->collation).text;
    } else if (option->sparse != nullptr) {
        action.sparse = true;
    } else if (option->masked != nullptr) {
        action.masking_function = tree.string(option->masked);
    } else if (option->encrypted != nullptr) {
        action.encrypted = true;
        action.encrypted_randomly = tree.is_random(option->encrypted);
    }
}

// The words with single spaces: NOT FOR REPLICATION.
std::string property_name(const TreeReader& tree,
                          const TSqlParser::ColumnPropertyContext* property) {
    return property->start == property->stop ? to_upper(tree.text(property))
                                             : "NOT FOR REPLICATION";
}

AlterColumn read_alter_column(const TreeReader& tree,
                              const TSqlParser::AlterColumnActionContext* context) {
    AlterColumn action;
    action.column = tree.identifier(context->column);
    if (context->added != nullptr) {
        action.added_property = property_name(tree, context->added);
    } else if (context->dropped != nullptr) {
        action.dropped_property = property_name(tree, context->dropped);
    } else if (context->addMask != nullptr) {
        action.added_property = "MASKED";
        action.masking_function = tree.string(context->masked);
    } else if (context->dropMask != nullptr) {
        action.dropped_property = "MASKED";
    } else {
        action.type = tree.data_type(context->type);
        for (const auto* option : context->columnOptions) {
            read_option(tree, option, action);
        }
    }
    return action;
}

DropElements read_drop(const TreeReader& tree, const TSqlParser::TableActionContext* context) {
    DropElements action;
    std::size_t kind = TSqlParser::CONSTRAINT;
    for (const auto* item : context->drops) {
        action.if_exists |= item->exists != nullptr;
        if (item->period != nullptr) {
            action.period = true;
            continue;
        }
        // A kind is good for the names after it, too.
        kind = item->kind != nullptr ? item->kind->getType() : kind;
        auto& names = kind == TSqlParser::COLUMN  ? action.columns
                      : kind == TSqlParser::INDEX ? action.indexes
                                                  : action.constraints;
        names.push_back(tree.identifier(item->name));
        if (item->settings != nullptr && !action.move_to) {
            action.move_to = tree.move_target(item->settings);
        }
    }
    return action;
}

CheckConstraints read_check(const TreeReader& tree, const TSqlParser::TableActionContext* context) {
    CheckConstraints action;
    action.names = tree.identifiers(context->names);
    action.enable = context->toggle->getType() == TSqlParser::CHECK;
    action.validate = context->trust != nullptr && context->trust->getType() == TSqlParser::CHECK;
    return action;
}

RebuildTable read_rebuild(const TreeReader& tree, const TSqlParser::TableActionContext* context) {
    RebuildTable action;
    action.options = tree.options(context->rebuildOptions);
    if (context->partition != nullptr) {
        action.partition = tree.partition(context->partition);
        if (!action.partition) {
            action.options.clear();  // of which partition they are, nobody knows
        }
    }
    return action;
}

TableAction read_action(const TreeReader& tree, const TSqlParser::TableActionContext* context) {
    if (!context->elements.empty()) {
        return read_add(tree, context);
    }
    if (context->toggle != nullptr) {
        return read_check(tree, context);
    }
    if (context->alterColumn != nullptr) {
        return read_alter_column(tree, context->alterColumn);
    }
    if (context->index != nullptr) {
        return AlterTableIndex{tree.identifier(context->index),
                               tree.options(context->indexOptions_)};
    }
    if (!context->drops.empty()) {
        return read_drop(tree, context);
    }
    if (context->setOptions != nullptr) {
        return SetTableOptions{tree.options(context->setOptions)};
    }
    if (context->switchTarget != nullptr) {
        return SwitchPartition{tree.object_name(context->switchTarget)};
    }
    if (context->rebuild != nullptr) {
        return read_rebuild(tree, context);
    }
    return OtherTableAction{to_upper(tree.text(context->other))};
}

}  // namespace

AlterTable transform_alter_table(const TreeReader& tree,
                                 const TSqlParser::AlterStatementContext* context) {
    return {tree.object_name(context->table), read_action(tree, context->action)};
}

}  // namespace tsqlaudit::syntax
