// How far the work is, for someone who waits at a terminal.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

namespace tsqlaudit::cli {

// A line on standard error, from the second second on; nothing where that is no terminal. It is
// gone when the object is.
class Progress {
public:
    Progress();

    // What is being done now: "reading". Of `total` steps, if it is not 0.
    void begin(const char* stage, std::size_t total = 0);
    // One step is done; from any thread.
    void advance() { ++done_; }

private:
    void show(const std::stop_token& stop);

    std::atomic<const char*> stage_ = "reading";
    std::atomic<std::size_t> total_ = 0;
    std::atomic<std::size_t> done_ = 0;
    std::mutex mutex_;
    std::condition_variable_any stopped_;
    std::jthread thread_;  // last: it uses the others
};

// "parsing: 12 of 300", or the stage alone.
std::string progress_line(std::string_view stage, std::size_t done, std::size_t total);

}  // namespace tsqlaudit::cli
