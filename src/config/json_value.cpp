#include "config/json_value.h"

#include <nlohmann/json.hpp>
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace tsqlaudit::config {

namespace {

using Json = nlohmann::json;

// Where the tokens of JSON begin, one after the other.
class TokenPlaces {
public:
    explicit TokenPlaces(std::string_view content) : content_{content} {}

    // The beginning of the next token that is no comma or colon; the end if there is none.
    std::size_t peek() {
        while (true) {
            at_ = std::min(content_.find_first_not_of(" \t\r\n,:", at_), content_.size());
            const std::string_view rest = content_.substr(at_);
            if (rest.starts_with("//")) {
                at_ = content_.find_first_of("\r\n", at_);
            } else if (rest.starts_with("/*") && rest.find("*/", 2) != std::string_view::npos) {
                at_ += rest.find("*/", 2) + 2;
            } else {
                return at_;
            }
        }
    }

    // The same, and goes on behind it. The parser has read the token, which is thus well-formed.
    std::size_t next() {
        const std::size_t begin = peek();
        if (content_[at_] == '"') {
            skip_string();
        } else if (std::string_view{"[]{}"}.find(content_[at_]) != std::string_view::npos) {
            ++at_;
        } else {
            at_ = content_.find_first_of(" \t\r\n,/]}", at_);
        }
        return begin;
    }

private:
    void skip_string() {
        for (++at_; content_[at_] != '"'; ++at_) {
            at_ += content_[at_] == '\\' ? 1U : 0U;
        }
        ++at_;
    }

    std::string_view content_;
    std::size_t at_ = 0;
};

// Receives what the parser finds.
class TreeBuilder : public nlohmann::json_sax<Json> {
public:
    TreeBuilder(const text::SourceFile& source, text::Diagnostics& problems)
        : source_{source}, places_{source.content()}, problems_{problems} {}

    JsonValue take_root() { return std::move(root_); }

    bool null() override { return add(JsonType::Null) != nullptr; }
    bool boolean(bool value) override {
        add(JsonType::Flag)->flag = value;
        return true;
    }
    bool number_integer(number_integer_t value) override {
        return number(static_cast<double>(value));
    }
    bool number_unsigned(number_unsigned_t value) override {
        return number(static_cast<double>(value));
    }
    bool number_float(number_float_t value, const string_t& /*text*/) override {
        return number(value);
    }
    bool string(string_t& value) override {
        add(JsonType::Text)->text = std::move(value);
        return true;
    }
    bool binary(binary_t& /*value*/) override { return false; }  // not in text

    bool start_object(std::size_t /*size*/) override { return open(JsonType::Object); }
    bool key(string_t& name) override {
        open_.back()->members.push_back({.key = std::move(name), .position = next_position()});
        return true;
    }
    bool end_object() override { return close(); }
    bool start_array(std::size_t /*size*/) override { return open(JsonType::List); }
    bool end_array() override { return close(); }

    bool parse_error(std::size_t position, const std::string& /*token*/,
                     const nlohmann::detail::exception& error) override {
        // Up to where the parser read; at the beginning of what it read last, where that is known.
        const std::size_t last = std::max(position, std::size_t{1}) - 1;
        complain(std::min(places_.peek(), last), "no JSON: " + explanation(error));
        return false;
    }

private:
    bool number(double value) {
        add(JsonType::Number)->number = value;
        return true;
    }

    JsonValue* add(JsonType type) {
        JsonValue* value = &root_;
        if (!open_.empty()) {
            JsonValue& parent = *open_.back();
            value = parent.type == JsonType::List ? &parent.items.emplace_back()
                                                  : &parent.members.back().value;
        }
        value->type = type;
        value->position = next_position();
        return value;
    }

    // A value that is open gets no siblings, so pointers to open values stay good.
    bool open(JsonType type) {
        constexpr std::size_t deepest = 32;
        open_.push_back(add(type));
        if (open_.size() > deepest) {
            complain_at(open_.back()->position, "nested too deeply");
        }
        return open_.size() <= deepest;
    }

    bool close() {
        places_.next();
        open_.pop_back();
        return true;
    }

    text::Position next_position() {
        return source_.position(static_cast<std::uint32_t>(places_.next()));
    }

    void complain(std::size_t offset, std::string message) {
        complain_at(source_.position(static_cast<std::uint32_t>(offset)), std::move(message));
    }

    void complain_at(text::Position position, std::string message) {
        problems_.push_back(
            {.path = source_.path(), .position = position, .message = std::move(message)});
    }

    // Without the parser's own number and place, which the message begins with.
    static std::string explanation(const std::exception& error) {
        const std::string_view what = error.what();
        const std::size_t place = what.find("column ");
        if (const std::size_t colon = what.find(": ", place); colon != std::string_view::npos) {
            return std::string{what.substr(colon + 2)};
        }
        const std::size_t number = what.find("] ");
        return std::string{number == std::string_view::npos ? what : what.substr(number + 2)};
    }

    const text::SourceFile& source_;
    TokenPlaces places_;
    text::Diagnostics& problems_;
    JsonValue root_;
    std::vector<JsonValue*> open_;
};

}  // namespace

std::optional<JsonValue> parse_json(const text::SourceFile& source, text::Diagnostics& problems) {
    constexpr bool strict = true;
    constexpr bool ignore_comments = true;
    TreeBuilder builder{source, problems};
    const bool is_json = Json::sax_parse(source.content(), &builder, Json::input_format_t::json,
                                         strict, ignore_comments);
    return is_json ? std::optional{builder.take_root()} : std::nullopt;
}

}  // namespace tsqlaudit::config
