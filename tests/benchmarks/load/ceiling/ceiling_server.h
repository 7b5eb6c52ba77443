// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_BENCHMARKS_LOAD_CEILING_CEILING_SERVER_H_
#define NOORDSTER_TESTS_BENCHMARKS_LOAD_CEILING_CEILING_SERVER_H_

#include <string>

#include "tests/benchmarks/load/ceiling/shape.h"

namespace noordster::bench {

// Methods of a ceiling. The first byte of a request of the first two is the number of the act.
//
// Commits the rows of an act and answers with as many bytes as the product.
inline constexpr char kCommit[] = "/noordster.bench.Ceiling/Commit";
// Answers with as many bytes as the product, and does nothing else.
inline constexpr char kEcho[] = "/noordster.bench.Ceiling/Echo";
// Streams messages as fast as they are taken.
inline constexpr char kEndless[] = "/noordster.bench.Ceiling/Endless";
// Streams a message for each commit (FollowedCommits).
inline constexpr char kFollow[] = "/noordster.bench.Ceiling/Follow";

// The main function of a ceiling: what a plain server of the same parts does, without the product
// (CeilingCommitter says how plain). Serves on a folder, which exists, until the process is ended.
int ServeCeiling(const std::string& folder, const CeilingShape& shape);

// The same of a server that opens the database of a data folder of the product, to read, and
// nothing else. `folder` is for its socket.
int ServeOpened(const std::string& folder, const std::string& data);

}  // namespace noordster::bench

#endif  // NOORDSTER_TESTS_BENCHMARKS_LOAD_CEILING_CEILING_SERVER_H_
