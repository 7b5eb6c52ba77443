// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_MILESTONE_MILESTONE_SINKS_H_
#define NOORDSTER_SERVICES_API_MILESTONE_MILESTONE_SINKS_H_

#include <memory>
#include <string>
#include <utility>

#include "noordster/v1/milestone_service.pb.h"
#include "services/api/call/response_stream.h"
#include "services/api/call/rpc.h"
#include "services/feed/feeds.h"

// Where milestones go: over a streaming call, or into the answer to a fetch.
namespace noordster::api {

// Sends a stream of milestones over a streaming call.
class StreamSink final : public feed::Sink, public StreamListener {
 public:
  StreamSink(feed::MilestoneFeed& feed, ResponseStream& to, std::unique_ptr<feed::Place> place)
      : feed_(feed), to_(to), place_(std::move(place)) {}

  void Begin(feed::Order order);

  Taken Take(const std::string& message) override {
    to_.Write(message);
    return Taken::kLater;
  }
  void Finish(const absl::Status& status) override { to_.End(status); }
  void Break() override { to_.Break(); }
  void OnWritten(bool ok) override { feed_.Written(stream_, ok); }
  void OnCancelled() override { feed_.Cancel(stream_); }

 private:
  feed::MilestoneFeed& feed_;
  ResponseStream& to_;
  const std::unique_ptr<feed::Place> place_;
  std::shared_ptr<feed::Stream> stream_;
};

// Collects what comes next of a stream, until there is something and nothing more for the moment,
// and answers it. Deletes itself then.
class FetchSink final : public feed::Sink {
 public:
  FetchSink(bool waits, std::unique_ptr<feed::Place> place, Done<noordster::v1::FetchResponse> done)
      : waits_(waits), place_(std::move(place)), done_(std::move(done)) {}

  Taken Take(const std::string& message) override;
  void Finish(const absl::Status& status) override;
  // It never leaves anything to do.
  void Break() override {}

 private:
  const bool waits_;
  std::unique_ptr<feed::Place> place_;
  const Done<noordster::v1::FetchResponse> done_;
  noordster::v1::FetchResponse response_;
  size_t bytes_ = 0;
  bool is_caught_up_ = false;
  // Cursor of the last withdrawal.
  std::string withdrawn_at_;
};

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_MILESTONE_MILESTONE_SINKS_H_
