// SPDX-License-Identifier: EUPL-1.2
// Prints the decision table of the engine: a line for every combination of what a caller holds and
// what they ask, with the answer. decision_table_oracle.py, which was written from the rules in
// words and shares nothing with the engine, holds every line against its own answer.
#include <cstdio>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/base/check.h"
#include "services/engine/authorization/allowed.h"
#include "services/engine/authorization/sight.h"
#include "tests/engine/authorization/decision_table_asked.h"
#include "tests/engine/authorization/decision_table_records.h"

namespace noordster::engine {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::Actor;
using Mandate = noordster::v1::Mandate;

// The bodies of the programme by the word for their kind, and one of the town beside them.
const std::vector<std::pair<std::string, v1::BodyKind>>& Bodies() {
  static const auto& bodies = *new std::vector<std::pair<std::string, v1::BodyKind>>{
      {"council", v1::COUNCIL},
      {"executive", v1::EXECUTIVE},
      {"committee", v1::COUNCIL_COMMITTEE},
      {"board", v1::PROGRAMME_BOARD},
      {"partners", v1::PARTNER_CONSULTATION},
      {"office", v1::PROGRAMME_OFFICE},
      {"delivery", v1::DELIVERY},
      {"other-council", v1::COUNCIL},
  };
  return bodies;
}

std::vector<std::string> Scopes() {
  std::vector<std::string> scopes = {"municipality", "programme", "other-programme"};
  for (const auto& [word, kind] : Bodies()) scopes.push_back(word);
  return scopes;
}

std::string ScopeName(const std::string& word) {
  if (word == "municipality") return "";
  if (word == "programme") return "programmes/p";
  if (word == "other-programme") return "programmes/other";
  return absl::StrCat("bodies/", word);
}

v1::BodyKind KindOfScope(const std::string& word) {
  for (const auto& [body, kind] : Bodies()) {
    if (body == word) return kind;
  }
  return v1::BODY_KIND_UNSPECIFIED;
}

// How plan q stands: which body treated it and treats it now, and how its first decision stands;
// the second one is of the board.
struct Situation {
  std::string body;
  std::string decision;
};

std::vector<Situation> Situations() {
  std::vector<Situation> situations = {{"none", "absent"}};
  for (const auto& [word, kind] : Bodies()) {
    if (word == "other-council") continue;
    for (const char* decision : {"provisional", "confirmed", "recorded"}) {
      situations.push_back({word, decision});
    }
  }
  return situations;
}

// Records by name.
using Records = std::map<std::string, std::shared_ptr<Record>>;

Record& Add(const std::string& name, Records& records) {
  auto record = std::make_shared<Record>();
  record->set_name(name);
  record->set_revision(1);
  return *(records[name] = std::move(record));
}

void AddDecision(int32_t number, const std::string& body, const std::string& state,
                 Records& records) {
  auto& decision = *Add(absl::StrCat(kPlan, "/decisions/", number), records).mutable_decision();
  decision.set_number(number);
  decision.set_step(number);
  decision.set_body(ScopeName(body));
  if (state == "provisional") decision.set_state(v1::Decision::PROVISIONAL);
  if (state == "recorded") decision.set_state(v1::Decision::RECORDED);
  if (state == "confirmed") {
    decision.set_state(v1::Decision::CONFIRMED);
    decision.set_confirm_time_micros(1);
  }
  decision.mutable_secrecy()->set_lifter(ScopeName(body));
}

// A proposal on whose points the bodies of both decisions did the same.
void AddProposal(const Situation& situation, Records& records) {
  auto& proposal = *Add(kProposal, records).mutable_proposal();
  const std::pair<std::string, std::string> outcomes[] = {{situation.body, situation.decision},
                                                          {"board", "recorded"}};
  for (const auto& [body, state] : outcomes) {
    auto& point = *proposal.add_points();
    point.set_id(absl::StrCat("point-", proposal.points_size()));
    if (situation.decision == "absent") continue;
    auto& outcome = *point.add_outcomes();
    outcome.set_body(ScopeName(body));
    outcome.set_state(v1::Decision::RECORDED);
    if (state == "provisional") outcome.set_state(v1::Decision::PROVISIONAL);
    if (state == "confirmed") outcome.set_state(v1::Decision::CONFIRMED);
  }
}

Records Town(const Situation& situation) {
  Records records;
  Add("", records).mutable_municipality()->set_mandates_in_force(true);
  for (const auto& [word, kind] : Bodies()) {
    Add(ScopeName(word), records).mutable_body()->set_kind(kind);
  }
  auto& programme = *Add("programmes/p", records).mutable_programme();
  programme.add_bodies("bodies/council");
  Add("programmes/other", records).mutable_programme();
  AddProposal(situation, records);
  Add(kMeeting, records).mutable_meeting();
  auto& item = *Add(absl::StrCat(kMeeting, "/items/1"), records).mutable_agenda_item();
  item.add_subjects(kPlan);
  item.mutable_secrecy()->set_lifter("bodies/council");
  item.add_papers()->set_id("p");
  item.mutable_papers(0)->mutable_secrecy()->set_lifter("bodies/executive");
  item.add_papers()->set_id("q");
  if (situation.decision == "absent") return records;
  auto& plan = *Add(kPlan, records).mutable_plan();
  plan.set_decisions(2);
  plan.set_steps(3);
  plan.set_open_step(3);
  for (const int32_t step : {1, 2, 3}) {
    auto& visit = *Add(absl::StrCat(kPlan, "/steps/", step), records).mutable_step();
    visit.set_body(ScopeName(situation.body));
  }
  AddDecision(1, situation.body, situation.decision, records);
  AddDecision(2, "board", "recorded", records);
  Add(absl::StrCat(kPlan, "/followUps/1"), records).mutable_follow_up()->set_decision(1);
  Add(absl::StrCat(kPlan, "/followUps/2"), records).mutable_follow_up()->set_recognition(1);
  return records;
}

constexpr absl::string_view kTimes[] = {"day-before", "first-day", "between", "last-day",
                                        "day-after",  "no-end",    "revoked"};
constexpr absl::string_view kCredentials[] = {
    "local",          "anonymous",          "token-of-person",   "token-of-system",
    "token-of-other", "certificate-person", "certificate-system"};

// What a caller holds, in words.
struct Holding {
  Mandate::Capacity capacity = Mandate::CAPACITY_UNSPECIFIED;
  std::string scope;
  // Of which acts: all of them, or one.
  Mandate::Act act = Mandate::ACT_UNSPECIFIED;
  absl::string_view time = "between";
  absl::string_view credential = "token-of-person";
};

// Today is 15 July 2022; mandates run from the 10th to the 20th unless the word says otherwise.
const Context kNow = {1657878000000000, absl::CivilDay(2022, 7, 15)};

std::shared_ptr<Record> MandateOf(const Holding& holding) {
  auto record = std::make_shared<Record>();
  record->set_name("mandates/m");
  auto& mandate = *record->mutable_mandate();
  mandate.set_person("persons/holder");
  mandate.set_capacity(holding.capacity);
  mandate.set_scope(ScopeName(holding.scope));
  mandate.set_body_kind(KindOfScope(holding.scope));
  mandate.set_service_account(absl::EndsWith(holding.credential, "system"));
  for (int act = 1; act <= Mandate::Act_MAX; ++act) {
    if (holding.act == Mandate::ACT_UNSPECIFIED || holding.act == act) {
      mandate.add_acts(static_cast<Mandate::Act>(act));
    }
  }
  mandate.set_start_date("2022-07-10");
  mandate.set_end_date("2022-07-20");
  if (holding.time == "day-before") mandate.set_start_date("2022-07-16");
  if (holding.time == "first-day") mandate.set_start_date("2022-07-15");
  if (holding.time == "last-day") mandate.set_end_date("2022-07-15");
  if (holding.time == "day-after") mandate.set_end_date("2022-07-14");
  if (holding.time == "no-end") mandate.clear_end_date();
  if (holding.time == "revoked") mandate.set_revoke_time_micros(1);
  return record;
}

Caller CallerOf(const Holding& holding) {
  Caller caller;
  const absl::string_view credential = holding.credential;
  caller.actor.set_kind(credential == "local"                         ? Actor::LOCAL_TRUSTED
                        : credential == "anonymous"                   ? Actor::ANONYMOUS
                        : absl::StartsWith(credential, "certificate") ? Actor::CERTIFICATE
                                                                      : Actor::TOKEN);
  if (credential == "token-of-other") {
    caller.actor.set_person_id("other");
  } else if (credential != "local" && credential != "anonymous") {
    caller.actor.set_person_id("holder");
  }
  return caller;
}

State StateOf(const Records& records, const Holding& holding) {
  State state = State::FromNothing();
  for (const auto& [name, record] : records) state.Load(name, record);
  auto holder = std::make_shared<Record>();
  holder->set_name("persons/holder");
  holder->mutable_person()->set_service_account(absl::EndsWith(holding.credential, "system"));
  // Also a revoked one: that the list of a person no longer has it must not be all that counts.
  holder->mutable_person()->add_mandates("mandates/m");
  state.Load("persons/holder", holder);
  auto other = std::make_shared<Record>();
  other->set_name("persons/other");
  other->mutable_person()->add_mandates("mandates/m");
  state.Load("persons/other", other);
  state.Load("mandates/m", MandateOf(holding));
  return state;
}

std::string WordOf(Mandate::Act act) {
  return act == Mandate::ACT_UNSPECIFIED ? "all" : Mandate::Act_Name(act);
}

void PrintActs(const Situation& situation, const Holding& holding) {
  static const auto& towns = *new std::map<std::string, Records>([] {
    std::map<std::string, Records> made;
    for (const Situation& each : Situations()) {
      made[absl::StrCat(each.body, " ", each.decision)] = Town(each);
    }
    return made;
  }());
  const State state =
      StateOf(towns.at(absl::StrCat(situation.body, " ", situation.decision)), holding);
  const Caller caller = CallerOf(holding);
  for (const auto& [word, act] : Asked(state)) {
    std::printf(
        "act %s %s %s %s %s %s %s %s %d\n", Mandate::Capacity_Name(holding.capacity).c_str(),
        holding.scope.c_str(), WordOf(holding.act).c_str(), std::string(holding.time).c_str(),
        std::string(holding.credential).c_str(), situation.body.c_str(), situation.decision.c_str(),
        word.c_str(), Allowed(state, caller, act, kNow).has_value() ? 1 : 0);
  }
}

std::vector<Holding> Holdings() {
  std::vector<Holding> holdings;
  for (int capacity = 1; capacity <= Mandate::Capacity_MAX; ++capacity) {
    for (const std::string& scope : Scopes()) {
      holdings.push_back({static_cast<Mandate::Capacity>(capacity), scope});
      if (capacity == Mandate::SYSTEM) holdings.back().credential = "token-of-system";
    }
  }
  return holdings;
}

constexpr std::pair<absl::string_view, int64_t> kMoments[] = {
    {"start", 0}, {"past", -1}, {"now", 0}, {"ahead", 1}};

int64_t MicrosOf(absl::string_view moment) {
  for (const auto& [word, from_now] : kMoments) {
    if (word == moment) return word == "start" ? 0 : kNow.now_micros + from_now;
  }
  NOORDSTER_CHECK(false);
}

void PrintSight(const Holding& holding) {
  const State state = StateOf(Town({"none", "absent"}), holding);
  const Sight sight(state, CallerOf(holding), kNow);
  const std::string held =
      absl::StrCat(Mandate::Capacity_Name(holding.capacity), " ", holding.scope, " ",
                   WordOf(holding.act), " ", holding.time, " ", holding.credential);
  for (const auto& [word, name] : Kinds()) {
    for (const v1::Audience audience :
         {v1::AUDIENCE_UNSPECIFIED, v1::ADMINISTRATION, v1::PARTNERS, v1::PUBLIC}) {
      for (const auto& [moment, from_now] : kMoments) {
        for (const char* disclosed : {"none", "partners-past", "partners-ahead", "public-past",
                                      "public-ahead", "public-past-secret"}) {
          Record record = RecordOf(word, name);
          record.set_audience(audience);
          record.set_visible_from_micros(MicrosOf(moment));
          const std::vector<std::string> parts = absl::StrSplit(disclosed, '-');
          if (parts.size() > 1) {
            Disclosure disclosure;
            disclosure.set_decision(parts.size() == 3 ? 9 : 1);
            disclosure.set_audience(parts[0] == "public" ? v1::PUBLIC : v1::PARTNERS);
            disclosure.set_from_micros(MicrosOf(parts[1]));
            Disclose(disclosure, record);
          }
          SecretParts secrets;
          const bool has_secrets = absl::StrContains(word, "secret");
          if (!sight.RecordsToCheck(RecordsBehind(record)).empty()) {
            AddSecretParts(PlanBehind(has_secrets), secrets);
            AddSecretParts(MeetingBehind(has_secrets), secrets);
          }
          const std::optional<Record> seen = sight.Seen(record, secrets);
          const bool is_whole =
              seen.has_value() && seen->SerializeAsString() == record.SerializeAsString();
          const char* answer = !seen.has_value()       ? "nothing"
                               : is_whole              ? "all"
                               : seen->revision() == 7 ? "without-texts"
                                                       : "part";
          std::printf("see %s %s %s %s %s %s\n", held.c_str(), word.c_str(),
                      v1::Audience_Name(audience).c_str(), std::string(moment).c_str(), disclosed,
                      answer);
        }
      }
    }
  }
}

void PrintTable() {
  const Situation usual{"council", "provisional"};
  for (const Holding& holding : Holdings()) {
    for (const Situation& situation : Situations()) PrintActs(situation, holding);
    for (const absl::string_view time : kTimes) {
      for (const absl::string_view credential : kCredentials) {
        Holding varied = holding;
        varied.time = time;
        varied.credential = credential;
        PrintActs(usual, varied);
      }
    }
    for (int act = 1; act <= Mandate::Act_MAX; ++act) {
      Holding varied = holding;
      varied.act = static_cast<Mandate::Act>(act);
      PrintActs(usual, varied);
      PrintActs({"executive", "confirmed"}, varied);
    }
    for (const Mandate::Act act :
         {Mandate::READ_ADMINISTRATION, Mandate::READ_PARTNERS, Mandate::RECORD_OUTCOME,
          Mandate::READ_SECRET, Mandate::ACT_UNSPECIFIED}) {
      Holding varied = holding;
      varied.act = act;
      PrintSight(varied);
    }
  }
  // The credential and the time count for what is seen as they do for what is done.
  for (const absl::string_view time : kTimes) {
    for (const absl::string_view credential : kCredentials) {
      for (const auto& [capacity, act] :
           {std::pair(Mandate::AUDITOR, Mandate::READ_ADMINISTRATION),
            std::pair(Mandate::PARTNER, Mandate::READ_PARTNERS),
            std::pair(Mandate::AUDITOR, Mandate::ACT_UNSPECIFIED),
            std::pair(Mandate::SYSTEM, Mandate::READ_ADMINISTRATION)}) {
        PrintSight({capacity, "programme", act, time, credential});
      }
    }
  }
}

}  // namespace
}  // namespace noordster::engine

int main() {
  noordster::engine::PrintTable();
  return 0;
}
