// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_BENCHMARKS_LOAD_SUBJECT_SHIPPED_PROGRAMME_H_
#define NOORDSTER_TESTS_BENCHMARKS_LOAD_SUBJECT_SHIPPED_PROGRAMME_H_

#include <functional>
#include <string>
#include <vector>

#include "tests/benchmarks/load/drive/calls.h"

namespace noordster::bench {

// The programme that is shipped, and new plans that travel its path of 2022. Safe from any thread.
class ShippedProgramme {
 public:
  // Applies the files of deploy/ to an empty server by the command line.
  explicit ShippedProgramme(const std::string& address);

  // Name of a plan of the programme.
  static std::string NameOf(const std::string& plan);

  // The acts that take a plan from its creation to its adoption by the council, each body in turn.
  static std::vector<PlanAct> WayToCouncil(const std::string& plan);

  // Those that take it to the programme board, with remarks that nobody has answered yet.
  static std::vector<PlanAct> WayToBlockedBoard(const std::string& plan);

  // Does acts one after the other, each against the etag of the answer to the one before.
  void Do(int slot, std::vector<PlanAct> acts, std::function<void()> done);

 private:
  PlanCalls calls_;
};

}  // namespace noordster::bench

#endif  // NOORDSTER_TESTS_BENCHMARKS_LOAD_SUBJECT_SHIPPED_PROGRAMME_H_
