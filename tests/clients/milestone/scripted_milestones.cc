// SPDX-License-Identifier: EUPL-1.2
#include "tests/clients/milestone/scripted_milestones.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/time/clock.h"

namespace noordster::testing {
namespace {

using Message = v1::SubscribeResponse;

void SetDuration(absl::Duration duration, google::protobuf::Duration& field) {
  field.set_seconds(absl::IDivDuration(duration, absl::Seconds(1), &duration));
  field.set_nanos(static_cast<int32_t>(absl::ToInt64Nanoseconds(duration)));
}

}  // namespace

grpc::Status ScriptedMilestones::Subscribe(grpc::ServerContext* context,
                                           const v1::SubscribeRequest* request,
                                           grpc::ServerWriter<Message>* writer) {
  Script script;
  {
    const absl::MutexLock lock(&mutex_);
    starts_.push_back(request->start().oldest() ? "oldest" : request->start().cursor());
    const auto& metadata = context->client_metadata();
    const auto shown = metadata.find("authorization");
    authorizations_.push_back(
        shown == metadata.end() ? "" : std::string(shown->second.data(), shown->second.size()));
    script = play_(starts_.back());
  }
  for (const Message& message : script.messages) {
    if (writer->Write(message)) ++written_;
  }
  if (script.ending.has_value()) return *script.ending;
  ++silent_;
  while (!context->IsCancelled()) absl::SleepFor(absl::Milliseconds(1));
  ++broken_off_;
  return grpc::Status::CANCELLED;
}

void ScriptedMilestones::SetPlay(Play play) {
  const absl::MutexLock lock(&mutex_);
  play_ = std::move(play);
}

std::vector<std::string> ScriptedMilestones::starts() const {
  const absl::MutexLock lock(&mutex_);
  return starts_;
}

std::vector<std::string> ScriptedMilestones::authorizations() const {
  const absl::MutexLock lock(&mutex_);
  return authorizations_;
}

Message With(const std::string& cursor) {
  Message message;
  message.set_cursor(cursor);
  return message;
}

Message Opened(int64_t from, const std::string& cursor, absl::Duration heartbeat) {
  Message message = With(cursor);
  message.mutable_opened()->set_from(from);
  SetDuration(heartbeat, *message.mutable_opened()->mutable_heartbeat());
  return message;
}

Message Batch(int64_t from, int64_t to, const std::vector<int64_t>& sequences,
              const std::string& cursor) {
  Message message = With(cursor);
  message.mutable_batch()->set_from(from);
  message.mutable_batch()->set_to(to);
  for (const int64_t sequence : sequences) {
    message.mutable_batch()->add_milestones()->set_sequence(sequence);
  }
  return message;
}

Message Heartbeat(int64_t to, const std::string& cursor) {
  Message message = With(cursor);
  message.mutable_heartbeat()->set_to(to);
  return message;
}

Message CaughtUp(int64_t to, const std::string& cursor) {
  Message message = With(cursor);
  message.mutable_caught_up()->set_to(to);
  return message;
}

Message Reset(v1::StreamReset::Reason reason, int64_t from, const std::string& cursor) {
  Message message = With(cursor);
  message.mutable_reset()->set_reason(reason);
  message.mutable_reset()->set_from(from);
  return message;
}

Message Closing(absl::Duration retry_after, const std::string& cursor) {
  Message message = With(cursor);
  message.mutable_closing()->set_reason(v1::StreamClosing::DRAIN);
  SetDuration(retry_after, *message.mutable_closing()->mutable_retry_after());
  return message;
}

std::string Describe(const Message& message) {
  switch (message.body_case()) {
    case Message::kBatch: {
      std::vector<int64_t> sequences;
      for (const v1::Milestone& milestone : message.batch().milestones()) {
        sequences.push_back(milestone.sequence());
      }
      return absl::StrCat("batch ", message.batch().from(), "-", message.batch().to(), ": ",
                          absl::StrJoin(sequences, " "));
    }
    case Message::kReset:
      return absl::StrCat("reset to ", message.reset().from());
    case Message::kCaughtUp:
      return absl::StrCat("caught up at ", message.caught_up().to());
    case Message::kState:
      return "state";
    case Message::kWithdrawal:
      return absl::StrCat("withdrawal of ", message.withdrawal().name());
    default:
      return absl::StrCat("body ", static_cast<int>(message.body_case()));
  }
}

}  // namespace noordster::testing
