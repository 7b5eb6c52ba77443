// SPDX-License-Identifier: EUPL-1.2
#include "services/runtime/queries.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/engine/refusal.h"
#include "storage/memory_store.h"
#include "tests/engine/authorization/reader_sight.h"
#include "tests/runtime/loop_driver.h"

namespace noordster::runtime::queries_test {
namespace {

namespace v1 = noordster::v1;

class QueriesTest : public ::testing::Test {
 protected:
  QueriesTest() : driver_(store_, clock_) { driver_.SendFoundation(); }

  storage::MemoryStore store_;
  FakeClock clock_;
  LoopDriver driver_;
};

TEST_F(QueriesTest, PagesWalkEveryRecordOnceInOrder) {
  for (const int page_size : {1, 2, 3, 100}) {
    std::vector<std::string> names;
    std::string begin;
    do {
      const auto page =
          driver_.queries().List(LocalReader(), Record::kBody, "", {begin, page_size});
      ASSERT_TRUE(page.ok()) << page.status();
      EXPECT_LE(page->items.size(), static_cast<size_t>(page_size));
      for (const Record& record : page->items) names.push_back(record.name());
      begin = page->next;
    } while (!begin.empty());
    EXPECT_EQ(names.size(), 6u);
    EXPECT_TRUE(std::is_sorted(names.begin(), names.end()));
  }
}

TEST_F(QueriesTest, APositionOutsideTheListStaysInside) {
  const auto page = driver_.queries().List(LocalReader(), Record::kBody, "", {"\xff", 10});
  ASSERT_TRUE(page.ok());
  EXPECT_TRUE(page->items.empty());
}

TEST_F(QueriesTest, WhatDoesNotExistIsNotFound) {
  EXPECT_EQ(engine::ReasonOf(driver_.queries().GetOne(LocalReader(), "bodies/none").status()),
            v1::RESOURCE_NOT_FOUND);
  Reader elsewhere = LocalReader();
  elsewhere.municipality = "gm0001";
  EXPECT_EQ(engine::ReasonOf(driver_.queries().GetOne(elsewhere, "").status()),
            v1::RESOURCE_NOT_FOUND);
  EXPECT_EQ(engine::ReasonOf(driver_.queries()
                                 .List(LocalReader(), Record::kPlan, "programmes/none", {"", 10})
                                 .status()),
            v1::RESOURCE_NOT_FOUND);
}

TEST_F(QueriesTest, ARevisionThatIsNotReachedIsUnavailable) {
  Reader reader = LocalReader();
  reader.at_least_revision = driver_.revision();
  EXPECT_TRUE(driver_.queries().GetOne(reader, "bodies/b1").ok());
  reader.at_least_revision = driver_.revision() + 1;
  const absl::Status refused = driver_.queries().GetOne(reader, "bodies/b1").status();
  EXPECT_EQ(refused.code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(engine::ReasonOf(refused), v1::REVISION_NOT_REACHED);
}

TEST_F(QueriesTest, WhatACallerMayNotSeeIsAsIfItDidNotExist) {
  ASSERT_TRUE(driver_.Send(Person(1)).ok());
  const absl::StatusOr<Reader> stranger =
      driver_.queries().ReaderOf(engine::Caller(), kMunicipality);
  ASSERT_TRUE(stranger.ok());
  EXPECT_TRUE(driver_.queries().GetOne(*stranger, "bodies/b1").ok());
  EXPECT_TRUE(driver_.queries().GetOne(LocalReader(), "persons/1").ok());
  EXPECT_EQ(engine::ReasonOf(driver_.queries().GetOne(*stranger, "persons/1").status()),
            v1::RESOURCE_NOT_FOUND);
}

TEST_F(QueriesTest, APageOfAllProgrammesDoesNotEndAtWhatIsHiddenInOne) {
  for (const char* id : {"a", "b-hidden", "c", "d-hidden", "e"}) {
    engine::CreateProject create;
    create.name = absl::StrCat("programmes/p/projects/", id);
    create.project.set_state(v1::Project::PLANNED);
    create.audience = absl::StrContains(id, "hidden") ? v1::ADMINISTRATION : v1::PUBLIC;
    ASSERT_TRUE(driver_.Send(create).ok());
  }
  Reader reader = LocalReader();
  reader.sight = engine::SightBy("", {v1::Mandate::READ_ADMINISTRATION});
  ASSERT_TRUE(reader.sight.SeesAllOf("")) << "the registers";
  for (const int page_size : {1, 2, 3, 100}) {
    std::vector<std::string> names;
    std::string begin;
    do {
      const auto page = driver_.queries().List(reader, Record::kProject, "", {begin, page_size});
      ASSERT_TRUE(page.ok()) << page.status();
      for (const Record& record : page->items) names.push_back(record.name());
      EXPECT_FALSE(absl::StrContains(page->next, "hidden")) << page_size;
      begin = page->next;
    } while (!begin.empty());
    EXPECT_EQ(names, std::vector<std::string>({"programmes/p/projects/a", "programmes/p/projects/c",
                                               "programmes/p/projects/e"}));
  }
}

TEST_F(QueriesTest, APageReadsSoManyRowsAndDoesNotTellWhereItEndsAmongThoseThatAreHidden) {
  const auto create = [](const std::string& id, v1::Audience audience) {
    engine::CreateProject project;
    project.name = absl::StrCat("programmes/p/projects/", id);
    project.project.set_state(v1::Project::PLANNED);
    project.audience = audience;
    return MakeRequest(std::move(project));
  };
  for (int thousand = 0; thousand < 10; ++thousand) {
    std::vector<engine::Request> requests;
    for (int i = 0; i < 1000; ++i) {
      requests.push_back(create(absl::StrCat("m-geheim", thousand, "-", i), v1::ADMINISTRATION));
    }
    for (const auto& answer : driver_.SendAll(std::move(requests))) ASSERT_TRUE(answer.ok());
  }
  ASSERT_TRUE(driver_.Send(create("a", v1::PUBLIC)).ok());
  ASSERT_TRUE(driver_.Send(create("z", v1::PUBLIC)).ok());
  Reader reader = LocalReader();
  reader.sight = engine::Sight();
  for (const char* parent : {"", "programmes/p"}) {
    std::vector<std::string> names;
    int pages = 0;
    PageFrom from{"", 10, 1500};
    do {
      const auto page = driver_.queries().List(reader, Record::kProject, parent, from);
      ASSERT_TRUE(page.ok()) << page.status();
      EXPECT_LE(page->rows, 1500);
      for (const Record& record : page->items) names.push_back(record.name());
      EXPECT_FALSE(absl::StrContains(page->next, "geheim"));
      from.begin = page->next;
      ASSERT_LT(++pages, 100);
    } while (!from.begin.empty());
    EXPECT_EQ(pages, 7) << "of 10002 rows";
    EXPECT_EQ(names,
              std::vector<std::string>({"programmes/p/projects/a", "programmes/p/projects/z"}));
  }
}

TEST_F(QueriesTest, ASealedPositionOutlivesTheServerAndIsRefusedWhenDamaged) {
  const auto page = driver_.queries().List(LocalReader(), Record::kBody, "", {"", 10, 2});
  ASSERT_TRUE(page.ok());
  ASSERT_EQ(page->items.size(), 2u);
  EXPECT_TRUE(Queries(store_, clock_).List(LocalReader(), Record::kBody, "", {page->next, 10}).ok())
      << "the server was started again";
  std::string damaged = page->next;
  damaged.back() = static_cast<char>(damaged.back() ^ 1);
  const absl::Status refused =
      driver_.queries().List(LocalReader(), Record::kBody, "", {damaged, 10}).status();
  EXPECT_EQ(refused.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(engine::ReasonOf(refused), v1::PAGE_TOKEN_INVALID);
}

TEST_F(QueriesTest, TheHistoryOfAResourceHoldsItsEventsAlone) {
  const auto all = driver_.queries().ListEvents(LocalReader(), "", "", 100);
  ASSERT_TRUE(all.ok());
  EXPECT_EQ(all->items.size(), 9u);
  const auto one = driver_.queries().ListEvents(LocalReader(), "bodies/b1", "", 100);
  ASSERT_TRUE(one.ok());
  ASSERT_EQ(one->items.size(), 1u);
  EXPECT_EQ(one->items[0].defined().record().name(), "bodies/b1");
}

}  // namespace
}  // namespace noordster::runtime::queries_test
