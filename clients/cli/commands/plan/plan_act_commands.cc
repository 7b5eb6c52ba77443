// SPDX-License-Identifier: EUPL-1.2
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/substitute.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/commands/plan/plan_reads.h"
#include "clients/cli/commands/recognition/settlement.h"
#include "clients/cli/fault.h"
#include "clients/cli/options/document_option.h"
#include "clients/cli/options/path_version_option.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/plan_screen.h"
#include "noordster/v1/plan_service.grpc.pb.h"

namespace noordster::cli {
namespace {

struct CreateOptions {
  std::string plan;
  std::string title;
  std::vector<std::string> challenges;
  std::string path;
  std::vector<std::string> planned;
  ActOptions act;
};

absl::Status AddPlannedDates(const Session& session, const std::vector<std::string>& typed,
                             v1::Plan& plan) {
  for (const std::string& each : typed) {
    const size_t equals = each.find('=');
    if (equals == 0 || equals == std::string::npos) {
      return UsageError(absl::Substitute(
          session.Say({"'$0': schrijf FASE=DATUM, zoals \"raad=september/oktober 2022\".",
                       "'$0': write STAGE=DATE, as \"raad=september/oktober 2022\"."}),
          each));
    }
    v1::PlannedDate& planned = *plan.add_planned_dates();
    planned.set_stage(each.substr(0, equals));
    planned.mutable_date()->set_text(each.substr(equals + 1));
  }
  return absl::OkStatus();
}

absl::Status CreatePlan(Session& session, const CreateOptions& options) {
  const absl::StatusOr<std::string> name = session.Name(kPlanPattern, options.plan);
  if (!name.ok()) return name.status();
  v1::CreatePlanRequest request;
  request.set_parent(std::string(ParentOf(*name)));
  request.set_plan_id(std::string(LastId(*name)));
  v1::Plan& plan = *request.mutable_plan();
  plan.set_title(options.title);
  for (const std::string& typed : options.challenges) {
    const absl::StatusOr<std::string> challenge = session.NameIn(kChallengePattern, typed, *name);
    if (!challenge.ok()) return challenge.status();
    plan.add_challenges(*challenge);
  }
  const absl::StatusOr<std::string> path = ReadPathVersionOption(session, options.path);
  if (!path.ok()) return path.status();
  plan.set_path_version(*path);
  if (absl::Status added = AddPlannedDates(session, options.planned, plan); !added.ok()) {
    return added;
  }
  FillAct(session, options.act, request);
  session.context().repeat.Set("--path", absl::StrCat(LastId(ParentOf(*path)), "@", LastId(*path)));
  session.context().refusal = absl::Substitute(
      session.Say({"$0 kan niet worden gestart.", "$0 cannot be started."}), options.title);
  const auto response = session.Call(&v1::PlanService::Stub::CreatePlan, request);
  if (!response.ok()) return response.status();
  ShowAct(session, options.act, *response,
          absl::StrCat(absl::Substitute(session.Say({"Plan gestart: $0.\n", "Plan started: $0.\n"}),
                                        response->plan().title()),
                       StandText(session, *name)));
  return absl::OkStatus();
}

struct FreezeOptions {
  std::string plan;
  std::vector<std::string> documents;
  std::vector<int32_t> settles;
  std::string change;
  ActOptions act;
};

// What a later version changes, as it is typed.
struct ChangeWord {
  const char* typed;
  v1::ChangeKind kind;
};

constexpr std::array<ChangeWord, 6> kChanges = {{{"redactioneel", v1::EDITORIAL},
                                                 {"verwerking", v1::INCORPORATING},
                                                 {"inhoudelijk", v1::SUBSTANTIVE},
                                                 {"editorial", v1::EDITORIAL},
                                                 {"incorporating", v1::INCORPORATING},
                                                 {"substantive", v1::SUBSTANTIVE}}};

absl::Status Freeze(Session& session, const FreezeOptions& options) {
  const absl::StatusOr<std::string> name = session.Name(kPlanPattern, options.plan);
  if (!name.ok()) return name.status();
  v1::FreezeVersionRequest request;
  request.set_name(*name);
  for (const std::string& typed : options.documents) {
    absl::StatusOr<v1::Document> document = ReadDocumentOption(typed, session.language());
    if (!document.ok()) return document.status();
    *request.add_documents() = *std::move(document);
  }
  request.mutable_settles()->Add(options.settles.begin(), options.settles.end());
  for (const ChangeWord& change : kChanges) {
    if (options.change == change.typed) request.set_change(change.kind);
  }
  FillAct(session, options.act, request);
  session.context().refusal = absl::Substitute(
      session.Say({"van $0 kan geen versie worden vastgelegd.", "no version of $0 can be frozen."}),
      LastId(*name));
  const auto response = session.Call(&v1::PlanService::Stub::FreezeVersion, request);
  if (!response.ok()) return response.status();
  ShowAct(
      session, options.act, *response,
      absl::StrCat(absl::Substitute(session.Say({"Versie $0 vastgelegd van $1, documenten: $2.\n",
                                                 "Version $0 of $1 frozen, documents: $2.\n"}),
                                    response->plan().latest_version(), response->plan().title(),
                                    request.documents_size()),
                   StandText(session, *name)));
  return absl::OkStatus();
}

void AddCreatePlan(const CommandGroup& plan) {
  auto options = std::make_shared<CreateOptions>();
  const CommandSyntax command =
      plan.Command("create", {"Start een plan", "Starts a plan"},
                   [options](Session& s) { return CreatePlan(s, *options); });
  command.Option("PLAN", options->plan, plan.Say({"id van het plan", "id of the plan"})).Required();
  command.Option("--title", options->title, plan.Say({"titel", "title"})).Required();
  command
      .Option("--challenge", options->challenges,
              plan.Say({"opgave waar het bij hoort", "challenge it belongs to"}))
      .OneValueEach();
  command
      .Option("--path", options->path,
              plan.Say({"pad: PAD voor de laatste versie, PAD@N voor versie N",
                        "path: PATH for the latest version, PATH@N for version N"}))
      .Required();
  command
      .Option("--planned", options->planned,
              plan.Say({"FASE=DATUM, zo precies als bekend: db-vaststelling=\"mei 2022\"",
                        "STAGE=DATE, as precise as known: db-vaststelling=\"mei 2022\""}))
      .OneValueEach();
  AddCreationOptions(plan, command, options->act);
  AddDraftOption(plan, command, options->act);
}

void AddFreeze(const CommandGroup& plan) {
  auto options = std::make_shared<FreezeOptions>();
  const CommandSyntax command = plan.Command("freeze", {"Versie vastleggen", "Freezes a version"},
                                             [options](Session& s) { return Freeze(s, *options); });
  command.Option("PLAN", options->plan, plan.Say({"het plan", "the plan"})).Required();
  command
      .Option("--document", options->documents,
              plan.Say({"ROL=BESTAND[,name=…][,uri=…] of ROL,name=…,uri=…,sha256=…,size=…",
                        "ROLE=FILE[,name=…][,uri=…] or ROLE,name=…,uri=…,sha256=…,size=…"}))
      .Required()
      .OneValueEach();
  std::vector<std::string> changes;
  changes.reserve(kChanges.size());
  for (const ChangeWord& change : kChanges) changes.emplace_back(change.typed);
  command
      .Option("--change", options->change,
              plan.Say({"wat zij wijzigt aan de vorige versie: redactioneel, verwerking of "
                        "inhoudelijk",
                        "what it changes in the one before: editorial, incorporating or "
                        "substantive"}))
      .OneOf(changes);
  command
      .Option("--settles", options->settles,
              plan.Say({"nummer van een opvolging die hiermee is afgehandeld: geconsolideerde "
                        "versie, of voorwaarde",
                        "number of a follow-up that this settles: consolidated version, or "
                        "condition"}))
      .OneValueEach();
  AddActOptions(plan, command, options->act);
  AddDraftOption(plan, command, options->act);
}

void AddSettle(const CommandGroup& plan) {
  auto options = std::make_shared<SettleOptions>();
  constexpr size_t kSettlementsOffered = std::tuple_size_v<decltype(SettleOptions::chosen)>;
  const CommandSyntax command = plan.Command(
      "settle",
      {"Reactie op een opmerking, of voorwaarde voldaan",
       "A reaction to a remark, or a condition that is met"},
      [options](Session& session) { return Settle(session, *options, kSettlementsOffered); });
  AddSettleOptions(plan, command, kSettlementsOffered, *options);
  command.Option("--judge", options->judge,
                 plan.Say({"persoon die bevestigt dat aan de voorwaarde is voldaan",
                           "person who confirms that the condition is met"}));
}

}  // namespace

void AddPlanActCommands(const CommandGroup& plan) {
  AddCreatePlan(plan);
  AddFreeze(plan);
  AddSettle(plan);
}

}  // namespace noordster::cli
