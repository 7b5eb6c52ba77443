// SPDX-License-Identifier: EUPL-1.2
#include "services/api/milestone/milestone_service.h"

#include <google/protobuf/util/time_util.h>

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "noordster/v1/milestone_service.pb.h"
#include "services/api/milestone/milestone_sinks.h"
#include "services/base/limits.h"
#include "services/calendar/date.h"
#include "services/engine/milestone.h"

namespace noordster::api {
namespace {

namespace v1 = noordster::v1;
using google::protobuf::util::TimeUtil;

size_t BatchBytes(int32_t asked) {
  return static_cast<size_t>(asked == 0 ? limits::kBatchBytesDefault : asked);
}

// Where a stream begins, of the requests that can say so.
absl::Status SetStart(const Backend& backend, const std::string& municipality,
                      const v1::StreamStart& start, feed::Order& order) {
  switch (start.at_case()) {
    case v1::StreamStart::kCursor:
      order.cursor = start.cursor();
      return absl::OkStatus();
    case v1::StreamStart::kOldest:
      order.after = 0;
      return absl::OkStatus();
    case v1::StreamStart::kTime: {
      const absl::StatusOr<int64_t> after =
          backend.queries.LastBefore(municipality, *calendar::ParseTimestamp(start.time()));
      if (!after.ok()) return after.status();
      order.after = *after;
      return absl::OkStatus();
    }
    case v1::StreamStart::kNow:
    case v1::StreamStart::AT_NOT_SET:
      return absl::OkStatus();
  }
  return absl::OkStatus();
}

// The order of a stream, its feed, and a place for it.
struct Ordered {
  feed::Order order;
  feed::MilestoneFeed* feed = nullptr;
  std::unique_ptr<feed::Place> place;
};

template <typename Request>
absl::StatusOr<Ordered> StreamOrderOf(const Backend& backend, const Call& call,
                                      const Request& request) {
  const absl::StatusOr<runtime::Reader> reader = ReaderFor(backend, call, request);
  if (!reader.ok()) return reader.status();
  if (auto exists = backend.queries.GetOne(*reader, ""); !exists.ok()) return exists.status();
  Ordered ordered;
  ordered.order.caller = call.caller;
  ordered.order.filter = feed::Filter(request.filter());
  ordered.order.include_state = request.include_current_state();
  ordered.order.batch_bytes = BatchBytes(request.batch_bytes_max());
  absl::Status started = SetStart(backend, reader->municipality, request.start(), ordered.order);
  if (!started.ok()) return started;
  absl::StatusOr<feed::MilestoneFeed*> feed = backend.feeds.Of(reader->municipality);
  if (!feed.ok()) return feed.status();
  ordered.feed = *feed;
  absl::StatusOr<std::unique_ptr<feed::Place>> place =
      backend.feeds.TakePlace(call.caller, call.sender);
  if (!place.ok()) return place.status();
  ordered.place = *std::move(place);
  return ordered;
}

absl::Status Subscribe(const Backend& backend, const Call& call,
                       const v1::SubscribeRequest& request, ResponseStream& stream) {
  absl::StatusOr<Ordered> ordered = StreamOrderOf(backend, call, request);
  if (!ordered.ok()) return ordered.status();
  ordered->order.heartbeat =
      request.heartbeat_seconds() == 0
          ? limits::kHeartbeatDefault
          : std::max(absl::Seconds(request.heartbeat_seconds()), limits::kHeartbeatMin);
  auto sink = std::make_unique<StreamSink>(*ordered->feed, stream, std::move(ordered->place));
  StreamSink& begun = *sink;
  stream.Listen(std::move(sink));
  begun.Begin(std::move(ordered->order));
  return absl::OkStatus();
}

void Fetch(const Backend& backend, const Call& call, const v1::FetchRequest& request,
           Done<v1::FetchResponse> done) {
  absl::StatusOr<Ordered> ordered = StreamOrderOf(backend, call, request);
  if (!ordered.ok()) {
    done(ordered.status());
    return;
  }
  ordered->order.heartbeat =
      request.wait_seconds() == 0 ? limits::kFetchWaitMax : absl::Seconds(request.wait_seconds());
  const bool waits = !request.at_once();
  // Deletes itself with its answer.
  auto* sink = new FetchSink(waits, std::move(ordered->place), std::move(done));
  ordered->feed->Begin(ordered->feed->New(std::move(ordered->order), *sink));
}

absl::StatusOr<v1::FeedInfo> GetFeedInfo(const Backend& backend, const Call& call,
                                         const v1::GetFeedInfoRequest& request) {
  const absl::StatusOr<runtime::Reader> reader = ReaderFor(backend, call, request);
  if (!reader.ok()) return reader.status();
  const absl::StatusOr<runtime::Records> found = backend.queries.GetOne(*reader, "");
  if (!found.ok()) return found.status();
  const absl::StatusOr<feed::MilestoneFeed*> feed = backend.feeds.Of(reader->municipality);
  if (!feed.ok()) return feed.status();
  const absl::StatusOr<int64_t> floor = (*feed)->Floor();
  if (!floor.ok()) return floor.status();
  v1::FeedInfo info;
  info.set_trimmed(*floor);
  *info.mutable_retention() =
      TimeUtil::NanosecondsToDuration(absl::ToInt64Nanoseconds(backend.feeds.retention()));
  info.set_streams(backend.feeds.streams());
  info.set_streams_max(limits::kStreamsMax);
  info.set_streams_per_caller_max(limits::kStreamsPerCallerMax);
  info.set_revision(found->revision);
  return info;
}

absl::StatusOr<v1::ListMilestonesResponse> ListMilestones(
    const Backend& backend, const Call& call, const v1::ListMilestonesRequest& request) {
  const absl::StatusOr<runtime::Reader> reader = ReaderFor(backend, call, request);
  if (!reader.ok()) return reader.status();
  const std::string list =
      absl::StrCat("ListMilestones ", request.parent(), request.filter().SerializeAsString());
  const absl::StatusOr<std::string> begin = ReadPageToken(list, request.page_token());
  if (!begin.ok()) return begin.status();
  const feed::Filter filter(request.filter());
  absl::StatusOr<runtime::EventPage> page = backend.queries.ListEvents(
      *reader, std::string(filter.OnlyPlan()), *begin, PageSize(request.page_size()));
  if (absl::IsNotFound(page.status()) && !filter.OnlyPlan().empty()) {
    // Of a plan that is not there, as of one that may not be seen, nothing happened.
    const absl::StatusOr<runtime::Records> found = backend.queries.GetOne(*reader, "");
    if (!found.ok()) return found.status();
    v1::ListMilestonesResponse nothing;
    nothing.set_revision(found->revision);
    return nothing;
  }
  if (!page.ok()) return page.status();
  const absl::StatusOr<feed::MilestoneFeed*> feed = backend.feeds.Of(reader->municipality);
  if (!feed.ok()) return feed.status();
  std::vector<noordster::internal::v1::Milestone> shown;
  for (const auto& event : page->items) {
    auto milestone = engine::MilestoneOf(event);
    // What is secret is not among the events.
    if (milestone.has_value() && filter.Passes(*milestone) && reader->sight.Shows(*milestone, {})) {
      shown.push_back(*std::move(milestone));
    }
  }
  v1::ListMilestonesResponse response;
  response.set_revision(page->revision);
  for (v1::Milestone& milestone : (*feed)->Render(shown, reader->sight)) {
    *response.add_milestones() = std::move(milestone);
  }
  if (!page->next.empty()) response.set_next_page_token(MakePageToken(list, page->next));
  return response;
}

}  // namespace

MilestoneService::MilestoneService(const Backend& backend)
    : RpcService("noordster.v1.MilestoneService", backend.entrance) {
  Streaming<v1::SubscribeRequest>(
      "Subscribe",
      [backend](const Call& call, const v1::SubscribeRequest& request, ResponseStream& stream) {
        return Subscribe(backend, call, request, stream);
      });
  Unary<v1::FetchRequest, v1::FetchResponse>(
      "Fetch",
      [backend](const Call& call, const v1::FetchRequest& request, Done<v1::FetchResponse> done) {
        Fetch(backend, call, request, std::move(done));
      });
  Unary<v1::GetFeedInfoRequest, v1::FeedInfo>(
      "GetFeedInfo",
      [backend](const Call& call, const v1::GetFeedInfoRequest& request,
                const Done<v1::FeedInfo>& done) { done(GetFeedInfo(backend, call, request)); });
  Unary<v1::ListMilestonesRequest, v1::ListMilestonesResponse>(
      "ListMilestones", [backend](const Call& call, const v1::ListMilestonesRequest& request,
                                  const Done<v1::ListMilestonesResponse>& done) {
        done(ListMilestones(backend, call, request));
      });
}

}  // namespace noordster::api
