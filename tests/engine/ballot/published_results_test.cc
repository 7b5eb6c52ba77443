// SPDX-License-Identifier: EUPL-1.2
// Ballots of councils as they were published, held against the rules. The sources say how many
// voted for and against and what that came to, not how many sat: so each is reckoned for every
// number of members with which such a vote is valid, and comes to the same.
#include <gtest/gtest.h>

#include <cstdint>
#include <ostream>

#include "services/engine/ballot/ballot_rules.h"

namespace noordster::engine::published_results_test {
namespace {

struct PublishedResult {
  const char* council;
  // Meeting and item.
  const char* vote;
  const char* source;
  int32_t votes_for;
  int32_t votes_against;
  BallotResult result;
};

std::ostream& operator<<(std::ostream& out, const PublishedResult& published) {
  return out << published.council << " " << published.vote;
}

constexpr const char* kLeeuwarden2020 =
    "ris2.ibabs.eu/Agenda/Details/Leeuwarden/f514bbc9-a02a-446c-abea-0bbb18c834fa";
constexpr const char* kLeeuwarderadeel2016 =
    "periodieken.historischcentrumleeuwarden.nl, notulen van de gemeenteraad, 10-03-2016, p. 49";

constexpr PublishedResult kPublished[] = {
    {"Leeuwarden", "22-01-2020, 2.1.1, motie van wantrouwen", kLeeuwarden2020, 11, 26,
     BallotResult::kRejected},
    {"Leeuwarden", "22-01-2020, 2.1.2, motie", kLeeuwarden2020, 21, 16, BallotResult::kAdopted},
    // The amendment first, then the text.
    {"Leeuwarderadeel", "10-03-2016, amendement", kLeeuwarderadeel2016, 5, 9,
     BallotResult::kRejected},
    {"Leeuwarderadeel", "10-03-2016, voorstel", kLeeuwarderadeel2016, 9, 5, BallotResult::kAdopted},
    {"Leeuwarderadeel", "22-06-2017, voorstel",
     "periodieken.historischcentrumleeuwarden.nl, notulen van de gemeenteraad, 22-06-2017, p. 24",
     8, 6, BallotResult::kAdopted},
    // Somebody asked for a vote on what stood under the hamerstukken.
    {"Leeuwarden", "11-03-2024, 4.1",
     "leeuwarden.bestuurlijkeinformatie.nl/Agenda/Index/49f2ca05-8c28-4fbf-8b46-c49e81dabbe1", 35,
     3, BallotResult::kAdopted},
    {"Leeuwarden", "13-07-2022, 4.1",
     "leeuwarden.bestuurlijkeinformatie.nl/Agenda/Index/3f9ee978-0835-4b94-af51-f712a47004d5", 31,
     1, BallotResult::kAdopted},
};

class PublishedResultsTest : public ::testing::TestWithParam<PublishedResult> {};

TEST_P(PublishedResultsTest, AVoteCameToWhatItsCouncilPublished) {
  const PublishedResult& published = GetParam();
  const int32_t cast = published.votes_for + published.votes_against;
  // More than half of those who sit must have taken part (Gemeentewet art. 29).
  for (int32_t sitting = cast; sitting < 2 * cast; ++sitting) {
    BallotFacts facts;
    facts.body = noordster::v1::COUNCIL;
    facts.seats = sitting;
    facts.sitting = sitting;
    facts.present = cast;
    facts.votes_for = published.votes_for;
    facts.votes_against = published.votes_against;
    ASSERT_EQ(FaultOf(facts), BallotFault::kNone) << published.source << " with " << sitting;
    EXPECT_EQ(Reckon(facts).result, published.result) << published.source << " with " << sitting;
  }
}

INSTANTIATE_TEST_SUITE_P(Councils, PublishedResultsTest, ::testing::ValuesIn(kPublished));

}  // namespace
}  // namespace noordster::engine::published_results_test
