// SPDX-License-Identifier: EUPL-1.2
#include "services/runtime/partitions.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/base/limits.h"
#include "services/engine/authorization/allowed.h"
#include "services/engine/refusal.h"

namespace noordster::runtime {

using noordster::internal::v1::Actor;

absl::StatusOr<std::unique_ptr<Partitions>> Partitions::Open(storage::Store& store,
                                                             const base::Clock& clock,
                                                             bool clock_confirmed,
                                                             absl::Duration retention) {
  absl::StatusOr<std::vector<storage::PartitionId>> known = store.ListPartitions();
  if (!known.ok()) return known.status();
  std::unique_ptr<Partitions> partitions(new Partitions(store, clock, retention));
  absl::Time last_commit = absl::InfinitePast();
  for (const storage::PartitionId& partition : *known) {
    absl::StatusOr<CommandLoop*> loop = partitions->LoopFor(partition, true);
    if (!loop.ok()) return loop.status();
    last_commit = std::max(last_commit, (*loop)->last_commit_time());
  }
  partitions->time_.Begin(last_commit, clock_confirmed);
  return partitions;
}

absl::StatusOr<CommandLoop*> Partitions::LoopFor(const std::string& municipality, bool create) {
  absl::MutexLock lock(&mutex_);
  const auto it = loops_.find(municipality);
  if (it != loops_.end()) return it->second.get();
  if (!create) {
    return engine::Refuse(noordster::v1::RESOURCE_NOT_FOUND,
                          absl::StrCat("municipalities/", municipality, " does not exist"),
                          {{"resource", absl::StrCat("municipalities/", municipality)}});
  }
  if (loops_.size() >= limits::kPartitionsMax) {
    return engine::Refuse(
        noordster::v1::LIMIT_REACHED,
        absl::StrCat("this server holds ", limits::kPartitionsMax, " municipalities, the most"),
        {{"limit", "partitions"}});
  }
  absl::StatusOr<std::unique_ptr<CommandLoop>> loop =
      CommandLoop::Start(store_, time_, municipality, retention_,
                         [this, municipality](const std::vector<std::string>& records) {
                           const absl::MutexLock follower_lock(&follower_mutex_);
                           follower_(municipality, records);
                         });
  if (!loop.ok()) return loop.status();
  return loops_.emplace(municipality, *std::move(loop)).first->second.get();
}

void Partitions::Follow(Follower follower) {
  const absl::MutexLock lock(&follower_mutex_);
  follower_ = std::move(follower);
}

void Partitions::Submit(const std::string& municipality, engine::Request request,
                        absl::Time deadline, Answered done) {
  const auto* define = request.command.As<engine::Define>();
  const bool creates = define != nullptr && define->create && define->record.has_municipality();
  // Taking a municipality on is for who keeps the server; it writes before anything is decided.
  const bool may_create = request.caller.actor.kind() == Actor::LOCAL_TRUSTED;
  if (creates && !may_create) {
    done(engine::RefuseAct(engine::ActOf(engine::State::FromNothing(), request.command)));
    return;
  }
  absl::StatusOr<CommandLoop*> loop = LoopFor(municipality, creates && !request.validate_only);
  if (!loop.ok() && creates && absl::IsNotFound(loop.status())) {
    // A dry run for a municipality that does not exist: nothing can stand in its way.
    done(Answer{});
    return;
  }
  if (!loop.ok()) {
    done(loop.status());
    return;
  }
  (*loop)->Submit(std::move(request), deadline, std::move(done));
}

void Partitions::Stop() {
  absl::MutexLock lock(&mutex_);
  for (auto& [municipality, loop] : loops_) loop->Stop();
}

LoopCounts Partitions::counts() const {
  absl::MutexLock lock(&mutex_);
  LoopCounts sum;
  for (const auto& [municipality, loop] : loops_) {
    const LoopCounts counts = loop->counts();
    sum.commits += counts.commits;
    sum.events += counts.events;
    sum.refusals += counts.refusals;
    sum.replays += counts.replays;
  }
  return sum;
}

}  // namespace noordster::runtime
