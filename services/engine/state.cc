// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/state.h"

#include <utility>

#include "services/base/check.h"

namespace noordster::engine {
namespace {

// A parsed record takes about three times its bytes, and some more with its name and place.
size_t MemoryOf(absl::string_view name, const Record* record) {
  constexpr size_t kEntryBytes = 128;
  constexpr size_t kParsedRatio = 3;
  return kEntryBytes + name.size() +
         (record == nullptr ? 0 : kParsedRatio * record->ByteSizeLong());
}

}  // namespace

State::Entry* State::Recall(absl::string_view name) const {
  if (const auto it = recent_.find(name); it != recent_.end()) return &it->second;
  const auto it = earlier_.find(name);
  if (it == earlier_.end()) return nullptr;
  recent_bytes_ += it->second.bytes;
  return &recent_.insert(earlier_.extract(it)).position->second;
}

void State::Load(absl::string_view name, const std::shared_ptr<const Record>& record) {
  if (Recall(name) != nullptr) return;
  const size_t bytes = MemoryOf(name, record.get());
  recent_.try_emplace(name, Entry{record, bytes});
  recent_bytes_ += bytes;
}

const Record* State::Find(absl::string_view name) const {
  const Entry* const entry = Recall(name);
  NOORDSTER_CHECK(whole_ || entry != nullptr);
  return entry == nullptr ? nullptr : entry->record.get();
}

Record& State::Edit(absl::string_view name) {
  for (Edited& edited : edited_) {
    if (edited.name == name) return *edited.after;
  }
  Entry* entry = Recall(name);
  NOORDSTER_CHECK(whole_ || entry != nullptr);
  if (entry == nullptr) entry = &recent_[name];
  auto after = entry->record == nullptr ? std::make_shared<Record>()
                                        : std::make_shared<Record>(*entry->record);
  after->set_name(std::string(name));
  edited_.push_back({std::string(name), entry->record, after});
  entry->record = after;
  return *after;
}

std::vector<Change> State::TakeChanges() {
  std::vector<Change> changes;
  changes.reserve(edited_.size());
  for (Edited& edited : edited_) {
    Entry& entry = *Recall(edited.name);
    recent_bytes_ -= entry.bytes;
    entry.bytes = MemoryOf(edited.name, edited.after.get());
    recent_bytes_ += entry.bytes;
    changes.push_back({std::move(edited.name), std::move(edited.before), std::move(edited.after)});
  }
  edited_.clear();
  return changes;
}

void State::Age() {
  NOORDSTER_CHECK(!whole_);
  earlier_ = std::exchange(recent_, {});
  recent_bytes_ = 0;
}

}  // namespace noordster::engine
