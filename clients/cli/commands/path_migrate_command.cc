// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/substitute.h"
#include "clients/cli/commands/batch.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/commands/plan/plan_reads.h"
#include "clients/cli/fault.h"
#include "clients/cli/options/path_version_option.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/table.h"
#include "noordster/v1/path_service.pb.h"
#include "noordster/v1/plan_service.grpc.pb.h"
#include "noordster/v1/programme_service.grpc.pb.h"

namespace noordster::cli {
namespace {

struct MigrateOptions {
  std::string from;
  std::string to;
  std::vector<std::string> maps;
  std::string plan;
  BatchOptions batch;
};

// What plans move between, and what their stages become.
struct PathMove {
  v1::PathVersion from;
  v1::PathVersion to;
  std::vector<v1::StageMapping> mapping;
};

// What became of one plan.
struct MoveResult {
  const v1::Plan* plan = nullptr;
  // Stage its open step has there; empty when there is none.
  std::string becomes;
  absl::Status status;
};

absl::StatusOr<v1::PathVersion> ReadPublishedVersion(Session& session, const std::string& typed) {
  const absl::StatusOr<std::string> name = session.Name(kPathVersionPattern, typed);
  if (!name.ok()) return name.status();
  return ReadPathVersion(session, *name);
}

const v1::Stage* FindStage(const v1::PathVersion& version, const std::string& id) {
  for (const v1::Stage& stage : version.definition().stages()) {
    if (stage.id() == id) return &stage;
  }
  return nullptr;
}

std::string VersionText(const v1::PathVersion& version) {
  return absl::StrCat(LastId(ParentOf(version.name())), "@", LastId(version.name()));
}

// What was typed for stages, which must be about stages there are.
absl::Status ReadMaps(const Session& session, const MigrateOptions& options, PathMove& move) {
  for (const std::string& typed : options.maps) {
    const size_t equals = typed.find('=');
    if (equals == 0 || equals == std::string::npos) {
      return UsageError(absl::Substitute(
          session.Say({"'$0': schrijf OUD=NIEUW.", "'$0': write OLD=NEW."}), typed));
    }
    v1::StageMapping& mapping = move.mapping.emplace_back();
    mapping.set_from(typed.substr(0, equals));
    mapping.set_to(typed.substr(equals + 1));
    const bool is_known = FindStage(move.from, mapping.from()) != nullptr;
    if (is_known && FindStage(move.to, mapping.to()) != nullptr) continue;
    return UsageError(absl::Substitute(
        session.Say({"$0 heeft geen fase '$1'.", "$0 has no stage '$1'."}),
        VersionText(is_known ? move.to : move.from), is_known ? mapping.to() : mapping.from()));
  }
  return absl::OkStatus();
}

absl::StatusOr<PathMove> ReadMove(Session& session, const MigrateOptions& options) {
  absl::StatusOr<v1::PathVersion> from = ReadPublishedVersion(session, options.from);
  if (!from.ok()) return from.status();
  absl::StatusOr<v1::PathVersion> to = ReadPublishedVersion(session, options.to);
  if (!to.ok()) return to.status();
  if (from->name() == to->name()) {
    return UsageError(session.Say({"Beide zijn dezelfde versie.", "Both are the same version."}));
  }
  PathMove move{*std::move(from), *std::move(to), {}};
  if (absl::Status read = ReadMaps(session, options, move); !read.ok()) return read;
  return move;
}

// All plans of the municipality that a version of a path is of.
absl::StatusOr<std::vector<v1::Plan>> ReadPlansOfVersion(Session& session,
                                                         const std::string& version) {
  v1::ListProgrammesRequest programmes_request;
  programmes_request.set_parent(std::string(Ancestor(kMunicipalityPattern, version)));
  const auto programmes =
      session.CallAllPages(&v1::ProgrammeService::Stub::ListProgrammes, programmes_request);
  if (!programmes.ok()) return programmes.status();
  std::vector<v1::Plan> plans;
  for (const v1::Programme& programme : programmes->programmes()) {
    v1::ListPlansRequest request;
    request.set_parent(programme.name());
    const auto response = session.CallAllPages(&v1::PlanService::Stub::ListPlans, request);
    if (!response.ok()) return response.status();
    plans.insert(plans.end(), response->plans().begin(), response->plans().end());
  }
  return plans;
}

absl::StatusOr<std::vector<v1::Plan>> PlansToMove(Session& session, const MigrateOptions& options,
                                                  const PathMove& move) {
  absl::StatusOr<std::vector<v1::Plan>> plans = std::vector<v1::Plan>();
  if (options.plan.empty()) {
    plans = ReadPlansOfVersion(session, move.from.name());
  } else {
    absl::StatusOr<v1::Plan> plan = ReadPlan(session, options.plan);
    if (!plan.ok()) return plan.status();
    plans->push_back(*std::move(plan));
  }
  if (!plans.ok()) return plans;
  plans->erase(std::remove_if(plans->begin(), plans->end(),
                              [&move](const v1::Plan& plan) {
                                return plan.state() != v1::Plan::RUNNING ||
                                       plan.path_version() != move.from.name();
                              }),
               plans->end());
  return plans;
}

MoveResult MoveOne(Session& session, const Batch& batch, const PathMove& move,
                   const v1::Plan& plan) {
  MoveResult result;
  result.plan = &plan;
  if (FindStage(move.to, plan.stage()) != nullptr) result.becomes = plan.stage();
  v1::MigratePlanRequest request;
  request.set_name(plan.name());
  request.set_path_version(move.to.name());
  request.set_etag(plan.etag());
  for (const v1::StageMapping& mapping : move.mapping) {
    if (mapping.from() == plan.stage()) result.becomes = mapping.to();
    *request.add_mapping() = mapping;
  }
  result.status = batch.Fill(plan.name(), request);
  if (result.status.ok()) {
    result.status = session.Call(&v1::PlanService::Stub::MigratePlan, request).status();
  }
  return result;
}

std::string MappedStageText(const v1::PathVersion& version, const std::string& id) {
  const v1::Stage* stage = FindStage(version, id);
  return stage == nullptr ? "-" : stage->display_name();
}

Tree ResultTree(const MoveResult& result) {
  return Batch::ResultTree("plan", result.plan->name(), result.status)
      .Set("stage", Tree::Text(result.plan->stage()))
      .Set("becomes", Tree::Text(result.becomes));
}

void ShowMoves(const Session& session, const Batch& batch, const PathMove& move,
               const std::vector<MoveResult>& results) {
  if (session.ForMachines()) {
    Tree list = Tree::List();
    for (const MoveResult& result : results) list.Add(ResultTree(result));
    return session.Show(list);
  }
  Table table(Headings(
      session.language(),
      {{"Plan", "Plan"}, {"Fase nu", "Stage now"}, {"Wordt", "Becomes"}, {"Uitslag", "Result"}}));
  for (const MoveResult& result : results) {
    table.Add({result.plan->title(), MappedStageText(move.from, result.plan->stage()),
               MappedStageText(move.to, result.becomes),
               batch.ResultText(session, result.status, {"gemigreerd", "migrated"})});
  }
  session.Print(table.ToString());
}

absl::Status Migrate(Session& session, const MigrateOptions& options) {
  const absl::StatusOr<PathMove> move = ReadMove(session, options);
  if (!move.ok()) return move.status();
  const absl::StatusOr<std::vector<v1::Plan>> plans = PlansToMove(session, options, *move);
  if (!plans.ok()) return plans.status();
  Batch batch(options.batch);
  std::vector<MoveResult> results;
  for (const v1::Plan& plan : *plans) {
    MoveResult result = MoveOne(session, batch, *move, plan);
    if (!batch.Take(result.status)) break;
    results.push_back(std::move(result));
  }
  if (plans->empty() && !session.ForMachines()) {
    session.Print(absl::Substitute(
        session.Say({"Er is geen lopend plan op $0.\n", "There is no running plan on $0.\n"}),
        VersionText(move->from)));
    return absl::OkStatus();
  }
  ShowMoves(session, batch, *move, results);
  if (!session.ForMachines()) {
    batch.TellSum(
        session, static_cast<int>(plans->size()),
        batch.IsDryRun() ? Wording{"mogelijk", "possible"} : Wording{"gemigreerd", "migrated"},
        {"niet", "not"});
  }
  return batch.End(session);
}

}  // namespace

void AddPathMigrateCommand(const CommandGroup& path) {
  auto options = std::make_shared<MigrateOptions>();
  const CommandSyntax command =
      path.Command("migrate",
                   {"Migreert lopende plannen naar een andere versie van een pad",
                    "Moves running plans to another version of a path"},
                   [options](Session& s) { return Migrate(s, *options); });
  command
      .Option(
          path.Say({"VAN", "FROM"}), options->from,
          path.Say({"versie waar de plannen op zijn: PAD@N", "version the plans are on: PATH@N"}))
      .Required();
  command
      .Option(path.Say({"NAAR", "TO"}), options->to,
              path.Say({"versie waar zij naar gaan: PAD@N", "version they move to: PATH@N"}))
      .Required();
  command
      .Option("--map", options->maps,
              path.Say({"wat een fase wordt die daar anders heet: OUD=NIEUW, zo vaak als nodig",
                        "what a stage becomes that is called otherwise there: OLD=NEW, "
                        "repeatable"}))
      .OneValueEach();
  command.Option("--plan", options->plan, path.Say({"alleen dit plan", "only this plan"}));
  AddBatchOptions(path, command, options->batch);
}

}  // namespace noordster::cli
