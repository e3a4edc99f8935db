// How far the work is, for someone who waits at a terminal.
#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

namespace tsqlaudit::cli {

// A line on standard error, from the second second on; nothing where that is no terminal. It is
// gone when the object is.
class Progress {
public:
    explicit Progress(std::string stage);

    // What is being done from now on: "reading".
    void now(std::string stage);

private:
    void show(const std::stop_token& stop);

    std::string stage_;
    std::mutex mutex_;  // of the stage
    std::condition_variable_any stopped_;
    std::jthread thread_;  // last: it uses the others
};

}  // namespace tsqlaudit::cli
