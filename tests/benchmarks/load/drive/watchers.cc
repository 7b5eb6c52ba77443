// SPDX-License-Identifier: EUPL-1.2
#include "tests/benchmarks/load/drive/watchers.h"

#include <utility>

#include "services/base/check.h"
#include "tests/benchmarks/load/drive/channels.h"

namespace noordster::bench {

// One stream of a watcher.
class Watchers::Watcher : public grpc::ClientBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer> {
 public:
  Watcher(Watchers& all, size_t number, grpc::GenericStub& stub)
      : all_(all),
        number_(number),
        request_(BufferOf(all.watched_.request(static_cast<int>(number)))) {
    // A server that is not there yet is waited for.
    context_.set_wait_for_ready(true);
    stub.PrepareBidiStreamingCall(&context_, all_.watched_.method, grpc::StubOptions(), this);
    StartWriteLast(&request_, grpc::WriteOptions());
    StartRead(&message_);
    StartCall();
  }

  void Cancel() { context_.TryCancel(); }

  void Stall() {
    const absl::MutexLock lock(&mutex_);
    is_stalled_ = true;
  }
  void Resume() {
    bool has_stopped = false;
    {
      const absl::MutexLock lock(&mutex_);
      is_stalled_ = false;
      has_stopped = std::exchange(has_stopped_, false);
    }
    if (has_stopped) StartRead(&message_);
  }

  void OnReadDone(bool ok) override {
    if (!ok) return;
    all_.watched_.on_message(static_cast<int>(number_), message_);
    {
      const absl::MutexLock lock(&mutex_);
      has_stopped_ = is_stalled_;
      if (has_stopped_) return;
    }
    StartRead(&message_);
  }

  void OnDone(const grpc::Status&) override {
    const absl::MutexLock lock(&all_.mutex_);
    all_.ended_.push_back(number_);
    --all_.open_;
  }

 private:
  Watchers& all_;
  const size_t number_;
  grpc::ClientContext context_;
  const grpc::ByteBuffer request_;
  grpc::ByteBuffer message_;
  absl::Mutex mutex_;
  bool is_stalled_ ABSL_GUARDED_BY(mutex_) = false;
  // Nothing is being read: it was stalled when a message came.
  bool has_stopped_ ABSL_GUARDED_BY(mutex_) = false;
};

Watchers::Watchers(int count, Watched watched) : watched_(std::move(watched)) {
  for (const auto& channel : ConnectStreamsTo(watched_.address, count)) {
    stubs_.push_back(std::make_unique<grpc::GenericStub>(channel));
  }
  watchers_.resize(static_cast<size_t>(count));
  for (size_t number = 0; number < watchers_.size(); ++number) Open(number);
}

Watchers::~Watchers() {
  Resume();
  for (const auto& watcher : watchers_) watcher->Cancel();
  const auto none_is_open = [this]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) { return open_ == 0; };
  const absl::MutexLock lock(&mutex_);
  mutex_.Await(absl::Condition(&none_is_open));
}

void Watchers::Open(size_t number) {
  {
    const absl::MutexLock lock(&mutex_);
    ++open_;
  }
  watchers_[number] = std::make_unique<Watcher>(*this, number, *stubs_[number % stubs_.size()]);
}

void Watchers::Stall(int count) {
  for (int i = 0; i < count; ++i) watchers_[static_cast<size_t>(i)]->Stall();
}

void Watchers::Resume() {
  for (const auto& watcher : watchers_) watcher->Resume();
}

void Watchers::Reopen() {
  std::vector<size_t> ended;
  {
    const absl::MutexLock lock(&mutex_);
    ended.swap(ended_);
  }
  for (const size_t number : ended) Open(number);
}

grpc::ByteBuffer BufferOf(const std::string& bytes) {
  const grpc::Slice slice(bytes);
  return grpc::ByteBuffer(&slice, 1);
}

grpc::Slice SliceOf(const grpc::ByteBuffer& buffer) {
  grpc::Slice slice;
  // Copies only what lies in several pieces.
  if (!buffer.TrySingleSlice(&slice).ok()) NOORDSTER_CHECK(buffer.DumpToSingleSlice(&slice).ok());
  return slice;
}

absl::string_view ViewOf(const grpc::Slice& slice) {
  return {reinterpret_cast<const char*>(slice.begin()), slice.size()};
}

}  // namespace noordster::bench
