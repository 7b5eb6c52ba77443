// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "services/engine/names.h"
#include "tests/runtime/paths/random_path.h"
#include "tests/runtime/walk.h"

namespace noordster::runtime {

namespace v1 = noordster::v1;

engine::Request Walk::ChangeSecrecy(const Record& plan) {
  const bool of_version = plan.plan().versions() > 0 && Chance(40);
  std::string part =
      of_version ? engine::VersionName(plan.name(), 1 + Below(std::min(3, plan.plan().versions())))
                 : SomeDecision(plan);
  const int secrets = plan.plan().secret_parts_size();
  if (Chance(secrets == 0 ? 10 : 70)) {
    // Mostly one that is secret; that of a follow-up cannot be lifted.
    const std::string secret =
        secrets == 0 ? ""
                     : absl::StrCat(plan.name(), "/", plan.plan().secret_parts(Below(secrets)));
    if (!secret.empty() && engine::KindOf(secret) != Record::kFollowUp) part = secret;
    return MakeRequest(engine::LiftSecrecy{part, DayAfter(day_ - (Chance(90) ? 0 : 3))});
  }
  engine::ImposeSecrecy command;
  command.part = part;
  command.ground = static_cast<v1::SecrecyGround>(1 + Below(v1::SecrecyGround_MAX));
  const auto body = [this](v1::BodyKind kind) {
    const Record programme = driver_->Get("programmes/p");
    for (int i = 0; i < programme.programme().bodies_size(); ++i) {
      if (programme.programme().body_kinds(i) == kind) return programme.programme().bodies(i);
    }
    return std::string("bodies/unknown");
  };
  command.body = body(Chance(50) ? v1::COUNCIL : Chance(90) ? v1::EXECUTIVE : v1::PROGRAMME_BOARD);
  if (Chance(30)) command.lifter = body(v1::COUNCIL);
  command.imposed_date = DayAfter(day_ - Below(3));
  return MakeRequest(std::move(command));
}

}  // namespace noordster::runtime
