// SPDX-License-Identifier: EUPL-1.2
// How many projects stand how, and for whom they are meant, is in the record of their programme.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "tests/engine/programme/programme_world.h"
#include "tests/support/seed.h"

namespace noordster::engine::project_counts_test {
namespace {

namespace v1 = noordster::v1;
using Project = v1::Project;
// By state and audience.
using Counts = std::map<std::pair<int, int>, int>;

constexpr int kProjectsMax = 6;
constexpr char kDay[] = "2023-02-01";

std::string NameOf(int number) { return InProgramme(absl::StrCat("projects/p", number)); }

// As the record of the programme has them, which are in order and never none.
Counts Kept(const World& world) {
  Counts counts;
  std::pair<int, int> last;
  for (const auto& count : world.Get("programmes/p").programme().project_counts()) {
    const std::pair<int, int> key(count.state(), count.audience());
    EXPECT_LT(last, key);
    EXPECT_GT(count.count(), 0);
    counts[key] = count.count();
    last = key;
  }
  return counts;
}

Counts CountedAnew(const World& world) {
  Counts counts;
  for (int number = 0; number < kProjectsMax; ++number) {
    if (!world.Has(NameOf(number))) continue;
    const Record& record = world.Get(NameOf(number));
    ++counts[{record.project().state(), record.audience()}];
  }
  return counts;
}

TEST(ProjectCountsTest, AfterAnyActsTheyAreThoseOfTheProjects) {
  std::mt19937 random(noordster::testing::Seed());
  const auto below = [&random](int bound) {
    return std::uniform_int_distribution<int>(0, bound - 1)(random);
  };
  World world;
  world.WithReason(true);
  int done = 0;
  for (int act = 0; act < 600; ++act) {
    const std::string name = NameOf(below(kProjectsMax));
    const auto state = static_cast<Project::State>(1 + below(Project::State_MAX));
    const auto audience = static_cast<v1::Audience>(below(4));
    CreateProject create;
    create.name = name;
    create.project.set_state(state);
    create.audience = audience;
    UpdateProject update;
    update.name = name;
    update.audience = audience;
    const Command command = below(4) == 0   ? Command(create)
                            : below(2) == 0 ? Command(update)
                                            : Command(TurnProject{name, state, kDay});
    if (!world.Try(command).ok()) continue;
    world.Do(command);
    ++done;
    ASSERT_EQ(Kept(world), CountedAnew(world)) << act;
  }
  EXPECT_GT(done, 50);
}

TEST(ProjectCountsTest, AChangeThatIsForTheSameAudienceLeavesTheProgrammeAlone) {
  World world;
  CreateProject create;
  create.name = NameOf(1);
  create.project.set_state(Project::RUNNING);
  create.audience = v1::PUBLIC;
  const int64_t before = world.Get("programmes/p").revision();
  world.Do(create);
  EXPECT_EQ(Kept(world), Counts({{{Project::RUNNING, v1::PUBLIC}, 1}}));
  UpdateProject update;
  update.name = NameOf(1);
  update.audience = v1::PUBLIC;
  world.Do(update);
  EXPECT_EQ(Kept(world), Counts({{{Project::RUNNING, v1::PUBLIC}, 1}}));
  update.audience = v1::PARTNERS;
  world.Do(update);
  EXPECT_EQ(Kept(world), Counts({{{Project::RUNNING, v1::PARTNERS}, 1}}));
  EXPECT_EQ(world.Get("programmes/p").revision(), before) << "nobody changed it";
}

}  // namespace
}  // namespace noordster::engine::project_counts_test
