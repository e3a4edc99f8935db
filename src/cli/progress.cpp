#include "cli/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>

#include "cli/output.h"

namespace tsqlaudit::cli {

namespace {

constexpr std::chrono::seconds before_first{1};
constexpr std::chrono::milliseconds between{100};
constexpr std::string_view clear_line = "\r\x1b[K";

}  // namespace

Progress::Progress() {
    if (::isatty(STDERR_FILENO) == 1) {
        thread_ = std::jthread{[this](const std::stop_token& stop) { show(stop); }};
    }
}

void Progress::begin(const char* stage, std::size_t total) {
    done_ = 0;
    total_ = total;
    stage_ = stage;
}

void Progress::show(const std::stop_token& stop) {
    std::unique_lock lock{mutex_};
    const auto is_stopped = [&] { return stop.stop_requested(); };
    if (stopped_.wait_for(lock, stop, before_first, is_stopped)) {
        return;
    }
    do {
        write_standard_error(std::string{clear_line} + progress_line(stage_.load(), done_, total_));
    } while (!stopped_.wait_for(lock, stop, between, is_stopped));
    write_standard_error(clear_line);
}

std::string progress_line(std::string_view stage, std::size_t done, std::size_t total) {
    if (total == 0) {
        return fmt::format("{}…", stage);
    }
    return fmt::format("{}: {} of {}", stage, std::min(done, total), total);
}

}  // namespace tsqlaudit::cli
