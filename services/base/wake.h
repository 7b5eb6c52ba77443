// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_BASE_WAKE_H_
#define NOORDSTER_SERVICES_BASE_WAKE_H_

#include <atomic>

#include "absl/time/time.h"

namespace noordster::base {

// Wakes one thread from any other without a lock between them: who notifies never waits for who
// sleeps. Ends the process when the operating system has no more descriptors.
class Wake {
 public:
  Wake();
  ~Wake();
  Wake(const Wake&) = delete;
  Wake& operator=(const Wake&) = delete;

  // Lets Wait return, now or the next time it is called. Safe from any thread.
  void Notify();

  // Returns when notified, or after `patience`. Of one thread.
  void Wait(absl::Duration patience);

 private:
  const int event_;
  // Notified and not yet taken notice of: another Notify has nothing to add.
  std::atomic<bool> notified_{false};
};

}  // namespace noordster::base

#endif  // NOORDSTER_SERVICES_BASE_WAKE_H_
