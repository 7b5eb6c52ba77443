// SPDX-License-Identifier: EUPL-1.2
#include "services/api/planning/running_plans.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/base/limits.h"

namespace noordster::api {

namespace v1 = noordster::v1;

absl::Status HiddenAs(const std::string& full) {
  return engine::Refuse(v1::RESOURCE_NOT_FOUND, absl::StrCat(full, " does not exist"),
                        {{"resource", full}});
}

absl::StatusOr<RunningPlans> ReadRunning(const Backend& backend, const runtime::Reader& reader,
                                         const std::string& programme, size_t most) {
  RunningPlans running;
  std::string begin;
  do {
    const int page_size =
        std::min(limits::kPageSizeMax, static_cast<int>(most - running.plans.size()));
    absl::StatusOr<runtime::RecordPage> page = backend.queries.ListPlans(
        reader, programme,
        {engine::Index::kPlanByStage,
         {engine::IndexEntry({programme, ""}), ""},
         [](const noordster::internal::v1::Plan& plan) { return !plan.stage().empty(); }},
        begin, page_size);
    if (!page.ok()) return page.status();
    for (Record& plan : page->items) running.plans.push_back(std::move(plan));
    begin = page->next;
  } while (!begin.empty() && running.plans.size() < most);
  running.has_more = !begin.empty();
  return running;
}

}  // namespace noordster::api
