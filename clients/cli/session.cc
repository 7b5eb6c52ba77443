// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/session.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/substitute.h"
#include "absl/time/civil_time.h"
#include "absl/time/clock.h"
#include "clients/cli/draft_request.h"
#include "clients/cli/fault.h"
#include "clients/cli/profile/connection.h"
#include "clients/cli/profile/token_source.h"
#include "clients/cli/resource_name.h"
#include "noordster/v1/draft_service.grpc.pb.h"
#include "noordster/v1/mandate_service.grpc.pb.h"
#include "noordster/v1/programme_service.grpc.pb.h"

namespace noordster::cli {
namespace {

// A server that is there answers at once; one that restarts is back within this time. Beyond this
// machine there are names to look up and networks in between.
constexpr absl::Duration kPatienceHere = absl::Seconds(2);
constexpr absl::Duration kPatienceElsewhere = absl::Seconds(10);

// Whether all of it was written, or waits to be.
bool WriteTo(absl::string_view text, std::FILE* file) {
  return std::fwrite(text.data(), 1, text.size(), file) == text.size();
}

// How a name of this pattern is written, for who wrote another.
absl::string_view ExampleOf(absl::string_view pattern) {
  if (pattern == kMeetingPattern) return "raad/september-2022";
  if (pattern == kItemPattern) return "raad/september-2022/3";
  return BelowMunicipality(pattern);
}

std::string InFormat(const Tree& tree, Format format) {
  return format == Format::kYaml ? tree.ToYaml() : tree.ToJson();
}

}  // namespace

bool IsNoneYet(const absl::Status& status) {
  return absl::IsNotFound(status) && DetailsOf(status).reason.empty();
}

std::string Session::Today() {
  absl::TimeZone zone;
  if (!absl::LoadTimeZone("Europe/Amsterdam", &zone)) zone = absl::LocalTimeZone();
  return absl::FormatCivilTime(absl::ToCivilDay(absl::Now(), zone));
}

size_t Session::ScreenWidth() {
  constexpr int kLeast = 80;
  constexpr int kMost = 120;
  int width = 0;
  winsize terminal{};
  if (!absl::SimpleAtoi(Environment("COLUMNS"), &width)) {
    width = ioctl(STDOUT_FILENO, TIOCGWINSZ, &terminal) == 0 ? terminal.ws_col : kLeast;
  }
  return static_cast<size_t>(std::clamp(width, kLeast, kMost));
}

void Session::ConnectWith(Profile connection, std::string token) {
  options_.connection = std::move(connection);
  options_.connection_fault = absl::OkStatus();
  context_.server = options_.connection.server;
  token_ = std::move(token);
}

absl::StatusOr<std::function<std::string()>> Session::Token() const {
  if (!token_.empty()) return [token = token_] { return token; };
  if (!options_.token.empty()) {
    return AskedAnew(options_.token, [options = options_] { return TokenOfProfile(options); });
  }
  const std::string& file = options_.connection.token_file;
  if (file.empty()) return nullptr;
  const absl::StatusOr<std::string> first = ReadTokenFile(file, language());
  if (!first.ok()) return first.status();
  return AskedAnew(*first, [file, language = language()]() -> std::optional<std::string> {
    // A pipe is read once: nothing may come a second time, however long one waits.
    std::error_code none;
    if (!std::filesystem::is_regular_file(file, none)) return std::nullopt;
    const absl::StatusOr<std::string> token = ReadTokenFile(file, language);
    return token.ok() ? std::optional(*token) : std::nullopt;
  });
}

absl::StatusOr<ClientOptions> Session::OptionsOfClient() const {
  if (!options_.connection_fault.ok()) return options_.connection_fault;
  const Profile& connection = options_.connection;
  ClientOptions options;
  if (options_.timeout.has_value()) options.deadline = *options_.timeout;
  absl::StatusOr<std::function<std::string()>> token = Token();
  if (!token.ok()) return token.status();
  if (*token) {
    // Asked for each call: a server that is followed for days may give way to another.
    options.token = [token = *std::move(token), server = connection.server] {
      return IsSocketOfAnother(server) ? "" : token();
    };
  }
  absl::StatusOr<std::optional<TlsOptions>> tls = ReadTls(connection, language());
  if (!tls.ok()) return tls.status();
  options.tls = *std::move(tls);
  return options;
}

absl::StatusOr<Client*> Session::Connected() {
  if (client_ != nullptr) return client_.get();
  const absl::StatusOr<ClientOptions> options = OptionsOfClient();
  if (!options.ok()) return options.status();
  const std::string& server = options_.connection.server;
  context_.over_tls =
      !absl::StartsWith(server, "unix:") && (options->tls.has_value() || !IsOnThisMachine(server));
  const absl::Duration patience =
      std::min(IsOnThisMachine(server) ? kPatienceHere : kPatienceElsewhere, options->deadline);
  auto client = std::make_unique<Client>(server, *options);
  absl::Status connected = client->WaitForConnection(patience);
  if (!connected.ok()) {
    // Nothing was sent, so nothing is uncertain.
    context_.request_id.clear();
    return connected;
  }
  if (options->token) {
    // Once connected: before, nobody need have been there to look at.
    if (absl::Status trusted = CheckSocketOwner(server, language()); !trusted.ok()) return trusted;
  }
  client_ = std::move(client);
  return client_.get();
}

absl::Status Session::Prepare(const google::protobuf::Message& act) {
  const v1::CreateDraftRequest draft = DraftOf(act, draft_id_);
  using Drafts = v1::DraftService::Stub;
  absl::StatusOr<v1::DraftResponse> response = client_->Call(&Drafts::CreateDraft, draft);
  const v1::UpdateDraftRequest anew = AnewOf(draft);
  is_prepared_anew_ = !response.ok() && StandsAlready(anew, response.status());
  if (is_prepared_anew_) response = client_->Call(&Drafts::UpdateDraft, anew);
  if (!response.ok()) return response.status();
  prepared_ = *std::move(response);
  return absl::OkStatus();
}

bool Session::StandsAlready(const v1::UpdateDraftRequest& draft, const absl::Status& refusal) {
  const std::string reason = DetailsOf(refusal).reason;
  // A repetition: what was done under this request id was to prepare it anew, or the server refuses
  // that as well.
  if (reason == v1::ErrorReason_Name(v1::REQUEST_ID_REUSED)) return true;
  if (reason != v1::ErrorReason_Name(v1::RESOURCE_EXISTS)) return false;
  v1::GetDraftRequest standing;
  standing.set_name(draft.name());
  const auto found = client_->Call(&v1::DraftService::Stub::GetDraft, standing);
  v1::GetCallerRequest asking;
  asking.set_name(std::string(Ancestor(kMunicipalityPattern, draft.name())));
  const auto caller = client_->Call(&v1::MandateService::Stub::GetCaller, asking);
  return found.ok() && caller.ok() && found->draft().state() == v1::DRAFT_OPEN &&
         found->draft().author() == caller->person();
}

absl::StatusOr<std::string> Session::Name(absl::string_view pattern, absl::string_view text) {
  const std::optional<ShortName> name = ReadName(pattern, text);
  if (!name.has_value()) {
    return UsageError(absl::Substitute(
        Say({"'$0' is geen naam van de vorm $1.", "'$0' is no name of the form $1."}), text,
        ExampleOf(pattern)));
  }
  absl::StatusOr<std::string> base = "";
  if (name->missing == kProgrammePattern) {
    base = Programme();
  } else if (!name->missing.empty()) {
    base = Municipality();
  }
  if (!base.ok()) return base;
  const std::optional<std::string> whole = WholeName(pattern, *name, *base);
  if (whole.has_value()) return *whole;
  return UsageError(absl::Substitute(
      Say({"'$0' is niet volledig; schrijf $1.", "'$0' is not complete; write $1."}), text,
      ExampleOf(pattern)));
}

absl::StatusOr<std::string> Session::NameIn(absl::string_view pattern, absl::string_view text,
                                            absl::string_view base) const {
  const std::optional<ShortName> name = ReadName(pattern, text);
  const std::optional<std::string> whole =
      name.has_value() ? WholeName(pattern, *name, base) : std::nullopt;
  if (whole.has_value()) return *whole;
  return UsageError(absl::Substitute(
      Say({"'$0' is geen naam van de vorm $1.", "'$0' is no name of the form $1."}), text,
      ExampleOf(pattern)));
}

absl::StatusOr<std::string> Session::Municipality() {
  if (!municipality_.empty()) return municipality_;
  if (NamesMunicipality()) {
    const std::string& municipality = options_.connection.municipality;
    const std::optional<ShortName> name = ReadName(kMunicipalityPattern, municipality);
    if (!name.has_value()) {
      return UsageError(absl::Substitute(
          Say({"'$0' is geen naam van een gemeente.", "'$0' is no name of a municipality."}),
          municipality));
    }
    municipality_ = *WholeName(kMunicipalityPattern, *name, "");
    return municipality_;
  }
  const auto list = CallAllPages(&v1::ProgrammeService::Stub::ListMunicipalities,
                                 v1::ListMunicipalitiesRequest());
  if (!list.ok()) return list.status();
  std::vector<std::string> names;
  for (const v1::Municipality& municipality : list->municipalities()) {
    names.push_back(municipality.name());
  }
  absl::StatusOr<std::string> only =
      OnlyOne(names, {"Er is nog geen gemeente geregistreerd.", "There is no municipality yet."},
              {"Kies een gemeente met --municipality: $0.",
               "Choose a municipality with --municipality: $0."});
  if (only.ok()) municipality_ = *only;
  return only;
}

absl::StatusOr<std::string> Session::Programme() {
  if (!programme_.empty()) return programme_;
  absl::StatusOr<std::string> municipality = Municipality();
  if (!municipality.ok()) return municipality;
  v1::ListProgrammesRequest request;
  request.set_parent(*municipality);
  const auto list = CallAllPages(&v1::ProgrammeService::Stub::ListProgrammes, request);
  if (!list.ok()) return list.status();
  std::vector<std::string> names;
  for (const v1::Programme& programme : list->programmes()) names.push_back(programme.name());
  absl::StatusOr<std::string> only =
      OnlyOne(names, {"Er is nog geen programma geregistreerd.", "There is no programme yet."},
              {"Noem het programma erbij, zoals PROGRAMMA/PLAN: $0.",
               "Name the programme as well, as PROGRAMME/PLAN: $0."});
  if (only.ok()) programme_ = *only;
  return only;
}

absl::StatusOr<std::string> Session::OnlyOne(const std::vector<std::string>& names,
                                             const Wording& none, const Wording& several) const {
  if (names.size() == 1) return names.front();
  if (names.empty()) return absl::NotFoundError(Say(none));
  const auto append_id = [](std::string* out, const std::string& name) {
    absl::StrAppend(out, LastId(name));
  };
  return UsageError(absl::Substitute(Say(several), absl::StrJoin(names, ", ", append_id)));
}

void Session::Print(absl::string_view text) const {
  WriteTo(std::exchange(heading_, ""), stdout);
  WriteTo(text, stdout);
}

void Session::Show(const Tree& tree) const { WriteTo(InFormat(tree, options_.format), stdout); }

absl::Status Session::Tell(absl::string_view text, const std::vector<Tree>& trees) const {
  std::string all(ForMachines() ? "" : text);
  for (const Tree& tree : trees) {
    if (options_.format == Format::kJson) absl::StrAppend(&all, tree.ToJsonLine());
    if (options_.format == Format::kYaml) absl::StrAppend(&all, "---\n", tree.ToYaml());
  }
  if (WriteTo(all, stdout) && std::fflush(stdout) == 0) return absl::OkStatus();
  return absl::InternalError(absl::Substitute(
      Say({"De uitvoer kan niet worden geschreven: $0.", "The output cannot be written: $0."}),
      std::strerror(errno)));
}

void Session::Warn(absl::string_view text) const { WriteTo(text, stderr); }

void Session::Report(const absl::Status& status) const {
  // What was done stands before what was not, whatever the two streams are connected to.
  std::fflush(stdout);
  WriteTo(ForMachines() ? InFormat(ErrorTree(status, context_), options_.format)
                        : ErrorText(status, context_, options_.language),
          stderr);
}

}  // namespace noordster::cli
