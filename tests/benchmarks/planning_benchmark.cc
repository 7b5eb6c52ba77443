// SPDX-License-Identifier: EUPL-1.2
// What it costs to plan 10,000 plans of eight stages over three years of meetings, on one core:
// both passes from nothing, and what one moved meeting costs after that.
#include <benchmark/benchmark.h>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "absl/time/civil_time.h"
#include "services/calendar/day_properties.h"
#include "services/planning/day_line.h"
#include "services/planning/living_schedule.h"
#include "services/planning/network.h"
#include "services/planning/passes.h"
#include "services/planning/problem.h"

namespace noordster::planning {
namespace {

constexpr int kPlans = 10'000;
constexpr int kStages = 8;
const absl::CivilDay kFirst(2022, 1, 1);
const absl::CivilDay kLast(2026, 12, 31);
constexpr Day kThreeYears = 3 * 365;

const DayLine& Days() {
  static const DayLine days(calendar::WorkingDays({kFirst, kLast}, {}));
  return days;
}

// Meetings with papers ten days before, moved to a working day.
MeetingRow EverySoManyDays(int between) {
  std::vector<MeetingRow::Meeting> meetings;
  const Day first = DayOf(kFirst) + 20;
  for (Day day = first; day < first + kThreeYears; day += between) {
    meetings.push_back({Days().Plus(day - 9, -1), day});
  }
  return MeetingRow(std::move(meetings));
}

// Eight stages, of which two are work: six bodies that meet every 7 to 28 days. Plans begin over
// two years, every second one waits for the board of another, and a council is asked of each.
Problem ManyPlans() {
  Problem problem;
  problem.today = DayOf(kFirst);
  for (const int between : {14, 28, 7, 14, 14, 21}) {
    problem.rows.push_back(EverySoManyDays(between));
  }
  for (int plan = 0; plan < kPlans; ++plan) {
    const int first = plan * kStages;
    for (int stage = 0; stage < kStages; ++stage) {
      Activity activity;
      if (stage == 1 || stage == 7) {
        activity.working_days = 15;
      } else {
        activity.row = stage < 1 ? 0 : stage - 1;
      }
      if (stage == 0) activity.not_before = problem.today + plan % 600;
      if (stage == 6) activity.no_later_than = problem.today + plan % 600 + 400;
      problem.activities.push_back(activity);
      if (stage == 0) continue;
      Link link;
      link.from = first + stage - 1;
      link.to = first + stage;
      link.is_path = true;
      problem.links.push_back(link);
    }
    if (plan % 2 == 0 || plan < 100) continue;
    Link link;
    link.from = first - 99 * kStages + 3;
    link.to = first + 3;
    link.kind = LinkKind::kFinishToFinish;
    link.unit = LagUnit::kWorkingDays;
    problem.links.push_back(link);
  }
  return problem;
}

void BothPasses(benchmark::State& state) {
  const Problem problem = ManyPlans();
  for (auto _ : state) {
    const Network network(problem);
    benchmark::DoNotOptimize(PlaceForward({problem, network, Days()}));
    benchmark::DoNotOptimize(PlaceBackward({problem, network, Days()}));
  }
  state.counters["activities"] = static_cast<double>(problem.activities.size());
}
BENCHMARK(BothPasses)->Unit(benchmark::kMillisecond);

void OneMovedMeeting(benchmark::State& state) {
  LivingSchedule schedule(ManyPlans(), Days());
  const MeetingRow before = schedule.problem().rows[2];
  std::vector<MeetingRow::Meeting> moved = before.meetings();
  const size_t middle = moved.size() / 2;
  moved[middle].day += 3;
  const MeetingRow after(std::move(moved));
  bool is_moved = false;
  int worked_out = 0;
  for (auto _ : state) {
    worked_out = schedule.ReplaceRow(2, is_moved ? before : after).worked_out;
    is_moved = !is_moved;
  }
  state.counters["worked_out"] = worked_out;
}
BENCHMARK(OneMovedMeeting)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace noordster::planning

BENCHMARK_MAIN();
