// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/options/choice_option.h"

#include <iterator>
#include <map>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/substitute.h"
#include "clients/cli/fault.h"
#include "clients/cli/words.h"

namespace noordster::cli {
namespace {

// "council-clerk" for COUNCIL_CLERK.
std::string TypedForm(const google::protobuf::EnumValueDescriptor& value) {
  return absl::StrReplaceAll(absl::AsciiStrToLower(value.name()), {{"_", "-"}});
}

// The word of a value, without what stands behind it in brackets: "hamerstuk-met-stemverklaring".
std::string TypedWord(const google::protobuf::EnumValueDescriptor& value, Language language) {
  const std::string word = WordOf(value, language);
  return absl::StrReplaceAll(absl::AsciiStrToLower(word.substr(0, word.find(" ("))),
                             {{" ", "-"}, {",", ""}, {"'", ""}});
}

// The words of a value one by one: "verworpen" and "afgewezen" for "verworpen of afgewezen", of
// which a council says the one and an executive the other.
std::vector<std::string> TypedWords(const google::protobuf::EnumValueDescriptor& value,
                                    Language language) {
  const std::string word = TypedWord(value, language);
  std::vector<std::string> either = absl::StrSplit(word, "-of-");
  const bool are_words = either.size() == 2 && absl::c_none_of(either, [](const auto& each) {
                           return absl::StrContains(each, '-');
                         });
  return are_words ? either : std::vector<std::string>{word};
}

using EnumValues = std::vector<const google::protobuf::EnumValueDescriptor*>;

// The values that can be chosen.
EnumValues ValuesOffered(const google::protobuf::EnumDescriptor& type,
                         const std::vector<int>& offered) {
  EnumValues values;
  for (int i = 1; i < type.value_count(); ++i) {
    const bool is_offered =
        offered.empty() || absl::c_linear_search(offered, type.value(i)->number());
    if (is_offered) values.push_back(type.value(i));
  }
  return values;
}

// EnumValues as they are typed in either language.
std::map<std::string, int> TypedValues(const EnumValues& values) {
  std::map<std::string, int> typed;
  for (const Language language : {Language::kDutch, Language::kEnglish}) {
    for (const auto* value : values) {
      typed.emplace(TypedWord(*value, language), value->number());
      for (const std::string& word : TypedWords(*value, language)) {
        typed.emplace(word, value->number());
      }
    }
  }
  // The words of the API always mean what they are.
  for (const auto* value : values) typed[TypedForm(*value)] = value->number();
  return typed;
}

}  // namespace

absl::StatusOr<int> ReadChoice(const Session& session, const google::protobuf::EnumDescriptor& type,
                               const std::string& text, const std::vector<int>& offered) {
  const EnumValues values = ValuesOffered(type, offered);
  const std::map<std::string, int> typed = TypedValues(values);
  const auto found = typed.find(text);
  if (found != typed.end()) return found->second;
  std::vector<std::string> known;
  for (const auto* value : values) {
    if (session.language() == Language::kDutch) {
      absl::c_move(TypedWords(*value, Language::kDutch), std::back_inserter(known));
    } else {
      known.push_back(TypedForm(*value));
    }
  }
  return UsageError(absl::Substitute(
      session.Say({"'$0' bestaat niet; kies uit: $1.", "There is no '$0'; choose from: $1."}), text,
      absl::StrJoin(known, ", ")));
}

}  // namespace noordster::cli
