// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_COMMANDS_MEETING_MEETING_READS_H_
#define NOORDSTER_CLIENTS_CLI_COMMANDS_MEETING_MEETING_READS_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/cli/screen/ballot_screen.h"
#include "clients/cli/session.h"
#include "noordster/v1/meeting.pb.h"

// What commands read of meetings and their agendas. All fail as the method they call, unless they
// say otherwise.
namespace noordster::cli {

absl::StatusOr<v1::Meeting> ReadMeeting(Session& session, const std::string& name);

absl::StatusOr<v1::AgendaItem> ReadItem(Session& session, const std::string& name);

// In the order of their numbers.
absl::StatusOr<std::vector<v1::AgendaItem>> ReadItems(Session& session, const std::string& meeting);

// Reads the names of persons for people. Whoever cannot be read has none, which is no failure.
class PersonReader {
 public:
  explicit PersonReader(Session& session) : session_(&session) {}

  // Each name is read once; one that is empty counts as none.
  void Read(const std::string& person);
  void ReadAllOf(const v1::Meeting& meeting);
  void ReadAllOf(const v1::AgendaItem& item);

  const PersonNames& names() const { return names_; }

 private:
  Session* session_;
  PersonNames names_;
};

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_COMMANDS_MEETING_MEETING_READS_H_
