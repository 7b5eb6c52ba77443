// SPDX-License-Identifier: EUPL-1.2
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/substitute.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/commands/plan/plan_reads.h"
#include "clients/cli/commands/planning/planning_reads.h"
#include "clients/cli/documents/whole_file.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/drawing/time_path_days.h"
#include "clients/cli/screen/drawing/time_path_drawing.h"
#include "clients/cli/screen/drawing/time_path_svg.h"
#include "noordster/v1/planning_service.grpc.pb.h"

namespace noordster::cli {
namespace {

using DrawnPlannings = v1::PlanningService::Stub;

struct DrawOptions {
  std::string plan;
  std::string baseline;
  std::string svg;
};

// What is drawn, as it was read.
struct DrawnAnswers {
  v1::GetTimePathResponse path;
  // Absent: there is nothing to plan any more.
  std::optional<v1::Planning> planning;
  // Absent: no baseline was named.
  std::optional<v1::CompareBaselineResponse> compared;
};

absl::StatusOr<DrawnAnswers> ReadDrawn(Session& session, const DrawOptions& options) {
  const absl::StatusOr<std::string> plan = session.Name(kPlanPattern, options.plan);
  if (!plan.ok()) return plan.status();
  DrawnAnswers answers;
  absl::StatusOr<v1::GetTimePathResponse> path = ReadTimePath(session, *plan);
  if (!path.ok()) return path.status();
  answers.path = *std::move(path);
  absl::StatusOr<std::optional<v1::Planning>> planning = ReadPlanning(session, *plan, "");
  if (!planning.ok()) return planning.status();
  answers.planning = *std::move(planning);
  if (options.baseline.empty()) return answers;
  v1::CompareBaselineRequest request;
  request.set_name(*plan);
  request.set_baseline(options.baseline);
  absl::StatusOr<v1::CompareBaselineResponse> compared =
      session.Call(&DrawnPlannings::CompareBaseline, request);
  if (!compared.ok()) return compared.status();
  answers.compared = *std::move(compared);
  return answers;
}

Tree TreeOf(const DrawnAnswers& answers, const std::string& file) {
  Tree tree = Tree::Object();
  tree.Set("timePath", Tree::Of(answers.path));
  if (answers.planning.has_value()) tree.Set("planning", Tree::Of(*answers.planning));
  if (answers.compared.has_value()) tree.Set("compared", Tree::Of(*answers.compared));
  if (!file.empty()) tree.Set("file", Tree::Text(file));
  return tree;
}

absl::Status DrawPlan(Session& session, const DrawOptions& options) {
  const absl::StatusOr<DrawnAnswers> answers = ReadDrawn(session, options);
  if (!answers.ok()) return answers.status();
  const DrawnTimePath drawn = DrawnTimePathOf(
      {answers->path, answers->planning.has_value() ? &*answers->planning : nullptr,
       answers->compared.has_value() ? &*answers->compared : nullptr, Session::Today()},
      session.language());
  const bool goes_to_file = !options.svg.empty();
  if (goes_to_file) {
    absl::Status written =
        WriteWholeFile(options.svg, TimePathSvg(drawn, session.language()), session.language());
    if (!written.ok()) return written;
  }
  if (session.ForMachines()) {
    session.Show(TreeOf(*answers, options.svg));
  } else if (goes_to_file) {
    session.Print(absl::Substitute(
        session.Say({"Tekening geschreven: $0.\n", "Drawing written: $0.\n"}), options.svg));
  } else {
    session.Print(TimePathDrawing(drawn, {session.language(), Session::ScreenWidth(), ""}));
  }
  return absl::OkStatus();
}

}  // namespace

void AddDrawCommand(const CommandGroup& planning) {
  auto options = std::make_shared<DrawOptions>();
  const CommandSyntax command =
      planning.Command("draw",
                       {"Tekent het tijdpad van een plan: per fase wat gepland is en wat werkelijk "
                        "was, over de maanden",
                        "Draws the time path of a plan: what is planned of each stage and what "
                        "really was, over the months"},
                       [options](Session& session) { return DrawPlan(session, *options); });
  command.Option("PLAN", options->plan, planning.Say({"het plan", "the plan"})).Required();
  command
      .Option("--baseline", options->baseline,
              planning.Say({"ook wat deze vastgelegde planning zegt",
                            "also what this planning says that was kept"}))
      .Shown("ID");
  command
      .Option("--svg", options->svg,
              planning.Say({"schrijft de tekening als SVG in dit bestand",
                            "writes the drawing to this file as SVG"}))
      .Shown(planning.Say({"BESTAND", "FILE"}));
}

}  // namespace noordster::cli
