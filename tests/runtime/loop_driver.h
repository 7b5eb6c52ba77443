// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_RUNTIME_LOOP_DRIVER_H_
#define NOORDSTER_TESTS_RUNTIME_LOOP_DRIVER_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/engine/command.h"
#include "services/runtime/command_loop.h"
#include "services/runtime/queries.h"
#include "storage/store.h"
#include "tests/support/fake_clock.h"

namespace noordster::runtime {

using noordster::testing::FakeClock;

inline constexpr char kMunicipality[] = "gm1916";

// A request by the trusted local user with a new request id and a reason.
engine::Request MakeRequest(engine::Command command, const std::string& request_id = "");

// Adds texts made for a command to its request.
engine::Request WithTexts(engine::Request request, std::vector<engine::NewText> texts);

// A text and its row, added to the request's texts.
engine::TextRef AddText(const std::string& text, std::vector<engine::NewText>& texts);

// How many records wait for a day up to this one that was not told.
size_t DaysDue(const storage::Store& store, absl::CivilDay today);

// Registers person `number`.
engine::Define Person(int number);

// Drives one command loop as its callers would, one request at a time. Store and clock outlive it.
class LoopDriver {
 public:
  // Starts a loop; ends the test when that fails.
  LoopDriver(storage::Store& store, const base::Clock& clock);

  // Sends a request and waits for its answer.
  absl::StatusOr<Answer> Send(engine::Request request);
  absl::StatusOr<Answer> Send(engine::Command command) {
    return Send(MakeRequest(std::move(command)));
  }

  // Sends all at once, so that they share commits, and waits for all answers.
  std::vector<absl::StatusOr<Answer>> SendAll(std::vector<engine::Request> requests);

  // Sends FoundationRequests, one after the other; ends the test when one is not done.
  void SendFoundation();

  // The record, or one without a name when there is none.
  Record Get(const std::string& name) const;

  int64_t revision() const;
  CommandLoop& loop() { return *loop_; }
  EngineTime& time() { return time_; }
  const Queries& queries() const { return queries_; }

 private:
  storage::Store& store_;
  EngineTime time_;
  Queries queries_;
  std::unique_ptr<CommandLoop> loop_;
};

// The reader everything is shown to.
Reader LocalReader();

// The requests that make a municipality with a body of every kind, programme "p" and challenge "c".
std::vector<engine::Request> FoundationRequests();

// Then "paths/path": plans stand before the board, which can leave them untreated without end.
engine::PublishPath EndlessPath();

}  // namespace noordster::runtime

#endif  // NOORDSTER_TESTS_RUNTIME_LOOP_DRIVER_H_
