// SPDX-License-Identifier: EUPL-1.2
#include "services/api/worklist_service.h"

#include <map>
#include <optional>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "noordster/v1/worklist_service.pb.h"
#include "services/api/plan_reading.h"
#include "services/engine/refusal.h"
#include "services/engine/worklist.h"

namespace noordster::api {
namespace {

namespace v1 = noordster::v1;

// The list a request asks for, or which of its fields do not go together.
absl::StatusOr<std::string> ListFor(const v1::ListWorkRequest& request) {
  const std::string parent = RelativeName(request.parent());
  const bool has_lifter = request.lifter() != v1::LIFTER_UNSPECIFIED;
  const int given =
      has_lifter + request.waiting() + !request.body().empty() + !request.person().empty();
  const auto refuse = [](const char* field, const char* description) {
    return engine::RefuseFields(v1::INVALID_FIELD, {engine::Violation(field, description)});
  };
  if (given != 1) return refuse("lifter", "give one of lifter, waiting, body, person");
  const bool of_programme = has_lifter || request.waiting();
  if (of_programme == parent.empty()) {
    return refuse("parent", of_programme ? "lifter and waiting look at a programme"
                                         : "body and person look at a municipality");
  }
  if (has_lifter) return engine::ListOfLifter(parent, request.lifter());
  if (request.waiting()) return engine::ListOfOthers(parent);
  return RelativeName(request.body().empty() ? request.person() : request.body());
}

// One entry of the index: day, plan or body, item.
struct Entry {
  std::string due_date;
  std::string place;
  std::string item;

  // The record that asks for it, when that is not the plan itself.
  std::string ItemName() const { return absl::StrCat(place, "/", item); }
};

// Everything a page of work is shown with.
absl::StatusOr<Found> ReadAroundEntries(const Backend& backend, const runtime::Reader& reader,
                                        const std::vector<Entry>& entries) {
  Found found;
  std::vector<std::string> names;
  for (const Entry& entry : entries) {
    names.push_back(entry.place);
    const bool is_record = entry.item != "step" && !absl::StartsWith(entry.item, "guards/");
    if (is_record) names.push_back(entry.ItemName());
  }
  if (absl::Status read = ReadInto(backend, reader, names, found); !read.ok()) return read;
  names.clear();
  for (const auto& [name, record] : found) {
    for (const engine::Work& work : engine::WorkOf(record)) {
      if (!work.person.empty()) names.push_back(work.person);
    }
    if (!record.has_plan()) continue;
    names.push_back(record.plan().path_version());
    names.push_back(engine::ForecastName(name));
    if (record.plan().open_step() > 0) {
      names.push_back(engine::StepName(name, record.plan().open_step()));
    }
    if (record.plan().versions() > 0) {
      names.push_back(engine::VersionName(name, record.plan().versions()));
    }
  }
  if (absl::Status read = ReadInto(backend, reader, names, found); !read.ok()) return read;
  return found;
}

// The work as the record that asks for it says now; absent when it is done.
std::optional<engine::Work> StillAsked(const Found& found, const Entry& entry) {
  const Record* record = FindIn(found, entry.place);
  const Record* item = FindIn(found, entry.ItemName());
  for (const Record* each : {record, item}) {
    if (each == nullptr) continue;
    for (engine::Work& work : engine::WorkOf(*each)) {
      if (work.item == entry.item) return std::move(work);
    }
  }
  return std::nullopt;
}

// The guard that is waited for, with the facts it is about.
void DescribeGuard(const Found& found, const Record& plan, absl::string_view guard,
                   v1::WorkItem& item) {
  const Record* path = FindIn(found, plan.plan().path_version());
  const Record* step = FindIn(found, engine::StepName(plan.name(), plan.plan().open_step()));
  const Record* version = FindIn(found, engine::VersionName(plan.name(), plan.plan().versions()));
  if (path == nullptr || step == nullptr) return;
  const engine::PlanFacts facts{plan.plan(), path->path_version(),
                                version == nullptr ? nullptr : &version->plan_version(),
                                &step->step()};
  for (v1::Blocker& blocker : engine::WaitingBlockers(facts)) {
    if (blocker.guard() == guard) *item.mutable_blocker() = std::move(blocker);
  }
}

// What is to be done for a plan.
void DescribeOfPlan(const Found& found, const Entry& entry, const View& view, v1::WorkItem& item) {
  const Record& plan = *FindIn(found, entry.place);
  item.set_plan(view.Name(entry.place));
  item.set_plan_title(view.Text(plan.plan().title()));
  item.set_stage(plan.plan().stage());
  if (!plan.plan().open_body().empty()) item.set_body(view.Name(plan.plan().open_body()));
  item.set_resource(view.Name(entry.ItemName()));
  absl::string_view guard = entry.item;
  if (entry.item == "step") {
    item.set_kind(v1::WorkItem::TREAT);
    item.set_resource(view.Name(engine::StepName(entry.place, plan.plan().open_step())));
    const Record* forecast = FindIn(found, engine::ForecastName(entry.place));
    if (forecast != nullptr && forecast->forecast().hand_in().stage() == plan.plan().stage()) {
      item.set_hand_in_date(forecast->forecast().hand_in().date());
      item.set_meeting_date(forecast->forecast().hand_in().meeting_date());
    }
  } else if (absl::ConsumePrefix(&guard, "guards/")) {
    item.set_kind(v1::WorkItem::MEET_GUARD);
    item.set_resource(view.Name(engine::StepName(entry.place, plan.plan().open_step())));
    DescribeGuard(found, plan, guard, item);
  } else if (const Record* record = FindIn(found, entry.ItemName());
             record != nullptr && record->has_follow_up()) {
    item.set_kind(v1::WorkItem::SETTLE_FOLLOW_UP);
    item.set_text(view.Text(record->follow_up().text()));
    item.set_follow_up_kind(record->follow_up().kind());
  } else {
    item.set_kind(v1::WorkItem::CONFIRM_OUTCOME);
  }
}

// An action of a body.
void DescribeAction(const Record& action, const engine::Work& work, const View& view,
                    v1::WorkItem& item) {
  item.set_kind(v1::WorkItem::SETTLE_ACTION);
  item.set_resource(view.Name(action.name()));
  item.set_body(view.Name(engine::ParentOf(action.name())));
  item.set_action_kind(action.action().kind());
  item.set_text(view.Text(action.action().text()));
  if (!work.body.empty()) item.set_owner_body(view.Name(work.body));
}

void Describe(const Found& found, const Entry& entry, const engine::Work& work, const View& view,
              v1::WorkItem& item) {
  item.set_lifter(work.lifter);
  if (!work.person.empty()) item.set_person(view.Name(work.person));
  if (const Record* person = FindIn(found, work.person); person != nullptr) {
    item.set_person_display_name(view.Text(person->person().display_name()));
  }
  item.set_due_date(work.due_date);
  const Record* record = FindIn(found, entry.ItemName());
  if (record != nullptr && record->has_action()) return DescribeAction(*record, work, view, item);
  DescribeOfPlan(found, entry, view, item);
}

absl::StatusOr<v1::ListWorkResponse> ListWork(const Backend& backend, const Call& call,
                                              const v1::ListWorkRequest& request) {
  const absl::StatusOr<std::string> list = ListFor(request);
  if (!list.ok()) return list.status();
  const absl::StatusOr<runtime::Reader> found_reader = ReaderFor(backend, call, request);
  if (!found_reader.ok()) return found_reader.status();
  const runtime::Reader& reader = *found_reader;
  const absl::Status exist =
      CheckExist(backend, reader, {request.parent(), request.body(), request.person()});
  if (!exist.ok()) return exist;
  const std::string token_of = absl::StrCat("work ", *list);
  absl::StatusOr<std::string> begin = ReadPageToken(token_of, request.page_token());
  if (!begin.ok()) return begin.status();
  runtime::IndexSlice slice{engine::IndexEntry({*list, ""}), ""};
  // Where a plan stands is for who may see all of it, and so are the lists of bodies.
  if (!reader.sight.SeesEverything()) {
    slice.shows = [&](const auto& parts) { return reader.sight.SeesAllOf(parts[1]); };
  }
  const absl::StatusOr<runtime::IndexPage> page = backend.queries.ListIndex(
      reader, engine::Index::kWork, slice, *begin, PageSize(request.page_size()));
  if (!page.ok()) return page.status();
  std::vector<Entry> entries;
  for (const auto& parts : page->items) entries.push_back({parts[0], parts[1], parts[2]});
  const absl::StatusOr<Found> found = ReadAroundEntries(backend, reader, entries);
  if (!found.ok()) return found.status();
  // Of the texts around a piece of work few are shown.
  std::vector<const google::protobuf::Message*> messages;
  for (const auto& [name, record] : *found) {
    if (record.has_plan()) messages.push_back(&record.plan().title());
    if (record.has_path_version()) messages.push_back(&record.path_version().definition());
    if (record.has_follow_up()) messages.push_back(&record.follow_up().text());
    if (record.has_action()) messages.push_back(&record.action().text());
    if (record.has_person()) messages.push_back(&record.person().display_name());
  }
  const absl::StatusOr<runtime::Texts> texts = backend.queries.TextsOf(reader, messages);
  if (!texts.ok()) return texts.status();
  const View view{reader.municipality, *texts};
  const StageNames stages(*found, view);
  v1::ListWorkResponse response;
  response.set_revision(page->revision);
  std::string next = page->next;
  for (size_t i = 0, bytes = 0; i < entries.size(); ++i) {
    const std::optional<engine::Work> work = StillAsked(*found, entries[i]);
    const Record* place = FindIn(*found, entries[i].place);
    // Done since the index was read.
    if (!work.has_value() || place == nullptr) continue;
    v1::WorkItem item;
    Describe(*found, entries[i], *work, view, item);
    item.set_stage_display_name(stages.Of(*place, place->plan().stage()));
    bytes += item.ByteSizeLong();
    if (response.items_size() > 0 && bytes > limits::kPageBytesMax) {
      next = page->positions[i];
      break;
    }
    *response.add_items() = std::move(item);
  }
  if (!next.empty()) response.set_next_page_token(MakePageToken(token_of, next));
  return response;
}

}  // namespace

WorklistService::WorklistService(const Backend& backend)
    : RpcService("noordster.v1.WorklistService", backend.entrance) {
  Unary<v1::ListWorkRequest, v1::ListWorkResponse>(
      "ListWork", [backend](const Call& call, const v1::ListWorkRequest& request,
                            const Done<v1::ListWorkResponse>& done) {
        done(ListWork(backend, call, request));
      });
}

}  // namespace noordster::api
