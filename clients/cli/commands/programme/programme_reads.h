// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_COMMANDS_PROGRAMME_PROGRAMME_READS_H_
#define NOORDSTER_CLIENTS_CLI_COMMANDS_PROGRAMME_PROGRAMME_READS_H_

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "clients/cli/screen/programme/neighbourhood_lines.h"
#include "clients/cli/screen/programme/programme_names.h"
#include "clients/cli/screen/programme/programme_tree.h"
#include "clients/cli/session.h"
#include "google/protobuf/repeated_field.h"

// What commands read of programmes and what belongs to them. All fail as the method they call,
// unless they say otherwise.
namespace noordster::cli {

// The programme that was typed, else the only one there is. Fails as Session::Name.
absl::StatusOr<std::string> ReadProgrammeName(Session& session, const std::string& typed);

// Read the challenges, goals or projects of a programme into its parts, up to some thousands; of
// projects only those that contribute to a challenge or goal, or with an empty name all.
absl::Status ReadChallenges(Session& session, const std::string& programme, ProgrammeParts& parts);
absl::Status ReadGoals(Session& session, const std::string& programme, ProgrammeParts& parts);
absl::Status ReadProjects(Session& session, const std::string& programme,
                          const std::string& contributes_to, ProgrammeParts& parts);

// Reads the indicators of a programme, up to some thousands.
absl::Status ReadIndicators(Session& session, const std::string& programme, IndicatorList& list);

// Reads the names of resources and persons for people. What cannot be read has none, which is no
// failure.
class NameReader {
 public:
  explicit NameReader(Session& session) : session_(&session) {}

  // Each is read once; one that is empty counts as none.
  void Read(const std::string& resource);
  void ReadAll(const google::protobuf::RepeatedPtrField<std::string>& resources);

  const DisplayNames& names() const { return names_; }

 private:
  Session* session_;
  DisplayNames names_;
};

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_COMMANDS_PROGRAMME_PROGRAMME_READS_H_
