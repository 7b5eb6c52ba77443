// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_DOCUMENTS_DIFFERENCE_H_
#define NOORDSTER_CLIENTS_CLI_DOCUMENTS_DIFFERENCE_H_

#include "google/protobuf/message.h"
#include "noordster/v1/plan.pb.h"

namespace noordster::cli {

// Whether what a file says is what stands, so that applying it would change nothing. Passed over
// are the fields only the server fills, the EDTF of a date that the file gives in words only, the
// past of a plan that the file does not tell, the years of an indicator that it leaves to the
// programme, the audience of a project when it is the one that counts for none given, and the state
// of a project: a file says how it was registered, and TurnProject how it stands. Both messages are
// of one type. Pure.
bool IsUnchanged(const google::protobuf::Message& wanted, const google::protobuf::Message& current);

// Whether a file tells another past of a plan than the one it was created with. Pure.
bool TellsAnotherPast(const v1::Plan& wanted, const v1::Plan& current);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_DOCUMENTS_DIFFERENCE_H_
