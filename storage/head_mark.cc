// SPDX-License-Identifier: EUPL-1.2
#include "storage/head_mark.h"

#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "services/base/digest.h"
#include "storage/rocksdb/files.h"

namespace noordster::storage {
namespace {

constexpr absl::string_view kMagic = "NSTRMRK1";
constexpr size_t kNumberAt = 8 + 16;
constexpr size_t kHashAt = kNumberAt + 8;
constexpr size_t kDigestAt = kHashAt + 32;
constexpr size_t kContentBytes = kDigestAt + base::kDigestBytes;

std::string Encode(const Mark& mark) {
  std::string slot =
      absl::StrCat(kMagic, mark.store_id,
                   base::BigEndian64(static_cast<uint64_t>(mark.commit_number)), mark.hash);
  slot += base::Sha256({slot});
  slot.resize(HeadMark::kSlotBytes, '\0');
  return slot;
}

std::optional<Mark> Decode(absl::string_view slot) {
  if (slot.size() < kContentBytes || slot.substr(0, kMagic.size()) != kMagic) return std::nullopt;
  if (slot.substr(kDigestAt, base::kDigestBytes) != base::Sha256({slot.substr(0, kDigestAt)})) {
    return std::nullopt;
  }
  uint64_t number = 0;
  for (const char byte : slot.substr(kNumberAt, 8)) {
    number = (number << 8) | static_cast<uint8_t>(byte);
  }
  return Mark{std::string(slot.substr(kMagic.size(), 16)), static_cast<int64_t>(number),
              std::string(slot.substr(kHashAt, 32))};
}

struct Newest {
  Mark mark;
  size_t slot;
};

absl::StatusOr<Newest> ReadNewest(rocksdb::FileSystem& files, const std::string& path) {
  const absl::StatusOr<std::string> content = ReadFile(files, path);
  if (!content.ok()) return content.status();
  std::optional<Newest> newest;
  for (size_t slot = 0; slot < 2; ++slot) {
    if (content->size() <= slot * HeadMark::kSlotBytes) break;
    std::optional<Mark> mark = Decode(
        absl::string_view(*content).substr(slot * HeadMark::kSlotBytes, HeadMark::kSlotBytes));
    if (!mark.has_value()) continue;
    if (!newest.has_value() || mark->commit_number > newest->mark.commit_number) {
      newest = Newest{*std::move(mark), slot};
    }
  }
  if (!newest.has_value()) {
    return absl::DataLossError(absl::StrCat("the head mark ", path, " is damaged in both slots"));
  }
  return *std::move(newest);
}

}  // namespace

absl::StatusOr<Mark> HeadMark::Read(rocksdb::FileSystem& files, const std::string& path) {
  absl::StatusOr<Newest> newest = ReadNewest(files, path);
  if (!newest.ok()) return newest.status();
  return std::move(newest->mark);
}

absl::Status HeadMark::Replace(rocksdb::FileSystem& files, const std::string& path,
                               const Mark& mark) {
  const std::string slot = Encode(mark);
  const std::string temporary = absl::StrCat(path, ".new");
  if (absl::Status status = WriteFile(files, temporary, absl::StrCat(slot, slot)); !status.ok()) {
    return status;
  }
  const rocksdb::IOStatus renamed = files.RenameFile(temporary, path, kIo, nullptr);
  if (!renamed.ok()) return FromRocksDb(renamed, absl::StrCat("cannot rename to ", path));
  return SyncFolder(files, path.substr(0, path.find_last_of('/')));
}

absl::StatusOr<std::unique_ptr<HeadMark>> HeadMark::Open(rocksdb::FileSystem& files,
                                                         const std::string& path, bool sync) {
  absl::StatusOr<Newest> newest = ReadNewest(files, path);
  if (!newest.ok()) return newest.status();
  std::unique_ptr<rocksdb::FSRandomRWFile> file;
  const rocksdb::IOStatus status =
      files.NewRandomRWFile(path, rocksdb::FileOptions(), &file, nullptr);
  if (!status.ok()) return FromRocksDb(status, absl::StrCat("cannot open ", path));
  return std::unique_ptr<HeadMark>(
      new HeadMark(std::move(file), std::move(newest->mark), newest->slot, sync));
}

HeadMark::HeadMark(std::unique_ptr<rocksdb::FSRandomRWFile> file, Mark current, size_t slot,
                   bool sync)
    : file_(std::move(file)), current_(std::move(current)), slot_(slot), sync_(sync) {}

HeadMark::~HeadMark() {
  // All that counts was synced; a failing close changes nothing.
  file_->Close(kIo, nullptr).PermitUncheckedError();
}

absl::Status HeadMark::Raise(const Mark& mark) {
  const size_t slot = 1 - slot_;
  rocksdb::IOStatus status = file_->Write(slot * kSlotBytes, Encode(mark), kIo, nullptr);
  if (status.ok() && sync_) status = file_->Sync(kIo, nullptr);
  if (!status.ok()) return FromRocksDb(status, "cannot write the head mark");
  slot_ = slot;
  current_ = mark;
  return absl::OkStatus();
}

}  // namespace noordster::storage
