#include "syntax/foreign_dialect.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "syntax/batch_separator.h"
#include "syntax/foreign_signs.h"

namespace tsqlaudit::syntax {

namespace {

constexpr std::size_t least_signs = 3;  // or as much of those that weigh more

bool holds_batches(std::string_view text, Tokens tokens) {
    for (std::size_t index = 0; index < tokens.size(); ++index) {
        if (tokens[index].type == TokenType::GO && separator_length(text, tokens, index) > 0) {
            return true;
        }
    }
    return false;
}

class SignCount {
public:
    explicit SignCount(std::string_view text) : text_(text) {}

    void read(const FaultyStatement& faulty) {
        const TokenType first = faulty.tokens.front().type;
        if (first != TokenType::CREATE && first != TokenType::ALTER) {
            return;
        }
        std::array<bool, foreign_products.size()> holds{};
        for (std::size_t index = 1; index < faulty.tokens.size(); ++index) {
            if (const auto product = find_foreign_sign(text_, faulty.tokens, index)) {
                holds.at(*product) = true;
                note(counts_.at(*product), faulty.tokens[index].begin);
            }
        }
        for (std::size_t product = 0; product < foreign_products.size(); ++product) {
            counts_.at(product).errors += holds.at(product) ? faulty.errors : 0;
        }
    }

    // Of a script with so many errors.
    std::optional<ForeignDialect> result(std::size_t errors) const {
        const auto most = std::ranges::max_element(counts_, {}, &Count::signs);
        if (most->signs < least_signs || 2 * most->errors <= errors) {
            return std::nullopt;
        }
        const auto product = static_cast<std::size_t>(most - counts_.begin());
        return ForeignDialect{foreign_products.at(product), most->first};
    }

private:
    struct Count {
        std::size_t signs = 0;
        std::size_t errors = 0;   // in the statements that hold one
        std::uint32_t first = 0;  // offset
    };

    static void note(Count& count, std::uint32_t offset) {
        if (count.signs++ == 0) {
            count.first = offset;
        }
    }

    std::string_view text_;
    std::array<Count, foreign_products.size()> counts_{};
};

// Whether a token is in a definition, as far as the words before it tell: in queries, an alias
// looks like a type.
class DefinitionScan {
public:
    bool read(const Token& token) {
        switch (token.type) {
            case TokenType::ALTER:
            case TokenType::CREATE:
            case TokenType::DROP:
                is_inside_ = true;
                break;
            case TokenType::SELECT:
                is_inside_ = false;
                break;
            case TokenType::DELETE:
            case TokenType::INSERT:
            case TokenType::MERGE:
            case TokenType::UPDATE:
                is_inside_ = is_inside_ && !token.starts_line;
                break;
            default:
                break;
        }
        // SET FOREIGN_KEY_CHECKS, but no row of values.
        return is_inside_ || (token.starts_line && token.type != TokenType::OPEN);
    }

private:
    bool is_inside_ = false;
};

// NVARCHAR in statements that have no sign of another product.
class NationalTypes {
public:
    void read(TokenType type) {
        if (type == TokenType::ALTER || type == TokenType::CREATE || type == TokenType::DROP) {
            end_statement();
        }
    }
    void note_type() { holds_type_ = true; }
    void note_sign() { holds_sign_ = true; }
    void end_statement() {
        is_own_ = is_own_ || (holds_type_ && !holds_sign_);
        holds_type_ = false;
        holds_sign_ = false;
    }
    bool is_own() const { return is_own_; }

private:
    bool holds_type_ = false;
    bool holds_sign_ = false;
    bool is_own_ = false;
};

// The signs in a script as a whole.
class ScriptSigns {
public:
    ScriptSigns(std::string_view text, Tokens tokens) : text_(text), tokens_(tokens) {}

    // A token, of those up to the first that only SQL Server has.
    void read(std::size_t index) {
        holds_identity_ = holds_identity_ || is_identity(tokens_, index);
        national_.read(tokens_[index].type);
        if (is_national_type(text_, tokens_[index])) {
            national_.note_type();
        }
        if (scan_.read(tokens_[index])) {
            if (const auto sign = find_any_foreign_sign(text_, tokens_, index)) {
                note(*sign, tokens_[index].begin);
            }
        }
    }

    // Then what follows says no more: strings of MySQL that have \' in them seem to end there.
    bool are_beyond_doubt() const {
        constexpr std::size_t enough = 40;
        return weight_ >= enough;
    }

    std::optional<ForeignDialect> result(std::size_t least) {
        national_.end_statement();
        const auto* const named = std::max_element(counts_.begin(), counts_.end() - 1);
        if (*named + counts_.back() < least || national_.is_own()) {
            return std::nullopt;
        }
        constexpr std::size_t enough_to_name = 2;
        const std::size_t product = *named >= enough_to_name
                                        ? static_cast<std::size_t>(named - counts_.begin())
                                        : counts_.size() - 1;
        if (holds_identity_ && !has_identity(product)) {
            return std::nullopt;
        }
        return ForeignDialect{foreign_products.at(product), *first_};
    }

private:
    void note(const ForeignSign& sign, std::uint32_t offset) {
        counts_.at(sign.product) += sign.weight;
        weight_ += sign.weight;
        national_.note_sign();
        first_ = first_.value_or(offset);
    }

    std::string_view text_;
    Tokens tokens_;
    DefinitionScan scan_;
    NationalTypes national_;
    std::array<std::size_t, foreign_products.size()> counts_{};  // their weights
    std::size_t weight_ = 0;                                     // of all together
    std::optional<std::uint32_t> first_;
    bool holds_identity_ = false;
};

}  // namespace

std::optional<ForeignDialect> find_foreign_script(std::string_view text, Tokens tokens,
                                                  bool is_half_read) {
    constexpr std::size_t least_where_half_read = 5;
    ScriptSigns signs(text, tokens);
    for (std::size_t index = 0; index < tokens.size() && !signs.are_beyond_doubt(); ++index) {
        if (is_sign_of_sql_server(text, tokens, index)) {
            return std::nullopt;
        }
        signs.read(index);
    }
    return signs.result(is_half_read ? least_where_half_read : least_signs);
}

std::optional<ForeignDialect> find_foreign_dialect(std::string_view text, Tokens tokens,
                                                   std::span<const FaultyStatement> faulty,
                                                   std::size_t errors) {
    if (holds_batches(text, tokens)) {
        return std::nullopt;
    }
    SignCount count(text);
    for (const FaultyStatement& statement : faulty) {
        count.read(statement);
    }
    return count.result(errors);
}

}  // namespace tsqlaudit::syntax
