// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_WORDS_H_
#define NOORDSTER_CLIENTS_CLI_WORDS_H_

#include <initializer_list>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/generated_enum_reflection.h"
#include "noordster/v1/plan.pb.h"
#include "noordster/v1/terms.pb.h"

// The words of the screen. Everything here is pure, constant and safe from any thread.
namespace noordster::cli {

// A language people read; machines read JSON, which has none.
enum class Language { kDutch, kEnglish };

// One text in both languages.
struct Wording {
  absl::string_view dutch;
  absl::string_view english;

  absl::string_view In(Language language) const {
    return language == Language::kDutch ? dutch : english;
  }
};

// The headings of a table in one language.
std::vector<std::string> Headings(Language language, std::initializer_list<Wording> wordings);

// The word for a value of an enum of noordster.v1; the value's own name when it has no word.
std::string WordOf(const google::protobuf::EnumValueDescriptor& value, Language language);

// As above. A number that is no value of the enum is shown as a number.
template <typename Enum>
std::string WordOf(Enum value, Language language) {
  const auto* descriptor =
      google::protobuf::GetEnumDescriptor<Enum>()->FindValueByNumber(static_cast<int>(value));
  return descriptor != nullptr ? WordOf(*descriptor, language)
                               : std::to_string(static_cast<int>(value));
}

// A word as a line begins with it: "Plannen". Beyond ASCII it stays as it is.
std::string Capitalized(std::string word);

// Whether WordOf has a word for it.
bool HasWord(const google::protobuf::EnumValueDescriptor& value);

// Who can lift something, or is to do it: the programme secretary when it does not say.
std::string LifterWord(v1::Lifter lifter, Language language);

// The effect as it stands behind an outcome, with a space before it: " (intern)"; empty for none.
std::string EffectBehind(v1::LegalEffect effect, Language language);

// How a decision stands, behind its outcome: ", nog te bevestigen", ", teruggedraaid"; empty for
// one that simply stands.
std::string StateBehind(v1::Decision::State state, Language language);

// How a body came to a decision, behind its outcome: ", unaniem"; empty when nobody said.
std::string MannerBehind(v1::Decision::Manner manner, Language language);

// " (voorstel)" behind a date that was carried over from the cycle before; else empty.
std::string ProposalBehind(bool proposed, Language language);

// What happened, for the fixed word of an event ("outcome_recorded"); the word itself when unknown.
std::string EventOf(absl::string_view event, Language language);

// What a draft is of, by the field of noordster.v1.DraftedAct: "mandaat verlenen".
std::string ActOf(absl::string_view field, Language language);

// The label of a field of a resource or a path ("display_name"); the field's own name when it has
// none.
std::string LabelOf(absl::string_view field, Language language);

// What a kind of resource, or a part of a path, is called ("Plan", "Stage"); the kind itself when
// unknown.
std::string KindOf(absl::string_view kind, Language language);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_WORDS_H_
