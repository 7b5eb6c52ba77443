// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_DOCUMENTS_APPLY_H_
#define NOORDSTER_CLIENTS_CLI_DOCUMENTS_APPLY_H_

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "clients/cli/documents/document.h"
#include "clients/cli/session.h"
#include "noordster/v1/project.pb.h"

namespace noordster::cli {

// What applying did, or would do, to one resource.
enum class Change { kCreated, kChanged, kUnchanged };

// One document and what stands of it now.
struct Application {
  const Document* document = nullptr;
  Change change = Change::kCreated;
  // The etag of what stands; empty when nothing does.
  std::string etag;
  // Of a path: the number of the version that publishing it makes.
  int32_t next_version = 1;
  // Of a project: how it stands, when its document says otherwise; applying leaves that as it is.
  // Unspecified: as the document says.
  v1::Project::State stands = v1::Project::STATE_UNSPECIFIED;
  // Of figures: how many of the document were recorded before and have been replaced since;
  // applying leaves that as it is.
  int replaced = 0;
  // What to write instead of the content of the document; null: that content.
  MessagePointer content;
  // Why it is written.
  std::string reason;
};

// Compares each document with what stands. Fails as the methods that read, and with faults
// (FaultsError) of what cannot be compared: another past of a plan, a figure without a version of
// the definition where another stands of an earlier one.
absl::StatusOr<std::vector<Application>> CompareAll(Session& session,
                                                    const std::vector<Document>& documents);

// Has the server check what would be written, so that a fault in any file is found before anything
// is. Fails with all faults of fields at once, else with the first other refusal. Passed over is
// only that something is missing which the same documents bring, and a circle of goals that an
// earlier one of them takes apart.
absl::Status CheckAll(Session& session, const std::vector<Application>& applications);

// Writes what is not as its document says, in order, and tells `done` of each. Stops at the first
// that is refused; what stands before it is done. A path that turns out to be published already is
// unchanged.
absl::Status WriteAll(Session& session, std::vector<Application>& applications,
                      const std::function<void(const Application&)>& done);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_DOCUMENTS_APPLY_H_
