// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/ballot/ballot_rules.h"

#include <algorithm>
#include <numeric>

#include "services/base/check.h"

namespace noordster::engine {
namespace {

namespace v1 = noordster::v1;

constexpr absl::string_view kOpeningOfCouncil = "Gemeentewet art. 20";
constexpr absl::string_view kOpeningOfExecutive = "Gemeentewet art. 56";
constexpr absl::string_view kValidity = "Gemeentewet art. 29";
constexpr absl::string_view kMajority = "Gemeentewet art. 30";
constexpr absl::string_view kFullMeeting = "Gemeentewet art. 32";

int32_t MoreThanHalfOf(int32_t number) { return number / 2 + 1; }
int32_t AtLeastHalfOf(int32_t number) { return (number + 1) / 2; }

// Whether enough took part; a meeting or vote that makes up for one that had too few asks nothing.
Count ValidityOf(int32_t unrecused, int32_t took_part, bool is_made_up_for) {
  return {BallotRule::kValidity, kValidity, is_made_up_for ? 1 : MoreThanHalfOf(unrecused),
          took_part};
}

BallotResult ResultOfTie(const BallotFacts& facts, bool is_full) {
  if (facts.body == v1::COUNCIL) {
    return is_full || facts.tied_before ? BallotResult::kRejected : BallotResult::kPutOff;
  }
  if (!facts.tied_before) return BallotResult::kVoteAgain;
  if (!facts.chair_for.has_value()) return BallotResult::kChairMustDecide;
  return *facts.chair_for ? BallotResult::kAdopted : BallotResult::kRejected;
}

}  // namespace

bool HasBallots(v1::BodyKind body) { return body == v1::COUNCIL || body == v1::EXECUTIVE; }

bool CountsAsMember(v1::BodyKind body, v1::MembershipRole role) {
  if (role == v1::MEMBER) return true;
  return role == v1::CHAIR && body != v1::COUNCIL;
}

std::optional<Count> OpeningOf(v1::BodyKind body, int32_t sitting, int32_t signed_in,
                               bool is_second_meeting) {
  NOORDSTER_CHECK(HasBallots(body));
  if (is_second_meeting) return std::nullopt;
  if (body == v1::COUNCIL) {
    return Count{BallotRule::kOpening, kOpeningOfCouncil, MoreThanHalfOf(sitting), signed_in};
  }
  return Count{BallotRule::kOpening, kOpeningOfExecutive, AtLeastHalfOf(sitting), signed_in};
}

BallotFault FaultOf(const BallotFacts& facts) {
  if (std::min({facts.seats, facts.sitting, facts.recused, facts.present, facts.votes_for,
                facts.votes_against}) < 0) {
    return BallotFault::kNegative;
  }
  if (facts.sitting > facts.seats) return BallotFault::kSittingTooMany;
  if (facts.recused > facts.sitting) return BallotFault::kRecusedTooMany;
  if (facts.present > facts.sitting - facts.recused) return BallotFault::kPresentTooMany;
  const int64_t cast = int64_t{facts.votes_for} + facts.votes_against;
  if (cast > facts.present) return BallotFault::kCastTooMany;
  if (facts.body == v1::COUNCIL && cast < facts.present) return BallotFault::kVotesMissing;
  return BallotFault::kNone;
}

BallotReckoning Reckon(const BallotFacts& facts) {
  NOORDSTER_CHECK(HasBallots(facts.body) && FaultOf(facts) == BallotFault::kNone);
  BallotReckoning reckoning;
  const int32_t cast = facts.votes_for + facts.votes_against;
  const Count validity = ValidityOf(facts.sitting - facts.recused, cast,
                                    facts.is_second_meeting || facts.repeats_invalid);
  reckoning.counts.push_back(validity);
  if (!validity.IsMet()) return reckoning;
  const Count majority = {BallotRule::kMajority, kMajority, MoreThanHalfOf(cast), facts.votes_for};
  reckoning.counts.push_back(majority);
  if (facts.votes_for != facts.votes_against) {
    reckoning.result = majority.IsMet() ? BallotResult::kAdopted : BallotResult::kRejected;
    return reckoning;
  }
  const Count full = {BallotRule::kFull, kFullMeeting, facts.seats - facts.recused, cast};
  if (facts.body == v1::COUNCIL) reckoning.counts.push_back(full);
  reckoning.result = ResultOfTie(facts, full.IsMet());
  return reckoning;
}

std::optional<PersonsBallotReckoning> Reckon(const PersonsBallotFacts& facts) {
  if (std::min({facts.sitting, facts.recused, facts.papers, facts.blank_or_invalid}) < 0 ||
      std::any_of(facts.votes.begin(), facts.votes.end(), [](int32_t each) { return each < 0; })) {
    return std::nullopt;
  }
  const int64_t cast = std::accumulate(facts.votes.begin(), facts.votes.end(), int64_t{0});
  if (facts.papers > facts.sitting - facts.recused ||
      cast != facts.papers - facts.blank_or_invalid ||
      (facts.is_second_vote && facts.votes.size() != 2)) {
    return std::nullopt;
  }
  PersonsBallotReckoning reckoning;
  const Count validity = ValidityOf(facts.sitting - facts.recused, facts.papers,
                                    facts.is_second_meeting || facts.repeats_invalid);
  reckoning.counts.push_back(validity);
  if (!validity.IsMet()) return reckoning;
  const auto most = std::max_element(facts.votes.begin(), facts.votes.end());
  const Count majority = {BallotRule::kMajority, kMajority,
                          MoreThanHalfOf(static_cast<int32_t>(cast)),
                          most == facts.votes.end() ? 0 : *most};
  reckoning.counts.push_back(majority);
  if (majority.IsMet()) {
    reckoning.result = PersonsBallotResult::kChosen;
    reckoning.chosen = static_cast<size_t>(most - facts.votes.begin());
  } else {
    reckoning.result =
        facts.is_second_vote ? PersonsBallotResult::kLotDecides : PersonsBallotResult::kVoteAgain;
  }
  return reckoning;
}

}  // namespace noordster::engine
