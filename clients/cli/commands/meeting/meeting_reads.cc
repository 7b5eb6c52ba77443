// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/commands/meeting/meeting_reads.h"

#include "clients/cli/resource_kind.h"
#include "noordster/v1/agenda_service.grpc.pb.h"
#include "noordster/v1/meeting_service.grpc.pb.h"

namespace noordster::cli {

absl::StatusOr<v1::Meeting> ReadMeeting(Session& session, const std::string& name) {
  v1::GetMeetingRequest request;
  request.set_name(name);
  const auto response = session.Call(&v1::MeetingService::Stub::GetMeeting, request);
  if (!response.ok()) return response.status();
  return response->meeting();
}

absl::StatusOr<v1::AgendaItem> ReadItem(Session& session, const std::string& name) {
  v1::GetItemRequest request;
  request.set_name(name);
  const auto response = session.Call(&v1::AgendaService::Stub::GetItem, request);
  if (!response.ok()) return response.status();
  return response->item();
}

absl::StatusOr<std::vector<v1::AgendaItem>> ReadItems(Session& session,
                                                      const std::string& meeting) {
  v1::ListItemsRequest request;
  request.set_parent(meeting);
  const auto response = session.CallAllPages(&v1::AgendaService::Stub::ListItems, request);
  if (!response.ok()) return response.status();
  return std::vector<v1::AgendaItem>(response->items().begin(), response->items().end());
}

void PersonReader::Read(const std::string& person) {
  if (person.empty() || names_.count(person) != 0) return;
  const auto found = GetResource(*session_, *FindKind("Person"), person);
  names_[person] = found.ok() ? TextOf(**found, "display_name") : "";
}

void PersonReader::ReadAllOf(const v1::Meeting& meeting) {
  Read(meeting.opening().chair());
  for (const std::string& person : meeting.opening().persons()) Read(person);
}

void PersonReader::ReadAllOf(const v1::AgendaItem& item) {
  for (const v1::AgendaItem::Recusal& recusal : item.attendance().recusals()) {
    Read(recusal.person());
  }
  for (const v1::Ballot& ballot : item.ballots()) {
    for (const v1::Ballot::Candidate& candidate : ballot.candidates()) Read(candidate.person());
  }
}

}  // namespace noordster::cli
