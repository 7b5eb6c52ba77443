// SPDX-License-Identifier: EUPL-1.2
#include "services/api/programme/convert_programme.h"

#include <string>

#include "services/api/convert_plan.h"

namespace noordster::api {
namespace {

namespace v1 = noordster::v1;
namespace internal = noordster::internal::v1;

// What opgaven, goals, partners, covenants and projects are called, and are.
template <typename Resource, typename Kept>
void WriteNameAndDescription(const Resource& resource, Kept& kept, TextWriter& texts) {
  WriteInto(resource.display_name(), &Kept::mutable_display_name, kept, texts);
  WriteInto(resource.description(), &Kept::mutable_description, kept, texts);
}

}  // namespace

Record ToRecord(const v1::Programme& resource, TextWriter& texts) {
  using internal::Programme;
  Record record;
  Programme& programme = *record.mutable_programme();
  WriteInto(resource.display_name(), &Programme::mutable_display_name, programme, texts);
  WriteInto(resource.ambition(), &Programme::mutable_ambition, programme, texts);
  WriteInto(resource.contact(), &Programme::mutable_contact, programme, texts);
  ToRelative(resource.bodies(), *programme.mutable_bodies());
  for (const auto& text : resource.texts()) {
    auto& added = *programme.add_texts();
    *added.mutable_heading() = texts.Write(text.heading());
    *added.mutable_body() = texts.Write(text.body());
  }
  programme.set_start_year(resource.start_year());
  programme.set_duration_years(resource.duration_years());
  return record;
}

Record ToRecord(const v1::Challenge& resource, TextWriter& texts) {
  Record record;
  internal::Challenge& challenge = *record.mutable_challenge();
  WriteNameAndDescription(resource, challenge, texts);
  challenge.set_position(resource.position());
  ToRelative(resource.leads(), *challenge.mutable_leads());
  return record;
}

Record ToRecord(const v1::Goal& resource, TextWriter& texts) {
  Record record;
  internal::Goal& goal = *record.mutable_goal();
  WriteNameAndDescription(resource, goal, texts);
  ToRelative(resource.contributes_to(), *goal.mutable_contributes_to());
  return record;
}

Record ToRecord(const v1::Partner& resource, TextWriter& texts) {
  Record record;
  internal::Partner& partner = *record.mutable_partner();
  WriteNameAndDescription(resource, partner, texts);
  partner.set_kind(resource.kind());
  return record;
}

Record ToRecord(const v1::Covenant& resource, TextWriter& texts) {
  using internal::Covenant;
  Record record;
  Covenant& covenant = *record.mutable_covenant();
  WriteNameAndDescription(resource, covenant, texts);
  WriteInto(resource.source(), &Covenant::mutable_source, covenant, texts);
  if (resource.has_signed_()) *covenant.mutable_signed_() = ToVagueDate(resource.signed_(), texts);
  covenant.set_places(resource.places());
  return record;
}

internal::Project ToProject(const v1::Project& resource, TextWriter& texts) {
  using internal::Project;
  Project project;
  WriteNameAndDescription(resource, project, texts);
  WriteInto(resource.source(), &Project::mutable_source, project, texts);
  project.set_state(resource.state());
  project.set_lead(RelativeName(resource.lead()));
  ToRelative(resource.partners(), *project.mutable_partners());
  ToRelative(resource.challenges(), *project.mutable_challenges());
  ToRelative(resource.goals(), *project.mutable_goals());
  ToRelative(resource.authorised_by(), *project.mutable_authorised_by());
  if (resource.has_start()) *project.mutable_start() = ToVagueDate(resource.start(), texts);
  if (resource.has_end()) *project.mutable_end() = ToVagueDate(resource.end(), texts);
  return project;
}

void FromRecord(const Record& record, const View& view, v1::Programme& resource) {
  SetNameAndEtag(record, view, resource);
  const auto& programme = record.programme();
  resource.set_display_name(view.Text(programme.display_name()));
  resource.set_ambition(view.Text(programme.ambition()));
  resource.set_contact(view.Text(programme.contact()));
  ToFull(programme.bodies(), view, *resource.mutable_bodies());
  for (const auto& text : programme.texts()) {
    auto& added = *resource.add_texts();
    added.set_heading(view.Text(text.heading()));
    added.set_body(view.Text(text.body()));
  }
  resource.set_start_year(programme.start_year());
  resource.set_duration_years(programme.duration_years());
  if (programme.start_year() > 0 && programme.duration_years() > 0) {
    resource.set_horizon_year(programme.start_year() + programme.duration_years());
  }
}

void FromRecord(const Record& record, const View& view, v1::Challenge& resource) {
  SetNameAndEtag(record, view, resource);
  resource.set_display_name(view.Text(record.challenge().display_name()));
  resource.set_description(view.Text(record.challenge().description()));
  resource.set_position(record.challenge().position());
  ToFull(record.challenge().leads(), view, *resource.mutable_leads());
}

void FromRecord(const Record& record, const View& view, v1::Goal& resource) {
  SetNameAndEtag(record, view, resource);
  resource.set_display_name(view.Text(record.goal().display_name()));
  resource.set_description(view.Text(record.goal().description()));
  ToFull(record.goal().contributes_to(), view, *resource.mutable_contributes_to());
}

void FromRecord(const Record& record, const View& view, v1::Partner& resource) {
  SetNameAndEtag(record, view, resource);
  resource.set_display_name(view.Text(record.partner().display_name()));
  resource.set_description(view.Text(record.partner().description()));
  resource.set_kind(record.partner().kind());
}

void FromRecord(const Record& record, const View& view, v1::Covenant& resource) {
  SetNameAndEtag(record, view, resource);
  const internal::Covenant& covenant = record.covenant();
  resource.set_display_name(view.Text(covenant.display_name()));
  resource.set_description(view.Text(covenant.description()));
  if (covenant.has_signed_()) {
    *resource.mutable_signed_() = FromVagueDate(covenant.signed_(), view);
  }
  resource.set_places(covenant.places());
  resource.set_source(view.Text(covenant.source()));
  for (const internal::Signature& signature : covenant.signatures()) {
    auto& added = *resource.add_signatories();
    added.set_place(signature.place());
    added.set_partner(view.Name(signature.partner()));
    added.set_role(view.Text(signature.role()));
    added.set_signed_date(signature.signed_date());
  }
}

void FromRecord(const Record& record, const View& view, v1::Project& resource) {
  SetNameAndEtag(record, view, resource);
  const internal::Project& project = record.project();
  resource.set_display_name(view.Text(project.display_name()));
  resource.set_description(view.Text(project.description()));
  resource.set_state(project.state());
  resource.set_lead(view.NameIfAny(project.lead()));
  ToFull(project.partners(), view, *resource.mutable_partners());
  ToFull(project.challenges(), view, *resource.mutable_challenges());
  ToFull(project.goals(), view, *resource.mutable_goals());
  ToFull(project.authorised_by(), view, *resource.mutable_authorised_by());
  if (project.has_start()) *resource.mutable_start() = FromVagueDate(project.start(), view);
  if (project.has_end()) *resource.mutable_end() = FromVagueDate(project.end(), view);
  resource.set_source(view.Text(project.source()));
  resource.set_audience(record.audience());
  for (const internal::ProjectTurn& turn : project.turns()) {
    auto& added = *resource.add_turns();
    added.set_state(turn.state());
    added.set_date(turn.date());
    added.set_reason(view.Text(turn.reason()));
  }
  resource.set_updates(project.updates());
}

void FromRecord(const Record& record, const View& view, v1::ProjectUpdate& resource) {
  const internal::ProjectUpdate& update = record.project_update();
  resource.set_name(view.Name(record.name()));
  resource.set_number(update.number());
  resource.set_date(update.date());
  resource.set_text(view.Text(update.text()));
  resource.set_author(view.NameIfAny(update.author()));
  resource.set_record_time(Timestamp(record.create_time_micros()));
}

void FromRecord(const Record& record, const View& view, v1::Assessment& resource) {
  const internal::Assessment& assessment = record.assessment();
  resource.set_name(view.Name(record.name()));
  resource.set_number(assessment.number());
  resource.set_aspect(assessment.aspect());
  resource.set_rating(assessment.rating());
  resource.set_words(view.Text(assessment.words()));
  resource.set_date(assessment.date());
  resource.set_author(view.NameIfAny(assessment.author()));
  resource.set_capacity(assessment.capacity());
  resource.set_record_time(Timestamp(record.create_time_micros()));
}

}  // namespace noordster::api
