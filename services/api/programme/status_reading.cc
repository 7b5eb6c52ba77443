// SPDX-License-Identifier: EUPL-1.2
#include "services/api/programme/status_reading.h"

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/api/plan_reading.h"
#include "services/base/limits.h"
#include "services/calendar/date.h"
#include "services/engine/programme/status_rules.h"
#include "services/engine/standing.h"

namespace noordster::api {
namespace {

namespace v1 = noordster::v1;

// All that the status of a programme is told from.
struct StatusPicture {
  Record programme;
  // Of each body the decision that tells what it did last, where the reader sees one.
  std::map<std::string, std::string> last;
  // Running plans, by stage.
  runtime::RecordPage plans;
  // Assessments, bodies, decisions, the plans those are about, and paths.
  Found found;
};

// The first of these entries whose decision stands and is seen by the reader, as its parts behind
// the audience; empty when it is not among the first limits::kTreatmentsLookedAt. What is under
// embargo or secrecy, or was reversed since the index was read, is passed over.
absl::StatusOr<runtime::IndexParts> FirstSeen(const Backend& backend, const runtime::Reader& reader,
                                              const runtime::IndexSlice& entries, Found& found) {
  std::string begin;
  int looked_at = 0;
  do {
    absl::StatusOr<runtime::IndexPage> page = backend.queries.ListIndex(
        reader, engine::Index::kTreated, entries, begin, limits::kTreatmentsAtOnce);
    if (!page.ok()) return page.status();
    if (page->items.empty()) break;
    std::vector<std::string> decisions;
    for (const runtime::IndexParts& parts : page->items) decisions.push_back(parts.back());
    absl::Status read = ReadInto(backend, reader, decisions, found);
    if (!read.ok()) return read;
    for (runtime::IndexParts& parts : page->items) {
      const Record* decision = FindIn(found, parts.back());
      if (decision != nullptr && engine::Stands(decision->decision())) return std::move(parts);
    }
    looked_at += static_cast<int>(page->items.size());
    begin = page->next;
  } while (!begin.empty() && looked_at < limits::kTreatmentsLookedAt);
  return runtime::IndexParts();
}

// What a body did last that is meant for the reader, of each audience by itself, so that what is
// hidden by that is not read past.
absl::Status ReadLast(const Backend& backend, const runtime::Reader& reader,
                      const std::string& body, StatusPicture& picture) {
  const std::string& programme = picture.programme.name();
  runtime::IndexParts last;
  for (const v1::Audience audience : {v1::ADMINISTRATION, v1::PARTNERS, v1::PUBLIC}) {
    if (!reader.sight.SeesWhatIsFor(audience, programme)) continue;
    const std::string mark = absl::StrCat(static_cast<int>(audience));
    absl::StatusOr<runtime::IndexParts> first = FirstSeen(
        backend, reader, {engine::IndexEntry({programme, body, mark, ""}), ""}, picture.found);
    if (!first.ok()) return first.status();
    // They order from late to early.
    if (!first->empty() && (last.empty() || *first < last)) last = *std::move(first);
  }
  if (!last.empty()) picture.last[body] = last.back();
  return absl::OkStatus();
}

// The plans of which the reader sees where they stand.
absl::Status ReadPlans(const Backend& backend, const runtime::Reader& reader,
                       StatusPicture& picture) {
  const std::string& programme = picture.programme.name();
  if (!reader.sight.SeesAllOf(programme)) return absl::OkStatus();
  absl::StatusOr<runtime::RecordPage> plans = backend.queries.ListPlans(
      reader, programme,
      {engine::Index::kPlanByStage,
       {engine::IndexEntry({programme, ""}), ""},
       [](const noordster::internal::v1::Plan& plan) { return !plan.stage().empty(); }},
      "", limits::kStatusPlansMax);
  if (!plans.ok()) return plans.status();
  picture.plans = *std::move(plans);
  return absl::OkStatus();
}

// Reads what is not among those that were read.
absl::Status ReadMore(const Backend& backend, const runtime::Reader& reader,
                      const std::set<std::string>& names, Found& found) {
  std::vector<std::string> missing;
  for (const std::string& name : names) {
    if (FindIn(found, name) == nullptr) missing.push_back(name);
  }
  return ReadInto(backend, reader, missing, found);
}

// All else that is told.
absl::Status ReadAroundPicture(const Backend& backend, const runtime::Reader& reader,
                               StatusPicture& picture) {
  const auto& programme = picture.programme.programme();
  std::set<std::string> names(programme.bodies().begin(), programme.bodies().end());
  for (const auto& held : programme.holding_assessments()) {
    names.insert(engine::AssessmentName(picture.programme.name(), held.number()));
  }
  for (const auto& [body, decision] : picture.last) names.emplace(engine::ParentOf(decision));
  absl::Status read = ReadMore(backend, reader, names, picture.found);
  if (!read.ok()) return read;
  std::set<std::string> paths;
  for (const Record& plan : picture.plans.items) paths.insert(plan.plan().path_version());
  for (const auto& [body, decision] : picture.last) {
    const Record* plan = FindIn(picture.found, std::string(engine::ParentOf(decision)));
    if (plan != nullptr) paths.insert(plan->plan().path_version());
  }
  return ReadMore(backend, reader, paths, picture.found);
}

absl::StatusOr<runtime::Texts> ReadTexts(const Backend& backend, const runtime::Reader& reader,
                                         const StatusPicture& picture) {
  const auto& programme = picture.programme.programme();
  std::vector<const google::protobuf::Message*> messages = {&programme.display_name(),
                                                            &programme.ambition()};
  for (const Record& plan : picture.plans.items) {
    messages.push_back(&plan.plan().title());
    for (const auto& planned : plan.plan().planned_dates()) messages.push_back(&planned.date());
  }
  for (const auto& [name, record] : picture.found) {
    if (record.has_body()) messages.push_back(&record.body().display_name());
    if (record.has_plan()) messages.push_back(&record.plan().title());
    if (record.has_assessment()) messages.push_back(&record.assessment());
    if (record.has_decision()) messages.push_back(&record.decision().decided_period());
    if (record.has_path_version()) messages.push_back(&record.path_version().definition());
  }
  return backend.queries.TextsOf(reader, messages);
}

void FillHead(const Record& record, const View& view, v1::ProgrammeStatus& status) {
  v1::Programme programme;
  FromRecord(record, view, programme);
  status.set_name(absl::StrCat(programme.name(), "/status"));
  status.set_display_name(programme.display_name());
  status.set_ambition(programme.ambition());
  status.set_start_year(programme.start_year());
  status.set_horizon_year(programme.horizon_year());
}

void FillProjects(const Record& programme, const engine::Sight& sight,
                  v1::ProgrammeStatus& status) {
  for (const auto& counted : programme.programme().project_counts()) {
    if (!sight.SeesWhatIsFor(counted.audience(), programme.name())) continue;
    // They stand in the order of their states.
    const bool is_new = status.projects().empty() ||
                        status.projects(status.projects_size() - 1).state() != counted.state();
    v1::ProgrammeStatus::ProjectCount& count =
        is_new ? *status.add_projects() : *status.mutable_projects(status.projects_size() - 1);
    count.set_state(counted.state());
    count.set_count(count.count() + counted.count());
  }
}

void FillPlans(const StatusPicture& picture, const std::vector<engine::RunningPlan>& running,
               const std::string& today, const StageNames& names,
               v1::ProgrammeStatus::Plans& plans) {
  const engine::PlansInShort in_short = engine::InShort(running, today);
  plans.set_running(static_cast<int32_t>(running.size()));
  plans.set_has_more(!picture.plans.next.empty());
  plans.set_blocked(in_short.blocked);
  plans.set_overdue(in_short.overdue);
  for (const auto& at : in_short.stages) {
    v1::ProgrammeStatus::StageCount& count = *plans.add_stages();
    count.set_stage(at.stage);
    count.set_count(at.count);
    for (const Record& plan : picture.plans.items) {
      if (count.display_name().empty() && plan.plan().stage() == at.stage) {
        count.set_display_name(names.Of(plan, at.stage));
      }
    }
  }
}

void FillLast(const StatusPicture& picture, const std::string& name, const View& view,
              const StageNames& names, v1::ProgrammeStatus::Treated& last) {
  const noordster::internal::v1::Decision& decision = FindIn(picture.found, name)->decision();
  const Record* plan = FindIn(picture.found, std::string(engine::ParentOf(name)));
  last.set_decision(view.Name(name));
  last.set_stage(decision.stage());
  if (plan != nullptr) {
    last.set_plan_title(view.Text(plan->plan().title()));
    last.set_stage_display_name(names.Of(*plan, decision.stage()));
  }
  last.set_kind(decision.kind());
  last.set_effect(decision.effect());
  last.set_state(decision.state() == v1::Decision::STATE_UNSPECIFIED ? v1::Decision::RECORDED
                                                                     : decision.state());
  last.set_decided_date(decision.decided_date());
  if (decision.has_decided_period()) {
    *last.mutable_decided_period() = FromVagueDate(decision.decided_period(), view);
  }
}

void FillNext(const engine::PlannedTreatment& treatment, const View& view, const StageNames& names,
              v1::ProgrammeStatus::Planned& next) {
  next.set_plan(view.Name(treatment.plan->name()));
  next.set_plan_title(view.Text(treatment.plan->plan().title()));
  next.set_stage(treatment.planned->stage());
  next.set_stage_display_name(names.Of(*treatment.plan, treatment.planned->stage()));
  *next.mutable_date() = FromVagueDate(treatment.planned->date(), view);
  next.set_proposed(treatment.planned->proposed());
  next.set_overdue(treatment.is_overdue);
}

v1::ProgrammeStatus StatusOf(const StatusPicture& picture, const runtime::Reader& reader,
                             const std::string& today, const View& view) {
  v1::ProgrammeStatus status;
  FillHead(picture.programme, view, status);
  const auto& programme = picture.programme.programme();
  for (const auto& held : programme.holding_assessments()) {
    const Record* assessment =
        FindIn(picture.found, engine::AssessmentName(picture.programme.name(), held.number()));
    if (assessment != nullptr) FromRecord(*assessment, view, *status.add_assessments());
  }
  FillProjects(picture.programme, reader.sight, status);
  const StageNames names(picture.found, view);
  std::vector<engine::RunningPlan> running;
  for (const Record& plan : picture.plans.items) {
    const Record* path = FindIn(picture.found, plan.plan().path_version());
    running.push_back({&plan, path == nullptr ? nullptr : &path->path_version()});
  }
  if (reader.sight.SeesAllOf(picture.programme.name())) {
    FillPlans(picture, running, today, names, *status.mutable_plans());
  }
  const auto next = engine::NextTreatments(picture.programme, running, today);
  for (const std::string& body : programme.bodies()) {
    v1::ProgrammeStatus::Treatments& treatments = *status.add_treatments();
    treatments.set_body(view.Name(body));
    if (const Record* record = FindIn(picture.found, body); record != nullptr) {
      treatments.set_body_display_name(view.Text(record->body().display_name()));
      treatments.set_body_kind(record->body().kind());
    }
    if (const auto last = picture.last.find(body); last != picture.last.end()) {
      FillLast(picture, last->second, view, names, *treatments.mutable_last());
    }
    if (const auto planned = next.find(body); planned != next.end()) {
      FillNext(planned->second, view, names, *treatments.mutable_next());
    }
  }
  return status;
}

}  // namespace

absl::StatusOr<v1::StatusResponse> GetStatus(const Backend& backend, const Call& call,
                                             const v1::GetStatusRequest& request) {
  const absl::StatusOr<runtime::Reader> reader = ReaderFor(backend, call, request);
  if (!reader.ok()) return reader.status();
  const std::string relative = RelativeName(request.name());
  absl::StatusOr<runtime::Records> programme =
      backend.queries.GetOne(*reader, std::string(engine::ProgrammeOf(relative)));
  if (!programme.ok()) return programme.status();
  StatusPicture picture;
  picture.programme = *std::move(programme->records[0]);
  for (const std::string& body : picture.programme.programme().bodies()) {
    if (absl::Status read = ReadLast(backend, *reader, body, picture); !read.ok()) return read;
  }
  if (absl::Status read = ReadPlans(backend, *reader, picture); !read.ok()) return read;
  if (absl::Status read = ReadAroundPicture(backend, *reader, picture); !read.ok()) return read;
  const absl::StatusOr<runtime::Texts> texts = ReadTexts(backend, *reader, picture);
  if (!texts.ok()) return texts.status();
  v1::StatusResponse response;
  const std::string today = calendar::FormatDate(backend.queries.Today(*reader));
  *response.mutable_status() = StatusOf(picture, *reader, today, {reader->municipality, *texts});
  // What was read later is at least as new.
  response.set_revision(programme->revision);
  return response;
}

}  // namespace noordster::api
