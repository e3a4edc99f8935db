#include "facts/vocabulary.h"

#include <mutex>
#include <shared_mutex>
#include <stdexcept>
#include <unordered_map>
#include <utility>

#include "embedded/embedded.h"

namespace tsqlaudit::facts {
namespace {

// Names that have been cut into words. Nodes of the map stay where they are.
class KnownWords {
public:
    const Words& get(std::string_view name) {
        {
            const std::shared_lock lock{mutex_};
            if (const auto found = words_.find(name); found != words_.end()) {
                return found->second;
            }
        }
        Words words{name, vocabulary().forms};
        const std::unique_lock lock{mutex_};
        return words_.try_emplace(std::string{name}, std::move(words)).first->second;
    }

private:
    std::shared_mutex mutex_;
    std::unordered_map<std::string, Words, StringHash, std::equal_to<>> words_;
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
