// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_STORAGE_KEYS_H_
#define NOORDSTER_STORAGE_KEYS_H_

#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "storage/store.h"

// Every key the system writes, in one place. A key within a partition is a space byte followed by
// what the space says; numbers are never reused. Sequences are 8 bytes big-endian, so that byte
// order is their order.
namespace noordster::storage {

enum class Space : uint8_t {
  kGenesis = 0x01,  // nothing -> what the chain of the partition starts from
  // time it was made -> secret of request fingerprints; erasable, and outside the history
  kFingerprintSecret = 0x02,
  kDerivation = 0x03,      // nothing -> number of the rules that derived rows follow
  kMilestoneFloor = 0x04,  // nothing -> sequence up to which milestones are trimmed
  kEvent = 0x10,           // sequence -> stored event
  kRecord = 0x20,          // collection byte, ordered name -> record
  kRequest = 0x21,         // name of the request record -> record
  kIndex = 0x30,           // index number byte, entry -> empty
  kHistory = 0x31,         // name, 0x00, sequence -> empty
  kMilestone = 0x40,       // sequence, position byte -> milestone
  kPrivate = 0x50,         // 16 random bytes -> private text; erasable
};

// Key of the genesis.
std::string GenesisKey();

// Key of the number of the rules that derived rows follow.
std::string DerivationKey();

// Key of the sequence up to which milestones are trimmed, and the sequence as it is stored there.
std::string MilestoneFloorKey();
std::string MilestoneFloorValue(int64_t sequence);

// What a value of that row says: 0 without a row; absent when it is damaged.
std::optional<int64_t> MilestoneFloorOf(const std::optional<std::string>& value);

// Key of a secret of request fingerprints, in microseconds since 1970 UTC, so that they stand in
// the order in which they were made.
std::string FingerprintSecretKey(int64_t make_time_micros);

// Key of an event.
std::string EventKey(int64_t sequence);

// Key of a record under its relative name. `collection` keeps records of one kind together. A last
// part that is a number sorts as a number ("versions/2" before "versions/10").
std::string RecordKey(uint8_t collection, absl::string_view name);

// Key of the record of a request.
std::string RequestKey(absl::string_view name);

// Key of an index entry.
std::string IndexKey(uint8_t index, absl::string_view entry);

// Key that links a resource to an event that touched it.
std::string HistoryKey(absl::string_view name, int64_t sequence);

// Key of the `position`-th milestone of an event.
std::string MilestoneKey(int64_t sequence, uint8_t position);

// Key of a private text.
std::string PrivateKey(absl::string_view id);

// The sequence at the end of an event or history key. REQUIRES: the key is one.
int64_t SequenceOfKey(absl::string_view key);

// Spaces whose rows are not only deleted but erased: gone from every file of a store.
inline constexpr Space kErasableSpaces[] = {Space::kFingerprintSecret, Space::kPrivate};

// Whether a key lies in one of them.
bool IsErasable(absl::string_view key);

// Whether acts look for a key before it is there: that of a record or a request. What else is read
// by its key mostly is there.
bool MayBeAbsent(absl::string_view key);

// All keys that start with `prefix`.
Range PrefixRange(std::string prefix);

// All keys of a space.
Range SpaceRange(Space space);

}  // namespace noordster::storage

#endif  // NOORDSTER_STORAGE_KEYS_H_
