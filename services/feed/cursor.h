// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_FEED_CURSOR_H_
#define NOORDSTER_SERVICES_FEED_CURSOR_H_

#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"

namespace noordster::feed {

// Where a stream stands, as its caller keeps it. It holds all a server has to know to go on, so
// that streams leave nothing behind.
struct Cursor {
  // First bytes of digests: of where the chain of the municipality begins, and of the store.
  uint64_t chain = 0;
  uint64_t store = 0;
  // The same of whose stream it is and what it follows.
  uint64_t subscription = 0;
  // The first stream began behind this sequence.
  int64_t origin = 0;
  // Everything up to this sequence was covered.
  int64_t position = 0;
  // Revision by which was decided what may be seen. All that had to be withdrawn up to it was.
  int64_t head = 0;
  // What the caller saw then (engine::Sight::Encode); empty before it was asked.
  std::string sight;
  // The stream told how plans stand.
  bool has_state = false;
  // It is still telling so: where the next page begins, empty before the first.
  std::optional<std::string> state_position;

  friend bool operator==(const Cursor&, const Cursor&) = default;
};

// Writes a cursor in at most 420 bytes. Not secret, but sealed with `key`: a caller is told to
// forget what the cursor says they saw, by name, so it must not be made up. Pure.
std::string WriteCursor(const Cursor& cursor, absl::string_view key);

// Reads what WriteCursor wrote, whoever wrote it; absent when it is of another format. Pure.
std::optional<Cursor> ReadCursor(absl::string_view bytes);

// Whether all of it was written with `key`. Pure.
bool IsSealedWith(absl::string_view key, absl::string_view bytes);

}  // namespace noordster::feed

#endif  // NOORDSTER_SERVICES_FEED_CURSOR_H_
