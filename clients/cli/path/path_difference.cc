// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/path/path_difference.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cli/dates.h"
#include "clients/cli/resource_kind.h"
#include "clients/cli/screen/table.h"
#include "google/protobuf/text_format.h"

namespace noordster::cli {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

constexpr size_t kValueWidth = 40;

// What tells an element of a list from the others.
std::string IdOf(const Message& message) {
  if (message.GetDescriptor() != v1::FourEyes::descriptor()) return TextOf(message, "id");
  return v1::Mandate::Act_Name(static_cast<const v1::FourEyes&>(message).act());
}

// One value of a field, its item `index` when there are several.
std::string ItemOf(const Message& message, const FieldDescriptor& field, int index,
                   std::optional<Language> language) {
  const Reflection& reflection = *message.GetReflection();
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
    return index < 0 ? reflection.GetString(message, &field)
                     : reflection.GetRepeatedString(message, &field, index);
  }
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_ENUM && language.has_value()) {
    return WordOf(*(index < 0 ? reflection.GetEnum(message, &field)
                              : reflection.GetRepeatedEnum(message, &field, index)),
                  *language);
  }
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_BOOL && language.has_value()) {
    const bool holds = reflection.GetBool(message, &field);
    return std::string((holds ? Wording{"ja", "yes"} : Wording{"nee", "no"}).In(*language));
  }
  std::string text;
  google::protobuf::TextFormat::PrintFieldValueToString(message, &field, index, &text);
  return text;
}

// What a field says: as the API writes it, or in the words of a language.
std::string FieldValueText(const Message& message, const FieldDescriptor& field,
                           std::optional<Language> language = std::nullopt) {
  if (!field.is_repeated()) return ItemOf(message, field, -1, language);
  std::vector<std::string> items;
  for (int i = 0; i < message.GetReflection()->FieldSize(message, &field); ++i) {
    items.push_back(ItemOf(message, field, i, language));
  }
  return absl::StrJoin(items, ", ");
}

// An element of a list before, after or in both; places from 0, -1: not there.
struct Pair {
  int before = -1;
  int after = -1;
  bool moved = false;
};

// Marks as moved what is not of a longest run in both that kept its order.
void MarkMoved(std::vector<Pair>& pairs) {
  std::vector<size_t> best(pairs.size(), 0);
  size_t longest = 0;
  for (size_t i = 0; i < pairs.size(); ++i) {
    if (pairs[i].before < 0) continue;
    pairs[i].moved = true;
    for (size_t k = 0; k < i; ++k) {
      if (pairs[k].before < pairs[i].before) best[i] = std::max(best[i], best[k]);
    }
    longest = std::max(longest, ++best[i]);
  }
  int bound = -1;
  for (size_t i = pairs.size(); i-- > 0 && longest > 0;) {
    if (best[i] != longest || (bound >= 0 && pairs[i].before > bound)) continue;
    pairs[i].moved = false;
    bound = pairs[i].before;
    --longest;
  }
}

class Comparison {
 public:
  std::vector<PathChange> changes;

  // `stage` is the id of the stage the messages are or stand in.
  void Compare(const Message& before, const Message& after, const std::string& stage) {
    std::vector<const FieldDescriptor*> lists;
    for (int i = 0; i < before.GetDescriptor()->field_count(); ++i) {
      const FieldDescriptor* field = before.GetDescriptor()->field(i);
      if (field->is_repeated() && field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
        lists.push_back(field);
      } else if (FieldValueText(before, *field) != FieldValueText(after, *field)) {
        changes.push_back({PathChange::Kind::kChanged, stage, &before, &after, field});
      }
    }
    for (const FieldDescriptor* list : lists) CompareLists(before, after, *list, stage);
  }

 private:
  void CompareLists(const Message& before, const Message& after, const FieldDescriptor& list,
                    const std::string& stage) {
    const auto items = [&list](const Message& message) {
      std::vector<const Message*> all;
      for (int i = 0; i < message.GetReflection()->FieldSize(message, &list); ++i) {
        all.push_back(&message.GetReflection()->GetRepeatedMessage(message, &list, i));
      }
      return all;
    };
    const auto find = [](const std::vector<const Message*>& in, const Message* item) {
      const auto found = std::find_if(
          in.begin(), in.end(), [item](const Message* each) { return IdOf(*each) == IdOf(*item); });
      return found == in.end() ? -1 : static_cast<int>(found - in.begin());
    };
    const std::vector<const Message*> old_items = items(before);
    const std::vector<const Message*> new_items = items(after);
    const auto stage_of = [&stage](const Message& item) {
      return stage.empty() ? IdOf(item) : stage;
    };
    for (const Message* item : old_items) {
      if (find(new_items, item) >= 0) continue;
      changes.push_back({PathChange::Kind::kRemoved, stage_of(*item), item, nullptr});
    }
    std::vector<Pair> pairs;
    for (size_t i = 0; i < new_items.size(); ++i) {
      pairs.push_back({find(old_items, new_items[i]), static_cast<int>(i)});
    }
    MarkMoved(pairs);
    for (const Pair& pair : pairs) {
      const Message* item = new_items[static_cast<size_t>(pair.after)];
      if (pair.before < 0) {
        changes.push_back({PathChange::Kind::kAdded, stage_of(*item), nullptr, item});
        continue;
      }
      const Message* old_item = old_items[static_cast<size_t>(pair.before)];
      if (pair.moved) {
        changes.push_back({PathChange::Kind::kMoved, stage_of(*item), old_item, item, nullptr,
                           pair.before + 1, pair.after + 1});
      }
      Compare(*old_item, *item, stage_of(*item));
    }
  }
};

const Message& ElementOf(const PathChange& change) {
  return change.after != nullptr ? *change.after : *change.before;
}

// A change as a row: the stage, what in it, what about it, how it was and how it becomes.
std::vector<std::string> RowOf(const PathChange& change, Language language) {
  const Message& element = ElementOf(change);
  const std::string kind = KindOf(element.GetDescriptor()->name(), language);
  const bool is_part = element.GetDescriptor() == v1::Guard::descriptor() ||
                       element.GetDescriptor() == v1::Outcome::descriptor();
  const auto row = [&](const std::string& what, std::string before, std::string after) {
    for (std::string* value : {&before, &after}) {
      *value = value->empty() ? "-" : InCell(*value, kValueWidth);
    }
    return std::vector<std::string>{change.stage.empty() ? "-" : change.stage,
                                    is_part ? absl::StrCat(kind, " ", IdOf(element)) : kind, what,
                                    before, after};
  };
  const auto say = [language](const Wording& wording) { return std::string(wording.In(language)); };
  switch (change.kind) {
    case PathChange::Kind::kAdded:
      return row(say({"toegevoegd", "added"}), "", TextOf(element, "display_name"));
    case PathChange::Kind::kRemoved:
      return row(say({"weggehaald", "removed"}), TextOf(element, "display_name"), "");
    case PathChange::Kind::kMoved: {
      const std::string place = say({"plaats ", "place "});
      return row(say({"verplaatst", "moved"}), absl::StrCat(place, change.place_before),
                 absl::StrCat(place, change.place_after));
    }
    case PathChange::Kind::kChanged:
      break;
  }
  const auto value = [&](const Message& message) {
    const std::string text = FieldValueText(message, *change.field, language);
    return change.field->name() == "date" ? DayOnScreen(text) : text;
  };
  return row(LabelOf(change.field->name(), language), value(*change.before), value(*change.after));
}

}  // namespace

std::vector<PathChange> ChangesBetween(const v1::PathDefinition& before,
                                       const v1::PathDefinition& after) {
  Comparison comparison;
  comparison.Compare(before, after, "");
  return std::move(comparison.changes);
}

Tree ChangesTree(const std::vector<PathChange>& changes) {
  static constexpr absl::string_view kKinds[] = {"ADDED", "REMOVED", "MOVED", "CHANGED"};
  Tree list = Tree::List();
  for (const PathChange& change : changes) {
    const Message& element = ElementOf(change);
    Tree object = Tree::Object();
    const auto set = [&object](absl::string_view name, const std::string& text) {
      object.Set(name, Tree::Text(text));
    };
    if (!change.stage.empty()) set("stage", change.stage);
    const std::string& type = element.GetDescriptor()->name();
    set("element", type == "PathDefinition" ? "PATH" : absl::AsciiStrToUpper(type));
    if (const std::string id = IdOf(element); !id.empty()) set("id", id);
    object.Set("change", Tree::Text(kKinds[static_cast<size_t>(change.kind)]));
    if (change.kind == PathChange::Kind::kChanged) {
      set("field", change.field->json_name());
      set("before", FieldValueText(*change.before, *change.field));
      set("after", FieldValueText(*change.after, *change.field));
    } else if (change.kind == PathChange::Kind::kMoved) {
      set("before", absl::StrCat(change.place_before));
      set("after", absl::StrCat(change.place_after));
    }
    list.Add(std::move(object));
  }
  return list;
}

std::string ChangesText(const std::vector<PathChange>& changes, Language language) {
  if (changes.empty()) {
    return std::string(Wording{"Geen verschil.\n", "No difference.\n"}.In(language));
  }
  Table table(Headings(language, {{"Fase", "Stage"},
                                  {"Onderdeel", "Element"},
                                  {"Verandering", "Change"},
                                  {"Was", "Was"},
                                  {"Wordt", "Becomes"}}));
  for (const PathChange& change : changes) table.Add(RowOf(change, language));
  return table.ToString();
}

}  // namespace noordster::cli
