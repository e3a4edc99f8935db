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
    // How many of them have been open all the time since this was asked last.
    std::size_t take_kept_conditions() { return std::exchange(kept_, conditions_); }

    // IF or WHILE: it governs the next statement or block.
    void open_condition(bool negated) {
        frames_.push_back({Kind::Condition, true, negated});
        ++conditions_;
    }
    // ELSE belongs to the condition that was closed last.
    void open_else() { open_condition(!last_negated_); }
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
    };

    std::vector<Frame> frames_;
    bool last_negated_ = true;
    std::size_t conditions_ = 0;
    std::size_t kept_ = 0;
};

}  // namespace tsqlaudit::syntax
