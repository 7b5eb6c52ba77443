// SPDX-License-Identifier: EUPL-1.2
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "tests/architecture/proto_files.h"
#include "tests/architecture/proto_rules.h"
#include "tests/architecture/source_tree.h"

namespace noordster::architecture::proto_test {
namespace {

const ProtoFiles& Protos() {
  static const auto* const kProtos = new ProtoFiles(ReadSourceTree(NOORDSTER_SOURCE_DIR));
  return *kProtos;
}

TEST(ProtoTest, EveryProtoIsRead) {
  EXPECT_TRUE(Protos().errors().empty()) << Describe(Protos().errors());
  // Five services, their shared messages, and what is stored.
  EXPECT_GE(Protos().files().size(), 12U);
}

TEST(ProtoTest, EveryElementSaysWhatItIs) {
  const Violations violations = CheckProtoComments(Protos());
  EXPECT_TRUE(violations.empty()) << Describe(violations);
}

TEST(ProtoTest, PackagesAreFoldersAndV1ImportsNothingInternal) {
  const Violations violations = CheckProtoPackages(Protos());
  EXPECT_TRUE(violations.empty()) << Describe(violations);
}

TEST(ProtoTest, EveryMutationTakesARequestId) {
  const Violations violations = CheckProtoMutations(Protos());
  EXPECT_TRUE(violations.empty()) << Describe(violations);
}

TEST(ProtoTest, EveryListHasPages) {
  const Violations violations = CheckProtoLists(Protos());
  EXPECT_TRUE(violations.empty()) << Describe(violations);
}

TEST(ProtoTest, EveryAnswerTellsItsRevisionAndReadsCanAskForOne) {
  const Violations violations = CheckProtoRevisions(Protos());
  EXPECT_TRUE(violations.empty()) << Describe(violations);
}

TEST(ProtoTest, EveryRpcListsItsFailures) {
  const Violations violations = CheckProtoCodes(Protos());
  EXPECT_TRUE(violations.empty()) << Describe(violations);
}

// Compares with the committed baseline, or writes it when NOORDSTER_WRITE_BASELINE is set.
void CheckOrWriteBaseline(const std::string& package, const std::string& path) {
  const std::string file_name = absl::StrCat(NOORDSTER_SOURCE_DIR, "/", path);
  if (std::getenv("NOORDSTER_WRITE_BASELINE") != nullptr) {
    std::ofstream file(file_name, std::ios::binary | std::ios::trunc);
    file << ProtoBaseline(Protos(), package);
    file.close();
    ASSERT_TRUE(file.good()) << file_name;
  }
  std::ifstream file(file_name, std::ios::binary);
  ASSERT_TRUE(file.is_open()) << file_name;
  std::ostringstream baseline;
  baseline << file.rdbuf();
  const Violations violations = CheckProtoBaseline(Protos(), package, path, baseline.str());
  EXPECT_TRUE(violations.empty()) << Describe(violations);
}

TEST(ProtoBaselineTest, NothingThatCallersDependOnGoesOrChanges) {
  CheckOrWriteBaseline("noordster.v1", "proto/baseline/v1.txt");
}

TEST(ProtoBaselineTest, NothingThatStoredBytesDependOnGoesOrChanges) {
  CheckOrWriteBaseline("noordster.internal.v1", "proto/baseline/internal_v1.txt");
}

}  // namespace
}  // namespace noordster::architecture::proto_test
