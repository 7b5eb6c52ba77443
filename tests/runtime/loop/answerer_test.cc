// SPDX-License-Identifier: EUPL-1.2
#include "services/runtime/loop/answerer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

#include "absl/synchronization/mutex.h"
#include "absl/synchronization/notification.h"

namespace noordster::runtime::answerer_test {
namespace {

class AnswererTest : public ::testing::Test {
 protected:
  // So many answers, numbered on.
  std::vector<ReadyAnswer> Next(int count) {
    std::vector<ReadyAnswer> answers;
    for (int i = 0; i < count; ++i) {
      Answer answer;
      answer.revision = ++last_;
      answers.push_back({[this](const absl::StatusOr<Answer>& given) { Note(*given); }, answer});
    }
    return answers;
  }

  void Note(const Answer& answer) {
    const absl::MutexLock lock(&mutex_);
    given_.push_back(answer.revision);
  }

  std::vector<int64_t> given() {
    const absl::MutexLock lock(&mutex_);
    return given_;
  }

  int64_t last_ = 0;
  absl::Mutex mutex_;
  std::vector<int64_t> given_ ABSL_GUARDED_BY(mutex_);
  Answerer answerer_;
};

TEST_F(AnswererTest, GivesAFewAtOnce) {
  answerer_.Give({});
  answerer_.Give(Next(1));
  EXPECT_THAT(given(), ::testing::ElementsAre(1));
}

TEST_F(AnswererTest, GivesAllInOrderAlsoAFewBehindMany) {
  absl::Notification released;
  std::vector<ReadyAnswer> many = Next(50);
  many[0].done = [&](const absl::StatusOr<Answer>& given) {
    released.WaitForNotification();
    Note(*given);
  };
  answerer_.Give(std::move(many));
  answerer_.Give(Next(1));
  EXPECT_THAT(given(), ::testing::IsEmpty());
  released.Notify();
  for (int batch = 0; batch < 20; ++batch) answerer_.Give(Next(batch));
  answerer_.Stop();
  std::vector<int64_t> all;
  for (int64_t number = 1; number <= last_; ++number) all.push_back(number);
  EXPECT_EQ(given(), all);
}

}  // namespace
}  // namespace noordster::runtime::answerer_test
