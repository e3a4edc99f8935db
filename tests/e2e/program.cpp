#include "e2e/program.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <system_error>

#include "support/files.h"
#include "support/paths.h"

namespace tsqlaudit::test {

namespace fs = std::filesystem;

namespace {

constexpr uid_t nobody = 65534;
constexpr int cannot_start = 126;

void check(int result) {
    if (result < 0) {
        throw std::system_error{errno, std::generic_category()};
    }
}

int open_for_writing(const fs::path& path) {
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    check(descriptor);
    return descriptor;
}

int pipe_without_reader() {
    std::array<int, 2> ends{};
    check(::pipe(ends.data()));
    ::close(ends[0]);
    return ends[1];
}

[[noreturn]] void become_program(const std::vector<std::string>& arguments,
                                 const Circumstances& circumstances, int input, int output,
                                 int errors) {
    const std::string program = binary().string();
    std::vector<char*> argv{const_cast<char*>(program.c_str())};
    for (const std::string& argument : arguments) {
        argv.push_back(const_cast<char*>(argument.c_str()));
    }
    argv.push_back(nullptr);
    const fs::path directory =
        circumstances.working_directory.empty() ? source_dir() : circumstances.working_directory;
    // Opened while still root, who gets into folders that are closed to others.
    const int executable = ::open(program.c_str(), O_RDONLY | O_CLOEXEC);
    const bool drops = circumstances.unprivileged && ::geteuid() == 0;
    // A shell gives the program the default, which ends it: the test must not be kinder.
    std::signal(SIGPIPE, SIG_DFL);
    const rlimit largest{circumstances.largest_file, circumstances.largest_file};
    const bool is_limited =
        circumstances.largest_file == 0 || ::setrlimit(RLIMIT_FSIZE, &largest) == 0;
    const bool is_ready = is_limited && executable >= 0 && ::chdir(directory.c_str()) == 0 &&
                          ::dup2(input, STDIN_FILENO) >= 0 && ::dup2(output, STDOUT_FILENO) >= 0 &&
                          ::dup2(errors, STDERR_FILENO) >= 0 && (!drops || ::setuid(nobody) == 0);
    if (is_ready) {
        ::fexecve(executable, argv.data(), environ);
    }
    ::_exit(cannot_start);
}

}  // namespace

Result run(const std::vector<std::string>& arguments, const Circumstances& circumstances) {
    const TemporaryDirectory directory;
    const fs::path input_file = directory.path() / "input";
    write_file(input_file, circumstances.input);
    const fs::path output_file = directory.path() / "output";
    const fs::path errors_file = directory.path() / "errors";
    const int input = ::open(input_file.c_str(), O_RDONLY);
    check(input);
    const int output =
        circumstances.reader_is_gone
            ? pipe_without_reader()
            : open_for_writing(circumstances.output.empty() ? output_file : circumstances.output);
    const int errors = open_for_writing(errors_file);

    const pid_t child = ::fork();
    check(child);
    if (child == 0) {
        become_program(arguments, circumstances, input, output, errors);
    }
    ::close(input);
    ::close(output);
    ::close(errors);
    int status = 0;
    check(::waitpid(child, &status, 0));

    Result result;
    result.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    const bool is_read = !circumstances.reader_is_gone && circumstances.output.empty();
    result.output = is_read ? read_file(output_file) : "";
    result.errors = read_file(errors_file);
    return result;
}

int interrupt_while_writing(const std::vector<std::string>& arguments,
                            const Circumstances& circumstances) {
    std::array<int, 2> ends{};
    check(::pipe(ends.data()));
    const TemporaryDirectory directory;
    const int input = ::open("/dev/null", O_RDONLY);
    check(input);
    const int errors = open_for_writing(directory.path() / "errors");
    const pid_t child = ::fork();
    check(child);
    if (child == 0) {
        ::close(ends[0]);
        become_program(arguments, circumstances, input, ends[1], errors);
    }
    ::close(input);
    ::close(ends[1]);
    ::close(errors);
    char first = 0;
    const bool writes = ::read(ends[0], &first, 1) == 1;
    ::kill(child, SIGINT);
    int status = 0;
    check(::waitpid(child, &status, 0));
    ::close(ends[0]);
    return writes && WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

}  // namespace tsqlaudit::test
