// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_BENCHMARKS_LOAD_FIGURE_H_
#define NOORDSTER_TESTS_BENCHMARKS_LOAD_FIGURE_H_

#include <map>
#include <string>
#include <vector>

namespace noordster::bench {

// What one run came to. Latencies are 0 where there are none.
struct Run {
  double value = 0;
  double p50_us = 0;
  double p99_us = 0;
};

// What a figure is of.
struct Subtitle {
  std::string scenario;
  std::string subject_case;
  std::string unit;
};

// One figure of a report. What has no ceiling has a ceiling and ratio of 0.
struct Figure {
  Subtitle of;
  Run median;
  Run ceiling;
  double ratio = 0;
  // What it was measured with: payload, in flight, plans.
  std::map<std::string, std::string> params;
};

// The median of an odd number of runs, of each part alone.
Run MedianOf(const std::vector<Run>& runs);

// The medians of runs and of those of their ceiling; there may be none of the latter.
Figure Compare(const Subtitle& of, const std::vector<Run>& runs, const std::vector<Run>& ceilings);

// How many a second, and the middle and the 99th percentile of their latencies, which are put in
// order.
Run RunOf(std::vector<float>& latencies_us, double seconds);

// A line for people, and all as a list of JSON objects.
std::string LineOf(const Figure& figure);
std::string JsonOf(const std::vector<Figure>& figures);

}  // namespace noordster::bench

#endif  // NOORDSTER_TESTS_BENCHMARKS_LOAD_FIGURE_H_
