// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_RUNTIME_CROWD_CROWD_H_
#define NOORDSTER_TESTS_RUNTIME_CROWD_CROWD_H_

#include <string>

#include "storage/store.h"
#include "tests/support/fake_clock.h"

namespace noordster::runtime {

// How the plans of a crowd lie.
enum class Spread {
  // Half of them at each stage; due on 300 days.
  kMixed,
  // All at the board, blocked, due on one day.
  kAlike,
};

// Stages of the path of a crowd; a plan at the board has a remark without reaction, which blocks
// it.
inline constexpr char kConsultation[] = "consult";
inline constexpr char kBoard[] = "board";

// Fills an empty store with a municipality of `plans` plans in programme "p", half of them of
// challenge "c", as commands would. Store and clock outlive it; the store can be taken over
// afterwards.
void FillWithPlans(int plans, Spread spread, storage::Store& store,
                   noordster::testing::FakeClock& clock);

}  // namespace noordster::runtime

#endif  // NOORDSTER_TESTS_RUNTIME_CROWD_CROWD_H_
