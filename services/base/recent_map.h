// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_BASE_RECENT_MAP_H_
#define NOORDSTER_SERVICES_BASE_RECENT_MAP_H_

#include <cstddef>
#include <memory>
#include <string>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"

namespace noordster::base {

// A map that can forget what nobody asks for any more. Its entries are of two generations: what was
// put or found since Age was last called, and what was so before. What is forgotten is destroyed
// little by little, so that no call takes long. Not safe for threads, also where it is only asked.
template <typename Value>
class RecentMap {
 public:
  RecentMap() = default;
  // What is forgotten already is not copied.
  RecentMap(const RecentMap& other)
      : recent_(other.recent_), earlier_(other.earlier_), recent_bytes_(other.recent_bytes_) {}
  RecentMap& operator=(const RecentMap& other) { return *this = RecentMap(other); }
  RecentMap(RecentMap&&) noexcept = default;
  RecentMap& operator=(RecentMap&&) noexcept = default;

  // The value, which is recent from then on, until the map is changed or asked again; null: there
  // is none.
  Value* Find(absl::string_view name) {
    if (const auto it = recent_.find(name); it != recent_.end()) return &it->second.value;
    const auto it = earlier_.find(name);
    if (it == earlier_.end()) return nullptr;
    recent_bytes_ += it->second.bytes;
    DestroySome();
    return &recent_.insert(earlier_.extract(it)).position->second.value;
  }

  // Puts a value, in place of what was there. `bytes` is about how much memory it takes.
  void Put(absl::string_view name, Value value, size_t bytes) {
    const auto [place, is_new] = recent_.try_emplace(name);
    if (is_new) {
      earlier_.erase(name);
      DestroySome();
    }
    Entry& entry = place->second;
    recent_bytes_ += bytes - entry.bytes;
    entry = {std::move(value), bytes};
  }

  // Forgets what was not put or found since the call before this one.
  void Age() {
    forgotten_ = std::make_unique<Forgotten>();
    forgotten_->entries = std::exchange(earlier_, std::exchange(recent_, {}));
    forgotten_->next = forgotten_->entries.begin();
    recent_bytes_ = 0;
  }

  // About how much memory that takes which was put or found since Age was called.
  size_t recent_bytes() const { return recent_bytes_; }

 private:
  struct Entry {
    Value value;
    size_t bytes = 0;
  };
  using Entries = absl::flat_hash_map<std::string, Entry>;

  // What is still to be destroyed, and where that goes on.
  struct Forgotten {
    Entries entries;
    typename Entries::iterator next;
  };

  // More than what becomes recent meanwhile, so that all is gone in time.
  void DestroySome() {
    for (int i = 0; i < 4 && forgotten_ != nullptr; ++i) {
      if (forgotten_->next == forgotten_->entries.end()) {
        forgotten_.reset();
      } else {
        forgotten_->entries.erase(forgotten_->next++);
      }
    }
  }

  Entries recent_;
  Entries earlier_;
  std::unique_ptr<Forgotten> forgotten_;
  size_t recent_bytes_ = 0;
};

}  // namespace noordster::base

#endif  // NOORDSTER_SERVICES_BASE_RECENT_MAP_H_
