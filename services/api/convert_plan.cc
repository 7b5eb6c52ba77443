// SPDX-License-Identifier: EUPL-1.2
#include "services/api/convert_plan.h"

#include <utility>

#include "absl/strings/escaping.h"
#include "services/api/action/convert_action.h"
#include "services/api/planning/convert_demands.h"
#include "services/base/digest.h"
#include "services/calendar/date.h"
#include "services/calendar/vague_date.h"
#include "services/engine/names.h"
#include "services/engine/outcome_rules.h"
#include "services/engine/worklist.h"

namespace noordster::api {
namespace {

// The effect an outcome has when it names none itself.
noordster::v1::LegalEffect EffectOf(const noordster::v1::Stage& stage,
                                    const noordster::v1::Outcome& outcome) {
  if (outcome.effect() != noordster::v1::LEGAL_EFFECT_UNSPECIFIED) return outcome.effect();
  return engine::IsProcedural(outcome.kind()) ? noordster::v1::NONE : stage.effect();
}

void ToStage(const noordster::v1::Stage& stage, noordster::internal::v1::Stage& converted) {
  converted.set_id(stage.id());
  converted.set_body_kind(stage.body_kind());
  converted.set_role(stage.role());
  converted.set_audience(stage.audience());
  converted.set_majority_rule(stage.majority_rule());
  converted.set_in_meeting(!stage.outside_meetings() && engine::MeetsToDecide(stage.body_kind()));
  for (const auto& guard : stage.guards()) {
    auto& added = *converted.add_guards();
    added.set_id(guard.id());
    added.set_moment(guard.moment());
    added.set_kind(guard.kind());
    added.set_subject(guard.subject());
    added.set_lifter(guard.lifter());
    *added.mutable_outcome_kinds() = guard.outcome_kinds();
    added.set_date(guard.date());
    added.set_days(guard.days());
    added.set_dispenser(guard.dispenser());
  }
  for (const auto& outcome : stage.outcomes()) {
    auto& added = *converted.add_outcomes();
    added.set_id(outcome.id());
    added.set_kind(outcome.kind());
    added.set_next(outcome.next());
    added.set_effect(EffectOf(stage, outcome));
    added.set_minority_view(outcome.minority_view());
  }
  for (const auto& rule : stage.four_eyes()) {
    auto& added = *converted.add_four_eyes();
    added.set_act(rule.act());
    added.set_approvals(rule.approvals());
  }
}

}  // namespace

noordster::internal::v1::VagueDate ToVagueDate(const noordster::v1::VagueDate& date,
                                               TextWriter& texts) {
  const auto parsed = date.edtf().empty() ? calendar::ParseDateWords(date.text())
                                          : calendar::ParseEdtf(date.edtf());
  noordster::internal::v1::VagueDate converted;
  converted.set_edtf(parsed->edtf);
  converted.set_earliest(calendar::FormatDate(parsed->earliest));
  converted.set_latest(calendar::FormatDate(parsed->latest));
  if (!date.text().empty()) *converted.mutable_text() = texts.Write(date.text());
  return converted;
}

noordster::internal::v1::PathVersion ToPathVersion(const noordster::v1::PathDefinition& definition,
                                                   TextWriter& texts) {
  // The message has no maps, so that its binary form is the deterministic one.
  const std::string bytes = definition.SerializeAsString();
  noordster::internal::v1::PathVersion version;
  version.set_content_sha256(base::Sha256({bytes}));
  *version.mutable_definition() = texts.Write(bytes);
  for (const auto& stage : definition.stages()) ToStage(stage, *version.add_stages());
  return version;
}

noordster::v1::PathDefinition DefinitionOf(const Record& path_version, const View& view) {
  noordster::v1::PathDefinition definition;
  // Without its text (it cannot be erased through the API) the definition is empty.
  definition.ParseFromString(view.Text(path_version.path_version().definition()));
  return definition;
}

noordster::v1::PastHistory AsShown(noordster::v1::PastHistory past) {
  TextWriter unused;
  for (auto& treatment : *past.mutable_treatments()) {
    const noordster::internal::v1::VagueDate date = ToVagueDate(treatment.date(), unused);
    treatment.mutable_date()->set_edtf(date.edtf());
    treatment.mutable_date()->set_earliest(date.earliest());
    treatment.mutable_date()->set_latest(date.latest());
  }
  return past;
}

noordster::internal::v1::Plan ToPlan(const noordster::v1::Plan& resource, TextWriter& texts) {
  noordster::internal::v1::Plan plan;
  *plan.mutable_title() = texts.Write(resource.title());
  for (const std::string& challenge : resource.challenges()) {
    plan.add_challenges(RelativeName(challenge));
  }
  plan.set_path_version(RelativeName(resource.path_version()));
  for (const auto& planned : resource.planned_dates()) {
    auto& added = *plan.add_planned_dates();
    added.set_stage(planned.stage());
    *added.mutable_date() = ToVagueDate(planned.date(), texts);
    added.set_proposed(planned.proposed());
  }
  if (resource.has_past()) {
    *plan.mutable_past()->mutable_source() = texts.Write(resource.past().source());
    for (const auto& treatment : resource.past().treatments()) {
      auto& added = *plan.mutable_past()->add_treatments();
      added.set_stage(treatment.stage());
      added.set_outcome(treatment.outcome());
      *added.mutable_date() = ToVagueDate(treatment.date(), texts);
      added.set_manner(treatment.manner());
      if (!treatment.words().empty()) *added.mutable_words() = texts.Write(treatment.words());
    }
  }
  if (resource.has_demands()) *plan.mutable_demands() = ToDemands(resource.demands());
  return plan;
}

noordster::internal::v1::Document ToDocument(const noordster::v1::Document& document,
                                             TextWriter& texts) {
  noordster::internal::v1::Document converted;
  converted.set_role(document.role());
  *converted.mutable_display_name() = texts.Write(document.display_name());
  *converted.mutable_uri() = texts.Write(document.uri());
  converted.set_sha256(absl::HexStringToBytes(document.sha256()));
  converted.set_size_bytes(document.size_bytes());
  return converted;
}

noordster::internal::v1::FollowUp ToCondition(const noordster::v1::Condition& condition,
                                              TextWriter& texts) {
  using noordster::v1::FollowUp;
  noordster::internal::v1::FollowUp converted;
  *converted.mutable_text() = texts.Write(condition.text());
  converted.set_due_date(condition.due_date());
  converted.set_means(condition.means() == FollowUp::MEANS_UNSPECIFIED ? FollowUp::BY_CONFIRMATION
                                                                       : condition.means());
  converted.set_judge(RelativeName(condition.judge()));
  converted.set_document_role(condition.document_role());
  return converted;
}

noordster::v1::VagueDate FromVagueDate(const noordster::internal::v1::VagueDate& date,
                                       const View& view) {
  noordster::v1::VagueDate converted;
  converted.set_text(view.Text(date.text()));
  converted.set_edtf(date.edtf());
  converted.set_earliest(date.earliest());
  converted.set_latest(date.latest());
  return converted;
}

void FromRecord(const Record& record, const View& view, noordster::v1::Path& resource) {
  resource.set_name(view.Name(record.name()));
  resource.set_latest_version(record.path().latest_version());
  resource.set_content_sha256(absl::BytesToHexString(record.path().content_sha256()));
  resource.set_etag(Etag(record));
}

void FromRecord(const Record& record, const View& view, noordster::v1::PathVersion& resource) {
  resource.set_name(view.Name(record.name()));
  *resource.mutable_definition() = DefinitionOf(record, view);
  resource.set_content_sha256(absl::BytesToHexString(record.path_version().content_sha256()));
  resource.set_publish_time(Timestamp(record.create_time_micros()));
}

void FromRecord(const Record& record, const View& view, noordster::v1::Plan& resource) {
  const auto& plan = record.plan();
  resource.set_name(view.Name(record.name()));
  resource.set_title(view.Text(plan.title()));
  for (const std::string& challenge : plan.challenges()) {
    resource.add_challenges(view.Name(challenge));
  }
  resource.set_path_version(view.Name(plan.path_version()));
  for (const auto& planned : plan.planned_dates()) {
    auto& added = *resource.add_planned_dates();
    added.set_stage(planned.stage());
    *added.mutable_date() = FromVagueDate(planned.date(), view);
    added.set_proposed(planned.proposed());
  }
  if (!plan.previous().empty()) resource.set_previous(view.Name(plan.previous()));
  if (plan.reconsidered() > 0) {
    resource.set_reconsidered(view.Name(engine::DecisionName(record.name(), plan.reconsidered())));
  }
  if (plan.has_past()) {
    resource.mutable_past()->set_source(view.Text(plan.past().source()));
    for (const auto& treatment : plan.past().treatments()) {
      auto& added = *resource.mutable_past()->add_treatments();
      added.set_stage(treatment.stage());
      added.set_outcome(treatment.outcome());
      *added.mutable_date() = FromVagueDate(treatment.date(), view);
      added.set_manner(treatment.manner());
      added.set_words(view.Text(treatment.words()));
    }
  }
  if (plan.has_demands()) FromDemands(plan.demands(), view, *resource.mutable_demands());
  for (const auto& baseline : plan.baselines()) {
    FromBaseline(baseline, view, *resource.add_baselines());
  }
  resource.set_state(plan.state());
  resource.set_stage(plan.stage());
  if (plan.open_step() > 0) {
    resource.set_open_step(view.Name(engine::StepName(record.name(), plan.open_step())));
  }
  resource.set_latest_version(plan.versions());
  resource.set_open_follow_ups(plan.open_remarks_size() + plan.open_conditions_size() +
                               plan.open_consolidations_size());
  if (!plan.open_body().empty()) resource.set_body(view.Name(plan.open_body()));
  resource.set_blocked(engine::IsBlocked(plan));
  resource.set_due_date(engine::DueDateOf(plan));
  resource.set_create_time(Timestamp(record.create_time_micros()));
  resource.set_update_time(Timestamp(record.update_time_micros()));
  resource.set_etag(Etag(record));
}

void FromOrder(const noordster::internal::v1::SecrecyOrder& order, const View& view,
               noordster::v1::SecrecyOrder& resource) {
  resource.set_ground(order.ground());
  resource.set_body(view.Name(order.body()));
  resource.set_imposed_date(order.imposed_date());
  resource.set_lifter(view.Name(order.lifter()));
  resource.set_lifted_date(order.lifted_date());
  resource.set_by_law(order.by_law());
}

void FromRecord(const Record& record, const View& view, noordster::v1::PlanVersion& resource) {
  const auto& version = record.plan_version();
  resource.set_name(view.Name(record.name()));
  resource.set_number(version.number());
  for (const auto& document : version.documents()) {
    auto& added = *resource.add_documents();
    added.set_role(document.role());
    added.set_display_name(view.Text(document.display_name()));
    added.set_uri(view.Text(document.uri()));
    added.set_sha256(absl::BytesToHexString(document.sha256()));
    added.set_size_bytes(document.size_bytes());
  }
  resource.set_content_sha256(absl::BytesToHexString(version.content_sha256()));
  resource.set_freeze_time(Timestamp(record.create_time_micros()));
  *resource.mutable_settles() = version.settles();
  resource.set_change(version.change());
  resource.set_substance(engine::SubstanceOf(version));
  if (version.has_secrecy()) FromOrder(version.secrecy(), view, *resource.mutable_secrecy());
}

void FromRecord(const Record& record, const View& view, noordster::v1::Step& resource) {
  const auto& step = record.step();
  resource.set_name(view.Name(record.name()));
  resource.set_number(step.number());
  resource.set_stage(step.stage());
  resource.set_body(view.Name(step.body()));
  resource.set_state(step.state());
  if (step.decision() > 0) {
    resource.set_decision(
        view.Name(engine::DecisionName(engine::ParentOf(record.name()), step.decision())));
  }
  resource.set_papers_date(step.papers_date());
  resource.set_papers_version(step.papers_version());
  resource.set_path_version(view.Name(step.path_version()));
}

void FromRecord(const Record& record, const View& view, noordster::v1::Decision& resource) {
  const auto& decision = record.decision();
  resource.set_name(view.Name(record.name()));
  resource.set_number(decision.number());
  resource.set_step(view.Name(engine::StepName(engine::ParentOf(record.name()), decision.step())));
  resource.set_stage(decision.stage());
  if (!decision.body().empty()) resource.set_body(view.Name(decision.body()));
  resource.set_outcome(decision.outcome());
  resource.set_kind(decision.kind());
  resource.set_effect(decision.effect());
  resource.set_plan_version(decision.plan_version());
  resource.set_decided_date(decision.decided_date());
  resource.set_record_time(Timestamp(record.create_time_micros()));
  resource.set_reason(view.Text(decision.reason()));
  resource.set_next_stage(decision.next_stage());
  *resource.mutable_confirmations() = decision.confirmations();
  resource.mutable_visibility()->set_audience(record.audience());
  resource.mutable_visibility()->set_visible_from(Timestamp(record.visible_from_micros()));
  for (const auto& dispensation : decision.dispensations()) {
    auto& added = *resource.add_dispensations();
    added.set_guard(dispensation.guard());
    added.set_dispenser(dispensation.dispenser());
    added.set_reason(view.Text(dispensation.reason()));
  }
  resource.set_state(decision.state() == noordster::v1::Decision::STATE_UNSPECIFIED
                         ? noordster::v1::Decision::RECORDED
                         : decision.state());
  resource.set_confirmation_source(view.Text(decision.confirmation_source()));
  resource.set_confirm_time(Timestamp(decision.confirm_time_micros()));
  resource.set_reversal_reason(view.Text(decision.reversal_reason()));
  resource.set_reverse_time(Timestamp(decision.reverse_time_micros()));
  resource.set_minority_view(view.Text(decision.minority_view()));
  if (decision.has_decided_period()) {
    *resource.mutable_decided_period() = FromVagueDate(decision.decided_period(), view);
  }
  resource.set_manner(decision.manner());
  resource.set_source(view.Text(decision.source()));
  if (!decision.agenda_item().empty()) resource.set_agenda_item(view.Name(decision.agenda_item()));
  resource.set_ballot(decision.ballot());
  if (!decision.proposal().empty()) resource.set_proposal(view.Name(decision.proposal()));
  resource.set_point(decision.point());
  const absl::string_view plan = engine::ParentOf(record.name());
  if (decision.recognition() > 0) {
    resource.set_recognition(view.Name(engine::RecognitionName(plan, decision.recognition())));
  }
  if (decision.replaces() > 0) {
    resource.set_replaces(view.Name(engine::DecisionName(plan, decision.replaces())));
  }
  if (decision.replaced_by() > 0) {
    resource.set_replaced_by(view.Name(engine::DecisionName(plan, decision.replaced_by())));
  }
  for (const auto& relation : decision.relations()) {
    *resource.add_relations() = FromRelation(relation, view);
  }
  if (decision.has_secrecy()) FromOrder(decision.secrecy(), view, *resource.mutable_secrecy());
}

void FromRecord(const Record& record, const View& view, noordster::v1::FollowUp& resource) {
  const auto& follow_up = record.follow_up();
  resource.set_name(view.Name(record.name()));
  resource.set_number(follow_up.number());
  resource.set_kind(follow_up.kind());
  resource.set_text(view.Text(follow_up.text()));
  const absl::string_view plan = engine::ParentOf(record.name());
  if (follow_up.recognition() > 0) {
    resource.set_recognition(view.Name(engine::RecognitionName(plan, follow_up.recognition())));
    resource.set_participant(follow_up.participant());
  } else {
    resource.set_decision(view.Name(engine::DecisionName(plan, follow_up.decision())));
  }
  resource.set_due_date(follow_up.due_date());
  resource.set_settlement(follow_up.settlement());
  resource.set_settlement_reason(view.Text(follow_up.settlement_reason()));
  resource.set_settle_time(Timestamp(follow_up.settle_time_micros()));
  resource.set_means(follow_up.means());
  if (!follow_up.judge().empty()) resource.set_judge(view.Name(follow_up.judge()));
  resource.set_document_role(follow_up.document_role());
  resource.set_lifter(follow_up.lifter() == noordster::v1::LIFTER_UNSPECIFIED
                          ? noordster::v1::PROGRAMME_SECRETARY
                          : follow_up.lifter());
  resource.set_etag(Etag(record));
}

}  // namespace noordster::api
