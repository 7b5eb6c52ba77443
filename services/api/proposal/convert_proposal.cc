// SPDX-License-Identifier: EUPL-1.2
#include "services/api/proposal/convert_proposal.h"

namespace noordster::api {
namespace {

namespace v1 = noordster::v1;
namespace internal = noordster::internal::v1;

void ShowDates(const internal::PointDates& dates, const View& view, v1::PointDates& shown) {
  shown.set_signed_date(dates.signed_date());
  for (const internal::Signatory& signatory : dates.signatories()) {
    auto& added = *shown.add_signatories();
    added.set_person(view.Name(signatory.person()));
    added.set_capacity(signatory.capacity());
    added.set_deputy(signatory.deputy());
  }
  shown.set_sent_date(dates.sent_date());
  shown.set_published_date(dates.published_date());
  shown.set_publication(view.Text(dates.publication()));
  shown.set_effective_date(dates.effective_date());
}

// What the decision on a plan says.
void ShowDecision(const Record& record, const View& view, v1::PointOutcome& shown) {
  const internal::Decision& decision = record.decision();
  shown.set_body(view.NameIfAny(decision.body()));
  shown.set_kind(decision.kind());
  shown.set_effect(decision.effect());
  shown.set_decided_date(decision.decided_date());
  shown.set_record_time(Timestamp(record.create_time_micros()));
  shown.set_state(decision.state());
  shown.set_decision(view.Name(record.name()));
  shown.set_agenda_item(view.NameIfAny(decision.agenda_item()));
  shown.set_ballot(decision.ballot());
  shown.set_manner(decision.manner());
  shown.set_source(view.Text(decision.source()));
  shown.set_confirmation_source(view.Text(decision.confirmation_source()));
  shown.set_reversal_reason(view.Text(decision.reversal_reason()));
}

void ShowOutcome(const internal::PointOutcome& outcome, const View& view, v1::PointOutcome& shown) {
  shown.set_body(view.Name(outcome.body()));
  shown.set_kind(outcome.kind());
  shown.set_effect(outcome.effect());
  shown.set_decided_date(outcome.decided_date());
  shown.set_record_time(Timestamp(outcome.record_time_micros()));
  shown.set_state(outcome.state());
  shown.set_agenda_item(view.NameIfAny(outcome.agenda_item()));
  shown.set_ballot(outcome.ballot());
  shown.set_manner(outcome.manner());
  shown.set_source(view.Text(outcome.source()));
  shown.set_confirmation_source(view.Text(outcome.confirmation_source()));
  shown.set_reversal_reason(view.Text(outcome.reversal_reason()));
}

void ShowPoint(const internal::DecisionPoint& point, const DecisionsByName& decisions,
               const View& view, v1::DecisionPoint& shown) {
  shown.set_id(point.id());
  shown.set_text(view.Text(point.text()));
  shown.set_kind(point.kind());
  shown.set_plan(view.NameIfAny(point.plan()));
  shown.set_promulgated(point.promulgated());
  for (const internal::PointOutcome& outcome : point.outcomes()) {
    const auto decision = decisions.find(outcome.decision());
    if (!outcome.decision().empty() && decision == decisions.end()) continue;
    v1::PointOutcome& added = *shown.add_outcomes();
    if (outcome.decision().empty()) {
      ShowOutcome(outcome, view, added);
    } else {
      ShowDecision(decision->second, view, added);
    }
    if (outcome.has_dates()) ShowDates(outcome.dates(), view, *added.mutable_dates());
  }
}

}  // namespace

internal::Proposal ToProposal(const v1::Proposal& resource, TextWriter& texts) {
  internal::Proposal proposal;
  *proposal.mutable_title() = texts.Write(resource.title());
  proposal.set_kind(resource.kind());
  proposal.set_writer(RelativeName(resource.writer()));
  proposal.set_portfolio_holder(RelativeName(resource.portfolio_holder()));
  if (!resource.case_number().empty()) {
    *proposal.mutable_case_number() = texts.Write(resource.case_number());
  }
  for (const v1::DecisionPoint& point : resource.points()) {
    auto& added = *proposal.add_points();
    added.set_id(point.id());
    *added.mutable_text() = texts.Write(point.text());
    added.set_kind(point.kind());
    added.set_plan(RelativeName(point.plan()));
    added.set_promulgated(point.promulgated());
  }
  return proposal;
}

internal::Initial ToInitial(const v1::Proposal::Initial& initial, TextWriter& texts) {
  internal::Initial made;
  made.set_discipline(initial.discipline());
  made.set_person(RelativeName(initial.person()));
  made.set_date(initial.date());
  made.set_agrees(initial.agrees());
  if (!initial.words().empty()) *made.mutable_words() = texts.Write(initial.words());
  return made;
}

internal::PointDates ToPointDates(const v1::PointDates& dates, TextWriter& texts) {
  internal::PointDates made;
  made.set_signed_date(dates.signed_date());
  for (const v1::PointDates::Signatory& signatory : dates.signatories()) {
    auto& added = *made.add_signatories();
    added.set_person(RelativeName(signatory.person()));
    added.set_capacity(signatory.capacity());
    added.set_deputy(signatory.deputy());
  }
  made.set_sent_date(dates.sent_date());
  made.set_published_date(dates.published_date());
  if (!dates.publication().empty()) *made.mutable_publication() = texts.Write(dates.publication());
  made.set_effective_date(dates.effective_date());
  return made;
}

std::vector<std::string> DecisionsOf(const Record& proposal) {
  std::vector<std::string> names;
  for (const internal::DecisionPoint& point : proposal.proposal().points()) {
    for (const internal::PointOutcome& outcome : point.outcomes()) {
      if (!outcome.decision().empty()) names.push_back(outcome.decision());
    }
  }
  return names;
}

void FromRecord(const Record& record, const DecisionsByName& decisions, const View& view,
                v1::Proposal& resource) {
  const internal::Proposal& proposal = record.proposal();
  resource.set_name(view.Name(record.name()));
  resource.set_title(view.Text(proposal.title()));
  resource.set_kind(proposal.kind());
  resource.set_writer(view.NameIfAny(proposal.writer()));
  resource.set_portfolio_holder(view.NameIfAny(proposal.portfolio_holder()));
  resource.set_case_number(view.Text(proposal.case_number()));
  for (const internal::DecisionPoint& point : proposal.points()) {
    ShowPoint(point, decisions, view, *resource.add_points());
  }
  for (const internal::Initial& initial : proposal.initials()) {
    auto& added = *resource.add_initials();
    added.set_discipline(initial.discipline());
    added.set_person(view.Name(initial.person()));
    added.set_date(initial.date());
    added.set_agrees(initial.agrees());
    added.set_words(view.Text(initial.words()));
  }
  for (const std::string& item : proposal.secret_items()) {
    resource.add_secret_items(view.Name(item));
  }
  resource.set_create_time(Timestamp(record.create_time_micros()));
  resource.set_update_time(Timestamp(record.update_time_micros()));
  resource.set_etag(Etag(record));
}

}  // namespace noordster::api
