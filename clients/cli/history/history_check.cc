// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/history/history_check.h"

#include <fstream>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "absl/strings/substitute.h"
#include "clients/cli/fault.h"
#include "clients/cli/file_digest.h"
#include "clients/cli/history/event_schema.h"
#include "clients/cli/history/history_file.h"
#include "clients/cli/screen/utf8.h"
#include "google/protobuf/util/json_util.h"
#include "noordster/v1/history_file.pb.h"

namespace noordster::cli {
namespace {

using google::protobuf::Message;
using google::protobuf::util::JsonStringToMessage;

constexpr size_t kSaltBytes = 16;

// It is shown as it stands, so nothing but a name may be in it.
bool IsMunicipality(absl::string_view name) {
  return absl::ConsumePrefix(&name, "municipalities/") && !name.empty() &&
         absl::c_all_of(name, [](unsigned char c) {
           return absl::ascii_islower(c) || absl::ascii_isdigit(c) || c == '-';
         });
}

class HistoryCheck {
 public:
  HistoryCheck(std::string file, const std::string& known_head, Language language)
      : file_(std::move(file)),
        known_head_(absl::AsciiStrToLower(known_head)),
        language_(language) {}

  absl::StatusOr<HistoryProof> Run();

 private:
  // The next line; absent at the end.
  absl::StatusOr<std::optional<std::string>> NextLine();
  absl::Status CheckHeader(const std::string& line);
  absl::Status CheckEvent(const std::string& line);
  absl::Status CheckTexts(const Message& stored, const v1::HistoryFileEvent& event);
  absl::Status CheckEnd();
  absl::Status Bad(int line, absl::string_view field, const Wording& what) const {
    return FaultsError({{file_, line, std::string(field), std::string(what.In(language_))}});
  }
  absl::Status Bad(absl::string_view field, const Wording& what) const {
    return Bad(line_, field, what);
  }

  const std::string file_;
  const std::string known_head_;
  const Language language_;
  std::ifstream stream_;
  std::vector<char> buffer_ = std::vector<char>(kHistoryLineBytesMax);
  int line_ = 0;
  v1::HistoryFileHeader header_;
  std::unique_ptr<EventSchema> schema_;
  HistoryChain chain_{""};
  HistoryProof proof_;
};

absl::StatusOr<HistoryProof> HistoryCheck::Run() {
  stream_.open(file_, std::ios::binary);
  if (!stream_.is_open()) {
    return absl::NotFoundError(absl::Substitute(
        Wording{"$0 is niet te openen.", "$0 cannot be opened."}.In(language_), file_));
  }
  for (;;) {
    const absl::StatusOr<std::optional<std::string>> line = NextLine();
    if (!line.ok()) return line.status();
    if (!line->has_value()) break;
    absl::Status checked = line_ == 1 ? CheckHeader(**line) : CheckEvent(**line);
    if (!checked.ok()) return checked;
  }
  if (absl::Status ended = CheckEnd(); !ended.ok()) return ended;
  return proof_;
}

absl::StatusOr<std::optional<std::string>> HistoryCheck::NextLine() {
  stream_.getline(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
  const auto count = static_cast<size_t>(stream_.gcount());
  if (stream_.bad()) {
    return absl::InternalError(absl::Substitute(
        Wording{"$0 is niet te lezen.", "$0 cannot be read."}.In(language_), file_));
  }
  if (count == 0 && stream_.eof()) return std::nullopt;
  ++line_;
  if (stream_.eof()) {
    return Bad("", {"de regel breekt af: het bestand is niet heel",
                    "the line breaks off: the file is not whole"});
  }
  if (stream_.fail()) return Bad("", {"de regel is te lang", "the line is too long"});
  // Without the line feed, which is counted.
  return std::string(buffer_.data(), count - 1);
}

absl::Status HistoryCheck::CheckHeader(const std::string& line) {
  if (!JsonStringToMessage(line, &header_).ok() || header_.format() != kHistoryFormat) {
    return Bad("format", {"dit is geen geschiedenis die noordster heeft uitgevoerd",
                          "this is no history that noordster exported"});
  }
  absl::StatusOr<std::unique_ptr<EventSchema>> schema = EventSchema::Read(header_.event_schema());
  if (!schema.ok()) {
    return Bad("eventSchema", {"het schema van de gebeurtenissen is beschadigd",
                               "the schema of the events is damaged"});
  }
  if (!IsMunicipality(header_.municipality())) {
    return Bad("municipality",
               {"dit is geen naam van een gemeente", "this is no name of a municipality"});
  }
  const absl::StatusOr<std::string> expected = HeaderLine(header_);
  if (!expected.ok() || line != *expected) {
    return Bad("", {"de regel staat er anders dan noordster hem schrijft",
                    "the line is not written as noordster does"});
  }
  const absl::StatusOr<std::string> schema_digest = DigestText(header_.event_schema());
  if (!schema_digest.ok()) return schema_digest.status();
  proof_.schema_sha256 = *schema_digest;
  schema_ = *std::move(schema);
  chain_ = HistoryChain(header_.genesis());
  proof_.municipality = header_.municipality();
  return absl::OkStatus();
}

absl::Status HistoryCheck::CheckEvent(const std::string& line) {
  v1::HistoryFileEvent event;
  if (!JsonStringToMessage(line, &event).ok()) {
    return Bad("", {"de regel is geen gebeurtenis", "the line is no event"});
  }
  if (event.sequence() != chain_.events() + 1) {
    return Bad("sequence", {"er is een gebeurtenis weggelaten, toegevoegd of verplaatst",
                            "an event was left out, added or moved"});
  }
  if (absl::Status added = chain_.Add(event.stored()); !added.ok()) return added;
  if (event.sha256() != chain_.sha256()) {
    return Bad("sha256", {"de keten klopt niet: hier of ervoor is iets gewijzigd",
                          "the chain does not fit: something was changed, here or before"});
  }
  if (chain_.sha256() == known_head_) proof_.known_head_sequence = chain_.events();
  const std::unique_ptr<Message> stored = schema_->Parse(event.stored());
  if (stored == nullptr) {
    return Bad("stored",
               {"het schema kan de gebeurtenis niet lezen", "the schema cannot read the event"});
  }
  if (absl::Status whole = CheckTexts(*stored, event); !whole.ok()) return whole;
  const absl::StatusOr<std::string> expected = EventLine(std::move(event), *stored);
  if (!expected.ok() || line != *expected) {
    return Bad("event", {"wat er leesbaar staat, is niet wat is opgeslagen, of staat er anders dan "
                         "noordster het schrijft",
                         "what can be read is not what is stored, or not written as noordster "
                         "does"});
  }
  return absl::OkStatus();
}

absl::Status HistoryCheck::CheckTexts(const Message& stored, const v1::HistoryFileEvent& event) {
  std::map<std::string, std::string> digests;
  for (TextReference& reference : TextReferencesOf(stored)) {
    digests[std::move(reference.id)] = std::move(reference.digest);
  }
  for (int i = 0; i < event.texts_size(); ++i) {
    const v1::HistoryFileText& text = event.texts(i);
    const std::string field = absl::StrCat("texts[", i, "]");
    const auto digest = digests.find(text.id());
    if (digest == digests.end()) {
      return Bad(field, {"deze tekst hoort niet bij de gebeurtenis, of staat er dubbel",
                         "this text does not belong to the event, or stands there twice"});
    }
    const absl::StatusOr<std::string> found =
        DigestText(absl::StrCat(text.salt(), text.text(), text.content()));
    if (!found.ok()) return found.status();
    // Nothing may move from one field to another under the same digest.
    const bool is_in_place =
        text.content().empty() || (text.text().empty() && !IsUtf8(text.content()));
    if (text.salt().size() != kSaltBytes || !is_in_place ||
        *found != absl::BytesToHexString(digest->second)) {
      return Bad(field, {"de tekst is gewijzigd", "the text was changed"});
    }
    digests.erase(digest);
    ++proof_.texts;
  }
  proof_.texts_missing += static_cast<int64_t>(digests.size());
  return absl::OkStatus();
}

absl::Status HistoryCheck::CheckEnd() {
  if (schema_ == nullptr) return Bad("", {"het bestand is leeg", "the file is empty"});
  if (chain_.events() != header_.revision()) {
    return Bad(1, "revision",
               {"er zijn niet zoveel gebeurtenissen als hier staat",
                "there are not as many events as this says"});
  }
  if (chain_.sha256() != header_.head_sha256()) {
    return Bad(1, "headSha256",
               {"de keten eindigt niet bij deze kop", "the chain does not end at this head"});
  }
  if (!known_head_.empty() && proof_.known_head_sequence == 0) {
    return Bad(0, "",
               {"de kop die u noemt, komt in deze keten niet voor",
                "the head you name is not in this chain"});
  }
  proof_.events = chain_.events();
  proof_.head_sha256 = chain_.sha256();
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<HistoryProof> CheckHistoryFile(const std::string& file,
                                              const std::string& known_head, Language language) {
  return HistoryCheck(file, known_head, language).Run();
}

}  // namespace noordster::cli
