#include "text/glob.h"

#include <algorithm>
#include <optional>

#include "text/compare.h"

namespace tsqlaudit::text {
namespace {

constexpr std::size_t none = std::string_view::npos;

// Where the character of UTF-8 that begins here ends.
std::size_t next_character(std::string_view text, std::size_t at) {
    do {
        ++at;
    } while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U);
    return at;
}

}  // namespace

bool has_wildcards(std::string_view path) {
    return path.find_first_of("*?") != none;
}

std::string_view folder_before_wildcards(std::string_view path) {
    const std::size_t slash = path.rfind('/', path.find_first_of("*?"));
    return slash == none ? std::string_view() : path.substr(0, std::max<std::size_t>(slash, 1));
}

Glob::Glob(std::string_view pattern, GlobSyntax syntax) : syntax_(syntax) {
    if (syntax_ == GlobSyntax::Wildcards) {
        compile(to_lower(pattern));
    } else {
        compile(pattern);
    }
}

void Glob::compile(std::string_view pattern) {
    const bool is_gitignore = syntax_ == GlobSyntax::Gitignore;
    std::size_t at = 0;
    while (at < pattern.size()) {
        const char byte = pattern[at];
        if (byte == '*') {
            at = compile_stars(pattern, at);
        } else if (byte == '[' && is_gitignore) {
            at = compile_set(pattern, at);
        } else if (byte == '\\' && is_gitignore) {
            const bool is_last = at + 1 == pattern.size();
            tokens_.push_back(is_last ? Token{Kind::Never} : Token{Kind::Byte, pattern[at + 1]});
            at += 2;
        } else {
            tokens_.push_back(byte == '?' ? Token{Kind::Any} : Token{Kind::Byte, byte});
            ++at;
        }
    }
}

std::size_t Glob::compile_stars(std::string_view pattern, std::size_t at) {
    const std::size_t end = std::min(pattern.find_first_not_of('*', at), pattern.size());
    const bool begins_part = at == 0 || pattern[at - 1] == '/';
    if (end - at >= 2 && begins_part && end == pattern.size()) {
        tokens_.push_back({Kind::Rest});
        return end;
    }
    if (end - at >= 2 && begins_part && pattern[end] == '/') {
        tokens_.push_back({Kind::Folders});
        return end + 1;
    }
    tokens_.push_back({Kind::Star});
    return end;
}

std::size_t Glob::compile_set(std::string_view pattern, std::size_t at) {
    const std::optional<ParsedSet> parsed = parse_character_set(pattern, at);
    if (!parsed) {
        tokens_.push_back({Kind::Never});
        return pattern.size();
    }
    tokens_.push_back({Kind::OneOf, 0, sets_.size()});
    sets_.push_back(parsed->set);
    return parsed->end;
}

bool Glob::matches(std::string_view path) const {
    return syntax_ == GlobSyntax::Wildcards ? run(to_lower(path), false) : run(path, false);
}

bool Glob::matches_below(std::string_view folder) const {
    const std::string beginning = std::string(folder) + '/';
    return syntax_ == GlobSyntax::Wildcards ? run(to_lower(beginning), true) : run(beginning, true);
}

bool Glob::accepts(const Token& token, std::string_view text, std::size_t at) const {
    const auto byte = static_cast<unsigned char>(text[at]);
    switch (token.kind) {
        case Kind::Byte:
            return text[at] == token.byte;
        case Kind::Any:
            return text[at] != '/';
        case Kind::OneOf: {
            const CharacterSet& set = sets_[token.set];
            return byte < set.ascii.size() ? set.ascii.test(byte) : set.others;
        }
        default:
            return false;
    }
}

// After a mismatch, only the last '*' has to take more, and if it cannot, the last "**/" before it:
// whatever an earlier one could reach by taking more, these reach as well.
bool Glob::run(std::string_view text, bool below) const {
    struct Retry {
        std::size_t token = none;  // to go on with
        std::size_t at = 0;        // the end of what was taken
    };
    Retry star;
    Retry folders;
    std::size_t at = 0;
    std::size_t token = 0;
    while (at < text.size()) {
        const Kind kind = token < tokens_.size() ? tokens_[token].kind : Kind::Never;
        if (kind == Kind::Rest) {
            return true;
        }
        if (kind == Kind::Star) {
            star = {++token, at};
        } else if (kind == Kind::Folders) {
            folders = {++token, at};
            star = {};
        } else if (kind != Kind::Never && accepts(tokens_[token], text, at)) {
            at = kind == Kind::Byte ? at + 1 : next_character(text, at);
            ++token;
        } else if (star.token != none && text[star.at] != '/') {
            star.at = next_character(text, star.at);
            at = star.at;
            token = star.token;
        } else {
            const std::size_t slash = folders.token == none ? none : text.find('/', folders.at);
            if (slash == none) {
                return false;
            }
            folders.at = slash + 1;
            at = folders.at;
            token = folders.token;
            star = {};
        }
    }
    // All of the text is used up; what is left of the pattern must be able to match nothing.
    return below || std::all_of(tokens_.begin() + static_cast<std::ptrdiff_t>(token), tokens_.end(),
                                [](const Token& left) { return left.kind == Kind::Star; });
}

}  // namespace tsqlaudit::text
