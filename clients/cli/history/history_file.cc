// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/history/history_file.h"

#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "clients/cli/file_digest.h"
#include "clients/cli/screen/utf8.h"
#include "google/protobuf/util/json_util.h"

namespace noordster::cli {
namespace {

using google::protobuf::util::MessageToJsonString;

// Sets an event of the chain apart from whatever else is hashed.
constexpr absl::string_view kEventMark("\x01", 1);

std::string BigEndian64(uint64_t value) {
  std::string bytes(sizeof(value), '\0');
  for (auto byte = bytes.rbegin(); byte != bytes.rend(); ++byte, value >>= 8) {
    *byte = static_cast<char>(value & 0xff);
  }
  return bytes;
}

absl::Status NotWritable(absl::string_view what) {
  return absl::DataLossError(absl::StrCat("the server sent ", what));
}

}  // namespace

absl::Status HistoryChain::Add(const std::string& stored) {
  const std::string number = BigEndian64(static_cast<uint64_t>(++events_));
  const absl::StatusOr<std::string> digest =
      DigestText(absl::StrCat(kEventMark, hash_, genesis_, number, stored));
  if (!digest.ok()) return digest.status();
  hash_ = absl::HexStringToBytes(*digest);
  return absl::OkStatus();
}

std::string HistoryChain::sha256() const { return absl::BytesToHexString(hash_); }

absl::StatusOr<std::string> HeaderLine(const v1::HistoryFileHeader& header) {
  std::string line;
  if (!MessageToJsonString(header, &line).ok()) return NotWritable("a header that is no text");
  return line;
}

absl::StatusOr<std::string> EventLine(v1::HistoryFileEvent event,
                                      const google::protobuf::Message& stored) {
  event.clear_event();
  std::string line;
  std::string readable;
  if (!MessageToJsonString(event, &line).ok() || !MessageToJsonString(stored, &readable).ok()) {
    return NotWritable(absl::StrCat("event ", event.sequence(), ", which is no text"));
  }
  // Set beside the rest as text: a google.protobuf.Struct would not keep the order of its fields.
  line.pop_back();
  return absl::StrCat(line, ",\"event\":", readable, "}");
}

absl::StatusOr<std::string> HistoryFileWriter::Begin(const v1::ExportHistoryResponse& page) {
  absl::StatusOr<std::unique_ptr<EventSchema>> schema = EventSchema::Read(page.event_schema());
  if (!schema.ok()) return NotWritable("no schema of its events");
  schema_ = *std::move(schema);
  chain_ = HistoryChain(page.genesis());
  v1::HistoryFileHeader header;
  header.set_format(kHistoryFormat);
  header.set_municipality(municipality_);
  header.set_genesis(page.genesis());
  header.set_revision(page.revision());
  header.set_head_sha256(page.head_sha256());
  header.set_event_schema(page.event_schema());
  return HeaderLine(header);
}

absl::StatusOr<std::string> HistoryFileWriter::LineOf(const v1::StoredEvent& event) {
  if (absl::Status added = chain_.Add(event.stored()); !added.ok()) return added;
  v1::HistoryFileEvent line;
  line.set_sequence(event.sequence());
  line.set_sha256(chain_.sha256());
  line.set_stored(event.stored());
  for (const v1::StoredText& given : event.texts()) {
    v1::HistoryFileText& text = *line.add_texts();
    text.set_id(given.id());
    text.set_salt(given.salt());
    IsUtf8(given.text()) ? text.set_text(given.text()) : text.set_content(given.text());
  }
  const std::unique_ptr<google::protobuf::Message> stored = schema_->Parse(event.stored());
  if (stored == nullptr) {
    return NotWritable(absl::StrCat("event ", event.sequence(), ", which its schema cannot read"));
  }
  return EventLine(std::move(line), *stored);
}

absl::StatusOr<std::string> HistoryFileWriter::LinesOf(const v1::ExportHistoryResponse& page) {
  std::string lines;
  if (schema_ == nullptr) {
    absl::StatusOr<std::string> header = Begin(page);
    if (!header.ok()) return header.status();
    lines = absl::StrCat(*header, "\n");
  }
  for (const v1::StoredEvent& event : page.events()) {
    absl::StatusOr<std::string> line = LineOf(event);
    if (!line.ok()) return line.status();
    absl::StrAppend(&lines, *line, "\n");
  }
  return lines;
}

}  // namespace noordster::cli
