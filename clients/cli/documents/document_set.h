// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_DOCUMENTS_DOCUMENT_SET_H_
#define NOORDSTER_CLIENTS_CLI_DOCUMENTS_DOCUMENT_SET_H_

#include <vector>

#include "absl/status/status.h"
#include "clients/cli/documents/document.h"
#include "clients/cli/session.h"

namespace noordster::cli {

// Makes documents ready to be applied: names and references become whole, and what is referred to
// comes first. The municipality that short names leave out is the one asked for on the command
// line, else the only one among the documents, else the only one on the server. Fails with all
// faults at once: names of another form, names that stand twice; else of a circle of goals; and as
// Session::Municipality.
absl::Status Complete(Session& session, std::vector<Document>& documents);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_DOCUMENTS_DOCUMENT_SET_H_
