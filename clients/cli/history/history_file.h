// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_HISTORY_HISTORY_FILE_H_
#define NOORDSTER_CLIENTS_CLI_HISTORY_HISTORY_FILE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "clients/cli/history/event_schema.h"
#include "google/protobuf/message.h"
#include "noordster/v1/history_file.pb.h"
#include "noordster/v1/history_service.pb.h"

// The history as a file that proves itself: noordster/v1/history_file.proto.
namespace noordster::cli {

// What the first line must say.
inline constexpr char kHistoryFormat[] = "noordster-history/1";

// The longest line there is: an event and all its texts, and room to spare.
inline constexpr size_t kHistoryLineBytesMax = size_t{16} << 20;

// The hash of a chain, event after event.
class HistoryChain {
 public:
  explicit HistoryChain(std::string genesis) : genesis_(std::move(genesis)), hash_(genesis_) {}

  // Adds an event. INTERNAL when there is no SHA-256.
  absl::Status Add(const std::string& stored);

  // How many events were added.
  int64_t events() const { return events_; }
  // The hash after the last, 64 hexadecimal digits.
  std::string sha256() const;

 private:
  std::string genesis_;
  std::string hash_;
  int64_t events_ = 0;
};

// The lines as they are written, without the line feed; nothing else is a line of such a file, so
// that every reader of JSON sees the same in it. The second gets its readable event from `stored`,
// the event that its bytes are. DATA_LOSS when it cannot be written so.
absl::StatusOr<std::string> HeaderLine(const v1::HistoryFileHeader& header);
absl::StatusOr<std::string> EventLine(v1::HistoryFileEvent event,
                                      const google::protobuf::Message& stored);

// Turns the pages of an export into the lines of a file. Used by one thread.
class HistoryFileWriter {
 public:
  explicit HistoryFileWriter(std::string municipality) : municipality_(std::move(municipality)) {}

  // The lines of the next page; the header goes before those of the first. DATA_LOSS when the page
  // cannot be written so.
  absl::StatusOr<std::string> LinesOf(const v1::ExportHistoryResponse& page);

 private:
  absl::StatusOr<std::string> Begin(const v1::ExportHistoryResponse& page);
  absl::StatusOr<std::string> LineOf(const v1::StoredEvent& event);

  std::string municipality_;
  std::unique_ptr<EventSchema> schema_;
  HistoryChain chain_{""};
};

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_HISTORY_HISTORY_FILE_H_
