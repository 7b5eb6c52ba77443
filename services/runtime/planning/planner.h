// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_RUNTIME_PLANNING_PLANNER_H_
#define NOORDSTER_SERVICES_RUNTIME_PLANNING_PLANNER_H_

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "services/engine/command.h"
#include "services/runtime/answer.h"
#include "services/runtime/engine_time.h"
#include "services/runtime/planning/forecast_picture.h"
#include "services/runtime/queries.h"

namespace noordster::runtime {

// Keeps what is told of the planning of running plans true: works it out again when something it
// rests on was committed, and at the start of every day, and hands what changed to the command
// loops as requests of the clock. What is not told when the server stops is worked out at its next
// start. While the time is in doubt it does nothing.
//
// It takes a twentieth of a processor at most: after a while of work it rests twenty times as long,
// up to a bound, and takes what was committed meanwhile together.
//
// Note is safe from any thread, the others are for the one that made it. Queries, time and what
// submit leads to outlive it.
class Planner {
 public:
  // Hands a request to the command loop of a municipality.
  using Submit = std::function<void(const std::string& municipality, engine::Request request,
                                    absl::Time deadline, Answered done)>;

  Planner(const Queries& queries, EngineTime& time, Submit submit);
  // Stops.
  ~Planner();

  // Something of these records was committed (AddRestedOn). Does not block.
  void Note(const std::string& municipality, const std::vector<std::string>& records);

  // Works off all there is, and returns once that is committed; false: something could not be read
  // or told, and is asked for again. REQUIRES: not started.
  bool Work();

  // Works on a thread of its own from now on.
  void Start();
  // Ends that thread. To be called before the loops stop.
  void Stop();

 private:
  // What changed since the last picture.
  struct Changes {
    bool asks_for_picture = false;
    // Bodies that meet on other days.
    std::set<std::string> bodies;

    bool empty() const { return !asks_for_picture && bodies.empty(); }
  };
  struct Municipality {
    std::unique_ptr<ForecastPicture> picture;
    // What was last told of each plan and body, as bytes.
    std::map<std::string, std::string> told;
    // What stands in the store was looked at.
    bool has_begun = false;
  };

  void Run();
  bool Goes() const;
  std::map<std::string, Changes> TakeChanges();
  absl::Status WorkOn(const std::string& name, Municipality& municipality, const Changes& changes);
  // Finds what was told before the server started, so that nothing stays that is not so any more.
  absl::Status Begin(const Reader& reader, Municipality& municipality);
  absl::Status Tell(const std::string& name, Municipality& municipality,
                    ForecastPicture::Forecasts forecasts);

  const Queries& queries_;
  EngineTime& time_;
  const Submit submit_;
  // Of the thread that works.
  std::map<std::string, Municipality> municipalities_;

  mutable absl::Mutex mutex_;
  std::map<std::string, Changes> changes_ ABSL_GUARDED_BY(mutex_);
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;

  std::thread thread_;
};

}  // namespace noordster::runtime

#endif  // NOORDSTER_SERVICES_RUNTIME_PLANNING_PLANNER_H_
