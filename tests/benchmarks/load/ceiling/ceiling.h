// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_BENCHMARKS_LOAD_CEILING_CEILING_H_
#define NOORDSTER_TESTS_BENCHMARKS_LOAD_CEILING_CEILING_H_

#include <grpcpp/grpcpp.h>

#include <functional>
#include <vector>

#include "tests/benchmarks/load/ceiling/shape.h"
#include "tests/benchmarks/load/drive/calls.h"
#include "tests/benchmarks/load/drive/program.h"
#include "tests/support/temporary_folder.h"

namespace noordster::bench {

// A ceiling (ceiling_server.h) that runs beside the product, and how to call it.
class Ceiling {
 public:
  explicit Ceiling(const CeilingShape& shape);

  Program& program() { return program_; }

  // Calls kCommit or kEcho with an act. Safe from any thread.
  void Call(const char* method, int slot, size_t act, std::function<void()> done);

 private:
  const noordster::testing::TemporaryFolder folder_;
  Program program_;
  RawCalls calls_;
  std::vector<grpc::ByteBuffer> requests_;
};

}  // namespace noordster::bench

#endif  // NOORDSTER_TESTS_BENCHMARKS_LOAD_CEILING_CEILING_H_
