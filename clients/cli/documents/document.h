// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_DOCUMENTS_DOCUMENT_H_
#define NOORDSTER_CLIENTS_CLI_DOCUMENTS_DOCUMENT_H_

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "clients/cli/fault.h"
#include "clients/cli/resource_kind.h"

namespace noordster::cli {

// Where the fields of a document stand in its file, by their paths in the message:
// "stages[2].outcomes[0].next".
class FieldLines {
 public:
  void Put(absl::string_view field, int line) { lines_.emplace(std::string(field), line); }

  // The line of the field, or of the nearest field around it that stands in the file; 0 when there
  // is none.
  int LineOf(absl::string_view field) const;

 private:
  std::map<std::string, int> lines_;
};

// One resource as a file describes it. Owns its message.
struct Document {
  // The file as it was named, and the line on which the document begins.
  std::string file;
  int line = 0;
  const ResourceKind* kind = nullptr;
  // As the file gives it; whole once the set of documents is complete.
  std::string name;
  // Of the type of the kind's content.
  MessagePointer content;
  // Of the fields of the content, and of "name".
  FieldLines lines;
};

// A field of a message that a file names otherwise, because `kind` there says what the document is:
// the `kind` of a Body stands as `body_kind`. Each gives the other name of such a field, and any
// other name as it is.
std::string FieldInContent(const ResourceKind& kind, absl::string_view name_in_file);
std::string FieldInFile(const ResourceKind& kind, absl::string_view field);

// A fault of a field of the document.
Fault FaultAt(const Document& document, absl::string_view field, absl::string_view description);

// The violations of a refusal as faults of the document the request was made of; none when it has
// no violations.
std::vector<Fault> FaultsOfRefusal(const absl::Status& refusal, const Document& document);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_DOCUMENTS_DOCUMENT_H_
