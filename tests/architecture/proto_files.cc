// SPDX-License-Identifier: EUPL-1.2
#include "tests/architecture/proto_files.h"

#include <stdlib.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "google/protobuf/descriptor.pb.h"

namespace noordster::architecture {
namespace {

namespace pb = google::protobuf;
namespace fs = std::filesystem;

constexpr absl::string_view kProtoFolder = "proto/";

// A new folder that is gone with this object.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (fs::temp_directory_path() / "noordster_protos_XXXXXX").string();
    if (mkdtemp(name.data()) != nullptr) path_ = name;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

struct RunResult {
  bool ok = false;
  std::string output;
};

RunResult Run(const std::string& command) {
  RunResult result;
  FILE* const pipe = popen(absl::StrCat(command, " 2>&1").c_str(), "r");
  if (pipe == nullptr) return result;
  char buffer[4096];
  while (const size_t count = fread(buffer, 1, sizeof(buffer), pipe)) {
    result.output.append(buffer, count);
  }
  result.ok = pclose(pipe) == 0;
  return result;
}

// "noordster/v1/plan.proto:12:3: message" of the compiler.
Violation ParseError(absl::string_view line) {
  const std::vector<absl::string_view> parts = absl::StrSplit(line, absl::MaxSplits(':', 3));
  int number = 0;
  if (parts.size() < 4 || !absl::SimpleAtoi(parts[1], &number)) {
    return {std::string(kProtoFolder), 0, "proto-syntax", std::string(line)};
  }
  return {absl::StrCat(kProtoFolder, parts[0]), number, "proto-syntax", std::string(parts[3])};
}

}  // namespace

ProtoFiles::ProtoFiles(const SourceTree& tree) {
  const TemporaryFolder folder;
  std::string command = absl::StrCat(
      "cd '", folder.path().string(), "' && '", NOORDSTER_PROTOC, "' -I. -I'", NOORDSTER_SOURCE_DIR,
      "/proto'", " --include_imports --include_source_info", " --descriptor_set_out=protos.bin");
  std::vector<std::string> names;
  for (const auto& [path, text] : tree) {
    if (!IsProto(path) || !absl::StartsWith(path, kProtoFolder)) continue;
    names.push_back(path.substr(kProtoFolder.size()));
    const fs::path copy = folder.path() / names.back();
    fs::create_directories(copy.parent_path());
    std::ofstream(copy, std::ios::binary) << text;
    absl::StrAppend(&command, " '", names.back(), "'");
  }
  const RunResult result = Run(command);
  for (absl::string_view line : absl::StrSplit(result.output, '\n', absl::SkipEmpty())) {
    errors_.push_back(ParseError(line));
  }
  std::ifstream file(folder.path() / "protos.bin", std::ios::binary);
  pb::FileDescriptorSet protos;
  if (!result.ok || !protos.ParseFromIstream(&file)) {
    errors_.push_back({std::string(kProtoFolder), 0, "proto-syntax", "protoc did not succeed"});
    return;
  }
  for (const pb::FileDescriptorProto& proto : protos.file()) pool_.BuildFile(proto);
  for (const std::string& name : names) files_.push_back(pool_.FindFileByName(name));
}

}  // namespace noordster::architecture
