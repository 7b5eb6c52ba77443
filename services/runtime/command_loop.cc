// SPDX-License-Identifier: EUPL-1.2
#include "services/runtime/command_loop.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/base/check.h"
#include "services/base/digest.h"
#include "services/base/limits.h"
#include "services/base/log.h"
#include "services/base/municipal_day.h"
#include "services/engine/apply.h"
#include "services/engine/names.h"
#include "services/engine/refusal.h"
#include "services/runtime/derivation.h"
#include "services/runtime/loop/load_needs.h"
#include "storage/keys.h"

namespace noordster::runtime {
namespace {

using engine::Record;
using engine::Refuse;
using noordster::internal::v1::Event;
using storage::CommitOutcome;

absl::Status NotServing(absl::string_view why) { return Refuse(noordster::v1::NOT_SERVING, why); }

}  // namespace

CommandLoop::CommandLoop(storage::Store& store, EngineTime& time, storage::PartitionId partition,
                         absl::Duration retention)
    : store_(store),
      time_(time),
      partition_(std::move(partition)),
      embargoes_(store, time, partition_),
      retention_(store, time, partition_, retention),
      texts_(store, partition_) {}

absl::StatusOr<std::unique_ptr<CommandLoop>> CommandLoop::Start(storage::Store& store,
                                                                EngineTime& time,
                                                                storage::PartitionId partition,
                                                                absl::Duration retention) {
  std::unique_ptr<CommandLoop> loop(new CommandLoop(store, time, std::move(partition), retention));
  if (absl::Status owned = loop->Own(); !owned.ok()) return owned;
  absl::StatusOr<bool> changed =
      BringUpToDate(store, loop->partition_, {loop->epoch_, loop->head_, loop->genesis_, ""});
  if (!changed.ok()) return changed.status();
  if (*changed) {
    if (absl::Status owned = loop->Own(); !owned.ok()) return owned;
  }
  loop->thread_ = std::thread([raw = loop.get()] { raw->Run(); });
  return loop;
}

CommandLoop::~CommandLoop() { Stop(); }

void CommandLoop::Stop() {
  {
    absl::MutexLock lock(&mutex_);
    stopping_ = true;
  }
  if (thread_.joinable()) thread_.join();
  answerer_.Stop();
}

absl::Time CommandLoop::last_commit_time() const {
  return head_.sequence == 0 ? absl::InfinitePast() : absl::FromUnixMicros(last_commit_micros_);
}

LoopCounts CommandLoop::counts() const {
  absl::MutexLock lock(&mutex_);
  return counts_;
}

absl::Status CommandLoop::Own() {
  absl::StatusOr<storage::Ownership> ownership = store_.Acquire(partition_);
  if (!ownership.ok()) return ownership.status();
  state_ = engine::State();
  texts_.Clear();
  head_ = ownership->head;
  epoch_ = ownership->epoch;
  genesis_ = ownership->genesis;
  last_token_ = ownership->last_token;
  return ReadHead();
}

absl::Status CommandLoop::ReadHead() {
  absl::StatusOr<storage::Page> secrets = store_.Scan(
      partition_, storage::SpaceRange(storage::Space::kFingerprintSecret), limits::kScanRowsMax);
  if (!secrets.ok()) return secrets.status();
  absl::StatusOr<Fingerprints> fingerprints = Fingerprints::Parse(secrets->rows);
  if (!fingerprints.ok()) return fingerprints.status();
  fingerprints_ = *std::move(fingerprints);
  if (head_.sequence == 0) return absl::OkStatus();
  const std::string key = storage::EventKey(head_.sequence);
  absl::StatusOr<storage::Values> values = store_.Get(partition_, {key});
  if (!values.ok()) return values.status();
  Event event;
  if (!values->values[0].has_value() || !event.ParseFromString(*values->values[0])) {
    return Refuse(noordster::v1::STORE_DAMAGED, "the last event cannot be read: restore a backup");
  }
  last_commit_micros_ = std::max(last_commit_micros_, event.header().commit_time_micros());
  return absl::OkStatus();
}

void CommandLoop::Submit(engine::Request request, absl::Time deadline, Answered done) {
  absl::Status refused;
  {
    absl::MutexLock lock(&mutex_);
    if (stopping_) {
      refused = NotServing("the server is stopping");
    } else if (!HasRoom(request)) {
      refused = engine::RefuseForNow("queued_commands", "too many requests wait; try again shortly",
                                     limits::kQueueRetry);
    } else {
      queued_bytes_ += request.size_bytes;
      queue_.push_back({std::move(request), deadline, std::move(done)});
      return;
    }
  }
  done(refused);
}

bool CommandLoop::HasRoom(const engine::Request& request) const {
  const bool takes_back = engine::TakesBack(request.command);
  const size_t commands_max =
      limits::kQueuedCommandsMax - (takes_back ? 0 : limits::kQueuedCommandsReserved);
  const size_t bytes_max =
      limits::kQueuedBytesMax - (takes_back ? 0 : limits::kQueuedBytesReserved);
  return queue_.size() < commands_max && queued_bytes_ + request.size_bytes <= bytes_max;
}

void CommandLoop::Run() {
  Group under_way;
  Group next;
  while (AwaitWork(under_way, next)) {
    Decide(TakeDue(), next);
    Decide(TakeQueued(next), next);
    if (!under_way.empty() && !HasResult()) continue;
    Group written = Settle(under_way, next);
    Forget();
    if (next.rows.empty()) {
      // What was read, and what was refused, may rest on what was written before.
      AnswerAll(written);
      AnswerAll(next);
      next = Group();
    } else {
      Submit(next);
      under_way = std::exchange(next, Group());
      // While the next commit is under way.
      AnswerAll(written);
    }
    if (ended_.ok()) retention_.Trim();
  }
}

void CommandLoop::Forget() {
  // Once for each commit at most, so that nothing is forgotten that it has not written yet.
  if (state_.recent_bytes() > limits::kCachedRecordBytesMax / 2) state_.Age();
  texts_.Age();
}

CommandLoop::Group CommandLoop::Settle(Group& under_way, Group& next) {
  Group group = std::exchange(under_way, Group());
  if (group.empty()) return group;
  const storage::CommitResult result = TakeResult();
  if (result.outcome == CommitOutcome::kCommitted) {
    NoteWritten(group);
    return group;
  }
  Batch again = Recover(group, result);
  // What was decided on top of it rests on nothing any more.
  for (Pending& member : next.members) again.push_back(std::move(member));
  next = Group();
  Decide(std::move(again), next);
  return group;
}

bool CommandLoop::AwaitWork(const Group& under_way, const Group& next) {
  const bool is_writing = !under_way.empty();
  const bool has_room = !next.full();
  absl::MutexLock lock(&mutex_);
  const auto ready = [this, is_writing, has_room]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    if (is_writing) return result_.has_value() || (has_room && !queue_.empty());
    return stopping_ || !queue_.empty();
  };
  if (is_writing) {
    mutex_.Await(absl::Condition(&ready));
  } else {
    mutex_.AwaitWithTimeout(absl::Condition(&ready), embargoes_.Wait());
  }
  return is_writing || !queue_.empty() || !stopping_;
}

CommandLoop::Batch CommandLoop::TakeQueued(const Group& group) {
  absl::MutexLock lock(&mutex_);
  Batch taken;
  while (!queue_.empty() && group.members.size() + taken.size() < limits::kGroupCommandsMax) {
    queued_bytes_ -= queue_.front().request.size_bytes;
    taken.push_back(std::move(queue_.front()));
    queue_.pop_front();
  }
  return taken;
}

CommandLoop::Batch CommandLoop::TakeDue() {
  Batch due;
  if (!ended_.ok()) return due;
  for (engine::Request& request : embargoes_.Due()) {
    due.push_back({std::move(request), absl::InfiniteFuture(), [](const auto&) {}});
  }
  return due;
}

void CommandLoop::Decide(Batch batch, Group& group) {
  if (group.empty()) group.expected = head_;
  auto next = batch.begin();
  for (; next != batch.end() && !group.full(); ++next) {
    if (alone_ > 0) {
      if (!group.empty()) break;
      --alone_;
      group.closed = true;
    }
    Pending& member = group.members.emplace_back(std::move(*next));
    member.answer = AnswerOf(member, group);
    if (!member.answer.ok()) ++group.counts.refusals;
  }
  if (next == batch.end()) return;
  // The rest waits for the next commit, in front of what came later.
  absl::MutexLock lock(&mutex_);
  for (auto rest = batch.end(); rest != next;) {
    --rest;
    queued_bytes_ += rest->request.size_bytes;
    queue_.push_front(std::move(*rest));
  }
}

absl::StatusOr<Answer> CommandLoop::AnswerOf(Pending& member, Group& group) {
  if (!ended_.ok()) return ended_;
  if (++member.attempts > limits::kCommitAttemptsMax) {
    return Refuse(noordster::v1::OUTCOME_UNCERTAIN,
                  "the store did not take the commit; ask again with the same request id");
  }
  if (member.deadline < time_.wall().Now()) {
    return Refuse(noordster::v1::NOT_IN_TIME, "not decided in time; nothing was changed");
  }
  return DecideOne(member.request, group);
}

bool CommandLoop::Group::full() const {
  return (closed && !members.empty()) || members.size() >= limits::kGroupCommandsMax ||
         rows.size() >= limits::kGroupRowsMax || bytes >= limits::kGroupBytesMax;
}

engine::Context CommandLoop::Now() {
  const absl::Time now = time_.Now();
  engine::Context context;
  // Commit times never go back, whatever the wall clock does.
  context.now_micros = std::max(absl::ToUnixMicros(now), last_commit_micros_);
  context.today = base::MunicipalDay(now);
  return context;
}

absl::StatusOr<Answer> CommandLoop::DecideOne(engine::Request& request, Group& group) {
  const std::string request_name = engine::RequestName(request.caller.Scope(), request.request_id);
  if (absl::Status loaded = LoadNeeds(store_, partition_, request, state_); !loaded.ok())
    return loaded;
  const engine::Context context = Now();
  if (!request.validate_only) {
    std::optional<absl::StatusOr<Answer>> known = Known(request, request_name);
    if (known.has_value()) {
      if (!known->ok()) return *std::move(known);
      ++group.counts.replays;
      (*known)->sight = engine::Sight(state_, request.caller, context);
      return *std::move(known);
    }
  }
  absl::StatusOr<engine::Decision> decision = engine::Decide(state_, request, context);
  if (!decision.ok()) return decision.status();
  Answer answer;
  answer.resource = decision->resource;
  if (!request.validate_only) Accept(*decision, request, context, group);
  answer.revision = head_.sequence;
  answer.sight = engine::Sight(state_, request.caller, context);
  if (!request.validate_only) Show(answer);
  return answer;
}

void CommandLoop::Show(Answer& answer) {
  const Record* const record = state_.FindLoaded(answer.resource).value_or(nullptr);
  if (record == nullptr) return;
  std::optional<Record> seen = answer.sight.SeenIn(state_, *record);
  if (!seen.has_value()) return;
  absl::StatusOr<Texts> texts = texts_.Of(*seen);
  if (texts.ok()) answer.shown = Shown{*std::move(seen), *std::move(texts)};
}

std::optional<absl::StatusOr<Answer>> CommandLoop::Known(const engine::Request& request,
                                                         const std::string& name) {
  const Record* record = state_.Find(name);
  if (record == nullptr) return std::nullopt;
  const absl::Time committed = absl::FromUnixMicros(record->update_time_micros());
  const absl::Time now = time_.Now();
  if (time_.Trusted() && committed + limits::kRequestRetention < now) return std::nullopt;
  if (!fingerprints_.Match(request.content_digest, record->request().fingerprint())) {
    return Refuse(noordster::v1::REQUEST_ID_REUSED,
                  "this request id was used before with other content; choose a new one",
                  {{"request_id", request.request_id}});
  }
  Answer answer;
  answer.resource = record->request().resource();
  answer.revision = record->request().revision();
  answer.replayed = true;
  return absl::StatusOr<Answer>(answer);
}

void CommandLoop::Accept(engine::Decision& decision, const engine::Request& request,
                         const engine::Context& context, Group& group) {
  if (decision.events.empty()) return;
  fingerprints_.RenewIfDue(absl::FromUnixMicros(context.now_micros), time_.Trusted(), group.rows);
  const std::string fingerprint = fingerprints_.Of(request.content_digest);
  int64_t cause = 0;
  for (Event& event : decision.events) {
    auto& header = *event.mutable_header();
    header.set_sequence(head_.sequence + 1);
    header.set_commit_time_micros(context.now_micros);
    *header.mutable_actor() = decision.actor;
    header.set_request_id(request.request_id);
    header.set_request_fingerprint(fingerprint);
    header.set_cause(cause);
    if (cause == 0) cause = header.sequence();
    header.set_resource(decision.resource);
    if (!request.reason.id().empty()) *header.mutable_reason() = request.reason;
    const std::string bytes = event.SerializeAsString();
    head_.hash = ChainHash(head_.hash, genesis_, header.sequence(), bytes);
    head_.sequence = header.sequence();
    engine::Apply(event, state_);
    ProjectEvent(event, bytes, group.rows);
    group.bytes += bytes.size();
    ++group.counts.events;
  }
  const std::vector<engine::Change> changes = state_.TakeChanges();
  for (const engine::Change& change : changes) group.bytes += change.after->ByteSizeLong();
  ProjectChanges(changes, group.rows);
  for (const engine::NewText& text : request.texts) {
    group.rows[storage::PrivateKey(text.ref.id())] = text.row.SerializeAsString();
    texts_.Write(text.ref.id(), text.row.text());
    group.bytes += text.row.text().size();
  }
  for (const std::string& id : decision.erased_texts) {
    group.rows[storage::PrivateKey(id)] = std::nullopt;
    texts_.Erase(id);
  }
  last_commit_micros_ = context.now_micros;
}

void CommandLoop::Submit(Group& group) {
  group.token = base::RandomBytes(16);
  retention_.AddFloor(group.rows);
  storage::Commit commit;
  commit.partition = partition_;
  commit.epoch = epoch_;
  commit.expected = group.expected;
  commit.next = head_;
  commit.token = group.token;
  commit.writes.reserve(group.rows.size());
  if (group.expected.sequence == 0) {
    group.rows[storage::GenesisKey()] = genesis_;
    SayDerivation(group.rows);
  }
  group.embargo_ends = embargoes_.FirstEnd(group.rows);
  while (!group.rows.empty()) {
    auto row = group.rows.extract(group.rows.begin());
    commit.writes.push_back({std::move(row.key()), std::move(row.mapped())});
  }
  store_.Submit(std::move(commit), [this](storage::CommitResult result) {
    absl::MutexLock lock(&mutex_);
    result_ = std::move(result);
  });
}

bool CommandLoop::HasResult() const {
  absl::MutexLock lock(&mutex_);
  return result_.has_value();
}

storage::CommitResult CommandLoop::TakeResult() {
  absl::MutexLock lock(&mutex_);
  return *std::exchange(result_, std::nullopt);
}

void CommandLoop::NoteWritten(Group& group) {
  last_token_ = group.token;
  embargoes_.Note(group.embargo_ends);
  ++group.counts.commits;
}

CommandLoop::Batch CommandLoop::Recover(Group& group, const storage::CommitResult& result) {
  base::Log("commit_failed", {{"partition", partition_}, {"status", result.status.ToString()}});
  if (result.outcome == CommitOutcome::kFenced) {
    ended_ = NotServing("another process took this municipality over");
    FailAll(group, ended_);
    return {};
  }
  const bool written_not =
      result.outcome == CommitOutcome::kUnavailable || result.outcome == CommitOutcome::kTooLarge;
  if (written_not) {
    // The partition is still ours. Acquiring it anew would write, maybe to a disk that is full.
    state_ = engine::State();
    texts_.Clear();
    head_ = group.expected;
  }
  const absl::Status ready = written_not ? ReadHead() : Own();
  if (!ready.ok()) {
    base::Log("partition_ended", {{"partition", partition_}, {"status", ready.ToString()}});
    ended_ = Refuse(noordster::v1::OUTCOME_UNCERTAIN,
                    "the store stopped; ask again with the same request id");
    FailAll(group, ended_);
    return {};
  }
  if (written_not) return Undo(group, result);
  if (last_token_ == group.token) {
    NoteWritten(group);
    return {};
  }
  return std::exchange(group.members, Batch());
}

CommandLoop::Batch CommandLoop::Undo(Group& group, const storage::CommitResult& result) {
  const bool too_large = result.outcome == CommitOutcome::kTooLarge;
  if (too_large && group.members.size() > 1) {
    // Each in a commit of its own, so that only the one that is too large fails.
    alone_ = group.members.size();
    return std::exchange(group.members, Batch());
  }
  if (engine::RefusalOf(result.status).has_value()) {
    FailAll(group, result.status);
  } else if (too_large) {
    FailAll(group, Refuse(noordster::v1::LIMIT_REACHED, result.status.message(),
                          {{"limit", "commit_bytes"}}));
  } else {
    const bool full = result.status.code() == absl::StatusCode::kResourceExhausted;
    FailAll(group, Refuse(full ? noordster::v1::DISK_NEARLY_FULL : noordster::v1::NOT_SERVING,
                          result.status.message()));
  }
  return {};
}

void CommandLoop::AnswerAll(Group& group) {
  {
    absl::MutexLock lock(&mutex_);
    counts_.commits += group.counts.commits;
    counts_.events += group.counts.events;
    counts_.refusals += group.counts.refusals;
    counts_.replays += group.counts.replays;
  }
  Give(group);
}

void CommandLoop::FailAll(Group& group, const absl::Status& status) {
  // A refusal that rests on what was not written is no answer either.
  for (Pending& member : group.members) member.answer = status;
  Give(group);
}

void CommandLoop::Give(Group& group) {
  std::vector<ReadyAnswer> answers;
  answers.reserve(group.members.size());
  for (Pending& member : group.members) {
    answers.push_back({std::move(member.done), std::move(member.answer)});
  }
  group.members.clear();
  answerer_.Give(std::move(answers));
}

}  // namespace noordster::runtime
