// SPDX-License-Identifier: EUPL-1.2
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/substitute.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/documents/document_reader.h"
#include "clients/cli/documents/document_set.h"
#include "clients/cli/fault.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/plan_screen.h"

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
absl::StatusOr<Publication> Publish(Session& session, const ActOptions& options,
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
  const auto published = Publish(session, options, *std::move(document));
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
  const auto published = Publish(session, options, *std::move(document));
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

absl::StatusOr<std::string> VersionName(Session& session, const std::string& typed) {
  if (absl::StrContains(typed, '@') || absl::StrContains(typed, "/versions/")) {
    return session.Name(kPathVersionPattern, typed);
  }
  const absl::StatusOr<std::string> name = session.Name(kPathPattern, typed);
  if (!name.ok()) return name.status();
  v1::GetPathRequest request;
  request.set_name(*name);
  const auto response = session.Call(&v1::PathService::Stub::GetPath, request);
  if (!response.ok()) return response.status();
  return absl::StrCat(*name, "/versions/", response->path().latest_version());
}

absl::Status Show(Session& session, const std::string& typed) {
  const absl::StatusOr<std::string> name = VersionName(session, typed);
  if (!name.ok()) return name.status();
  v1::GetPathVersionRequest request;
  request.set_name(*name);
  const auto response = session.Call(&v1::PathService::Stub::GetPathVersion, request);
  if (!response.ok()) return response.status();
  if (session.ForMachines()) {
    session.Show(Tree::Of(response->path_version()));
  } else {
    session.Print(PathVersionText(response->path_version(), session.language()));
  }
  return absl::OkStatus();
}

}  // namespace

void AddPathCommands(const CommandGroup& path) {
  auto checked = std::make_shared<std::string>();
  auto local = std::make_shared<bool>(false);
  CLI::App& validate =
      path.Command("validate", {"Controleert een bestand met een pad", "Checks a file of a path"},
                   [checked, local](Session& s) {
                     return *local ? ReadFileOnly(s, *checked) : ValidateFile(s, *checked);
                   });
  validate.add_option(path.Say({"BESTAND", "FILE"}), *checked)->required();
  validate.add_flag("--local", *local,
                    path.Say({"zonder server: alleen of het te lezen is",
                              "without a server: only whether it can be read"}));

  auto file = std::make_shared<std::string>();
  auto options = std::make_shared<ActOptions>();
  CLI::App& publish = path.Command(
      "publish", {"Publiceert een versie van een pad", "Publishes a version of a path"},
      [file, options](Session& s) { return PublishFile(s, *options, *file); });
  publish.add_option(path.Say({"BESTAND", "FILE"}), *file)->required();
  AddActOptions(path, publish, *options);

  auto shown = std::make_shared<std::string>();
  CLI::App& show = path.Command("show",
                                {"Fasen, uitkomsten en eisen van een pad; PAD@N voor versie N",
                                 "Stages, outcomes and guards of a path; PATH@N for version N"},
                                [shown](Session& s) { return Show(s, *shown); });
  show.add_option(path.Say({"PAD", "PATH"}), *shown)->required();
}

}  // namespace noordster::cli
