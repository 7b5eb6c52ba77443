// SPDX-License-Identifier: EUPL-1.2
#include "clients/cpp/noordster/milestone_subscriber.h"

#include <algorithm>
#include <thread>
#include <utility>

#include "absl/random/random.h"
#include "clients/cpp/noordster/error.h"
#include "noordster/v1/milestone_service.grpc.pb.h"

namespace noordster {
namespace {

// Until a stream said how often it beats.
constexpr absl::Duration kHeartbeatAtFirst = absl::Seconds(20);
constexpr int kSilentHeartbeats = 3;

absl::Duration DurationOf(const google::protobuf::Duration& duration) {
  return absl::Seconds(duration.seconds()) + absl::Nanoseconds(duration.nanos());
}

// Whether coming back later can help.
bool PassesByItself(const absl::Status& status) {
  switch (status.code()) {
    case absl::StatusCode::kInvalidArgument:
    case absl::StatusCode::kNotFound:
    case absl::StatusCode::kPermissionDenied:
    case absl::StatusCode::kUnauthenticated:
    case absl::StatusCode::kFailedPrecondition:
    case absl::StatusCode::kUnimplemented:
    case absl::StatusCode::kDataLoss:
      return false;
    case absl::StatusCode::kResourceExhausted:
      // Without a time it does not pass, unless the machines between ran out of something.
      return DetailsOf(status).reason.empty() || DetailsOf(status).retry_after.has_value();
    default:
      return true;
  }
}

}  // namespace

// Breaks a call off that says nothing for too long.
class MilestoneSubscriber::Watchdog {
 public:
  explicit Watchdog(MilestoneSubscriber& subscriber)
      : subscriber_(subscriber), thread_([this] { Run(); }) {}
  ~Watchdog() {
    {
      const absl::MutexLock lock(&subscriber_.mutex_);
      is_over_ = true;
    }
    thread_.join();
  }

 private:
  void Run() {
    const absl::MutexLock lock(&subscriber_.mutex_);
    while (!is_over_) {
      const absl::Time end = End();
      if (absl::Now() >= end) {
        subscriber_.call_->TryCancel();
        return;
      }
      // The end can come nearer: the first message says how often the stream beats, and there is
      // none while a handler is busy.
      const auto must_look_again = [this, end]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(subscriber_.mutex_) {
        return is_over_ || End() < end;
      };
      subscriber_.mutex_.AwaitWithDeadline(absl::Condition(&must_look_again), end);
    }
  }

  // When the silence has lasted too long.
  absl::Time End() const ABSL_EXCLUSIVE_LOCKS_REQUIRED(subscriber_.mutex_) {
    return subscriber_.heard_ + kSilentHeartbeats * subscriber_.heartbeat_;
  }

  MilestoneSubscriber& subscriber_;
  bool is_over_ = false;
  std::thread thread_;
};

MilestoneSubscriber::MilestoneSubscriber(Client& client, v1::SubscribeRequest request,
                                         MilestoneHandler handler,
                                         MilestoneSubscriberOptions options)
    : client_(client),
      request_(std::move(request)),
      handler_(std::move(handler)),
      options_(options),
      heartbeat_(kHeartbeatAtFirst) {}

void MilestoneSubscriber::Stop() {
  const absl::MutexLock lock(&mutex_);
  is_stopped_ = true;
  if (call_ != nullptr) call_->TryCancel();
}

absl::Status MilestoneSubscriber::Run() {
  while (true) {
    asked_wait_.reset();
    absl::Status status = Follow();
    {
      const absl::MutexLock lock(&mutex_);
      if (is_stopped_ && handled_.ok()) return absl::OkStatus();
    }
    if (!handled_.ok()) return handled_;
    if (!status.ok() && !PassesByItself(status)) return status;
    const absl::Duration wait = WaitAfter(status);
    if (handler_.on_interruption) handler_.on_interruption(status, wait);
    Sleep(wait);
  }
}

absl::Status MilestoneSubscriber::Follow() {
  grpc::ClientContext context;
  client_.Prepare(context);
  v1::MilestoneService::Stub stub(client_.channel());
  {
    const absl::MutexLock lock(&mutex_);
    if (is_stopped_) return absl::OkStatus();
    call_ = &context;
    heard_ = absl::Now();
    heartbeat_ = kHeartbeatAtFirst;
  }
  absl::Status status;
  {
    const Watchdog watchdog(*this);
    v1::SubscribeResponse message;
    auto reader = stub.Subscribe(&context, request_);
    while (reader->Read(&message)) {
      {
        const absl::MutexLock lock(&mutex_);
        heard_ = absl::InfiniteFuture();
        if (message.has_opened()) heartbeat_ = DurationOf(message.opened().heartbeat());
        if (is_stopped_) break;
      }
      // What fails can fail right behind its opening.
      if (!message.has_opened()) failures_ = 0;
      handled_ = Handle(message);
      if (!handled_.ok()) {
        // Messages that came already may not be handled in its place.
        context.TryCancel();
        break;
      }
      const absl::MutexLock lock(&mutex_);
      // The time a handler takes is not the silence of the server.
      heard_ = absl::Now();
    }
    status = FromGrpc(reader->Finish());
  }
  const absl::MutexLock lock(&mutex_);
  call_ = nullptr;
  return status;
}

absl::Status MilestoneSubscriber::Handle(const v1::SubscribeResponse& message) {
  absl::Status handled;
  switch (message.body_case()) {
    case v1::SubscribeResponse::kOpened:
      if (position_ < 0) position_ = message.opened().from();
      break;
    case v1::SubscribeResponse::kBatch:
      // The cursor of one that was handled is not to be gone back to.
      if (!IsNew(message.batch())) return absl::OkStatus();
      handled = HandleBatch(message);
      break;
    case v1::SubscribeResponse::kHeartbeat:
      position_ = std::max(position_, message.heartbeat().to());
      break;
    case v1::SubscribeResponse::kClosing:
      asked_wait_ = DurationOf(message.closing().retry_after());
      break;
    case v1::SubscribeResponse::kReset:
      position_ = message.reset().from();
      handled = handler_.on_message(message);
      break;
    case v1::SubscribeResponse::kCaughtUp:
      position_ = std::max(position_, message.caught_up().to());
      handled = handler_.on_message(message);
      break;
    case v1::SubscribeResponse::kState:
    case v1::SubscribeResponse::kWithdrawal:
      handled = handler_.on_message(message);
      break;
    case v1::SubscribeResponse::BODY_NOT_SET:
      // Of a later release: it tells nothing that this one knows.
      break;
  }
  if (!handled.ok()) return handled;
  request_.mutable_start()->set_cursor(message.cursor());
  if (handler_.on_cursor) handler_.on_cursor(message.cursor());
  return absl::OkStatus();
}

bool MilestoneSubscriber::IsNew(const v1::MilestoneBatch& batch) {
  if (position_ >= 0 && batch.from() > position_ && handler_.on_gap) {
    handler_.on_gap(position_, batch.from());
  }
  return batch.to() > position_;
}

absl::Status MilestoneSubscriber::HandleBatch(const v1::SubscribeResponse& message) {
  const int64_t handled_to = std::exchange(position_, message.batch().to());
  absl::Status handled;
  if (message.batch().from() >= handled_to) {
    handled = handler_.on_message(message);
  } else {
    v1::SubscribeResponse rest = message;
    auto& milestones = *rest.mutable_batch()->mutable_milestones();
    milestones.erase(std::remove_if(milestones.begin(), milestones.end(),
                                    [handled_to](const v1::Milestone& milestone) {
                                      return milestone.sequence() <= handled_to;
                                    }),
                     milestones.end());
    rest.mutable_batch()->set_from(handled_to);
    handled = handler_.on_message(rest);
  }
  if (!handled.ok()) position_ = handled_to;
  return handled;
}

absl::Duration MilestoneSubscriber::WaitAfter(const absl::Status& status) {
  // A stream that the server ended as it should is no failure.
  if (status.ok() && asked_wait_.has_value()) return *asked_wait_;
  absl::Duration ceiling = options_.backoff_first;
  for (int i = 0; i < failures_ && ceiling < options_.backoff_max; ++i) ceiling *= 2;
  ++failures_;
  absl::BitGen random;
  const absl::Duration asked = asked_wait_.value_or(absl::ZeroDuration());
  return DetailsOf(status).retry_after.value_or(asked) +
         std::min(ceiling, options_.backoff_max) * absl::Uniform<double>(random, 0.0, 1.0);
}

void MilestoneSubscriber::Sleep(absl::Duration duration) {
  const absl::MutexLock lock(&mutex_);
  mutex_.AwaitWithTimeout(absl::Condition(&is_stopped_), duration);
}

}  // namespace noordster
