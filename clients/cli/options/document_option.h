// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_OPTIONS_DOCUMENT_OPTION_H_
#define NOORDSTER_CLIENTS_CLI_OPTIONS_DOCUMENT_OPTION_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "clients/cli/words.h"
#include "noordster/v1/plan.pb.h"

namespace noordster::cli {

// The document of a version as it is typed: ROLE=FILE, whose digest and size are computed, or ROLE
// alone with uri, sha256 and size; then any of ,name=… ,uri=… ,sha256=… ,size=… in any order. A
// file gives its name and its file: URI when these are not typed. A usage error for another form;
// a fault of the file when it cannot be read.
absl::StatusOr<v1::Document> ReadDocumentOption(absl::string_view typed, Language language);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_OPTIONS_DOCUMENT_OPTION_H_
