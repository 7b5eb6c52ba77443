// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/documents/apply.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/substitute.h"
#include "clients/cli/documents/difference.h"
#include "clients/cli/fault.h"
#include "clients/cli/resource_kind.h"
#include "clients/cli/resource_name.h"

namespace noordster::cli {
namespace {

bool IsPath(const Document& document) { return document.kind->name == "Path"; }

std::string VersionName(const std::string& path, int32_t version) {
  return absl::StrCat(path, "/versions/", version);
}

// What stands of a path is its latest version.
absl::StatusOr<bool> IsPublished(Session& session, const Document& document,
                                 const v1::Path& current) {
  v1::GetPathVersionRequest request;
  request.set_name(VersionName(document.name, current.latest_version()));
  const auto response = session.Call(&v1::PathService::Stub::GetPathVersion, request);
  if (!response.ok()) return response.status();
  return IsUnchanged(*document.content, response->path_version().definition());
}

absl::StatusOr<Application> CompareOne(Session& session, const Document& document) {
  Application application{&document, Change::kCreated, ""};
  const absl::StatusOr<MessagePointer> current =
      GetResource(session, *document.kind, document.name);
  // A name the server cannot read is found again, with all other faults, when all are checked.
  if (absl::IsNotFound(current.status()) || absl::IsInvalidArgument(current.status())) {
    return application;
  }
  if (!current.ok()) return current.status();
  application.etag = TextOf(**current, "etag");
  absl::StatusOr<bool> unchanged =
      IsPath(document) ? IsPublished(session, document, static_cast<const v1::Path&>(**current))
                       : IsUnchanged(*document.content, **current);
  if (!unchanged.ok()) return unchanged.status();
  application.change = *unchanged ? Change::kUnchanged : Change::kChanged;
  return application;
}

absl::StatusOr<MessagePointer> Write(Session& session, const Application& application,
                                     bool validate_only) {
  const Document& document = *application.document;
  ResourceWrite write;
  write.name = document.name;
  write.content = document.content.get();
  write.etag = application.etag;
  write.exists = application.change == Change::kChanged;
  write.validate_only = validate_only;
  return WriteResource(session, *document.kind, write);
}

// Says which document an error is about.
void NameSubject(Session& session, const Document& document) {
  session.context().subject =
      absl::StrCat(document.file, ":", document.line, ": ", BelowMunicipality(document.name));
}

}  // namespace

absl::StatusOr<std::vector<Application>> CompareAll(Session& session,
                                                    const std::vector<Document>& documents) {
  std::vector<Application> applications;
  for (const Document& document : documents) {
    absl::StatusOr<Application> application = CompareOne(session, document);
    if (!application.ok()) {
      NameSubject(session, document);
      return application.status();
    }
    applications.push_back(*std::move(application));
  }
  return applications;
}

absl::Status CheckAll(Session& session, const std::vector<Application>& applications) {
  std::vector<Fault> faults;
  for (const Application& application : applications) {
    if (application.change == Change::kUnchanged) continue;
    const absl::StatusOr<MessagePointer> response = Write(session, application, true);
    if (!absl::IsInvalidArgument(response.status())) continue;
    for (Fault& fault : FaultsOfRefusal(response.status(), *application.document)) {
      faults.push_back(std::move(fault));
    }
  }
  return FaultsError(faults);
}

absl::Status WriteAll(Session& session, std::vector<Application>& applications,
                      const std::function<void(const Application&)>& done) {
  for (Application& application : applications) {
    if (application.change != Change::kUnchanged) {
      const absl::StatusOr<MessagePointer> response = Write(session, application, false);
      if (!response.ok()) {
        const std::vector<Fault> faults = FaultsOfRefusal(response.status(), *application.document);
        if (!faults.empty()) return FaultsError(faults);
        NameSubject(session, *application.document);
        return response.status();
      }
    }
    done(application);
  }
  return absl::OkStatus();
}

}  // namespace noordster::cli
