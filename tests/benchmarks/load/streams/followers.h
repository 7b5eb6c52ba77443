// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_BENCHMARKS_LOAD_STREAMS_FOLLOWERS_H_
#define NOORDSTER_TESTS_BENCHMARKS_LOAD_STREAMS_FOLLOWERS_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

#include "absl/strings/string_view.h"
#include "tests/benchmarks/load/drive/count.h"
#include "tests/benchmarks/load/drive/glance.h"
#include "tests/benchmarks/load/drive/watchers.h"
#include "tests/benchmarks/load/figure.h"
#include "tests/benchmarks/load/subject/endless_plans.h"

namespace noordster::bench {

inline constexpr char kSubscribe[] = "/noordster.v1.MilestoneService/Subscribe";

// The bytes of a request for one milestone of each move, the stage that was reached, from now on or
// behind a cursor, in batches of so many bytes.
std::string StagesRequest(const std::string& cursor = "", int batch_bytes = 0);

// Subscribers of the product that follow the stages that are reached.
class Followers {
 public:
  // Takes each batch, quick, from any thread, those of one follower one after the other.
  using OnBatch = std::function<void(int follower, const Glance& batch, absl::string_view message)>;

  // Returns once all of them have caught up. `batch_bytes` as in SubscribeRequest.
  Followers(const std::string& address, int count, OnBatch on_batch = nullptr, int batch_bytes = 0);

  // Milestones that came, and the messages they came in, over all followers.
  Count& milestones() { return milestones_; }
  int64_t messages() const { return messages_.value(); }

  Watchers& watchers() { return watchers_; }

 private:
  void Take(int follower, const grpc::ByteBuffer& message);

  const OnBatch on_batch_;
  Count caught_up_;
  Count milestones_;
  Count messages_;
  Watchers watchers_;
};

// Streams of kFollow of a ceiling.
class CeilingFollowers {
 public:
  // Takes the time of each commit, as OnBatch.
  using OnCommit = std::function<void(int follower, int64_t time)>;

  // Returns once all of them are open.
  CeilingFollowers(const std::string& address, int count, size_t message_bytes,
                   OnCommit on_commit = nullptr);

  // Commits that were told, over all followers.
  Count& commits() { return commits_; }

  // Messages that say that a stream is open.
  Count& opened() { return opened_; }

  Watchers& watchers() { return watchers_; }

 private:
  void Take(int follower, const grpc::ByteBuffer& message);

  const size_t message_bytes_;
  const OnCommit on_commit_;
  Count opened_;
  Count commits_;
  Watchers watchers_;
};

// So many streams of kEndless of a ceiling: messages a second over all, once each has begun.
Run StreamEndlessly(const std::string& address, int count, double seconds);

// The bytes of a message of the product with one milestone.
size_t MeasureMessage(const std::string& address, EndlessPlans& plans);

}  // namespace noordster::bench

#endif  // NOORDSTER_TESTS_BENCHMARKS_LOAD_STREAMS_FOLLOWERS_H_
