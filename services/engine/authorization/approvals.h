// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_AUTHORIZATION_APPROVALS_H_
#define NOORDSTER_SERVICES_ENGINE_AUTHORIZATION_APPROVALS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "noordster/internal/v1/record.pb.h"
#include "services/engine/authorization/act.h"
#include "services/engine/command.h"
#include "services/engine/state.h"

// Four eyes: which acts others must approve, and whether they did. Everything here is pure.
namespace noordster::engine {

// How many others must approve a grant of a mandate, a path, and a change of this number.
int32_t ApprovalsOf(const noordster::internal::v1::Municipality& municipality);

// How many others must approve an act at a stage.
int32_t ApprovalsAt(const noordster::internal::v1::Stage& stage, noordster::v1::Mandate::Act act);

// How many others must approve a command before it is done; none while mandates are not in force,
// as nobody else could. REQUIRES: what Needs asked for is loaded.
int32_t ApprovalsNeeded(const State& state, const Command& command);

// Relative names of what a command is done to, and of the items that outcomes rest on: what
// approvers look at.
std::vector<std::string> SubjectsOf(const Command& command, const Act& act);

// The latest revision of the subjects of a draft; 0 when none of them is there. It changes with
// every change of any of them, as revisions only go up.
int64_t SubjectRevision(const State& state, const noordster::internal::v1::Draft& draft);

// Relative name of the person who would get a mandate by a command; empty: nobody.
std::string HolderOf(const Command& command);

// The approvals of a draft that count for `act` on a day: each of another natural person than its
// author and the holder, by a mandate that allows the act for one of its scopes. `today` is a date
// as text.
std::vector<noordster::internal::v1::Approval> CountingApprovals(
    const State& state, const noordster::internal::v1::Draft& draft, const Act& act,
    absl::string_view today);

// DRAFT_CLOSED when a draft was carried out or withdrawn.
absl::Status CheckDraftOpen(const Record& draft);

// DRAFT_OUTDATED when a subject of a draft changed since it was prepared.
absl::Status CheckSubjects(const State& state, const Record& draft);

// ETAG_MISMATCH: the draft says something else than the caller read.
absl::Status RefuseOtherContent(const Record& draft);

// Whether a request may go on: it carries out a draft as it stands and its author asks for that, or
// there is no draft; and so many others approved as the act needs.
absl::Status CheckApprovals(const State& state, const Request& request, const Act& act,
                            const Context& context);

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_AUTHORIZATION_APPROVALS_H_
