// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_CONVERT_H_
#define NOORDSTER_SERVICES_API_CONVERT_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "noordster/internal/v1/record.pb.h"
#include "noordster/v1/body_service.pb.h"
#include "noordster/v1/draft_service.pb.h"
#include "noordster/v1/mandate.pb.h"
#include "noordster/v1/programme_service.pb.h"
#include "services/engine/command.h"
#include "services/engine/names.h"
#include "services/runtime/queries.h"

// Requests to commands and records to resources. Requests were checked before, so nothing here
// fails.
namespace noordster::api {

using engine::FullName;
using engine::RelativeName;
using noordster::internal::v1::Record;

// "gm1916" of "municipalities/gm1916/bodies/raad".
std::string MunicipalityOf(absl::string_view name);

// Turns texts of a request into references and the rows they point at.
class TextWriter {
 public:
  // A reference with a new random id; one without an id for an empty text.
  engine::TextRef Write(absl::string_view text);

  std::vector<engine::NewText> Take() { return std::move(texts_); }

 private:
  std::vector<engine::NewText> texts_;
};

// Writes a text into a field that stays absent when there is none.
template <typename Message>
void WriteInto(const std::string& text, engine::TextRef* (Message::*field)(), Message& message,
               TextWriter& texts) {
  if (!text.empty()) *(message.*field)() = texts.Write(text);
}

// What turning a record into a resource needs beside the record.
struct View {
  const std::string& municipality;
  const runtime::Texts& texts;

  // The text behind a reference; empty when there is none or it was erased.
  std::string Text(const engine::TextRef& ref) const;
  std::string Name(absl::string_view relative) const { return FullName(municipality, relative); }
  // The full name of what may be nothing.
  std::string NameIfAny(absl::string_view relative) const {
    return relative.empty() ? "" : Name(relative);
  }
};

// Adds to `relative` and to `full` names that are written the other way.
using NameList = google::protobuf::RepeatedPtrField<std::string>;
void ToRelative(const NameList& full, NameList& relative);
void ToFull(const NameList& relative, const View& view, NameList& full);

// A refusal of the engine with the names of its blockers in full.
absl::Status WithFullNames(const absl::Status& status, absl::string_view municipality);

// RFC 3339 in UTC; empty for 0.
std::string Timestamp(int64_t micros);

// The etag of a record; empty for a part of one, which is not to be acted upon.
std::string Etag(const Record& record);

// Says on a resource which record it is, and how that stood.
template <typename Resource>
void SetNameAndEtag(const Record& record, const View& view, Resource& resource) {
  resource.set_name(view.Name(record.name()));
  resource.set_etag(Etag(record));
}

// What a client sets on a resource, as the record it asks for. The name is left out.
Record ToRecord(const noordster::v1::Municipality& resource, TextWriter& texts);
Record ToRecord(const noordster::v1::Body& resource, TextWriter& texts);
Record ToRecord(const noordster::v1::Membership& resource, TextWriter& texts);
Record ToRecord(const noordster::v1::Person& resource, TextWriter& texts);
noordster::internal::v1::Mandate ToMandate(const noordster::v1::Mandate& resource,
                                           TextWriter& texts);

// A record as its resource.
void FromRecord(const Record& record, const View& view, noordster::v1::Municipality& resource);
void FromRecord(const Record& record, const View& view, noordster::v1::Body& resource);
void FromRecord(const Record& record, const View& view, noordster::v1::Membership& resource);
void FromRecord(const Record& record, const View& view, noordster::v1::Person& resource);
void FromRecord(const Record& record, const View& view, noordster::v1::Mandate& resource);
void FromRecord(const Record& record, const View& view, noordster::v1::Draft& resource);

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_CONVERT_H_
