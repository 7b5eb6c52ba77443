// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_MEETING_MEETING_PARTS_H_
#define NOORDSTER_SERVICES_ENGINE_MEETING_MEETING_PARTS_H_

#include <initializer_list>
#include <string>
#include <vector>

#include "noordster/internal/v1/meeting_event.pb.h"
#include "noordster/v1/meeting.pb.h"
#include "services/engine/decide_parts.h"

// What the decisions about meetings, their items and ballots share. All are pure.
namespace noordster::engine {

// The meeting and whom it is meant for, as it stands. REQUIRES: a record of a meeting.
noordster::internal::v1::MeetingFacts DescribeMeeting(const Record& record);

// An item that a request changes, and its meeting.
struct ItemCase {
  const Record& meeting_record;
  const noordster::internal::v1::Meeting& meeting;
  const noordster::internal::v1::AgendaItem& item;
};

// The item of this name: it must exist and have the etag of the request, if that has one.
absl::StatusOr<ItemCase> RequireItem(const Case& now, const std::string& name);

// The paper of an item of this name with this id, or NOT_FOUND.
absl::StatusOr<const noordster::internal::v1::Paper*> RequirePaper(const ItemCase& of,
                                                                   const std::string& item,
                                                                   const std::string& id);

// Adds a rule that bars an act on a meeting or its items, on the fact it is about; the secretariat
// of its body can lift it.
void BlockMeeting(noordster::v1::ErrorReason reason, noordster::v1::BodyKind body,
                  const std::string& subject, std::vector<noordster::v1::Blocker>& blockers);

// Adds MEETING_UNFIT unless the meeting stands in one of these ways.
void BlockUnless(const noordster::internal::v1::Meeting& meeting,
                 std::initializer_list<noordster::v1::Meeting::State> states,
                 std::vector<noordster::v1::Blocker>& blockers);

// Adds ITEM_UNFIT unless the request to place the item stands in one of these ways.
void BlockUnless(const noordster::internal::v1::Meeting& meeting,
                 const noordster::internal::v1::AgendaItem& item,
                 std::initializer_list<noordster::v1::AgendaItem::Placement> placements,
                 std::vector<noordster::v1::Blocker>& blockers);

// Adds DATE_IN_FUTURE when the day has not come.
void BlockFutureOf(const Case& now, const noordster::internal::v1::Meeting& meeting,
                   const std::string& date, std::vector<noordster::v1::Blocker>& blockers);

// The last ballot on a subject of an item; null when none was held.
const noordster::internal::v1::Ballot* LastBallot(const noordster::internal::v1::AgendaItem& item,
                                                  absl::string_view subject);

// What the last ballot on a subject came to, in this meeting or the one the item was moved on from;
// unspecified: none was held.
noordster::v1::Ballot::Result LastResult(const noordster::internal::v1::AgendaItem& item,
                                         absl::string_view subject);

// Whether a ballot decided what was voted on.
bool Decides(noordster::v1::Ballot::Result result);

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_MEETING_MEETING_PARTS_H_
