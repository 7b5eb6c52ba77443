// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <string>
#include <utility>

#include "absl/algorithm/container.h"
#include "services/base/check.h"
#include "services/engine/apply_parts.h"
#include "services/engine/names.h"

namespace noordster::engine {

using noordster::internal::v1::Draft;
using noordster::internal::v1::EventHeader;

Record& Touch(const EventHeader& header, const std::string& name, State& state) {
  Record& record = state.Edit(name);
  if (record.revision() == 0) record.set_create_time_micros(header.commit_time_micros());
  record.set_revision(header.sequence());
  record.set_update_time_micros(header.commit_time_micros());
  return record;
}

namespace {

using Names = google::protobuf::RepeatedPtrField<std::string>;

void RemoveName(const std::string& name, Names& names) {
  names.erase(std::remove(names.begin(), names.end(), name), names.end());
}

void RemoveApproval(const std::string& person, Draft& draft) {
  auto& approvals = *draft.mutable_approvals();
  approvals.erase(
      std::remove_if(approvals.begin(), approvals.end(),
                     [&person](const auto& approval) { return approval.person() == person; }),
      approvals.end());
}

// The person who did it; empty for the local user.
std::string PersonBehind(const EventHeader& header) {
  const std::string& id = header.actor().person_id();
  return id.empty() ? "" : PersonName(id);
}

// Puts what a goal contributes to into the network of its programme, whose etag stays: nobody
// changed the programme.
void AddToNetwork(const Record& record, State& state) {
  auto& goals =
      *state.Edit(std::string(ParentOf(record.name()))).mutable_programme()->mutable_goals();
  const absl::string_view id = IdOf(record.name());
  const auto at = absl::c_find_if(goals, [id](const auto& node) { return node.goal() == id; });
  auto& node = at == goals.end() ? *goals.Add() : *at;
  node.set_goal(std::string(id));
  node.clear_contributes_to();
  for (const std::string& to : record.goal().contributes_to()) {
    if (KindOf(to) == Record::kGoal) node.add_contributes_to(std::string(IdOf(to)));
  }
}

// Puts the days of a schedule into the list of its body, whose etag stays: nobody changed the body.
void AddToSchedules(const Record& record, State& state) {
  auto& spans =
      *state.Edit(std::string(ParentOf(record.name()))).mutable_body()->mutable_schedules();
  const absl::string_view id = IdOf(record.name());
  const auto at = absl::c_find_if(spans, [id](const auto& span) { return span.schedule() == id; });
  auto& span = at == spans.end() ? *spans.Add() : *at;
  span.set_schedule(std::string(id));
  span.set_first_date(record.schedule().first_date());
  span.set_last_date(record.schedule().last_date());
  // Dates of this form order as text, and no two schedules begin on one day.
  absl::c_sort(spans, [](const auto& one, const auto& other) {
    return one.first_date() < other.first_date();
  });
}

void On(const EventHeader& header, const noordster::internal::v1::Defined& event, State& state) {
  Record& record = Touch(header, event.record().name(), state);
  Record stamped = event.record();
  stamped.set_revision(record.revision());
  stamped.set_create_time_micros(record.create_time_micros());
  stamped.set_update_time_micros(record.update_time_micros());
  // What mandates say was not asked for, and stays.
  if (record.has_person()) {
    *stamped.mutable_person()->mutable_mandates() = record.person().mandates();
  }
  if (record.has_municipality()) {
    auto& municipality = *stamped.mutable_municipality();
    municipality.set_mandates_in_force(record.municipality().mandates_in_force());
    *municipality.mutable_granting_mandates() = record.municipality().granting_mandates();
    municipality.set_area(record.municipality().area());
  }
  // Nor were the schedules of a body, who signed, and what was counted and said of a programme.
  if (record.has_body()) {
    *stamped.mutable_body()->mutable_schedules() = record.body().schedules();
  }
  if (record.has_covenant()) {
    *stamped.mutable_covenant()->mutable_signatures() = record.covenant().signatures();
  }
  if (record.has_programme()) {
    const auto& kept = record.programme();
    auto& programme = *stamped.mutable_programme();
    *programme.mutable_goals() = kept.goals();
    programme.set_assessments(kept.assessments());
    *programme.mutable_holding_assessments() = kept.holding_assessments();
    *programme.mutable_project_counts() = kept.project_counts();
  }
  record = std::move(stamped);
  if (record.has_goal()) AddToNetwork(record, state);
  if (record.has_schedule()) AddToSchedules(record, state);
  if (record.area().kind() == noordster::v1::Area::MUNICIPALITY) {
    state.Edit("").mutable_municipality()->set_area(record.name());
  }
}

void On(const EventHeader& header, const noordster::internal::v1::MandateGranted& event,
        State& state) {
  auto& mandate = *Touch(header, event.mandate(), state).mutable_mandate();
  mandate = event.granted();
  mandate.set_granted_by(PersonBehind(header));
  state.Edit(mandate.person()).mutable_person()->add_mandates(event.mandate());
  if (absl::c_linear_search(mandate.acts(),
                            static_cast<int>(noordster::v1::Mandate::GRANT_MANDATE))) {
    state.Edit("").mutable_municipality()->add_granting_mandates(event.mandate());
  }
}

void On(const EventHeader& header, const noordster::internal::v1::MandateRevoked& event,
        State& state) {
  auto& mandate = *Touch(header, event.mandate(), state).mutable_mandate();
  mandate.set_revoked_by(PersonBehind(header));
  mandate.set_revoke_time_micros(header.commit_time_micros());
  RemoveName(event.mandate(), *state.Edit(event.person()).mutable_person()->mutable_mandates());
  RemoveName(event.mandate(), *state.Edit("").mutable_municipality()->mutable_granting_mandates());
}

void On(const EventHeader& header, const noordster::internal::v1::MandatesEnacted&, State& state) {
  Touch(header, "", state).mutable_municipality()->set_mandates_in_force(true);
}

void On(const EventHeader& header, const noordster::internal::v1::DraftPrepared& event,
        State& state) {
  *Touch(header, event.draft(), state).mutable_draft() = event.prepared();
}

void On(const EventHeader& header, const noordster::internal::v1::DraftApproved& event,
        State& state) {
  Draft& draft = *Touch(header, event.draft(), state).mutable_draft();
  RemoveApproval(event.approval().person(), draft);
  auto& approval = *draft.add_approvals();
  approval = event.approval();
  approval.set_time_micros(header.commit_time_micros());
}

void On(const EventHeader& header, const noordster::internal::v1::ApprovalRetracted& event,
        State& state) {
  RemoveApproval(event.person(), *Touch(header, event.draft(), state).mutable_draft());
}

void On(const EventHeader& header, const noordster::internal::v1::DraftWithdrawn& event,
        State& state) {
  Touch(header, event.draft(), state).mutable_draft()->set_state(noordster::v1::DRAFT_WITHDRAWN);
}

void On(const EventHeader& header, const noordster::internal::v1::DraftCarriedOut& event,
        State& state) {
  Touch(header, event.draft(), state).mutable_draft()->set_state(noordster::v1::DRAFT_CARRIED_OUT);
}

void On(const EventHeader& header, const noordster::internal::v1::PersonErased& event,
        State& state) {
  auto& person = *Touch(header, event.person(), state).mutable_person();
  person.clear_display_name();
  person.clear_contact();
  person.set_erased(true);
}

}  // namespace

void ApplyToRegisters(const noordster::internal::v1::Event& event, State& state) {
  using noordster::internal::v1::Event;
  const EventHeader& header = event.header();
  switch (event.kind_case()) {
    case Event::kDefined:
      return On(header, event.defined(), state);
    case Event::kPersonErased:
      return On(header, event.person_erased(), state);
    case Event::kMandateGranted:
      return On(header, event.mandate_granted(), state);
    case Event::kMandateRevoked:
      return On(header, event.mandate_revoked(), state);
    case Event::kMandatesEnacted:
      return On(header, event.mandates_enacted(), state);
    case Event::kDraftPrepared:
      return On(header, event.draft_prepared(), state);
    case Event::kDraftApproved:
      return On(header, event.draft_approved(), state);
    case Event::kApprovalRetracted:
      return On(header, event.approval_retracted(), state);
    case Event::kDraftWithdrawn:
      return On(header, event.draft_withdrawn(), state);
    case Event::kDraftCarriedOut:
      return On(header, event.draft_carried_out(), state);
    default:
      NOORDSTER_CHECK(false);
  }
}

}  // namespace noordster::engine
