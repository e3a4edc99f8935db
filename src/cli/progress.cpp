#include "cli/progress.h"

#include <unistd.h>

#include <chrono>
#include <string_view>
#include <utility>

#include "cli/output.h"

namespace tsqlaudit::cli {

namespace {

constexpr std::chrono::seconds before_first{1};
constexpr std::chrono::milliseconds between{100};
constexpr std::string_view clear_line = "\r\x1b[K";

}  // namespace

Progress::Progress(std::string stage) : stage_{std::move(stage)} {
    if (::isatty(STDERR_FILENO) == 1) {
        thread_ = std::jthread{[this](const std::stop_token& stop) { show(stop); }};
    }
}

void Progress::now(std::string stage) {
    const std::scoped_lock lock{mutex_};
    stage_ = std::move(stage);
}

void Progress::show(const std::stop_token& stop) {
    std::unique_lock lock{mutex_};
    const auto is_stopped = [&] { return stop.stop_requested(); };
    if (stopped_.wait_for(lock, stop, before_first, is_stopped)) {
        return;
    }
    do {
        write_standard_error(std::string{clear_line} + stage_ + "…");
    } while (!stopped_.wait_for(lock, stop, between, is_stopped));
    write_standard_error(clear_line);
}

}  // namespace tsqlaudit::cli
