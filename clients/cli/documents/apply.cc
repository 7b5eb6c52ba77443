// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/documents/apply.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/substitute.h"
#include "clients/cli/documents/difference.h"
#include "clients/cli/fault.h"
#include "clients/cli/indicator/recorded_figures.h"
#include "clients/cli/resource_kind.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/programme/programme_refusal.h"
#include "noordster/v1/body_service.pb.h"
#include "noordster/v1/indicator_service.pb.h"
#include "noordster/v1/path_service.grpc.pb.h"
#include "noordster/v1/programme_service.pb.h"

namespace noordster::cli {
namespace {

bool IsPath(const Document& document) { return document.kind->name == "Path"; }

bool IsMeasurements(const Document& document) { return document.kind->name == "Measurements"; }

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

// Adds a fault when a figure does not say its definition, and over its period a figure of an
// earlier one stands and none of the latest: of which it is cannot be known.
void CheckDefinition(const Session& session, const Document& document, int index,
                     const RecordedFigures& recorded, std::vector<Fault>& faults) {
  const auto& given =
      static_cast<const v1::RecordMeasurementsRequest&>(*document.content).measurements(index);
  const int32_t latest = recorded.indicator.definition_version();
  const v1::Measurement* const stands = StandsOver(given, recorded);
  const bool is_known = given.definition_version() != 0 || stands == nullptr ||
                        stands->definition_version() == latest;
  if (is_known) return;
  faults.push_back(FaultAt(
      document, absl::StrCat("measurements[", index, "].definition_version"),
      absl::Substitute(
          session.Say({"over deze periode staat een ander cijfer, van definitie $0; zeg van welke "
                       "dit is: definition_version, $0 om dat te vervangen of $1 voor de laatste",
                       "over this period another figure stands, of definition $0; say of which "
                       "this is: definition_version, $0 to replace it or $1 for the latest"}),
          stands->definition_version(), latest)));
}

// What stands of figures is all that was measured. They go by no etag: an indicator that changes
// before them has another, and what is recorded twice stands once. A file does not take back what
// was put right since, nor record again what stands by an earlier definition: what stands is
// written again instead of it.
absl::StatusOr<Application> CompareFigures(Session& session, const Document& document) {
  Application application;
  application.document = &document;
  const absl::StatusOr<RecordedFigures> recorded = ReadRecordedFigures(session, document.name);
  if (absl::IsNotFound(recorded.status()) || absl::IsInvalidArgument(recorded.status())) {
    return application;
  }
  if (!recorded.ok()) return recorded.status();
  auto given = std::make_unique<v1::RecordMeasurementsRequest>(
      static_cast<const v1::RecordMeasurementsRequest&>(*document.content));
  bool all_stand = true;
  std::vector<Fault> faults;
  for (int i = 0; i < given->measurements_size(); ++i) {
    v1::Measurement& each = *given->mutable_measurements(i);
    if (const v1::Measurement* const same = FindSame(each, *recorded); same != nullptr) {
      each.set_definition_version(same->definition_version());
    } else if (const v1::Measurement* const later = InItsPlace(each, *recorded); later != nullptr) {
      each = *later;
      ++application.replaced;
    } else {
      all_stand = false;
      CheckDefinition(session, document, i, *recorded, faults);
    }
  }
  if (!faults.empty()) return FaultsError(faults);
  // A document without figures is for the server to refuse.
  if (all_stand && !given->measurements().empty()) {
    application.change = Change::kUnchanged;
  } else if (!recorded->series.empty()) {
    application.change = Change::kChanged;
  }
  application.content = std::move(given);
  return application;
}

absl::StatusOr<Application> CompareOne(Session& session, const Document& document) {
  if (IsMeasurements(document)) return CompareFigures(session, document);
  Application application;
  application.document = &document;
  const absl::StatusOr<MessagePointer> current =
      GetResource(session, *document.kind, document.name);
  // A name the server cannot read is found again, with all other faults, when all are checked.
  if (absl::IsNotFound(current.status()) || absl::IsInvalidArgument(current.status())) {
    return application;
  }
  if (!current.ok()) return current.status();
  application.etag = TextOf(**current, "etag");
  if (IsPath(document)) {
    application.next_version = static_cast<const v1::Path&>(**current).latest_version() + 1;
  }
  if (document.kind->name == "Project") {
    const v1::Project::State stands = static_cast<const v1::Project&>(**current).state();
    const auto& wanted = static_cast<const v1::Project&>(*document.content);
    if (wanted.state() != stands) application.stands = stands;
  }
  const bool is_plan = document.kind->name == "Plan";
  if (is_plan && TellsAnotherPast(static_cast<const v1::Plan&>(*document.content),
                                  static_cast<const v1::Plan&>(**current))) {
    return FaultsError({FaultAt(document, "past",
                                session.Say({"de geschiedenis waarmee een plan is geregistreerd, "
                                             "kan niet veranderen",
                                             "the past a plan was registered with cannot "
                                             "change"}))});
  }
  absl::StatusOr<bool> unchanged =
      IsPath(document) ? IsPublished(session, document, static_cast<const v1::Path&>(**current))
                       : IsUnchanged(*document.content, **current);
  if (!unchanged.ok()) return unchanged.status();
  application.change = *unchanged ? Change::kUnchanged : Change::kChanged;
  return application;
}

absl::StatusOr<MessagePointer> WriteOne(Session& session, const Application& application,
                                        bool validate_only) {
  const Document& document = *application.document;
  ResourceWrite write;
  write.name = document.name;
  write.content =
      application.content == nullptr ? document.content.get() : application.content.get();
  write.etag = application.etag;
  write.exists = application.change == Change::kChanged;
  write.validate_only = validate_only;
  write.reason = application.reason;
  return WriteResource(session, *document.kind, write);
}

// Whether writing these documents brings the resource into being.
bool IsBrought(absl::string_view resource, const std::vector<Application>& applications) {
  return std::any_of(applications.begin(), applications.end(), [resource](const Application& each) {
    const Document& document = *each.document;
    if (IsMeasurements(document)) return false;
    if (IsPath(document) && resource == VersionName(document.name, each.next_version)) {
      return each.change != Change::kUnchanged;
    }
    return each.change == Change::kCreated && document.name == resource;
  });
}

// Whether a programme names a body of this kind, or one that these documents do not describe.
bool NamesBody(const v1::Programme& programme, absl::string_view kind,
               const std::vector<Application>& applications) {
  return std::any_of(
      programme.bodies().begin(), programme.bodies().end(), [&](const std::string& name) {
        const auto found =
            std::find_if(applications.begin(), applications.end(),
                         [&name](const Application& each) { return each.document->name == name; });
        return found == applications.end() ||
               v1::BodyKind_Name(static_cast<const v1::Body&>(*found->document->content).kind()) ==
                   kind;
      });
}

// Whether a goal is refused only for a circle that a document before it takes apart, as when one
// goal contributes to another and it becomes the other way round.
bool IsTakenApart(const absl::Status& refusal, const Application& refused,
                  const std::vector<Application>& applications) {
  const ErrorDetails details = DetailsOf(refusal);
  const auto field = details.metadata.find("field");
  if (field == details.metadata.end()) return false;
  const std::vector<std::string> circle =
      absl::StrSplit(CircleIn(field->second, refusal.message()), " -> ");
  const absl::string_view parent = ParentOf(refused.document->name);
  for (const Application& each : applications) {
    if (&each == &refused) break;
    const Document& document = *each.document;
    const bool is_changed = document.kind->name == "Goal" && each.change == Change::kChanged &&
                            ParentOf(document.name) == parent;
    if (!is_changed) continue;
    const auto at = std::find(circle.begin(), circle.end(), LastId(document.name));
    if (at == circle.end() || at + 1 == circle.end()) continue;
    const auto& to = static_cast<const v1::Goal&>(*document.content).contributes_to();
    const std::string next = absl::StrCat(parent, "/goals/", *(at + 1));
    if (std::find(to.begin(), to.end(), next) == to.end()) return true;
  }
  return false;
}

// Whether a document is refused only because another of the set is not written yet.
bool IsCured(const absl::Status& refusal, const Application& refused,
             const std::vector<Application>& applications) {
  const ErrorDetails details = DetailsOf(refusal);
  if (absl::IsNotFound(refusal)) {
    // A command names what it misses below its municipality, a read names it whole.
    const auto found = details.metadata.find("resource");
    const std::string resource = found == details.metadata.end() ? "" : found->second;
    const bool is_whole = absl::StartsWith(resource, "municipalities/");
    const absl::string_view municipality = Ancestor(kMunicipalityPattern, refused.document->name);
    return IsBrought(is_whole ? resource : absl::StrCat(municipality, "/", resource), applications);
  }
  if (details.reason == v1::ErrorReason_Name(v1::REFERENCE_UNFIT)) {
    return IsTakenApart(refusal, refused, applications);
  }
  if (details.reason != v1::ErrorReason_Name(v1::BODY_MISSING)) return false;
  const absl::string_view parent = ParentOf(refused.document->name);
  for (const Application& each : applications) {
    const bool is_programme = each.document->kind->name == "Programme" &&
                              each.document->name == parent && each.change != Change::kUnchanged;
    if (!is_programme) continue;
    const auto& programme = static_cast<const v1::Programme&>(*each.document->content);
    return std::all_of(details.blockers.begin(), details.blockers.end(),
                       [&](const v1::Blocker& missing) {
                         return missing.reason() == v1::BODY_MISSING &&
                                NamesBody(programme, missing.subject(), applications);
                       });
  }
  return false;
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
  absl::Status refusal;
  for (const Application& application : applications) {
    if (application.change == Change::kUnchanged) continue;
    const absl::StatusOr<MessagePointer> response = WriteOne(session, application, true);
    if (response.ok() || IsCured(response.status(), application, applications)) continue;
    const std::vector<Fault> found = FaultsOfRefusal(response.status(), *application.document);
    faults.insert(faults.end(), found.begin(), found.end());
    if (!found.empty() || !refusal.ok()) continue;
    refusal = response.status();
    NameSubject(session, *application.document);
  }
  if (faults.empty()) return refusal;
  session.context().subject.clear();
  return FaultsError(faults);
}

absl::Status WriteAll(Session& session, std::vector<Application>& applications,
                      const std::function<void(const Application&)>& done) {
  for (Application& application : applications) {
    if (application.change != Change::kUnchanged) {
      const absl::StatusOr<MessagePointer> response = WriteOne(session, application, false);
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
