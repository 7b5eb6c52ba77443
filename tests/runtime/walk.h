// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_RUNTIME_WALK_H_
#define NOORDSTER_TESTS_RUNTIME_WALK_H_

#include <cstdint>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "noordster/internal/v1/record.pb.h"
#include "services/engine/command.h"
#include "tests/runtime/loop_driver.h"

namespace noordster::runtime {

// How often a walk saw what it must see.
struct WalkCounts {
  // Events by the number of their field.
  std::map<int, int64_t> events;
  // Guards by kind that held, and that did not, when an outcome they apply to was asked for.
  std::map<int, int64_t> held;
  std::map<int, int64_t> unmet;
  int64_t accepted_events = 0;
  int64_t refusals = 0;
  int64_t replays = 0;
  int64_t restarts = 0;
  // Acts on several plans that were done.
  int64_t wide_acts = 0;

  void Add(const WalkCounts& other);
};

// A random walk: a municipality with random paths and plans, and random requests on it, most of
// them sensible, some of them sent together, sent again, or sent to a loop that has just started.
// The same seed gives the same requests. Ids of texts and requests are random all the same; no
// decision depends on them.
class Walk {
 public:
  // Store and clock outlive it.
  Walk(uint64_t seed, storage::Store& store, FakeClock& clock);

  // Never puts mandates in force, so that the local user can act afterwards.
  void LeaveMandatesOut() { enacts_mandates_ = false; }

  // Makes the municipality, a path and plans.
  void Begin();

  // Sends some random requests at once.
  void Step();

  // Waits until everything that is due was told, so that nothing happens by itself any more.
  void Settle();

  const WalkCounts& counts() const { return counts_; }

 private:
  bool Chance(int percent);
  int Below(int bound);
  // One of those that exist, or would be the first.
  std::string SomePlan();

  void Restart();
  void Send(std::vector<engine::Request> requests);
  void CountGuards(const engine::RecordOutcome& command, const absl::StatusOr<Answer>& answer);

  engine::Request Any();
  engine::Request Define();
  engine::Request DefinePerson(bool create);
  // Says how an aspect of the programme stands.
  engine::Request AssessProgramme();
  engine::Request PublishPath();
  engine::Request CreatePlan();
  engine::Request CreateNextPlan();
  engine::Request UpdatePlan();
  engine::Request Freeze(const Record& plan);
  // What a source says happened to a plan on its path.
  void TellPast(noordster::internal::v1::Plan& plan, std::vector<engine::NewText>& texts);
  engine::Request Migrate(const Record& plan);
  // The stage a plan is at, in `path`, which is read; null when it has ended.
  const noordster::internal::v1::Stage* StageOf(const Record& plan, Record& path);
  noordster::internal::v1::Outcome SomeOutcome(const noordster::internal::v1::Stage* stage);
  engine::RecordOutcome OutcomeOf(const Record& plan, std::vector<engine::NewText>& texts);
  engine::Request RecordOutcome(const Record& plan);
  engine::Request RecordSeveral();
  engine::Request HandIn(const Record& plan);
  noordster::internal::v1::FollowUp Condition(std::vector<engine::NewText>& texts);
  // Name of one of its decisions.
  std::string SomeDecision(const Record& plan);
  engine::Request Confirm(const Record& plan);
  engine::Request Correct(const Record& plan);
  engine::Request Reverse(const Record& plan);
  engine::Request Reconsider(const Record& plan);
  engine::Request Settle(const Record& plan);
  engine::Request Withdraw(const Record& plan);
  // Grants or revokes a mandate, or puts the mandates in force; before that the first person gets
  // all that it takes to go on.
  engine::Request ChangeMandates();
  engine::Request Grant(noordster::internal::v1::Mandate mandate, int person);
  // Prepares the grant of a mandate, approves one, takes that back, or carries it out.
  engine::Request ChangeDrafts();
  engine::Request ChangeSecrecy(const Record& plan);
  // Takes the latest recognition round of a plan further, or opens one.
  engine::Request ChangeRecognition(const Record& plan);
  engine::Request OpenRecognition(const Record& plan);
  engine::Request AnswerRound(const Record& round);
  engine::Request SendReactions(const Record& round);
  // Takes a meeting of the council or the executive further, or plans one.
  engine::Request ChangeMeetings();
  engine::Request PlanMeeting();
  engine::Request AfterMeeting(int number);
  engine::Request AskForItem(const std::string& meeting);
  engine::Request OpenMeeting(const std::string& name);
  engine::Request ChangeAgenda(const Record& meeting);
  engine::Request ChangePapers(const std::string& item);
  // Now and then makes a paper of an item public, and the item secret.
  void ChangePublicity(const std::string& item);
  // Imposes or lifts secrecy on an item or a paper of it.
  engine::Request ChangeItemSecrecy(const Record& item);
  engine::Request TreatItem(const Record& meeting);
  // Name of one of its items, or of what would be the first.
  std::string SomeItem(const Record& meeting);
  // Adds something that is to be done for the council or the executive, or takes it further.
  engine::Request ChangeActions();
  engine::Request AddAction();
  std::string SomeOwner();
  std::string LatestItemOfCouncil();
  // That it goes back to some decision.
  void AddRelation(engine::RecordOutcome& command);

  // Makes a proposal, or takes one further: points and plans of it are decided on.
  engine::Request ChangeProposals();
  engine::Request MakeProposal(const std::string& plan);
  engine::Request UpdateProposal(const Record& proposal);
  engine::Request InitialProposal(const Record& proposal);
  engine::Request DecidePoint(const Record& proposal, const std::string& point);
  engine::Request ConfirmPoint(const Record& proposal, const std::string& point);
  engine::Request DatePoint(const Record& proposal, const std::string& point);
  engine::Request DecidePlanOfProposal(const Record& plan);
  std::string SomeProposal();
  // Registers calendars and schedules of the board and the council, or changes some.
  engine::Request ChangeCalendars();
  // Keeps a planning of a plan, or tells what the server itself would tell of one.
  engine::Request ChangePlanning(const Record& plan);
  engine::Request MakeForecast(const Record& plan);
  engine::Request DefineCalendar();
  engine::Request DefineSchedule();
  // Registers a goal, partner, covenant or area, signs the covenant, or takes a project or an
  // indicator further.
  engine::Request ChangeProgramme();
  // Registers a covenant, partner or area that is not there.
  void Register(const std::string& name);
  engine::Request DefineInProgramme();
  engine::Request ChangeProjects();
  engine::Request ChangeIndicators();
  engine::Request PrepareDraft();
  engine::Request Approve(const std::string& draft);
  static void SetCaller(absl::string_view person, engine::Request& request);
  // Once mandates are in force mostly who may do everything, for who is not chosen yet.
  void ChooseCaller(engine::Request& request);

  std::mt19937_64 random_;
  storage::Store& store_;
  FakeClock& clock_;
  std::unique_ptr<LoopDriver> driver_;
  // Requests to repeat.
  std::vector<engine::Request> sent_;
  int persons_ = 0;
  int plans_ = 0;
  int mandates_ = 0;
  int meetings_ = 0;
  int actions_ = 0;
  int proposals_ = 0;
  bool enacts_mandates_ = true;
  // What the drafts are of, by their names.
  std::map<std::string, engine::GrantMandate> drafts_;
  int64_t day_ = 0;
  int64_t seen_ = 0;
  WalkCounts counts_;
};

}  // namespace noordster::runtime

#endif  // NOORDSTER_TESTS_RUNTIME_WALK_H_
