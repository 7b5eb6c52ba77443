// SPDX-License-Identifier: EUPL-1.2
#include "tests/clients/planning/summer_planning.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "clients/cli/screen/table.h"
#include "tests/clients/documents/text_message.h"

namespace noordster::cli {
namespace {

constexpr char kSummerBoard[] = R"(
  stage: "db" display_name: "DB" body: "municipalities/gm1916/bodies/db-programma"
  earliest {
    state: PLACED hold: TODAY start_date: "2022-07-15" finish_date: "2022-07-15"
  }
  planned {
    state: PLACED hold: TODAY start_date: "2022-07-15" finish_date: "2022-07-15"
  }
  latest {
    state: PLACED hold: OTHER_STAGE because: "PLAN/stages/college"
    start_date: "2022-07-15" finish_date: "2022-07-15"
  }
  last_finish_date: "2022-07-15" slack_working_days: 0 slack_meetings: 0
  next_meeting_date: "2022-07-22" rests_on_assumption: true)";

constexpr char kSummerCollegeHandIns[] = R"(
  hand_ins {
    office: "secretariaat" display_name: "Bestuurssecretariaat" counted_date: "2022-08-22"
    date: "2022-08-22" lead { unit: CALENDAR_DAYS count: 8 } is_assumption: true
  }
  hand_ins {
    office: "staf" display_name: "Staf" counted_date: "2022-08-15" date: "2022-07-15"
    moved_by: STOP closed_words: "Zomerstop" time: "12:00"
    lead { unit: CALENDAR_DAYS count: 7 } is_assumption: true
  })";

constexpr char kSummerCollege[] = R"(
  stage: "college" display_name: "College" body: "municipalities/gm1916/bodies/college"
  earliest {
    state: PLACED hold: OTHER_STAGE because: "PLAN/stages/db"
    start_date: "2022-07-15" finish_date: "2022-08-30"
  }
  planned {
    state: PLACED hold: OTHER_STAGE because: "PLAN/stages/db"
    start_date: "2022-07-15" finish_date: "2022-08-30" HAND_INS
  }
  latest {
    state: PLACED hold: OTHER_STAGE because: "PLAN/stages/commissie"
    start_date: "2022-07-15" finish_date: "2022-08-30" HAND_INS
  }
  last_finish_date: "2022-09-02" slack_working_days: 0 slack_meetings: 0
  next_meeting_date: "2022-09-06" rests_on_assumption: true)";

constexpr char kSummerCommitteeHandIns[] = R"(
  hand_ins {
    office: "griffie" display_name: "Griffie" counted_date: "2022-09-03" date: "2022-09-02"
    moved_by: WEEKEND lead { unit: CALENDAR_DAYS count: 10 }
  })";

constexpr char kSummerCommittee[] = R"(
  stage: "commissie" display_name: "Commissie" body: "municipalities/gm1916/bodies/commissie"
  earliest {
    state: PLACED hold: OTHER_STAGE because: "PLAN/stages/college"
    start_date: "2022-09-02" finish_date: "2022-09-13"
  }
  planned {
    state: PLACED hold: OTHER_STAGE because: "PLAN/stages/college"
    start_date: "2022-09-02" finish_date: "2022-09-13" HAND_INS
  }
  latest {
    state: PLACED hold: OTHER_STAGE because: "PLAN/stages/raad"
    start_date: "2022-09-02" finish_date: "2022-09-13" HAND_INS
  }
  last_finish_date: "2022-09-27" slack_working_days: 0 slack_meetings: 0
  rests_on_assumption: true)";

constexpr char kSummerCouncil[] = R"(
  stage: "raad" display_name: "Raad" body: "municipalities/gm1916/bodies/raad"
  earliest {
    state: PLACED hold: OTHER_STAGE because: "PLAN/stages/commissie"
    start_date: "2022-09-27" finish_date: "2022-09-27"
  }
  planned {
    state: PLACED hold: OTHER_STAGE because: "PLAN/stages/commissie"
    start_date: "2022-09-27" finish_date: "2022-09-27"
  }
  latest {
    state: PLACED hold: TARGET start_date: "2022-10-11" finish_date: "2022-10-11"
  }
  last_finish_date: "2022-10-11" slack_working_days: 10 slack_meetings: 1
  next_meeting_date: "2022-10-11" rests_on_assumption: true)";

// What follows the council, and needs no meeting.
constexpr char kSummerWork[] = R"(
  stage: "uitvoering" display_name: "Uitvoering van het plan met de partners in de wijken"
  earliest {
    state: PLACED hold: OTHER_STAGE because: "PLAN/stages/raad"
    start_date: "2022-09-28" finish_date: "2023-01-10"
  }
  planned {
    state: PLACED hold: PLANNED_DATE start_date: "2022-10-03" finish_date: "2023-01-16"
  })";

template <typename Message>
Message FromSummer(const char* text, const char* hand_ins = "") {
  return FromText<Message>(absl::StrReplaceAll(
      text, {{"HAND_INS", hand_ins}, {"PLAN/", absl::StrCat(kSummerPlan, "/")}}));
}

}  // namespace

const char kSummerPlan[] = "municipalities/gm1916/programmes/sterk-voor-noord/plans/jeugd";

v1::Planning SummerPlanning() {
  v1::Planning planning;
  planning.set_name(absl::StrCat(kSummerPlan, "/planning"));
  planning.set_title("Plan Jeugd");
  planning.set_today("2022-07-15");
  *planning.add_stages() = FromSummer<v1::StageTimes>(kSummerBoard);
  *planning.add_stages() = FromSummer<v1::StageTimes>(kSummerCollege, kSummerCollegeHandIns);
  *planning.add_stages() = FromSummer<v1::StageTimes>(kSummerCommittee, kSummerCommitteeHandIns);
  *planning.add_stages() = FromSummer<v1::StageTimes>(kSummerCouncil);
  *planning.add_stages() = FromSummer<v1::StageTimes>(kSummerWork);
  for (const char* stage : {"db", "college", "commissie", "raad"}) {
    planning.add_critical_stages(absl::StrCat(kSummerPlan, "/stages/", stage));
  }
  planning.set_rests_on_assumption(true);
  return planning;
}

v1::FindReachableMeetingsResponse SummerMeetings() {
  v1::FindReachableMeetingsResponse found;
  for (const char* date : {"2022-09-20", "2022-09-27", "2022-10-11", "2023-01-10"}) {
    v1::ReachableMeeting& meeting = *found.add_meetings();
    meeting.set_date(date);
    meeting.set_reachable(meeting.date() > "2022-09-20");
    const v1::Planning planning = SummerPlanning();
    for (int i = 0; i < 4; ++i) *meeting.add_stages() = planning.stages(i);
    v1::Moment& council = *meeting.mutable_stages(3)->mutable_latest();
    council.set_start_date(date);
    council.set_finish_date(date);
  }
  v1::StageTimes& too_late = *found.mutable_meetings(0)->mutable_stages(0);
  too_late.mutable_latest()->set_state(v1::Moment::OUTSIDE_CALENDAR);
  too_late.clear_last_finish_date();
  too_late.set_slack_working_days(-5);
  too_late.set_slack_meetings(-1);
  v1::StageTimes& later = *found.mutable_meetings(2)->mutable_stages(0);
  later.mutable_latest()->set_finish_date("2022-07-22");
  later.set_slack_working_days(26);
  later.set_slack_meetings(1);
  return found;
}

v1::ComparePlanningResponse SummerCompared() {
  v1::ComparePlanningResponse compared;
  v1::PlanningDifference& college = *compared.add_differences();
  college.set_plan(kSummerPlan);
  *college.mutable_before() = FromSummer<v1::StageTimes>(kSummerCollege, kSummerCollegeHandIns);
  *college.mutable_after() = college.before();
  college.mutable_after()->mutable_planned()->set_finish_date("2022-09-06");
  college.mutable_after()->set_slack_working_days(-5);
  college.set_working_days(5);
  college.set_meetings(0);
  v1::PlanningDifference& council = *compared.add_differences();
  council.set_plan(kSummerPlan);
  *council.mutable_before() = FromSummer<v1::StageTimes>(kSummerCouncil);
  *council.mutable_after() = council.before();
  council.mutable_after()->mutable_planned()->set_finish_date("2022-10-11");
  council.mutable_after()->set_slack_working_days(0);
  council.set_working_days(10);
  council.set_meetings(1);
  v1::PlanningDifference& other = *compared.add_differences();
  other = council;
  other.set_plan(absl::StrReplaceAll(kSummerPlan, {{"jeugd", "wonen"}}));
  other.mutable_after()->mutable_planned()->set_state(v1::Moment::OUTSIDE_CALENDAR);
  other.mutable_after()->mutable_planned()->clear_finish_date();
  other.clear_working_days();
  other.clear_meetings();
  return compared;
}

v1::AgendaAhead SummerAgenda() {
  return FromText<v1::AgendaAhead>(R"(
    name: "municipalities/gm1916/bodies/raad/agendaAhead"
    meetings {
      meeting: "municipalities/gm1916/bodies/raad/meetings/september-2022" date: "2022-09-27"
      room: 1
      hand_ins {
        office: "griffie" display_name: "Griffie" counted_date: "2022-09-17" date: "2022-09-16"
        moved_by: WEEKEND time: "12:00" lead { unit: CALENDAR_DAYS count: 10 }
      }
      hand_ins {
        office: "staf" display_name: "Bestuurlijke ondersteuning en advies"
        counted_date: "2022-09-09" date: "2022-09-09" lead { unit: WORKING_DAYS count: 5 }
        is_assumption: true
      }
      plans {
        plan: "plans/jeugd" title: "Plan Jeugd" stage: "raad" slack_working_days: 0
      }
      plans {
        plan: "plans/wonen" title: "Plan Wonen" stage: "raad" no_room: true
        next_free_date: "2023-01-10" slack_working_days: 10 handed_in: true
      }
    }
    meetings {
      meeting: "municipalities/gm1916/bodies/raad/meetings/oktober-2022" date: "2022-10-25"
      recess_words: "Herfstreces"
      hand_ins {
        office: "griffie" display_name: "Griffie" counted_date: "2022-10-14" date: "2022-10-14"
        lead { unit: WEEKDAY_BEFORE count: 1 weekday: FRIDAY }
      }
    }
    meetings {
      meeting: "municipalities/gm1916/bodies/raad/meetings/januari-2023" date: "2023-01-10"
    })");
}

void ExpectKept(const std::string& text, const std::string& name, bool is_dutch, size_t columns) {
  for (const absl::string_view line : absl::StrSplit(text, '\n')) {
    EXPECT_LE(WidthOf(line), columns) << line;
  }
  const std::string path =
      absl::StrCat(NOORDSTER_SCREENS, "/", name, is_dutch ? "_nl_" : "_en_", columns, ".txt");
  if (std::getenv("NOORDSTER_WRITE_SCREENS") != nullptr) std::ofstream(path) << text;
  std::stringstream kept;
  kept << std::ifstream(path).rdbuf();
  EXPECT_EQ(text, kept.str()) << path;
}

}  // namespace noordster::cli
