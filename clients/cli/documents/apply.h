// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_DOCUMENTS_APPLY_H_
#define NOORDSTER_CLIENTS_CLI_DOCUMENTS_APPLY_H_

#include <functional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "clients/cli/documents/document.h"
#include "clients/cli/session.h"

namespace noordster::cli {

// What applying did, or would do, to one resource.
enum class Change { kCreated, kChanged, kUnchanged };

// One document and what stands of it now.
struct Application {
  const Document* document = nullptr;
  Change change = Change::kCreated;
  // The etag of what stands; empty when nothing does.
  std::string etag;
};

// Compares each document with what stands. Fails as the methods that read.
absl::StatusOr<std::vector<Application>> CompareAll(Session& session,
                                                    const std::vector<Document>& documents);

// Has the server check every field of what would be written, so that a fault in any file is found
// before anything is. Fails with all faults at once. What else would refuse a document is not
// known yet: it may refer to one that comes before it.
absl::Status CheckAll(Session& session, const std::vector<Application>& applications);

// Writes what is not as its document says, in order, and tells `done` of each. Stops at the first
// that is refused; what stands before it is done. A path that turns out to be published already is
// unchanged.
absl::Status WriteAll(Session& session, std::vector<Application>& applications,
                      const std::function<void(const Application&)>& done);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_DOCUMENTS_APPLY_H_
