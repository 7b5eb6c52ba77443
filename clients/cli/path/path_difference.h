// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_PATH_PATH_DIFFERENCE_H_
#define NOORDSTER_CLIENTS_CLI_PATH_PATH_DIFFERENCE_H_

#include <string>
#include <vector>

#include "clients/cli/screen/tree.h"
#include "clients/cli/words.h"
#include "google/protobuf/message.h"
#include "noordster/v1/path_service.pb.h"

// What differs between two definitions of a path. Everything here is pure.
namespace noordster::cli {

// One difference. Refers into the two definitions, which outlive it.
struct PathChange {
  enum class Kind { kAdded, kRemoved, kMoved, kChanged };

  Kind kind = Kind::kChanged;
  // Id of the stage it is or stands in; empty: the path itself.
  std::string stage;
  // The path, stage, outcome or guard; null where it is not there.
  const google::protobuf::Message* before = nullptr;
  const google::protobuf::Message* after = nullptr;
  // The field that says something else; null unless kChanged.
  const google::protobuf::FieldDescriptor* field = nullptr;
  // Its places in the list it stands in, from 1; 0 unless kMoved.
  int place_before = 0;
  int place_after = 0;
};

// Every difference in what the definitions say, though it may amount to the same; none means that
// they are equal. Stages, outcomes and guards are known by their ids, each of which stands once in
// its list. Of a stage that was added or removed nothing below it is told. Moved are as few as
// explain the new order.
std::vector<PathChange> ChangesBetween(const v1::PathDefinition& before,
                                       const v1::PathDefinition& after);

// For machines: a list of {stage, element, id, change, field, before, after}. `element` is PATH,
// STAGE, OUTCOME or GUARD, `change` is ADDED, REMOVED, MOVED or CHANGED; `before` and `after` stand
// where something changed, or the places where something moved, all as text.
Tree ChangesTree(const std::vector<PathChange>& changes);

// For people: a row a change, or that there is none. Ends in a line feed.
std::string ChangesText(const std::vector<PathChange>& changes, Language language);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_PATH_PATH_DIFFERENCE_H_
