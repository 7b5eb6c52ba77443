// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_RUNTIME_PLANNING_PLANNED_TOWN_H_
#define NOORDSTER_TESTS_RUNTIME_PLANNING_PLANNED_TOWN_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "noordster/internal/v1/event.pb.h"
#include "services/runtime/partitions.h"
#include "services/runtime/planning/planner.h"
#include "services/runtime/queries.h"
#include "storage/store.h"
#include "tests/runtime/loop_driver.h"

namespace noordster::runtime {

// A municipality of which the planning is told: a board and a council that plans pass, each with a
// schedule, as a server keeps it. Store and clock outlive it.
class PlannedTown {
 public:
  // `confirmed`: an operator says that the clock is right.
  PlannedTown(storage::Store& store, const base::Clock& clock, bool confirmed = false);
  ~PlannedTown();

  // Makes municipality, bodies, schedules and path: papers for the board five working days before,
  // for the council eight days before.
  void Found();

  // Sends a request and waits for its answer.
  absl::StatusOr<Answer> Send(engine::Request request);
  // Likewise, and ends the test when it is refused.
  void Do(engine::Command command);

  // Puts a meeting of a body in its calendar; gives it an id of its day.
  void Meet(const std::string& body, absl::CivilDay day);
  void Move(const std::string& meeting, absl::CivilDay day);
  // Starts a plan that stands before the board.
  void Start(const std::string& plan);
  // Asks that the council comes to a plan by a day, and plans the board.
  void Ask(const std::string& plan, absl::CivilDay by, const std::string& board_edtf = "");

  // Works out what is told, and waits until everything that is due was told.
  void Settle();
  // Works out what is told.
  bool Plan() { return planner_.Work(); }

  Record Get(const std::string& name) const;
  absl::CivilDay today() const;
  const Queries& queries() const { return queries_; }
  EngineTime& time() { return partitions_->time(); }

  static constexpr char kBoard[] = "bodies/b4";
  static constexpr char kCouncil[] = "bodies/b1";

 private:
  storage::Store& store_;
  std::unique_ptr<Partitions> partitions_;
  Queries queries_;
  Planner planner_;
};

std::string PlanNamed(const std::string& id);
std::string MeetingOn(const std::string& body, absl::CivilDay day);

// All events of the municipality, oldest first.
std::vector<noordster::internal::v1::Event> EventsIn(const storage::Store& store);

}  // namespace noordster::runtime

#endif  // NOORDSTER_TESTS_RUNTIME_PLANNING_PLANNED_TOWN_H_
