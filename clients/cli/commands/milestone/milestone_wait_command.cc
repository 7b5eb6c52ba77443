// SPDX-License-Identifier: EUPL-1.2
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/substitute.h"
#include "absl/synchronization/notification.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/commands/milestone/interruptions.h"
#include "clients/cli/commands/milestone/milestone_lines.h"
#include "clients/cli/fault.h"
#include "clients/cli/resource_name.h"
#include "clients/cpp/noordster/milestone_subscriber.h"

namespace noordster::cli {
namespace {

// Waits as long as it takes unless it was typed how long.
constexpr absl::Duration kForever = absl::InfiniteDuration();

struct WaitOptions {
  std::string plan;
  std::vector<std::string> stages;
  std::vector<std::string> outcomes;
  bool has_ended = false;
};

// The first condition that came true, and by what.
struct Fired {
  // As it was typed: "--stage raad".
  std::string condition;
  // The milestone; absent when it was so already.
  std::optional<v1::Milestone> milestone;
};

std::optional<Fired> FiredBy(const v1::PlanState& state, const WaitOptions& options) {
  const v1::Plan& plan = state.plan();
  if (absl::c_linear_search(options.stages, plan.stage())) {
    return Fired{absl::StrCat("--stage ", plan.stage()), std::nullopt};
  }
  if (options.has_ended && plan.state() > v1::Plan::RUNNING) return Fired{"--ended", std::nullopt};
  return std::nullopt;
}

std::optional<Fired> FiredBy(const v1::Milestone& milestone, const WaitOptions& options) {
  if (milestone.kind() == v1::Milestone::STAGE_REACHED &&
      absl::c_linear_search(options.stages, milestone.stage())) {
    return Fired{absl::StrCat("--stage ", milestone.stage()), milestone};
  }
  const bool is_outcome = milestone.kind() == v1::Milestone::OUTCOME_RECORDED ||
                          milestone.kind() == v1::Milestone::OUTCOME_DISCLOSED;
  if (is_outcome && absl::c_linear_search(options.outcomes, milestone.outcome())) {
    return Fired{absl::StrCat("--outcome ", milestone.outcome()), milestone};
  }
  if (options.has_ended && milestone.kind() == v1::Milestone::PLAN_ENDED) {
    return Fired{"--ended", milestone};
  }
  return std::nullopt;
}

std::optional<Fired> FiredBy(const v1::SubscribeResponse& message, const WaitOptions& options) {
  for (const v1::PlanState& state : message.state().plans()) {
    if (std::optional<Fired> fired = FiredBy(state, options); fired.has_value()) return fired;
  }
  for (const v1::Milestone& milestone : message.batch().milestones()) {
    if (std::optional<Fired> fired = FiredBy(milestone, options); fired.has_value()) return fired;
  }
  return std::nullopt;
}

// Whether a message tells anything of the plan that is waited for.
bool TellsOfPlan(const v1::SubscribeResponse& message) {
  return !message.state().plans().empty() || !message.batch().milestones().empty();
}

absl::Status NoPlan(const Session& session, const std::string& plan) {
  return absl::NotFoundError(absl::Substitute(
      session.Say({"Er is geen plan '$0'; noordster plan list toont wat er is.",
                   "There is no plan '$0'; noordster plan list shows what there is."}),
      plan));
}

void ShowFired(const Session& session, const Fired& fired) {
  if (session.ForMachines()) {
    Tree tree = Tree::Object();
    tree.Set("condition", Tree::Text(fired.condition));
    if (fired.milestone.has_value()) tree.Set("milestone", Tree::Of(*fired.milestone));
    return session.Show(tree);
  }
  session.Print(
      absl::StrCat(fired.condition, ": ",
                   fired.milestone.has_value()
                       ? MilestoneLine(*fired.milestone, session.language())
                       : std::string(session.Say({"dat is al zo\n", "it is so already\n"}))));
}

// Stops a subscriber after some time, unless it ended before.
class Alarm {
 public:
  Alarm(MilestoneSubscriber& subscriber, absl::Duration after)
      : thread_([this, &subscriber, after] {
          if (!ended_.WaitForNotificationWithTimeout(after)) subscriber.Stop();
        }) {}
  ~Alarm() {
    ended_.Notify();
    thread_.join();
  }

 private:
  absl::Notification ended_;
  std::thread thread_;
};

absl::Status Wait(Session& session, const WaitOptions& options) {
  if (options.stages.empty() && options.outcomes.empty() && !options.has_ended) {
    return UsageError(session.Say({"Waarop? Kies --stage, --outcome of --ended.",
                                   "For what? Choose --stage, --outcome or --ended."}));
  }
  const absl::StatusOr<std::string> plan = session.Name(kPlanPattern, options.plan);
  if (!plan.ok()) return plan.status();
  const absl::StatusOr<std::string> municipality = session.Municipality();
  if (!municipality.ok()) return municipality.status();
  const absl::StatusOr<Client*> client = session.Connected();
  if (!client.ok()) return client.status();
  v1::SubscribeRequest request;
  request.set_parent(*municipality);
  request.mutable_filter()->add_plans(*plan);
  request.set_include_current_state(true);
  std::optional<Fired> fired;
  bool is_there = false;
  MilestoneSubscriber* running = nullptr;
  MilestoneHandler handler;
  handler.on_message = [&](const v1::SubscribeResponse& message) {
    if (!fired.has_value()) fired = FiredBy(message, options);
    if (fired.has_value()) running->Stop();
    is_there = is_there || TellsOfPlan(message);
    // By then all that can be seen was told.
    if (message.has_caught_up() && !is_there) return NoPlan(session, options.plan);
    return absl::OkStatus();
  };
  Interruptions interruptions;
  handler.on_cursor = [&](const std::string&) { interruptions.Heard(); };
  handler.on_interruption = [&](const absl::Status& why, absl::Duration wait) {
    interruptions.Broke(why, wait);
  };
  MilestoneSubscriber subscriber(**client, std::move(request), std::move(handler));
  running = &subscriber;
  absl::Status ended;
  {
    const Alarm alarm(subscriber, session.WaitsAtMost().value_or(kForever));
    ended = subscriber.Run();
  }
  if (!ended.ok()) return ended;
  if (!fired.has_value()) {
    // It may have happened: nobody was there to tell.
    if (!interruptions.why().ok()) return interruptions.why();
    return TimeIsUp(
        absl::Substitute(session.Say({"Dit gebeurde niet in de tijd die --timeout gaf: $0",
                                      "This did not happen in the time that --timeout gave: $0"}),
                         options.plan));
  }
  ShowFired(session, *fired);
  return absl::OkStatus();
}

}  // namespace

void AddMilestoneWaitCommand(const CommandGroup& milestone) {
  auto options = std::make_shared<WaitOptions>();
  const CommandSyntax command = milestone.Command(
      "wait",
      {"Wacht tot een plan ergens is; zegt welke voorwaarde het eerst uitkwam (--timeout: hoe "
       "lang)",
       "Waits until a plan is somewhere; says which condition came true first (--timeout: how "
       "long)"},
      [options](Session& s) { return Wait(s, *options); });
  command.Option("PLAN", options->plan, milestone.Say({"zoals jeugd", "as jeugd"})).Required();
  command
      .Option("--stage", options->stages,
              milestone.Say({"het is of komt in deze fase; vaker mag",
                             "it is at or comes to this stage; repeatable"}))
      .OneValueEach()
      .Shown(milestone.Say({"FASE", "STAGE"}));
  command
      .Option("--outcome", options->outcomes,
              milestone.Say({"een gremium komt van nu af tot deze uitkomst; vaker mag",
                             "a body comes to this outcome from now on; repeatable"}))
      .OneValueEach()
      .Shown(milestone.Say({"UITKOMST", "OUTCOME"}));
  command.Flag("--ended", options->has_ended, milestone.Say({"het is geëindigd", "it has ended"}));
}

}  // namespace noordster::cli
