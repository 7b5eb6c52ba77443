// SPDX-License-Identifier: EUPL-1.2
#include "services/feed/feeds.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/base/limits.h"
#include "services/engine/refusal.h"

namespace noordster::feed {

using noordster::internal::v1::Actor;

class Feeds::TakenPlace : public Place {
 public:
  TakenPlace(Feeds& feeds, std::string caller) : feeds_(feeds), caller_(std::move(caller)) {}
  ~TakenPlace() override {
    const absl::MutexLock lock(&feeds_.mutex_);
    --feeds_.streams_;
    const auto found = feeds_.of_callers_.find(caller_);
    if (--found->second == 0) feeds_.of_callers_.erase(found);
  }

 private:
  Feeds& feeds_;
  const std::string caller_;
};

Feeds::Feeds(storage::Store& store, const Readings& readings, const base::Clock& clock,
             absl::Duration retention)
    : store_(store),
      readings_(readings),
      clock_(clock),
      retention_(retention),
      readers_(limits::kFeedReaders) {}

absl::StatusOr<MilestoneFeed*> Feeds::Of(const std::string& municipality) {
  if (MilestoneFeed* const open = Find(municipality); open != nullptr) return open;
  const absl::MutexLock opening(&opening_mutex_);
  if (MilestoneFeed* const open = Find(municipality); open != nullptr) return open;
  absl::StatusOr<std::unique_ptr<MilestoneFeed>> feed =
      MilestoneFeed::Open(store_, municipality, readings_, clock_, readers_);
  if (!feed.ok()) return feed.status();
  const absl::MutexLock lock(&mutex_);
  if (is_draining_) (*feed)->Drain();
  return feeds_.emplace(municipality, *std::move(feed)).first->second.get();
}

MilestoneFeed* Feeds::Find(const std::string& municipality) const {
  const absl::MutexLock lock(&mutex_);
  const auto found = feeds_.find(municipality);
  return found == feeds_.end() ? nullptr : found->second.get();
}

absl::StatusOr<std::unique_ptr<Place>> Feeds::TakePlace(const engine::Caller& caller,
                                                        const std::string& address) {
  const bool is_local = caller.actor.kind() == Actor::LOCAL_TRUSTED;
  const std::string key =
      caller.actor.person_id().empty() ? absl::StrCat("@", address) : caller.actor.person_id();
  const absl::MutexLock lock(&mutex_);
  if (streams_ >= limits::kStreamsMax) {
    return engine::RefuseForNow("streams",
                                absl::StrCat("this server holds ", limits::kStreamsMax,
                                             " streams, the most; come back later"),
                                limits::kStreamRetry);
  }
  const auto found = of_callers_.find(key);
  if (!is_local && found != of_callers_.end() && found->second >= limits::kStreamsPerCallerMax) {
    return engine::RefuseForNow("streams_per_caller",
                                absl::StrCat("one caller holds ", limits::kStreamsPerCallerMax,
                                             " streams, the most: close one first"),
                                limits::kStreamRetry);
  }
  ++streams_;
  ++of_callers_[key];
  return std::make_unique<TakenPlace>(*this, key);
}

void Feeds::Drain() {
  const absl::MutexLock lock(&mutex_);
  is_draining_ = true;
  for (const auto& [municipality, feed] : feeds_) feed->Drain();
}

int Feeds::streams() const {
  const absl::MutexLock lock(&mutex_);
  return streams_;
}

}  // namespace noordster::feed
