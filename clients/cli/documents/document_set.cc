// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/documents/document_set.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/substitute.h"
#include "clients/cli/resource_name.h"
#include "noordster/v1/field_rules.pb.h"

namespace noordster::cli {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// Makes names whole. Goes on after a fault.
class Completion {
 public:
  Completion(Language language, std::string municipality, std::vector<Fault>& faults)
      : language_(language), municipality_(std::move(municipality)), faults_(faults) {}

  void Run(Document& document) {
    const absl::string_view pattern = document.kind->pattern;
    const std::string base = document.kind->name == "Municipality" ? "" : municipality_;
    const std::optional<std::string> name = Whole(pattern, document.name, base);
    if (!name.has_value()) {
      faults_.push_back(FaultAt(
          document, "name",
          absl::Substitute(
              Wording{"'$0' heeft niet de vorm $1", "'$0' has not the form $1"}.In(language_),
              document.name, BelowMunicipality(pattern))));
      return;
    }
    document.name = *name;
    CompleteReferences(document, *document.content, "");
  }

 private:
  static std::optional<std::string> Whole(absl::string_view pattern, absl::string_view text,
                                          absl::string_view base) {
    const std::optional<ShortName> name = ReadName(pattern, text);
    return name.has_value() ? WholeName(pattern, *name, base) : std::nullopt;
  }

  // Completes those of a message that stands at `path` in the document; "" is the document itself.
  void CompleteReferences(const Document& document, Message& message, const std::string& path) {
    const auto& reflection = *message.GetReflection();
    std::vector<const FieldDescriptor*> fields;
    reflection.ListFields(message, &fields);
    for (const FieldDescriptor* field : fields) {
      const std::string& pattern = field->options().GetExtension(v1::rules).resource();
      const bool is_message = field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE;
      const bool is_list = field->is_repeated();
      if (pattern.empty() && !is_message) continue;
      const int size = is_list ? reflection.FieldSize(message, field) : 1;
      for (int i = 0; i < size; ++i) {
        const std::string place = absl::StrCat(path, path.empty() ? "" : ".", field->name(),
                                               is_list ? absl::StrCat("[", i, "]") : "");
        if (is_message) {
          CompleteReferences(document,
                             is_list ? *reflection.MutableRepeatedMessage(&message, field, i)
                                     : *reflection.MutableMessage(&message, field),
                             place);
        } else if (is_list) {
          const std::string text = reflection.GetRepeatedString(message, field, i);
          reflection.SetRepeatedString(&message, field, i,
                                       Reference(document, place, pattern, text));
        } else {
          reflection.SetString(
              &message, field,
              Reference(document, place, pattern, reflection.GetString(message, field)));
        }
      }
    }
  }

  std::string Reference(const Document& document, absl::string_view field,
                        absl::string_view patterns, const std::string& text) {
    const absl::string_view pattern = PatternOf(patterns, text);
    // What stands around the document comes before the municipality: "jeugd" is of its programme.
    const std::optional<std::string> whole = Whole(pattern, text, document.name);
    if (whole.has_value()) return *whole;
    faults_.push_back(
        FaultAt(document, field,
                absl::Substitute(
                    Wording{"'$0' heeft niet de vorm $1", "'$0' has not the form $1"}.In(language_),
                    text, BelowMunicipality(pattern))));
    return text;
  }

  Language language_;
  std::string municipality_;
  std::vector<Fault>& faults_;
};

bool NeedsMunicipality(const std::vector<Document>& documents) {
  return std::any_of(documents.begin(), documents.end(), [](const Document& document) {
    return document.kind->name != "Municipality" &&
           !absl::StartsWith(document.name, "municipalities/");
  });
}

absl::StatusOr<std::string> MunicipalityOf(Session& session,
                                           const std::vector<Document>& documents) {
  if (!NeedsMunicipality(documents)) return "";
  std::vector<const Document*> found;
  for (const Document& document : documents) {
    if (document.kind->name == "Municipality") found.push_back(&document);
  }
  if (session.NamesMunicipality() || found.size() != 1) return session.Municipality();
  const std::optional<ShortName> name = ReadName(kMunicipalityPattern, found.front()->name);
  // A wrong name is a fault of its own document.
  return name.has_value() ? *WholeName(kMunicipalityPattern, *name, "") : "";
}

void FindDoubles(const std::vector<Document>& documents, Language language,
                 std::vector<Fault>& faults) {
  // What was measured of an indicator stands under its name.
  std::map<std::pair<const ResourceKind*, std::string>, const Document*> seen;
  for (const Document& document : documents) {
    const auto [first, is_new] = seen.emplace(std::pair(document.kind, document.name), &document);
    if (is_new) continue;
    faults.push_back(
        FaultAt(document, "name",
                absl::Substitute(
                    Wording{"'$0' staat ook in $1:$2", "'$0' stands in $1:$2 as well"}.In(language),
                    BelowMunicipality(document.name), first->second->file, first->second->line)));
  }
}

}  // namespace

absl::Status Complete(Session& session, std::vector<Document>& documents) {
  const absl::StatusOr<std::string> municipality = MunicipalityOf(session, documents);
  if (!municipality.ok()) return municipality.status();
  std::vector<Fault> faults;
  Completion completion(session.language(), *municipality, faults);
  for (Document& document : documents) completion.Run(document);
  if (faults.empty()) FindDoubles(documents, session.language(), faults);
  if (!faults.empty()) return FaultsError(faults);
  // The table of kinds is in the order of creation.
  std::stable_sort(documents.begin(), documents.end(),
                   [](const Document& a, const Document& b) { return a.kind < b.kind; });
  return absl::OkStatus();
}

}  // namespace noordster::cli
