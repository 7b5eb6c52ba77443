// SPDX-License-Identifier: EUPL-1.2
#include "services/server/access_log_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temporary_folder.h"

namespace noordster::server::access_log_file_test {
namespace {

using noordster::testing::FakeClock;
using noordster::testing::ReadWholeFile;
using noordster::testing::TemporaryFolder;
using noordster::testing::WriteWholeFile;
using ::testing::HasSubstr;

mode_t ModeOf(const std::string& path) {
  struct stat about = {};
  EXPECT_EQ(stat(path.c_str(), &about), 0) << path;
  return about.st_mode & 07777;
}

api::AccessEntry Entry(int number) {
  api::AccessEntry entry;
  entry.object = absl::StrCat("municipalities/gm1916/number-", number);
  return entry;
}

std::vector<std::string> LinesOf(const std::string& path) {
  return absl::StrSplit(ReadWholeFile(path), '\n', absl::SkipEmpty());
}

// Makes this process one of a user who may not write everywhere, until it ends.
class Unprivileged {
 public:
  static constexpr uid_t kUser = 65534;

  Unprivileged() { EXPECT_TRUE(!was_root_ || seteuid(kUser) == 0); }
  ~Unprivileged() { EXPECT_TRUE(!was_root_ || seteuid(0) == 0); }
  Unprivileged(const Unprivileged&) = delete;
  Unprivileged& operator=(const Unprivileged&) = delete;

 private:
  const bool was_root_ = geteuid() == 0;
};

class AccessLogFileTest : public ::testing::Test {
 protected:
  std::unique_ptr<AccessLogFile> Open(const AccessLogFile::Bounds& bounds = {}) {
    auto log = AccessLogFile::Open(path_, clock_, bounds);
    EXPECT_TRUE(log.ok()) << log.status();
    return log.ok() ? *std::move(log) : nullptr;
  }

  // The folder of the log, which belongs to who is not privileged.
  std::string OwnFolder(mode_t mode) const {
    std::string folder = folder_.File("log");
    std::filesystem::create_directories(folder);
    EXPECT_EQ(chmod(folder_.path().c_str(), 0755), 0);
    EXPECT_EQ(chmod(folder.c_str(), mode), 0);
    Own(folder);
    return folder;
  }
  static void Own(const std::string& path) {
    EXPECT_TRUE(geteuid() != 0 || chown(path.c_str(), Unprivileged::kUser, 0) == 0);
  }

  TemporaryFolder folder_;
  const std::string path_ = folder_.File("log/access.log");
  FakeClock clock_;
};

TEST_F(AccessLogFileTest, ALineIsThereOnceItWasWrittenAndForItsUserOnly) {
  const auto log = Open();
  log->Write(Entry(1));
  EXPECT_EQ(LinesOf(path_), std::vector<std::string>{api::JsonLine(Entry(1))});
  EXPECT_EQ(ModeOf(path_), 0600u);
  EXPECT_TRUE(log->writable());
  EXPECT_EQ(log->lost(), 0);
}

TEST_F(AccessLogFileTest, ARestartGoesOnInAFileThatBecomesPrivate) {
  Open()->Write(Entry(1));
  std::filesystem::permissions(path_, std::filesystem::perms(0644));
  Open()->Write(Entry(2));
  EXPECT_THAT(LinesOf(path_), ::testing::SizeIs(2));
  EXPECT_EQ(ModeOf(path_), 0600u);
}

TEST_F(AccessLogFileTest, RotationKeepsTheLatestLinesWithinItsBounds) {
  constexpr int kLines = 1000;
  const AccessLogFile::Bounds bounds{4096, 3};
  {
    const auto log = Open(bounds);
    for (int i = 0; i < kLines; ++i) log->Write(Entry(i));
    EXPECT_EQ(log->lost(), 0);
  }
  std::vector<std::string> lines;
  for (const char* name : {"access.2.log", "access.1.log", "access.log"}) {
    const std::string file = folder_.File(absl::StrCat("log/", name));
    EXPECT_LE(std::filesystem::file_size(file), bounds.bytes_max);
    EXPECT_EQ(ModeOf(file), 0600u);
    for (std::string& line : LinesOf(file)) lines.push_back(std::move(line));
  }
  size_t files = 0;
  for (const auto& file : std::filesystem::directory_iterator(folder_.File("log"))) {
    EXPECT_TRUE(file.is_regular_file());
    ++files;
  }
  EXPECT_EQ(files, bounds.files_max);
  ASSERT_FALSE(lines.empty());
  int number = kLines - static_cast<int>(lines.size());
  for (const std::string& line : lines) EXPECT_EQ(line, api::JsonLine(Entry(number++)));
}

TEST_F(AccessLogFileTest, LinesOfSeveralThreadsStayApart) {
  constexpr int kThreads = 4;
  constexpr int kLines = 200;
  const auto log = Open({16384, 1000});
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([&log, t] {
      for (int i = 0; i < kLines; ++i) log->Write(Entry(t * kLines + i));
    });
  }
  for (std::thread& thread : threads) thread.join();
  int lines = 0;
  for (const auto& file : std::filesystem::directory_iterator(folder_.File("log"))) {
    for (const std::string& line : LinesOf(file.path().string())) {
      EXPECT_TRUE(absl::StartsWith(line, "{\"time\"") && absl::EndsWith(line, "}")) << line;
      ++lines;
    }
  }
  EXPECT_EQ(lines, kThreads * kLines);
}

TEST_F(AccessLogFileTest, WhatCannotBeWrittenIsRefusedAtTheStart) {
  std::filesystem::create_directories(path_);
  EXPECT_THAT(std::string(AccessLogFile::Open(path_, clock_, {}).status().message()),
              HasSubstr("is no file"));
  EXPECT_FALSE(AccessLogFile::Open("/dev/full", clock_, {}).ok());
  WriteWholeFile(folder_.File("file"), "");
  EXPECT_THAT(
      std::string(AccessLogFile::Open(folder_.File("file/x"), clock_, {}).status().message()),
      HasSubstr("cannot be written"));
}

TEST_F(AccessLogFileTest, AFileThatCouldNotBePutAsideIsRefusedAtTheStart) {
  const std::string folder = OwnFolder(0555);
  const Unprivileged user;
  ASSERT_EQ(chmod(folder.c_str(), 0755), 0);
  WriteWholeFile(path_, "before\n");
  ASSERT_EQ(chmod(folder.c_str(), 0555), 0);
  EXPECT_THAT(std::string(AccessLogFile::Open(path_, clock_, {}).status().message()),
              HasSubstr(absl::StrCat("may not change the folder ", folder)));
  EXPECT_EQ(ReadWholeFile(path_), "before\n");
  ASSERT_EQ(chmod(folder.c_str(), 0755), 0);
}

TEST_F(AccessLogFileTest, AFileThatCannotBePutAsideGrowsOnToTwiceItsBoundAndLosesNothing) {
  const std::string folder = OwnFolder(0755);
  const Unprivileged user;
  const AccessLogFile::Bounds bounds{4096, 3};
  const auto log = Open(bounds);
  ASSERT_EQ(chmod(folder.c_str(), 0555), 0);
  std::vector<std::string> kept;
  for (int i = 0; log->writable(); ++i) {
    ASSERT_LT(i, 100);
    log->Write(Entry(i));
    if (log->writable()) kept.push_back(api::JsonLine(Entry(i)));
  }
  EXPECT_EQ(LinesOf(path_), kept);
  EXPECT_GT(std::filesystem::file_size(path_), bounds.bytes_max + bounds.bytes_max / 2);
  EXPECT_LE(std::filesystem::file_size(path_), 2 * bounds.bytes_max);
  EXPECT_EQ(log->lost(), 1);
  clock_.Advance(limits::kAccessLogRetry);
  log->Write(Entry(0));
  EXPECT_EQ(log->lost(), 2);
  ASSERT_EQ(chmod(folder.c_str(), 0755), 0);
  clock_.Advance(limits::kAccessLogRetry);
  log->Write(Entry(1));
  EXPECT_TRUE(log->writable());
  EXPECT_EQ(log->lost(), 2);
  EXPECT_EQ(LinesOf(folder_.File("log/access.1.log")), kept);
  EXPECT_EQ(LinesOf(path_), std::vector<std::string>{api::JsonLine(Entry(1))});
  EXPECT_EQ(ModeOf(path_), 0600u);
}

TEST_F(AccessLogFileTest, WhatCouldBeMovedBeforeAFailureIsNotMovedAgainUntilItIsGone) {
  if (geteuid() != 0) GTEST_SKIP() << "needs files of two users";
  // Who shares such a folder may move what is their own in it, and nothing else.
  ASSERT_EQ(chmod(folder_.path().c_str(), 0755), 0);
  std::filesystem::create_directories(folder_.File("log"));
  ASSERT_EQ(chmod(folder_.File("log").c_str(), 01777), 0);
  for (const char* name : {"log/access.1.log", "log/access.2.log", "log/access.3.log"}) {
    WriteWholeFile(folder_.File(name), name);
  }
  Own(folder_.File("log/access.2.log"));
  Own(folder_.File("log/access.3.log"));
  const Unprivileged user;
  const auto log = Open({1024, 5});
  while (log->writable()) log->Write(Entry(0));
  for (int i = 0; i < 5; ++i) {
    clock_.Advance(limits::kAccessLogRetry);
    log->Write(Entry(0));
  }
  EXPECT_FALSE(log->writable());
  EXPECT_EQ(ReadWholeFile(folder_.File("log/access.1.log")), "log/access.1.log");
  EXPECT_EQ(ReadWholeFile(folder_.File("log/access.3.log")), "log/access.2.log");
  EXPECT_EQ(ReadWholeFile(folder_.File("log/access.4.log")), "log/access.3.log");
}

// Root may write anywhere, so the folder goes instead.
TEST_F(AccessLogFileTest, LinesThatCannotBeWrittenAreCountedUntilTheyCan) {
  const AccessLogFile::Bounds bounds{1024, 2};
  const auto log = Open(bounds);
  log->Write(Entry(0));
  std::filesystem::remove_all(folder_.File("log"));
  WriteWholeFile(folder_.File("log"), "in the way");
  // Noticed when the file is full and cannot be put aside.
  int written = 0;
  while (log->writable()) {
    ASSERT_LT(written, 100);
    log->Write(Entry(++written));
  }
  EXPECT_EQ(log->lost(), 1);
  log->Write(Entry(1));
  EXPECT_FALSE(log->writable());
  EXPECT_EQ(log->lost(), 2);
  std::filesystem::remove(folder_.File("log"));
  clock_.Advance(limits::kAccessLogRetry);
  log->Write(Entry(2));
  EXPECT_TRUE(log->writable());
  EXPECT_EQ(log->lost(), 2);
  EXPECT_EQ(LinesOf(path_), std::vector<std::string>{api::JsonLine(Entry(2))});
}

}  // namespace
}  // namespace noordster::server::access_log_file_test
