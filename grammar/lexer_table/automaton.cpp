#include "automaton.h"

#include <antlr4-runtime.h>

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>
#include <utility>

namespace tsqlaudit::lexer_table {

namespace {

using namespace antlr4::atn;

constexpr std::uint32_t last_code_point = 0x10FFFF;

// Calls of fragment rules: an interned list of the states to return to.
class CallStacks {
public:
    unsigned push(unsigned stack, const ATNState* state) {
        const auto [found, added] = ids_.try_emplace({stack, state}, nodes_.size() + 1);
        if (added) {
            nodes_.emplace_back(stack, state);
        }
        return static_cast<unsigned>(found->second);
    }
    // 0 is the empty stack.
    const std::pair<unsigned, const ATNState*>& top(unsigned stack) const {
        return nodes_.at(stack - 1);
    }
    std::size_t depth(unsigned stack) const {
        std::size_t depth = 0;
        for (; stack != 0; stack = top(stack).first) {
            ++depth;
        }
        return depth;
    }

private:
    std::map<std::pair<unsigned, const ATNState*>, std::size_t> ids_;
    std::vector<std::pair<unsigned, const ATNState*>> nodes_;
};

// One thread of the simulation: where it is, whom it returns to, and the token rule it belongs to.
struct Thread {
    std::size_t rule;
    const ATNState* state;
    unsigned stack;

    auto key() const { return std::make_tuple(rule, state->stateNumber, stack); }
    friend bool operator<(const Thread& left, const Thread& right) {
        return left.key() < right.key();
    }
};

using Threads = std::set<Thread>;

bool ends_rule(const ATNState* state) {
    return dynamic_cast<const RuleStopState*>(state) != nullptr;
}

class Builder {
public:
    explicit Builder(const ATN& atn) : atn_(atn) { find_intervals(); }

    Automaton build() {
        add_state({});  // dead
        for (const TokensStartState* mode : atn_.modeToStartState) {
            Threads start;
            for (const Transition* transition : mode->transitions) {
                close({transition->target->ruleIndex, transition->target, 0}, start);
            }
            result_.mode_starts.push_back(add_state(start));
        }
        for (std::size_t state = 1; state < states_.size(); ++state) {
            for (const std::uint32_t character : result_.intervals) {
                // A copy: add_state() moves the states.
                const Threads threads = *states_[state];
                transitions_.push_back(add_state(step(threads, character)));
            }
        }
        merge_columns();
        return std::move(result_);
    }

private:
    void find_intervals() {
        std::set<std::uint32_t> firsts{0};
        for (const ATNState* state : atn_.states) {
            if (state == nullptr) {
                continue;
            }
            for (const Transition* transition : state->transitions) {
                const auto label = transition->label();
                for (const auto& interval : label.getIntervals()) {
                    if (interval.a >= 0 && interval.b <= static_cast<ssize_t>(last_code_point)) {
                        firsts.insert(static_cast<std::uint32_t>(interval.a));
                        firsts.insert(static_cast<std::uint32_t>(interval.b + 1));
                    }
                }
            }
        }
        firsts.erase(last_code_point + 1);
        result_.intervals.assign(firsts.begin(), firsts.end());
    }

    void close(const Thread& thread, Threads& threads) {
        if (stacks_.depth(thread.stack) > 32) {
            throw std::runtime_error("a lexer rule is recursive");
        }
        if (!threads.insert(thread).second) {
            return;
        }
        if (ends_rule(thread.state)) {
            if (thread.stack != 0) {
                const auto [rest, follow] = stacks_.top(thread.stack);
                close({thread.rule, follow, rest}, threads);
            }
            return;
        }
        const auto* decision = dynamic_cast<const DecisionState*>(thread.state);
        if (decision != nullptr && decision->nonGreedy) {
            throw std::runtime_error("a lexer rule is non-greedy");
        }
        for (const Transition* transition : thread.state->transitions) {
            if (const auto* call = dynamic_cast<const RuleTransition*>(transition)) {
                close({thread.rule, call->target, stacks_.push(thread.stack, call->followState)},
                      threads);
            } else if (transition->isEpsilon()) {
                close({thread.rule, transition->target, thread.stack}, threads);
            }
        }
    }

    Threads step(const Threads& threads, std::uint32_t character) {
        Threads next;
        for (const Thread& thread : threads) {
            for (const Transition* transition : thread.state->transitions) {
                if (!transition->isEpsilon() &&
                    transition->matches(character, 0, last_code_point)) {
                    close({thread.rule, transition->target, thread.stack}, next);
                }
            }
        }
        return next;
    }

    unsigned add_state(Threads threads) {
        const auto [found, added] =
            ids_.try_emplace(std::move(threads), static_cast<unsigned>(states_.size()));
        if (added) {
            states_.push_back(&found->first);
            // The token rule that comes first in the grammar wins.
            unsigned rule = 0;
            for (const Thread& thread : found->first) {
                if (thread.stack == 0 && ends_rule(thread.state)) {
                    rule = static_cast<unsigned>(thread.rule) + 1;
                    break;
                }
            }
            result_.accepted.push_back(rule);
        }
        return found->second;
    }

    // Intervals that behave alike in every state share a class.
    void merge_columns() {
        const std::size_t count = result_.intervals.size();
        transitions_.insert(transitions_.begin(), count, 0);
        std::map<std::vector<unsigned>, unsigned> classes;
        for (std::size_t interval = 0; interval < count; ++interval) {
            std::vector<unsigned> column;
            for (std::size_t state = 0; state < states_.size(); ++state) {
                column.push_back(transitions_[state * count + interval]);
            }
            result_.classes.push_back(
                classes.try_emplace(column, static_cast<unsigned>(classes.size())).first->second);
        }
        result_.class_count = static_cast<unsigned>(classes.size());
        result_.transitions.resize(states_.size() * classes.size());
        for (const auto& [column, number] : classes) {
            for (std::size_t state = 0; state < states_.size(); ++state) {
                result_.transitions[state * classes.size() + number] = column[state];
            }
        }
    }

    const ATN& atn_;
    CallStacks stacks_;
    std::map<Threads, unsigned> ids_;
    std::vector<const Threads*> states_;
    std::vector<unsigned> transitions_;  // [state * intervals + interval], from state 1
    Automaton result_;
};

}  // namespace

unsigned Automaton::class_of(std::uint32_t code_point) const {
    const auto after = std::upper_bound(intervals.begin(), intervals.end(), code_point);
    return classes.at(static_cast<std::size_t>(after - intervals.begin()) - 1);
}

Automaton build_automaton(const antlr4::atn::ATN& atn) {
    return Builder(atn).build();
}

}  // namespace tsqlaudit::lexer_table
