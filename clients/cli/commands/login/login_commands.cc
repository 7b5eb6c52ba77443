// SPDX-License-Identifier: EUPL-1.2
#include <unistd.h>

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/substitute.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/fault.h"
#include "clients/cli/profile/connection.h"
#include "clients/cli/profile/profile.h"
#include "clients/cli/profile/profile_folder.h"
#include "clients/cli/profile/token_source.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/table.h"
#include "noordster/v1/body_service.grpc.pb.h"
#include "noordster/v1/mandate_service.grpc.pb.h"

namespace noordster::cli {
namespace {

absl::Status CheckName(const Session& session, const std::string& name) {
  if (IsProfileName(name)) return absl::OkStatus();
  return UsageError(absl::Substitute(
      session.Say(
          {"'$0' is geen naam van een profiel; gebruik kleine letters, cijfers en streepjes.",
           "'$0' is no name of a profile; use small letters, digits and dashes."}),
      name));
}

// The caller, when the server knows them as a person of its municipality by the token.
absl::StatusOr<v1::CallerResponse> KnownPerson(Session& session) {
  const absl::StatusOr<std::string> municipality = session.Municipality();
  if (!municipality.ok()) return municipality.status();
  v1::GetCallerRequest request;
  request.set_name(*municipality);
  auto caller = session.Call(&v1::MandateService::Stub::GetCaller, request);
  if (!caller.ok()) return caller;
  v1::GetPersonRequest person;
  person.set_name(caller->person());
  const absl::Status registered = session.Call(&v1::BodyService::Stub::GetPerson, person).status();
  if (!absl::IsNotFound(registered)) return registered.ok() ? caller : registered;
  return absl::PermissionDeniedError(absl::Substitute(
      session.Say({"De server kent dit token, maar bij $1 is niemand ingeschreven als $0. Vraag de "
                   "beheerder u in te schrijven. Er is niets bewaard.",
                   "The server knows this token, but nobody is registered as $0 at $1. Ask the "
                   "administrator to register you. Nothing was kept."}),
      LastId(caller->person()), LastId(*municipality)));
}

absl::Status Login(Session& session) {
  const std::string name = AskedProfile(session.typed());
  if (absl::Status named = CheckName(session, name); !named.ok()) return named;
  const ProfileFolder folder(session.language());
  // Before a token is asked for: what cannot be kept need not be given.
  const absl::StatusOr<std::vector<Profile>> profiles = folder.Read();
  if (!profiles.ok()) return profiles.status();
  const Profile profile = ConnectionToKeep(session.typed(), *profiles);
  const std::string& typed_file = session.typed().token_file;
  const absl::StatusOr<std::string> token = typed_file.empty()
                                                ? ReadTokenInput(session.language())
                                                : ReadTokenFile(typed_file, session.language());
  if (!token.ok()) return token.status();
  session.ConnectWith(profile, *token);
  const absl::StatusOr<v1::CallerResponse> caller = KnownPerson(session);
  if (!caller.ok()) return caller.status();
  if (absl::Status kept = folder.Save(WithAbsolutePaths(profile), *token); !kept.ok()) return kept;
  if (session.ForMachines()) {
    session.Show(Tree::Of(*caller).Set("profile", Tree::Text(name)));
    return absl::OkStatus();
  }
  session.Print(
      absl::Substitute(session.Say({"Aangemeld bij $0 als persoon $1. Profiel $2 is bewaard.\n",
                                    "Signed in to $0 as person $1. Profile $2 is kept.\n"}),
                       profile.server, LastId(caller->person()), name));
  return absl::OkStatus();
}

absl::Status NoProfile(const Session& session, const std::string& name) {
  return absl::NotFoundError(absl::Substitute(
      session.Say({"Er is geen profiel '$0'; noordster profile list toont wat er is.",
                   "There is no profile '$0'; noordster profile list shows what there is."}),
      name));
}

// A fault when a server is named and the profile is of another one.
absl::Status CheckServer(const Session& session, const Profile& profile) {
  if (session.connection().name == profile.name) return absl::OkStatus();
  return UsageError(absl::Substitute(
      session.Say({"Profiel '$0' is van server $1, niet van $2; er is niets verwijderd. Meld u af "
                   "met alleen --profile $0; noordster profile list toont de andere.",
                   "Profile '$0' is of server $1, not of $2; nothing was deleted. Sign out with "
                   "--profile $0 alone; noordster profile list shows the others."}),
      profile.name, profile.server, session.connection().server));
}

absl::Status Logout(Session& session) {
  const std::string name = AskedProfile(session.typed());
  const ProfileFolder folder(session.language());
  const absl::StatusOr<std::vector<Profile>> profiles = folder.Read();
  if (!profiles.ok()) return profiles.status();
  const Profile* profile = FindProfile(*profiles, name);
  if (profile == nullptr) return NoProfile(session, name);
  if (absl::Status named = CheckServer(session, *profile); !named.ok()) return named;
  absl::Status removed = folder.Remove(name);
  if (absl::IsNotFound(removed)) return NoProfile(session, name);
  if (!removed.ok()) return removed;
  const std::string& token_file = profile->token_file;
  const bool is_left = !folder.Keeps(token_file) && access(token_file.c_str(), F_OK) == 0;
  if (session.ForMachines()) {
    Tree answer = Tree::Object().Set("profile", Tree::Text(name));
    if (is_left) answer.Set("leftTokenFile", Tree::Text(token_file));
    session.Show(answer);
    return absl::OkStatus();
  }
  session.Print(absl::Substitute(
      is_left
          ? session.Say(
                {"Afgemeld: profiel $0 is van deze machine verwijderd. Het token waar het naar "
                 "wees ligt ergens anders en is gebleven; verwijder het zelf: $1\n",
                 "Signed out: profile $0 is deleted from this machine. The token it "
                 "named lies elsewhere and is left; delete it yourself: $1\n"})
          : session.Say({"Afgemeld: profiel $0 en zijn token zijn van deze machine verwijderd.\n",
                         "Signed out: profile $0 and its token are deleted from this "
                         "machine.\n"}),
      name, token_file));
  return absl::OkStatus();
}

absl::Status ListProfiles(Session& session) {
  const auto profiles = ProfileFolder(session.language()).Read();
  if (!profiles.ok()) return profiles.status();
  if (session.ForMachines()) {
    Tree list = Tree::List();
    for (const Profile& profile : *profiles) {
      Tree item = Tree::Object().Set("name", Tree::Text(profile.name));
      for (const ProfileSetting& setting : kProfileSettings) {
        const std::string& value = profile.*setting.value;
        if (!value.empty()) item.Set(setting.key, Tree::Text(value));
      }
      list.Add(std::move(item));
    }
    session.Show(list);
    return absl::OkStatus();
  }
  if (profiles->empty()) {
    session.Print(session.Say({"Er zijn geen profielen; noordster login maakt er een.\n",
                               "There are no profiles; noordster login makes one.\n"}));
    return absl::OkStatus();
  }
  Table table(Headings(session.language(), {{"Profiel", "Profile"},
                                            {"Server", "Server"},
                                            {"Gemeente", "Municipality"},
                                            {"Token", "Token"}}));
  for (const Profile& profile : *profiles) {
    table.Add({profile.name, profile.server,
               profile.municipality.empty() ? "-" : profile.municipality,
               profile.token_file.empty() ? "-" : profile.token_file});
  }
  session.Print(table.ToString());
  return absl::OkStatus();
}

}  // namespace

void AddLoginCommands(const CommandGroup& root) {
  root.Command(
      "login",
      {"Meldt u aan: leest een token van de standaardinvoer, of uit --token-file, vraagt de "
       "server wie u bent, en bewaart het met --server, --municipality en --ca als profiel",
       "Signs in: reads a token from standard input, or from --token-file, asks the server "
       "who you are, and keeps it with --server, --municipality and --ca as a profile"},
      [](Session& s) { return Login(s); });
  root.Command("logout",
               {"Meldt u af: verwijdert het profiel en zijn token",
                "Signs out: deletes the profile and its token"},
               [](Session& s) { return Logout(s); });
  const CommandGroup profile = root.Group("profile", {"Profielen", "Profiles"});
  profile.Command("list",
                  {"Somt de profielen op, zonder geheimen", "Lists the profiles, without secrets"},
                  [](Session& s) { return ListProfiles(s); });
}

}  // namespace noordster::cli
