// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/options/document_option.h"

#include <string>

#include "clients/cli/fault.h"
#include "clients/cli/file_digest.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/temporary_folder.h"

namespace noordster::cli::document_option_test {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

// SHA-256 of "abc" (FIPS 180-4, appendix B.1).
constexpr char kDigestOfAbc[] = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

class DocumentOptionTest : public ::testing::Test {
 protected:
  std::string FileWith(const std::string& name, const std::string& content) const {
    std::string path = folder_.File(name);
    noordster::testing::WriteWholeFile(path, content);
    return path;
  }

  const noordster::testing::TemporaryFolder folder_;
};

using FileDigestTest = DocumentOptionTest;

TEST_F(FileDigestTest, IsThatOfTheBytes) {
  const auto digest = DigestFile(FileWith("abc.txt", "abc"));
  ASSERT_TRUE(digest.ok()) << digest.status();
  EXPECT_EQ(digest->sha256, kDigestOfAbc);
  EXPECT_EQ(digest->size_bytes, 3);
}

TEST_F(FileDigestTest, AnEmptyFileHasOneAndAFolderHasNone) {
  const auto digest = DigestFile(FileWith("empty.txt", ""));
  ASSERT_TRUE(digest.ok()) << digest.status();
  EXPECT_THAT(digest->sha256, StartsWith("e3b0c442"));
  EXPECT_EQ(digest->size_bytes, 0);
  EXPECT_EQ(DigestFile(folder_.path()).status().code(), absl::StatusCode::kDataLoss);
  EXPECT_EQ(DigestFile("/nonexistent/file").status().code(), absl::StatusCode::kNotFound);
}

TEST_F(DocumentOptionTest, AFileGivesDigestSizeNameAndAddress) {
  const auto document = ReadDocumentOption("plan=" + FileWith("plan.txt", "abc"), Language::kDutch);
  ASSERT_TRUE(document.ok()) << document.status();
  EXPECT_EQ(document->role(), "plan");
  EXPECT_EQ(document->sha256(), kDigestOfAbc);
  EXPECT_EQ(document->size_bytes(), 3);
  EXPECT_EQ(document->display_name(), "plan.txt");
  EXPECT_THAT(document->uri(), StartsWith("file:///"));
}

TEST_F(DocumentOptionTest, WhatIsTypedComesBeforeWhatTheFileGives) {
  const auto document = ReadDocumentOption(
      "plan=" + FileWith("plan.txt", "abc") + ",uri=https://lv.nl/a,b?c=d,name=Plan, definitief",
      Language::kDutch);
  ASSERT_TRUE(document.ok()) << document.status();
  EXPECT_EQ(document->display_name(), "Plan, definitief");
  EXPECT_EQ(document->uri(), "https://lv.nl/a,b?c=d");
}

TEST_F(DocumentOptionTest, ADocumentWithoutAFileIsTypedWhole) {
  const auto document = ReadDocumentOption(
      std::string("plan,name=Plan,uri=https://lv.nl/plan,size=12,sha256=") + kDigestOfAbc,
      Language::kDutch);
  ASSERT_TRUE(document.ok()) << document.status();
  EXPECT_EQ(document->role(), "plan");
  EXPECT_EQ(document->size_bytes(), 12);
  EXPECT_EQ(document->sha256(), kDigestOfAbc);
}

TEST_F(DocumentOptionTest, OtherFormsAreRefusedWithTheRightOne) {
  for (const char* typed :
       {"", "plan", "=plan.txt", "plan,name=Plan", "plan,uri=x,sha256=y,size=z"}) {
    const auto document = ReadDocumentOption(typed, Language::kDutch);
    EXPECT_TRUE(IsUsageError(document.status())) << typed;
    EXPECT_THAT(std::string(document.status().message()), HasSubstr("ROL=BESTAND"));
  }
  const auto missing = ReadDocumentOption("plan=/nonexistent/plan.txt", Language::kDutch);
  EXPECT_EQ(FaultsOf(missing.status()).at(0).file, "/nonexistent/plan.txt");
}

}  // namespace
}  // namespace noordster::cli::document_option_test
