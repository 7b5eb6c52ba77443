// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_COMMANDS_INDICATOR_INDICATOR_ACT_H_
#define NOORDSTER_CLIENTS_CLI_COMMANDS_INDICATOR_INDICATOR_ACT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/indicator/figure_words.h"
#include "clients/cli/indicator/recorded_figures.h"
#include "clients/cli/session.h"
#include "noordster/v1/indicator_service.grpc.pb.h"

// What the commands on indicators share.
namespace noordster::cli {

using Indicators = v1::IndicatorService::Stub;

// Where figures come from and what they are about, as it is typed for one of them or for a table.
struct FigureOrigin {
  std::string source;
  std::string period;
  std::optional<int32_t> boundary_year;
  std::string missing;
  bool is_final = false;
};

// Adds INDICATOR.
void AddIndicatorArgument(const CommandGroup& group, const CommandSyntax& command,
                          std::string& name);

// Adds --source, --period and --missing, whose help each command says itself, --boundary-year and
// --final.
struct OriginHelp {
  Wording source;
  Wording period;
  Wording missing;
};
void AddOriginOptions(const CommandGroup& group, const CommandSyntax& command,
                      const OriginHelp& help, FigureOrigin& origin);

// Fills what all figures have of it; --missing is of the figure itself.
void FillOrigin(const FigureOrigin& origin, v1::Measurement& measurement);

// The areas of the municipality that something of this name is in. Fails as ListAreas.
absl::StatusOr<std::vector<v1::Area>> ReadAreas(Session& session, const std::string& name);

// Their names for people. Fails likewise.
absl::StatusOr<AreaNames> ReadAreaNames(Session& session, const std::string& name);

// What an act on figures that was done put in the place of others, as ReplacedText; `before` is
// what was recorded before it. Empty for machines, for an act that was only checked, and when it
// cannot be read, which is no failure: the act was done.
std::string InPlaceText(Session& session, const ActOptions& act, const RecordedFigures& before);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_COMMANDS_INDICATOR_INDICATOR_ACT_H_
