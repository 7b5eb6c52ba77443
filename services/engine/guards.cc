// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/guards.h"

#include <algorithm>

#include "services/base/check.h"
#include "services/engine/decide_parts.h"
#include "services/engine/path_rules.h"

namespace noordster::engine {
namespace {

using noordster::internal::v1::Guard;
using noordster::internal::v1::Plan;

bool Applies(const Guard& guard, noordster::v1::OutcomeKind kind) {
  return guard.moment() == noordster::v1::ENTRY ? !IsProcedural(kind) : IsFavourable(kind);
}

template <typename Values>
bool Contains(const Values& values, const std::string& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

// Whether the guard holds; what it is about goes into `blocker`.
bool Holds(const Guard& guard, const Plan& plan, const std::vector<std::string>& confirmations,
           noordster::v1::Blocker& blocker) {
  switch (guard.kind()) {
    case noordster::v1::VERSION_FROZEN:
      return plan.versions() > 0;
    case noordster::v1::DOCUMENT_FROZEN:
      blocker.set_subject(guard.subject());
      return Contains(plan.document_roles(), guard.subject());
    case noordster::v1::CHALLENGE_LINKED:
      return plan.challenges_size() > 0;
    case noordster::v1::REMARKS_ANSWERED:
      *blocker.mutable_numbers() = plan.open_remarks();
      return plan.open_remarks().empty();
    case noordster::v1::CONDITIONS_MET:
      *blocker.mutable_numbers() = plan.open_conditions();
      return plan.open_conditions().empty();
    case noordster::v1::TEXT_CONSOLIDATED:
      *blocker.mutable_numbers() = plan.open_consolidations();
      return plan.open_consolidations().empty();
    case noordster::v1::CONFIRMED:
      blocker.set_subject(guard.subject());
      return Contains(confirmations, guard.subject());
    default:
      // A path with another kind cannot be published.
      NOORDSTER_CHECK(false);
  }
}

}  // namespace

std::vector<noordster::v1::Blocker> UnmetGuards(const Plan& plan,
                                                const noordster::internal::v1::Stage& stage,
                                                const noordster::internal::v1::Outcome& outcome,
                                                const std::vector<std::string>& confirmations) {
  std::vector<noordster::v1::Blocker> unmet;
  for (const Guard& guard : stage.guards()) {
    if (!Applies(guard, outcome.kind())) continue;
    noordster::v1::Blocker blocker;
    if (Holds(guard, plan, confirmations, blocker)) continue;
    blocker.set_guard(guard.id());
    blocker.set_kind(guard.kind());
    blocker.set_reason(noordster::v1::GUARDS_UNMET);
    blocker.set_stage(stage.id());
    blocker.set_lifter(guard.lifter() == noordster::v1::LIFTER_UNSPECIFIED
                           ? noordster::v1::PROGRAMME_SECRETARY
                           : guard.lifter());
    unmet.push_back(std::move(blocker));
  }
  return unmet;
}

std::optional<noordster::v1::Blocker> MissingBody(const noordster::internal::v1::Record& programme,
                                                  const noordster::internal::v1::PathVersion& path,
                                                  const noordster::internal::v1::Outcome& outcome) {
  const noordster::internal::v1::Stage* next = FindStage(path, outcome.next());
  if (next == nullptr || !BodyOf(programme, next->body_kind()).empty()) return std::nullopt;
  noordster::v1::Blocker blocker;
  blocker.set_reason(noordster::v1::BODY_MISSING);
  blocker.set_stage(next->id());
  blocker.set_subject(noordster::v1::BodyKind_Name(next->body_kind()));
  blocker.set_lifter(noordster::v1::PROGRAMME_SECRETARY);
  return blocker;
}

}  // namespace noordster::engine
