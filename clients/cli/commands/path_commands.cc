// SPDX-License-Identifier: EUPL-1.2
#include <set>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/substitute.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/documents/document_reader.h"
#include "clients/cli/documents/document_set.h"
#include "clients/cli/fault.h"
#include "clients/cli/options/path_version_option.h"
#include "clients/cli/path/path_difference.h"
#include "clients/cli/path/path_drawing.h"
#include "clients/cli/path/path_flowchart.h"
#include "clients/cli/path/path_screen.h"
#include "clients/cli/path/path_words.h"
#include "clients/cli/resource_name.h"
#include "noordster/v1/path_service.grpc.pb.h"

namespace noordster::cli {
namespace {

// The only document of the files, which must be a path.
absl::StatusOr<Document> ReadPathFile(const Session& session, const std::string& file) {
  Reading reading = ReadPaths({file}, session.language());
  if (!reading.faults.empty()) return FaultsError(reading.faults);
  std::vector<Fault> faults;
  for (const Document& document : reading.documents) {
    if (document.kind->name == "Path") continue;
    faults.push_back(
        FaultAt(document, "kind", session.Say({"hier hoort een Path", "expected a Path"})));
  }
  if (faults.empty() && reading.documents.size() != 1) {
    faults.push_back({file, 0, "",
                      std::string(session.Say({"hier hoort één document van kind Path",
                                               "expected one document of kind Path"}))});
  }
  if (!faults.empty()) return FaultsError(faults);
  return std::move(reading.documents.front());
}

// What came of publishing.
struct Publication {
  v1::PathVersionResponse response;
  // The content was that of the latest version: nothing was written.
  bool was_there = false;
};

// Name of the latest version; empty when there is none, or none can be read.
std::string LatestVersion(Session& session, const std::string& path) {
  v1::GetPathRequest request;
  request.set_name(path);
  const auto response = session.Call(&v1::PathService::Stub::GetPath, request);
  return response.ok() ? absl::StrCat(path, "/versions/", response->path().latest_version()) : "";
}

// Publishes what a document says; violations come back as faults of the file.
absl::StatusOr<Publication> PublishPath(Session& session, const ActOptions& options,
                                        Document document) {
  std::vector<Document> documents;
  documents.push_back(std::move(document));
  if (absl::Status complete = Complete(session, documents); !complete.ok()) return complete;
  const Document& path = documents.front();
  v1::PublishPathRequest request;
  request.set_parent(std::string(ParentOf(path.name)));
  request.set_path_id(std::string(LastId(path.name)));
  request.mutable_definition()->CopyFrom(*path.content);
  const std::string latest = LatestVersion(session, path.name);
  FillAct(session, options, request);
  auto response = session.Call(&v1::PathService::Stub::PublishPath, request);
  if (response.ok()) {
    const bool was_there = response->path_version().name() == latest;
    return Publication{*std::move(response), was_there};
  }
  const std::vector<Fault> faults = FaultsOfRefusal(response.status(), path);
  return faults.empty() ? response.status() : FaultsError(faults);
}

absl::Status PublishFile(Session& session, const ActOptions& options, const std::string& file) {
  absl::StatusOr<Document> document = ReadPathFile(session, file);
  if (!document.ok()) return document.status();
  const auto published = PublishPath(session, options, *std::move(document));
  if (!published.ok()) return published.status();
  const std::string& name = published->response.path_version().name();
  const Wording done =
      published->was_there
          ? Wording{"Ongewijzigd: $0 is al gepubliceerd als versie $1.\n",
                    "Unchanged: $0 is published already as version $1.\n"}
          : Wording{"Gepubliceerd: $0, versie $1.\n", "Published: $0, version $1.\n"};
  ShowAct(session, options, published->response,
          absl::Substitute(session.Say(done), LastId(ParentOf(name)), LastId(name)));
  return absl::OkStatus();
}

// Reads a file without asking a server, so that nothing is said of the rules of paths.
absl::Status ReadFileOnly(Session& session, const std::string& file) {
  const absl::StatusOr<Document> document = ReadPathFile(session, file);
  if (!document.ok()) return document.status();
  if (session.ForMachines()) {
    session.Show(Tree::Object()
                     .Set("file", Tree::Text(file))
                     .Set("readable", Tree::Flag(true))
                     .Set("checkedByServer", Tree::Flag(false)));
  } else {
    session.Print(absl::Substitute(
        session.Say(
            {"$0: leesbaar; elk veld bestaat en heeft de goede vorm.\nDe regels van een pad "
             "zijn niet nagegaan; dat doet de server (zonder --local).\n",
             "$0: readable; every field exists and has its form.\nThe rules of a path were "
             "not checked; the server does that (without --local).\n"}),
        file));
  }
  return absl::OkStatus();
}

absl::Status ValidateFile(Session& session, const std::string& file) {
  absl::StatusOr<Document> document = ReadPathFile(session, file);
  if (!document.ok()) return document.status();
  ActOptions options;
  options.validate_only = true;
  const auto published = PublishPath(session, options, *std::move(document));
  // Nobody expects a check to change anything.
  session.context().request_id.clear();
  if (!published.ok()) return published.status();
  if (session.ForMachines()) {
    session.Show(Tree::Object()
                     .Set("file", Tree::Text(file))
                     .Set("valid", Tree::Flag(true))
                     .Set("checkedByServer", Tree::Flag(true)));
  } else {
    session.Print(
        absl::Substitute(session.Say({"$0: het pad klopt.\n", "$0: the path is sound.\n"}), file));
  }
  return absl::OkStatus();
}

// Names have no dots; "-" is standard input.
bool IsFile(absl::string_view typed) {
  return typed == "-" || absl::StartsWith(typed, "/") || absl::StrContains(typed, '.');
}

// What drawing and comparing rest on: every id stands once in its list, every `next` is a stage.
absl::Status CheckIds(const Session& session, const Document& document) {
  const auto& path = static_cast<const v1::PathDefinition&>(*document.content);
  std::vector<Fault> faults;
  const auto check = [&](const auto& items, const std::string& list) {
    std::set<std::string> seen = {""};
    for (int i = 0; i < items.size(); ++i) {
      if (seen.insert(items[i].id()).second) continue;
      faults.push_back(FaultAt(document, absl::StrCat(list, "[", i, "].id"),
                               session.Say({"ontbreekt of staat twee keer in deze lijst",
                                            "is missing or stands twice in this list"})));
    }
  };
  check(path.stages(), "stages");
  for (int i = 0; i < path.stages_size(); ++i) {
    const std::string stage = absl::StrCat("stages[", i, "].");
    check(path.stages(i).guards(), absl::StrCat(stage, "guards"));
    check(path.stages(i).outcomes(), absl::StrCat(stage, "outcomes"));
    for (int k = 0; k < path.stages(i).outcomes_size(); ++k) {
      const std::string& next = path.stages(i).outcomes(k).next();
      if (next.empty() || PlaceOf(path, next) < path.stages_size()) continue;
      faults.push_back(FaultAt(
          document, absl::StrCat(stage, "outcomes[", k, "].next"),
          absl::Substitute(session.Say({"er is geen fase '$0'", "there is no stage '$0'"}), next)));
    }
  }
  return FaultsError(faults);
}

// The version that was typed: a published one, or what a file says, which has no name.
absl::StatusOr<v1::PathVersion> ReadVersionOrFile(Session& session, const std::string& typed) {
  if (!IsFile(typed)) {
    const absl::StatusOr<std::string> name = ReadPathVersionOption(session, typed);
    if (!name.ok()) return name.status();
    return ReadPathVersion(session, *name);
  }
  const absl::StatusOr<Document> document = ReadPathFile(session, typed);
  if (!document.ok()) return document.status();
  if (absl::Status status = CheckIds(session, *document); !status.ok()) return status;
  v1::PathVersion version;
  version.mutable_definition()->CopyFrom(*document->content);
  return version;
}

absl::Status ShowPath(Session& session, const std::string& typed, const std::string& form) {
  if (session.ForMachines() && form != "table") {
    return UsageError(absl::StrCat("--as ", form, " does not go with -o json or -o yaml."));
  }
  const absl::StatusOr<v1::PathVersion> version = ReadVersionOrFile(session, typed);
  if (!version.ok()) return version.status();
  if (session.ForMachines()) {
    session.Show(Tree::Of(*version));
  } else if (form == "mermaid") {
    session.Print(PathFlowchart(*version, session.language()));
  } else if (form == "svg") {
    session.Print(PathDrawing(*version, session.language()));
  } else {
    session.Print(PathVersionText(*version, session.language()));
  }
  return absl::OkStatus();
}

absl::Status ShowDifference(Session& session, const std::string& before, const std::string& after) {
  const absl::StatusOr<v1::PathVersion> old_version = ReadVersionOrFile(session, before);
  if (!old_version.ok()) return old_version.status();
  const absl::StatusOr<v1::PathVersion> new_version = ReadVersionOrFile(session, after);
  if (!new_version.ok()) return new_version.status();
  const auto changes = ChangesBetween(old_version->definition(), new_version->definition());
  if (session.ForMachines()) {
    session.Show(ChangesTree(changes));
  } else {
    session.Print(ChangesText(changes, session.language()));
  }
  return absl::OkStatus();
}

void AddReadingCommands(const CommandGroup& path) {
  const std::string which =
      path.Say({"pad, versie of bestand; een bestand heeft een punt in zijn naam, of is -",
                "path, version or file; a file has a dot in its name, or is -"});
  auto shown = std::make_shared<std::string>();
  auto form = std::make_shared<std::string>("table");
  const CommandSyntax show =
      path.Command("show",
                   {"Fasen, uitkomsten en eisen van een pad; PAD@N voor versie N",
                    "Stages, outcomes and guards of a path; PATH@N for version N"},
                   [shown, form](Session& s) { return ShowPath(s, *shown, *form); });
  show.Option(path.Say({"PAD|BESTAND", "PATH|FILE"}), *shown, which).Required();
  show.Option("--as", *form, path.Say({"als tabel of als tekening", "as a table or a drawing"}))
      .OneOf({"table", "mermaid", "svg"})
      .Shown("table|mermaid|svg");

  auto before = std::make_shared<std::string>();
  auto after = std::make_shared<std::string>();
  const CommandSyntax diff =
      path.Command("diff",
                   {"Wat verschilt tussen twee paden, versies of bestanden",
                    "What differs between two paths, versions or files"},
                   [before, after](Session& s) { return ShowDifference(s, *before, *after); });
  diff.Option(path.Say({"WAS", "BEFORE"}), *before, which).Required();
  diff.Option(path.Say({"WORDT", "AFTER"}), *after, which).Required();
}

}  // namespace

void AddPathCommands(const CommandGroup& path) {
  auto checked = std::make_shared<std::string>();
  auto local = std::make_shared<bool>(false);
  const CommandSyntax validate =
      path.Command("validate", {"Controleert een bestand met een pad", "Checks a file of a path"},
                   [checked, local](Session& s) {
                     return *local ? ReadFileOnly(s, *checked) : ValidateFile(s, *checked);
                   });
  validate.Option(path.Say({"BESTAND", "FILE"}), *checked).Required();
  validate.Flag("--local", *local,
                path.Say({"zonder server: alleen of het te lezen is",
                          "without a server: only whether it can be read"}));

  auto file = std::make_shared<std::string>();
  auto options = std::make_shared<ActOptions>();
  const CommandSyntax publish = path.Command(
      "publish", {"Publiceert een versie van een pad", "Publishes a version of a path"},
      [file, options](Session& s) { return PublishFile(s, *options, *file); });
  publish.Option(path.Say({"BESTAND", "FILE"}), *file).Required();
  AddActOptions(path, publish, *options);
  AddDraftOption(path, publish, *options);
  AddReadingCommands(path);
}

}  // namespace noordster::cli
