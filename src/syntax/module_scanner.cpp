#include "syntax/module_scanner.h"

#include <algorithm>
#include <utility>

#include "syntax/dotted_name.h"
#include "syntax/statement_kind.h"
#include "syntax/words.h"
#include "text/compare.h"

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
        if (module_.schema_bound) {
            add_names();
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

    ObjectName read_name() { return read_dotted_name(source_, tokens_, index_); }

    void add_names() {
        std::vector<std::string>& names = module_.names;
        for (std::size_t at = 0; at < tokens_.size(); ++at) {
            if (is_name(type(at))) {
                names.emplace_back(source_.name(text(at)));
            }
        }
        std::ranges::sort(names, text::LessIgnoringCase{});
        const auto again = std::ranges::unique(names, text::equals_ignoring_case);
        names.erase(again.begin(), again.end());
    }

    void read_token() {
        depth_.read(type(index_));
        switch (type(index_)) {
            case FROM:
                read_sources();
                break;
            case JOIN:
                if (read_reference(index_ + 1)) {
                    resolve_target();
                }
                break;
            case INSERT:
            case DELETE:
                ends_target();
                read_reference(index_ + 1);
                break;
            case INTO:
                read_reference(index_ + 1);
                break;
            case MERGE:
                ends_target();
                if (read_reference(index_ + (type(index_ + 1) == INTO ? 2 : 1))) {
                    target_ = module_.references.back();
                    target_depth_ = depth_.value();
                }
                break;
            case SELECT:
                if (depth_.value() == target_depth_) {
                    ends_target();
                }
                break;
            case SEMICOLON:
                ends_target();
                break;
            case UPDATE:
                // Not of a trigger's FOR UPDATE or IF UPDATE (column).
                expects_set_ = type(index_ + 1) == SET || is_name(type(index_ + 1));
                read_target();
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
            case INDEX:
                read_index_hint();
                break;
            case ID:
                if (is_word(text(index_), "FORCESEEK") && type(index_ + 1) == OPEN) {
                    add_hinted(index_ + 2);  // FORCESEEK (IX_Name (Column))
                }
                module_.schema_bound |= is_word(text(index_), "SCHEMABINDING");
                module_.instead_of |= is_word(text(index_), "INSTEAD") && type(index_ + 1) == OF;
                break;
            default:
                break;
        }
    }

    // INDEX (IX_Name, 2), INDEX = IX_Name, INDEX = (IX_Name). CREATE INDEX has a name before the
    // parenthesis, and that of a table variable or temporary table is none of a table's.
    void read_index_hint() {
        std::size_t next = index_ + 1;
        const bool has_equals = type(next) == EQUAL;
        next += has_equals ? 1 : 0;
        if (type(next) != OPEN) {
            if (has_equals) {
                add_hinted(next);
            }
            return;
        }
        for (++next; is_name(type(next)) || type(next) == COMMA || type(next) == NUMBER; ++next) {
            add_hinted(next);
        }
    }

    void add_hinted(std::size_t at) {
        if (is_name(type(at))) {
            module_.hinted_indexes.emplace_back(source_.name(text(at)));
        }
    }

    // UPDATE a; the UPDATE SET of a MERGE has the target of that.
    void read_target() {
        if (read_reference(index_ + 1)) {
            ends_target();
            target_ = module_.references.back();
            is_target_open_ = target_.schema.empty();
            target_depth_ = depth_.value();
        }
    }

    void ends_target() {
        target_ = {};
        is_target_open_ = false;
        target_begin_ = module_.assigned.size();
    }

    // UPDATE a SET … FROM dbo.T AS a: the last reference, if it goes by the name of the target.
    void resolve_target() {
        const ObjectName& source = module_.references.back();
        const std::size_t next = index_ + (type(index_ + 1) == AS ? 2 : 1);
        const std::string name =
            is_name(type(next)) ? std::string{source_.name(text(next))} : source.name;
        if (!is_target_open_ || depth_.value() != target_depth_ ||
            !text::equals_ignoring_case(name, target_.name)) {
            return;
        }
        for (std::size_t at = target_begin_; at < module_.assigned.size(); ++at) {
            module_.assigned[at].target = source;
        }
        is_target_open_ = false;
    }

    // FROM a AS x, b: names and their aliases, up to the first thing that is neither.
    void read_sources() {
        while (read_reference(index_ + 1)) {
            resolve_target();
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
                module_.assigned.push_back({target_, std::move(target.name)});
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
    ParenthesisDepth depth_;
    ObjectName target_;            // of the current UPDATE or MERGE
    bool is_target_open_ = false;  // it may be an alias
    std::size_t target_depth_ = 0;
    std::size_t target_begin_ = 0;  // its first assignment
    Module module_;
};

}  // namespace

Module scan_module(const SourceText& source, Tokens tokens) {
    return ModuleScanner(source, tokens).run();
}

}  // namespace tsqlaudit::syntax
