// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/profile/connection.h"

#include <algorithm>
#include <cstdlib>
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

namespace noordster::cli {
namespace {

constexpr absl::string_view kSocket = "unix:";

// Every authority of the world fits.
constexpr size_t kFileBytesMax = size_t{4} << 20;

std::string SocketIn(const std::string& data) {
  return absl::StrCat(kSocket, (std::filesystem::path(data) / "noordster.sock").string());
}

void CompleteFromEnvironment(GlobalOptions& options) {
  for (const ProfileSetting& setting : kProfileSettings) {
    std::string& value = options.connection.*setting.value;
    if (!value.empty()) continue;
    value = Environment(setting.variable);
    if (!value.empty()) options.command.Set(setting.option, value);
  }
  std::string& server = options.connection.server;
  const std::string data = Environment("NOORDSTER_DATA");
  if (!server.empty() || data.empty()) return;
  server = SocketIn(data);
  options.command.Set("--server", server);
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

// A fault when others can read the token; one that is missing is missed later.
absl::Status CheckToken(const Profile& profile, Language language) {
  const absl::Status read = ReadPrivateFile(profile.token_file, kFileBytesMax, language).status();
  return absl::IsNotFound(read) ? absl::OkStatus() : read;
}

absl::Status CompleteFromProfile(GlobalOptions& options) {
  Profile& connection = options.connection;
  const bool is_typed = !connection.name.empty();
  if (!is_typed) connection.name = Environment("NOORDSTER_PROFILE");
  const bool is_named = !connection.name.empty();
  const std::string name = is_named ? connection.name : kDefaultProfile;
  const absl::StatusOr<std::vector<Profile>> profiles = ProfileFolder(options.language).Read();
  if (!profiles.ok()) return profiles.status();
  const auto found = std::find_if(profiles->begin(), profiles->end(),
                                  [&](const Profile& profile) { return profile.name == name; });
  if (found == profiles->end()) {
    return is_named ? UnknownProfile(name, *profiles, options.language) : absl::OkStatus();
  }
  if (!connection.server.empty() && AbsoluteServer(connection.server) != found->server) {
    if (is_typed) return OtherServer(*found, connection.server, options.language);
    connection.name.clear();
    return absl::OkStatus();
  }
  connection.name = name;
  options.command.Set("--profile", name);
  const bool has_credentials = HasCredentials(connection);
  for (const ProfileSetting& setting : kProfileSettings) {
    std::string& value = connection.*setting.value;
    if (value.empty() && !(setting.is_credential && has_credentials)) {
      value = (*found).*setting.value;
    }
  }
  return has_credentials ? absl::OkStatus() : CheckToken(connection, options.language);
}

absl::StatusOr<std::string> ReadPem(const std::string& path, absl::string_view kind,
                                    Language language) {
  if (path.empty()) return "";
  std::ifstream file(path, std::ios::binary);
  std::string text(kFileBytesMax, '\0');
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

void CompleteConnection(GlobalOptions& options) {
  CompleteFromEnvironment(options);
  options.connection_fault = CompleteFromProfile(options);
  std::string& server = options.connection.server;
  if (server.empty()) server = SocketIn("noordster-data");
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
