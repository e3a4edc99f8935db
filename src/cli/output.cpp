#include "cli/output.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>
#include <vector>

#include "cli/exit_code.h"

namespace tsqlaudit::cli {

namespace fs = std::filesystem;

namespace {

// Gives the error number, 0 when all was written.
int write_all(int descriptor, std::string_view content) {
    while (!content.empty()) {
        const ssize_t written = ::write(descriptor, content.data(), content.size());
        if (written < 0) {
            if (errno == EINTR) {
                continue;
            }
            return errno;
        }
        content.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

[[noreturn]] void fail(const fs::path& path, int error) {
    throw Failure{
        fmt::format("cannot write {}: {}", printable(path.string()), std::strerror(error))};
}

// Ctrl+C and the like wait until this is gone: a file is moved or removed first.
class SignalsHeld {
public:
    SignalsHeld() {
        sigset_t held;
        sigemptyset(&held);
        pthread_sigmask(SIG_BLOCK, &held, &before_);
        for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
            if (is_heeded(signal)) {
                sigaddset(&held, signal);
                held_.push_back(signal);
            }
        }
        pthread_sigmask(SIG_BLOCK, &held, nullptr);
    }
    ~SignalsHeld() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
    // What has come meanwhile is not made to wait for the end of a long report.
    void stop_if_any_came() const {
        sigset_t pending;
        if (sigpending(&pending) == 0 && std::ranges::any_of(held_, [&](int signal) {
                return sigismember(&pending, signal) == 1;
            })) {
            throw Failure{"interrupted"};
        }
    }
    SignalsHeld(const SignalsHeld&) = delete;
    SignalsHeld& operator=(const SignalsHeld&) = delete;
    SignalsHeld(SignalsHeld&&) = delete;
    SignalsHeld& operator=(SignalsHeld&&) = delete;

private:
    // Under nohup SIGHUP is ignored, but would be pending all the same while it is held.
    bool is_heeded(int signal) const {
        struct sigaction action {};
        return sigismember(&before_, signal) == 0 && sigaction(signal, nullptr, &action) == 0 &&
               action.sa_handler != SIG_IGN;
    }

    sigset_t before_{};
    std::vector<int> held_;
};

// A file of a unique name beside the one it will replace; removed unless it got there.
class TemporaryFile {
public:
    explicit TemporaryFile(const fs::path& target)
        : target_(target), name_(target.string() + ".XXXXXX"), descriptor_(mkstemp(name_.data())) {
        if (descriptor_ < 0) {
            fail(target_, errno);
        }
    }
    ~TemporaryFile() {
        if (descriptor_ >= 0) {
            ::close(descriptor_);
        }
        if (!is_moved_) {
            ::unlink(name_.c_str());
        }
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    TemporaryFile(TemporaryFile&&) = delete;
    TemporaryFile& operator=(TemporaryFile&&) = delete;

    void write(std::string_view content) const {
        if (const int error = write_all(descriptor_, content); error != 0) {
            fail(target_, error);
        }
    }

    void move_to_target() {
        // mkstemp lets only its owner read; what is replaced keeps its mode, a new file has the
        // usual.
        struct stat old {};
        const mode_t mask = ::umask(0);
        ::umask(mask);
        const mode_t mode =
            ::stat(target_.c_str(), &old) == 0 ? old.st_mode & 0777U : 0666U & ~mask;
        if (::fchmod(descriptor_, mode) != 0 || ::close(std::exchange(descriptor_, -1)) != 0 ||
            ::rename(name_.c_str(), target_.c_str()) != 0) {
            fail(target_, errno);
        }
        is_moved_ = true;
    }

private:
    const fs::path& target_;
    std::string name_;
    int descriptor_;
    bool is_moved_ = false;
};

// A device or a named pipe cannot be replaced: /dev/stdout, /dev/null.
class Device {
public:
    explicit Device(const fs::path& path)
        : path_(path), descriptor_(::open(path.c_str(), O_WRONLY | O_CLOEXEC)) {
        if (descriptor_ < 0) {
            fail(path_, errno);
        }
    }
    ~Device() { ::close(descriptor_); }
    Device(const Device&) = delete;
    Device& operator=(const Device&) = delete;
    Device(Device&&) = delete;
    Device& operator=(Device&&) = delete;

    void write(std::string_view content) const {
        const int error = write_all(descriptor_, content);
        if (error != 0 && error != EPIPE) {
            fail(path_, error);
        }
    }

private:
    const fs::path& path_;
    int descriptor_;
};

}  // namespace

void write_standard_output(std::string_view content) {
    const int error = write_all(STDOUT_FILENO, content);
    if (error != 0 && error != EPIPE) {
        fail("standard output", error);
    }
}

void write_file(const fs::path& path, std::string_view content) {
    write_file(path, [&](const Output& output) { output(content); });
}

void write_file(const fs::path& path, const std::function<void(const Output&)>& writer) {
    std::error_code ignored;
    const fs::file_status status = fs::status(path, ignored);
    if (fs::exists(status) && !fs::is_regular_file(status) && !fs::is_directory(status)) {
        const Device device{path};
        writer([&](std::string_view content) { device.write(content); });
        return;
    }
    // Through a link to the file it leads to.
    const fs::path target = fs::is_symlink(path, ignored) ? fs::weakly_canonical(path) : path;
    const SignalsHeld held;
    TemporaryFile file{target};
    writer([&](std::string_view content) {
        held.stop_if_any_came();
        file.write(content);
    });
    file.move_to_target();
}

void write_standard_error(std::string_view content) {
    write_all(STDERR_FILENO, content);
}

void say(std::string_view message) {
    write_standard_error(fmt::format("tsqlaudit: {}\n", message));
}

}  // namespace tsqlaudit::cli
