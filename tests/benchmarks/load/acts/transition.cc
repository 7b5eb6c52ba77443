// SPDX-License-Identifier: EUPL-1.2
// A guarded transition: the plan's etag is checked, its step closes, the next opens, two events are
// chained and made durable, and the plan comes back.
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "tests/benchmarks/load/ceiling/ceiling.h"
#include "tests/benchmarks/load/ceiling/ceiling_server.h"
#include "tests/benchmarks/load/ceiling/measure.h"
#include "tests/benchmarks/load/drive/closed_loop.h"
#include "tests/benchmarks/load/scenario.h"
#include "tests/benchmarks/load/store/filled_store.h"
#include "tests/benchmarks/load/subject/endless_plans.h"
#include "tests/benchmarks/load/subject/subject.h"

namespace noordster::bench {
namespace {

constexpr int kInFlight = 64;

void Measure(const Settings& settings, CeilingShape shape, const std::string& name,
             EndlessPlans& plans, int in_flight) {
  shape.plans = plans.count();
  Ceiling ceiling(shape);
  ClosedLoop commits(in_flight, [&ceiling](int slot, std::function<void()> done) {
    ceiling.Call(kCommit, slot, 0, std::move(done));
  });
  ClosedLoop moves = plans.LoopOf(in_flight);
  // Whatever is filled at first is filled.
  moves.RunFor(1);
  commits.RunFor(1);
  const Turns turns = TakeTurns([&] { return moves.RunFor(settings.seconds); },
                                [&] { return commits.RunFor(settings.seconds); });
  Figure figure = Compare({"transition", name, "1/s"}, turns.runs, turns.ceilings);
  figure.params = {{"in_flight", absl::StrCat(in_flight)},
                   {"plans", absl::StrCat(plans.count())},
                   {"shape", shape.ToString()}};
  settings.report(figure);
}

}  // namespace

void RunTransition(const Settings& settings) {
  CeilingShape shape;
  shape.acts = {MeasureMove()};
  if (settings.Wants("1") || settings.Wants("64") || settings.Wants("256")) {
    Subject subject;
    EndlessPlans plans(subject.address(), 10'000);
    for (const int in_flight : {1, kInFlight, 256}) {
      const std::string name = absl::StrCat(in_flight);
      if (settings.Wants(name)) Measure(settings, shape, name, plans, in_flight);
    }
  }
  if (settings.Wants("64@1M")) {
    Subject subject;
    EndlessPlans plans(subject.address(), 1'000'000);
    Measure(settings, shape, "64@1M", plans, kInFlight);
  }
  const std::string filled = absl::StrCat("64@", settings.filled->size_name());
  if (settings.Wants(filled)) {
    Subject subject(settings.filled->data());
    Measure(settings, shape, filled, settings.filled->plans(), kInFlight);
  }
}

}  // namespace noordster::bench
