// SPDX-License-Identifier: EUPL-1.2
#include "tests/benchmarks/load/ceiling/ceiling_streams.h"

#include <algorithm>
#include <cstring>
#include <string>

namespace noordster::bench {

EndlessStream::EndlessStream(const grpc::ByteBuffer& message) : message_(message) {
  StartWrite(&message_);
}

void EndlessStream::OnWriteDone(bool ok) {
  if (ok) {
    StartWrite(&message_);
  } else {
    Finish(grpc::Status::OK);
  }
}

class FollowedCommits::Stream : public grpc::ServerWriteReactor<grpc::ByteBuffer> {
 public:
  Stream(FollowedCommits& commits, size_t told, const grpc::Slice& opening)
      : commits_(commits), told_(told), message_(&opening, 1) {}

  void Begin() { StartWrite(&message_); }

  // Makes the next message, unless one is being written or nothing is left to tell. REQUIRES: the
  // mutex of the commits is held.
  bool Take() {
    commits_.mutex_.AssertHeld();
    const size_t count = commits_.parts_.size();
    if (is_writing_ || told_ == count) return false;
    message_ = grpc::ByteBuffer(commits_.parts_.data() + told_, count - told_);
    told_ = count;
    is_writing_ = true;
    return true;
  }

  void OnWriteDone(bool ok) override {
    bool has_more = false;
    {
      const absl::MutexLock lock(&commits_.mutex_);
      is_writing_ = false;
      ends_ = ends_ || !ok;
      if (!ends_) has_more = Take();
    }
    if (has_more) {
      StartWrite(&message_);
    } else {
      FinishIfOver();
    }
  }

  void OnCancel() override {
    {
      const absl::MutexLock lock(&commits_.mutex_);
      ends_ = true;
    }
    FinishIfOver();
  }

  void OnDone() override { delete this; }

 private:
  void FinishIfOver() {
    {
      const absl::MutexLock lock(&commits_.mutex_);
      if (!ends_ || is_writing_ || is_finished_) return;
      is_finished_ = true;
      std::vector<Stream*>& streams = commits_.streams_;
      streams.erase(std::find(streams.begin(), streams.end(), this));
    }
    Finish(grpc::Status::OK);
  }

  FollowedCommits& commits_;
  size_t told_ ABSL_GUARDED_BY(commits_.mutex_);
  grpc::ByteBuffer message_;
  bool is_writing_ ABSL_GUARDED_BY(commits_.mutex_) = true;
  bool ends_ ABSL_GUARDED_BY(commits_.mutex_) = false;
  bool is_finished_ ABSL_GUARDED_BY(commits_.mutex_) = false;
};

void FollowedCommits::Append(const std::vector<int64_t>& times) {
  if (part_bytes_ == 0) return;
  std::vector<Stream*> woken;
  {
    const absl::MutexLock lock(&mutex_);
    for (const int64_t time : times) parts_.push_back(PartOf(time));
    for (Stream* stream : streams_) {
      if (stream->Take()) woken.push_back(stream);
    }
  }
  // None of them can be deleted while it has a message to write.
  for (Stream* stream : woken) stream->Begin();
}

grpc::ServerWriteReactor<grpc::ByteBuffer>* FollowedCommits::NewStream() {
  Stream* stream = nullptr;
  {
    const absl::MutexLock lock(&mutex_);
    stream = new Stream(*this, parts_.size(), PartOf(0));
    streams_.push_back(stream);
  }
  stream->Begin();
  return stream;
}

grpc::Slice FollowedCommits::PartOf(int64_t time) const {
  std::string part(part_bytes_, 'm');
  std::memcpy(part.data(), &time, sizeof(time));
  return grpc::Slice(part);
}

}  // namespace noordster::bench
