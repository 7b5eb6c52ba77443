// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_DOCUMENTS_DOCUMENT_READER_H_
#define NOORDSTER_CLIENTS_CLI_DOCUMENTS_DOCUMENT_READER_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "clients/cli/documents/document.h"
#include "clients/cli/fault.h"
#include "clients/cli/words.h"

namespace noordster::cli {

// What was read: the documents that could be read, and everything wrong with the others.
struct Reading {
  std::vector<Document> documents;
  std::vector<Fault> faults;
};

// Reads the documents of one file, in YAML or JSON: several follow each other after `---`, or stand
// in a list. A document is `kind` (any of ResourceKinds), `name` and the fields of that resource;
// of a Path those of PathDefinition, of Measurements what was measured of the indicator of that
// name; the kind of a Body stands as `body_kind`, that of a Partner as `partner_kind`, that of an
// Area as `area_kind`. `file` names it in faults. Pure.
Reading ReadDocuments(absl::string_view text, const std::string& file, Language language);

// Reads files and, in folders and all folders below, every .yaml, .yml and .json file in the order
// of their names; "-" is standard input. A path that cannot be read is a fault.
Reading ReadPaths(const std::vector<std::string>& paths, Language language);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_DOCUMENTS_DOCUMENT_READER_H_
