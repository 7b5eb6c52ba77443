// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_PROFILE_PROFILE_FOLDER_H_
#define NOORDSTER_CLIENTS_CLI_PROFILE_PROFILE_FOLDER_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "clients/cli/profile/profile.h"
#include "clients/cli/words.h"

namespace noordster::cli {

// Whether a profile can be called so: 1 to 63 of a-z, 0-9 and "-", no "-" first. Pure.
bool IsProfileName(absl::string_view name);

// The profiles of the user of this process: `profiles.yaml` in a folder of theirs, and beside it a
// file `NAME.PART.token` for each profile that was signed in to, with a new part every time, so
// that a profile and its token change at once. All of it is for its owner alone, and
// read only when it is. Several processes may use it at once; one object is of one thread. What
// fails is said in the language of the screen, with the way out.
class ProfileFolder {
 public:
  // `$XDG_CONFIG_HOME/noordster`, else `~/.config/noordster`.
  explicit ProfileFolder(Language language);

  // All profiles, by name; none when there is no file. Faults with their lines.
  absl::StatusOr<std::vector<Profile>> Read() const;

  // Puts the token beside the profiles, and this profile, which then names it, among them, in the
  // place of one of the same name, whose token goes. Whatever fails before that, the one of before
  // stays as it was.
  absl::Status Save(Profile profile, absl::string_view token) const;

  // Takes a profile away, and its token when it is kept here. NOT_FOUND when there is no such
  // profile.
  absl::Status Remove(absl::string_view name) const;

  // Whether a file is in this folder, however its path is written.
  bool Keeps(const std::string& file) const;
  // Where the profiles are.
  std::string ProfilesFile() const;

 private:
  absl::Status Write(const std::vector<Profile>& profiles) const;
  // Takes all tokens of a profile away but that in the file `kept`, also those that were left by
  // who was interrupted or that are named by the path of another home.
  absl::Status DeleteTokens(absl::string_view name, const std::string& kept) const;

  std::string folder_;
  Language language_;
};

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_PROFILE_PROFILE_FOLDER_H_
