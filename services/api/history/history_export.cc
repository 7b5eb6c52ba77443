// SPDX-License-Identifier: EUPL-1.2
#include "services/api/history/history_export.h"

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/descriptor.pb.h"
#include "noordster/internal/v1/event.pb.h"
#include "services/base/digest.h"
#include "services/base/limits.h"
#include "services/engine/refusal.h"

namespace noordster::api {
namespace {

namespace v1 = noordster::v1;
using google::protobuf::FileDescriptor;
using noordster::internal::v1::Event;
using noordster::internal::v1::TextRef;

// A file after all that it imports.
void AddFile(const FileDescriptor& file, std::set<std::string>& added,
             google::protobuf::FileDescriptorSet& files) {
  if (!added.insert(file.name()).second) return;
  for (int i = 0; i < file.dependency_count(); ++i) AddFile(*file.dependency(i), added, files);
  file.CopyTo(files.add_file());
}

std::string EventSchema() {
  google::protobuf::FileDescriptorSet files;
  std::set<std::string> added;
  AddFile(*Event::descriptor()->file(), added, files);
  return files.SerializeAsString();
}

// Where a page begins and the whole ends, as it stands in a page token: a later page goes up to the
// head that the first one found.
struct ExportPlace {
  int64_t after = 0;
  int64_t revision = 0;
  std::string head_sha256;

  std::string ToString() const { return absl::StrCat(after, " ", revision, " ", head_sha256); }

  // Absent for a text that is none, or that does not fit the chain.
  static std::optional<ExportPlace> Parse(const std::string& text, const ExportPlace& whole) {
    const std::vector<std::string> parts = absl::StrSplit(text, ' ');
    ExportPlace place;
    if (parts.size() != 3 || !absl::SimpleAtoi(parts[0], &place.after) ||
        !absl::SimpleAtoi(parts[1], &place.revision)) {
      return std::nullopt;
    }
    place.head_sha256 = parts[2];
    const bool is_digest =
        parts[2].size() == 2 * base::kDigestBytes &&
        absl::c_all_of(parts[2], [](unsigned char c) { return absl::ascii_isxdigit(c); });
    const bool is_within =
        0 < place.after && place.after < place.revision && place.revision <= whole.revision;
    const bool fits = place.revision < whole.revision || place.head_sha256 == whole.head_sha256;
    return is_digest && is_within && fits ? std::optional<ExportPlace>(place) : std::nullopt;
  }
};

// An event with those of its texts that are there.
v1::StoredEvent StoredEventOf(const runtime::StoredEvent& stored,
                              const runtime::PrivateTexts& texts) {
  v1::StoredEvent event;
  event.set_sequence(stored.event.header().sequence());
  event.set_stored(stored.bytes);
  std::vector<TextRef> refs;
  runtime::CollectTexts(stored.event, refs);
  std::set<std::string> added;
  for (const TextRef& ref : refs) {
    const auto found = texts.find(ref.id());
    // An event can refer to one text in two places.
    if (found == texts.end() || !added.insert(ref.id()).second) continue;
    v1::StoredText& text = *event.add_texts();
    text.set_id(ref.id());
    text.set_salt(found->second.salt());
    text.set_text(found->second.text());
  }
  return event;
}

absl::StatusOr<runtime::PrivateTexts> TextsOf(const Backend& backend, const runtime::Reader& reader,
                                              const std::vector<runtime::StoredEvent>& events) {
  std::vector<const google::protobuf::Message*> messages;
  messages.reserve(events.size());
  for (const runtime::StoredEvent& event : events) messages.push_back(&event.event);
  return backend.queries.PrivateTextsOf(reader, messages);
}

}  // namespace

absl::StatusOr<v1::ExportHistoryResponse> ExportHistory(const Backend& backend, const Call& call,
                                                        const v1::ExportHistoryRequest& request) {
  const absl::StatusOr<runtime::Reader> found_reader = ReaderFor(backend, call, request);
  if (!found_reader.ok()) return found_reader.status();
  const runtime::Reader& reader = *found_reader;
  const std::string list = absl::StrCat("export ", request.without_texts(), " ", request.name());
  const absl::StatusOr<std::string> begin = ReadPageToken(list, request.page_token());
  if (!begin.ok()) return begin.status();
  const absl::Status allowed = backend.queries.CheckAllowed(reader, v1::Mandate::EXPORT_HISTORY);
  if (!allowed.ok()) return allowed;
  const absl::StatusOr<runtime::Chain> chain = backend.queries.ChainOf(reader);
  if (!chain.ok()) return chain.status();
  const ExportPlace whole{0, chain->head.sequence, absl::BytesToHexString(chain->head.hash)};
  const std::optional<ExportPlace> asked =
      begin->empty() ? whole : ExportPlace::Parse(*begin, whole);
  if (!asked.has_value()) return RefusePageToken();
  ExportPlace place = *asked;
  v1::ExportHistoryResponse response;
  if (begin->empty()) response.set_event_schema(EventSchema());
  const absl::StatusOr<std::vector<runtime::StoredEvent>> events = backend.queries.ListStored(
      reader, place.after, place.revision, PageSize(request.page_size()));
  if (!events.ok()) return events.status();
  runtime::PrivateTexts texts;
  if (!request.without_texts()) {
    absl::StatusOr<runtime::PrivateTexts> found = TextsOf(backend, reader, *events);
    if (!found.ok()) return found.status();
    texts = *std::move(found);
  }
  size_t bytes = response.event_schema().size();
  for (const runtime::StoredEvent& stored : *events) {
    v1::StoredEvent event = StoredEventOf(stored, texts);
    bytes += event.ByteSizeLong();
    if (response.events_size() > 0 && bytes > limits::kPageBytesMax) break;
    *response.add_events() = std::move(event);
    ++place.after;
  }
  response.set_revision(place.revision);
  response.set_head_sha256(place.head_sha256);
  response.set_genesis(chain->genesis);
  if (place.after < place.revision) {
    response.set_next_page_token(MakePageToken(list, place.ToString()));
  }
  return response;
}

}  // namespace noordster::api
