// SPDX-License-Identifier: EUPL-1.2
#include "services/runtime/planning/planner.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/synchronization/blocking_counter.h"
#include "services/base/digest.h"
#include "services/base/limits.h"
#include "services/base/log.h"
#include "services/base/municipal_day.h"
#include "services/engine/names.h"

namespace noordster::runtime {
namespace {

using noordster::internal::v1::Forecast;
using noordster::internal::v1::ForecastStage;

// The longest until it looks what day it is: the clock may be set.
constexpr absl::Duration kLookMax = absl::Minutes(1);

// How much longer than it worked it rests, and the longest it does.
constexpr int kRestFactor = 20;
constexpr absl::Duration kRestMax = absl::Minutes(1);

// Until it tries again what could not be read or told.
constexpr absl::Duration kRetry = absl::Seconds(1);

// So many requests wait in a loop at once, so that commands pass between them.
constexpr size_t kTellBatch = 64;

constexpr size_t kRequestIdBytes = 16;

engine::Caller ClockCaller() {
  engine::Caller caller;
  caller.actor.set_kind(noordster::internal::v1::Actor::CLOCK);
  return caller;
}

engine::Request RequestTo(const std::string& owner, const Forecast& made) {
  engine::Request request;
  request.command = engine::MakeForecast{owner, made};
  request.caller = ClockCaller();
  // The same can be told again after something else was: what stands decides whether it is news.
  request.content_digest = base::RandomBytes(kRequestIdBytes);
  request.request_id = absl::BytesToHexString(request.content_digest);
  request.size_bytes = made.ByteSizeLong();
  return request;
}

// Whether a forecast says anything of the future.
bool IsAhead(const Forecast& forecast) {
  return forecast.has_target() || forecast.has_hand_in() || !forecast.closings().empty() ||
         std::any_of(forecast.stages().begin(), forecast.stages().end(),
                     [](const auto& stage) { return stage.state() == ForecastStage::PLANNED; });
}

}  // namespace

Planner::Planner(const Queries& queries, EngineTime& time, Submit submit)
    : queries_(queries), time_(time), submit_(std::move(submit)) {}

Planner::~Planner() { Stop(); }

void Planner::Note(const std::string& municipality, const std::vector<std::string>& records) {
  if (records.empty()) return;
  const absl::MutexLock lock(&mutex_);
  Changes& changes = changes_[municipality];
  for (const std::string& record : records) {
    if (engine::KindOf(record) == Record::kMeeting) {
      changes.bodies.insert(std::string(engine::ParentOf(record)));
    } else {
      changes.asks_for_picture = true;
    }
  }
}

void Planner::Start() {
  thread_ = std::thread([this] { Run(); });
}

void Planner::Stop() {
  {
    const absl::MutexLock lock(&mutex_);
    stopping_ = true;
  }
  if (thread_.joinable()) thread_.join();
}

bool Planner::Goes() const {
  const absl::MutexLock lock(&mutex_);
  return !stopping_;
}

void Planner::Run() {
  while (Goes()) {
    const absl::Time begin = absl::Now();
    const bool is_done = Work();
    const absl::Duration rest = std::min((absl::Now() - begin) * kRestFactor, kRestMax);
    const absl::MutexLock lock(&mutex_);
    mutex_.AwaitWithTimeout(absl::Condition(&stopping_), rest);
    const absl::Time now = time_.Now();
    const absl::Time midnight = base::MunicipalMidnight(base::MunicipalDay(now) + 1);
    const auto wakes = [this]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
      return stopping_ || !changes_.empty();
    };
    mutex_.AwaitWithTimeout(absl::Condition(&wakes),
                            is_done ? std::min(midnight - now, kLookMax) : kRetry);
  }
}

std::map<std::string, Planner::Changes> Planner::TakeChanges() {
  const absl::MutexLock lock(&mutex_);
  return std::exchange(changes_, {});
}

bool Planner::Work() {
  const absl::CivilDay today = base::MunicipalDay(time_.Now());
  if (!time_.Trusted()) return false;
  const absl::StatusOr<std::vector<std::string>> names = queries_.Municipalities();
  if (!names.ok()) return false;
  bool is_done = true;
  std::map<std::string, Changes> changes = TakeChanges();
  for (const std::string& name : *names) {
    Municipality& municipality = municipalities_[name];
    Changes& changed = changes[name];
    const bool has_new_day =
        municipality.picture == nullptr || municipality.picture->today() != today;
    if (changed.empty() && !has_new_day) continue;
    if (!Goes()) return false;
    const absl::Status worked = WorkOn(name, municipality, changed);
    if (worked.ok()) continue;
    // What was told is not known any more.
    municipality = Municipality();
    is_done = false;
    base::Log("planning_failed", {{"partition", name}, {"status", worked.ToString()}});
  }
  return is_done;
}

absl::Status Planner::WorkOn(const std::string& name, Municipality& municipality,
                             const Changes& changes) {
  const absl::StatusOr<Reader> reader = queries_.ReaderOf(ClockCaller(), name);
  if (!reader.ok()) return reader.status();
  if (!municipality.has_begun) {
    if (absl::Status begun = Begin(*reader, municipality); !begun.ok()) return begun;
  }
  const absl::CivilDay today = base::MunicipalDay(time_.Now());
  const bool takes_days =
      municipality.picture != nullptr && municipality.picture->today() == today &&
      !changes.asks_for_picture &&
      std::all_of(changes.bodies.begin(), changes.bodies.end(),
                  [&](const std::string& body) { return municipality.picture->TakesDaysOf(body); });
  if (takes_days) {
    for (const std::string& body : changes.bodies) {
      absl::StatusOr<ForecastPicture::Forecasts> forecasts =
          municipality.picture->ReplaceDays(queries_, *reader, body);
      if (!forecasts.ok()) return forecasts.status();
      absl::Status told = Tell(name, municipality, *std::move(forecasts));
      if (!told.ok()) return told;
    }
    return absl::OkStatus();
  }
  absl::StatusOr<std::unique_ptr<ForecastPicture>> picture =
      ForecastPicture::Read(queries_, *reader, today);
  if (!picture.ok()) return picture.status();
  municipality.picture = *std::move(picture);
  ForecastPicture::Forecasts forecasts = municipality.picture->All();
  // Of what ended nothing is ahead.
  for (const auto& [owner, told] : municipality.told) forecasts.try_emplace(owner);
  return Tell(name, municipality, std::move(forecasts));
}

absl::Status Planner::Begin(const Reader& reader, Municipality& municipality) {
  std::string begin;
  do {
    absl::StatusOr<RecordPage> page =
        queries_.List(reader, Record::kForecast, "", {begin, limits::kPageSizeMax});
    if (!page.ok()) return page.status();
    for (const Record& record : page->items) {
      if (!IsAhead(record.forecast())) continue;
      // No forecast is these bytes, so that each is told anew.
      municipality.told.emplace(engine::ParentOf(record.name()), "?");
    }
    begin = page->next;
  } while (!begin.empty());
  municipality.has_begun = true;
  return absl::OkStatus();
}

absl::Status Planner::Tell(const std::string& name, Municipality& municipality,
                           ForecastPicture::Forecasts forecasts) {
  std::vector<std::pair<std::string, Forecast>> news;
  for (auto& [owner, forecast] : forecasts) {
    const auto told = municipality.told.find(owner);
    const std::string known = told == municipality.told.end() ? "" : told->second;
    if (known == forecast.SerializeAsString()) continue;
    news.emplace_back(owner, std::move(forecast));
  }
  for (size_t begin = 0; begin < news.size(); begin += kTellBatch) {
    if (!Goes()) return absl::OkStatus();
    const size_t end = std::min(begin + kTellBatch, news.size());
    std::vector<absl::Status> answers(end - begin);
    absl::BlockingCounter left(static_cast<int>(end - begin));
    for (size_t i = begin; i < end; ++i) {
      submit_(name, RequestTo(news[i].first, news[i].second), absl::InfiniteFuture(),
              [&left, &answer = answers[i - begin]](const absl::StatusOr<Answer>& answered) {
                answer = answered.status();
                left.DecrementCount();
              });
    }
    left.Wait();
    for (size_t i = begin; i < end; ++i) {
      if (!answers[i - begin].ok()) return answers[i - begin];
      std::string bytes = news[i].second.SerializeAsString();
      if (bytes.empty()) {
        municipality.told.erase(news[i].first);
      } else {
        municipality.told[news[i].first] = std::move(bytes);
      }
    }
  }
  return absl::OkStatus();
}

}  // namespace noordster::runtime
