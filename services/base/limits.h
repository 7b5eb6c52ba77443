// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_BASE_LIMITS_H_
#define NOORDSTER_SERVICES_BASE_LIMITS_H_

#include <cstddef>
#include <cstdint>

#include "absl/time/time.h"

// Every bound of the system and its reason. Bounds on single fields stand beside them in the
// protos.
namespace noordster::limits {

// A request or an answer: what a plan with every field filled needs, many times over.
inline constexpr int kMessageBytesMax = 1 << 20;

// A stored record. Only a path can come near it, and a larger one is refused; all others stay below
// by the bounds of their fields.
inline constexpr size_t kRecordBytesMax = 64 << 10;

// A stored text; only the definition of a path can come near it.
inline constexpr size_t kTextBytesMax = 200 << 10;

// Rounds and keys a command may load; the deepest command needs 4 rounds, the widest 256 keys
// beside the mandates of its caller.
inline constexpr int kNeedsRoundsMax = 5;
inline constexpr size_t kNeedsKeysMax = 320;

// Commands waiting for one partition: about a second of work. Beyond it RESOURCE_EXHAUSTED.
inline constexpr size_t kQueuedCommandsMax = 4096;

// Bytes of the messages those commands came in.
inline constexpr size_t kQueuedBytesMax = 64 << 20;

// Commands in one commit; keeps a commit below the limits of every store.
inline constexpr size_t kGroupCommandsMax = 128;

// Rows and bytes of one commit before the group is closed, below the limits of every store.
inline constexpr size_t kGroupRowsMax = 2048;
inline constexpr size_t kGroupBytesMax = 1 << 20;

// Records kept in memory per partition between groups; beyond it the cache starts anew.
inline constexpr size_t kCachedRecordsMax = 20000;

// Times a commit is decided again after conflicts before the callers get UNAVAILABLE.
inline constexpr int kCommitAttemptsMax = 5;

// Steps, versions and follow-ups of one plan; a plan that is put off weekly for a century fits.
inline constexpr int32_t kStepsMax = 10000;
inline constexpr int32_t kVersionsMax = 10000;
inline constexpr int32_t kFollowUpsMax = 10000;

// Decisions and follow-ups that one correction reaches back over; below the keys a command may
// load.
inline constexpr int32_t kReachedDecisionsMax = 60;
inline constexpr int32_t kReachedFollowUpsMax = 150;

// Times a plan can be migrated; what it left stands in its record.
inline constexpr int kMigrationsMax = 20;

// Follow-ups of one plan that are open at once; their numbers stand in the record of the plan.
inline constexpr int kOpenFollowUpsMax = 200;

// Mandates a person holds at once, and those of a municipality to grant mandates: they are loaded
// with each act of the person, and with the act that puts mandates in force.
inline constexpr int kMandatesMax = 50;
inline constexpr int kGrantingMandatesMax = 50;

// Approvals of one draft: more than any rule asks for, few enough to load with the act.
inline constexpr int kApprovalsMax = 10;

// Others who must approve a grant or a path where a municipality says nothing, and in an emergency
// whatever it says.
inline constexpr int kApprovalsDefault = 2;
inline constexpr int kEmergencyApprovals = 1;

// Municipalities in one server; each has a thread of its own.
inline constexpr size_t kPartitionsMax = 32;

// Pages of lists.
inline constexpr int kPageSizeDefault = 100;
inline constexpr int kPageSizeMax = 500;

// Resources in a page of a list as it was in the past: each may have its history folded for it.
inline constexpr int kPastPageSizeMax = 100;

// Bytes of resources in one page, so that an answer stays below kMessageBytesMax.
inline constexpr size_t kPageBytesMax = 512 << 10;

// Visits of one plan that a time path shows, the latest.
inline constexpr int32_t kTimePathVisitsMax = 500;

// Rows that a page reads past because the reader may not see them; beyond it the page ends early.
inline constexpr size_t kHiddenRowsMax = 20000;

// Rows of a range that one read takes from the store.
inline constexpr size_t kScanRowsMax = 1000;

// Verifications and backups under way at once; each has a thread and reads the whole history.
inline constexpr int kLongCallsMax = 4;

// Calls under way on one connection, so that one client cannot fill the server.
inline constexpr int kCallsPerConnectionMax = 1024;

// How long the answer to a request id is remembered.
inline constexpr absl::Duration kRequestRetention = absl::Hours(24 * 30);

// How long a connection over TLS lasts, so that a certificate that was withdrawn goes out of use.
inline constexpr absl::Duration kConnectionAgeMax = absl::Minutes(15);

// How often files with keys and certificates are looked at.
inline constexpr absl::Duration kCredentialsRefresh = absl::Seconds(5);

// How long a stopping server waits for calls under way.
inline constexpr absl::Duration kDrainMax = absl::Seconds(10);

}  // namespace noordster::limits

#endif  // NOORDSTER_SERVICES_BASE_LIMITS_H_
