// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_BENCHMARKS_LOAD_MACHINE_H_
#define NOORDSTER_TESTS_BENCHMARKS_LOAD_MACHINE_H_

#include <map>
#include <string>

namespace noordster::bench {

// What figures depend on: processor, cores, latency of a synced write of 4 KiB, versions of what
// the server is made of.
std::map<std::string, std::string> MachineFacts();

}  // namespace noordster::bench

#endif  // NOORDSTER_TESTS_BENCHMARKS_LOAD_MACHINE_H_
