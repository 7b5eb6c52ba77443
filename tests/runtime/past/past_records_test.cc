// SPDX-License-Identifier: EUPL-1.2
// What is read as of a moment is what a store that stopped there would answer.
#include "services/runtime/past_records.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/base/limits.h"
#include "services/base/municipal_day.h"
#include "services/calendar/date.h"
#include "services/engine/refusal.h"
#include "services/engine/worklist.h"
#include "storage/keys.h"
#include "storage/memory_store.h"
#include "tests/runtime/walk.h"
#include "tests/support/seed.h"

namespace noordster::runtime::past_records_test {
namespace {

namespace v1 = noordster::v1;
using engine::Index;
using engine::IndexEntry;
using noordster::internal::v1::Plan;

constexpr char kProgramme[] = "programmes/p";

// Everything that is answered about plans: records by the list they came in and their name.
using Answers = std::map<std::string, std::string>;

PlanFilter FilterBy(Index index, std::initializer_list<absl::string_view> parts,
                    std::function<bool(const Plan&)> holds) {
  return {index, {IndexEntry(parts), ""}, std::move(holds)};
}

std::map<std::string, PlanFilter> Filters() {
  std::map<std::string, PlanFilter> filters;
  filters["stage"] = FilterBy(Index::kPlanByStage, {kProgramme, "s1", ""},
                              [](const Plan& plan) { return plan.stage() == "s1"; });
  filters["body"] = FilterBy(Index::kPlanByBody, {kProgramme, "bodies/b4", ""},
                             [](const Plan& plan) { return plan.open_body() == "bodies/b4"; });
  filters["challenge"] = FilterBy(Index::kPlanByChallenge, {"programmes/p/challenges/c", ""},
                                  [](const Plan& plan) { return plan.challenges_size() > 0; });
  filters["blocked"] = FilterBy(Index::kBlockedPlan, {kProgramme, ""}, engine::IsBlocked);
  filters["due"] = FilterBy(Index::kPlanByDueDate, {kProgramme, ""},
                            [](const Plan& plan) { return !engine::DueDateOf(plan).empty(); });
  return filters;
}

void AddPage(const std::string& list, const absl::StatusOr<RecordPage>& page, Answers& answers) {
  ASSERT_TRUE(page.ok()) << list << ": " << page.status();
  for (const Record& record : page->items) {
    answers[absl::StrCat(list, " ", record.name())] = record.SerializeAsString();
  }
}

// Asks everything, as a reader of what stands or of a moment.
Answers Ask(const Queries& queries, const Reader& reader) {
  Answers answers;
  const absl::StatusOr<RecordPage> plans =
      queries.List(reader, Record::kPlan, kProgramme, {"", limits::kPageSizeMax});
  AddPage("plans", plans, answers);
  for (const auto& [name, filter] : Filters()) {
    AddPage(name, queries.ListPlans(reader, kProgramme, filter, "", limits::kPageSizeMax), answers);
  }
  for (const Record& plan : plans->items) {
    for (const auto kind :
         {Record::kPlanVersion, Record::kStep, Record::kDecision, Record::kFollowUp}) {
      std::string begin;
      do {
        const auto page = queries.List(reader, kind, plan.name(), {begin, limits::kPageSizeMax});
        AddPage("of plan", page, answers);
        begin = page->next;
      } while (!begin.empty());
    }
    const auto path = queries.GetOne(reader, plan.plan().path_version());
    EXPECT_TRUE(path.ok()) << path.status();
    answers[absl::StrCat("path ", plan.name())] = path->records[0]->SerializeAsString();
  }
  const auto programme = queries.GetOne(reader, kProgramme);
  EXPECT_TRUE(programme.ok()) << programme.status();
  // What it keeps of its parts is not in its own history, and nothing asks that of the past.
  Record alone = *programme->records[0];
  alone.mutable_programme()->clear_goals();
  alone.mutable_programme()->clear_assessments();
  alone.mutable_programme()->clear_holding_assessments();
  alone.mutable_programme()->clear_project_counts();
  answers["programme"] = alone.SerializeAsString();
  return answers;
}

// A municipality that stopped at a revision.
struct Stop {
  int64_t revision = 0;
  absl::Time time;
  Answers answers;
};

// A walk that was asked everything whenever it stopped.
class StoppedWalk {
 public:
  explicit StoppedWalk(uint64_t seed, int steps = 60) : queries_(store_, clock_) {
    Walk walk(seed, store_, clock_);
    walk.Begin();
    for (int step = 0; step < steps; ++step) {
      clock_.Advance(absl::Minutes(1));
      walk.Step();
      walk.Settle();
      const auto head = queries_.GetOne(LocalReader(), "");
      EXPECT_TRUE(head.ok());
      if (!stops_.empty() && stops_.back().revision == head->revision) continue;
      stops_.push_back({head->revision, clock_.Now(), Ask(queries_, LocalReader())});
    }
    clock_.Advance(absl::Minutes(1));
  }

  const std::vector<Stop>& stops() const { return stops_; }
  const Queries& queries() const { return queries_; }
  FakeClock& clock() { return clock_; }

  // When the municipality moved on from a stop.
  absl::Time EndOf(size_t stop) const {
    return stop + 1 < stops_.size() ? stops_[stop + 1].time : clock_.Now();
  }

  Reader ReaderOf(const v1::AsOf& as_of) const {
    Reader reader = LocalReader();
    const auto past = queries_.PastOf(reader, as_of);
    EXPECT_TRUE(past.ok()) << past.status() << " " << as_of.ShortDebugString();
    if (past.ok()) reader.past = *past;
    return reader;
  }

 private:
  storage::MemoryStore store_;
  FakeClock clock_;
  const Queries queries_;
  std::vector<Stop> stops_;
};

TEST(PastRecordsTest, AThousandRandomMomentsAreAnsweredAsByAStoreThatStoppedThere) {
  const uint64_t first_seed = noordster::testing::Seed();
  for (uint64_t seed = first_seed; seed < first_seed + 20; ++seed) {
    const StoppedWalk walk(seed);
    std::mt19937_64 random(seed);
    for (int i = 0; i < 50; ++i) {
      const size_t at = random() % walk.stops().size();
      const Stop& stop = walk.stops()[at];
      v1::AsOf as_of;
      if (random() % 2 == 0) {
        as_of.set_revision(stop.revision);
      } else {
        const double share = static_cast<double>(random() % 1000) / 1000;
        as_of.set_time(calendar::FormatTimestamp(stop.time + (walk.EndOf(at) - stop.time) * share));
      }
      const Reader reader = walk.ReaderOf(as_of);
      ASSERT_EQ(reader.past->moment().revision, stop.revision) << "seed " << seed;
      ASSERT_EQ(Ask(walk.queries(), reader), stop.answers)
          << "seed " << seed << ", " << as_of.ShortDebugString();
    }
  }
}

TEST(PastRecordsTest, ARevisionAmidstAnActIsTheEndOfIt) {
  const uint64_t seed = noordster::testing::Seed();
  const StoppedWalk walk(seed);
  const auto cause_of = [&walk](int64_t sequence) {
    const auto page = walk.queries().ListEvents(LocalReader(), "", storage::EventKey(sequence), 1);
    EXPECT_TRUE(page.ok());
    return page->items.empty() ? 0 : page->items[0].header().cause();
  };
  for (int64_t revision = 1; revision <= walk.stops().back().revision; ++revision) {
    int64_t end = revision;
    while (cause_of(end + 1) != 0) ++end;
    v1::AsOf as_of;
    as_of.set_revision(revision);
    EXPECT_EQ(walk.ReaderOf(as_of).past->moment().revision, end) << "seed " << seed;
  }
}

TEST(PastRecordsTest, ADayIsAskedAtItsEndInTheMunicipality) {
  StoppedWalk walk(noordster::testing::Seed());
  const absl::CivilDay day = base::MunicipalDay(walk.clock().Now());
  // Three days on, so that the day is over in every time zone.
  walk.clock().Advance(absl::Hours(72));
  v1::AsOf as_of;
  as_of.set_date(calendar::FormatDate(day));
  const Reader reader = walk.ReaderOf(as_of);
  EXPECT_EQ(reader.past->moment().revision, walk.stops().back().revision);
  EXPECT_EQ(reader.past->moment().day, day);
  EXPECT_EQ(walk.queries().Today(reader), day);
  // The instant before midnight, and midnight itself.
  EXPECT_EQ(base::MunicipalDay(base::MunicipalMidnight(day + 1) - absl::Microseconds(1)), day);
  EXPECT_EQ(base::MunicipalDay(base::MunicipalMidnight(day + 1)), day + 1);
  as_of.set_date(calendar::FormatDate(day - 400));
  const Reader before = walk.ReaderOf(as_of);
  EXPECT_EQ(before.past->moment().revision, 0);
  EXPECT_EQ(engine::ReasonOf(walk.queries().GetOne(before, kProgramme).status()),
            v1::RESOURCE_NOT_FOUND);
}

TEST(PastRecordsTest, WhatIsNoMomentOfThePastIsRefused) {
  const StoppedWalk walk(noordster::testing::Seed(), 5);
  const auto refusal_of = [&walk](const v1::AsOf& as_of) {
    return engine::ReasonOf(walk.queries().PastOf(LocalReader(), as_of).status());
  };
  v1::AsOf as_of;
  EXPECT_EQ(refusal_of(as_of), v1::INVALID_FIELD);
  as_of.set_revision(walk.stops().back().revision + 1);
  EXPECT_EQ(refusal_of(as_of), v1::INVALID_FIELD);
  as_of.set_date("2022-07-15");
  EXPECT_EQ(refusal_of(as_of), v1::INVALID_FIELD);
  as_of.Clear();
  as_of.set_time("2199-01-01T00:00:00Z");
  EXPECT_EQ(refusal_of(as_of), v1::INVALID_FIELD);
  as_of.Clear();
  as_of.set_date(calendar::FormatDate(walk.queries().Today(LocalReader())));
  EXPECT_EQ(refusal_of(as_of), v1::INVALID_FIELD);
  Reader elsewhere = LocalReader();
  elsewhere.municipality = "gm0001";
  as_of.Clear();
  as_of.set_revision(1);
  EXPECT_EQ(engine::ReasonOf(walk.queries().PastOf(elsewhere, as_of).status()),
            v1::RESOURCE_NOT_FOUND);
}

}  // namespace
}  // namespace noordster::runtime::past_records_test
