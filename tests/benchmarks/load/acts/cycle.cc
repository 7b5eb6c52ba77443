// SPDX-License-Identifier: EUPL-1.2
// A whole cycle: a plan of the shipped programme from its creation to its adoption by the council,
// one act after the other.
#include <atomic>
#include <functional>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "tests/benchmarks/load/ceiling/ceiling.h"
#include "tests/benchmarks/load/ceiling/ceiling_server.h"
#include "tests/benchmarks/load/ceiling/measure.h"
#include "tests/benchmarks/load/drive/closed_loop.h"
#include "tests/benchmarks/load/scenario.h"
#include "tests/benchmarks/load/subject/shipped_programme.h"
#include "tests/benchmarks/load/subject/subject.h"

namespace noordster::bench {
namespace {

// Commits the acts of a shape from number `act` on, one after the other.
class CommitsInTurn {
 public:
  CommitsInTurn(Ceiling& ceiling, size_t acts) : ceiling_(ceiling), acts_(acts) {}

  void Do(int slot, size_t act, std::function<void()> done) {
    if (act == acts_) {
      done();
      return;
    }
    ceiling_.Call(kCommit, slot, act,
                  [this, slot, act, done = std::move(done)] { Do(slot, act + 1, done); });
  }

 private:
  Ceiling& ceiling_;
  const size_t acts_;
};

}  // namespace

void RunCycle(const Settings& settings) {
  CeilingShape shape;
  shape.acts = MeasureWayToCouncil();
  Subject subject;
  ShippedProgramme programme(subject.address());
  Ceiling ceiling(shape);
  CommitsInTurn commits_in_turn(ceiling, shape.acts.size());
  std::atomic<int> created{0};
  for (const int in_flight : {1, 64}) {
    const std::string name = absl::StrCat(in_flight);
    if (!settings.Wants(name)) continue;
    ClosedLoop cycles(in_flight, [&](int slot, std::function<void()> done) {
      programme.Do(slot, ShippedProgramme::WayToCouncil(absl::StrCat("plan-", created++)),
                   std::move(done));
    });
    ClosedLoop commits(in_flight, [&](int slot, std::function<void()> done) {
      commits_in_turn.Do(slot, 0, std::move(done));
    });
    const Turns turns = TakeTurns([&] { return cycles.RunFor(settings.seconds); },
                                  [&] { return commits.RunFor(settings.seconds); });
    Figure figure = Compare({"cycle", name, "1/s"}, turns.runs, turns.ceilings);
    figure.params = {{"in_flight", name},
                     {"acts", absl::StrCat(shape.acts.size())},
                     {"shape", shape.ToString()}};
    settings.report(figure);
  }
}

}  // namespace noordster::bench
