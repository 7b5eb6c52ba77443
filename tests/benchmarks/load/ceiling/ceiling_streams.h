// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_BENCHMARKS_LOAD_CEILING_CEILING_STREAMS_H_
#define NOORDSTER_TESTS_BENCHMARKS_LOAD_CEILING_CEILING_STREAMS_H_

#include <grpcpp/grpcpp.h>

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"

namespace noordster::bench {

// Writes the same message for as long as it is taken. Deletes itself.
class EndlessStream : public grpc::ServerWriteReactor<grpc::ByteBuffer> {
 public:
  explicit EndlessStream(const grpc::ByteBuffer& message);
  void OnWriteDone(bool ok) override;
  void OnDone() override { delete this; }

 private:
  const grpc::ByteBuffer message_;
};

// Streams that tell of commits: a part of a message for each, which begins with its time as 8 bytes
// of the machine. Who is writing when a commit comes tells of it, and of what else came, in the
// next message. A stream begins with a part of time 0. Safe from any thread.
class FollowedCommits {
 public:
  explicit FollowedCommits(size_t part_bytes) : part_bytes_(part_bytes) {}

  // Tells all streams of commits at these times.
  void Append(const std::vector<int64_t>& times);

  // A stream that deletes itself once it is done.
  grpc::ServerWriteReactor<grpc::ByteBuffer>* NewStream();

 private:
  class Stream;

  grpc::Slice PartOf(int64_t time) const;

  const size_t part_bytes_;
  absl::Mutex mutex_;
  std::vector<grpc::Slice> parts_ ABSL_GUARDED_BY(mutex_);
  std::vector<Stream*> streams_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace noordster::bench

#endif  // NOORDSTER_TESTS_BENCHMARKS_LOAD_CEILING_CEILING_STREAMS_H_
