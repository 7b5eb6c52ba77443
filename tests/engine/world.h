// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_ENGINE_WORLD_H_
#define NOORDSTER_TESTS_ENGINE_WORLD_H_

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "services/engine/command.h"
#include "services/engine/decide.h"
#include "services/engine/index_rows.h"
#include "services/engine/refusal.h"
#include "services/engine/state.h"

namespace noordster::engine {

// The path of World, to change before publishing.
noordster::internal::v1::PathVersion StandardPath();

// An index and an entry in it.
using IndexEntryOf = std::pair<Index, std::string>;

// The test language of the engine: given what happened, when a command comes, then these events or
// this refusal. Holds one municipality in memory and loads exactly what Needs asks for, so that a
// decision that reads more ends the test.
class World {
 public:
  // The municipality with a body of every kind, programme "p" with all of them, challenges "a" and
  // "b".
  World();

  // Decides without applying.
  absl::StatusOr<Decision> Try(Command command, const std::string& etag = "");

  // Decides and applies; the reason of requests is as set by WithReason. Ends the test on a
  // refusal.
  Decision Do(Command command);

  // Applies what was decided.
  void HappenAll(const Decision& decision);

  // Decides on a command that carries out a draft with that content, and applies when it may be.
  absl::StatusOr<Decision> CarryOut(const std::string& draft, const TextRef& content,
                                    Command command);

  // Publishes the path every test starts from as paths/path/versions/1 and starts plan "q" on it.
  // Stages: work (office; guards: version, document "budget", challenge, confirmed "sent"), consult
  // (partners), board (guards on remarks), college (guard on conditions), raad, delivery (guard on
  // consolidation).
  void StartPlan() { StartPlan(StandardPath()); }
  // The same on another path.
  void StartPlan(const noordster::internal::v1::PathVersion& path);

  // Takes the plan to the stage with favourable outcomes.
  void BringTo(const std::string& stage);

  // A command that records `outcome` at the open step as it should be.
  RecordOutcome Outcome(const std::string& outcome) const;

  // A condition that is met by a confirmation of the programme secretary.
  noordster::internal::v1::FollowUp Condition();

  // Freezes a version of the plan with documents of these roles; a later one changes the substance.
  FreezeVersion Version(const std::vector<std::string>& roles) const;

  const Record& Get(const std::string& name) const;
  bool Has(const std::string& name) const;
  // The plan everything below is about: "q" unless set.
  const noordster::internal::v1::Plan& plan() const { return Get(plan_).plan(); }
  void set_plan(const std::string& name) { plan_ = name; }
  // Opens a follow-up of this kind, whatever the stage.
  void OpenFollowUp(noordster::v1::FollowUp::Kind kind);
  // Pretends that the plan has had so many steps, the open one being the last.
  void SetSteps(int32_t steps);

  // An event that happened as it stands but for its number and time.
  void Replay(const Event& event) { Happen(event, event.header().resource()); }

  // Person "persons/{id}".
  void Register(const std::string& id);

  // Requests from now on come with a reason, or without.
  void WithReason(bool given) { with_reason_ = given; }
  void set_caller(const Caller& caller) { caller_ = caller; }
  Context& context() { return context_; }
  const std::vector<Event>& events() const { return events_; }
  // The index entries that stand, brought up to date with every change; a row that is added twice
  // or removed without being there fails the test.
  const std::set<IndexEntryOf>& index() const { return index_; }
  // The entries of all records as they are now.
  std::set<IndexEntryOf> IndexAnew() const;

  // A reference to a text that is nowhere, for commands that want one.
  TextRef Text();

  static constexpr char kPlan[] = "programmes/p/plans/q";

  // An id as long as one may be.
  static std::string LongId(char first) { return std::string(1, first) + std::string(62, 'x'); }
  // A text no longer than all are in a record.
  static TextRef LongText() {
    TextRef ref;
    ref.set_id(std::string(16, 'i'));
    ref.set_digest(std::string(32, 'd'));
    return ref;
  }

 private:
  Request MakeRequest(Command command, const std::string& etag);
  absl::StatusOr<Decision> TryRequest(const Request& request) const;
  void Happen(Event event, const std::string& resource);

  State whole_ = State::FromNothing();
  Caller caller_;
  Context context_;
  bool with_reason_ = false;
  int64_t requests_ = 0;
  int64_t texts_ = 0;
  std::vector<Event> events_;
  std::set<std::string> names_;
  std::set<IndexEntryOf> index_;
  std::string plan_ = kPlan;
};

// Adds a guard to a stage of a path.
noordster::internal::v1::Guard& AddGuard(noordster::internal::v1::PathVersion& path,
                                         const std::string& stage, noordster::v1::GuardKind kind,
                                         const std::string& subject = "");

// A body of this kind under this id.
Define BodyOfKind(const std::string& id, noordster::v1::BodyKind kind);

// The reasons of all blockers of a refusal, in order.
std::vector<noordster::v1::ErrorReason> BlockerReasons(const absl::Status& status);

}  // namespace noordster::engine

#endif  // NOORDSTER_TESTS_ENGINE_WORLD_H_
