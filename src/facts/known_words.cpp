#include "facts/vocabulary.h"

#include <tsl/hopscotch_set.h>

#include <array>
#include <cstddef>
#include <functional>
#include <limits>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <utility>

namespace tsqlaudit::facts {
namespace {

// Names that have been cut into words. Threads seldom wait for each other, since each name has its
// place in one of many sets.
class KnownWords {
public:
    struct Entry {
        std::string name;
        Words words;
    };

    // `read` cuts a name into words.
    explicit KnownWords(Words (*read)(std::string_view name)) : read_{read} {}

    const Entry& get(std::string_view name) {
        const std::size_t hash = Hash{}(name);
        Shard& shard = shards_[hash >> shard_shift];
        {
            const std::shared_lock lock{shard.mutex};
            if (const auto found = shard.places.find(name, hash); found != shard.places.end()) {
                return **found;
            }
        }
        auto entry = std::make_unique<Entry>(std::string{name}, read_(name));
        const std::unique_lock lock{shard.mutex};
        return **shard.places.insert(std::move(entry)).first;
    }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view name) const {
            return std::hash<std::string_view>{}(name);
        }
        std::size_t operator()(const std::unique_ptr<Entry>& entry) const {
            return (*this)(entry->name);
        }
    };

    struct Equal {
        using is_transparent = void;
        bool operator()(const std::unique_ptr<Entry>& entry, std::string_view name) const {
            return entry->name == name;
        }
        bool operator()(std::string_view name, const std::unique_ptr<Entry>& entry) const {
            return entry->name == name;
        }
        bool operator()(const std::unique_ptr<Entry>& left,
                        const std::unique_ptr<Entry>& right) const {
            return left->name == right->name;
        }
    };

    // The hashes are kept beside the places, so that of a name that is known nothing but its own
    // entry is read.
    static constexpr unsigned neighbours = 14;
    using Places = tsl::hopscotch_set<std::unique_ptr<Entry>, Hash, Equal,
                                      std::allocator<std::unique_ptr<Entry>>, neighbours, true>;

    static constexpr std::size_t cache_line = 64;  // two locks in one would be in each other's way
    struct alignas(cache_line) Shard {
        std::shared_mutex mutex;
        Places places;
    };

    // By the upper bits of the hash, since the sets go by the lower ones.
    static constexpr unsigned shard_bits = 6;
    static constexpr unsigned shard_shift =
        static_cast<unsigned>(std::numeric_limits<std::size_t>::digits) - shard_bits;

    Words (*read_)(std::string_view name);
    std::array<Shard, std::size_t{1} << shard_bits> shards_;
};

// The names that one thread asked for last: those of a table, again and again.
class RecentWords {
public:
    const Words& get(std::string_view name, KnownWords& known) {
        if (name.empty()) {
            return known.get(name).words;
        }
        const KnownWords::Entry*& place = recent_[place_of(name)];
        if (place == nullptr || place->name != name) {
            place = &known.get(name);
        }
        return place->words;
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
