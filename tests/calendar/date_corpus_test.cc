// SPDX-License-Identifier: EUPL-1.2
// Replays what the fuzzer found worth keeping, and inputs that differ from it a little.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "services/calendar/vague_date.h"
#include "tests/calendar/date_fuzz.h"
#include "tests/support/seed.h"

namespace noordster::testing::date_corpus_test {
namespace {

constexpr int kMutants = 20000;

// In the order of their names, so that a seed gives the same inputs everywhere.
std::vector<std::string> Corpus() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(NOORDSTER_DATE_CORPUS)) {
    paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> inputs;
  for (const std::filesystem::path& path : paths) {
    std::ifstream stream(path, std::ios::binary);
    inputs.emplace_back(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
  }
  return inputs;
}

bool IsDate(const std::string& input) {
  return calendar::ParseDateWords(input).ok() || calendar::ParseEdtf(input).ok();
}

// Inputs that differ a little from those of the corpus; the same seed gives the same ones.
class Mutants {
 public:
  Mutants(uint64_t seed, std::vector<std::string> corpus)
      : random_(seed), corpus_(std::move(corpus)) {
    std::copy_if(corpus_.begin(), corpus_.end(), std::back_inserter(dates_), IsDate);
  }

  std::string Next() {
    std::string input = Any();
    // What is very long is refused unread.
    if (input.size() > kLong) input.resize(Below(kLong));
    for (size_t changes = 1 + Below(2); changes > 0; --changes) Change(input);
    return input;
  }

 private:
  static constexpr size_t kLong = 80;

  size_t Below(size_t bound) {
    return std::uniform_int_distribution<size_t>(0, bound - 1)(random_);
  }

  // Half of them dates, however many there are: little is left of a promise to what is no date.
  const std::string& Any() {
    const std::vector<std::string>& inputs = Below(2) == 0 ? dates_ : corpus_;
    return inputs[Below(inputs.size())];
  }

  void Change(std::string& input) {
    const size_t place = Below(input.size() + 1);
    switch (Below(5)) {
      case 0:
        input.insert(place, 1, static_cast<char>(Below(256)));
        return;
      case 1:
        input.erase(place, 1 + Below(3));
        return;
      case 2:
        // Another digit makes another date.
        if (place < input.size() && absl::ascii_isdigit(static_cast<unsigned char>(input[place]))) {
          input[place] = static_cast<char>('0' + Below(10));
        }
        return;
      case 3: {
        constexpr absl::string_view kJoints[] = {" ", "/", "-", " of ", " t/m ", ","};
        absl::StrAppend(&input, kJoints[Below(std::size(kJoints))], Any().substr(0, kLong));
        return;
      }
      default:
        input = input.substr(0, place) + Any().substr(0, kLong);
    }
  }

  std::mt19937_64 random_;
  const std::vector<std::string> corpus_;
  std::vector<std::string> dates_;
};

TEST(DateCorpusTest, EveryInputKeepsThePromisesOfDates) {
  const std::vector<std::string> corpus = Corpus();
  for (const std::string& input : corpus) {
    EXPECT_EQ(BrokenPromiseOfDates(input), "") << absl::CHexEscape(input);
  }
  EXPECT_GT(corpus.size(), 100U);
}

TEST(DateCorpusTest, InputsThatDifferALittleKeepThemAsWell) {
  Mutants mutants(Seed(), Corpus());
  int read = 0;
  for (int i = 0; i < kMutants; ++i) {
    const std::string input = mutants.Next();
    ASSERT_EQ(BrokenPromiseOfDates(input), "") << absl::CHexEscape(input);
    read += IsDate(input);
  }
  // Most changes spoil a date; if nearly all did, nothing would be tested.
  EXPECT_GT(read, kMutants / 50);
}

}  // namespace
}  // namespace noordster::testing::date_corpus_test
