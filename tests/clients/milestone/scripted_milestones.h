// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_CLIENTS_MILESTONE_SCRIPTED_MILESTONES_H_
#define NOORDSTER_TESTS_CLIENTS_MILESTONE_SCRIPTED_MILESTONES_H_

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "noordster/v1/milestone_service.grpc.pb.h"

namespace noordster::testing {

// What a server sends on one stream, and how that ends.
struct Script {
  std::vector<v1::SubscribeResponse> messages;
  // Absent: it falls silent until it is broken off.
  std::optional<grpc::Status> ending = std::nullopt;
};

// A milestone service that plays a script to each who comes. Safe from any thread.
class ScriptedMilestones final : public v1::MilestoneService::Service {
 public:
  // The script of a stream, by where it begins: a cursor, or "oldest". Of one thread at a time.
  using Play = std::function<Script(const std::string& start)>;

  grpc::Status Subscribe(grpc::ServerContext* context, const v1::SubscribeRequest* request,
                         grpc::ServerWriter<v1::SubscribeResponse>* writer) override;

  void SetPlay(Play play);

  // Where each stream began, and what it showed to say who calls.
  std::vector<std::string> starts() const;
  std::vector<std::string> authorizations() const;
  // Messages sent on all streams; streams that fell silent, and those of them that were broken off.
  int written() const { return written_; }
  int silent() const { return silent_; }
  int broken_off() const { return broken_off_; }

 private:
  mutable absl::Mutex mutex_;
  Play play_ ABSL_GUARDED_BY(mutex_);
  std::vector<std::string> starts_ ABSL_GUARDED_BY(mutex_);
  std::vector<std::string> authorizations_ ABSL_GUARDED_BY(mutex_);
  std::atomic<int> written_{0};
  std::atomic<int> silent_{0};
  std::atomic<int> broken_off_{0};
};

// Messages of a stream. The first one's heartbeat is longer than any test lasts unless given.
v1::SubscribeResponse With(const std::string& cursor);
v1::SubscribeResponse Opened(int64_t from, const std::string& cursor,
                             absl::Duration heartbeat = absl::Seconds(20));
v1::SubscribeResponse Batch(int64_t from, int64_t to, const std::vector<int64_t>& sequences,
                            const std::string& cursor);
v1::SubscribeResponse Heartbeat(int64_t to, const std::string& cursor);
v1::SubscribeResponse CaughtUp(int64_t to, const std::string& cursor);
v1::SubscribeResponse Reset(v1::StreamReset::Reason reason, int64_t from,
                            const std::string& cursor);
v1::SubscribeResponse Closing(absl::Duration retry_after, const std::string& cursor);

// A message that a handler was told, in a few words: "batch 3-7: 4 7".
std::string Describe(const v1::SubscribeResponse& message);

}  // namespace noordster::testing

#endif  // NOORDSTER_TESTS_CLIENTS_MILESTONE_SCRIPTED_MILESTONES_H_
