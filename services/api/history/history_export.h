// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_HISTORY_HISTORY_EXPORT_H_
#define NOORDSTER_SERVICES_API_HISTORY_HISTORY_EXPORT_H_

#include "absl/status/statusor.h"
#include "noordster/v1/history_service.pb.h"
#include "services/api/backend.h"

namespace noordster::api {

// HistoryService.ExportHistory.
absl::StatusOr<noordster::v1::ExportHistoryResponse> ExportHistory(
    const Backend& backend, const Call& call, const noordster::v1::ExportHistoryRequest& request);

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_HISTORY_HISTORY_EXPORT_H_
