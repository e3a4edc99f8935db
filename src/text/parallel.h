// Work on many things at the same time.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <iterator>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace tsqlaudit::text {

// Calls work(index) once for each index below the count, from as many threads as there are jobs, of
// which the calling one is the first. Returns when all of it is done. Where the work throws, the
// exception of the lowest index that threw is thrown on, once no thread is at work.
template <typename Work>
void for_each_index(std::size_t count, unsigned jobs, const Work& work) {
    std::atomic<std::size_t> next = 0;
    std::mutex mutex;
    std::size_t failed = count;
    std::exception_ptr failure;
    const auto attempt = [&](std::size_t index) {
        try {
            work(index);
        } catch (...) {
            const std::scoped_lock lock{mutex};
            if (index < failed) {
                failed = index;
                failure = std::current_exception();
            }
        }
    };
    const auto take_turns = [&] {
        for (std::size_t index = next++; index < count; index = next++) {
            attempt(index);
        }
    };
    const std::size_t threads = std::min<std::size_t>(jobs, count);
    std::vector<std::jthread> helpers;
    try {
        for (std::size_t thread = 1; thread < threads; ++thread) {
            helpers.emplace_back(take_turns);
        }
    } catch (const std::system_error&) {
        // There may be no more threads: those that there are do the work.
    }
    take_turns();
    helpers.clear();  // waits for them
    if (failure) {
        std::rethrow_exception(failure);
    }
}

// The same, and calls use(index) for each index in turn, one at a time, once the work on it and on
// all before it is done; meanwhile others are at work. Several are used in a row, since going to
// and fro between work and use takes longer. Nothing is used behind what threw, in its work or its
// use.
template <typename Work, typename Use>
void for_each_in_turn(std::size_t count, unsigned jobs, const Work& work, const Use& use) {
    constexpr std::size_t in_a_row = 64;
    std::mutex mutex;  // of what follows
    std::vector<bool> is_done(count, false);
    std::size_t done = 0;  // how many are, from the first one on
    std::size_t turn = 0;
    bool is_in_use = false;
    for_each_index(count, jobs, [&](std::size_t index) {
        work(index);
        std::unique_lock lock{mutex};
        is_done[index] = true;
        while (done < count && is_done[done]) {
            ++done;
        }
        // Whoever uses the ones before looks again.
        while (!is_in_use && turn < done && (done == count || done - turn >= in_a_row)) {
            is_in_use = true;
            const std::size_t end = done;
            lock.unlock();
            for (std::size_t next = turn; next < end; ++next) {
                use(next);
            }
            lock.lock();
            turn = end;
            is_in_use = false;
        }
    });
}

// What such work gave, put together in the order of the indexes.
template <typename Value>
std::vector<Value> joined(std::vector<std::vector<Value>> parts) {
    std::size_t size = 0;
    for (const std::vector<Value>& part : parts) {
        size += part.size();
    }
    std::vector<Value> all;
    all.reserve(size);
    for (std::vector<Value>& part : parts) {
        std::ranges::move(part, std::back_inserter(all));
        part = std::vector<Value>{};
    }
    return all;
}

}  // namespace tsqlaudit::text
