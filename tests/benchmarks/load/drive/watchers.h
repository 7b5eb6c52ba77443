// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_BENCHMARKS_LOAD_DRIVE_WATCHERS_H_
#define NOORDSTER_TESTS_BENCHMARKS_LOAD_DRIVE_WATCHERS_H_

#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/grpcpp.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"

namespace noordster::bench {

// What watchers watch.
struct Watched {
  std::string address;
  std::string method;
  // Bytes of the request of a watcher, for each stream it opens.
  std::function<std::string(int watcher)> request;
  // Takes a message: quick, from any thread, those of one watcher one after the other.
  std::function<void(int watcher, const grpc::ByteBuffer& message)> on_message;
};

// Streams of one method, each of a watcher, that are read on the threads of gRPC as fast as
// messages come. A stream that ends by itself is open no more, until it is reopened. Of one thread.
class Watchers {
 public:
  Watchers(int count, Watched watched);
  // Breaks all streams off.
  ~Watchers();
  Watchers(const Watchers&) = delete;
  Watchers& operator=(const Watchers&) = delete;

  // The first `count` of them read no more, until they all do again.
  void Stall(int count);
  void Resume();

  // Opens streams anew for those whose streams ended.
  void Reopen();

 private:
  class Watcher;

  void Open(size_t number);

  const Watched watched_;
  std::vector<std::unique_ptr<grpc::GenericStub>> stubs_;
  std::vector<std::unique_ptr<Watcher>> watchers_;
  absl::Mutex mutex_;
  int open_ ABSL_GUARDED_BY(mutex_) = 0;
  std::vector<size_t> ended_ ABSL_GUARDED_BY(mutex_);
};

// A message of these bytes.
grpc::ByteBuffer BufferOf(const std::string& bytes);

// The bytes of a message in one piece.
grpc::Slice SliceOf(const grpc::ByteBuffer& buffer);
absl::string_view ViewOf(const grpc::Slice& slice);

}  // namespace noordster::bench

#endif  // NOORDSTER_TESTS_BENCHMARKS_LOAD_DRIVE_WATCHERS_H_
