// Which IF, WHILE or CATCH the statement that is being read stands under.
#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace tsqlaudit::syntax {

class Guards {
public:
    bool guarded() const { return !frames_.empty() && frames_.back().guarded; }
    // Does the innermost guard ask for absence?
    bool negated() const { return !frames_.empty() && frames_.back().negated; }
    // How many conditions are open.
    std::size_t conditions() const { return conditions_; }
    // The innermost of them: conditions are numbered from 1, in the order in which they open.
    std::size_t condition() const {
        const auto frame = std::find_if(frames_.rbegin(), frames_.rend(), [](const Frame& open) {
            return open.kind == Kind::Condition;
        });
        return frame == frames_.rend() ? 0 : frame->number;
    }
    // Is one of them a WHILE?
    bool repeated() const {
        return std::any_of(frames_.begin(), frames_.end(),
                           [](const Frame& frame) { return frame.repeats; });
    }
    // The condition whose ELSE was opened since this was asked last, and is open still; 0: none.
    std::size_t take_else() { return std::exchange(else_of_, 0); }
    // How many of them have been open all the time since this was asked last.
    std::size_t take_kept_conditions() { return std::exchange(kept_, conditions_); }

    // IF or WHILE: it governs the next statement or block.
    void open_condition(bool negated, bool repeats = false) {
        frames_.push_back({.kind = Kind::Condition,
                           .guarded = true,
                           .negated = negated,
                           .repeats = repeats,
                           .number = ++last_number_});
        ++conditions_;
    }
    // ELSE belongs to the condition that was closed last.
    void open_else() {
        else_of_ = last_closed_;
        open_condition(!last_negated_);
    }
    void open_block() { frames_.push_back({Kind::Block, guarded(), negated()}); }
    void open_catch() { frames_.push_back({Kind::Block, true, negated()}); }

    void close_block() {
        close_statement();
        if (!frames_.empty()) {
            frames_.pop_back();
        }
        close_statement();
    }

    // A statement is over, and with it all conditions that governed it alone.
    void close_statement() {
        while (!frames_.empty() && frames_.back().kind == Kind::Condition) {
            last_negated_ = frames_.back().negated;
            last_closed_ = frames_.back().number;
            else_of_ = 0;
            frames_.pop_back();
            --conditions_;
            kept_ = std::min(kept_, conditions_);
        }
    }

private:
    enum class Kind { Condition, Block };
    struct Frame {
        Kind kind;
        bool guarded;  // by this frame or one outside of it
        bool negated;
        bool repeats = false;
        std::size_t number = 0;
    };

    std::vector<Frame> frames_;
    bool last_negated_ = true;
    std::size_t conditions_ = 0;
    std::size_t kept_ = 0;
    std::size_t last_number_ = 0;
    std::size_t last_closed_ = 0;
    std::size_t else_of_ = 0;
};

}  // namespace tsqlaudit::syntax
