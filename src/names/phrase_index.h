// All lists of phrases together, so that one search of a name finds the phrases of every list. A
// view: the program's own index is a constant, made at build time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tsqlaudit::names {

struct WordForms;

// What a list says of a phrase.
struct PhraseEntry {
    std::uint16_t list = 0;
    std::uint16_t phrase_size = 0;
    std::uint32_t phrase = 0;  // where it begins in PhraseIndex::text: without anchors, for people
    bool at_start = false;
    bool at_end = false;
};

// The words of one or more phrases, in their normal form, written as one.
struct PhraseKey {
    std::uint32_t words = 0;  // where they begin in PhraseIndex::text
    std::uint16_t size = 0;
    std::uint16_t entry_count = 0;
    std::uint32_t first_entry = 0;
};

// A hash that letters can be added to, FNV-1a: the same in the tool that makes the index and in the
// program.
class PhraseHash {
public:
    void add(char letter) { value_ = (value_ ^ static_cast<unsigned char>(letter)) * 16777619U; }
    std::size_t value() const { return value_ ^ (value_ >> 15U); }

private:
    std::uint32_t value_ = 2166136261U;
};

struct PhraseIndex {
    std::string_view text;
    std::span<const PhraseEntry> entries;  // those of a key together, in the order of the lists
    std::span<const PhraseKey> keys;
    // By hash, with the next free place for one whose own is taken: 0, or one more than the number
    // of a key. Their number is a power of two, and more than that of the keys.
    std::span<const std::uint16_t> slots;
    std::size_t longest = 0;  // letters of a key

    // The entries of these words; none: no list has them.
    std::span<const PhraseEntry> find(std::string_view words, const PhraseHash& hash) const;
};

// Makes an index.
class PhraseIndexBuilder {
public:
    // A phrase as a person writes it: "^line number$". Lists count from 1. The forms are only used
    // during the call.
    void add(std::uint16_t list, std::string_view phrase, const WordForms& forms);
    // Valid as long as the builder, and until the next phrase.
    PhraseIndex index();

private:
    std::uint32_t put(std::string_view text);

    struct Group {
        PhraseKey key;
        std::vector<PhraseEntry> entries;
    };

    std::string text_;
    std::unordered_map<std::string, std::size_t> group_of_;
    std::vector<Group> groups_;
    std::vector<PhraseEntry> entries_;
    std::vector<PhraseKey> keys_;
    std::vector<std::uint16_t> slots_;
};

}  // namespace tsqlaudit::names
