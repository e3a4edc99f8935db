#include "facts/vocabulary.h"

#include <array>
#include <cstddef>
#include <functional>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <unordered_map>
#include <utility>

namespace tsqlaudit::facts {
namespace {

// A text whose hash is known.
struct HashedText {
    std::string_view text;
    std::size_t hash;
};

// For maps that are searched by std::string_view or HashedText.
struct StringHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view value) const {
        return std::hash<std::string_view>{}(value);
    }
    std::size_t operator()(const HashedText& value) const { return value.hash; }
};

struct StringEqual {
    using is_transparent = void;
    bool operator()(std::string_view left, std::string_view right) const { return left == right; }
    bool operator()(const HashedText& left, std::string_view right) const {
        return left.text == right;
    }
    bool operator()(std::string_view left, const HashedText& right) const {
        return left == right.text;
    }
};

// Names that have been cut into words. Nodes of a map stay where they are. Threads seldom wait for
// each other, since each name has its place in one of many maps.
class KnownWords {
public:
    using Entry = std::pair<const std::string, Words>;

    // `read` cuts a name into words.
    explicit KnownWords(Words (*read)(std::string_view name)) : read_{read} {}

    const Entry& get(std::string_view name) {
        const HashedText key{name, StringHash{}(name)};
        Shard& shard = shards_[key.hash % shards_.size()];
        {
            const std::shared_lock lock{shard.mutex};
            if (const auto found = shard.words.find(key); found != shard.words.end()) {
                return *found;
            }
        }
        Words words = read_(name);
        const std::unique_lock lock{shard.mutex};
        return *shard.words.try_emplace(std::string{name}, std::move(words)).first;
    }

private:
    static constexpr std::size_t cache_line = 64;  // two locks in one would be in each other's way
    struct alignas(cache_line) Shard {
        std::shared_mutex mutex;
        std::unordered_map<std::string, Words, StringHash, StringEqual> words;
    };

    Words (*read_)(std::string_view name);
    std::array<Shard, 256> shards_;
};

// The names that one thread asked for last: those of a table, again and again.
class RecentWords {
public:
    const Words& get(std::string_view name, KnownWords& known) {
        if (name.empty()) {
            return known.get(name).second;
        }
        const KnownWords::Entry*& place = recent_[place_of(name)];
        if (place == nullptr || place->first != name) {
            place = &known.get(name);
        }
        return place->second;
    }

private:
    static constexpr std::size_t places = 256;

    // A rough hash: two names in one place only take longer.
    static std::size_t place_of(std::string_view name) {
        return (name.size() * 7 + static_cast<unsigned char>(name[name.size() / 2]) * 5U +
                static_cast<unsigned char>(name.back())) %
               places;
    }

    std::array<const KnownWords::Entry*, places> recent_{};
};

Words read_name(std::string_view name) {
    return {name, vocabulary().language};
}

// The second table of orders is one of orders: Orders2, Role1, InvoiceV2. H3 is a name of its own.
Words without_number(const Words& words) {
    constexpr std::size_t shortest = 3;
    std::size_t size = words.size();
    const auto is_number = [](std::string_view word) {
        return word.find_first_not_of("0123456789") == std::string_view::npos;
    };
    if (size < 2 || !is_number(words.word(size - 1))) {
        return words;
    }
    --size;
    if (size > 1 && words.word(size - 1) == "v") {
        --size;
    }
    return words.word(size - 1).size() >= shortest ? words.first(size) : words;
}

Words read_table_name(std::string_view name) {
    const auto& tables = vocabulary().tables;
    Words words = words_of(name);
    if (words.size() > 1 && tables.prefixes.matches(words.first(1))) {
        words = words.without_first(1);
    }
    if (const auto storage = tables.storage_suffixes.find(words); storage && storage->first > 0) {
        words = words.first(storage->first);
    }
    return without_number(words);
}

}  // namespace

const Words& words_of(std::string_view name) {
    static KnownWords known{&read_name};
    thread_local RecentWords recent;
    return recent.get(name, known);
}

const Words& table_words_of(std::string_view name) {
    static KnownWords known{&read_table_name};
    thread_local RecentWords recent;
    return recent.get(name, known);
}

}  // namespace tsqlaudit::facts
