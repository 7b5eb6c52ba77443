// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/profile/connection.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/strip.h"
#include "absl/strings/substitute.h"
#include "clients/cli/fault.h"
#include "clients/cli/profile/private_file.h"
#include "clients/cli/profile/profile_folder.h"
#include "clients/cli/profile/token_source.h"

namespace noordster::cli {
namespace {

constexpr absl::string_view kSocket = "unix:";
constexpr uid_t kRoot = 0;
constexpr char kDefaultData[] = "noordster-data";
constexpr char kProfileVariable[] = "NOORDSTER_PROFILE";

// Every authority of the world fits.
constexpr size_t kConnectionFileBytesMax = size_t{4} << 20;

std::string SocketIn(const std::string& data) {
  return absl::StrCat(kSocket, (std::filesystem::path(data) / "noordster.sock").string());
}

Profile SaidByEnvironment() {
  Profile said;
  for (const ProfileSetting& setting : kProfileSettings) {
    said.*setting.value = Environment(setting.variable);
  }
  const std::string data = Environment("NOORDSTER_DATA");
  if (said.server.empty() && !data.empty()) said.server = SocketIn(data);
  return said;
}

std::string Absolute(const std::string& path) {
  if (path.empty()) return path;
  std::error_code error;
  const std::filesystem::path absolute = std::filesystem::absolute(path, error);
  return error ? path : absolute.lexically_normal().string();
}

std::string AbsoluteServer(const std::string& server) {
  absl::string_view socket = server;
  if (!absl::ConsumePrefix(&socket, kSocket)) return server;
  return absl::StrCat(kSocket, Absolute(std::string(socket)));
}

absl::Status UnknownProfile(const std::string& name, const std::vector<Profile>& profiles,
                            Language language) {
  const std::string known = absl::StrJoin(
      profiles, ", ",
      [](std::string* out, const Profile& profile) { absl::StrAppend(out, profile.name); });
  return UsageError(absl::Substitute(
      Wording{"Er is geen profiel '$0'; wel: $1. Maak het met noordster login --profile $0.",
              "There is no profile '$0'; there are: $1. Make it with noordster login --profile $0."}
          .In(language),
      name, known.empty() ? "-" : known));
}

absl::Status OtherServer(const Profile& profile, const std::string& server, Language language) {
  return UsageError(absl::Substitute(
      Wording{"Profiel '$0' is van server $1, niet van $2. Laat een van beide weg, of meld u daar "
              "aan met noordster login --profile $0 --server $2.",
              "Profile '$0' is of server $1, not of $2. Leave one of them out, or sign in there "
              "with noordster login --profile $0 --server $2."}
          .In(language),
      profile.name, profile.server, server));
}

// Whether anything says who calls.
bool HasCredentials(const Profile& connection) {
  return std::any_of(std::begin(kProfileSettings), std::end(kProfileSettings),
                     [&](const ProfileSetting& setting) {
                       return setting.is_credential && !(connection.*setting.value).empty();
                     });
}

// Takes what is not said yet from a profile, when there is one and it is of the server that is
// named; who calls only when nothing says so yet.
void TakeProfile(const Profile* stored, Profile& connection) {
  if (stored == nullptr) return;
  const std::string& server = connection.server;
  if (!server.empty() && AbsoluteServer(server) != stored->server) return;
  const bool has_credentials = HasCredentials(connection);
  for (const ProfileSetting& setting : kProfileSettings) {
    std::string& value = connection.*setting.value;
    if (value.empty() && !(setting.is_credential && has_credentials)) {
      value = stored->*setting.value;
    }
  }
  connection.name = stored->name;
}

// Takes what is not said yet from the environment: beside a profile neither the server nor who
// calls there.
void TakeSaid(const Profile& said, Profile& connection) {
  const bool has_profile = !connection.name.empty();
  const bool has_caller = has_profile && HasCredentials(connection);
  for (const ProfileSetting& setting : kProfileSettings) {
    const bool is_server = setting.value == &Profile::server;
    if ((is_server && has_profile) || (setting.is_credential && has_caller)) continue;
    std::string& value = connection.*setting.value;
    if (value.empty()) value = said.*setting.value;
  }
}

// All that is said, in its order; the name is that of the profile when it counts.
Profile Completed(Profile typed, const Profile& said, const Profile* stored) {
  const bool is_typed = !typed.name.empty();
  Profile connection = std::move(typed);
  connection.name.clear();
  if (is_typed) TakeProfile(stored, connection);
  TakeSaid(said, connection);
  if (!is_typed) TakeProfile(stored, connection);
  return connection;
}

// Why the profile that was named cannot be used.
absl::Status CheckProfile(const GlobalOptions& options, const std::vector<Profile>& profiles,
                          const Profile* stored) {
  const bool is_typed = !options.typed.name.empty();
  const bool is_named = is_typed || !Environment(kProfileVariable).empty();
  if (stored == nullptr) {
    return is_named ? UnknownProfile(AskedProfile(options.typed), profiles, options.language)
                    : absl::OkStatus();
  }
  if (!is_typed || !options.connection.name.empty()) return absl::OkStatus();
  return OtherServer(*stored, options.connection.server, options.language);
}

// Makes what was found out part of the command.
void CompleteCommand(const Profile& said, GlobalOptions& options) {
  for (const ProfileSetting& setting : kProfileSettings) {
    const std::string& value = options.connection.*setting.value;
    const bool is_typed = !(options.typed.*setting.value).empty();
    if (!is_typed && !value.empty() && value == said.*setting.value) {
      options.command.Set(setting.option, value);
    }
  }
  const std::string& name = options.connection.name;
  if (!name.empty()) options.command.Set("--profile", name);
}

// Reads the token when it is that of the profile. A fault when others can read it too; NOT_FOUND
// when it is not there.
absl::Status ReadTokenOf(const Profile* stored, GlobalOptions& options) {
  const Profile& connection = options.connection;
  const bool is_of_profile = !connection.name.empty() && !connection.token_file.empty() &&
                             connection.token_file == stored->token_file;
  if (!is_of_profile) return absl::OkStatus();
  const absl::StatusOr<std::string> text =
      ReadPrivateFile(connection.token_file, kConnectionFileBytesMax, options.language);
  if (!text.ok()) return text.status();
  options.token = TokenIn(*text).value_or("");
  return absl::OkStatus();
}

// NOT_FOUND when the token of the profile is not there.
absl::Status CompleteFrom(const Profile& said, GlobalOptions& options) {
  const absl::StatusOr<std::vector<Profile>> profiles = ProfileFolder(options.language).Read();
  const Profile* stored =
      profiles.ok() ? FindProfile(*profiles, AskedProfile(options.typed)) : nullptr;
  options.connection = Completed(options.typed, said, stored);
  if (!profiles.ok()) return profiles.status();
  absl::Status usable = CheckProfile(options, *profiles, stored);
  return usable.ok() ? ReadTokenOf(stored, options) : usable;
}

absl::StatusOr<std::string> ReadPem(const std::string& path, absl::string_view kind,
                                    Language language) {
  if (path.empty()) return "";
  std::ifstream file(path, std::ios::binary);
  std::string text(kConnectionFileBytesMax, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<size_t>(file.gcount()));
  if (absl::StrContains(text, "-----BEGIN ") && absl::StrContains(text, kind)) return text;
  return UsageError(absl::Substitute(
      Wording{"In '$0' staat geen $1 in PEM.", "There is no $1 in PEM in '$0'."}.In(language), path,
      kind));
}

}  // namespace

Profile WithAbsolutePaths(Profile profile) {
  for (const ProfileSetting& setting : kProfileSettings) {
    std::string& value = profile.*setting.value;
    if (setting.is_file) value = Absolute(value);
  }
  profile.server = AbsoluteServer(profile.server);
  return profile;
}

std::string Environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

std::string AskedProfile(const Profile& typed) {
  const std::string name = typed.name.empty() ? Environment(kProfileVariable) : typed.name;
  return name.empty() ? kDefaultProfile : name;
}

void CompleteConnection(GlobalOptions& options) {
  const Profile said = SaidByEnvironment();
  options.connection_fault = CompleteFrom(said, options);
  // Whoever signs in again takes the token of before away: the profile names another one by now.
  if (absl::IsNotFound(options.connection_fault)) {
    options.connection_fault = CompleteFrom(said, options);
  }
  // One that stays away is missed when it is to be shown.
  if (absl::IsNotFound(options.connection_fault)) options.connection_fault = absl::OkStatus();
  CompleteCommand(said, options);
  if (options.connection.server.empty()) options.connection.server = SocketIn(kDefaultData);
}

std::optional<std::string> TokenOfProfile(GlobalOptions options) {
  const std::string server = options.connection.server;
  options.token.clear();
  CompleteConnection(options);
  const bool is_usable = options.connection_fault.ok() && options.connection.server == server;
  if (!is_usable || options.token.empty()) return std::nullopt;
  return options.token;
}

Profile ConnectionToKeep(Profile typed, const std::vector<Profile>& profiles) {
  const std::string name = AskedProfile(typed);
  Profile said = SaidByEnvironment();
  const Profile* found = FindProfile(profiles, name);
  Profile stored = found == nullptr ? Profile() : *found;
  for (Profile* source : {&typed, &said, &stored}) source->token_file.clear();
  Profile connection = Completed(std::move(typed), said, found == nullptr ? nullptr : &stored);
  connection.name = name;
  if (connection.server.empty()) connection.server = SocketIn(kDefaultData);
  return connection;
}

bool IsSocketOfAnother(const std::string& server) {
  absl::string_view socket = server;
  if (!absl::ConsumePrefix(&socket, kSocket)) return false;
  struct stat facts = {};
  // Of the name itself: who made a link chose where it leads.
  if (lstat(std::string(socket).c_str(), &facts) != 0) return false;
  return facts.st_uid != geteuid() && facts.st_uid != kRoot;
}

absl::Status CheckSocketOwner(const std::string& server, Language language) {
  if (!IsSocketOfAnother(server)) return absl::OkStatus();
  return FaultsError(
      {{std::string(absl::StripPrefix(server, kSocket)), 0, "",
        std::string(Wording{"is van een andere gebruiker, die uw token zou krijgen. Noem uw server "
                            "met --server of --profile, of werk als de gebruiker van de server.",
                            "belongs to another user, who would get your token. Name your server "
                            "with --server or --profile, or work as the user of the server."}
                        .In(language))}});
}

absl::StatusOr<std::optional<TlsOptions>> ReadTls(const Profile& connection, Language language) {
  if (connection.client_certificate.empty() != connection.client_key.empty()) {
    return UsageError(Wording{"--client-certificate en --client-key horen bij elkaar: geef beide.",
                              "--client-certificate and --client-key go together: give both."}
                          .In(language));
  }
  if (connection.ca.empty() && connection.client_certificate.empty()) return std::nullopt;
  absl::StatusOr<std::string> authorities = ReadPem(connection.ca, "CERTIFICATE", language);
  if (!authorities.ok()) return authorities.status();
  absl::StatusOr<std::string> certificate =
      ReadPem(connection.client_certificate, "CERTIFICATE", language);
  if (!certificate.ok()) return certificate.status();
  absl::StatusOr<std::string> key = ReadPem(connection.client_key, "PRIVATE KEY", language);
  if (!key.ok()) return key.status();
  return TlsOptions{*std::move(authorities), *std::move(certificate), *std::move(key)};
}

}  // namespace noordster::cli
