// SPDX-License-Identifier: EUPL-1.2
#include <memory>
#include <string>
#include <vector>

#include "clients/cli/commands/command.h"
#include "clients/cli/commands/indicator/indicator_act.h"
#include "clients/cli/commands/programme/programme_reads.h"
#include "clients/cli/indicator/indicator_screen.h"
#include "clients/cli/resource_name.h"

namespace noordster::cli {
namespace {

absl::Status ListIndicators(Session& session, const std::string& typed) {
  const absl::StatusOr<std::string> programme = ReadProgrammeName(session, typed);
  const std::vector<v1::Indicator> none;
  // Where no programme is registered yet there is nothing in it either.
  if (IsNoneYet(programme.status())) {
    return ShowList(session, none,
                    IndicatorsText(none, {}, Session::ScreenWidth(), session.language()));
  }
  if (!programme.ok()) return programme.status();
  v1::ListIndicatorsRequest request;
  request.set_parent(*programme);
  const auto response = session.CallAllPages(&Indicators::ListIndicators, request);
  if (!response.ok()) return response.status();
  const absl::StatusOr<AreaNames> areas = ReadAreaNames(session, *programme);
  if (!areas.ok()) return areas.status();
  const auto& indicators = response->indicators();
  return ShowList(session, indicators,
                  IndicatorsText({indicators.begin(), indicators.end()}, *areas,
                                 Session::ScreenWidth(), session.language()));
}

absl::Status ShowIndicator(Session& session, const std::string& typed) {
  const absl::StatusOr<std::string> name = session.Name(kIndicatorPattern, typed);
  if (!name.ok()) return name.status();
  v1::GetIndicatorRequest request;
  request.set_name(*name);
  const auto response = session.Call(&Indicators::GetIndicator, request);
  if (!response.ok()) return response.status();
  if (session.ForMachines()) {
    session.Show(Tree::Of(response->indicator()));
    return absl::OkStatus();
  }
  const absl::StatusOr<AreaNames> areas = ReadAreaNames(session, *name);
  if (!areas.ok()) return areas.status();
  session.Print(
      IndicatorText(response->indicator(), *areas, Session::ScreenWidth(), session.language()));
  return absl::OkStatus();
}

}  // namespace

void AddIndicatorViewCommands(const CommandGroup& indicator) {
  auto programme = std::make_shared<std::string>();
  indicator
      .Command("list",
               {"De indicatoren van een programma, met het verschil per gebied",
                "The indicators of a programme, with the gap of each area"},
               [programme](Session& session) { return ListIndicators(session, *programme); })
      .Option(indicator.Say({"PROGRAMMA", "PROGRAMME"}), *programme);
  auto name = std::make_shared<std::string>();
  AddIndicatorArgument(
      indicator,
      indicator.Command("show",
                        {"Toont een indicator: cijfers, verschil, verandering en tempo per gebied",
                         "Shows an indicator: figures, gap, change and pace of each area"},
                        [name](Session& session) { return ShowIndicator(session, *name); }),
      *name);
}

}  // namespace noordster::cli
