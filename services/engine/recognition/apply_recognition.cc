// SPDX-License-Identifier: EUPL-1.2
#include "absl/algorithm/container.h"
#include "services/base/check.h"
#include "services/engine/apply_parts.h"
#include "services/engine/names.h"
#include "services/engine/secrecy/secret_parts.h"

namespace noordster::engine {
namespace {

using noordster::internal::v1::Event;
using noordster::internal::v1::EventHeader;
using noordster::internal::v1::Participant;
using noordster::internal::v1::Recognition;

Recognition& TouchRound(const EventHeader& header, const std::string& plan, int32_t number,
                        State& state) {
  return *Touch(header, RecognitionName(plan, number), state).mutable_recognition();
}

void On(const EventHeader& header, const noordster::internal::v1::RecognitionOpened& event,
        State& state) {
  const Recognition& round = event.recognition();
  Record& record = Touch(header, event.plan(), state);
  auto& plan = *record.mutable_plan();
  NOORDSTER_CHECK(round.number() == plan.recognitions() + 1);
  plan.set_recognitions(round.number());
  const std::string name = RecognitionName(event.plan(), round.number());
  *Touch(header, name, state).mutable_recognition() = round;
  const std::string version_name = VersionName(event.plan(), round.plan_version());
  const Record* version = state.Find(version_name);
  NOORDSTER_CHECK(version != nullptr);
  if (!IsInForce(SecrecyOf(*version))) return;
  // What is asked about something secret is under the same order.
  auto& order = *Touch(header, version_name, state).mutable_plan_version()->mutable_secrecy();
  order.add_follow_ups(name);
  plan.add_secret_parts(name.substr(event.plan().size() + 1));
}

void On(const EventHeader& header, const noordster::internal::v1::ParticipantsAdded& event,
        State& state) {
  TouchRound(header, event.plan(), event.recognition(), state)
      .mutable_participants()
      ->MergeFrom(event.participants());
}

void On(const EventHeader& header, const noordster::internal::v1::RecognitionExtended& event,
        State& state) {
  Recognition& round = TouchRound(header, event.plan(), event.recognition(), state);
  round.add_former_closing_dates(round.closing_date());
  round.set_closing_date(event.closing_date());
}

void On(const EventHeader& header, const noordster::internal::v1::AnswersRecorded& event,
        State& state) {
  Recognition& round = TouchRound(header, event.plan(), event.recognition(), state);
  for (const Participant& given : event.participants()) {
    const auto asked =
        absl::c_find_if(*round.mutable_participants(),
                        [&given](const Participant& each) { return each.id() == given.id(); });
    NOORDSTER_CHECK(asked != round.mutable_participants()->end());
    asked->mutable_answers()->MergeFrom(given.answers());
    round.set_answers(round.answers() + given.answers_size());
  }
}

void On(const EventHeader& header, const noordster::internal::v1::ReactionsSent& event,
        State& state) {
  *TouchRound(header, event.plan(), event.recognition(), state).add_sendings() = event.sending();
}

}  // namespace

bool ApplyToRecognitions(const Event& event, State& state) {
  const EventHeader& header = event.header();
  switch (event.kind_case()) {
    case Event::kRecognitionOpened:
      On(header, event.recognition_opened(), state);
      return true;
    case Event::kParticipantsAdded:
      On(header, event.participants_added(), state);
      return true;
    case Event::kRecognitionExtended:
      On(header, event.recognition_extended(), state);
      return true;
    case Event::kAnswersRecorded:
      On(header, event.answers_recorded(), state);
      return true;
    case Event::kReactionsSent:
      On(header, event.reactions_sent(), state);
      return true;
    default:
      return false;
  }
}

}  // namespace noordster::engine
