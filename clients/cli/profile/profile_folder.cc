// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/profile/profile_folder.h"

#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/substitute.h"
#include "clients/cli/fault.h"
#include "clients/cli/profile/private_file.h"
#include "clients/cli/screen/tree.h"
#include "yaml-cpp/yaml.h"

namespace noordster::cli {
namespace {

constexpr char kProfilesFile[] = "profiles.yaml";
constexpr char kProfiles[] = "profiles";
constexpr char kTokenEnd[] = ".token";
constexpr char kName[] = "name";
constexpr size_t kNameBytesMax = 63;
// Thousands of profiles.
constexpr size_t kProfilesBytesMax = size_t{1} << 20;

constexpr Wording kNoList = {"hier hoort een lijst 'profiles' te staan.",
                             "there should be a list 'profiles' here."};
constexpr Wording kNoProfile = {"een profiel bestaat uit namen met elk een tekst.",
                                "a profile consists of names with a text each."};
constexpr Wording kNoSetting = {"'$0' is geen deel van een profiel.",
                                "'$0' is no part of a profile."};
constexpr Wording kWrongName = {
    "'$0' is geen naam van een profiel: kleine letters, cijfers en streepjes, en elke naam één "
    "keer.",
    "'$0' is no name of a profile: small letters, digits and dashes, and every name once."};

std::string HomeFolder() {
  const char* home = std::getenv("HOME");
  if (home != nullptr && *home == '/') return home;
  const passwd* user = getpwuid(geteuid());
  return user == nullptr ? "/" : user->pw_dir;
}

std::string OwnFolder() {
  const char* config = std::getenv("XDG_CONFIG_HOME");
  // The specification has relative ones ignored.
  if (config != nullptr && *config == '/') return absl::StrCat(config, "/noordster");
  return absl::StrCat(HomeFolder(), "/.config/noordster");
}

// Reads the file of profiles, and finds everything that is wrong in it.
class ProfileReader {
 public:
  ProfileReader(std::string file, Language language)
      : file_(std::move(file)), language_(language) {}

  absl::StatusOr<std::vector<Profile>> Read(const std::string& text) {
    try {
      ReadDocument(YAML::Load(text));
    } catch (const YAML::Exception& error) {
      faults_.push_back({file_, error.mark.line + 1, "", error.msg});
    }
    if (!faults_.empty()) return FaultsError(faults_);
    return std::move(profiles_);
  }

 private:
  void ReadDocument(const YAML::Node& document) {
    if (document.IsNull()) return;
    if (!document.IsMap() || document.size() != 1 || !document[kProfiles] ||
        !document[kProfiles].IsSequence()) {
      return Add(document, kNoList, "");
    }
    for (const YAML::Node& item : document[kProfiles]) ReadProfile(item);
  }

  void ReadProfile(const YAML::Node& item) {
    if (!item.IsMap()) return Add(item, kNoProfile, "");
    Profile profile;
    for (const auto& field : item) {
      if (!field.first.IsScalar() || !field.second.IsScalar()) {
        Add(field.first, kNoProfile, "");
        continue;
      }
      std::string* value = PartOf(profile, field.first.Scalar());
      if (value == nullptr) {
        Add(field.first, kNoSetting, field.first.Scalar());
      } else {
        *value = field.second.Scalar();
      }
    }
    const bool is_known =
        std::any_of(profiles_.begin(), profiles_.end(),
                    [&](const Profile& other) { return other.name == profile.name; });
    if (is_known || !IsProfileName(profile.name)) return Add(item, kWrongName, profile.name);
    profiles_.push_back(std::move(profile));
  }

  static std::string* PartOf(Profile& profile, const std::string& field) {
    if (field == kName) return &profile.name;
    for (const ProfileSetting& setting : kProfileSettings) {
      if (field == setting.field) return &(profile.*setting.value);
    }
    return nullptr;
  }

  void Add(const YAML::Node& node, const Wording& wording, absl::string_view word) {
    faults_.push_back(
        {file_, node.Mark().line + 1, "", absl::Substitute(wording.In(language_), word)});
  }

  std::string file_;
  Language language_;
  std::vector<Fault> faults_;
  std::vector<Profile> profiles_;
};

bool IsBefore(const Profile& left, const Profile& right) { return left.name < right.name; }

}  // namespace

bool IsProfileName(absl::string_view name) {
  return !name.empty() && name.size() <= kNameBytesMax && name.front() != '-' &&
         std::all_of(name.begin(), name.end(), [](unsigned char c) {
           return absl::ascii_islower(c) || absl::ascii_isdigit(c) || c == '-';
         });
}

ProfileFolder::ProfileFolder(Language language) : folder_(OwnFolder()), language_(language) {}

std::string ProfileFolder::ProfilesFile() const {
  return absl::StrCat(folder_, "/", kProfilesFile);
}

absl::StatusOr<std::vector<Profile>> ProfileFolder::Read() const {
  const absl::StatusOr<std::string> text =
      ReadPrivateFile(ProfilesFile(), kProfilesBytesMax, language_);
  if (absl::IsNotFound(text.status())) return std::vector<Profile>();
  if (!text.ok()) return text.status();
  absl::StatusOr<std::vector<Profile>> profiles =
      ProfileReader(ProfilesFile(), language_).Read(*text);
  if (profiles.ok()) std::sort(profiles->begin(), profiles->end(), IsBefore);
  return profiles;
}

absl::Status ProfileFolder::Save(Profile profile, absl::string_view token) const {
  const absl::StatusOr<FolderLock> lock = FolderLock::Acquire(folder_, language_);
  if (!lock.ok()) return lock.status();
  absl::StatusOr<std::vector<Profile>> profiles = Read();
  if (!profiles.ok()) return profiles.status();
  absl::StatusOr<std::string> token_file = WriteNewPrivateFile(
      absl::StrCat(folder_, "/", profile.name), kTokenEnd, absl::StrCat(token, "\n"), language_);
  if (!token_file.ok()) return token_file.status();
  const std::string name = profile.name;
  profile.token_file = *token_file;
  const auto at = std::lower_bound(profiles->begin(), profiles->end(), profile, IsBefore);
  if (at != profiles->end() && at->name == name) {
    *at = std::move(profile);
  } else {
    profiles->insert(at, std::move(profile));
  }
  // Here it changes: until now all that is read is of before.
  if (absl::Status written = Write(*profiles); !written.ok()) {
    unlink(token_file->c_str());
    return written;
  }
  return DeleteTokens(name, *token_file);
}

absl::Status ProfileFolder::Remove(absl::string_view name) const {
  const absl::StatusOr<FolderLock> lock = FolderLock::Acquire(folder_, language_);
  if (!lock.ok()) return lock.status();
  absl::StatusOr<std::vector<Profile>> profiles = Read();
  if (!profiles.ok()) return profiles.status();
  const auto at = std::find_if(profiles->begin(), profiles->end(),
                               [name](const Profile& profile) { return profile.name == name; });
  if (at == profiles->end()) return absl::NotFoundError(name);
  // The token first: whatever fails afterwards, it is gone.
  if (absl::Status deleted = DeleteTokens(name, ""); !deleted.ok()) return deleted;
  profiles->erase(at);
  return Write(*profiles);
}

bool ProfileFolder::Keeps(const std::string& file) const {
  std::error_code error;
  return std::filesystem::equivalent(std::filesystem::path(file).parent_path(), folder_, error);
}

absl::Status ProfileFolder::DeleteTokens(absl::string_view name, const std::string& kept) const {
  namespace fs = std::filesystem;
  std::error_code error;
  for (fs::directory_iterator entry(folder_, error), end; !error && entry != end;
       entry.increment(error)) {
    const fs::path& path = entry->path();
    const std::string file = path.filename().string();
    // There is no dot in the name of a profile.
    const bool is_token =
        absl::StartsWith(file, absl::StrCat(name, ".")) && absl::EndsWith(file, kTokenEnd);
    if (!is_token || path == kept) continue;
    if (unlink(path.c_str()) != 0 && errno != ENOENT) {
      return FaultsError({{path.string(), 0, "", std::strerror(errno)}});
    }
  }
  if (error) return FaultsError({{folder_, 0, "", error.message()}});
  return absl::OkStatus();
}

absl::Status ProfileFolder::Write(const std::vector<Profile>& profiles) const {
  Tree list = Tree::List();
  for (const Profile& profile : profiles) {
    Tree item = Tree::Object();
    item.Set(kName, Tree::Text(profile.name));
    for (const ProfileSetting& setting : kProfileSettings) {
      const std::string& value = profile.*setting.value;
      if (!value.empty()) item.Set(setting.field, Tree::Text(value));
    }
    list.Add(std::move(item));
  }
  return WritePrivateFile(ProfilesFile(), Tree::Object().Set(kProfiles, std::move(list)).ToYaml(),
                          language_);
}

}  // namespace noordster::cli
