// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_RUNTIME_LOOP_ANSWERER_H_
#define NOORDSTER_SERVICES_RUNTIME_LOOP_ANSWERER_H_

#include <deque>
#include <thread>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "services/runtime/answer.h"

namespace noordster::runtime {

// An answer and who gets it.
struct ReadyAnswer {
  Answered done;
  absl::StatusOr<Answer> answer;
};

// Gives the answers of a loop on a thread of its own, in order, so that the loop can decide on what
// comes next meanwhile. Of the thread of its loop.
class Answerer {
 public:
  Answerer();
  ~Answerer();
  Answerer(const Answerer&) = delete;
  Answerer& operator=(const Answerer&) = delete;

  // Takes answers; waits while many are not given yet. A few are given at once, when none wait:
  // handing them over would take longer.
  void Give(std::vector<ReadyAnswer> answers);

  // Gives all that waits and ends the thread. Nothing may be given afterwards.
  void Stop();

 private:
  void Run();
  // Waits for a batch; empty when all is given and nothing more comes.
  std::vector<ReadyAnswer> Next();

  absl::Mutex mutex_;
  std::deque<std::vector<ReadyAnswer>> waiting_ ABSL_GUARDED_BY(mutex_);
  // Batches that were taken and not given yet, those that wait and the one under way.
  int under_way_ ABSL_GUARDED_BY(mutex_) = 0;
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  std::thread thread_;
};

}  // namespace noordster::runtime

#endif  // NOORDSTER_SERVICES_RUNTIME_LOOP_ANSWERER_H_
