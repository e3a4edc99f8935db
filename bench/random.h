// Random choices that are the same on every machine.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <random>
#include <span>
#include <string>
#include <string_view>

namespace tsqlaudit::bench {

class Random {
public:
    explicit Random(unsigned seed) : engine_(seed) {}

    // From 0 up to, but without, the bound.
    std::size_t below(std::size_t bound) { return engine_() % bound; }

    bool percent(std::size_t chance) { return below(100) < chance; }

    std::string_view one_of(std::span<const std::string_view> choices) {
        return choices[below(choices.size())];
    }

private:
    std::mt19937 engine_;  // the standard says what it gives, unlike its distributions
};

}  // namespace tsqlaudit::bench
