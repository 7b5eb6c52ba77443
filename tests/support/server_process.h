// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_SUPPORT_SERVER_PROCESS_H_
#define NOORDSTER_TESTS_SUPPORT_SERVER_PROCESS_H_

#include <sys/types.h>

#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace noordster::testing {

// A program that runs beside the test: the server, as its users start it. Its standard output is
// read from a pipe, its log goes to a file. It is killed when this is destroyed, and when the test
// dies. One thread at a time, always the one that made it.
class ServerProcess {
 public:
  // Starts `program` with these arguments; its log is appended to `log_file`.
  ServerProcess(const std::string& program, const std::vector<std::string>& arguments,
                const std::string& log_file);
  ~ServerProcess();
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;

  // Waits for "listening on ADDRESS" and returns the address; what the program said instead when it
  // ended before, or a minute passed.
  absl::StatusOr<std::string> AwaitListening();

  // Its number among the processes of the machine.
  int pid() const { return pid_; }

  // Sends a signal.
  void Signal(int number);

  // Waits for the end. The exit code, or minus the signal that ended it; a program that has not
  // ended after a minute is killed.
  int AwaitEnd();

  // What it wrote to standard output so far, and to its log.
  const std::string& output() const { return output_; }
  std::string log() const;

 private:
  // Reads more output; false at its end, or when a minute passed without any.
  bool ReadMore();

  const std::string log_file_;
  pid_t pid_ = -1;
  int pipe_ = -1;
  std::string output_;
};

}  // namespace noordster::testing

#endif  // NOORDSTER_TESTS_SUPPORT_SERVER_PROCESS_H_
