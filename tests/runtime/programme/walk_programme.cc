// SPDX-License-Identifier: EUPL-1.2
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "tests/runtime/paths/random_path.h"
#include "tests/runtime/walk.h"

namespace noordster::runtime {
namespace {

namespace v1 = noordster::v1;

constexpr char kCovenant[] = "programmes/p/covenants/deal";
constexpr char kWhole[] = "areas/a0";

std::string GoalName(int number) { return absl::StrCat("programmes/p/goals/g", number); }

std::string PartnerName(int number) { return absl::StrCat("programmes/p/partners/p", number); }

}  // namespace

engine::Request Walk::ChangeProgramme() {
  switch (Below(4)) {
    case 0:
      return DefineInProgramme();
    case 1: {
      Register(kCovenant);
      Register(PartnerName(0));
      engine::SignCovenant sign;
      sign.covenant = kCovenant;
      // Now and then one place too many.
      sign.signature.set_place(1 + Below(6));
      if (Chance(10)) return MakeRequest(std::move(sign));
      sign.signature.set_partner(PartnerName(Below(2)));
      std::vector<engine::NewText> texts;
      *sign.signature.mutable_role() = AddText("role", texts);
      return WithTexts(MakeRequest(std::move(sign)), std::move(texts));
    }
    case 2:
      return ChangeProjects();
    default:
      return ChangeIndicators();
  }
}

void Walk::Register(const std::string& name) {
  if (!driver_->Get(name).name().empty()) return;
  engine::Define command;
  command.create = true;
  command.record.set_name(name);
  if (name == kCovenant) {
    command.record.mutable_covenant()->set_places(4);
  } else if (name == kWhole) {
    command.record.mutable_area()->set_kind(v1::Area::MUNICIPALITY);
  } else {
    command.record.mutable_partner()->set_kind(v1::Partner::WELFARE);
  }
  Send({MakeRequest(std::move(command))});
}

engine::Request Walk::DefineInProgramme() {
  engine::Define command;
  std::vector<engine::NewText> texts;
  switch (Below(4)) {
    case 0:
      command.record.set_name(GoalName(Below(4)));
      *command.record.mutable_goal()->mutable_display_name() = AddText("goal", texts);
      command.record.mutable_goal()->add_contributes_to("programmes/p/challenges/c");
      // Goals that go around are refused.
      if (Chance(60)) command.record.mutable_goal()->add_contributes_to(GoalName(Below(4)));
      break;
    case 1:
      command.record.set_name(PartnerName(Below(2)));
      command.record.mutable_partner()->set_kind(v1::Partner::WELFARE);
      *command.record.mutable_partner()->mutable_display_name() = AddText("partner", texts);
      break;
    case 2:
      command.record.set_name(kCovenant);
      command.record.mutable_covenant()->set_places(3 + Below(4));
      break;
    default: {
      const int number = Below(3);
      command.record.set_name(absl::StrCat("areas/a", number));
      command.record.mutable_area()->set_kind(number == 0 ? v1::Area::MUNICIPALITY
                                                          : v1::Area::NEIGHBOURHOOD);
      *command.record.mutable_area()->mutable_display_name() = AddText("area", texts);
    }
  }
  const bool is_there = !driver_->Get(command.record.name()).name().empty();
  command.create = is_there == Chance(5);
  return WithTexts(MakeRequest(std::move(command)), std::move(texts));
}

engine::Request Walk::ChangeProjects() {
  const std::string name = absl::StrCat("programmes/p/projects/r", Below(3));
  const Record record = driver_->Get(name);
  std::vector<engine::NewText> texts;
  noordster::internal::v1::Project project;
  *project.mutable_display_name() = AddText("project", texts);
  project.add_challenges("programmes/p/challenges/c");
  if (Chance(30)) project.add_goals(GoalName(Below(4)));
  if (Chance(20)) project.add_authorised_by(SomePlan());
  const auto audience = static_cast<v1::Audience>(Below(4));
  if (record.name().empty() || Chance(5)) {
    project.set_state(static_cast<v1::Project::State>(1 + Below(3)));
    engine::Request create =
        WithTexts(MakeRequest(engine::CreateProject{name, project, audience}), std::move(texts));
    if (Chance(20)) return create;
    // Something is done with what was just registered.
    Send({std::move(create)});
    texts.clear();
    *project.mutable_display_name() = AddText("project", texts);
  }
  if (Chance(30)) {
    return WithTexts(MakeRequest(engine::UpdateProject{name, project, audience}), std::move(texts));
  }
  if (Chance(40)) {
    texts.clear();
    engine::AddProjectUpdate tell{name, DayAfter(day_ - Below(5)), AddText("news", texts)};
    return WithTexts(MakeRequest(std::move(tell)), std::move(texts));
  }
  const auto state = static_cast<v1::Project::State>(1 + Below(v1::Project::State_MAX));
  return MakeRequest(engine::TurnProject{name, state, DayAfter(day_)});
}

engine::Request Walk::ChangeIndicators() {
  const std::string name = absl::StrCat("programmes/p/indicators/i", Below(2));
  const Record record = driver_->Get(name);
  std::vector<engine::NewText> texts;
  noordster::internal::v1::Indicator indicator;
  indicator.set_measure(v1::Indicator::RATE);
  indicator.set_direction(v1::Indicator::LOWER);
  *indicator.mutable_display_name() = AddText("indicator", texts);
  *indicator.add_definitions()->mutable_words() = AddText("definition", texts);
  indicator.set_baseline_year(2021);
  indicator.set_horizon_year(2041);
  if (record.name().empty() || Chance(5)) {
    Send({WithTexts(MakeRequest(engine::CreateIndicator{name, indicator}), std::move(texts))});
    texts.clear();
    Register(kWhole);
  } else if (Chance(35)) {
    return WithTexts(MakeRequest(engine::UpdateIndicator{name, indicator, Chance(50)}),
                     std::move(texts));
  }
  engine::RecordMeasurements command;
  command.indicator = name;
  texts.clear();
  for (int number = 0; number < 3; ++number) {
    // Now and then of an area that is not there.
    if (number > 0 && Chance(40)) continue;
    auto& measured = command.measured.emplace_back();
    measured.area = number == 0 ? kWhole : absl::StrCat("areas/a", number);
    auto& measurement = measured.measurement;
    const int year = 2020 + Below(3);
    measurement.mutable_period()->set_edtf(absl::StrCat(year));
    measurement.mutable_period()->set_earliest(absl::StrCat(year, "-01-01"));
    measurement.mutable_period()->set_latest(absl::StrCat(year, "-12-31"));
    *measurement.mutable_source() = AddText("source", texts);
    measurement.set_final(Chance(20));
    const bool is_missing = Chance(25);
    measurement.mutable_figure()->set_form(is_missing ? v1::Figure::MISSING : v1::Figure::EXACT);
    if (is_missing) {
      measurement.mutable_figure()->set_absence(Chance(40) ? v1::Figure::WITHDRAWN
                                                           : v1::Figure::NOT_MEASURED);
    } else {
      measurement.mutable_figure()->set_thousandths(int64_t{1000} * Below(30));
    }
  }
  return WithTexts(MakeRequest(std::move(command)), std::move(texts));
}

}  // namespace noordster::runtime
