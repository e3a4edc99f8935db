#include "syntax/module_scanner.h"

#include <algorithm>
#include <utility>

#include "syntax/statement_kind.h"
#include "syntax/words.h"

namespace tsqlaudit::syntax {

namespace {

using enum TokenType;

class ModuleScanner {
public:
    ModuleScanner(const SourceText& source, Tokens tokens) : source_(source), tokens_(tokens) {}

    Module run() {
        read_header();
        for (; index_ < tokens_.size(); ++index_) {
            read_token();
        }
        return std::move(module_);
    }

private:
    TokenType type(std::size_t index) const {
        return index < tokens_.size() ? tokens_[index].type : NONE;
    }
    std::string_view text(std::size_t index) const {
        return index < tokens_.size() ? text_of(source_.text(), tokens_[index])
                                      : std::string_view{};
    }

    void read_header() {
        const TokenType word = module_word(source_.text(), tokens_);
        while (type(index_) != word) {
            ++index_;
        }
        ++index_;
        module_.kind = word == VIEW        ? Module::Kind::View
                       : word == FUNCTION  ? Module::Kind::Function
                       : word == PROCEDURE ? Module::Kind::Procedure
                                           : Module::Kind::Trigger;
        if (is_name(type(index_))) {
            module_.name = read_name();
        }
        if (word == TRIGGER && type(index_) == ON && is_name(type(index_ + 1))) {
            ++index_;
            module_.trigger_table = read_name();
        }
    }

    // A dotted name that begins at the current token; leaves the index behind it.
    ObjectName read_name() {
        ObjectName name;
        const std::uint32_t begin = tokens_[index_].begin;
        while (true) {
            name.name = source_.name(text(index_++));
            if (type(index_) != DOT) {
                break;
            }
            while (type(index_) == DOT) {
                name.server = std::move(name.database);
                name.database = std::move(name.schema);
                name.schema = std::exchange(name.name, {});
                ++index_;
            }
            if (!is_name(type(index_))) {
                break;
            }
        }
        name.span = source_.span(begin, tokens_[index_ - 1].end);
        return name;
    }

    void read_token() {
        switch (type(index_)) {
            case FROM:
                read_sources();
                break;
            case JOIN:
            case INTO:
            case INSERT:
            case DELETE:
            case MERGE:
                read_reference(index_ + 1);
                break;
            case UPDATE:
                // Not of a trigger's FOR UPDATE or IF UPDATE (column).
                expects_set_ = type(index_ + 1) == SET || is_name(type(index_ + 1));
                read_reference(index_ + 1);
                break;
            case SET:
                if (expects_set_) {
                    read_assignments();
                }
                break;
            case TABLE:
                if (type(index_ - 1) == STATEMENT_WORD) {  // TRUNCATE TABLE
                    read_reference(index_ + 1);
                }
                break;
            case ID:
                module_.schema_bound |= is_word(text(index_), "SCHEMABINDING");
                module_.instead_of |= is_word(text(index_), "INSTEAD") && type(index_ + 1) == OF;
                break;
            default:
                break;
        }
    }

    // FROM a AS x, b: names and their aliases, up to the first thing that is neither.
    void read_sources() {
        while (read_reference(index_ + 1)) {
            std::size_t next = index_ + 1;
            if (type(next) == AS) {
                ++next;
            }
            if (is_name(type(next))) {
                ++next;
            }
            if (type(next) != COMMA) {
                return;
            }
            index_ = next;
        }
    }

    // Leaves the index on the last token of the name.
    bool read_reference(std::size_t begin) {
        if (!is_name(type(begin))) {
            return false;
        }
        index_ = begin;
        module_.references.push_back(read_name());
        --index_;
        return true;
    }

    // SET a = …, t.b += …: each name between SET or a comma and an equals sign.
    void read_assignments() {
        expects_set_ = false;
        ParenthesisDepth depth;
        bool expects_target = true;
        for (++index_; index_ < tokens_.size(); ++index_) {
            depth.read(type(index_));
            if (depth.value() > 0) {
                continue;
            }
            if (ends_assignments(type(index_))) {
                --index_;
                return;
            }
            if (expects_target && is_name(type(index_))) {
                ObjectName target = read_name();
                --index_;
                module_.assigned.push_back(std::move(target.name));
            }
            expects_target = type(index_) == COMMA;
        }
    }

    static bool ends_assignments(TokenType type) {
        switch (type) {
            case FROM:
            case WHERE:
            case SEMICOLON:
            case OUTPUT:
            case WHEN:
            case BEGIN:
            case INSERT:
            case UPDATE:
            case DELETE:
            case MERGE:
            case SELECT:
            case SET:
            case EXECUTE:
            case IF:
            case WHILE:
            case STATEMENT_WORD:
                return true;
            default:
                return false;
        }
    }

    const SourceText& source_;
    Tokens tokens_;
    std::size_t index_ = 0;
    bool expects_set_ = false;
    Module module_;
};

}  // namespace

Module scan_module(const SourceText& source, Tokens tokens) {
    return ModuleScanner(source, tokens).run();
}

}  // namespace tsqlaudit::syntax
