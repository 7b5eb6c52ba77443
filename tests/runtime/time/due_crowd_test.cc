// SPDX-License-Identifier: EUPL-1.2
// Many days that come at once: told in batches, with commands between them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "storage/memory_store.h"
#include "tests/runtime/planning/planned_town.h"
#include "tests/support/sweep.h"

namespace noordster::runtime::due_crowd_test {
namespace {

namespace v1 = noordster::v1;

// So many are told before a command that waits is looked at.
constexpr int64_t kLookMost = 64;

engine::Request ActionDue(int number, const std::string& due) {
  engine::AddAction add;
  std::vector<engine::NewText> texts;
  add.name = absl::StrCat(PlannedTown::kBoard, "/actions/a", number);
  add.action.set_kind(v1::Action::ACTION_POINT);
  *add.action.mutable_text() = AddText("action", texts);
  add.action.set_made_date("2022-05-02");
  add.action.set_due_date(due);
  return WithTexts(MakeRequest(std::move(add)), std::move(texts));
}

TEST(DueCrowdTest, AllAreToldOnceAndACommandPassesBetweenThem) {
  const int count = testing::FullSweep() ? 100'000 : 2'000;
  storage::MemoryStore store;
  FakeClock clock(absl::FromCivil(absl::CivilSecond(2022, 5, 2, 10, 0, 0), absl::UTCTimeZone()));
  PlannedTown town(store, clock);
  town.Found();
  for (int i = 0; i < count; ++i) {
    const absl::StatusOr<Answer> answer = town.Send(ActionDue(i, "2022-05-16"));
    ASSERT_TRUE(answer.ok()) << answer.status();
  }
  const auto revision = [&store] { return store.Get(kMunicipality, {})->head.sequence; };
  const int64_t before = revision();
  // The loop sleeps until the command wakes it, and then finds all of them due.
  clock.Advance(absl::Hours(24 * 14));
  const absl::StatusOr<Answer> answer = town.Send(MakeRequest(Person(1)));
  ASSERT_TRUE(answer.ok()) << answer.status();
  EXPECT_LE(answer->revision, before + kLookMost + 1);
  for (int person = 2; revision() < before + count + person - 1; ++person) {
    ASSERT_LT(person, count);
    town.Do(Person(person));
  }
  std::set<std::string> told;
  for (const auto& event : EventsIn(store)) {
    if (!event.has_moment_came()) continue;
    EXPECT_TRUE(told.insert(event.moment_came().resource()).second);
  }
  EXPECT_EQ(told.size(), static_cast<size_t>(count));
}

}  // namespace
}  // namespace noordster::runtime::due_crowd_test
