// SPDX-License-Identifier: EUPL-1.2
#include <filesystem>
#include <system_error>

#include "absl/strings/ascii.h"
#include "absl/strings/substitute.h"
#include "absl/time/time.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/sibling_process.h"

namespace noordster::cli {
namespace {

// The server copies and checks every file before it answers.
constexpr absl::Duration kBackupDeadline = absl::Hours(1);

struct BackupOptions {
  std::string directory;
  std::string data;
  std::string request_id;
};

// The folder as every program sees it: the server has another working directory.
std::string Absolute(const std::string& folder) {
  std::error_code error;
  const std::filesystem::path absolute = std::filesystem::absolute(folder, error);
  return error ? folder : absolute.lexically_normal().string();
}

absl::Status Create(Session& session, const BackupOptions& options) {
  v1::CreateBackupRequest request;
  request.set_directory(Absolute(options.directory));
  request.set_request_id(options.request_id.empty() ? RandomUuid() : options.request_id);
  session.context().refusal = absl::Substitute(
      session.Say({"er is geen back-up gemaakt in $0.", "no backup was made in $0."}),
      request.directory());
  const auto made = session.Call(&v1::HistoryService::Stub::CreateBackup, request, kBackupDeadline);
  if (!made.ok()) return made.status();
  if (session.ForMachines()) {
    session.Show(Tree::Of(*made));
    return absl::OkStatus();
  }
  session.Print(absl::Substitute(
      session.Say({"Back-up gemaakt en gecontroleerd: $0 ($1 bestanden, $2 bytes, stand $3).\n",
                   "Backup made and verified: $0 ($1 files, $2 bytes, commit $3).\n"}),
      made->directory(), made->files(), made->size_bytes(), made->commit_number()));
  return absl::OkStatus();
}

// Runs the server binary, which works on the files themselves, and ends as it ends.
absl::Status RunOnFiles(Session& session, const std::vector<std::string>& arguments) {
  const absl::StatusOr<ProcessResult> result = RunServerBinary(arguments, session.ForMachines());
  if (!result.ok()) {
    return absl::NotFoundError(
        absl::Substitute(session.Say({"noordsterd is hier niet te vinden ($0); het doet dit werk.",
                                      "noordsterd cannot be found here ($0); it does this work."}),
                         result.status().message()));
  }
  session.set_exit_code(result->exit_code);
  if (!session.ForMachines()) return absl::OkStatus();
  if (result->exit_code != 0) {
    ErrorDetails details;
    details.reason = v1::ErrorReason_Name(v1::BACKUP_FAILED);
    return WithDetails(absl::StatusCode::kFailedPrecondition,
                       absl::StripAsciiWhitespace(result->error_output), details);
  }
  session.Show(Tree::Object()
                   .Set("exitCode", Tree::Number(result->exit_code))
                   .Set("output", Tree::Text(absl::StripAsciiWhitespace(result->output))));
  return absl::OkStatus();
}

}  // namespace

void AddBackupCommands(const CommandGroup& root) {
  const CommandGroup backup = root.Group("backup", {"Back-ups", "Backups"});
  auto options = std::make_shared<BackupOptions>();
  const std::string folder = backup.Say({"MAP", "FOLDER"});

  CLI::App& create = backup.Command(
      "create", {"Maakt een back-up terwijl de server draait", "Makes a backup while it serves"},
      [options](Session& s) { return Create(s, *options); });
  create
      .add_option(folder, options->directory,
                  backup.Say({"nieuwe map op de machine van de server",
                              "new folder on the machine of the server"}))
      ->required();
  create.add_option("--request-id", options->request_id,
                    backup.Say({"UUID van deze opdracht", "UUID of this request"}));

  CLI::App& verify = backup.Command(
      "verify", {"Controleert een back-up", "Verifies a backup"}, [options](Session& s) {
        return RunOnFiles(s, {"--verify-backup", Absolute(options->directory)});
      });
  verify.add_option(folder, options->directory)->required();

  CLI::App& restore = backup.Command(
      "restore", {"Zet een back-up terug in een nieuwe map", "Restores a backup to a new folder"},
      [options](Session& s) {
        return RunOnFiles(
            s, {"--restore", Absolute(options->directory), "--data", Absolute(options->data)});
      });
  restore.add_option(folder, options->directory)->required();
  restore
      .add_option("--data", options->data,
                  backup.Say({"nieuwe map voor de gegevens", "new folder for the data"}))
      ->required();
}

}  // namespace noordster::cli
