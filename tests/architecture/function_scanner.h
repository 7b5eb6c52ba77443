// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_ARCHITECTURE_FUNCTION_SCANNER_H_
#define NOORDSTER_TESTS_ARCHITECTURE_FUNCTION_SCANNER_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace noordster::architecture {

// A function that a file defines or declares.
struct Function {
  // Words before the parameters: "Store::Get", "TEST"; "lambda" for one outside a function.
  std::string name;
  // Line its text begins on, from 1.
  int line = 0;
  // Lines from there to its closing brace; 0 for a declaration.
  int lines = 0;
  // Parameters; 0 for a lambda or a macro such as TEST.
  int parameters = 0;
};

// Finds the functions of a C++ file by their braces. An approximation: it knows no types and no
// macros. It errs on one side: a block that is no namespace, type or list of initial values counts
// as a function, so a long function is never missed. Functions and lambdas inside a function count
// as part of it; so do the lines of its signature.
std::vector<Function> ScanFunctions(absl::string_view text);

}  // namespace noordster::architecture

#endif  // NOORDSTER_TESTS_ARCHITECTURE_FUNCTION_SCANNER_H_
