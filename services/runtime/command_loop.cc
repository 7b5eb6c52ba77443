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
#include "services/runtime/planning/rested_on.h"
#include "storage/keys.h"

namespace noordster::runtime {
namespace {

using engine::Record;
using engine::Refuse;
using noordster::internal::v1::Event;
using storage::CommitOutcome;

size_t SizeOf(const storage::Write& row) {
  return row.key.size() + (row.value.has_value() ? row.value->size() : 0);
}

absl::Status NotServing(absl::string_view why) { return Refuse(noordster::v1::NOT_SERVING, why); }

}  // namespace

CommandLoop::CommandLoop(storage::Store& store, EngineTime& time, storage::PartitionId partition,
                         absl::Duration retention, Committed committed)
    : store_(store),
      time_(time),
      partition_(std::move(partition)),
      committed_(std::move(committed)),
      timers_(store, time, partition_),
      retention_(store, time, partition_, retention),
      texts_(store, partition_) {}

absl::StatusOr<std::unique_ptr<CommandLoop>> CommandLoop::Start(storage::Store& store,
                                                                EngineTime& time,
                                                                storage::PartitionId partition,
                                                                absl::Duration retention,
                                                                Committed committed) {
  std::unique_ptr<CommandLoop> loop(
      new CommandLoop(store, time, std::move(partition), retention, std::move(committed)));
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
  StartFrom(ownership->head);
  epoch_ = ownership->epoch;
  genesis_ = ownership->genesis;
  last_token_ = ownership->last_token;
  return ReadHead();
}

void CommandLoop::StartFrom(const storage::Head& head) {
  state_ = engine::State();
  texts_.Clear();
  head_ = head;
  written_ = head.sequence;
  forgot_at_ = head.sequence;
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
  while (AwaitWork()) {
    Decide(TakeDue());
    Decide(TakeQueued());
    Settle();
    if (!next_.rows.empty() && under_way_.size() < limits::kCommitsUnderWayMax) {
      Submit();
    } else if (under_way_.empty()) {
      // What was only read or refused may rest on what was written before.
      AnswerAll(next_);
      next_ = Group();
    }
    Forget();
    if (ended_.ok()) retention_.Trim(state_);
  }
}

bool CommandLoop::AwaitWork() {
  const Group* const first = under_way_.empty() ? nullptr : under_way_.front().get();
  const bool has_room = !next_.full();
  absl::MutexLock lock(&mutex_);
  const auto ready = [this, first, has_room]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    if (first != nullptr) return first->result.has_value() || (has_room && !queue_.empty());
    return stopping_ || !queue_.empty();
  };
  // Time brings nothing to a loop that has ended.
  const bool is_timed = first == nullptr && ended_.ok();
  mutex_.AwaitWithTimeout(absl::Condition(&ready), is_timed
                                                       ? std::min(timers_.Wait(), retention_.Wait())
                                                       : absl::InfiniteDuration());
  return first != nullptr || !queue_.empty() || !stopping_;
}

void CommandLoop::Settle() {
  while (!under_way_.empty()) {
    const std::optional<CommitOutcome> outcome = OutcomeOf(*under_way_.front());
    if (!outcome.has_value()) return;
    if (*outcome != CommitOutcome::kCommitted) return Recover();
    AnswerFirst();
  }
}

void CommandLoop::AnswerFirst() {
  Group& group = *under_way_.front();
  last_token_ = group.token;
  written_ = group.next.sequence;
  timers_.Note(group.first_due);
  ++group.counts.commits;
  committed_(group.rested_on);
  AnswerAll(group);
  under_way_.pop_front();
}

void CommandLoop::Forget() {
  // What was changed before the last time must be written by now.
  if (written_ < forgot_at_) return;
  forgot_at_ = head_.sequence;
  state_.AgeRequests();
  if (state_.recent_bytes() > limits::kCachedRecordBytesMax / 2) state_.Age();
  if (texts_.recent_bytes() > limits::kCachedTextBytesMax / 2) texts_.Age();
}

CommandLoop::Batch CommandLoop::TakeQueued() {
  absl::MutexLock lock(&mutex_);
  Batch taken;
  while (!queue_.empty() && next_.members.size() + taken.size() < limits::kGroupCommandsMax) {
    queued_bytes_ -= queue_.front().request.size_bytes;
    taken.push_back(std::move(queue_.front()));
    queue_.pop_front();
  }
  return taken;
}

CommandLoop::Batch CommandLoop::TakeDue() {
  Batch due;
  if (!ended_.ok() || next_.full()) return due;
  for (engine::Request& request : timers_.Due()) {
    due.push_back({std::move(request), absl::InfiniteFuture(), [](const auto&) {}});
  }
  return due;
}

void CommandLoop::Decide(Batch batch) {
  if (next_.empty()) next_.expected = head_;
  auto turn = batch.begin();
  for (; turn != batch.end() && !next_.full(); ++turn) {
    if (alone_ > 0) {
      if (!next_.empty()) break;
      --alone_;
      next_.closed = true;
    }
    Pending& member = next_.members.emplace_back(std::move(*turn));
    member.answer = AnswerOf(member);
    if (!member.answer.ok()) ++next_.counts.refusals;
  }
  if (turn == batch.end()) return;
  // The rest waits for the next commit, in front of what came later.
  absl::MutexLock lock(&mutex_);
  for (auto rest = batch.end(); rest != turn;) {
    --rest;
    queued_bytes_ += rest->request.size_bytes;
    queue_.push_front(std::move(*rest));
  }
}

absl::StatusOr<Answer> CommandLoop::AnswerOf(Pending& member) {
  if (!ended_.ok()) return ended_;
  if (++member.attempts > limits::kCommitAttemptsMax) {
    return Refuse(noordster::v1::OUTCOME_UNCERTAIN,
                  "the store did not take the commit; ask again with the same request id");
  }
  if (member.deadline < time_.wall().Now()) {
    return Refuse(noordster::v1::NOT_IN_TIME, "not decided in time; nothing was changed");
  }
  return DecideOne(member.request);
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

absl::StatusOr<Answer> CommandLoop::DecideOne(engine::Request& request) {
  const std::string request_name = engine::RequestName(request.caller.Scope(), request.request_id);
  if (absl::Status loaded = LoadNeeds(store_, partition_, request, state_); !loaded.ok())
    return loaded;
  const engine::Context context = Now();
  if (!request.validate_only) {
    std::optional<absl::StatusOr<Answer>> known = Known(request, request_name);
    if (known.has_value()) {
      if (!known->ok()) return *std::move(known);
      ++next_.counts.replays;
      (*known)->sight = engine::Sight(state_, request.caller, context);
      return *std::move(known);
    }
  }
  absl::StatusOr<engine::Decision> decision = engine::Decide(state_, request, context);
  if (!decision.ok()) return decision.status();
  Answer answer;
  answer.resource = decision->resource;
  if (!request.validate_only) Accept(*decision, request, context);
  answer.revision = head_.sequence;
  answer.sight = engine::Sight(state_, request.caller, context);
  if (!request.validate_only && engine::AnswersItsResource(request)) Show(answer);
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
                         const engine::Context& context) {
  if (decision.events.empty()) return;
  fingerprints_.RenewIfDue(absl::FromUnixMicros(context.now_micros), time_.Trusted(), next_.rows);
  const std::string fingerprint = fingerprints_.Of(request.content_digest);
  size_t rows = next_.rows.size();
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
    ProjectEvent(event, bytes, next_.rows);
    ++next_.counts.events;
  }
  const std::vector<engine::Change> changes = state_.TakeChanges();
  ProjectChanges(changes, next_.rows);
  AddRestedOn(changes, next_.rested_on);
  for (const engine::NewText& text : request.texts) {
    next_.rows.push_back({storage::PrivateKey(text.ref.id()), text.row.SerializeAsString()});
    texts_.Write(text.ref.id(), text.row.text());
  }
  for (const std::string& id : decision.erased_texts) {
    next_.rows.push_back({storage::PrivateKey(id), std::nullopt});
    texts_.Erase(id);
  }
  for (; rows < next_.rows.size(); ++rows) next_.bytes += SizeOf(next_.rows[rows]);
  last_commit_micros_ = context.now_micros;
}

void CommandLoop::Submit() {
  Group& group = *under_way_.emplace_back(std::make_unique<Group>(std::move(next_)));
  next_ = Group();
  group.token = base::RandomBytes(16);
  group.next = head_;
  retention_.AddFloor(group.rows);
  if (group.expected.sequence == 0) {
    group.rows.push_back({storage::GenesisKey(), genesis_});
    SayDerivation(group.rows);
  }
  group.first_due = timers_.FirstDue(group.rows);
  storage::Commit commit{
      partition_, epoch_, group.expected, group.next, std::exchange(group.rows, {}), group.token};
  store_.Submit(std::move(commit), [this, &group](storage::CommitResult result) {
    absl::MutexLock lock(&mutex_);
    group.result = std::move(result);
  });
}

std::optional<CommitOutcome> CommandLoop::OutcomeOf(const Group& group) const {
  absl::MutexLock lock(&mutex_);
  return group.result.has_value() ? std::optional(group.result->outcome) : std::nullopt;
}

void CommandLoop::AwaitResults() {
  absl::MutexLock lock(&mutex_);
  const auto all_ended = [this]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    return std::all_of(under_way_.begin(), under_way_.end(),
                       [](const auto& group) { return group->result.has_value(); });
  };
  mutex_.Await(absl::Condition(&all_ended));
}

void CommandLoop::AnswerThrough(absl::FunctionRef<bool(const Group&)> is_written) {
  const auto last = std::find_if(under_way_.rbegin(), under_way_.rend(),
                                 [&](const auto& group) { return is_written(*group); });
  for (auto left = under_way_.rend() - last; left > 0; --left) AnswerFirst();
}

void CommandLoop::Recover() {
  AwaitResults();
  // What was written stands on all before it.
  AnswerThrough(
      [](const Group& group) { return group.result->outcome == CommitOutcome::kCommitted; });
  if (under_way_.empty()) return;
  TakeBack();
  // What was decided on top of it rests on nothing any more.
  Batch again;
  for (const auto& group : under_way_) {
    std::move(group->members.begin(), group->members.end(), std::back_inserter(again));
  }
  under_way_.clear();
  std::move(next_.members.begin(), next_.members.end(), std::back_inserter(again));
  next_ = Group();
  Decide(std::move(again));
}

void CommandLoop::TakeBack() {
  Group& failed = *under_way_.front();
  const storage::CommitResult result = *failed.result;
  base::Log("commit_failed", {{"partition", partition_}, {"status", result.status.ToString()}});
  if (result.outcome == CommitOutcome::kFenced) {
    ended_ = NotServing("another process took this municipality over");
    return FailAll(failed, ended_);
  }
  timers_.StartOver();
  // Then the partition is still ours. Acquiring it anew would write, maybe to a disk that is full.
  const bool written_not =
      result.outcome == CommitOutcome::kUnavailable || result.outcome == CommitOutcome::kTooLarge;
  if (written_not) StartFrom(failed.expected);
  const absl::Status ready = written_not ? ReadHead() : Own();
  if (!ready.ok()) {
    base::Log("partition_ended", {{"partition", partition_}, {"status", ready.ToString()}});
    ended_ = Refuse(noordster::v1::OUTCOME_UNCERTAIN,
                    "the store stopped; ask again with the same request id");
    return FailAll(failed, ended_);
  }
  if (written_not) return Undo(failed, result);
  const std::string token = last_token_;
  AnswerThrough([&token](const Group& group) { return group.token == token; });
}

void CommandLoop::Undo(Group& group, const storage::CommitResult& result) {
  const bool too_large = result.outcome == CommitOutcome::kTooLarge;
  if (too_large && group.members.size() > 1) {
    // Each in a commit of its own, so that only the one that is too large fails.
    alone_ = group.members.size();
  } else if (engine::RefusalOf(result.status).has_value()) {
    FailAll(group, result.status);
  } else if (too_large) {
    FailAll(group, Refuse(noordster::v1::LIMIT_REACHED, result.status.message(),
                          {{"limit", "commit_bytes"}}));
  } else if (result.status.code() == absl::StatusCode::kResourceExhausted) {
    FailAll(group, Refuse(noordster::v1::DISK_NEARLY_FULL, result.status.message()));
  } else {
    FailAll(group, NotServing(result.status.message()));
  }
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
