// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_END_TO_END_LOAD_H_
#define NOORDSTER_TESTS_END_TO_END_LOAD_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "tests/support/api_client.h"
#include "tests/support/town.h"

namespace noordster::testing {

// Where a server is to be reached, told to clients that outlive it. Safe from any thread.
class Whereabouts {
 public:
  // The server is (back) at `address`.
  void Announce(const std::string& address);

  // A client to the server of the first announcement after number `seen`, whose number goes there;
  // null when none comes within two minutes.
  std::unique_ptr<ApiClient> AwaitAfter(int64_t& seen);

 private:
  absl::Mutex mutex_;
  std::string address_ ABSL_GUARDED_BY(mutex_);
  int64_t announced_ ABSL_GUARDED_BY(mutex_) = 0;
};

// Calls until the server answers, with the same request at every server that comes up. What is no
// answer: UNAVAILABLE and CANCELLED. That is what it returns when no other server comes up.
class PatientClient {
 public:
  explicit PatientClient(Whereabouts& whereabouts) : whereabouts_(whereabouts) {}

  grpc::Status Call(const std::function<grpc::Status(ApiClient&)>& call);

 private:
  Whereabouts& whereabouts_;
  int64_t seen_ = 0;
  std::unique_ptr<ApiClient> client_;
};

// One act that the server acknowledged.
struct Act {
  std::string request_id;
  // The first of its events, and how many it has.
  std::string event;
  int events = 0;
  int64_t revision = 0;
};

// Clients that work until they are told to finish, each on a plan of its own on the compact path,
// and remember what was acknowledged. An act that is not answered is repeated under its request id
// until it is.
class Load {
 public:
  // Starts `clients` threads; plans "plan-0", "plan-1" … stand already.
  Load(Whereabouts& whereabouts, int clients, uint64_t seed);
  ~Load();

  // Waits until `count` more acts are acknowledged.
  void AwaitActs(int64_t count);

  // Lets every client end its act, and returns all that were acknowledged. The server must be up.
  std::vector<Act> Finish();

  // What was answered that should not have been; empty: nothing.
  std::vector<std::string> surprises() const;

 private:
  class Worker;

  void Run(int number, uint64_t seed);
  bool Note(const Act& act, const grpc::Status& status);

  Whereabouts& whereabouts_;
  mutable absl::Mutex mutex_;
  bool finishing_ ABSL_GUARDED_BY(mutex_) = false;
  std::vector<Act> acts_ ABSL_GUARDED_BY(mutex_);
  std::vector<std::string> surprises_ ABSL_GUARDED_BY(mutex_);
  std::vector<std::thread> threads_;
};

}  // namespace noordster::testing

#endif  // NOORDSTER_TESTS_END_TO_END_LOAD_H_
