// SPDX-License-Identifier: EUPL-1.2
#include "services/api/convert.h"

#include <optional>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/time/time.h"
#include "services/base/digest.h"
#include "services/calendar/date.h"
#include "services/engine/authorization/mandate_rules.h"
#include "services/engine/refusal.h"
#include "services/runtime/verification.h"

namespace noordster::api {
namespace {

constexpr size_t kTextIdBytes = 16;

}  // namespace

std::string MunicipalityOf(absl::string_view name) {
  const std::vector<absl::string_view> parts = absl::StrSplit(name, absl::MaxSplits('/', 2));
  return parts.size() > 1 ? std::string(parts[1]) : "";
}

engine::TextRef TextWriter::Write(absl::string_view text) {
  if (text.empty()) return {};
  engine::NewText& written = texts_.emplace_back();
  written.row.set_salt(base::RandomBytes(runtime::kSaltBytes));
  written.row.set_text(std::string(text));
  written.ref.set_id(base::RandomBytes(kTextIdBytes));
  written.ref.set_digest(base::Sha256({written.row.salt(), text}));
  return written.ref;
}

std::string View::Text(const engine::TextRef& ref) const {
  const auto it = texts.find(ref.id());
  return it == texts.end() ? "" : it->second;
}

void ToRelative(const NameList& full, NameList& relative) {
  for (const std::string& name : full) *relative.Add() = RelativeName(name);
}

void ToFull(const NameList& relative, const View& view, NameList& full) {
  for (const std::string& name : relative) *full.Add() = view.Name(name);
}

absl::Status WithFullNames(const absl::Status& status, absl::string_view municipality) {
  const std::optional<engine::Refusal> refusal = engine::RefusalOf(status);
  if (!refusal.has_value() || refusal->blockers().empty()) return status;
  std::vector<noordster::v1::Blocker> blockers(refusal->blockers().begin(),
                                               refusal->blockers().end());
  for (noordster::v1::Blocker& blocker : blockers) {
    if (!blocker.plan().empty()) blocker.set_plan(FullName(municipality, blocker.plan()));
  }
  return engine::RefuseBlocked(std::move(blockers));
}

std::string Timestamp(int64_t micros) {
  return micros == 0 ? "" : calendar::FormatTimestamp(absl::FromUnixMicros(micros));
}

std::string Etag(const Record& record) {
  return record.revision() == 0 ? "" : absl::StrCat("\"", record.revision(), "\"");
}

Record ToRecord(const noordster::v1::Municipality& resource, TextWriter& texts) {
  using noordster::internal::v1::Municipality;
  Record record;
  Municipality& municipality = *record.mutable_municipality();
  WriteInto(resource.display_name(), &Municipality::mutable_display_name, municipality, texts);
  if (resource.has_approvals()) municipality.set_approvals(resource.approvals());
  return record;
}

Record ToRecord(const noordster::v1::Body& resource, TextWriter& texts) {
  using noordster::internal::v1::Body;
  Record record;
  Body& body = *record.mutable_body();
  WriteInto(resource.display_name(), &Body::mutable_display_name, body, texts);
  WriteInto(resource.composition(), &Body::mutable_composition, body, texts);
  body.set_kind(resource.kind());
  body.set_seats(resource.seats());
  body.set_audience(resource.audience());
  return record;
}

Record ToRecord(const noordster::v1::Membership& resource, TextWriter&) {
  Record record;
  auto& membership = *record.mutable_membership();
  membership.set_person(RelativeName(resource.person()));
  membership.set_role(resource.role());
  membership.set_start_date(resource.start_date());
  membership.set_end_date(resource.end_date());
  return record;
}

Record ToRecord(const noordster::v1::Person& resource, TextWriter& texts) {
  using noordster::internal::v1::Person;
  Record record;
  Person& person = *record.mutable_person();
  WriteInto(resource.display_name(), &Person::mutable_display_name, person, texts);
  WriteInto(resource.contact(), &Person::mutable_contact, person, texts);
  person.set_service_account(resource.service_account());
  return record;
}

noordster::internal::v1::Mandate ToMandate(const noordster::v1::Mandate& resource,
                                           TextWriter& texts) {
  using noordster::internal::v1::Mandate;
  Mandate mandate;
  mandate.set_person(RelativeName(resource.person()));
  mandate.set_capacity(resource.capacity());
  mandate.set_scope(RelativeName(resource.body().empty() ? resource.programme() : resource.body()));
  *mandate.mutable_acts() = resource.acts();
  mandate.set_start_date(resource.start_date());
  mandate.set_end_date(resource.end_date());
  mandate.set_on_behalf_of(RelativeName(resource.on_behalf_of()));
  WriteInto(resource.basis(), &Mandate::mutable_basis, mandate, texts);
  mandate.set_emergency(resource.emergency());
  return mandate;
}

void FromRecord(const Record& record, const View& view, noordster::v1::Municipality& resource) {
  SetNameAndEtag(record, view, resource);
  resource.set_display_name(view.Text(record.municipality().display_name()));
  if (record.municipality().has_approvals()) {
    resource.set_approvals(record.municipality().approvals());
  }
}

void FromRecord(const Record& record, const View& view, noordster::v1::Body& resource) {
  SetNameAndEtag(record, view, resource);
  resource.set_display_name(view.Text(record.body().display_name()));
  resource.set_composition(view.Text(record.body().composition()));
  resource.set_kind(record.body().kind());
  resource.set_seats(record.body().seats());
  resource.set_audience(record.body().audience());
}

void FromRecord(const Record& record, const View& view, noordster::v1::Membership& resource) {
  SetNameAndEtag(record, view, resource);
  resource.set_person(view.Name(record.membership().person()));
  resource.set_role(record.membership().role());
  resource.set_start_date(record.membership().start_date());
  resource.set_end_date(record.membership().end_date());
}

void FromRecord(const Record& record, const View& view, noordster::v1::Person& resource) {
  SetNameAndEtag(record, view, resource);
  resource.set_display_name(view.Text(record.person().display_name()));
  resource.set_contact(view.Text(record.person().contact()));
  resource.set_erased(record.person().erased());
  resource.set_service_account(record.person().service_account());
}

void FromRecord(const Record& record, const View& view, noordster::v1::Mandate& resource) {
  SetNameAndEtag(record, view, resource);
  const auto& mandate = record.mandate();
  const auto name = [&view](const std::string& relative) {
    return relative.empty() ? "" : view.Name(relative);
  };
  resource.set_person(name(mandate.person()));
  resource.set_capacity(mandate.capacity());
  const bool is_for_body = engine::ScopeKindOf(mandate.scope()) == engine::ScopeKind::kBody;
  (is_for_body ? *resource.mutable_body() : *resource.mutable_programme()) = name(mandate.scope());
  *resource.mutable_acts() = mandate.acts();
  resource.set_start_date(mandate.start_date());
  resource.set_end_date(mandate.end_date());
  resource.set_basis(view.Text(mandate.basis()));
  resource.set_on_behalf_of(name(mandate.on_behalf_of()));
  resource.set_granted_by(name(mandate.granted_by()));
  resource.set_grant_time(Timestamp(record.create_time_micros()));
  resource.set_revoked_by(name(mandate.revoked_by()));
  resource.set_revoke_time(Timestamp(mandate.revoke_time_micros()));
  resource.set_emergency(mandate.emergency());
}

void FromRecord(const Record& record, const View& view, noordster::v1::Draft& resource) {
  SetNameAndEtag(record, view, resource);
  const auto& draft = record.draft();
  resource.mutable_act()->ParseFromString(view.Text(draft.content()));
  if (!draft.author().empty()) resource.set_author(view.Name(draft.author()));
  resource.set_state(draft.state());
  resource.set_content_sha256(absl::BytesToHexString(draft.content().digest()));
  resource.set_approvals_needed(draft.approvals_needed());
  for (const auto& approval : draft.approvals()) {
    auto& added = *resource.add_approvals();
    added.set_person(view.Name(approval.person()));
    added.set_mandate(view.Name(approval.mandate()));
    added.set_capacity(approval.capacity());
    added.set_approve_time(Timestamp(approval.time_micros()));
  }
}

}  // namespace noordster::api
