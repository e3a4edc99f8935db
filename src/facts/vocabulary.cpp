#include "facts/vocabulary.h"

#include <array>
#include <cstddef>
#include <mutex>
#include <shared_mutex>
#include <stdexcept>
#include <unordered_map>
#include <utility>

#include "embedded/embedded.h"

namespace tsqlaudit::facts {
namespace {

// Names that have been cut into words. Nodes of a map stay where they are. Threads seldom wait for
// each other, since each name has its place in one of many maps.
class KnownWords {
public:
    const Words& get(std::string_view name) {
        const HashedText key{name, StringHash{}(name)};
        Shard& shard = shards_[key.hash % shards_.size()];
        {
            const std::shared_lock lock{shard.mutex};
            if (const auto found = shard.words.find(key); found != shard.words.end()) {
                return found->second;
            }
        }
        Words words{name, vocabulary().forms};
        const std::unique_lock lock{shard.mutex};
        return shard.words.try_emplace(std::string{name}, std::move(words)).first->second;
    }

private:
    static constexpr std::size_t cache_line = 64;  // two locks in one would be in each other's way
    struct alignas(cache_line) Shard {
        std::shared_mutex mutex;
        std::unordered_map<std::string, Words, StringHash, StringEqual> words;
    };

    std::array<Shard, 256> shards_;
};

}  // namespace

const Vocabulary& vocabulary() {
    static const Vocabulary loaded = [] {
        const auto content = embedded::find("rules/data/vocabulary.json");
        if (!content) {
            throw std::logic_error("the vocabulary is not embedded");
        }
        return load_vocabulary(*content);
    }();
    return loaded;
}

const Words& words_of(std::string_view name) {
    static KnownWords known;
    return known.get(name);
}

PhraseSet phrases_of(const std::vector<std::string>& phrases) {
    PhraseSet set;
    for (const std::string& phrase : phrases) {
        set.add(phrase, vocabulary().forms);
    }
    return set;
}

}  // namespace tsqlaudit::facts
