#include "syntax/transform.h"
#include "syntax/words.h"

namespace tsqlaudit::syntax {

namespace {

void read_actions(const std::vector<TSqlParser::ReferentialActionContext*>& actions,
                  Constraint& constraint) {
    for (const auto* action : actions) {
        ReferentialAction what = ReferentialAction::NoAction;
        if (action->cascade != nullptr) {
            what = ReferentialAction::Cascade;
        } else if (action->setNull != nullptr) {
            what = ReferentialAction::SetNull;
        } else if (action->setDefault != nullptr) {
            what = ReferentialAction::SetDefault;
        }
        (action->delete_ != nullptr ? constraint.on_delete : constraint.on_update) = what;
        constraint.not_for_replication |= action->notForReplication != nullptr;
    }
}

void read_key(const TreeReader& tree, const TSqlParser::ConstraintBodyContext* context,
              Constraint& constraint) {
    constraint.kind =
        context->unique != nullptr ? ConstraintKind::Unique : ConstraintKind::PrimaryKey;
    constraint.columns = tree.key_columns(context->columns);
    constraint.clustering = clustering_of(context->clustering);
    constraint.is_hash = context->hash != nullptr;
    if (context->with != nullptr) {
        constraint.options = tree.options(context->with->settings);
        if (const auto* fill_factor = context->with->fillFactor) {
            Option& option = constraint.options.emplace_back();
            option.name = "FILLFACTOR";
            option.value = tree.text(fill_factor);
            option.span = tree.span(context->with);
        }
        for (const antlr4::Token* word : context->with->words) {
            Option& option = constraint.options.emplace_back();
            option.name = to_upper(tree.text(word));
            option.value = "ON";
            option.span = tree.span(word);
        }
    }
    if (context->placement != nullptr) {
        constraint.placement = tree.placement(context->placement);
    }
}

void read_foreign_key(const TreeReader& tree, const TSqlParser::ConstraintBodyContext* context,
                      Constraint& constraint) {
    constraint.kind = ConstraintKind::ForeignKey;
    for (Identifier& column : tree.columns(context->referencing)) {
        constraint.columns.push_back({std::move(column), false});
    }
    constraint.referenced_table = tree.object_name(context->target);
    constraint.referenced_columns = tree.columns(context->referenced);
    read_actions(context->actions, constraint);
}

void read_default(const TreeReader& tree, const TSqlParser::ConstraintBodyContext* context,
                  Constraint& constraint) {
    constraint.kind = ConstraintKind::Default;
    constraint.expression = tree.constant(context->value);
    if (context->column != nullptr) {
        constraint.columns.push_back({tree.identifier(context->column), false});
    }
}

std::size_t index_of(const antlr4::Token* token) {
    return token->getTokenIndex();
}

}  // namespace

void check_table_constraint(const TreeReader& tree,
                            const TSqlParser::ConstraintBodyContext* context) {
    constexpr std::string_view columns = "a list of columns";
    const bool is_key = context->primary != nullptr || context->unique != nullptr;
    if (is_key && context->columns == nullptr) {
        std::size_t last = context->primary != nullptr ? index_of(context->primary) + 1
                                                       : index_of(context->unique);
        for (const antlr4::Token* word : {context->clustering, context->hash}) {
            last = word != nullptr ? index_of(word) : last;
        }
        tree.fail_behind(last, columns);
    }
    if (context->references != nullptr && context->referencing == nullptr) {
        tree.fail_behind(index_of(context->references) - 1, columns);
    }
    if (context->default_ != nullptr && context->column == nullptr) {
        tree.fail_behind(index_of(context->value->stop), "FOR");
    }
}

Constraint transform_constraint(const TreeReader& tree,
                                const TSqlParser::ConstraintBodyContext* context,
                                const TSqlParser::IdentifierContext* name) {
    Constraint constraint;
    constraint.span = tree.span(context);
    if (name != nullptr) {
        constraint.name = tree.identifier(name);
        constraint.span = text::cover(constraint.name->span, constraint.span);
    }
    if (context->primary != nullptr || context->unique != nullptr) {
        read_key(tree, context, constraint);
    } else if (context->references != nullptr) {
        read_foreign_key(tree, context, constraint);
    } else if (context->check != nullptr) {
        constraint.kind = ConstraintKind::Check;
        constraint.expression = tree.expression(context->condition);
    } else if (context->default_ != nullptr) {
        read_default(tree, context, constraint);
    } else {
        constraint.kind = ConstraintKind::Connection;
        for (const auto* pair : context->connections) {
            constraint.connections.emplace_back(tree.object_name(pair->source),
                                                tree.object_name(pair->target));
        }
        read_actions(context->actions, constraint);
    }
    constraint.not_for_replication |= context->notForReplication != nullptr;
    return constraint;
}

}  // namespace tsqlaudit::syntax
