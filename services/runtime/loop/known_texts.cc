// SPDX-License-Identifier: EUPL-1.2
#include "services/runtime/loop/known_texts.h"

#include <vector>

#include "noordster/internal/v1/text.pb.h"
#include "services/runtime/fold.h"

namespace noordster::runtime {

namespace {

constexpr size_t kEntryBytes = 160;

}  // namespace

using noordster::internal::v1::TextRef;

absl::StatusOr<Texts> KnownTexts::Of(const google::protobuf::Message& message) {
  Texts texts;
  std::vector<TextRef> refs;
  CollectTexts(message, refs);
  std::vector<TextRef> unknown;
  for (TextRef& ref : refs) {
    if (const std::optional<std::string>* const text = texts_.Find(ref.id()); text == nullptr) {
      unknown.push_back(std::move(ref));
    } else if (text->has_value()) {
      texts.emplace(ref.id(), **text);
    }
  }
  absl::StatusOr<PrivateTexts> stored = ReadTexts(store_, partition_, unknown);
  if (!stored.ok()) return stored.status();
  for (const TextRef& ref : unknown) {
    const auto found = stored->find(ref.id());
    if (found == stored->end()) {
      Erase(ref.id());
      continue;
    }
    Write(ref.id(), found->second.text());
    texts.emplace(ref.id(), found->second.text());
  }
  return texts;
}

void KnownTexts::Write(const std::string& id, const std::string& text) {
  texts_.Put(id, text, kEntryBytes + text.size());
}

void KnownTexts::Erase(const std::string& id) { texts_.Put(id, std::nullopt, kEntryBytes); }

}  // namespace noordster::runtime
