// SPDX-License-Identifier: EUPL-1.2
// Prints what the engine makes of every ballot of a small council and executive, a line each.
// ballot_table_oracle.py, which was written from the articles in words and shares nothing with the
// engine, holds every line against its own answer.
#include <algorithm>
#include <cstdio>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/base/check.h"
#include "services/engine/ballot/ballot_rules.h"

namespace noordster::engine {
namespace {

namespace v1 = noordster::v1;

constexpr int32_t kSeatsMax = 9;

const char* WordOf(v1::BodyKind body) { return body == v1::COUNCIL ? "council" : "executive"; }

const char* WordOf(BallotFault fault) {
  switch (fault) {
    case BallotFault::kNone:
      return "none";
    case BallotFault::kNegative:
      return "negative";
    case BallotFault::kSittingTooMany:
      return "sitting";
    case BallotFault::kRecusedTooMany:
      return "recused";
    case BallotFault::kPresentTooMany:
      return "present";
    case BallotFault::kCastTooMany:
      return "cast";
    case BallotFault::kVotesMissing:
      return "missing";
  }
  return "?";
}

const char* WordOf(BallotResult result) {
  switch (result) {
    case BallotResult::kInvalid:
      return "invalid";
    case BallotResult::kAdopted:
      return "adopted";
    case BallotResult::kRejected:
      return "rejected";
    case BallotResult::kPutOff:
      return "put-off";
    case BallotResult::kVoteAgain:
      return "again";
    case BallotResult::kChairMustDecide:
      return "chair";
  }
  return "?";
}

const char* WordOf(PersonsBallotResult result) {
  switch (result) {
    case PersonsBallotResult::kInvalid:
      return "invalid";
    case PersonsBallotResult::kChosen:
      return "chosen";
    case PersonsBallotResult::kVoteAgain:
      return "again";
    case PersonsBallotResult::kLotDecides:
      return "lot";
  }
  return "?";
}

std::string Written(const std::vector<Count>& counts) {
  std::string written;
  for (const Count& count : counts) {
    absl::StrAppend(&written, " ", count.counted, "/", count.needed);
  }
  return written;
}

void PrintOpenings(v1::BodyKind body) {
  for (int32_t sitting = 0; sitting <= kSeatsMax; ++sitting) {
    for (int32_t signed_in = 0; signed_in <= sitting; ++signed_in) {
      for (const bool second : {false, true}) {
        const std::optional<Count> count = OpeningOf(body, sitting, signed_in, second);
        std::printf("opening %s %d %d %d = %s\n", WordOf(body), sitting, signed_in, second,
                    !count.has_value() || count->IsMet() ? "open" : "closed");
      }
    }
  }
}

void Print(const BallotFacts& facts) {
  const char* const chair =
      !facts.chair_for.has_value() ? "unsaid" : (*facts.chair_for ? "for" : "against");
  std::printf("ballot %s %d %d %d %d %d %d %d %d %d %s = ", WordOf(facts.body), facts.seats,
              facts.sitting, facts.recused, facts.present, facts.votes_for, facts.votes_against,
              facts.is_second_meeting, facts.repeats_invalid, facts.tied_before, chair);
  if (const BallotFault fault = FaultOf(facts); fault != BallotFault::kNone) {
    std::printf("fault %s\n", WordOf(fault));
    return;
  }
  const BallotReckoning reckoning = Reckon(facts);
  std::printf("%s%s\n", WordOf(reckoning.result), Written(reckoning.counts).c_str());
}

// Everything that can go before a vote with these numbers.
void PrintCircumstances(BallotFacts facts) {
  for (const bool second : {false, true}) {
    for (const bool repeats : {false, true}) {
      for (const bool tied : {false, true}) {
        facts.is_second_meeting = second;
        facts.repeats_invalid = repeats;
        facts.tied_before = tied;
        facts.chair_for.reset();
        Print(facts);
        if (facts.body == v1::COUNCIL) continue;
        for (const bool chair_for : {false, true}) {
          facts.chair_for = chair_for;
          Print(facts);
        }
      }
    }
  }
}

// One more than can be, of each number, is printed too.
void PrintBallots(v1::BodyKind body, int32_t seats) {
  for (int32_t sitting = 0; sitting <= seats + 1; ++sitting) {
    for (int32_t recused = 0; recused <= sitting + 1; ++recused) {
      for (int32_t present = 0; present <= std::max(0, sitting - recused) + 1; ++present) {
        for (int32_t votes_for = 0; votes_for <= present + 1; ++votes_for) {
          for (int32_t against = 0; votes_for + against <= present + 1; ++against) {
            BallotFacts facts;
            facts.body = body;
            facts.seats = seats;
            facts.sitting = sitting;
            facts.recused = recused;
            facts.present = present;
            facts.votes_for = votes_for;
            facts.votes_against = against;
            PrintCircumstances(facts);
          }
        }
      }
    }
  }
}

void Print(const PersonsBallotFacts& facts) {
  std::printf("persons %d %d %d %d %d %d %d", facts.sitting, facts.recused, facts.papers,
              facts.blank_or_invalid, facts.is_second_meeting, facts.repeats_invalid,
              facts.is_second_vote);
  for (const int32_t votes : facts.votes) std::printf(" %d", votes);
  const std::optional<PersonsBallotReckoning> reckoning = Reckon(facts);
  if (!reckoning.has_value()) {
    std::printf(" = fault\n");
    return;
  }
  const std::string chosen =
      reckoning->chosen.has_value() ? absl::StrCat(" ", *reckoning->chosen) : "";
  std::printf(" = %s%s\n", WordOf(reckoning->result), chosen.c_str());
}

// Votes on two or three persons by at most five members.
void PrintPersonsBallots() {
  constexpr int32_t kMembersMax = 5;
  for (int32_t sitting = 0; sitting <= kMembersMax; ++sitting) {
    for (int32_t recused = 0; recused <= sitting; ++recused) {
      for (int32_t blank = 0; blank <= kMembersMax; ++blank) {
        for (int32_t code = 0; code < 216; ++code) {
          const std::vector<int32_t> votes = {code % 6, code / 6 % 6, code / 36};
          const int32_t papers = blank + votes[0] + votes[1] + votes[2];
          if (papers > kMembersMax + 1) continue;
          for (int circumstances = 0; circumstances < 4; ++circumstances) {
            const bool second = (circumstances & 1) != 0;
            const bool repeats = (circumstances & 2) != 0;
            Print({sitting, recused, papers, blank, votes, second, repeats, false});
            Print({sitting, recused, papers + 1, blank, votes, second, repeats, false});
            if (votes[2] > 0) continue;
            Print({sitting, recused, papers, blank, {votes[0], votes[1]}, second, repeats, true});
          }
        }
      }
    }
  }
}

}  // namespace
}  // namespace noordster::engine

int main() {
  for (const auto body : {noordster::v1::COUNCIL, noordster::v1::EXECUTIVE}) {
    noordster::engine::PrintOpenings(body);
    for (int32_t seats = 0; seats <= noordster::engine::kSeatsMax; ++seats) {
      noordster::engine::PrintBallots(body, seats);
    }
  }
  noordster::engine::PrintPersonsBallots();
  return 0;
}
