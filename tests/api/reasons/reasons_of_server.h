// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_API_REASONS_REASONS_OF_SERVER_H_
#define NOORDSTER_TESTS_API_REASONS_REASONS_OF_SERVER_H_

#include "noordster/v1/error_reason.pb.h"

namespace noordster::testing {

// The reasons that no decision gives, but what stands around it: the wire, the loop, the store.
// tests/api/reasons reaches each of them, tests/engine/paths all others.
inline constexpr noordster::v1::ErrorReason kReasonsOfServer[] = {
    noordster::v1::MALFORMED_MESSAGE, noordster::v1::REQUEST_ID_REUSED,
    noordster::v1::DISK_NEARLY_FULL,  noordster::v1::OUTCOME_UNCERTAIN,
    noordster::v1::NOT_SERVING,       noordster::v1::REVISION_NOT_REACHED,
    noordster::v1::STORE_DAMAGED,     noordster::v1::PAGE_TOKEN_INVALID,
    noordster::v1::BACKUP_FAILED,     noordster::v1::INTERNAL_FAULT,
    noordster::v1::NOT_IN_TIME,       noordster::v1::NOT_AUTHENTICATED,
    noordster::v1::CURSOR_INVALID,
};

}  // namespace noordster::testing

#endif  // NOORDSTER_TESTS_API_REASONS_REASONS_OF_SERVER_H_
