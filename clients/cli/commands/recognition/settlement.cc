// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/commands/recognition/settlement.h"

#include <algorithm>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/substitute.h"
#include "clients/cli/commands/plan/plan_reads.h"
#include "clients/cli/fault.h"
#include "clients/cli/resource_name.h"
#include "noordster/v1/plan_service.grpc.pb.h"

namespace noordster::cli {
namespace {

struct SettlementFlag {
  const char* flag;
  v1::FollowUp::Settlement settlement;
  Wording description;
};

constexpr std::array<SettlementFlag, 5> kSettlements = {{
    {"--taken-over", v1::FollowUp::TAKEN_OVER, {"opmerking: overgenomen", "remark: taken over"}},
    {"--partly",
     v1::FollowUp::PARTLY_TAKEN_OVER,
     {"opmerking: deels overgenomen", "remark: partly taken over"}},
    {"--not-taken-over",
     v1::FollowUp::NOT_TAKEN_OVER,
     {"opmerking: niet overgenomen", "remark: not taken over"}},
    {"--met", v1::FollowUp::MET, {"voorwaarde: voldaan", "condition: met"}},
    {"--lapsed",
     v1::FollowUp::LAPSED,
     {"voorwaarde, of wat een geëindigd plan openliet: vervallen",
      "condition, or what an ended plan left open: lapsed"}},
}};

}  // namespace

void AddSettleOptions(const CommandGroup& group, const CommandSyntax& command, size_t settlements,
                      SettleOptions& options) {
  command.Option("PLAN", options.plan, group.Say({"het plan", "the plan"})).Required();
  command
      .Option(group.Say({"NUMMER", "NUMBER"}), options.number,
              settlements == kReactions
                  ? group.Say({"nummer van de opmerking", "number of the remark"})
                  : group.Say({"nummer van de opvolging", "number of the follow-up"}))
      .Required();
  for (size_t i = 0; i < settlements; ++i) {
    command.Flag(kSettlements[i].flag, options.chosen[i], group.Say(kSettlements[i].description));
  }
  AddActOptions(group, command, options.act);
  AddDraftOption(group, command, options.act);
  command.Added("--reason").Required();
}

absl::Status Settle(Session& session, const SettleOptions& options, size_t settlements) {
  if (std::count(options.chosen.begin(), options.chosen.end(), true) != 1) {
    std::vector<std::string> flags;
    for (size_t i = 0; i < settlements; ++i) flags.emplace_back(kSettlements[i].flag);
    return UsageError(absl::StrCat(session.Say({"Kies precies een van ", "Choose exactly one of "}),
                                   absl::StrJoin(flags, ", "), "."));
  }
  const absl::StatusOr<std::string> name = session.Name(kPlanPattern, options.plan);
  if (!name.ok()) return name.status();
  v1::SettleFollowUpRequest request;
  request.set_name(absl::StrCat(*name, "/followUps/", options.number));
  for (size_t i = 0; i < kSettlements.size(); ++i) {
    if (options.chosen[i]) request.set_settlement(kSettlements[i].settlement);
  }
  if (!options.judge.empty()) {
    const absl::StatusOr<std::string> judge = session.Name(kPersonPattern, options.judge);
    if (!judge.ok()) return judge.status();
    request.set_judge(*judge);
  }
  FillAct(session, options.act, request);
  session.context().refusal =
      absl::Substitute(session.Say({"opvolging $0 van $1 kan zo niet worden afgehandeld.",
                                    "follow-up $0 of $1 cannot be settled this way."}),
                       options.number, LastId(*name));
  const auto response = session.Call(&v1::PlanService::Stub::SettleFollowUp, request);
  if (!response.ok()) return response.status();
  ShowAct(session, options.act, *response,
          absl::StrCat(absl::Substitute(session.Say({"Afgehandeld: opvolging $0 van $1 is $2.\n",
                                                     "Settled: follow-up $0 of $1 is $2.\n"}),
                                        options.number, response->plan().title(),
                                        WordOf(request.settlement(), session.language())),
                       StandText(session, *name)));
  return absl::OkStatus();
}

}  // namespace noordster::cli
