// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_BENCHMARKS_LOAD_CEILING_SHAPE_H_
#define NOORDSTER_TESTS_BENCHMARKS_LOAD_CEILING_SHAPE_H_

#include <cstddef>
#include <string>
#include <vector>

namespace noordster::bench {

// A row as the product writes it.
struct RowShape {
  size_t key_bytes = 0;
  size_t value_bytes = 0;
  // The next act on the same plan writes it again, as that of a record; else it is a new one each
  // time.
  bool returns = false;
};

// The messages and rows of one act as the product sends and writes them.
struct ActShape {
  size_t request_bytes = 0;
  size_t response_bytes = 0;
  std::vector<RowShape> rows;
};

// What a ceiling is made of.
struct CeilingShape {
  std::vector<ActShape> acts;
  // A message of a stream; 0: nobody follows.
  size_t message_bytes = 0;
  // Rows that return do so after as many acts as there are plans.
  size_t plans = 10'000;

  // In one word, for a command line and a report.
  std::string ToString() const;
  static CeilingShape FromString(const std::string& text);
};

}  // namespace noordster::bench

#endif  // NOORDSTER_TESTS_BENCHMARKS_LOAD_CEILING_SHAPE_H_
