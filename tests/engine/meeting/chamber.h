// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_ENGINE_MEETING_CHAMBER_H_
#define NOORDSTER_TESTS_ENGINE_MEETING_CHAMBER_H_

#include <string>
#include <vector>

#include "tests/engine/world.h"

namespace noordster::engine {

// A council of 35 seats ("bodies/raad"), an executive of 6 ("bodies/college") and a programme board
// ("bodies/db"), and the acts of their meetings as they should be. The council and the executive
// of the programme ("bodies/b1" and "bodies/b2") have as many seats. It is 14 November 2023, plan
// "q" runs, and every request has a reason.
class Chamber {
 public:
  Chamber();

  World& world() { return world_; }

  void SetSeats(const std::string& body, noordster::v1::BodyKind kind, int32_t seats);

  // "bodies/raad/meetings/m" of ("raad", "m").
  static std::string NameOf(const std::string& body, const std::string& id);

  // A meeting on a day, as it is to be planned.
  static PlanMeeting Planning(const std::string& meeting, const std::string& date);

  // A meeting of 1 September 2023 that stands like this.
  std::string Meeting(const std::string& body, noordster::v1::Meeting::State state,
                      const std::string& id = "m");

  // A meeting that was opened with so many members, or could not be.
  std::string Opened(const std::string& body, int32_t sitting, int32_t signed_in,
                     const std::string& id = "m");

  // An item that is placed on the agenda of a meeting; of one that was opened too.
  std::string Placed(const std::string& meeting, noordster::v1::AgendaItem::Treatment treatment =
                                                     noordster::v1::AgendaItem::DEBATE);

  // Calls a meeting and opens it.
  void Open(const std::string& meeting, int32_t sitting, int32_t signed_in);

  // Members who take no part in an item.
  void Recuse(const std::string& item, int32_t members);

  // A ballot of everybody who was there.
  static RecordBallot Voting(const std::string& item, int32_t votes_for, int32_t votes_against,
                             const std::string& subject = "");

  // Holds that ballot and answers what it came to.
  noordster::internal::v1::Ballot Vote(const std::string& item, int32_t votes_for,
                                       int32_t votes_against, const std::string& subject = "");

  const noordster::internal::v1::Meeting& Of(const std::string& meeting) const {
    return world_.Get(meeting).meeting();
  }
  const noordster::internal::v1::AgendaItem& ItemOf(const std::string& item) const {
    return world_.Get(item).agenda_item();
  }

  // "REASON subject" of everything in the way; of a refusal without blockers its reason.
  static std::vector<std::string> Barred(const absl::Status& status);
  std::vector<std::string> Barred(Command command) {
    return Barred(world_.Try(std::move(command)).status());
  }

 private:
  World world_;
};

}  // namespace noordster::engine

#endif  // NOORDSTER_TESTS_ENGINE_MEETING_CHAMBER_H_
