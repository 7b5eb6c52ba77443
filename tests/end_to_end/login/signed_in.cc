// SPDX-License-Identifier: EUPL-1.2
#include "tests/end_to_end/login/signed_in.h"

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <system_error>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace noordster::testing {
namespace {

constexpr char kTown[] = R"(kind: Municipality
name: municipalities/gm1916
display_name: Leidschendam-Voorburg
---
kind: Person
name: persons/5f0c6b1e-7a51-4a8e-9c0b-3d3c5a0e8f11
display_name: Iemand
---
kind: Person
name: persons/6f0c6b1e-7a51-4a8e-9c0b-3d3c5a0e8f12
display_name: Nog iemand
)";

}  // namespace

Words With(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

void SignedInTest::ServeTown(const Words& options) {
  Serve();
  Must({"apply", "-f", FileWith("town.yaml", kTown)});
  Stop();
  ServeTokens(options);
}

void SignedInTest::ServeTokens(const Words& options) {
  Serve("data", With(TestIssuer::ServerOptions(FileWith("keys.json", issuer_.Keys())), options));
}

Ending SignedInTest::Cli(const Words& words, const Environment& environment) const {
  return RunProgram(With({ClientProgram()}, words), environment);
}

Ending SignedInTest::CliReading(const std::string& input, const Words& words,
                                const Environment& environment) const {
  FileWith("input", input);
  return RunProgram(With({"sh", "-c", "exec \"$0\" \"$@\" < input", ClientProgram()}, words),
                    environment);
}

void SignedInTest::SignIn(const std::string& person, const Words& more) const {
  const Ending done =
      CliReading(absl::StrCat(TokenOf(person), "\n"), With({"login", "--server", address()}, more));
  EXPECT_EQ(done.exit_code, 0) << done.errors;
}

std::string SignedInTest::WhoAmI(const Words& words, const Environment& environment) const {
  const Ending ending = Cli(With({"whoami", "-o", "json"}, words), environment);
  if (ending.exit_code != 0) return absl::StrCat(ending.exit_code, ": ", ending.errors);
  return YAML::Load(ending.output)["person"].Scalar().substr(
      std::string("municipalities/gm1916/persons/").size());
}

std::string SignedInTest::TokenFileOf(const std::string& person) const {
  return FileWith(absl::StrCat("token-of-", person), TokenOf(person));
}

std::string SignedInTest::Kept(const std::string& file) const {
  return File(absl::StrCat(".config/noordster/", file));
}

bool SignedInTest::IsKept(const std::string& file) const {
  return access(Kept(file).c_str(), F_OK) == 0;
}

std::string SignedInTest::OtherAddress() const {
  const std::string socket = File("other.sock");
  std::filesystem::create_symlink(address().substr(std::string("unix:").size()), socket);
  return absl::StrCat("unix:", socket);
}

void SignedInTest::WriteProfiles(const std::string& text) const {
  std::filesystem::create_directories(Kept(""));
  WriteWholeFile(Kept("profiles.yaml"), text);
  chmod(Kept("profiles.yaml").c_str(), 0600);
}

std::vector<std::string> SignedInTest::TokensIn(const std::string& folder) {
  std::vector<std::string> tokens;
  std::error_code none;
  for (const auto& entry : std::filesystem::directory_iterator(folder, none)) {
    const std::string path = entry.path().string();
    if (absl::StrContains(path, ".token")) tokens.push_back(path);
  }
  return tokens;
}

std::string SignedInTest::TokenKept() const {
  const std::vector<std::string> tokens = TokensKept();
  EXPECT_EQ(tokens.size(), 1U);
  return tokens.empty() ? "" : tokens.front();
}

}  // namespace noordster::testing
