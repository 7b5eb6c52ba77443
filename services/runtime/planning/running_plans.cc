// SPDX-License-Identifier: EUPL-1.2
#include "services/runtime/planning/running_plans.h"

#include <algorithm>
#include <utility>

#include "services/base/limits.h"

namespace noordster::runtime {

absl::StatusOr<RunningPlans> ReadRunning(const Queries& queries, const Reader& reader,
                                         const std::string& programme, size_t most) {
  RunningPlans running;
  std::string begin;
  do {
    const size_t left = most - running.plans.size();
    const int page_size = static_cast<int>(std::min<size_t>(limits::kPageSizeMax, left));
    absl::StatusOr<RecordPage> page = queries.ListPlans(
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

}  // namespace noordster::runtime
