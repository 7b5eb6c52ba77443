// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/documents/document_set.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/substitute.h"
#include "clients/cli/resource_name.h"
#include "noordster/v1/field_rules.pb.h"
#include "noordster/v1/programme_service.pb.h"

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

// Goals among the documents, by their places in a list of them.
class GoalNetwork {
 public:
  explicit GoalNetwork(const std::vector<Document>& goals)
      : goals_(goals), contributes_to_(goals.size()) {
    std::map<absl::string_view, size_t> places;
    for (size_t i = 0; i < goals.size(); ++i) places.emplace(goals[i].name, i);
    for (size_t i = 0; i < goals.size(); ++i) {
      for (const std::string& name :
           static_cast<const v1::Goal&>(*goals[i].content).contributes_to()) {
        const auto found = places.find(name);
        if (found != places.end()) contributes_to_[i].push_back(found->second);
      }
    }
  }

  // An order in which what goals contribute to comes first. Left out are those in a circle, and
  // those that contribute to one.
  std::vector<size_t> Order() const {
    std::vector<std::vector<size_t>> contributors(goals_.size());
    std::vector<size_t> awaited;
    std::vector<size_t> order;
    for (size_t i = 0; i < goals_.size(); ++i) {
      for (const size_t other : contributes_to_[i]) contributors[other].push_back(i);
      awaited.push_back(contributes_to_[i].size());
      if (awaited[i] == 0) order.push_back(i);
    }
    for (size_t next = 0; next < order.size(); ++next) {
      for (const size_t contributor : contributors[order[next]]) {
        if (--awaited[contributor] == 0) order.push_back(contributor);
      }
    }
    return order;
  }

  // The fault of a circle among the goals that are left out of their order. REQUIRES: some are.
  Fault CircleFault(const std::vector<size_t>& order, Language language) const {
    const std::set<size_t> ordered(order.begin(), order.end());
    size_t at = 0;
    while (ordered.count(at) > 0) ++at;
    std::vector<size_t> path;
    // Each of them contributes to another one of them, so this comes back somewhere.
    while (std::find(path.begin(), path.end(), at) == path.end()) {
      path.push_back(at);
      at = *std::find_if(contributes_to_[at].begin(), contributes_to_[at].end(),
                         [&ordered](size_t other) { return ordered.count(other) == 0; });
    }
    path.erase(path.begin(), std::find(path.begin(), path.end(), at));
    path.push_back(at);
    const std::string circle = absl::StrJoin(path, " -> ", [this](std::string* out, size_t goal) {
      absl::StrAppend(out, LastId(goals_[goal].name));
    });
    return FaultAt(
        goals_[at], "contributes_to",
        absl::Substitute(Wording{"doelen dragen in een kring aan elkaar bij: $0; haal er een uit",
                                 "goals contribute to one another in a circle: $0; take one out"}
                             .In(language),
                         circle));
  }

 private:
  const std::vector<Document>& goals_;
  // The places of those among the documents.
  std::vector<std::vector<size_t>> contributes_to_;
};

// Puts what goals contribute to before them. REQUIRES: documents of one kind stand together.
void SortGoals(std::vector<Document>& documents, Language language, std::vector<Fault>& faults) {
  const auto is_goal = [](const Document& document) { return document.kind->name == "Goal"; };
  const auto begin = std::find_if(documents.begin(), documents.end(), is_goal);
  const auto end = std::find_if_not(begin, documents.end(), is_goal);
  std::vector<Document> goals(std::make_move_iterator(begin), std::make_move_iterator(end));
  const GoalNetwork network(goals);
  const std::vector<size_t> order = network.Order();
  if (order.size() < goals.size()) return faults.push_back(network.CircleFault(order, language));
  auto place = begin;
  for (const size_t goal : order) *place++ = std::move(goals[goal]);
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
  SortGoals(documents, session.language(), faults);
  return FaultsError(faults);
}

}  // namespace noordster::cli
