// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_ENGINE_RECOGNITION_ASKING_H_
#define NOORDSTER_TESTS_ENGINE_RECOGNITION_ASKING_H_

#include <string>
#include <vector>

#include "services/engine/recognition/answer_counts.h"
#include "tests/engine/world.h"

namespace noordster::engine {

// A plan at the partner consultation with one frozen version, and rounds about it that are open
// from 31 May to 15 June 2022. Acts are done on 15 July 2022, unless told otherwise.
class Asking {
 public:
  Asking();

  World& world() { return world_; }
  void SetToday(int month, int day) { world_.context().today = absl::CivilDay(2022, month, day); }

  // Asks participants "p1" to so many about the latest version.
  OpenRecognition Opening(int participants);
  std::string Open(int participants) { return world_.Do(Opening(participants)).resource; }

  static std::string IdOf(int participant);
  noordster::internal::v1::Participant Participant(int number);

  // An answer of a participant with so many remarks.
  GivenAnswer Answer(int participant, noordster::v1::Recognition::AnswerKind kind, int remarks = 0,
                     const std::string& received = "2022-06-10");

  // An outcome at the open stage on a day of 2022.
  RecordOutcome Outcome(const std::string& outcome, const std::string& date) const;

  const noordster::internal::v1::Recognition& Of(const std::string& round) const {
    return world_.Get(round).recognition();
  }
  noordster::v1::Recognition::Counts Counts(const std::string& round) const {
    return CountAnswers(Of(round));
  }

  // "REASON subject numbers" of everything in the way; of a refusal without blockers its reason
  // with the fields or the limit.
  std::vector<std::string> Barred(Command command);

 private:
  World world_;
};

// The round in which 33 partners are asked: 21 recognise the plan, 7 do with together 9 remarks, 2
// do not, 3 are silent.
std::string AskThirtyThree(Asking& asking);

}  // namespace noordster::engine

#endif  // NOORDSTER_TESTS_ENGINE_RECOGNITION_ASKING_H_
