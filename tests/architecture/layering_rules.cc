// SPDX-License-Identifier: EUPL-1.2
#include "tests/architecture/layering_rules.h"

#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "tests/architecture/code_text.h"

namespace noordster::architecture {
namespace {

// What the files whose path starts with `paths` may include, as starts of include paths separated
// by spaces. The C++ standard library is free to all; "system" stands for headers of the operating
// system. A file falls under the row with the longest start that fits.
struct Layer {
  absl::string_view paths;
  absl::string_view own;
  absl::string_view outside;
};

constexpr absl::string_view kMessages =
    "noordster/internal/v1/ noordster/v1/action.pb.h noordster/v1/calendar.pb.h "
    "noordster/v1/error_reason.pb.h noordster/v1/indicator.pb.h noordster/v1/mandate.pb.h "
    "noordster/v1/meeting.pb.h noordster/v1/milestone.pb.h noordster/v1/partner.pb.h "
    "noordster/v1/plan.pb.h noordster/v1/project.pb.h noordster/v1/proposal.pb.h "
    "noordster/v1/recognition.pb.h noordster/v1/status.pb.h noordster/v1/terms.pb.h "
    "google/protobuf/ absl/";

// A feed makes what is sent.
constexpr absl::string_view kFeedMessages =
    "noordster/internal/v1/ noordster/v1/milestone.pb.h noordster/v1/milestone_service.pb.h "
    "noordster/v1/path_service.pb.h noordster/v1/plan.pb.h noordster/v1/terms.pb.h "
    "google/protobuf/ absl/";

constexpr Layer kLayers[] = {
    {"storage/", "storage/ services/base/", "absl/ system"},
    {"storage/rocksdb", "storage/ services/base/", "absl/ system rocksdb/"},
    {"storage/head_mark", "storage/ services/base/", "absl/ system rocksdb/"},
    {"storage/backup", "storage/ services/base/", "absl/ system rocksdb/"},
    {"services/base/", "services/base/", "absl/ system"},
    {"services/base/digest.cc", "services/base/", "absl/ system openssl/"},
    {"services/calendar/", "services/calendar/ services/base/", "absl/"},
    {"services/identity/", "services/identity/ services/base/", "absl/"},
    {"services/identity/certificate.cc", "services/identity/ services/base/", "absl/ openssl/"},
    {"services/identity/json.cc", "services/identity/ services/base/", "absl/ nlohmann/"},
    {"services/identity/key_set.cc", "services/identity/ services/base/", "absl/ openssl/"},
    {"services/engine/", "services/engine/ services/calendar/ services/base/", kMessages},
    {"services/planning/", "services/planning/ services/calendar/ services/base/", "absl/"},
    {"services/runtime/",
     "services/runtime/ services/engine/ services/planning/ services/calendar/ services/base/ "
     "storage/store.h storage/keys.h",
     kMessages},
    {"services/runtime/sealed_position.cc", "services/runtime/ services/base/", "absl/ openssl/"},
    {"services/feed/",
     "services/feed/ services/engine/ services/calendar/ services/base/ storage/store.h "
     "storage/keys.h",
     kFeedMessages},
    {"services/api/",
     "services/api/ services/feed/ services/runtime/ services/engine/ services/planning/ "
     "services/identity/ services/calendar/ services/base/",
     "noordster/ google/ grpc/ grpcpp/ absl/"},
    {"services/api/search/search_text.cc", "services/api/ services/base/", "absl/ utf8proc.h"},
    {"services/gateway/",
     "services/gateway/ services/feed/ services/runtime/ services/engine/ services/calendar/ "
     "services/base/",
     "noordster/ google/ boost/ absl/"},
    {"services/server/", "services/ storage/",
     "noordster/ google/ grpc/ grpcpp/ prometheus/ CLI/ absl/ system"},
    {"clients/cpp/", "clients/cpp/", "noordster/v1/ google/ grpc/ grpcpp/ absl/ system"},
    {"clients/cli/", "clients/cli/ clients/cpp/",
     "noordster/v1/ google/ grpc/ grpcpp/ absl/ CLI/ yaml-cpp/ system"},
    {"clients/cli/file_digest.cc", "clients/cli/ clients/cpp/",
     "noordster/v1/ google/ absl/ openssl/ system"},
};

// Folders whose files must belong to a layer; tests may see everything.
constexpr absl::string_view kLayered = "storage/ services/ clients/";

constexpr absl::string_view kPureLayers = "services/engine/ services/calendar/ services/planning/";

// Words that make a result depend on more than the arguments, or on the order of threads.
constexpr absl::string_view kBannedWords[] = {
    "absl::Now",   "Now",           "system_clock",  "steady_clock", "high_resolution_clock",
    "SystemClock", "gettimeofday",  "clock_gettime", "std::thread",  "jthread",
    "std::async",  "std::mutex",    "absl::Mutex",   "std::atomic",  "thread_local",
    "rand",        "srand",         "random_device", "mt19937",      "BitGen",
    "RandomBytes", "RandomUuid",    "getenv",        "fstream",      "ifstream",
    "ofstream",    "fopen",         "std::cout",     "std::cerr",    "printf",
    "fprintf",     "LocalTimeZone", "setlocale",     "sleep",        "SleepFor"};

bool StartsWithAny(absl::string_view text, absl::string_view starts) {
  for (absl::string_view start : absl::StrSplit(starts, ' ')) {
    if (absl::StartsWith(text, start)) return true;
  }
  return false;
}

const Layer* LayerOf(absl::string_view path) {
  const Layer* found = nullptr;
  for (const Layer& layer : kLayers) {
    if (!absl::StartsWith(path, layer.paths)) continue;
    if (found == nullptr || layer.paths.size() > found->paths.size()) found = &layer;
  }
  return found;
}

struct Include {
  int line;
  absl::string_view path;
  bool angled;
};

// The includes of a file; those in comments and strings do not count.
std::vector<Include> IncludesOf(absl::string_view text) {
  const std::string code = WithoutCommentsAndLiterals(text);
  std::vector<Include> includes;
  const std::vector<absl::string_view> lines = absl::StrSplit(text, '\n');
  int number = 0;
  for (absl::string_view line : absl::StrSplit(code, '\n')) {
    const absl::string_view original = lines[static_cast<size_t>(number++)];
    absl::string_view rest = absl::StripLeadingAsciiWhitespace(line);
    if (!absl::StartsWith(rest, "#")) continue;
    rest = absl::StripLeadingAsciiWhitespace(rest.substr(1));
    if (!absl::StartsWith(rest, "include")) continue;
    const size_t open = original.find_first_of("<\"");
    const size_t close = original.find_first_of(">\"", open + 1);
    if (open == absl::string_view::npos || close == absl::string_view::npos) continue;
    includes.push_back(
        {number, original.substr(open + 1, close - open - 1), original[open] == '<'});
  }
  return includes;
}

bool IsStandardHeader(const Include& include) {
  return include.angled && !absl::StrContains(include.path, '.') &&
         !absl::StrContains(include.path, '/');
}

// <unistd.h>, <sys/random.h>, <linux/…>; libraries in brackets go by their folder.
bool IsSystemHeader(const Include& include) {
  constexpr absl::string_view kFolders = "sys/ linux/ netinet/ arpa/ net/";
  return include.angled && absl::EndsWith(include.path, ".h") &&
         (!absl::StrContains(include.path, '/') || StartsWithAny(include.path, kFolders));
}

bool IsAllowed(const Layer& layer, const Include& include) {
  if (IsStandardHeader(include)) return true;
  if (IsSystemHeader(include)) return StartsWithAny("system", layer.outside);
  return StartsWithAny(include.path, layer.own) || StartsWithAny(include.path, layer.outside);
}

// Lines on which `word` stands by itself.
std::vector<int> LinesWith(absl::string_view code, absl::string_view word) {
  const auto is_word = [](char c) {
    return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '_';
  };
  std::vector<int> lines;
  for (size_t at = code.find(word); at != absl::string_view::npos; at = code.find(word, at + 1)) {
    const size_t end = at + word.size();
    if ((at > 0 && is_word(code[at - 1])) || (end < code.size() && is_word(code[end]))) continue;
    lines.push_back(LineAt(code, at));
  }
  return lines;
}

}  // namespace

Violations CheckIncludes(const SourceTree& tree) {
  Violations violations;
  for (const auto& [path, text] : tree) {
    if (!IsCpp(path) || !StartsWithAny(path, kLayered)) continue;
    const Layer* layer = LayerOf(path);
    if (layer == nullptr) {
      violations.push_back({path, 0, "include", "belongs to no layer of the table"});
      continue;
    }
    for (const Include& include : IncludesOf(text)) {
      if (IsAllowed(*layer, include)) continue;
      violations.push_back({path, include.line, "include",
                            absl::StrCat(layer->paths, " may not include ", include.path,
                                         "; it may include ", layer->own, " ", layer->outside)});
    }
  }
  return violations;
}

Violations CheckBannedWords(const SourceTree& tree) {
  Violations violations;
  for (const auto& [path, text] : tree) {
    if (!IsCpp(path) || !StartsWithAny(path, kPureLayers)) continue;
    // Includes stay in view: <fstream> is as banned as its use.
    const std::string code = WithoutCommentsAndLiterals(text);
    for (absl::string_view word : kBannedWords) {
      for (const int line : LinesWith(code, word)) {
        violations.push_back(
            {path, line, "banned-word", absl::StrCat(word, " has no place in a pure layer")});
      }
    }
  }
  return violations;
}

}  // namespace noordster::architecture
