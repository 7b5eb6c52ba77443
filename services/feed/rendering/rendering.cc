// SPDX-License-Identifier: EUPL-1.2
#include "services/feed/rendering/rendering.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/wire_format_lite.h"
#include "noordster/v1/milestone_service.pb.h"
#include "services/calendar/date.h"
#include "services/engine/names.h"

namespace noordster::feed {
namespace {

namespace v1 = noordster::v1;
using google::protobuf::internal::WireFormatLite;
using google::protobuf::io::CodedOutputStream;
using noordster::internal::v1::Milestone;

void AppendVarint(uint64_t number, std::string& bytes) {
  uint8_t buffer[10];
  const uint8_t* const end = CodedOutputStream::WriteVarint64ToArray(number, buffer);
  bytes.append(reinterpret_cast<const char*>(buffer), static_cast<size_t>(end - buffer));
}

void AppendLength(int field, size_t length, std::string& bytes) {
  AppendVarint(WireFormatLite::MakeTag(field, WireFormatLite::WIRETYPE_LENGTH_DELIMITED), bytes);
  AppendVarint(length, bytes);
}

void AppendNumber(int field, int64_t number, std::string& bytes) {
  AppendVarint(WireFormatLite::MakeTag(field, WireFormatLite::WIRETYPE_VARINT), bytes);
  AppendVarint(static_cast<uint64_t>(number), bytes);
}

std::string EncodeOne(const v1::Milestone& milestone) {
  std::string bytes;
  AppendLength(v1::MilestoneBatch::kMilestonesFieldNumber, milestone.ByteSizeLong(), bytes);
  milestone.AppendToString(&bytes);
  return bytes;
}

}  // namespace

v1::Audience AudienceOf(const Milestone& milestone) {
  // The others are told by OUTCOME_DISCLOSED, never by this one.
  const bool is_embargoed = milestone.visible_from_micros() > milestone.commit_time_micros();
  return is_embargoed ? v1::ADMINISTRATION : milestone.audience();
}

v1::Milestone Render(const Milestone& milestone, absl::string_view municipality,
                     const Wording& wording, bool whole) {
  v1::Milestone shown;
  shown.set_sequence(milestone.sequence());
  shown.set_commit_time(
      calendar::FormatTimestamp(absl::FromUnixMicros(milestone.commit_time_micros())));
  shown.set_kind(milestone.kind());
  shown.set_resource(engine::FullName(municipality, milestone.resource()));
  shown.set_stage(milestone.stage());
  if (!milestone.body().empty()) shown.set_body(engine::FullName(municipality, milestone.body()));
  shown.set_outcome(milestone.outcome());
  shown.set_outcome_kind(milestone.outcome_kind());
  shown.set_effect(milestone.effect());
  shown.set_date(milestone.date());
  shown.set_edtf(milestone.edtf());
  shown.set_version(milestone.version());
  shown.set_audience(AudienceOf(milestone));
  if (milestone.decision() > 0) {
    shown.set_decision(engine::DecisionName(shown.resource(), milestone.decision()));
  }
  if (milestone.replaces() > 0 && whole) {
    shown.set_replaces(engine::DecisionName(shown.resource(), milestone.replaces()));
  }
  shown.set_follow_up(milestone.follow_up());
  shown.set_follow_up_kind(milestone.follow_up_kind());
  shown.set_settlement(milestone.settlement());
  shown.set_state(milestone.state());
  shown.set_from_date(milestone.from_date());
  shown.set_action_kind(milestone.action_kind());
  shown.set_action_state(milestone.action_state());
  shown.set_point(milestone.point());
  shown.set_project_state(milestone.project_state());
  shown.set_aspect(milestone.aspect());
  shown.set_rating(milestone.rating());
  if (milestone.has_outlook()) {
    *shown.mutable_outlook() = milestone.outlook();
    if (!milestone.outlook().because().empty()) {
      shown.mutable_outlook()->set_because(
          engine::FullName(municipality, milestone.outlook().because()));
    }
  }
  shown.set_meeting_date(milestone.meeting_date());
  shown.set_sentence_nl(DutchSentence(milestone, wording));
  shown.set_sentence_en(EnglishSentence(milestone, wording));
  return shown;
}

std::vector<EncodedMilestone> Encode(std::vector<Milestone> milestones,
                                     absl::string_view municipality, Names& names) {
  const std::vector<Words> words = names.Of(milestones);
  std::vector<EncodedMilestone> encoded(milestones.size());
  for (size_t i = 0; i < milestones.size(); ++i) {
    v1::Milestone shown = Render(milestones[i], municipality, words[i].View(), true);
    encoded[i].whole = EncodeOne(shown);
    if (!shown.replaces().empty()) {
      shown.clear_replaces();
      encoded[i].outline = EncodeOne(shown);
    }
    encoded[i].facts = std::move(milestones[i]);
  }
  return encoded;
}

std::string BatchMessage(absl::string_view cursor, const Covered& covered,
                         absl::string_view milestones) {
  std::string numbers;
  AppendNumber(v1::MilestoneBatch::kFromFieldNumber, covered.from, numbers);
  AppendNumber(v1::MilestoneBatch::kToFieldNumber, covered.to, numbers);
  AppendNumber(v1::MilestoneBatch::kHeadFieldNumber, covered.head, numbers);
  std::string bytes;
  // Tags and lengths take less than 16 bytes.
  bytes.reserve(cursor.size() + numbers.size() + milestones.size() + 16);
  AppendLength(v1::SubscribeResponse::kCursorFieldNumber, cursor.size(), bytes);
  absl::StrAppend(&bytes, cursor);
  AppendLength(v1::SubscribeResponse::kBatchFieldNumber, numbers.size() + milestones.size(), bytes);
  bytes += numbers;
  absl::StrAppend(&bytes, milestones);
  return bytes;
}

}  // namespace noordster::feed
