// Work on many things at the same time.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace tsqlaudit::text {

// Calls work(index) once for each index below the count, from as many threads as there are jobs, of
// which the calling one is the first. Returns when all of it is done. The work must not throw.
template <typename Work>
void for_each_index(std::size_t count, unsigned jobs, const Work& work) {
    std::atomic<std::size_t> next = 0;
    const auto take_turns = [&] {
        for (std::size_t index = next++; index < count; index = next++) {
            work(index);
        }
    };
    const std::size_t threads = std::min<std::size_t>(jobs, count);
    std::vector<std::jthread> helpers;
    for (std::size_t thread = 1; thread < threads; ++thread) {
        helpers.emplace_back(take_turns);
    }
    take_turns();
    helpers.clear();  // waits for them
}

}  // namespace tsqlaudit::text
