// SPDX-License-Identifier: EUPL-1.2
#include <cstdint>
#include <filesystem>
#include <optional>
#include <system_error>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "absl/strings/substitute.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/sibling_process.h"
#include "noordster/v1/history_service.grpc.pb.h"

namespace noordster::cli {
namespace {

// What makes a folder a backup.
constexpr char kManifest[] = "backup-manifest";

struct BackupOptions {
  std::string directory;
  std::string data;
  std::string request_id;
};

// The folder as every program sees it: the server has another working directory.
std::string AbsoluteFolder(const std::string& folder) {
  std::error_code error;
  const std::filesystem::path absolute = std::filesystem::absolute(folder, error);
  return error ? folder : absolute.lexically_normal().string();
}

absl::Status CreateBackup(Session& session, const BackupOptions& options) {
  v1::CreateBackupRequest request;
  request.set_directory(AbsoluteFolder(options.directory));
  request.set_request_id(options.request_id.empty() ? RandomUuid() : options.request_id);
  session.context().request_id = request.request_id();
  session.context().repeat.Set("--request-id", request.request_id());
  session.context().refusal = absl::Substitute(
      session.Say({"er is geen back-up gemaakt in $0.", "no backup was made in $0."}),
      request.directory());
  const auto made =
      session.Call(&v1::HistoryService::Stub::CreateBackup, request, session.LongDeadline());
  if (!made.ok()) return made.status();
  if (session.ForMachines()) {
    session.Show(Tree::Of(*made));
    return absl::OkStatus();
  }
  if (made->replayed()) {
    session.Print(session.Say({"Deze opdracht was al uitgevoerd; er is niets opnieuw gedaan.\n",
                               "This request was known; nothing was done again.\n"}));
  }
  session.Print(absl::Substitute(
      session.Say({"Back-up gemaakt en gecontroleerd: $0 ($1 bestanden, $2 bytes, stand $3).\n",
                   "Backup made and verified: $0 ($1 files, $2 bytes, commit $3).\n"}),
      made->directory(), made->files(), made->size_bytes(), made->commit_number()));
  return absl::OkStatus();
}

// What the server program says of a backup: "…: 6 files, 62571 bytes, commit 46".
struct BackupFacts {
  int64_t files = 0;
  int64_t size_bytes = 0;
  int64_t commit_number = 0;
};

// Reads that line; absent for any other text.
std::optional<BackupFacts> ReadFacts(absl::string_view line) {
  const std::vector<absl::string_view> halves = absl::StrSplit(line, ": ");
  const std::vector<absl::string_view> parts = absl::StrSplit(halves.back(), ", ");
  BackupFacts facts;
  const bool complete =
      halves.size() == 2 && parts.size() == 3 &&
      absl::SimpleAtoi(absl::StripSuffix(parts[0], " files"), &facts.files) &&
      absl::SimpleAtoi(absl::StripSuffix(parts[1], " bytes"), &facts.size_bytes) &&
      absl::SimpleAtoi(absl::StripPrefix(absl::StripAsciiWhitespace(parts[2]), "commit "),
                       &facts.commit_number);
  return complete ? std::optional<BackupFacts>(facts) : std::nullopt;
}

// Runs the server program, which works on the files themselves. DATA_LOSS with what it said when it
// refused, INTERNAL when it did not come so far.
absl::StatusOr<BackupFacts> RunOnFiles(const Session& session,
                                       const std::vector<std::string>& arguments) {
  const absl::StatusOr<ProcessResult> result = RunServerBinary(arguments);
  if (!result.ok()) {
    return absl::InternalError(
        absl::Substitute(session.Say({"noordsterd is hier niet te vinden ($0); het doet dit werk.",
                                      "noordsterd cannot be found here ($0); it does this work."}),
                         result.status().message()));
  }
  const std::optional<BackupFacts> facts = ReadFacts(result->output);
  if (result->exit_code == 0 && facts.has_value()) return *facts;
  absl::string_view said = absl::StripAsciiWhitespace(result->error_output);
  if (result->exit_code == 1 && absl::ConsumePrefix(&said, "noordsterd: ")) {
    return absl::DataLossError(said);
  }
  return absl::InternalError(
      absl::StrCat("noordsterd: ", result->exit_code, said.empty() ? "" : ", ", said));
}

// NOT_FOUND when the folder holds no backup at all.
absl::Status CheckIsBackup(Session& session, const std::string& folder) {
  std::error_code error;
  if (std::filesystem::exists(std::filesystem::path(folder) / kManifest, error)) {
    return absl::OkStatus();
  }
  if (error) return absl::InternalError(absl::StrCat(folder, ": ", error.message()));
  return absl::NotFoundError(absl::Substitute(
      session.Say({"Er is geen back-up in $0.", "There is no backup in $0."}), folder));
}

// FAILED_PRECONDITION when the folder has something in it, which restoring would mix with.
absl::Status CheckIsEmpty(Session& session, const std::string& folder) {
  std::error_code error;
  const bool is_free =
      !std::filesystem::exists(folder, error) || std::filesystem::is_empty(folder, error);
  if (is_free && !error) return absl::OkStatus();
  return absl::FailedPreconditionError(absl::Substitute(
      session.Say({"een back-up komt alleen in een lege of nieuwe map terug, en $0 is dat niet.",
                   "a backup goes back into an empty or new folder only, and $0 is none."}),
      folder));
}

void ShowFacts(const Session& session, const BackupFacts& facts, const std::string& folder,
               const Wording& done) {
  if (session.ForMachines()) {
    // In the types of CreateBackupResponse.
    session.Show(Tree::Object()
                     .Set("directory", Tree::Text(folder))
                     .Set("files", Tree::Number(facts.files))
                     .Set("sizeBytes", Tree::Text(absl::StrCat(facts.size_bytes)))
                     .Set("commitNumber", Tree::Text(absl::StrCat(facts.commit_number))));
    return;
  }
  session.Print(absl::Substitute(session.Say(done), folder, facts.files, facts.size_bytes,
                                 facts.commit_number));
}

absl::Status VerifyBackup(Session& session, const BackupOptions& options) {
  const std::string folder = AbsoluteFolder(options.directory);
  if (absl::Status present = CheckIsBackup(session, folder); !present.ok()) return present;
  const absl::StatusOr<BackupFacts> facts = RunOnFiles(session, {"--verify-backup", folder});
  if (absl::IsDataLoss(facts.status())) {
    session.context().subject = absl::Substitute(
        session.Say({"De back-up in $0 deugt niet:", "The backup in $0 is not sound:"}), folder);
  }
  if (!facts.ok()) return facts.status();
  ShowFacts(session, *facts, folder,
            {"De back-up is heel: $0 ($1 bestanden, $2 bytes, stand $3).\n",
             "The backup is whole: $0 ($1 files, $2 bytes, commit $3).\n"});
  return absl::OkStatus();
}

absl::Status Restore(Session& session, const BackupOptions& options) {
  const std::string folder = AbsoluteFolder(options.directory);
  const std::string data = AbsoluteFolder(options.data);
  if (absl::Status present = CheckIsBackup(session, folder); !present.ok()) return present;
  if (absl::Status empty = CheckIsEmpty(session, data); !empty.ok()) return empty;
  const absl::StatusOr<BackupFacts> facts =
      RunOnFiles(session, {"--restore", folder, "--data", data});
  if (!facts.ok()) {
    session.context().subject = absl::Substitute(
        session.Say({"De back-up in $0 is niet teruggezet:", "The backup in $0 was not restored:"}),
        folder);
    return facts.status();
  }
  ShowFacts(session, *facts, data,
            {"Back-up teruggezet in $0 ($1 bestanden, $2 bytes, stand $3).\n",
             "Backup restored to $0 ($1 files, $2 bytes, commit $3).\n"});
  return absl::OkStatus();
}

}  // namespace

void AddBackupCommands(const CommandGroup& root) {
  const CommandGroup backup = root.Group("backup", {"Back-ups", "Backups"});
  auto options = std::make_shared<BackupOptions>();
  const std::string folder = backup.Say({"MAP", "FOLDER"});

  const CommandSyntax create = backup.Command(
      "create", {"Maakt een back-up terwijl de server draait", "Makes a backup while it serves"},
      [options](Session& s) { return CreateBackup(s, *options); });
  create
      .Option(folder, options->directory,
              backup.Say({"nieuwe map op de machine van de server",
                          "new folder on the machine of the server"}))
      .Required();
  create.Option("--request-id", options->request_id,
                backup.Say({"UUID van deze opdracht", "UUID of this request"}));

  const CommandSyntax verify =
      backup.Command("verify", {"Controleert een back-up", "Verifies a backup"},
                     [options](Session& s) { return VerifyBackup(s, *options); });
  verify.Option(folder, options->directory).Required();

  const CommandSyntax restore = backup.Command(
      "restore", {"Zet een back-up terug in een nieuwe map", "Restores a backup to a new folder"},
      [options](Session& s) { return Restore(s, *options); });
  restore.Option(folder, options->directory).Required();
  restore
      .Option("--data", options->data,
              backup.Say({"nieuwe map voor de gegevens", "new folder for the data"}))
      .Required();
}

}  // namespace noordster::cli
