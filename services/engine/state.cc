// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/state.h"

#include <utility>

#include "services/base/check.h"
#include "services/engine/names.h"

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

State::Records& State::RecordsLike(absl::string_view name) const {
  return IsRequest(name) ? requests_ : records_;
}

void State::Load(absl::string_view name, const std::shared_ptr<const Record>& record) {
  Records& records = RecordsLike(name);
  if (records.Find(name) == nullptr) records.Put(name, record, MemoryOf(name, record.get()));
}

std::optional<const Record*> State::FindLoaded(absl::string_view name) const {
  const std::shared_ptr<const Record>* const record = RecordsLike(name).Find(name);
  if (record != nullptr) return record->get();
  return whole_ || absent_.contains(name) ? std::optional<const Record*>(nullptr) : std::nullopt;
}

const Record* State::Find(absl::string_view name) const {
  const std::optional<const Record*> record = FindLoaded(name);
  NOORDSTER_CHECK(record.has_value());
  return *record;
}

Record& State::Edit(absl::string_view name) {
  for (Edited& edited : edited_) {
    if (edited.name == name) return *edited.after;
  }
  Records& records = RecordsLike(name);
  std::shared_ptr<const Record>* const found = records.Find(name);
  NOORDSTER_CHECK(whole_ || found != nullptr || absent_.contains(name));
  std::shared_ptr<const Record> before = found == nullptr ? nullptr : *found;
  auto after = before == nullptr ? std::make_shared<Record>() : std::make_shared<Record>(*before);
  after->set_name(std::string(name));
  if (found == nullptr) {
    records.Put(name, after, 0);
  } else {
    *found = after;
  }
  edited_.push_back({std::string(name), std::move(before), after});
  return *after;
}

std::vector<Change> State::TakeChanges() {
  std::vector<Change> changes;
  changes.reserve(edited_.size());
  for (Edited& edited : edited_) {
    RecordsLike(edited.name)
        .Put(edited.name, edited.after, MemoryOf(edited.name, edited.after.get()));
    changes.push_back({std::move(edited.name), std::move(edited.before), std::move(edited.after)});
  }
  edited_.clear();
  absent_.clear();
  return changes;
}

void State::Age() {
  NOORDSTER_CHECK(!whole_);
  records_.Age();
}

void State::AgeRequests() {
  NOORDSTER_CHECK(!whole_);
  requests_.Age();
}

}  // namespace noordster::engine
