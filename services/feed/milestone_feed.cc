// SPDX-License-Identifier: EUPL-1.2
#include "services/feed/milestone_feed.h"

#include <algorithm>
#include <utility>

#include "absl/random/random.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/base/check.h"
#include "services/base/digest.h"
#include "services/base/limits.h"
#include "services/base/log.h"
#include "services/base/municipal_day.h"
#include "services/engine/index_rows.h"
#include "services/engine/names.h"
#include "storage/keys.h"

namespace noordster::feed {
namespace {

using noordster::internal::v1::Milestone;
using noordster::internal::v1::Record;
using noordster::v1::StreamClosing;
using storage::Space;

std::string SecretPrefix() {
  return storage::IndexKey(static_cast<uint8_t>(engine::Index::kSecret), "");
}

// The decision, action or proposal an entry of that index is of.
std::string SecretOf(absl::string_view key) {
  const std::pair<absl::string_view, std::string> entry =
      absl::StrSplit(key, absl::MaxSplits('\0', 1));
  return entry.second;
}

bool IsRecordOf(absl::string_view key, Record::KindCase kind) {
  return key.size() > 1 && key[0] == static_cast<char>(Space::kRecord) &&
         key[1] == static_cast<char>(kind);
}

int64_t RandomSeconds(absl::Duration from, absl::Duration to) {
  absl::InsecureBitGen random;
  return absl::Uniform(absl::IntervalClosed, random, absl::ToInt64Seconds(from),
                       absl::ToInt64Seconds(to));
}

}  // namespace

absl::StatusOr<std::unique_ptr<MilestoneFeed>> MilestoneFeed::Open(
    storage::Store& store, const storage::PartitionId& municipality, const Readings& readings,
    const base::Clock& clock, Readers& readers) {
  absl::StatusOr<storage::Values> genesis =
      store.Get(municipality, std::vector<std::string>{storage::GenesisKey()});
  if (!genesis.ok()) return genesis.status();
  std::unique_ptr<MilestoneFeed> feed(
      new MilestoneFeed(store, municipality, readings, clock, readers));
  const std::string chain = genesis->values[0].value_or("");
  feed->source_.chain = ShortDigest({chain});
  feed->source_.cursor_key = base::Sha256({"cursors", chain});
  const absl::StatusOr<storage::Head> head =
      store.OpenTail(municipality, [raw = feed.get()](storage::TailCommit commit) {
        raw->commits_.Put(std::move(commit));
        raw->wake_.Notify();
      });
  if (!head.ok()) return head.status();
  absl::StatusOr<Standing> standing = feed->ReadStanding();
  if (!standing.ok()) {
    store.CloseTail(municipality);
    return standing.status();
  }
  feed->source_.tail.Begin(*std::move(standing));
  feed->thread_ = std::thread([raw = feed.get()] { raw->Run(); });
  return feed;
}

MilestoneFeed::MilestoneFeed(storage::Store& store, const storage::PartitionId& municipality,
                             const Readings& readings, const base::Clock& clock, Readers& readers)
    : store_(store),
      clock_(clock),
      readers_(readers),
      source_{store, readings, municipality, 0, ShortDigest({store.id()})} {}

MilestoneFeed::~MilestoneFeed() {
  if (!thread_.joinable()) return;
  store_.CloseTail(source_.municipality);
  stopping_ = true;
  wake_.Notify();
  thread_.join();
  const absl::MutexLock lock(&mutex_);
  NOORDSTER_CHECK(streams_.empty());
}

std::shared_ptr<Stream> MilestoneFeed::New(Order order, Sink& sink) {
  const int64_t end = Second() + RandomSeconds(limits::kStreamAgeMin, limits::kStreamAgeMax);
  return std::make_shared<Stream>(source_, std::move(order), sink, end);
}

void MilestoneFeed::Begin(const std::shared_ptr<Stream>& stream) {
  stream->sent_second = Second();
  if (draining_) stream->closing = StreamClosing::DRAIN;
  stream->turn.fetch_add(1, std::memory_order_release);
  const absl::MutexLock lock(&mutex_);
  stream->place = streams_.size();
  streams_.push_back(stream);
  handed_over_.push_back(stream);
  wake_.Notify();
}

std::vector<noordster::v1::Milestone> MilestoneFeed::Render(absl::Span<const Milestone> milestones,
                                                            const engine::Sight& sight) {
  const std::vector<Words> words = source_.names.Of(milestones);
  std::vector<noordster::v1::Milestone> rendered;
  rendered.reserve(milestones.size());
  for (size_t i = 0; i < milestones.size(); ++i) {
    rendered.push_back(feed::Render(milestones[i], source_.municipality, words[i].View(),
                                    sight.SeesAllOf(milestones[i].resource())));
  }
  return rendered;
}

absl::StatusOr<int64_t> MilestoneFeed::Floor() const { return ReadFloor(source_); }

void MilestoneFeed::Written(const std::shared_ptr<Stream>& stream, bool ok) {
  if (!ok) stream->is_cancelled = true;
  stream->is_writing = false;
  // Before this one, which may be the last of the feed.
  PumpWoken(false);
  Pump(stream, false);
}

void MilestoneFeed::Cancel(const std::shared_ptr<Stream>& stream) {
  stream->is_cancelled = true;
  const absl::MutexLock lock(&cancelled_mutex_);
  cancelled_.push_back(stream);
  wake_.Notify();
}

void MilestoneFeed::Drain() {
  draining_ = true;
  wake_.Notify();
}

absl::StatusOr<Standing> MilestoneFeed::ReadStanding() const {
  Standing standing;
  engine::SecretParts secrets;
  storage::Range range = storage::PrefixRange(SecretPrefix());
  for (bool is_first = true, more = true; more; is_first = false) {
    const absl::StatusOr<storage::Page> page =
        store_.Scan(source_.municipality, range, limits::kScanRowsMax);
    if (!page.ok()) return page.status();
    // The commits behind the first page come by themselves, and change what they changed again.
    if (is_first) standing.head = page->head.sequence;
    for (const storage::Row& row : page->rows) secrets.insert(SecretOf(row.key));
    more = page->more;
    if (more) range.begin = page->rows.back().key + '\0';
  }
  standing.rights = standing.head;
  standing.day = base::MunicipalDay(clock_.Now());
  standing.secrets = std::make_shared<const engine::SecretParts>(std::move(secrets));
  return standing;
}

void MilestoneFeed::Run() {
  while (!stopping_) {
    wake_.Wait(absl::Seconds(1));
    TakeCommits();
    TakeHandedOver();
    Tick();
    while (PumpWoken(true)) {
    }
  }
}

void MilestoneFeed::TakeCommits() {
  // Before they are taken: what was put up to it is among them, unless it was dropped.
  const int64_t head = commits_.head();
  for (const storage::TailCommit& commit : commits_.TakeAll()) TakeCommit(commit);
  if (source_.tail.standing().head < head) SkipGap();
}

void MilestoneFeed::SkipGap() {
  absl::StatusOr<Standing> standing = ReadStanding();
  // The store stopped, and the server is about to; nothing more happens here.
  if (!standing.ok()) return;
  source_.names.ForgetAll();
  source_.tail.Begin(*std::move(standing));
  WakeAll();
}

void MilestoneFeed::TakeCommit(const storage::TailCommit& commit) {
  Standing standing = source_.tail.standing();
  if (commit.head <= standing.head) return;
  if (commit.after > standing.head) {
    SkipGap();
    return;
  }
  auto entry = std::make_shared<TailEntry>();
  entry->after = standing.head;
  entry->head = standing.head = commit.head;
  std::vector<Milestone> milestones;
  for (const storage::Write& row : commit.writes) TakeRow(row, standing, milestones);
  bool is_followed = false;
  {
    const absl::MutexLock lock(&mutex_);
    is_followed = !streams_.empty();
  }
  if (!is_followed) {
    source_.tail.Begin(std::move(standing));
    return;
  }
  entry->milestones = Encode(std::move(milestones), source_.municipality, source_.names);
  source_.tail.Append(entry, standing);
  PassOn(*entry, standing);
}

void MilestoneFeed::TakeRow(const storage::Write& row, Standing& standing,
                            std::vector<Milestone>& milestones) {
  if (row.key.empty()) return;
  switch (static_cast<Space>(row.key[0])) {
    case Space::kMilestone: {
      Milestone milestone;
      if (!row.value.has_value() || !milestone.ParseFromString(*row.value)) return;
      if (milestone.kind() == noordster::v1::Milestone::PLAN_UPDATED ||
          milestone.kind() == noordster::v1::Milestone::PLAN_MIGRATED) {
        source_.names.Forget(milestone.resource());
      }
      milestones.push_back(std::move(milestone));
      return;
    }
    case Space::kRecord:
      if (IsRecordOf(row.key, Record::kMunicipality) || IsRecordOf(row.key, Record::kPerson) ||
          IsRecordOf(row.key, Record::kMandate)) {
        standing.rights = standing.head;
      }
      if (IsRecordOf(row.key, Record::kBody) || IsRecordOf(row.key, Record::kProject) ||
          IsRecordOf(row.key, Record::kIndicator)) {
        source_.names.Forget(row.key.substr(2));
      }
      return;
    case Space::kPrivate:
      if (!row.value.has_value()) source_.names.ForgetAll();
      return;
    case Space::kIndex: {
      if (!absl::StartsWith(row.key, SecretPrefix())) return;
      engine::SecretParts secrets = *standing.secrets;
      if (row.value.has_value()) {
        secrets.insert(SecretOf(row.key));
      } else {
        secrets.erase(SecretOf(row.key));
      }
      standing.rights = standing.head;
      standing.secrets = std::make_shared<const engine::SecretParts>(std::move(secrets));
      return;
    }
    default:
      return;
  }
}

void MilestoneFeed::PassOn(const TailEntry& entry, const Standing& standing) {
  WakeUnless([&](Subscription& subscription) { return subscription.PassOver(entry, standing); });
}

void MilestoneFeed::WakeUnless(absl::FunctionRef<bool(Subscription&)> passes_over) {
  std::vector<std::shared_ptr<Stream>> woken;
  for (size_t i = 0; i < waiting_.size();) {
    if (passes_over(waiting_[i]->subscription)) {
      ++i;
      continue;
    }
    woken.push_back(waiting_[i]);
    Unpark(woken.back());
    woken.back()->turn.fetch_add(1, std::memory_order_release);
  }
  const absl::MutexLock lock(&woken_mutex_);
  woken_.insert(woken_.end(), woken.begin(), woken.end());
}

bool MilestoneFeed::PumpWoken(bool is_own) {
  std::shared_ptr<Stream> stream;
  {
    const absl::MutexLock lock(&woken_mutex_);
    if (woken_.empty()) return false;
    stream = std::move(woken_.front());
    woken_.pop_front();
  }
  Pump(stream, is_own);
  return true;
}

void MilestoneFeed::TakeHandedOver() {
  std::vector<std::shared_ptr<Stream>> cancelled;
  {
    const absl::MutexLock lock(&cancelled_mutex_);
    cancelled.swap(cancelled_);
  }
  std::vector<std::shared_ptr<Stream>> handed_over;
  {
    const absl::MutexLock lock(&mutex_);
    handed_over.swap(handed_over_);
  }
  const Standing standing = source_.tail.standing();
  for (const std::shared_ptr<Stream>& stream : handed_over) {
    stream->turn.load(std::memory_order_acquire);
    const bool is_ending =
        stream->is_cancelled || stream->closing != StreamClosing::REASON_UNSPECIFIED;
    if (!is_ending && stream->subscription.IsUpTo(standing)) {
      Park(stream);
    } else {
      Pump(stream, true);
    }
  }
  // Those that do not wait are with someone who will see that they are cancelled.
  for (const std::shared_ptr<Stream>& stream : cancelled) {
    if (stream->waiting_place == Stream::kNowhere) continue;
    Unpark(stream);
    Pump(stream, true);
  }
}

void MilestoneFeed::Tick() {
  const int64_t second = Second();
  const bool is_told = !draining_ || std::exchange(has_drained_, true);
  if (second == ticked_second_ && is_told) return;
  ticked_second_ = second;
  const absl::CivilDay day = base::MunicipalDay(clock_.Now());
  if (day > source_.tail.standing().day) {
    source_.tail.SetDay(day);
    WakeAll();
  }
  const int64_t write_max = absl::ToInt64Seconds(limits::kStreamWriteMax);
  {
    const absl::MutexLock lock(&mutex_);
    for (const std::shared_ptr<Stream>& stream : streams_) {
      if (stream->is_writing && second - stream->sent_second > write_max) stream->sink.Break();
      auto none = StreamClosing::REASON_UNSPECIFIED;
      if (draining_) {
        stream->closing.compare_exchange_strong(none, StreamClosing::DRAIN);
      } else if (second >= stream->end_second) {
        stream->closing.compare_exchange_strong(none, StreamClosing::MAX_AGE);
      }
    }
  }
  for (size_t i = waiting_.size(); i-- > 0;) {
    const std::shared_ptr<Stream> stream = waiting_[i];
    const bool is_closing = stream->closing != StreamClosing::REASON_UNSPECIFIED;
    const bool is_silent =
        second - stream->sent_second >= absl::ToInt64Seconds(stream->subscription.heartbeat());
    if (!is_closing && !is_silent) continue;
    if (!is_closing) stream->subscription.Beat();
    Unpark(stream);
    Pump(stream, true);
  }
}

void MilestoneFeed::Close(Stream& stream) {
  const StreamClosing::Reason reason = stream.closing.exchange(StreamClosing::REASON_UNSPECIFIED);
  size_t streams = 0;
  {
    const absl::MutexLock lock(&mutex_);
    streams = streams_.size();
  }
  const absl::Duration spread =
      reason == StreamClosing::DRAIN
          ? absl::Seconds(1) + limits::kReturnPerThousand * static_cast<double>(streams) / 1000
          : absl::Seconds(1);
  absl::InsecureBitGen random;
  stream.subscription.Close(reason, spread * absl::Uniform(random, 0.0, 1.0));
}

void MilestoneFeed::Pump(const std::shared_ptr<Stream>& stream, bool is_own) {
  stream->turn.load(std::memory_order_acquire);
  while (true) {
    if (stream->is_cancelled) return Finish(stream, absl::OkStatus());
    if (stream->closing != StreamClosing::REASON_UNSPECIFIED && stream->subscription.is_open()) {
      Close(*stream);
    }
    std::string message;
    switch (stream->subscription.Advance(message)) {
      case Subscription::Next::kSend: {
        stream->sent_second = Second();
        stream->is_writing = true;
        stream->turn.fetch_add(1, std::memory_order_release);
        const Sink::Taken taken = stream->sink.Take(message);
        // Somebody else may have the stream by now.
        if (taken == Sink::Taken::kLater) return;
        stream->is_writing = false;
        if (taken == Sink::Taken::kEnough) return Finish(stream, absl::OkStatus());
        break;
      }
      case Subscription::Next::kWork:
        stream->turn.fetch_add(1, std::memory_order_release);
        readers_.Add([this, stream] { Work(stream); });
        return;
      case Subscription::Next::kWait:
        is_own ? Park(stream) : HandOver(stream);
        return;
      case Subscription::Next::kEnd:
        return Finish(stream, absl::OkStatus());
    }
  }
}

void MilestoneFeed::Work(const std::shared_ptr<Stream>& stream) {
  stream->turn.load(std::memory_order_acquire);
  const absl::Status worked = stream->subscription.Work();
  if (!worked.ok()) return Finish(stream, worked);
  const int64_t silent = Second() - stream->sent_second;
  if (silent >= absl::ToInt64Seconds(stream->subscription.heartbeat())) {
    stream->subscription.Beat();
  }
  Pump(stream, false);
}

void MilestoneFeed::Finish(const std::shared_ptr<Stream>& stream, const absl::Status& status) {
  {
    const absl::MutexLock lock(&mutex_);
    std::shared_ptr<Stream>& place = streams_[stream->place];
    std::swap(place, streams_.back());
    place->place = stream->place;
    streams_.pop_back();
  }
  // The last: nothing of this feed may be used behind it.
  stream->sink.Finish(status);
}

void MilestoneFeed::HandOver(const std::shared_ptr<Stream>& stream) {
  const int64_t position = stream->subscription.position();
  stream->turn.fetch_add(1, std::memory_order_release);
  {
    const absl::MutexLock lock(&mutex_);
    handed_over_.push_back(stream);
  }
  // What comes next wakes the thread of the feed anyway, unless it came meanwhile.
  if (source_.tail.standing().head != position) wake_.Notify();
}

void MilestoneFeed::Park(const std::shared_ptr<Stream>& stream) {
  stream->waiting_place = waiting_.size();
  waiting_.push_back(stream);
}

void MilestoneFeed::Unpark(const std::shared_ptr<Stream>& stream) {
  std::shared_ptr<Stream>& place = waiting_[stream->waiting_place];
  std::swap(place, waiting_.back());
  place->waiting_place = stream->waiting_place;
  waiting_.pop_back();
  stream->waiting_place = Stream::kNowhere;
}

}  // namespace noordster::feed
