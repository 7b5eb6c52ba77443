// SPDX-License-Identifier: EUPL-1.2
#include "tests/support/server_process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "services/base/check.h"
#include "tests/support/temporary_folder.h"

namespace noordster::testing {
namespace {

constexpr int kPatienceMilliseconds = 60 * 1000;
constexpr char kReady[] = "listening on ";

}  // namespace

ServerProcess::ServerProcess(const std::string& program, const std::vector<std::string>& arguments,
                             const std::string& log_file)
    : log_file_(log_file) {
  std::vector<char*> argv = {const_cast<char*>(program.c_str())};
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  std::array<int, 2> ends = {-1, -1};
  NOORDSTER_CHECK(pipe2(ends.data(), O_CLOEXEC) == 0);
  const int log = open(log_file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  NOORDSTER_CHECK(log >= 0);
  const pid_t parent = getpid();
  pid_ = fork();
  NOORDSTER_CHECK(pid_ >= 0);
  if (pid_ == 0) {
    // Nothing but system calls until the program runs: this process has threads.
    dup2(ends[1], STDOUT_FILENO);
    dup2(log, STDERR_FILENO);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() == parent) execv(argv[0], argv.data());
    _exit(127);
  }
  close(ends[1]);
  close(log);
  pipe_ = ends[0];
}

ServerProcess::~ServerProcess() {
  if (pid_ > 0) {
    Signal(SIGKILL);
    AwaitEnd();
  }
  close(pipe_);
}

bool ServerProcess::ReadMore() {
  pollfd waiting = {pipe_, POLLIN, 0};
  if (poll(&waiting, 1, kPatienceMilliseconds) <= 0) return false;
  std::array<char, 4096> bytes;
  const ssize_t count = read(pipe_, bytes.data(), bytes.size());
  if (count <= 0) return false;
  output_.append(bytes.data(), static_cast<size_t>(count));
  return true;
}

absl::StatusOr<std::string> ServerProcess::AwaitListening() {
  while (true) {
    const size_t begin = output_.find(kReady);
    const size_t end = begin == std::string::npos ? begin : output_.find('\n', begin);
    if (end != std::string::npos) {
      const size_t address = begin + sizeof(kReady) - 1;
      return output_.substr(address, end - address);
    }
    if (!ReadMore()) {
      return absl::UnavailableError(absl::StrCat("no server listens: ", output_, log()));
    }
  }
}

void ServerProcess::Signal(int number) {
  if (pid_ > 0) kill(pid_, number);
}

int ServerProcess::AwaitEnd() {
  pollfd ending = {static_cast<int>(syscall(SYS_pidfd_open, pid_, 0)), POLLIN, 0};
  NOORDSTER_CHECK(ending.fd >= 0);
  int ready = 0;
  do {
    ready = poll(&ending, 1, kPatienceMilliseconds);
  } while (ready < 0 && errno == EINTR);
  close(ending.fd);
  if (ready == 0) {
    std::fputs("a program does not end and is killed\n", stderr);
    Signal(SIGKILL);
  }
  int status = 0;
  pid_t ended = -1;
  do {
    ended = waitpid(pid_, &status, 0);
  } while (ended < 0 && errno == EINTR);
  NOORDSTER_CHECK(ended == pid_);
  pid_ = -1;
  while (ReadMore()) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

std::string ServerProcess::log() const { return ReadWholeFile(log_file_); }

}  // namespace noordster::testing
