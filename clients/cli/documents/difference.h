// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_DOCUMENTS_DIFFERENCE_H_
#define NOORDSTER_CLIENTS_CLI_DOCUMENTS_DIFFERENCE_H_

#include "google/protobuf/message.h"

namespace noordster::cli {

// Whether what a file says is what stands, so that applying it would change nothing. Passed over
// are the fields only the server fills, and the EDTF of a date that the file gives in words only.
// Both messages are of one type. Pure.
bool IsUnchanged(const google::protobuf::Message& wanted, const google::protobuf::Message& current);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_DOCUMENTS_DIFFERENCE_H_
