// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_HISTORY_HISTORY_ENTRIES_H_
#define NOORDSTER_SERVICES_API_HISTORY_HISTORY_ENTRIES_H_

#include <optional>

#include "absl/status/statusor.h"
#include "noordster/internal/v1/event.pb.h"
#include "noordster/v1/history_service.pb.h"
#include "services/api/backend.h"

namespace noordster::api {

// An event as it is shown. Absent when nothing of a person is to be seen and the event is about one
// or about a membership; else who acted, the reason, and the mandate and capacity of who approved
// are left out then, and "persons/-" stands for every person among the facts. INTERNAL for an event
// of a later release. Pure.
absl::StatusOr<std::optional<noordster::v1::HistoryEntry>> EntryOf(
    const noordster::internal::v1::Event& event, const View& view, bool without_persons);

// HistoryService.ListHistory.
absl::StatusOr<noordster::v1::ListHistoryResponse> ListHistory(
    const Backend& backend, const Call& call, const noordster::v1::ListHistoryRequest& request);

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_HISTORY_HISTORY_ENTRIES_H_
