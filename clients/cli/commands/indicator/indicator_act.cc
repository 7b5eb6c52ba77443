// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/commands/indicator/indicator_act.h"

#include "clients/cli/resource_name.h"

namespace noordster::cli {
namespace {

// The first and the last year that the borders of areas can be of.
constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2199;

}  // namespace

void AddIndicatorArgument(const CommandGroup& group, const CommandSyntax& command,
                          std::string& name) {
  command.Option("INDICATOR", name, group.Say({"de indicator", "the indicator"})).Required();
}

void AddOriginOptions(const CommandGroup& group, const CommandSyntax& command,
                      const OriginHelp& help, FigureOrigin& origin) {
  command.Option("--source", origin.source, group.Say(help.source));
  command.Option("--period", origin.period, group.Say(help.period));
  command
      .Option("--boundary-year", origin.boundary_year,
              group.Say({"jaar van de grenzen van de gebieden en van hun codes",
                         "year of the borders of the areas and of their codes"}))
      .Between(kFirstYear, kLastYear)
      .Shown(group.Say({"JAAR", "YEAR"}));
  command.Option("--missing", origin.missing, group.Say(help.missing));
  command.Flag("--final", origin.is_final,
               group.Say({"het is definitief, zegt de bron", "it is final, says the source"}));
}

void FillOrigin(const FigureOrigin& origin, v1::Measurement& measurement) {
  measurement.set_source(origin.source);
  measurement.set_boundary_year(origin.boundary_year.value_or(0));
  measurement.set_final(origin.is_final);
  if (!origin.period.empty()) measurement.mutable_period()->set_text(origin.period);
}

absl::StatusOr<std::vector<v1::Area>> ReadAreas(Session& session, const std::string& name) {
  v1::ListAreasRequest request;
  request.set_parent(std::string(Ancestor(kMunicipalityPattern, name)));
  const auto response = session.CallAllPages(&Indicators::ListAreas, request);
  if (!response.ok()) return response.status();
  return std::vector<v1::Area>(response->areas().begin(), response->areas().end());
}

absl::StatusOr<AreaNames> ReadAreaNames(Session& session, const std::string& name) {
  const absl::StatusOr<std::vector<v1::Area>> areas = ReadAreas(session, name);
  if (!areas.ok()) return areas.status();
  AreaNames names;
  for (const v1::Area& area : *areas) names.emplace(area.name(), area.display_name());
  return names;
}

std::string InPlaceText(Session& session, const ActOptions& act, const RecordedFigures& before) {
  if (session.ForMachines() || act.validate_only) return "";
  const std::string& indicator = before.indicator.name();
  const absl::StatusOr<RecordedFigures> after = ReadRecordedFigures(session, indicator);
  if (!after.ok()) return "";
  const absl::StatusOr<AreaNames> areas = ReadAreaNames(session, indicator);
  return ReplacedText(before, *after, areas.value_or(AreaNames()), session.language());
}

}  // namespace noordster::cli
