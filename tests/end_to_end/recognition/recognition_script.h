// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_END_TO_END_RECOGNITION_RECOGNITION_SCRIPT_H_
#define NOORDSTER_TESTS_END_TO_END_RECOGNITION_RECOGNITION_SCRIPT_H_

#include <string>
#include <vector>

namespace noordster::testing {

// Answers of the residents with a remark, as a table that can be imported.
extern const char kRecognitionAnswers[];

// Every command about recognition rounds and remarks at least once, one after the other, on a plan
// of their own. `document` is any file, `answers` one with kRecognitionAnswers; a note is written
// to the file `note`.
std::vector<std::vector<std::string>> RecognitionScript(const std::string& document,
                                                        const std::string& answers,
                                                        const std::string& note);

}  // namespace noordster::testing

#endif  // NOORDSTER_TESTS_END_TO_END_RECOGNITION_RECOGNITION_SCRIPT_H_
