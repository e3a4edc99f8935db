#include "text/parallel.h"

#include <gmock/gmock.h>

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <numeric>
#include <stdexcept>
#include <string>

namespace tsqlaudit::text {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::Lt;

constexpr unsigned threads = 4;

TEST(Parallel, WorksOnEachIndexOnce) {
    std::vector<int> calls(1000);
    for_each_index(calls.size(), threads, [&](std::size_t index) { ++calls[index]; });
    EXPECT_THAT(calls, Each(1));
}

TEST(Parallel, WorksAtTheSameTime) {
    std::mutex mutex;
    std::condition_variable arrival;
    int arrived = 0;
    for_each_index(2, 2, [&](std::size_t) {
        std::unique_lock lock{mutex};
        ++arrived;
        arrival.notify_all();
        EXPECT_TRUE(arrival.wait_for(lock, std::chrono::seconds{30}, [&] { return arrived == 2; }));
    });
}

TEST(Parallel, WorksWithoutThreadsAndWithoutWork) {
    std::vector<std::size_t> calls;
    for_each_index(3, 1, [&](std::size_t index) { calls.push_back(index); });
    EXPECT_THAT(calls, ElementsAre(0, 1, 2));
    for_each_index(0, threads, [](std::size_t) { FAIL(); });
}

TEST(Parallel, ThrowsWhatTheLowestIndexThrewOnceAllIsDone) {
    std::vector<int> calls(1000);
    const auto work = [&](std::size_t index) {
        ++calls[index];
        if (index % 100 == 50) {
            throw std::runtime_error{std::to_string(index)};
        }
    };
    try {
        for_each_index(calls.size(), threads, work);
        FAIL() << "nothing was thrown";
    } catch (const std::runtime_error& error) {
        EXPECT_STREQ(error.what(), "50");
    }
    EXPECT_THAT(calls, Each(1));
}

TEST(Parallel, UsesInTurnWhatIsDone) {
    std::vector<int> squares(1000);
    std::vector<std::size_t> used;
    for_each_in_turn(
        squares.size(), threads,
        [&](std::size_t index) { squares[index] = static_cast<int>(index * index); },
        [&](std::size_t index) {
            EXPECT_EQ(squares[index], static_cast<int>(index * index));
            used.push_back(index);
        });
    std::vector<std::size_t> all(squares.size());
    std::iota(all.begin(), all.end(), 0U);
    EXPECT_EQ(used, all);
}

TEST(Parallel, UsesTheFirstWhileOthersAreAtWork) {
    std::mutex mutex;
    std::condition_variable change;
    bool is_used = false;
    constexpr std::size_t last = 64;  // as many are used in a row
    for_each_in_turn(
        last + 1, 2,
        [&](std::size_t index) {
            std::unique_lock lock{mutex};
            if (index == last) {
                EXPECT_TRUE(
                    change.wait_for(lock, std::chrono::seconds{30}, [&] { return is_used; }));
            }
        },
        [&](std::size_t) {
            const std::scoped_lock lock{mutex};
            is_used = true;
            change.notify_all();
        });
}

TEST(Parallel, UsesNothingFromWhatFailedOn) {
    std::vector<std::size_t> used;
    const auto work = [](std::size_t index) {
        if (index == 100) {
            throw std::runtime_error{"no 100"};
        }
    };
    const auto use = [&](std::size_t index) { used.push_back(index); };
    EXPECT_THROW(for_each_in_turn(1000, threads, work, use), std::runtime_error);
    EXPECT_THAT(used, Each(Lt(100U)));
}

TEST(Parallel, UsesNothingBehindAUseThatFailed) {
    std::vector<std::size_t> used;
    const auto use = [&](std::size_t index) {
        used.push_back(index);
        if (index == 1) {
            throw std::runtime_error{"no use"};
        }
    };
    EXPECT_THROW(for_each_in_turn(
                     1000, threads, [](std::size_t) {}, use),
                 std::runtime_error);
    EXPECT_THAT(used, ElementsAre(0, 1));
}

TEST(Parallel, JoinsPartsInTheirOrder) {
    std::vector<std::vector<std::unique_ptr<int>>> parts(3);
    parts[0].push_back(std::make_unique<int>(1));
    parts[2].push_back(std::make_unique<int>(2));
    parts[2].push_back(std::make_unique<int>(3));
    std::vector<int> values;
    for (const auto& value : joined(std::move(parts))) {
        values.push_back(*value);
    }
    EXPECT_THAT(values, ElementsAre(1, 2, 3));
}

}  // namespace
}  // namespace tsqlaudit::text
