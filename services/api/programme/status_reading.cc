// SPDX-License-Identifier: EUPL-1.2
#include "services/api/programme/status_reading.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/base/limits.h"
#include "services/calendar/date.h"
#include "services/engine/programme/status_rules.h"
#include "services/engine/standing.h"

namespace noordster::api {
namespace {

namespace v1 = noordster::v1;

// What a body did with a plan, as it stands in the index: its parts behind the audience.
using Treated = runtime::IndexParts;

// All that the status of a programme is told from.
struct StatusPicture {
  Record programme;
  // Of each body what it did, the latest first.
  std::map<std::string, std::vector<Treated>> treated;
  // Of each body the decision that tells what it did last, where the reader sees one.
  std::map<std::string, std::string> last;
  // Running plans, by stage.
  runtime::RecordPage plans;
  // Assessments, bodies, decisions, paths, and the plans the decisions are about.
  Found found;
};

// What a body did that is meant for the reader, each audience by itself, so that what is hidden is
// not read past.
absl::Status ReadTreated(const Backend& backend, const runtime::Reader& reader,
                         const std::string& body, StatusPicture& picture) {
  const std::string& programme = picture.programme.name();
  std::vector<Treated>& treated = picture.treated[body];
  for (const v1::Audience audience : {v1::ADMINISTRATION, v1::PARTNERS, v1::PUBLIC}) {
    if (!reader.sight.SeesWhatIsFor(audience, programme)) continue;
    const std::string mark = absl::StrCat(static_cast<int>(audience));
    absl::StatusOr<runtime::IndexPage> page = backend.queries.ListIndex(
        reader, engine::Index::kTreated, {engine::IndexEntry({programme, body, mark, ""}), ""}, "",
        limits::kTreatmentsLookedAt);
    if (!page.ok()) return page.status();
    std::move(page->items.begin(), page->items.end(), std::back_inserter(treated));
  }
  std::sort(treated.begin(), treated.end());
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

absl::Status ReadSet(const Backend& backend, const runtime::Reader& reader,
                     const std::set<std::string>& names, Found& found) {
  return ReadInto(backend, reader, std::vector<std::string>(names.begin(), names.end()), found);
}

// All else that is told.
absl::Status ReadAroundPicture(const Backend& backend, const runtime::Reader& reader,
                               StatusPicture& picture) {
  const auto& programme = picture.programme.programme();
  std::set<std::string> names(programme.bodies().begin(), programme.bodies().end());
  for (const auto& held : programme.holding_assessments()) {
    names.insert(engine::AssessmentName(picture.programme.name(), held.number()));
  }
  for (const Record& plan : picture.plans.items) names.insert(plan.plan().path_version());
  for (const auto& [body, treated] : picture.treated) {
    for (const Treated& parts : treated) names.insert(parts.back());
  }
  if (absl::Status read = ReadSet(backend, reader, names, picture.found); !read.ok()) return read;
  std::set<std::string> plans;
  for (const auto& [body, treated] : picture.treated) {
    const auto last = std::find_if(treated.begin(), treated.end(), [&](const Treated& parts) {
      const Record* decision = FindIn(picture.found, parts.back());
      // It may have been reversed since the index was read.
      return decision != nullptr && engine::Stands(decision->decision());
    });
    if (last == treated.end()) continue;
    picture.last[body] = last->back();
    plans.emplace(engine::ParentOf(last->back()));
  }
  return ReadSet(backend, reader, plans, picture.found);
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

// Names of the stages of paths.
class StageNames {
 public:
  StageNames(const Found& found, const View& view) {
    for (const auto& [name, record] : found) {
      if (!record.has_path_version()) continue;
      const v1::PathDefinition definition = DefinitionOf(record, view);
      for (const v1::Stage& stage : definition.stages()) {
        names_[{name, stage.id()}] = stage.display_name();
      }
    }
  }

  // Empty when the path does not have it.
  std::string Of(const Record& plan, const std::string& stage) const {
    const auto found = names_.find({plan.plan().path_version(), stage});
    return found == names_.end() ? "" : found->second;
  }

 private:
  std::map<std::pair<std::string, std::string>, std::string> names_;
};

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
              v1::ProgrammeStatus::Treated& last) {
  const noordster::internal::v1::Decision& decision = FindIn(picture.found, name)->decision();
  const Record* plan = FindIn(picture.found, std::string(engine::ParentOf(name)));
  last.set_decision(view.Name(name));
  if (plan != nullptr) last.set_plan_title(view.Text(plan->plan().title()));
  last.set_stage(decision.stage());
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
      FillLast(picture, last->second, view, *treatments.mutable_last());
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
    if (absl::Status read = ReadTreated(backend, *reader, body, picture); !read.ok()) return read;
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
