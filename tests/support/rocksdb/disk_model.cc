// SPDX-License-Identifier: EUPL-1.2
#include "tests/support/rocksdb/disk_model.h"

#include <filesystem>
#include <system_error>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/base/check.h"
#include "tests/support/temporary_folder.h"

namespace noordster::testing {
namespace {

namespace fs = std::filesystem;

std::string FolderOf(const std::string& path) { return path.substr(0, path.find_last_of('/')); }

bool IsLocal(const std::string& name) {
  // RocksDB's own text log and the locks say nothing about the data.
  return absl::StartsWith(name, "LOG") || name == "LOCK" || name == "lock";
}

// What is left of a file.
std::string Remains(const DiskModel::Inode& file, LossModel model, std::string content) {
  switch (model) {
    case LossModel::kKeepAll:
      return content;
    case LossModel::kLoseLog:
      if (absl::EndsWith(file.location, ".log")) content.resize(content.size() / 2);
      return content;
    case LossModel::kTorn:
      content.resize(file.synced_bytes + (file.size_bytes - file.synced_bytes) / 2);
      if (!file.unsynced.empty()) {
        const DiskModel::Inode::Overwrite& last = file.unsynced.back();
        // What is written over often has its content at the front.
        const size_t kept = last.after.size() / 64;
        content.replace(last.offset + kept, last.before.size() - kept, last.before, kept);
      }
      return content;
    case LossModel::kDropUnsynced:
    case LossModel::kDropBytes:
      for (auto it = file.unsynced.rbegin(); it != file.unsynced.rend(); ++it) {
        content.replace(it->offset, it->before.size(), it->before);
      }
      content.resize(file.synced_bytes);
      return content;
  }
  return content;
}

}  // namespace

DiskModel::DiskModel(std::string root)
    : root_(std::move(root)), aside_(absl::StrCat(root_, ".aside")) {}

DiskModel::~DiskModel() {
  std::error_code ignored;
  fs::remove_all(aside_, ignored);
}

void DiskModel::WillCreate(const std::string& path) {
  const absl::MutexLock lock(&mutex_);
  Unname(path);
}

DiskModel::File DiskModel::Created(const std::string& path) {
  const absl::MutexLock lock(&mutex_);
  auto file = std::make_shared<Inode>();
  file->location = path;
  names_[path] = file;
  return file;
}

DiskModel::File DiskModel::Find(const std::string& path) {
  const absl::MutexLock lock(&mutex_);
  return FindLocked(path);
}

DiskModel::File DiskModel::FindLocked(const std::string& path) {
  std::error_code error;
  const uint64_t size = fs::file_size(path, error);
  if (error) {
    // A test may take a file away behind our back.
    names_.erase(path);
    return nullptr;
  }
  if (const auto it = names_.find(path); it != names_.end()) return it->second;
  auto file = std::make_shared<Inode>();
  file->location = path;
  file->size_bytes = size;
  file->synced_bytes = size;
  names_[path] = file;
  return file;
}

void DiskModel::Appended(const File& file, uint64_t count) {
  const absl::MutexLock lock(&mutex_);
  file->size_bytes += count;
}

void DiskModel::Overwritten(const File& file, Inode::Overwrite overwrite) {
  const absl::MutexLock lock(&mutex_);
  file->unsynced.push_back(std::move(overwrite));
}

void DiskModel::Synced(const File& file) {
  const absl::MutexLock lock(&mutex_);
  file->synced_bytes = file->size_bytes;
  file->unsynced.clear();
}

void DiskModel::FolderSynced(const std::string& folder) {
  const absl::MutexLock lock(&mutex_);
  const auto stands_in = [&folder](const auto& path) { return FolderOf(path) == folder; };
  std::erase_if(durable_, [&](const auto& name) { return stands_in(name.first); });
  std::erase_if(made_, stands_in);
  for (const std::string& gone : deleted_) {
    if (stands_in(gone)) ForgetBelow(gone);
  }
  std::erase_if(deleted_, stands_in);
}

void DiskModel::FolderMade(const std::string& folder) {
  const absl::MutexLock lock(&mutex_);
  deleted_.erase(folder);
  made_.insert(folder);
}

void DiskModel::FolderDeleted(const std::string& folder) {
  const absl::MutexLock lock(&mutex_);
  // One that was never durable cannot come back.
  if (made_.erase(folder) == 0) {
    deleted_.insert(folder);
  } else {
    ForgetBelow(folder);
  }
}

bool DiskModel::IsLost(absl::string_view path) const {
  for (; path.size() >= root_.size(); path = path.substr(0, path.find_last_of('/'))) {
    if (made_.contains(std::string(path))) return true;
  }
  return false;
}

void DiskModel::ForgetBelow(const std::string& folder) {
  const std::string prefix = absl::StrCat(folder, "/");
  std::erase_if(durable_,
                [&prefix](const auto& name) { return absl::StartsWith(name.first, prefix); });
}

void DiskModel::RememberDurable(const std::string& path, const File& file) {
  durable_.try_emplace(path, file);
}

void DiskModel::Unname(const std::string& path) {
  const File file = FindLocked(path);
  RememberDurable(path, file);
  if (file == nullptr) return;
  std::error_code error;
  fs::create_directories(aside_, error);
  const std::string kept = absl::StrCat(aside_, "/", ++kept_aside_);
  fs::rename(path, kept, error);
  NOORDSTER_CHECK(!error);
  file->location = kept;
  names_.erase(path);
}

bool DiskModel::Delete(const std::string& path) {
  const absl::MutexLock lock(&mutex_);
  if (FindLocked(path) == nullptr) return false;
  Unname(path);
  return true;
}

bool DiskModel::Rename(const std::string& from, const std::string& to) {
  const absl::MutexLock lock(&mutex_);
  std::error_code error;
  if (fs::is_directory(from, error)) {
    fs::rename(from, to, error);
    if (error) return false;
    MoveFolder(from, to);
    return true;
  }
  const File file = FindLocked(from);
  if (file == nullptr) return false;
  Unname(to);
  RememberDurable(from, file);
  fs::rename(from, to, error);
  NOORDSTER_CHECK(!error);
  file->location = to;
  names_.erase(from);
  names_[to] = file;
  return true;
}

void DiskModel::MoveFolder(const std::string& from, const std::string& to) {
  const std::string prefix = absl::StrCat(from, "/");
  for (auto* const map : {&names_, &durable_}) {
    std::map<std::string, File> moved;
    for (auto& [path, file] : *map) {
      const bool inside = absl::StartsWith(path, prefix);
      const std::string name = inside ? absl::StrCat(to, path.substr(from.size())) : path;
      if (file != nullptr && file->location == path) file->location = name;
      moved[name] = file;
    }
    map->swap(moved);
  }
  std::set<std::string> made;
  for (const std::string& path : made_) {
    const bool inside = path == from || absl::StartsWith(path, prefix);
    made.insert(inside ? absl::StrCat(to, path.substr(from.size())) : path);
  }
  made_.swap(made);
}

void DiskModel::Linked(const std::string& from, const std::string& to) {
  const absl::MutexLock lock(&mutex_);
  const File source = FindLocked(from);
  RememberDurable(to, nullptr);
  // A link is made to files that are finished only, so the two need not share what is to come.
  auto file = std::make_shared<Inode>(*source);
  file->location = to;
  names_[to] = file;
}

void DiskModel::CopyAfterLoss(LossModel model, const std::string& target) const {
  const absl::MutexLock lock(&mutex_);
  std::error_code error;
  fs::create_directories(target, error);
  const bool drop_names = model == LossModel::kDropUnsynced;
  const auto make = [this, &target, &error](const std::string& folder) {
    fs::create_directories(absl::StrCat(target, folder.substr(root_.size())), error);
  };
  std::map<std::string, File> left;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root_, error)) {
    const std::string path = entry.path().string();
    if (drop_names && IsLost(path)) continue;
    if (entry.is_directory()) {
      make(path);
    } else if (!IsLocal(entry.path().filename().string())) {
      const auto it = names_.find(path);
      left[path] = it == names_.end() ? nullptr : it->second;
    }
  }
  if (drop_names) {
    for (const std::string& folder : deleted_) {
      if (!IsLost(folder)) make(folder);
    }
    for (const auto& [path, file] : durable_) {
      left.erase(path);
      if (file != nullptr && !IsLost(path)) left[path] = file;
    }
  }
  for (const auto& [path, file] : left) {
    std::string content = ReadWholeFile(file == nullptr ? path : file->location);
    if (file != nullptr) content = Remains(*file, model, std::move(content));
    const std::string to = absl::StrCat(target, path.substr(root_.size()));
    fs::create_directories(FolderOf(to), error);
    WriteWholeFile(to, content);
  }
}

}  // namespace noordster::testing
