// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_MEETING_MEETING_PARTS_H_
#define NOORDSTER_SERVICES_ENGINE_MEETING_MEETING_PARTS_H_

#include <initializer_list>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
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
noordster::v1::Blocker& BlockMeeting(noordster::v1::ErrorReason reason,
                                     noordster::v1::BodyKind body, const std::string& subject,
                                     std::vector<noordster::v1::Blocker>& blockers);

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
void BlockFutureOf(const Case& now, noordster::v1::BodyKind body, const std::string& date,
                   std::vector<noordster::v1::Blocker>& blockers);

// Adds FIELD_REQUIRED or FIELD_UNWANTED when a field is not given as it is wanted.
void BlockFields(bool is_wanted, bool is_given, noordster::v1::BodyKind body,
                 const std::string& field, std::vector<noordster::v1::Blocker>& blockers);

// Whether an item stood on the agenda of the first meeting, which too few members came to.
bool IsSecondTime(const ItemCase& of);

// Of a meeting that makes up for one too few members came to, the bound that other subjects than
// those of the first break: of these the number of members is asked after all (Gemeentewet art. 20
// and 56). "signed_in >= 18"; empty: none.
std::string QuorumBound(const ItemCase& of);

// The last ballot on a subject of an item; null when none was held.
const noordster::internal::v1::Ballot* LastBallot(const noordster::internal::v1::AgendaItem& item,
                                                  absl::string_view subject);

// What the last ballot on a subject came to, in this meeting or one the item was moved on from; its
// result is unspecified when none was held.
noordster::internal::v1::EarlierBallot LastOn(const noordster::internal::v1::AgendaItem& item,
                                              absl::string_view subject);

// "LOST 15 18" of a ballot of this meeting or an earlier one.
template <typename AnyBallot>
std::string InWords(const AnyBallot& ballot) {
  return absl::StrCat(noordster::v1::Ballot::Result_Name(ballot.result()), " ", ballot.votes_for(),
                      " ", ballot.votes_against());
}

// Whether a ballot decided what was voted on.
bool Decides(noordster::v1::Ballot::Result result);

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_MEETING_MEETING_PARTS_H_
