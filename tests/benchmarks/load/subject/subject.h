// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_BENCHMARKS_LOAD_SUBJECT_SUBJECT_H_
#define NOORDSTER_TESTS_BENCHMARKS_LOAD_SUBJECT_SUBJECT_H_

#include <string>

#include "tests/benchmarks/load/drive/program.h"
#include "tests/support/temporary_folder.h"

namespace noordster::bench {

// The server that is measured, as its users start it.
class Subject {
 public:
  // On an empty folder of its own.
  Subject() : Subject("") {}
  // On a data folder; empty: one of its own.
  explicit Subject(const std::string& data)
      : program_("noordsterd", {"--data", data.empty() ? folder_.File("data") : data}) {}

  Program& program() { return program_; }
  const std::string& address() const { return program_.address(); }

 private:
  const noordster::testing::TemporaryFolder folder_;
  Program program_;
};

}  // namespace noordster::bench

#endif  // NOORDSTER_TESTS_BENCHMARKS_LOAD_SUBJECT_SUBJECT_H_
