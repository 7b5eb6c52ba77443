// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_STATE_H_
#define NOORDSTER_SERVICES_ENGINE_STATE_H_

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/string_view.h"
#include "noordster/internal/v1/record.pb.h"
#include "services/base/recent_map.h"

namespace noordster::engine {

using noordster::internal::v1::Record;

// A record before and after; null where there was or is none.
struct Change {
  std::string name;
  std::shared_ptr<const Record> before;
  std::shared_ptr<const Record> after;
};

// The part of a municipality's state that was loaded: relative name to record, or to the knowledge
// that there is none. Reading what was not loaded ends the process: it would mean that a decision
// rests on something nobody looked up. What nobody asks for any more can be forgotten (Age). A
// value; not safe for use from several threads at once.
class State {
 public:
  State() = default;

  // A state in which what is not loaded does not exist: what folding all events starts from.
  static State FromNothing() {
    State state;
    state.whole_ = true;
    return state;
  }

  bool Loaded(absl::string_view name) const { return FindLoaded(name).has_value(); }

  // Adds what the store says; null for no such record. Does nothing when it is loaded already.
  void Load(absl::string_view name, const std::shared_ptr<const Record>& record);

  // Adds that there are no such records, for the command under way: until TakeChanges or
  // ForgetAbsent. What a command makes is so loaded once, with what it becomes.
  void LoadAbsent(const std::vector<std::string>& names) {
    absent_.insert(names.begin(), names.end());
  }
  void ForgetAbsent() { absent_.clear(); }

  // The record, or null when there is none; nothing when that is not loaded.
  std::optional<const Record*> FindLoaded(absl::string_view name) const;

  // The record, or null when there is none. REQUIRES: loaded.
  const Record* Find(absl::string_view name) const;

  // The record to change, made when there was none; only Apply calls this. REQUIRES: loaded.
  Record& Edit(absl::string_view name);

  // Everything edited since the last call, in the order of first edit.
  std::vector<Change> TakeChanges();

  // Forgets what was not loaded, asked for or edited since the call before this one. REQUIRES: the
  // state is not one from nothing.
  void Age();

  // Likewise, of the records of requests, which Age leaves: each is hardly ever asked for again.
  // REQUIRES: as Age.
  void AgeRequests();

  // About how much memory that takes which was loaded, asked for or edited since Age was called.
  size_t recent_bytes() const { return records_.recent_bytes(); }

 private:
  struct Edited {
    std::string name;
    std::shared_ptr<const Record> before;
    std::shared_ptr<Record> after;
  };

  using Records = base::RecentMap<std::shared_ptr<const Record>>;

  Records& RecordsLike(absl::string_view name) const;

  bool whole_ = false;
  // Asking makes a record recent, which no decision can tell.
  mutable Records records_;
  mutable Records requests_;
  absl::flat_hash_set<std::string> absent_;
  // Few at a time: one command edits a handful of records.
  std::vector<Edited> edited_;
};

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_STATE_H_
