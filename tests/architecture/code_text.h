// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_ARCHITECTURE_CODE_TEXT_H_
#define NOORDSTER_TESTS_ARCHITECTURE_CODE_TEXT_H_

#include <string>

#include "absl/strings/string_view.h"

namespace noordster::architecture {

// C++ text in which every comment and the content of every string and character literal is blank,
// raw strings included. Every other character stands where it stood, and so does every line end.
std::string WithoutCommentsAndLiterals(absl::string_view text);

// The same text in which preprocessor lines, continued ones included, are blank too.
std::string WithoutPreprocessor(std::string code);

// Whether a character is of a name.
bool IsWord(char character);

// Line of a position, from 1.
int LineAt(absl::string_view text, size_t position);

}  // namespace noordster::architecture

#endif  // NOORDSTER_TESTS_ARCHITECTURE_CODE_TEXT_H_
