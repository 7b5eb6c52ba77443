// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/recognition/recorded_answer.h"

#include <algorithm>
#include <cstdint>
#include <string>

namespace noordster::cli {
namespace {

using Round = v1::Recognition;

// The text of a remark; empty, as no remark is, when it is not among these.
std::string RemarkText(int32_t number, const std::vector<v1::FollowUp>& remarks) {
  const auto found = std::lower_bound(
      remarks.begin(), remarks.end(), number,
      [](const v1::FollowUp& remark, int32_t wanted) { return remark.number() < wanted; });
  return found == remarks.end() || found->number() != number ? "" : found->text();
}

bool IsSame(const v1::GivenAnswer& given, const Round::Answer& recorded,
            const std::vector<v1::FollowUp>& remarks) {
  return given.kind() == recorded.kind() && given.received_date() == recorded.received_date() &&
         given.words() == recorded.words() &&
         std::equal(given.remarks().begin(), given.remarks().end(), recorded.remarks().begin(),
                    recorded.remarks().end(), [&remarks](const std::string& text, int32_t number) {
                      return text == RemarkText(number, remarks);
                    });
}

}  // namespace

bool IsRecorded(const v1::GivenAnswer& answer, const Round& round,
                const std::vector<v1::FollowUp>& remarks) {
  const auto& asked = round.participants();
  const auto participant = std::find_if(
      asked.begin(), asked.end(),
      [&answer](const Round::Participant& each) { return each.id() == answer.participant(); });
  return participant != asked.end() &&
         std::any_of(
             participant->answers().begin(), participant->answers().end(),
             [&](const Round::Answer& recorded) { return IsSame(answer, recorded, remarks); });
}

}  // namespace noordster::cli
