// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "noordster/v1/plan_demands.pb.h"
#include "services/base/municipal_day.h"
#include "tests/runtime/paths/random_path.h"
#include "tests/runtime/walk.h"

namespace noordster::runtime {
namespace {

namespace v1 = noordster::v1;

constexpr int kDryPerson = 987654;

using noordster::internal::v1::Forecast;
using noordster::internal::v1::ForecastDeadline;
using noordster::internal::v1::ForecastStage;

}  // namespace

void Walk::Settle() {
  for (int i = 0; i < 2 || DaysDue(store_, base::MunicipalDay(driver_->time().Now())) > 0; ++i) {
    ASSERT_LT(i, 10000);
    // It writes nothing, and brings the loop to look at the time.
    engine::Request dry = MakeRequest(Person(kDryPerson));
    dry.validate_only = true;
    driver_->Send(std::move(dry)).status().IgnoreError();
  }
}

engine::Request Walk::ChangePlanning(const Record& plan) {
  if (Chance(60)) return MakeForecast(plan);
  engine::KeepBaseline keep;
  keep.plan = plan.name().empty() ? SomePlan() : plan.name();
  // Now and then one that is there.
  keep.baseline.set_id(absl::StrCat("b", Below(40)));
  auto& stage = *keep.baseline.add_stages();
  stage.set_stage(plan.plan().stage().empty() ? "s0" : plan.plan().stage());
  stage.set_date(DayAfter(day_ + Below(30)));
  return MakeRequest(std::move(keep));
}

// As the planner of a server does, of a plan that may have gone on or ended since.
engine::Request Walk::MakeForecast(const Record& plan) {
  engine::MakeForecast make;
  make.owner = plan.name().empty() ? SomePlan() : plan.name();
  Forecast& forecast = make.made;
  for (int i = Below(4); i > 0; --i) {
    ForecastStage& stage = *forecast.add_stages();
    stage.set_stage(i == 1 && !plan.plan().stage().empty() ? plan.plan().stage()
                                                           : absl::StrCat("s", i));
    if (Chance(70)) stage.set_body("bodies/b4");
    stage.set_date(DayAfter(day_ + Below(30)));
    stage.set_state(ForecastStage::PLANNED);
  }
  if (!forecast.stages().empty() && Chance(60)) {
    v1::TargetOutlook& target = *forecast.mutable_target();
    target.set_stage(forecast.stages(0).stage());
    target.set_no_later_than(DayAfter(day_ + 20));
    target.set_date(forecast.stages(0).date());
    target.set_standing(static_cast<v1::TargetOutlook::Standing>(1 + Below(3)));
  }
  if (Chance(50)) {
    ForecastDeadline& deadline = *forecast.mutable_hand_in();
    deadline.set_meeting("bodies/b4/meetings/m1");
    deadline.set_stage(plan.plan().stage().empty() ? "s0" : plan.plan().stage());
    deadline.set_meeting_date(DayAfter(day_ + 10));
    deadline.set_near_date(DayAfter(day_ - 2 + Below(6)));
    deadline.set_date(DayAfter(day_ + Below(6)));
  }
  engine::Request request = MakeRequest(std::move(make));
  request.caller.actor.set_kind(noordster::internal::v1::Actor::CLOCK);
  return request;
}

}  // namespace noordster::runtime
