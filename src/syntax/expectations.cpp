#include "syntax/expectations.h"

#include <algorithm>
#include <ranges>
#include <set>
#include <span>
#include <string_view>
#include <utility>

#include "TSqlParser.h"

namespace tsqlaudit::syntax {

namespace {

using generated::TSqlParser;
namespace atn = antlr4::atn;

// What a rule is called. An empty phrase: not worth mentioning beside the others.
struct RulePhrase {
    std::size_t rule;
    std::string_view phrase;
};

constexpr RulePhrase rule_phrases[] = {
    {TSqlParser::RuleColumnDefinition, "a column name"},
    {TSqlParser::RuleKeyColumn, "a column name"},
    {TSqlParser::RuleFulltextColumn, "a column name"},
    {TSqlParser::RuleTableRule, "a constraint"},
    {TSqlParser::RuleConstraintBody, "a constraint"},
    {TSqlParser::RuleColumnOption, "a column option"},
    {TSqlParser::RuleComputedOption, "a column option"},
    {TSqlParser::RuleAlterColumnOption, "a column option"},
    {TSqlParser::RuleCollationName, "a collation"},
    {TSqlParser::RuleGeneratedValue, "ROW, TRANSACTION_ID or SEQUENCE_NUMBER"},
    {TSqlParser::RuleDataType, "a data type"},
    {TSqlParser::RuleTypeArgument, "a number"},
    {TSqlParser::RuleIdentityNumber, "a number"},
    {TSqlParser::RuleKeyColumns, "a list of columns"},
    {TSqlParser::RuleColumnList, "a list of columns"},
    {TSqlParser::RuleReferentialAction, "ON DELETE or ON UPDATE"},
    {TSqlParser::RuleConstraintSuffix, ""},
    {TSqlParser::RuleFilestreamPlacement, ""},
    {TSqlParser::RuleTableTail, "a table option"},
    {TSqlParser::RuleIndexTail, "an index option"},
    {TSqlParser::RuleOnPlacement, "ON"},
    {TSqlParser::RulePlacementName, "a filegroup or partition scheme"},
    {TSqlParser::RuleTableAction, "ADD, ALTER, DROP or another action"},
    {TSqlParser::RuleOptionList, "a list of options"},
    {TSqlParser::RuleNestedOptions, "a list of options"},
    {TSqlParser::RuleOption, "an option"},
    {TSqlParser::RuleLegacyOption, "an option"},
    {TSqlParser::RuleOptionWord, "an option"},
    {TSqlParser::RuleOptionValue, "a value"},
    {TSqlParser::RuleExpression, "an expression"},
    {TSqlParser::RuleScalar, "an expression"},
    {TSqlParser::RuleConstant, "an expression"},
    {TSqlParser::RulePredicate, "an expression"},
    {TSqlParser::RuleOperand, "an expression"},
    {TSqlParser::RuleArgument, "an argument"},
    {TSqlParser::RuleArgumentList, ""},
    {TSqlParser::RulePostfix, ""},
    {TSqlParser::RulePredicateTail, "an operator"},
    {TSqlParser::RuleComparisonOperator, "an operator"},
    {TSqlParser::RuleScalarTail, "an operator"},
    {TSqlParser::RuleConstantTail, "an operator"},
};

// What a name is the name of, by the rule that asks for it.
constexpr RulePhrase name_phrases[] = {
    {TSqlParser::RuleTableRule, "a constraint name"},
    {TSqlParser::RuleColumnOption, "a constraint name"},
    {TSqlParser::RuleComputedOption, "a constraint name"},
    {TSqlParser::RuleColumnList, "a column name"},
    {TSqlParser::RulePeriodDefinition, "a column name"},
    {TSqlParser::RuleAlterColumnAction, "a column name"},
    {TSqlParser::RuleInlineIndex, "an index name"},
    {TSqlParser::RuleCreateIndex, "an index name"},
    {TSqlParser::RuleDropIndexTarget, "an index name"},
    {TSqlParser::RuleCreateTable, "a table name"},
    {TSqlParser::RuleAlterStatement, "a table name"},
    {TSqlParser::RuleDropStatement, "a table name"},
    {TSqlParser::RuleConstraintBody, "a table name"},
    {TSqlParser::RuleExecuteStatement, "a procedure name"},
};

const RulePhrase* find_phrase(std::span<const RulePhrase> phrases, std::size_t rule) {
    const auto found = std::find_if(phrases.begin(), phrases.end(),
                                    [&](const RulePhrase& entry) { return entry.rule == rule; });
    return found == phrases.end() ? nullptr : &*found;
}

// No phrase is longer than this many expectations.
constexpr std::size_t max_phrases = 5;

// Empty for a token that hardly anybody would miss.
std::string describe_token(const antlr4::Parser& parser, std::size_t type) {
    switch (type) {
        case antlr4::Token::EOF:
            return "the end of the statement";
        case TSqlParser::ID:
            return "a name";
        case TSqlParser::NUMBER:
            return "a number";
        case TSqlParser::STRING:
            return "a string";
        case TSqlParser::VARIABLE:
            return "a variable";
        case TSqlParser::QUERY:
        case TSqlParser::SUBQUERY:
            return "a query";
        case TSqlParser::PERIOD_FOR_SYSTEM_TIME:
            return "PERIOD FOR SYSTEM_TIME";
        case TSqlParser::UNIQUE_OF_INDEX:
            return "UNIQUE";
        case TSqlParser::BINARY:
        case TSqlParser::DOT:
        case TSqlParser::VARYING:
        case TSqlParser::FEDERATED_ON:
        case TSqlParser::OVER_CLAUSE:
        case TSqlParser::RESERVED_WORD:
        case TSqlParser::HASH:
            return {};
        default:
            break;
    }
    const std::string literal = parser.getVocabulary().getLiteralName(type);
    const bool is_word = literal.size() > 2 && literal[1] >= 'A' && literal[1] <= 'Z';
    if (literal.empty()) {
        std::string name = parser.getVocabulary().getSymbolicName(type);
        std::replace(name.begin(), name.end(), '_', ' ');
        return name;
    }
    return is_word ? literal.substr(1, literal.size() - 2) : literal;
}

}  // namespace

// Follows the automaton from a state as far as the next token.
class StateWalk {
public:
    StateWalk(const antlr4::Parser& parser, Expectations& result)
        : parser_(parser), atn_(parser.getATN()), result_(result) {}

    // Returns whether the end of the state's rule can be reached without a token.
    bool within_rule(const atn::ATNState* state) {
        if (dynamic_cast<const atn::RuleStopState*>(state) != nullptr) {
            return true;
        }
        if (!seen_.insert(state->stateNumber).second) {
            return false;
        }
        bool reaches_end = false;
        for (const atn::Transition* transition : state->transitions) {
            if (const auto* call = dynamic_cast<const atn::RuleTransition*>(transition)) {
                reaches_end |= follow_call(*state, *call);
            } else if (transition->isEpsilon()) {
                reaches_end |= within_rule(transition->target);
            } else {
                add_tokens(*transition);
            }
        }
        return reaches_end;
    }

    const atn::ATN& automaton() const { return atn_; }

private:
    bool follow_call(const atn::ATNState& state, const atn::RuleTransition& call) {
        const std::size_t rule = call.target->ruleIndex;
        if (rule == TSqlParser::RuleIdentifier || rule == TSqlParser::RuleObjectName) {
            const RulePhrase* name = find_phrase(name_phrases, state.ruleIndex);
            result_.add_phrase(name != nullptr ? std::string(name->phrase) : "a name", false);
            return false;
        }
        if (const RulePhrase* found = find_phrase(rule_phrases, rule)) {
            result_.add_phrase(std::string(found->phrase), false);
            return false;
        }
        return within_rule(call.target) && within_rule(call.followState);
    }

    void add_tokens(const atn::Transition& transition) {
        const auto label = transition.label();
        for (const auto& interval : label.getIntervals()) {
            for (ssize_t type = interval.a; type <= interval.b; ++type) {
                const auto token = static_cast<std::size_t>(type);
                result_.includes_end_ |= token == antlr4::Token::EOF;
                result_.add_phrase(describe_token(parser_, token), true);
            }
        }
    }

    const antlr4::Parser& parser_;
    const atn::ATN& atn_;
    Expectations& result_;
    std::set<std::size_t> seen_;
};

void Expectations::add(antlr4::Parser& parser, std::size_t token_index) {
    std::size_t state = parser.getState();
    const antlr4::ParserRuleContext* context = parser.getContext();
    const auto parent = [&] {
        return dynamic_cast<const antlr4::ParserRuleContext*>(context->parent);
    };
    // A rule that has consumed nothing is best described as a whole, from outside.
    while (context->parent != nullptr && context->start->getTokenIndex() == token_index) {
        state = context->invokingState;
        context = parent();
    }
    StateWalk walk(parser, *this);
    const atn::ATNState* from = walk.automaton().states.at(state);
    while (walk.within_rule(from) && context->parent != nullptr) {
        const atn::ATNState* caller = walk.automaton().states.at(context->invokingState);
        from = dynamic_cast<const atn::RuleTransition*>(caller->transitions.front())->followState;
        context = parent();
    }
}

void Expectations::add_phrase(std::string phrase, bool is_token) {
    const bool is_known = std::any_of(phrases_.begin(), phrases_.end(),
                                      [&](const Phrase& known) { return known.text == phrase; });
    if (!phrase.empty() && !is_known) {
        phrases_.push_back({std::move(phrase), is_token});
    }
}

std::string Expectations::text() const {
    auto dispensable = phrases_.size() > max_phrases ? phrases_.size() - max_phrases : 0;
    std::vector<std::string> kept;
    for (const Phrase& phrase : std::ranges::reverse_view(phrases_)) {
        if (phrase.is_token && dispensable > 0) {
            --dispensable;
        } else {
            kept.insert(kept.begin(), phrase.text);
        }
    }
    std::string result;
    for (std::size_t index = 0; index < kept.size(); ++index) {
        if (index > 0) {
            result += index + 1 == kept.size() ? " or " : ", ";
        }
        result += kept[index];
    }
    return result;
}

}  // namespace tsqlaudit::syntax
