// SPDX-License-Identifier: EUPL-1.2
// What was public of a meeting on which day (Gemeentewet art. 19, Woo).
#include "services/engine/meeting/public_state.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/engine/names.h"

namespace noordster::engine::public_state_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::ElementsAre;

constexpr char kMeeting[] = "bodies/raad/meetings/m";

// A meeting with two items, a paper each, and what is said of it.
class PublicStateTest : public ::testing::Test {
 protected:
  PublicStateTest() {
    meeting_.set_name(kMeeting);
    meeting_.mutable_meeting()->set_items(2);
    for (int32_t number : {1, 2}) {
      Record& item = items_.emplace_back();
      item.set_name(ItemName(kMeeting, number));
      item.mutable_agenda_item()->set_number(number);
      auto& paper = *item.mutable_agenda_item()->add_papers();
      paper.set_id(absl::StrCat("p", number));
      paper.mutable_title()->set_id(absl::StrCat("paper ", number));
    }
  }

  void Publish(v1::Audience audience, const std::string& date) {
    const int32_t number = meeting_.meeting().agenda_version() + 1;
    meeting_.mutable_meeting()->set_agenda_version(number);
    Record& record = versions_.emplace_back();
    record.set_name(AgendaName(kMeeting, number));
    record.set_audience(audience);
    record.mutable_agenda_version()->set_number(number);
    record.mutable_agenda_version()->set_published_date(date);
    for (int32_t item : {1, 2}) {
      auto& entry = *record.mutable_agenda_version()->add_entries();
      entry.set_item(item);
      entry.mutable_title()->set_id(absl::StrCat("title ", item, " of ", number));
    }
  }

  void Release(int32_t item, const std::string& date) {
    items_[static_cast<size_t>(item) - 1]
        .mutable_agenda_item()
        ->mutable_papers(0)
        ->set_released_date(date);
  }

  void MakeSecret(const std::string& part) { meeting_.mutable_meeting()->add_secret_parts(part); }

  State StateNow() const {
    State state;
    const auto load = [&state](const Record& record) {
      state.Load(record.name(), std::make_shared<Record>(record));
    };
    EXPECT_THAT(PublicStateNeeds(state, kMeeting), ElementsAre(kMeeting));
    load(meeting_);
    std::vector<std::string> names = {kMeeting};
    for (const Record& version : versions_) names.push_back(version.name());
    for (const Record& item : items_) names.push_back(item.name());
    EXPECT_EQ(PublicStateNeeds(state, kMeeting), names);
    for (const Record& version : versions_) load(version);
    for (const Record& item : items_) load(item);
    return state;
  }

  // "2: title 1 of 2, -; p1; list" of what was public on a day; "nothing" of nothing.
  std::string On(const std::string& day) const {
    const std::optional<PublicState> found = PublicStateOn(StateNow(), kMeeting, day);
    if (!found.has_value()) return "nothing";
    std::vector<std::string> parts;
    if (found->agenda.has_value()) {
      const auto& version = found->agenda->agenda_version();
      const auto append_title = [](std::string* out, const auto& entry) {
        absl::StrAppend(out, entry.has_title() ? entry.title().id() : "-");
      };
      parts.push_back(absl::StrCat(version.number(), ": ",
                                   absl::StrJoin(version.entries(), ", ", append_title)));
    }
    for (const PublicPaper& paper : found->papers) {
      EXPECT_EQ(paper.paper.title().id(), absl::StrCat("paper ", paper.item));
      parts.push_back(paper.paper.id());
    }
    if (found->decision_list.has_value()) {
      parts.push_back(absl::StrCat("list ", found->decision_list->decision_list_date()));
    }
    return absl::StrJoin(parts, "; ");
  }

  Record meeting_;
  std::vector<Record> versions_;
  std::vector<Record> items_;
};

TEST_F(PublicStateTest, NothingIsPublicOfAMeetingThatIsNotThereOrOnlyPlanned) {
  EXPECT_EQ(On("2022-09-01"), "nothing");
  State state;
  state.Load(kMeeting, nullptr);
  EXPECT_THAT(PublicStateNeeds(state, kMeeting), ElementsAre(kMeeting));
  EXPECT_FALSE(PublicStateOn(state, kMeeting, "2022-09-01").has_value());
}

TEST_F(PublicStateTest, OfTheAgendasTheLastThatWasPublicByThenCounts) {
  // Item 10 of what software gets wrong: nobody can show what was public on which day.
  Publish(v1::PUBLIC, "2022-09-10");
  Publish(v1::ADMINISTRATION, "2022-09-11");
  Publish(v1::PARTNERS, "2022-09-12");
  Publish(v1::PUBLIC, "2022-09-20");
  EXPECT_EQ(On("2022-09-09"), "nothing");
  EXPECT_EQ(On("2022-09-10"), "1: title 1 of 1, title 2 of 1");
  EXPECT_EQ(On("2022-09-19"), "1: title 1 of 1, title 2 of 1");
  EXPECT_EQ(On("2022-09-20"), "4: title 1 of 4, title 2 of 4");
  EXPECT_EQ(On("2022-12-31"), "4: title 1 of 4, title 2 of 4");
}

TEST_F(PublicStateTest, ByTheDayItWasPublishedAndNotTheDayItWasRecorded) {
  Publish(v1::PUBLIC, "2022-09-20");
  Publish(v1::PUBLIC, "2022-09-10");
  Publish(v1::PUBLIC, "2022-09-10");
  EXPECT_EQ(On("2022-09-19"), "3: title 1 of 3, title 2 of 3");
  EXPECT_EQ(On("2022-09-20"), "1: title 1 of 1, title 2 of 1");
}

TEST_F(PublicStateTest, PapersAndTheDecisionListCountFromTheirOwnDays) {
  Release(1, "2022-09-12");
  Release(2, "2022-09-14");
  meeting_.mutable_meeting()->set_decision_list_date("2022-09-30");
  EXPECT_EQ(On("2022-09-11"), "nothing");
  EXPECT_EQ(On("2022-09-12"), "p1");
  EXPECT_EQ(On("2022-09-14"), "p1; p2");
  EXPECT_EQ(On("2022-09-30"), "p1; p2; list 2022-09-30");
}

TEST_F(PublicStateTest, PapersOfWhatWasMovedOnCountOnceThisMeetingIsPublic) {
  Release(1, "2022-09-01");
  items_[0].mutable_agenda_item()->set_moved_from("bodies/raad/meetings/first/items/4");
  EXPECT_EQ(On("2022-09-02"), "nothing");
  Publish(v1::PUBLIC, "2022-09-10");
  EXPECT_EQ(On("2022-09-02"), "nothing");
  EXPECT_EQ(On("2022-09-10"), "1: title 1 of 1, title 2 of 1; p1");
}

TEST_F(PublicStateTest, WhatIsSecretNowIsLeftOutOfEveryDay) {
  Publish(v1::PUBLIC, "2022-09-10");
  Release(1, "2022-09-12");
  Release(2, "2022-09-12");
  MakeSecret("items/1");
  EXPECT_EQ(On("2022-09-12"), "1: -, title 2 of 1; p2");
  MakeSecret("items/2/papers/p2");
  EXPECT_EQ(On("2022-09-12"), "1: -, title 2 of 1");
}

TEST_F(PublicStateTest, ThatASecretPaperWasOnceReleasedDoesNotMakeTheMeetingPublic) {
  Release(1, "2022-09-12");
  MakeSecret("items/1");
  EXPECT_EQ(On("2022-09-12"), "nothing");
}

}  // namespace
}  // namespace noordster::engine::public_state_test
