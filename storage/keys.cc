// SPDX-License-Identifier: EUPL-1.2
#include "storage/keys.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/base/digest.h"

namespace noordster::storage {
namespace {

std::string InSpace(Space space) { return std::string(1, static_cast<char>(space)); }

bool IsIn(Space space, absl::string_view key) {
  return !key.empty() && key.front() == static_cast<char>(space);
}

void AppendSequence(int64_t sequence, std::string& key) {
  key += base::BigEndian64(static_cast<uint64_t>(sequence));
}

}  // namespace

std::string GenesisKey() { return InSpace(Space::kGenesis); }

std::string DerivationKey() { return InSpace(Space::kDerivation); }

std::string MilestoneFloorKey() { return InSpace(Space::kMilestoneFloor); }

std::string MilestoneFloorValue(int64_t sequence) {
  std::string value;
  AppendSequence(sequence, value);
  return value;
}

std::optional<int64_t> MilestoneFloorOf(const std::optional<std::string>& value) {
  if (!value.has_value()) return 0;
  if (value->size() != sizeof(int64_t)) return std::nullopt;
  return SequenceOfKey(*value);
}

std::string FingerprintSecretKey(int64_t make_time_micros) {
  std::string key = InSpace(Space::kFingerprintSecret);
  AppendSequence(make_time_micros, key);
  return key;
}

std::string EventKey(int64_t sequence) {
  std::string key = InSpace(Space::kEvent);
  AppendSequence(sequence, key);
  return key;
}

std::string RecordKey(uint8_t collection, absl::string_view name) {
  std::string key = InSpace(Space::kRecord);
  key.push_back(static_cast<char>(collection));
  const size_t slash = name.rfind('/');
  const absl::string_view last =
      slash == absl::string_view::npos ? absl::string_view() : name.substr(slash + 1);
  if (last.empty() || !std::all_of(last.begin(), last.end(), absl::ascii_isdigit)) {
    absl::StrAppend(&key, name);
    return key;
  }
  // The length in front makes numbers of more digits sort behind those of fewer.
  absl::StrAppend(&key, name.substr(0, slash + 1));
  key.push_back(static_cast<char>(last.size()));
  absl::StrAppend(&key, last);
  return key;
}

std::string RequestKey(absl::string_view name) {
  return absl::StrCat(InSpace(Space::kRequest), name);
}

std::string IndexKey(uint8_t index, absl::string_view entry) {
  std::string key = InSpace(Space::kIndex);
  key.push_back(static_cast<char>(index));
  absl::StrAppend(&key, entry);
  return key;
}

std::string HistoryKey(absl::string_view name, int64_t sequence) {
  std::string key = absl::StrCat(InSpace(Space::kHistory), name);
  key.push_back('\0');
  AppendSequence(sequence, key);
  return key;
}

std::string MilestoneKey(int64_t sequence, uint8_t position) {
  std::string key = InSpace(Space::kMilestone);
  AppendSequence(sequence, key);
  key.push_back(static_cast<char>(position));
  return key;
}

std::string PrivateKey(absl::string_view id) { return absl::StrCat(InSpace(Space::kPrivate), id); }

bool IsErasable(absl::string_view key) {
  return std::any_of(std::begin(kErasableSpaces), std::end(kErasableSpaces),
                     [key](Space space) { return IsIn(space, key); });
}

bool MayBeAbsent(absl::string_view key) {
  return IsIn(Space::kRecord, key) || IsIn(Space::kRequest, key);
}

int64_t SequenceOfKey(absl::string_view key) {
  return static_cast<int64_t>(base::ReadBigEndian64(key.substr(key.size() - 8)));
}

Range PrefixRange(std::string prefix) {
  std::string end = prefix;
  while (!end.empty() && end.back() == '\xff') end.pop_back();
  if (!end.empty()) end.back() = static_cast<char>(static_cast<uint8_t>(end.back()) + 1);
  return {std::move(prefix), std::move(end)};
}

Range SpaceRange(Space space) { return PrefixRange(InSpace(space)); }

}  // namespace noordster::storage
