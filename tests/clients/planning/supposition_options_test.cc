// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/options/supposition_options.h"

#include <string>
#include <vector>

#include "clients/cli/fault.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/clients/documents/text_message.h"

namespace noordster::cli::supposition_options_test {
namespace {

using ::testing::HasSubstr;

using Supposed = google::protobuf::RepeatedPtrField<v1::Supposition>;

class SuppositionOptionsTest : public ::testing::Test {
 protected:
  SuppositionOptionsTest() : session_(Options()) {}

  static GlobalOptions Options() {
    GlobalOptions options;
    options.connection.municipality = "gm1916";
    return options;
  }

  // What one option with one value reads.
  std::string Read(std::vector<std::string> SuppositionOptions::*option, const char* typed) {
    SuppositionOptions options;
    (options.*option).emplace_back(typed);
    Supposed supposed;
    const absl::Status read = FillSuppositions(session_, options, supposed);
    EXPECT_TRUE(read.ok()) << read;
    return supposed.size() == 1 ? supposed[0].ShortDebugString() : "";
  }

  std::string Fault(std::vector<std::string> SuppositionOptions::*option, const char* typed) {
    SuppositionOptions options;
    (options.*option).emplace_back(typed);
    Supposed supposed;
    const absl::Status read = FillSuppositions(session_, options, supposed);
    EXPECT_TRUE(IsUsageError(read)) << typed << ": " << read;
    return std::string(read.message());
  }

  Session session_;
};

std::string Written(const char* text) { return FromText<v1::Supposition>(text).ShortDebugString(); }

TEST_F(SuppositionOptionsTest, EachOptionIsRead) {
  EXPECT_EQ(Read(&SuppositionOptions::moved, "college:30-08-2022:2022-09-06"),
            Written(R"(meeting_moved { body: "municipalities/gm1916/bodies/college"
                                       from_date: "2022-08-30" to_date: "2022-09-06" })"));
  EXPECT_EQ(Read(&SuppositionOptions::cancelled, "bodies/raad:27-09-2022"),
            Written(R"(meeting_cancelled { body: "municipalities/gm1916/bodies/raad"
                                           date: "2022-09-27" })"));
  EXPECT_EQ(Read(&SuppositionOptions::added, "raad:04-10-2022"),
            Written(R"(meeting_added { body: "municipalities/gm1916/bodies/raad"
                                       date: "2022-10-04" })"));
  EXPECT_EQ(Read(&SuppositionOptions::stops_dropped, "college"),
            Written(R"(stops_dropped { body: "municipalities/gm1916/bodies/college" })"));
}

TEST_F(SuppositionOptionsTest, AStopIsOfAnOfficeOrOfAllOfThem) {
  constexpr char kAll[] = R"(stop_added { body: "municipalities/gm1916/bodies/college"
                                          first_date: "2022-07-18" last_date: "2022-08-21" })";
  EXPECT_EQ(Read(&SuppositionOptions::stops, "college:18-07-2022:21-08-2022"), Written(kAll));
  EXPECT_EQ(Read(&SuppositionOptions::stops, "bodies/college:18-07-2022:21-08-2022"),
            Written(kAll));
  EXPECT_EQ(Read(&SuppositionOptions::stops,
                 "municipalities/gm1916/bodies/college:18-07-2022:21-08-2022"),
            Written(kAll));
  EXPECT_EQ(Read(&SuppositionOptions::stops, "college/staf:18-07-2022:21-08-2022"),
            Written(R"(stop_added { body: "municipalities/gm1916/bodies/college" office: "staf"
                                    first_date: "2022-07-18" last_date: "2022-08-21" })"));
}

TEST_F(SuppositionOptionsTest, ALeadIsInDaysWorkingDaysOrMeetings) {
  const auto lead = [](const std::string& counted) {
    return Written((R"(lead_changed { body: "municipalities/gm1916/bodies/college"
                                      office: "staf" lead { )" +
                    counted + " } }")
                       .c_str());
  };
  EXPECT_EQ(Read(&SuppositionOptions::leads, "college/staf:8"),
            lead("unit: CALENDAR_DAYS count: 8"));
  EXPECT_EQ(Read(&SuppositionOptions::leads, "college/staf:8d"),
            lead("unit: CALENDAR_DAYS count: 8"));
  EXPECT_EQ(Read(&SuppositionOptions::leads, "bodies/college/staf:5w"),
            lead("unit: WORKING_DAYS count: 5"));
  EXPECT_EQ(Read(&SuppositionOptions::leads, "college/staf:1v"), lead("unit: MEETINGS count: 1"));
}

TEST_F(SuppositionOptionsTest, AStageIsOfThePlanOrOfOneThatIsNamed) {
  EXPECT_EQ(Read(&SuppositionOptions::planned, "college:30-08-2022"),
            Written(R"(stage_planned { stage: "college" date: "2022-08-30" })"));
  EXPECT_EQ(Read(&SuppositionOptions::planned, "noord/jeugd/college:30-08-2022"),
            Written(R"(stage_planned {
              plan: "municipalities/gm1916/programmes/noord/plans/jeugd"
              stage: "college" date: "2022-08-30" })"));
  EXPECT_EQ(Read(&SuppositionOptions::work, "uitwerken:15"),
            Written(R"(work_taking { stage: "uitwerken" working_days: 15 })"));
}

TEST_F(SuppositionOptionsTest, WhatCannotBeReadIsAUsageErrorThatShowsHow) {
  EXPECT_EQ(Fault(&SuppositionOptions::moved, "college:30-08-2022"),
            "'college:30-08-2022' is niet te lezen; schrijf --move GREMIUM:VAN:NAAR, zoals --move "
            "college:30-08-2022:06-09-2022.");
  EXPECT_THAT(Fault(&SuppositionOptions::moved, "college:30-08-2022:31-09-2022"),
              HasSubstr("'31-09-2022' is geen bestaande dag"));
  for (const char* typed : {"raad", ":27-09-2022", "raad:", "raad:1:2"}) {
    EXPECT_THAT(Fault(&SuppositionOptions::cancelled, typed),
                HasSubstr("--cancel college:30-08-2022"))
        << typed;
  }
  Fault(&SuppositionOptions::added, "raad");
  Fault(&SuppositionOptions::stops_dropped, "a/b/c/d");
  Fault(&SuppositionOptions::stops, "college:18-07-2022");
  for (const char* typed : {"college:8", "college/:8", "/staf:8", "college/staf:w",
                            "college/staf:-1", "college/staf:8x", "college/staf"}) {
    EXPECT_THAT(Fault(&SuppositionOptions::leads, typed), HasSubstr("--lead college/staf:5w"))
        << typed;
  }
  Fault(&SuppositionOptions::planned, "college");
  Fault(&SuppositionOptions::planned, "jeugd/:30-08-2022");
  for (const char* typed : {"uitwerken:", "uitwerken:veel", "uitwerken:99999999999"}) {
    EXPECT_THAT(Fault(&SuppositionOptions::work, typed), HasSubstr("--work uitwerken:15")) << typed;
  }
}

TEST_F(SuppositionOptionsTest, StopsAreDroppedBeforeOthersAreAdded) {
  SuppositionOptions options;
  options.stops = {"college:18-07-2022:21-08-2022"};
  options.stops_dropped = {"college"};
  options.cancelled = {"college:06-09-2022"};
  options.moved = {"college:30-08-2022:06-09-2022"};
  Supposed supposed;
  ASSERT_TRUE(FillSuppositions(session_, options, supposed).ok());
  ASSERT_EQ(supposed.size(), 4);
  EXPECT_TRUE(supposed[0].has_meeting_moved());
  EXPECT_TRUE(supposed[1].has_meeting_cancelled());
  EXPECT_EQ(supposed[2].kind_case(), v1::Supposition::kStopsDropped);
  EXPECT_TRUE(supposed[3].has_stop_added());
}

}  // namespace
}  // namespace noordster::cli::supposition_options_test
