// Members that few objects have. Each takes the room of a pointer while there is nothing in it;
// both kinds are values: a copy is one of its own, and what is const cannot be changed.
#pragma once

#include <concepts>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace tsqlaudit::text {

// As std::optional.
template <typename Value>
class Rare {
public:
    Rare() = default;
    Rare(Value value) : value_{std::make_unique<Value>(std::move(value))} {}
    Rare(const Rare& other) : value_{copy(other)} {}
    Rare(Rare&&) noexcept = default;
    ~Rare() = default;
    Rare& operator=(const Rare& other) {
        value_ = copy(other);
        return *this;
    }
    Rare& operator=(Rare&&) noexcept = default;

    bool has_value() const { return value_ != nullptr; }
    explicit operator bool() const { return has_value(); }

    const Value& operator*() const { return *value_; }
    Value& operator*() { return *value_; }
    const Value* operator->() const { return value_.get(); }
    Value* operator->() { return value_.get(); }

    void reset() { value_.reset(); }

private:
    static std::unique_ptr<Value> copy(const Rare& other) {
        return other ? std::make_unique<Value>(*other) : nullptr;
    }

    std::unique_ptr<Value> value_;
};

// A string that is empty more often than not.
class RareText {
public:
    RareText() = default;
    RareText(std::string text) {
        if (!text.empty()) {
            text_ = std::move(text);
        }
    }
    RareText(std::string_view text) : RareText{std::string{text}} {}
    RareText(const char* text) : RareText{std::string{text}} {}

    bool empty() const { return !text_; }
    const std::string& str() const {
        static const std::string nothing;
        return text_ ? *text_ : nothing;
    }
    operator const std::string&() const { return str(); }
    operator std::string_view() const { return str(); }

    void clear() { text_.reset(); }
    RareText& operator+=(std::string_view more) {
        *this = str() + std::string{more};
        return *this;
    }

    template <std::convertible_to<std::string_view> Text>
    friend bool operator==(const RareText& left, const Text& right) {
        return left.str() == static_cast<std::string_view>(right);
    }
    friend std::string operator+(std::string left, const RareText& right) {
        return std::move(left) + right.str();
    }

private:
    Rare<std::string> text_;  // not empty
};

}  // namespace tsqlaudit::text
