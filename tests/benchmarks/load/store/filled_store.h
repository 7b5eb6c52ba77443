// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_BENCHMARKS_LOAD_STORE_FILLED_STORE_H_
#define NOORDSTER_TESTS_BENCHMARKS_LOAD_STORE_FILLED_STORE_H_

#include <cstdint>
#include <memory>
#include <string>

#include "tests/benchmarks/load/subject/endless_plans.h"
#include "tests/support/temporary_folder.h"

namespace noordster::bench {

// A data folder with millions of events, filled when it is first asked for: EndlessPlans that moved
// by the command loop of the product, on its store, in this process. What acknowledges nobody is
// not synced, all else is as the server writes it.
//
// Scenarios may go on with it one after the other. Of one thread.
class FilledStore {
 public:
  explicit FilledStore(int64_t events) : events_(events) {}

  // The data folder; for one server at a time.
  const std::string& data();

  // The plans in it.
  EndlessPlans& plans();

  // How it is called in the name of a case: "10M-events".
  std::string size_name() const;

 private:
  void Fill();
  void MoveAll(int moves);

  const int64_t events_;
  const noordster::testing::TemporaryFolder folder_;
  std::string data_;
  std::unique_ptr<EndlessPlans> plans_;
};

}  // namespace noordster::bench

#endif  // NOORDSTER_TESTS_BENCHMARKS_LOAD_STORE_FILLED_STORE_H_
