// SPDX-License-Identifier: EUPL-1.2
#include "services/feed/cursor.h"

#include <array>

#include "services/base/digest.h"
#include "services/feed/filter.h"

namespace noordster::feed {
namespace {

constexpr char kFormat = 1;
constexpr size_t kNumbers = 6;
constexpr size_t kSealBytes = sizeof(uint64_t);
// Format, flags, numbers, and the length of the sight.
constexpr size_t kFixedBytes = 2 + kNumbers * sizeof(uint64_t) + 1;

enum Flags : char {
  kHasState = 1,
  kTellsState = 2,
};

}  // namespace

std::string WriteCursor(const Cursor& cursor, absl::string_view key) {
  std::string bytes;
  bytes.reserve(kFixedBytes + kSealBytes + cursor.sight.size());
  bytes.push_back(kFormat);
  bytes.push_back(static_cast<char>((cursor.has_state ? kHasState : 0) |
                                    (cursor.state_position.has_value() ? kTellsState : 0)));
  for (const uint64_t number :
       {cursor.chain, cursor.store, cursor.subscription, static_cast<uint64_t>(cursor.origin),
        static_cast<uint64_t>(cursor.position), static_cast<uint64_t>(cursor.head)}) {
    bytes += base::BigEndian64(number);
  }
  bytes.push_back(static_cast<char>(cursor.sight.size()));
  bytes += cursor.sight;
  if (cursor.state_position.has_value()) bytes += *cursor.state_position;
  bytes += base::BigEndian64(ShortDigest({key, bytes}));
  return bytes;
}

std::optional<Cursor> ReadCursor(absl::string_view bytes) {
  if (bytes.size() < kFixedBytes + kSealBytes || bytes[0] != kFormat) return std::nullopt;
  const absl::string_view content = bytes.substr(0, bytes.size() - kSealBytes);
  std::array<uint64_t, kNumbers> numbers;
  for (size_t i = 0; i < kNumbers; ++i) {
    numbers[i] = base::ReadBigEndian64(content.substr(2 + i * sizeof(uint64_t)));
  }
  Cursor cursor;
  cursor.chain = numbers[0];
  cursor.store = numbers[1];
  cursor.subscription = numbers[2];
  cursor.origin = static_cast<int64_t>(numbers[3]);
  cursor.position = static_cast<int64_t>(numbers[4]);
  cursor.head = static_cast<int64_t>(numbers[5]);
  cursor.has_state = (content[1] & kHasState) != 0;
  const size_t sight_bytes = static_cast<uint8_t>(content[kFixedBytes - 1]);
  if (content.size() < kFixedBytes + sight_bytes) return std::nullopt;
  cursor.sight = std::string(content.substr(kFixedBytes, sight_bytes));
  const absl::string_view rest = content.substr(kFixedBytes + sight_bytes);
  if ((content[1] & kTellsState) != 0) {
    cursor.state_position = std::string(rest);
  } else if (!rest.empty()) {
    return std::nullopt;
  }
  if (cursor.origin < 0 || cursor.position < cursor.origin || cursor.head < 0) return std::nullopt;
  return cursor;
}

bool IsSealedWith(absl::string_view key, absl::string_view bytes) {
  if (bytes.size() < kSealBytes) return false;
  const absl::string_view content = bytes.substr(0, bytes.size() - kSealBytes);
  return base::ReadBigEndian64(bytes.substr(content.size())) == ShortDigest({key, content});
}

}  // namespace noordster::feed
