// SPDX-License-Identifier: EUPL-1.2
#include "services/runtime/loop/answerer.h"

#include <utility>

#include "services/base/limits.h"

namespace noordster::runtime {
namespace {

constexpr size_t kFew = 2;

void GiveNow(std::vector<ReadyAnswer> answers) {
  for (ReadyAnswer& ready : answers) ready.done(std::move(ready.answer));
}

}  // namespace

Answerer::Answerer() : thread_([this] { Run(); }) {}

Answerer::~Answerer() { Stop(); }

void Answerer::Stop() {
  {
    const absl::MutexLock lock(&mutex_);
    stopping_ = true;
  }
  if (thread_.joinable()) thread_.join();
}

void Answerer::Give(std::vector<ReadyAnswer> answers) {
  if (answers.empty()) return;
  {
    const absl::MutexLock lock(&mutex_);
    if (under_way_ > 0 || answers.size() > kFew) {
      const auto has_room = [this]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
        return under_way_ < limits::kAnswerBatchesMax;
      };
      mutex_.Await(absl::Condition(&has_room));
      ++under_way_;
      waiting_.push_back(std::move(answers));
      return;
    }
  }
  GiveNow(std::move(answers));
}

void Answerer::Run() {
  for (auto answers = Next(); !answers.empty(); answers = Next()) {
    GiveNow(std::move(answers));
    const absl::MutexLock lock(&mutex_);
    --under_way_;
  }
}

std::vector<ReadyAnswer> Answerer::Next() {
  const absl::MutexLock lock(&mutex_);
  const auto has_work = [this]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    return stopping_ || !waiting_.empty();
  };
  mutex_.Await(absl::Condition(&has_work));
  if (waiting_.empty()) return {};
  std::vector<ReadyAnswer> answers = std::move(waiting_.front());
  waiting_.pop_front();
  return answers;
}

}  // namespace noordster::runtime
