// SPDX-License-Identifier: EUPL-1.2
#include "services/runtime/loop/known_texts.h"

#include <vector>

#include "noordster/internal/v1/text.pb.h"
#include "services/engine/refusal.h"
#include "storage/keys.h"

namespace noordster::runtime {

namespace {

constexpr size_t kEntryBytes = 160;

}  // namespace

using noordster::internal::v1::PrivateText;
using noordster::internal::v1::TextRef;

absl::StatusOr<Texts> KnownTexts::Of(const google::protobuf::Message& message) {
  Texts texts;
  std::vector<std::string> unknown;
  std::vector<std::string> keys;
  std::vector<TextRef> refs;
  CollectTexts(message, refs);
  for (const TextRef& ref : refs) {
    if (const std::optional<std::string>* const text = texts_.Find(ref.id()); text != nullptr) {
      if (text->has_value()) texts.emplace(ref.id(), **text);
    } else {
      unknown.push_back(ref.id());
      keys.push_back(storage::PrivateKey(ref.id()));
    }
  }
  if (keys.empty()) return texts;
  const absl::StatusOr<storage::Values> values = store_.Get(partition_, keys);
  if (!values.ok()) return values.status();
  for (size_t i = 0; i < unknown.size(); ++i) {
    if (!values->values[i].has_value()) continue;
    PrivateText row;
    if (!row.ParseFromString(*values->values[i])) {
      return engine::Refuse(noordster::v1::STORE_DAMAGED, "a text is damaged: restore a backup");
    }
    Write(unknown[i], row.text());
    texts.emplace(unknown[i], row.text());
  }
  return texts;
}

void KnownTexts::Write(const std::string& id, const std::string& text) {
  texts_.Put(id, text, kEntryBytes + text.size());
}

void KnownTexts::Erase(const std::string& id) { texts_.Put(id, std::nullopt, kEntryBytes); }

}  // namespace noordster::runtime
