// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_HISTORY_HISTORY_CHECK_H_
#define NOORDSTER_CLIENTS_CLI_HISTORY_HISTORY_CHECK_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "clients/cli/words.h"

namespace noordster::cli {

// What a file of the history proves.
struct HistoryProof {
  std::string municipality;
  int64_t events = 0;
  // Texts whose digest was recomputed, and those that are not in the file, counted at every event
  // that refers to them.
  int64_t texts = 0;
  int64_t texts_missing = 0;
  std::string head_sha256;
  // The event after which the chain had the head that is known from elsewhere: as far as that, the
  // history is the one it was; 0: none was named.
  int64_t known_head_sequence = 0;
  // Of the schema, which is not under the chain.
  std::string schema_sha256;
};

// Checks a file on its own: the chain from the genesis to the head, that no line is missing, that
// every line is written as noordster writes it, with the readable event as the schema in the file
// reads the stored one, and the digest of every text. `known_head`, unless empty, is a head known
// from elsewhere that must be on the way. NOT_FOUND when the file cannot be opened, INTERNAL when
// it cannot be read, INVALID_ARGUMENT with the first bad line otherwise (FaultsOf).
absl::StatusOr<HistoryProof> CheckHistoryFile(const std::string& file,
                                              const std::string& known_head, Language language);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_HISTORY_HISTORY_CHECK_H_
