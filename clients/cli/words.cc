// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/words.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/types/span.h"
#include "clients/cli/words/word_table.h"

namespace noordster::cli {
namespace {

const Wording* FindInTable(absl::Span<const WordEntry> table, absl::string_view key) {
  for (const WordEntry& entry : table) {
    if (entry.key == key) return &entry.wording;
  }
  return nullptr;
}

const Wording* FindValue(const google::protobuf::EnumValueDescriptor& value) {
  for (const auto& table :
       {EnumWords(), MeetingEnumWords(), RecognitionEnumWords(), ActionEnumWords(),
        ProposalEnumWords(), ProgrammeEnumWords(), SearchEnumWords(), StatusEnumWords(),
        IndicatorEnumWords(), CalendarEnumWords()}) {
    if (const Wording* wording = FindInTable(table, value.full_name()); wording != nullptr) {
      return wording;
    }
  }
  return nullptr;
}

std::string Lookup(absl::Span<const WordEntry> table, absl::string_view key, Language language) {
  const Wording* wording = FindInTable(table, key);
  return std::string(wording == nullptr ? key : wording->In(language));
}

}  // namespace

std::vector<std::string> Headings(Language language, std::initializer_list<Wording> wordings) {
  std::vector<std::string> headings;
  for (const Wording& wording : wordings) headings.emplace_back(wording.In(language));
  return headings;
}

std::string WordOf(const google::protobuf::EnumValueDescriptor& value, Language language) {
  if (value.number() == 0) return language == Language::kDutch ? "niet opgegeven" : "not given";
  const Wording* wording = FindValue(value);
  return wording == nullptr ? value.name() : std::string(wording->In(language));
}

std::string Capitalized(std::string word) {
  if (!word.empty()) word[0] = absl::ascii_toupper(static_cast<unsigned char>(word[0]));
  return word;
}

bool HasWord(const google::protobuf::EnumValueDescriptor& value) {
  return value.number() == 0 || FindValue(value) != nullptr;
}

std::string LifterWord(v1::Lifter lifter, Language language) {
  return WordOf(lifter == v1::LIFTER_UNSPECIFIED ? v1::PROGRAMME_SECRETARY : lifter, language);
}

std::string EffectBehind(v1::LegalEffect effect, Language language) {
  if (effect == v1::LEGAL_EFFECT_UNSPECIFIED || effect == v1::NONE) return "";
  return absl::StrCat(" (", WordOf(effect, language), ")");
}

std::string StateBehind(v1::Decision::State state, Language language) {
  if (state != v1::Decision::PROVISIONAL && state != v1::Decision::REVERSED &&
      state != v1::Decision::REPLACED) {
    return "";
  }
  return absl::StrCat(", ", WordOf(state, language));
}

std::string MannerBehind(v1::Decision::Manner manner, Language language) {
  if (manner == v1::Decision::MANNER_UNSPECIFIED) return "";
  return absl::StrCat(", ", WordOf(manner, language));
}

std::string ProposalBehind(bool proposed, Language language) {
  return proposed ? std::string(Wording{" (voorstel)", " (proposal)"}.In(language)) : "";
}

std::string EventOf(absl::string_view event, Language language) {
  return Lookup(EventWords(), event, language);
}

std::string ActOf(absl::string_view field, Language language) {
  return Lookup(ActWords(), field, language);
}

std::string LabelOf(absl::string_view field, Language language) {
  return Lookup(LabelWords(), field, language);
}

std::string KindOf(absl::string_view kind, Language language) {
  return Lookup(KindWords(), kind, language);
}

}  // namespace noordster::cli
