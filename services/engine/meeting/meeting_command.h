// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_MEETING_MEETING_COMMAND_H_
#define NOORDSTER_SERVICES_ENGINE_MEETING_MEETING_COMMAND_H_

#include <cstdint>
#include <string>
#include <vector>

#include "noordster/internal/v1/meeting_record.pb.h"
#include "noordster/v1/meeting.pb.h"
#include "noordster/v1/terms.pb.h"

// Commands about meetings, their agendas and ballots. The rules stand in command.h.
namespace noordster::engine {

using noordster::internal::v1::TextRef;

// Puts a meeting in the calendar.
struct PlanMeeting {
  std::string name;
  noordster::internal::v1::Meeting meeting;
};

// Records that the members of a meeting were called.
struct CallMeeting {
  std::string meeting;
  std::string call_date;
};

// Moves a meeting to another day.
struct MoveMeeting {
  std::string meeting;
  std::string date;
  std::string start_time;
};

// Records who came to a meeting.
struct OpenMeeting {
  std::string meeting;
  // Without what the records say: seats and quorum.
  noordster::internal::v1::MeetingOpening opening;
};

// Pauses a meeting, goes on with it, closes or cancels it.
struct TurnMeeting {
  std::string meeting;
  // SUSPENDED, OPEN, HELD or CANCELLED.
  noordster::v1::Meeting::State to = noordster::v1::Meeting::STATE_UNSPECIFIED;
  // Day on which it goes on, of SUSPENDED.
  std::string resume_date = {};
};

// Records that the decision list of a meeting was published.
struct PublishDecisionList {
  std::string meeting;
  std::string published_date;
  TextRef source;
};

// Records that a later meeting adopted the minutes of one.
struct AdoptMinutes {
  std::string meeting;
  std::string adopted_in;
};

// Asks for an item on the agenda of a meeting.
struct RequestItem {
  std::string meeting;
  // Title, treatment, subjects, whether it is closed.
  noordster::internal::v1::AgendaItem item;
};

// Replaces what is asked for with an item.
struct UpdateItem {
  std::string name;
  // As of RequestItem.
  noordster::internal::v1::AgendaItem item;
};

// Places an item, refuses it or moves it on.
struct PlaceItem {
  std::string name;
  // PLACED, REFUSED or MOVED_ON.
  noordster::v1::AgendaItem::Placement to = noordster::v1::AgendaItem::PLACEMENT_UNSPECIFIED;
  // Meeting it is moved on to, of MOVED_ON.
  std::string meeting = {};
};

// Publishes a version of the agenda of a meeting.
struct PublishAgenda {
  std::string meeting;
  // Numbers of the items in their order.
  std::vector<int32_t> items;
  noordster::v1::Audience audience = noordster::v1::AUDIENCE_UNSPECIFIED;
  std::string published_date;
};

// Says that a paper belongs to an item.
struct AskPaper {
  std::string item;
  // Id, title, last day, and when it is to be made public.
  noordster::internal::v1::Paper paper;
};

// Records that a paper came.
struct DeliverPaper {
  std::string item;
  std::string paper;
  std::string delivered_date;
};

// Lets a paper come late.
struct DispensePaper {
  std::string item;
  std::string paper;
};

// Records that a paper was made public.
struct ReleasePaper {
  std::string item;
  std::string paper;
  std::string released_date;
};

// Records that a body imposed secrecy on an item or a paper of it.
struct ImposeItemSecrecy {
  std::string item;
  // Empty: the whole item.
  std::string paper;
  noordster::v1::SecrecyGround ground = noordster::v1::SECRECY_GROUND_UNSPECIFIED;
  std::string body;
  std::string imposed_date;
  // Empty: the body that imposes it.
  std::string lifter;
};

// Records that the body that can lifted it.
struct LiftItemSecrecy {
  std::string item;
  // Empty: the whole item.
  std::string paper;
  std::string lifted_date;
};

// Records who was there for an item.
struct RecordAttendance {
  std::string item;
  noordster::internal::v1::Attendance attendance;
};

// Records a ballot on an item.
struct RecordBallot {
  std::string item;
  // Without what it came to.
  noordster::internal::v1::Ballot ballot;
};

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_MEETING_MEETING_COMMAND_H_
