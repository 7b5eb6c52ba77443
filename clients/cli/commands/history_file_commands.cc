// SPDX-License-Identifier: EUPL-1.2
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <system_error>
#include <vector>

#include "absl/cleanup/cleanup.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/substitute.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/fault.h"
#include "clients/cli/history/history_check.h"
#include "clients/cli/history/history_file.h"
#include "noordster/v1/history_service.grpc.pb.h"

namespace noordster::cli {
namespace {

// Most events the server sends at once.
constexpr int kEventsPerPage = 500;

struct FileOptions {
  std::string file;
  std::string known_head;
  bool without_texts = false;
};

// Of the last call of the operating system, which failed.
absl::Status NotWritten(const Session& session, const std::string& file) {
  return absl::InternalError(
      absl::Substitute(session.Say({"$0 is niet te schrijven: $1", "$0 cannot be written: $1"}),
                       file, std::error_code(errno, std::generic_category()).message()));
}

// Writes the pages of an export into a file that is there and empty.
absl::Status WritePages(Session& session, const FileOptions& options,
                        const std::string& municipality, const std::string& part) {
  v1::ExportHistoryRequest request;
  request.set_name(municipality);
  request.set_page_size(kEventsPerPage);
  request.set_without_texts(options.without_texts);
  std::ofstream stream(part, std::ios::binary);
  if (!stream.is_open()) return NotWritten(session, part);
  HistoryFileWriter writer(municipality);
  do {
    const auto page = session.Call(&v1::HistoryService::Stub::ExportHistory, request);
    if (!page.ok()) return page.status();
    const absl::StatusOr<std::string> lines = writer.LinesOf(*page);
    if (!lines.ok()) return lines.status();
    if (!stream.write(lines->data(), static_cast<std::streamsize>(lines->size()))) {
      return NotWritten(session, part);
    }
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty());
  stream.close();
  return stream ? absl::OkStatus() : NotWritten(session, part);
}

// Makes sure that what was written outlives a loss of power.
bool Sync(const std::string& path) {
  const int handle = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (handle < 0) return false;
  const bool synced = ::fsync(handle) == 0;
  const int error = errno;
  ::close(handle);
  errno = error;
  return synced;
}

// What was wrong with a file that came from a server.
absl::Status NotProven(const Session& session, const absl::Status& checked) {
  const std::vector<Fault> faults = FaultsOf(checked);
  if (faults.empty()) return checked;
  return absl::DataLossError(absl::Substitute(
      session.Say(
          {"wat de server stuurde, bewijst zichzelf niet (regel $0, $1: $2); laat noordster "
           "history verify het nagaan",
           "what the server sent does not prove itself (line $0, $1: $2); have noordster "
           "history verify look"}),
      faults[0].line, faults[0].field, faults[0].description));
}

// Under another name until it is whole and was checked, so that no half export is taken for one.
absl::StatusOr<HistoryProof> WriteFile(Session& session, const FileOptions& options,
                                       const std::string& municipality) {
  const std::string part = absl::StrCat(options.file, ".", RandomUuid(), ".part");
  // It holds names: for nobody else to read.
  const int handle = ::open(part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (handle < 0) return NotWritten(session, options.file);
  ::close(handle);
  const auto remove_part = absl::MakeCleanup([&part] { ::unlink(part.c_str()); });
  if (absl::Status written = WritePages(session, options, municipality, part); !written.ok()) {
    return written;
  }
  absl::StatusOr<HistoryProof> proof = CheckHistoryFile(part, "", session.language());
  if (!proof.ok()) return NotProven(session, proof.status());
  const std::string folder = std::filesystem::path(options.file).parent_path().string();
  if (!Sync(part) ||
      ::renameat2(AT_FDCWD, part.c_str(), AT_FDCWD, options.file.c_str(), RENAME_NOREPLACE) != 0) {
    return NotWritten(session, options.file);
  }
  if (!Sync(folder.empty() ? "." : folder)) return NotWritten(session, options.file);
  return proof;
}

void ShowProof(const Session& session, const FileOptions& options, const HistoryProof& proof,
               const Wording& words) {
  if (session.ForMachines()) {
    session.Show(Tree::Object()
                     .Set("file", Tree::Text(options.file))
                     .Set("municipality", Tree::Text(proof.municipality))
                     .Set("events", Tree::Text(absl::StrCat(proof.events)))
                     .Set("texts", Tree::Text(absl::StrCat(proof.texts)))
                     .Set("textsMissing", Tree::Text(absl::StrCat(proof.texts_missing)))
                     .Set("headSha256", Tree::Text(proof.head_sha256))
                     .Set("knownHeadSequence", Tree::Text(absl::StrCat(proof.known_head_sequence)))
                     .Set("schemaSha256", Tree::Text(proof.schema_sha256)));
    return;
  }
  session.Print(absl::Substitute(session.Say(words), options.file, proof.municipality, proof.events,
                                 proof.texts, proof.texts_missing, proof.head_sha256,
                                 proof.schema_sha256));
}

// How far what is in the file is known to be what happened.
std::string Warrant(const Session& session, const HistoryProof& proof) {
  if (proof.known_head_sequence == 0) {
    return std::string(session.Say(
        {"Dat zij echt en volledig is, blijkt uit een kop die u van elders kent (noordster history "
         "verify): geef die met --head.\n",
         "That it is genuine and complete shows by a head you know from elsewhere (noordster "
         "history verify): give it with --head.\n"}));
  }
  return absl::Substitute(
      session.Say({"Met de kop die u noemde, staat zij vast tot en met gebeurtenis $0 van $1.\n",
                   "By the head you named it is certain up to event $0 of $1.\n"}),
      proof.known_head_sequence, proof.events);
}

absl::Status Export(Session& session, const FileOptions& options) {
  std::error_code error;
  if (std::filesystem::exists(options.file, error)) {
    return absl::FailedPreconditionError(absl::Substitute(
        session.Say({"$0 is er al; kies een andere naam.", "$0 exists; choose another name."}),
        options.file));
  }
  const absl::StatusOr<std::string> municipality = session.Municipality();
  if (!municipality.ok()) return municipality.status();
  const absl::StatusOr<HistoryProof> proof = WriteFile(session, options, *municipality);
  if (!proof.ok()) return proof.status();
  ShowProof(
      session, options, *proof,
      {"Uitgevoerd en nagerekend: $0, $2 gebeurtenissen met $3 teksten; $4 teksten zijn gewist "
       "of weggelaten.\nKop van de keten: $5\n",
       "Exported and checked: $0, $2 events with $3 texts; $4 texts were erased or left "
       "out.\nHead of the chain: $5\n"});
  return absl::OkStatus();
}

absl::Status Check(Session& session, const FileOptions& options) {
  const absl::StatusOr<HistoryProof> proof =
      CheckHistoryFile(options.file, options.known_head, session.language());
  if (!proof.ok()) return proof.status();
  ShowProof(session, options, *proof,
            {"De geschiedenis van $1 in $0 klopt: $2 gebeurtenissen met $3 teksten nagerekend; $4 "
             "teksten zijn gewist of weggelaten.\nKop van de keten: $5\nLeesbaar volgens schema: "
             "$6\n",
             "The history of $1 in $0 is sound: $2 events with $3 texts checked; $4 texts were "
             "erased or left out.\nHead of the chain: $5\nReadable by schema: $6\n"});
  if (!session.ForMachines()) session.Print(Warrant(session, *proof));
  return absl::OkStatus();
}

// Refuses what is no SHA-256 in hexadecimal digits.
std::function<std::string(const std::string&)> NoDigest(const CommandGroup& history) {
  return [refusal = history.Say({"moet 64 hexadecimale cijfers zijn",
                                 "must be 64 hexadecimal digits"})](const std::string& text) {
    const bool is_digest =
        text.size() == 64 && text.find_first_not_of("0123456789abcdefABCDEF") == std::string::npos;
    return is_digest ? std::string() : refusal;
  };
}

}  // namespace

void AddHistoryFileCommands(const CommandGroup& history) {
  auto options = std::make_shared<FileOptions>();
  const std::string file = history.Say({"BESTAND", "FILE"});

  const CommandSyntax write =
      history.Command("export",
                      {"Schrijft de geschiedenis naar een bestand dat zichzelf bewijst",
                       "Writes the history to a file that proves itself"},
                      [options](Session& s) { return Export(s, *options); });
  write
      .Option(file, options->file,
              history.Say({"nieuw bestand: JSON, een regel per gebeurtenis",
                           "new file: JSON, a line for every event"}))
      .Required();
  write.Flag("--without-texts", options->without_texts,
             history.Say({"zonder namen, contactgegevens en andere teksten",
                          "without names, contacts and other texts"}));

  const CommandSyntax check = history.Command(
      "check", {"Rekent zo'n bestand na, zonder server", "Checks such a file, without a server"},
      [options](Session& s) { return Check(s, *options); });
  check.Option(file, options->file).Required();
  check
      .Option("--head", options->known_head,
              history.Say({"kop die erin moet voorkomen: van nu of van eerder",
                           "head that must be in it: of now or of before"}))
      .RefusedIf(NoDigest(history));
}

}  // namespace noordster::cli
