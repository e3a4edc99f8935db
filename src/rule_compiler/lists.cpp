#include "rule_compiler/lists.h"

#include <algorithm>
#include <iterator>
#include <span>

namespace tsqlaudit::rule_compiler {

namespace {

std::string flag(bool value) {
    return value ? "true" : "false";
}

template <typename Item, typename Write>
std::string array_of(Arrays& arrays, std::string_view type, std::span<const Item> items,
                     Write write) {
    std::vector<std::string> written;
    written.reserve(items.size());
    std::ranges::transform(items, std::back_inserter(written), write);
    return arrays.add(type, written);
}

}  // namespace

std::string Lists::add(const std::vector<std::string>& phrases) {
    if (phrases.empty()) {
        return "names::PhraseSet::none()";
    }
    ++count_;
    for (const std::string& phrase : phrases) {
        builder_.add(count_, phrase, forms_);
    }
    return "names::PhraseSet{" + std::to_string(count_) + "}";
}

std::string Lists::index(Arrays& arrays) {
    const names::PhraseIndex index = builder_.index();
    const auto number = [](std::size_t value) { return std::to_string(value); };
    const std::string entries =
        array_of(arrays, "names::PhraseEntry", index.entries, [&](const names::PhraseEntry& entry) {
            return "{" + number(entry.list) + ", " + number(entry.phrase_size) + ", " +
                   number(entry.phrase) + ", " + flag(entry.at_start) + ", " + flag(entry.at_end) +
                   "}";
        });
    const std::string keys =
        array_of(arrays, "names::PhraseKey", index.keys, [&](const names::PhraseKey& key) {
            return "{" + number(key.words) + ", " + number(key.size) + ", " +
                   number(key.entry_count) + ", " + number(key.first_entry) + "}";
        });
    const std::string slots = array_of(arrays, "std::uint16_t", index.slots, number);
    Row row;
    row.add_text("text", index.text)
        .add("entries", entries)
        .add("keys", keys)
        .add("slots", slots)
        .add("longest", number(index.longest));
    return row.text();
}

}  // namespace tsqlaudit::rule_compiler
