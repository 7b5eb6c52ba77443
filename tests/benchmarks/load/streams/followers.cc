// SPDX-License-Identifier: EUPL-1.2
#include "tests/benchmarks/load/streams/followers.h"

#include <atomic>
#include <cstring>
#include <utility>
#include <vector>

#include "absl/time/clock.h"
#include "noordster/v1/milestone_service.pb.h"
#include "services/base/check.h"
#include "tests/benchmarks/load/ceiling/ceiling_server.h"

namespace noordster::bench {

namespace v1 = noordster::v1;

std::string StagesRequest(const std::string& cursor, int batch_bytes) {
  v1::SubscribeRequest request;
  request.set_parent("municipalities/gm1916");
  request.mutable_filter()->add_kinds(v1::Milestone::STAGE_REACHED);
  request.set_batch_bytes_max(batch_bytes);
  if (!cursor.empty()) request.mutable_start()->set_cursor(cursor);
  return request.SerializeAsString();
}

Followers::Followers(const std::string& address, int count, OnBatch on_batch, int batch_bytes)
    : on_batch_(std::move(on_batch)),
      watchers_(
          count,
          {address, kSubscribe, [batch_bytes](int) { return StagesRequest("", batch_bytes); },
           [this](int follower, const grpc::ByteBuffer& message) { Take(follower, message); }}) {
  caught_up_.Await(count);
}

void Followers::Take(int follower, const grpc::ByteBuffer& message) {
  const grpc::Slice slice = SliceOf(message);
  const Glance glance = GlanceAt(ViewOf(slice));
  if (glance.body == v1::SubscribeResponse::kCaughtUpFieldNumber) caught_up_.Add(1);
  if (glance.body != v1::SubscribeResponse::kBatchFieldNumber) return;
  if (on_batch_) on_batch_(follower, glance, ViewOf(slice));
  messages_.Add(1);
  milestones_.Add(static_cast<int64_t>(glance.sequences.size()));
}

CeilingFollowers::CeilingFollowers(const std::string& address, int count, size_t message_bytes,
                                   OnCommit on_commit)
    : message_bytes_(message_bytes),
      on_commit_(std::move(on_commit)),
      watchers_(count, {address, kFollow, [](int) { return std::string(); },
                        [this](int follower, const grpc::ByteBuffer& message) {
                          Take(follower, message);
                        }}) {
  opened_.Await(count);
}

void CeilingFollowers::Take(int follower, const grpc::ByteBuffer& message) {
  const grpc::Slice slice = SliceOf(message);
  const absl::string_view bytes = ViewOf(slice);
  NOORDSTER_CHECK(bytes.size() % message_bytes_ == 0);
  for (size_t part = 0; part < bytes.size(); part += message_bytes_) {
    int64_t time = 0;
    std::memcpy(&time, bytes.data() + part, sizeof(time));
    if (time == 0) {
      opened_.Add(1);
      continue;
    }
    if (on_commit_) on_commit_(follower, time);
    commits_.Add(1);
  }
}

Run StreamEndlessly(const std::string& address, int count, double seconds) {
  Count messages;
  Count begun;
  std::vector<char> has_begun(static_cast<size_t>(count));
  Watchers watchers(count, {address, kEndless, [](int) { return std::string(); },
                            [&](int watcher, const grpc::ByteBuffer&) {
                              char& has_this = has_begun[static_cast<size_t>(watcher)];
                              if (std::exchange(has_this, 1) == 0) begun.Add(1);
                              messages.Add(1);
                            }});
  begun.Await(count);
  const int64_t before = messages.value();
  const absl::Time begin = absl::Now();
  absl::SleepFor(absl::Seconds(seconds));
  return {
      static_cast<double>(messages.value() - before) / absl::ToDoubleSeconds(absl::Now() - begin),
      0, 0};
}

size_t MeasureMessage(const std::string& address, EndlessPlans& plans) {
  std::atomic<size_t> bytes{0};
  Followers one(address, 1, [&bytes](int, const Glance&, absl::string_view message) {
    bytes = message.size();
  });
  plans.MoveAndWait(0);
  one.milestones().Await(1);
  return bytes;
}

}  // namespace noordster::bench
