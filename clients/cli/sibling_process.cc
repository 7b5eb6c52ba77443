// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/sibling_process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

#include "absl/strings/str_cat.h"

extern char** environ;

namespace noordster::cli {
namespace {

constexpr char kServer[] = "noordsterd";

// The server beside this program when there is one; else its bare name, found on the PATH.
std::string ServerBinary() {
  std::error_code error;
  const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", error);
  if (error) return kServer;
  const std::filesystem::path beside = self.parent_path() / kServer;
  return access(beside.c_str(), X_OK) == 0 ? beside.string() : kServer;
}

// Two ends of a pipe that close themselves and are not inherited.
class Pipe {
 public:
  Pipe() { open_ = pipe2(ends_.data(), O_CLOEXEC) == 0; }
  ~Pipe() {
    Close(0);
    Close(1);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  bool IsOpen() const { return open_; }
  int read_end() const { return ends_[0]; }
  int write_end() const { return ends_[1]; }
  void Close(size_t end) {
    if (ends_[end] >= 0) close(ends_[end]);
    ends_[end] = -1;
  }

 private:
  std::array<int, 2> ends_ = {-1, -1};
  bool open_ = false;
};

// Reads both pipes to their ends. A process that fills one while the other is waited for would
// hang, so both are polled.
void Drain(Pipe& output, Pipe& errors, ProcessResult& result) {
  std::array<pollfd, 2> waits = {pollfd{output.read_end(), POLLIN, 0},
                                 pollfd{errors.read_end(), POLLIN, 0}};
  std::array<std::string*, 2> texts = {&result.output, &result.error_output};
  while (waits[0].fd >= 0 || waits[1].fd >= 0) {
    if (poll(waits.data(), waits.size(), -1) < 0 && errno != EINTR) return;
    for (size_t i = 0; i < waits.size(); ++i) {
      if (waits[i].fd < 0 || waits[i].revents == 0) continue;
      std::array<char, 4096> buffer;
      const ssize_t count = read(waits[i].fd, buffer.data(), buffer.size());
      if (count > 0) {
        texts[i]->append(buffer.data(), static_cast<size_t>(count));
      } else if (count == 0 || errno != EINTR) {
        waits[i].fd = -1;
      }
    }
  }
}

int WaitFor(pid_t child) {
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

}  // namespace

absl::StatusOr<ProcessResult> RunServerBinary(const std::vector<std::string>& arguments) {
  std::string binary = ServerBinary();
  std::vector<std::string> owned = arguments;
  std::vector<char*> argv = {binary.data()};
  for (std::string& argument : owned) argv.push_back(argument.data());
  argv.push_back(nullptr);

  Pipe output;
  Pipe errors;
  if (!output.IsOpen() || !errors.IsOpen()) return absl::InternalError(std::strerror(errno));
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, output.write_end(), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, errors.write_end(), STDERR_FILENO);
  pid_t child = 0;
  const int failure = posix_spawnp(&child, binary.c_str(), &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failure != 0) {
    return absl::NotFoundError(absl::StrCat(binary, ": ", std::strerror(failure)));
  }
  output.Close(1);
  errors.Close(1);
  ProcessResult result;
  Drain(output, errors, result);
  result.exit_code = WaitFor(child);
  return result;
}

}  // namespace noordster::cli
