// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/authorization/mandate_rules.h"

#include <cstdint>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"

namespace noordster::engine {
namespace {

using Mandate = noordster::v1::Mandate;

// A set of capacities, a bit for each.
using Capacities = uint32_t;

constexpr Capacities Set(Mandate::Capacity capacity) { return 1U << static_cast<int>(capacity); }

constexpr Capacities kNobody = 0;
constexpr Capacities kAdministrator = Set(Mandate::ADMINISTRATOR);
constexpr Capacities kOperator = Set(Mandate::OPERATOR);
constexpr Capacities kAuditor = Set(Mandate::AUDITOR);
constexpr Capacities kSystem = Set(Mandate::SYSTEM);
constexpr Capacities kLeading = Set(Mandate::PROGRAMME_SECRETARY) | Set(Mandate::PROGRAMME_MANAGER);
constexpr Capacities kDrafting = kLeading | Set(Mandate::CHALLENGE_LEAD) | kSystem;
// Each of them for its own kind of body.
constexpr Capacities kSecretariat =
    Set(Mandate::COUNCIL_CLERK) | Set(Mandate::EXECUTIVE_SECRETARIAT);
// Who keeps the meetings of a body.
constexpr Capacities kMeeting = kSecretariat | kLeading | kSystem;
constexpr Capacities kReadingProgramme =
    kLeading | Set(Mandate::CHALLENGE_LEAD) | kSecretariat | kAuditor | kSystem;
constexpr Capacities kReadingRegisters = kReadingProgramme | kAdministrator | kOperator;

struct Row {
  Mandate::Act act;
  Capacities municipality;
  Capacities programme;
  Capacities body;
};

constexpr Row kRows[] = {
    {Mandate::KEEP_REGISTERS, kAdministrator, kNobody, kNobody},
    {Mandate::ERASE_PERSON, kAdministrator, kNobody, kNobody},
    {Mandate::PUBLISH_PATH, kAdministrator, kNobody, kNobody},
    {Mandate::GRANT_MANDATE, kAdministrator, kNobody, kNobody},
    {Mandate::REVOKE_MANDATE, kAdministrator, kNobody, kNobody},
    {Mandate::EXPORT_HISTORY, kAdministrator | kAuditor, kNobody, kNobody},
    {Mandate::VERIFY_HISTORY, kAdministrator | kAuditor | kOperator, kNobody, kNobody},
    {Mandate::CREATE_BACKUP, kOperator, kNobody, kNobody},
    {Mandate::READ_ADMINISTRATION, kReadingRegisters, kReadingProgramme, kNobody},
    {Mandate::READ_PARTNERS, kNobody, Set(Mandate::PARTNER) | kSystem, kNobody},
    {Mandate::UPDATE_PROGRAMME, kNobody, kLeading, kNobody},
    {Mandate::CREATE_PLAN, kNobody, kLeading | kSystem, kNobody},
    {Mandate::UPDATE_PLAN, kNobody, kDrafting, kNobody},
    {Mandate::FREEZE_VERSION, kNobody, kDrafting, kNobody},
    {Mandate::HAND_IN_PAPERS, kNobody, kDrafting, kSecretariat | kSystem},
    {Mandate::RECORD_OUTCOME, kNobody, kLeading | kSystem, kSecretariat | kSystem},
    {Mandate::CONFIRM_OUTCOME, kNobody, kNobody, kSecretariat},
    {Mandate::CORRECT_FACTS, kNobody, kLeading, kSecretariat},
    {Mandate::REVERSE_OUTCOME, kNobody, kLeading, kSecretariat},
    {Mandate::RECONSIDER_DECISION, kNobody, kLeading, kSecretariat},
    {Mandate::WITHDRAW_PLAN, kNobody, kLeading, kNobody},
    {Mandate::SETTLE_FOLLOW_UP, kNobody, kDrafting, kNobody},
    {Mandate::MIGRATE_PLAN, kNobody, kLeading, kNobody},
    {Mandate::BREAK_GLASS, kOperator, kNobody, kNobody},
    {Mandate::KEEP_SECRECY, kNobody, kNobody, kSecretariat},
    {Mandate::READ_SECRET, kSecretariat | kAuditor, kLeading | kSecretariat | kAuditor, kNobody},
    {Mandate::KEEP_MEETINGS, kNobody, kNobody, kMeeting},
    {Mandate::REQUEST_ITEM, kNobody, kDrafting, kMeeting},
    {Mandate::KEEP_AGENDA, kNobody, kNobody, kMeeting},
    {Mandate::RECORD_BALLOT, kNobody, kNobody, kMeeting},
    {Mandate::KEEP_RECOGNITION, kNobody, kDrafting, kNobody},
    {Mandate::KEEP_PROPOSAL, kNobody, kDrafting, kNobody},
    {Mandate::KEEP_ACTIONS, kNobody, kNobody, kMeeting},
    {Mandate::KEEP_PROJECTS, kNobody, kDrafting, kNobody},
    {Mandate::KEEP_INDICATORS, kNobody, kDrafting, kNobody},
};

// Whether a capacity has to do with bodies of a kind at all.
bool Serves(Mandate::Capacity capacity, noordster::v1::BodyKind kind) {
  if (capacity == Mandate::COUNCIL_CLERK) {
    return kind == noordster::v1::COUNCIL || kind == noordster::v1::COUNCIL_COMMITTEE;
  }
  if (capacity == Mandate::EXECUTIVE_SECRETARIAT) return kind == noordster::v1::EXECUTIVE;
  return kind != noordster::v1::BODY_KIND_UNSPECIFIED;
}

}  // namespace

ScopeKind ScopeKindOf(absl::string_view scope) {
  if (scope.empty()) return ScopeKind::kMunicipality;
  return absl::StartsWith(scope, "bodies/") ? ScopeKind::kBody : ScopeKind::kProgramme;
}

bool CanHold(Mandate::Capacity capacity, Mandate::Act act, ScopeKind scope,
             noordster::v1::BodyKind body_kind) {
  const Row* row = absl::c_find_if(kRows, [act](const Row& each) { return each.act == act; });
  if (row == std::end(kRows)) return false;
  switch (scope) {
    case ScopeKind::kMunicipality:
      return (row->municipality & Set(capacity)) != 0;
    case ScopeKind::kProgramme:
      return (row->programme & Set(capacity)) != 0;
    case ScopeKind::kBody:
      return (row->body & Set(capacity)) != 0 && Serves(capacity, body_kind);
  }
  return false;
}

bool Allows(const noordster::internal::v1::Mandate& mandate, Mandate::Act act,
            absl::string_view scope, absl::string_view today) {
  if (mandate.revoke_time_micros() != 0 || mandate.scope() != scope) return false;
  // Dates of this form order as text.
  if (today < mandate.start_date()) return false;
  if (!mandate.end_date().empty() && today > mandate.end_date()) return false;
  if (!absl::c_linear_search(mandate.acts(), static_cast<int>(act))) return false;
  // A system is nobody who decides, and a person is no system.
  if ((mandate.capacity() == Mandate::SYSTEM) != mandate.service_account()) return false;
  return CanHold(mandate.capacity(), act, ScopeKindOf(scope), mandate.body_kind());
}

}  // namespace noordster::engine
