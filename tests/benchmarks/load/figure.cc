// SPDX-License-Identifier: EUPL-1.2
#include "tests/benchmarks/load/figure.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "services/base/check.h"

namespace noordster::bench {
namespace {

double MedianOf(const std::vector<Run>& runs, double Run::*part) {
  std::vector<double> values;
  for (const Run& run : runs) values.push_back(run.*part);
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

std::string Quoted(const std::string& text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted.push_back('\\');
    quoted.push_back(c);
  }
  return quoted + "\"";
}

std::string Number(double value) { return absl::StrFormat("%.6g", value); }

std::string JsonOf(const Figure& figure) {
  std::map<std::string, std::string> params = figure.params;
  if (figure.ceiling.p99_us > 0) {
    params["ceiling_p50_us"] = Number(figure.ceiling.p50_us);
    params["ceiling_p99_us"] = Number(figure.ceiling.p99_us);
  }
  const std::string listed = absl::StrJoin(params, ", ", [](std::string* out, const auto& param) {
    absl::StrAppend(out, Quoted(param.first), ": ", Quoted(param.second));
  });
  return absl::StrCat(
      "{\"scenario\": ", Quoted(figure.of.scenario), ", \"case\": ", Quoted(figure.of.subject_case),
      ", \"value\": ", Number(figure.median.value), ", \"unit\": ", Quoted(figure.of.unit),
      ", \"p50_us\": ", Number(figure.median.p50_us),
      ", \"p99_us\": ", Number(figure.median.p99_us),
      ", \"ceiling\": ", Number(figure.ceiling.value), ", \"ratio\": ", Number(figure.ratio),
      ", \"params\": {", listed, "}}");
}

}  // namespace

Run MedianOf(const std::vector<Run>& runs) {
  NOORDSTER_CHECK(!runs.empty());
  return {MedianOf(runs, &Run::value), MedianOf(runs, &Run::p50_us), MedianOf(runs, &Run::p99_us)};
}

Figure Compare(const Subtitle& of, const std::vector<Run>& runs, const std::vector<Run>& ceilings) {
  Figure figure;
  figure.of = of;
  figure.median = MedianOf(runs);
  if (ceilings.empty()) return figure;
  figure.ceiling = MedianOf(ceilings);
  if (figure.ceiling.value > 0) figure.ratio = figure.median.value / figure.ceiling.value;
  return figure;
}

Run RunOf(std::vector<float>& latencies_us, double seconds) {
  Run run;
  run.value = static_cast<double>(latencies_us.size()) / seconds;
  if (latencies_us.empty()) return run;
  std::sort(latencies_us.begin(), latencies_us.end());
  run.p50_us = latencies_us[latencies_us.size() / 2];
  run.p99_us = latencies_us[latencies_us.size() * 99 / 100];
  return run;
}

std::string LineOf(const Figure& figure) {
  std::string line = absl::StrFormat("%-10s %-18s %12.2f %-4s", figure.of.scenario,
                                     figure.of.subject_case, figure.median.value, figure.of.unit);
  if (figure.median.p99_us > 0) {
    absl::StrAppendFormat(&line, "  p50 %.0f us, p99 %.0f us", figure.median.p50_us,
                          figure.median.p99_us);
  }
  if (figure.ceiling.value > 0) {
    absl::StrAppendFormat(&line, "  ceiling %.2f", figure.ceiling.value);
    if (figure.ceiling.p99_us > 0) {
      absl::StrAppendFormat(&line, " (p50 %.0f us, p99 %.0f us)", figure.ceiling.p50_us,
                            figure.ceiling.p99_us);
    }
    absl::StrAppendFormat(&line, "  ratio %.3f", figure.ratio);
  }
  return line;
}

std::string JsonOf(const std::vector<Figure>& figures) {
  std::vector<std::string> objects;
  for (const Figure& figure : figures) objects.push_back(JsonOf(figure));
  return absl::StrCat("[\n", absl::StrJoin(objects, ",\n"), "\n]\n");
}

}  // namespace noordster::bench
