// SPDX-License-Identifier: EUPL-1.2
#include "services/api/milestone/stream_readings.h"

#include <memory>
#include <utility>
#include <vector>

#include "services/api/convert.h"
#include "services/api/convert_plan.h"
#include "services/base/limits.h"

namespace noordster::api {
namespace {

namespace v1 = noordster::v1;

absl::StatusOr<runtime::RecordPage> ReadOnePlan(const runtime::Queries& queries,
                                                const runtime::Reader& reader,
                                                const std::string& plan) {
  absl::StatusOr<runtime::Records> found = queries.Get(reader, {plan});
  if (!found.ok()) return found.status();
  runtime::RecordPage page;
  page.revision = found->revision;
  if (!found->records[0].has_value()) return page;
  page.items.push_back(*std::move(found->records[0]));
  page.positions.emplace_back();
  return page;
}

// The one plan of a filter, or a page of those of its programme or of all.
absl::StatusOr<runtime::RecordPage> ReadPlanPage(const runtime::Queries& queries,
                                                 const runtime::Reader& reader,
                                                 const feed::Filter& filter,
                                                 const std::string& position) {
  const std::string plan(filter.OnlyPlan());
  const std::string programme(filter.OnlyProgramme());
  if (plan.empty()) {
    absl::StatusOr<runtime::RecordPage> page =
        queries.List(reader, Record::kPlan, programme, {position, limits::kPageSizeDefault});
    // There are no plans in a programme that does not exist.
    if (absl::IsNotFound(page.status()) && !programme.empty()) return runtime::RecordPage();
    return page;
  }
  return ReadOnePlan(queries, reader, plan);
}

absl::StatusOr<runtime::Texts> TextsOf(const runtime::Queries& queries,
                                       const runtime::Reader& reader,
                                       const runtime::RecordPage& page) {
  std::vector<const google::protobuf::Message*> messages;
  for (const Record& record : page.items) messages.push_back(&record);
  return queries.TextsOf(reader, messages);
}

v1::PlanState StateOf(const Record& record, const View& view, int64_t revision) {
  v1::PlanState state;
  FromRecord(record, view, *state.mutable_plan());
  state.set_revision(revision);
  return state;
}

}  // namespace

absl::StatusOr<feed::SightAt> StreamReadings::SightNow(const engine::Caller& caller,
                                                       const std::string& municipality) const {
  absl::StatusOr<runtime::SightAt> seen = queries_.SightOf(caller, municipality);
  if (!seen.ok()) return seen.status();
  return feed::SightAt{std::make_shared<const engine::Sight>(std::move(seen->sight)),
                       seen->revision, seen->day};
}

absl::StatusOr<feed::PlanPage> StreamReadings::ReadPlans(const engine::Caller& caller,
                                                         const std::string& municipality,
                                                         const feed::Filter& filter,
                                                         const std::string& position,
                                                         size_t bytes) const {
  const absl::StatusOr<runtime::Reader> reader = queries_.ReaderOf(caller, municipality);
  if (!reader.ok()) return reader.status();
  absl::StatusOr<runtime::RecordPage> page = ReadPlanPage(queries_, *reader, filter, position);
  if (!page.ok()) return page.status();
  const absl::StatusOr<runtime::Texts> texts = TextsOf(queries_, *reader, *page);
  if (!texts.ok()) return texts.status();
  feed::PlanPage plans;
  plans.position = page->next;
  size_t taken = 0;
  for (size_t i = 0; i < page->items.size(); ++i) {
    const Record& record = page->items[i];
    if (!filter.PassesPlan(record.name(), record.plan())) continue;
    if (taken > bytes) {
      plans.position = page->positions[i];
      break;
    }
    v1::PlanState& state = *plans.page.add_plans();
    state = StateOf(record, {municipality, *texts}, page->revision);
    taken += state.ByteSizeLong();
  }
  return plans;
}

absl::StatusOr<feed::PlanSeen> StreamReadings::ReadPlan(const engine::Caller& caller,
                                                        const std::string& municipality,
                                                        const feed::Filter& filter,
                                                        const std::string& plan) const {
  const absl::StatusOr<runtime::Reader> reader = queries_.ReaderOf(caller, municipality);
  if (!reader.ok()) return reader.status();
  const absl::StatusOr<runtime::RecordPage> page = ReadOnePlan(queries_, *reader, plan);
  if (!page.ok()) return page.status();
  const absl::StatusOr<runtime::Texts> texts = TextsOf(queries_, *reader, *page);
  if (!texts.ok()) return texts.status();
  feed::PlanSeen seen;
  if (page->items.empty()) return seen;
  const Record& record = page->items[0];
  seen.state = StateOf(record, {municipality, *texts}, page->revision);
  seen.passes = filter.PassesPlan(record.name(), record.plan());
  return seen;
}

}  // namespace noordster::api
