// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_ENGINE_PROGRAMME_PROGRAMME_WORLD_H_
#define NOORDSTER_TESTS_ENGINE_PROGRAMME_PROGRAMME_WORLD_H_

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "tests/engine/world.h"

// Programme "p" of World with goals, partners, covenants, projects and indicators.
namespace noordster::engine {

inline std::string InProgramme(const std::string& below) {
  return absl::StrCat("programmes/p/", below);
}

inline Define Goal(const std::string& id, const std::vector<std::string>& contributes_to,
                   bool create = true) {
  Define define;
  define.create = create;
  define.record.set_name(InProgramme(absl::StrCat("goals/", id)));
  auto& goal = *define.record.mutable_goal();
  for (const std::string& to : contributes_to) goal.add_contributes_to(InProgramme(to));
  return define;
}

inline Define Partner(const std::string& id) {
  Define define;
  define.create = true;
  define.record.set_name(InProgramme(absl::StrCat("partners/", id)));
  define.record.mutable_partner()->set_kind(noordster::v1::Partner::WELFARE);
  return define;
}

inline Define Covenant(int32_t places, bool create = true) {
  Define define;
  define.create = create;
  define.record.set_name(InProgramme("covenants/deal"));
  define.record.mutable_covenant()->set_places(places);
  return define;
}

// A rate of which lower is better, from 2021 to 2041.
inline CreateIndicator RateIndicator(const std::string& name) {
  CreateIndicator create;
  create.name = name;
  create.indicator.set_measure(noordster::v1::Indicator::RATE);
  create.indicator.set_direction(noordster::v1::Indicator::LOWER);
  create.indicator.add_challenges(InProgramme("challenges/a"));
  create.indicator.add_definitions();
  create.indicator.set_baseline_year(2021);
  create.indicator.set_horizon_year(2041);
  return create;
}

}  // namespace noordster::engine

#endif  // NOORDSTER_TESTS_ENGINE_PROGRAMME_PROGRAMME_WORLD_H_
