// SPDX-License-Identifier: EUPL-1.2
#include "tests/benchmarks/load/drive/glance.h"

#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/wire_format_lite.h"
#include "noordster/v1/milestone_service.pb.h"
#include "services/base/check.h"

namespace noordster::bench {
namespace {

namespace v1 = noordster::v1;
using google::protobuf::internal::WireFormatLite;
using google::protobuf::io::CodedInputStream;

// A field of a message: a number, or bytes.
struct Field {
  int number = 0;
  uint64_t value = 0;
  absl::string_view bytes;
};

// Takes the fields of a message one by one.
class Fields {
 public:
  explicit Fields(absl::string_view message)
      : message_(message),
        stream_(reinterpret_cast<const uint8_t*>(message.data()),
                static_cast<int>(message.size())) {}

  // False at the end.
  bool Next(Field& field) {
    const uint32_t tag = stream_.ReadTag();
    if (tag == 0) return false;
    field.number = WireFormatLite::GetTagFieldNumber(tag);
    if (WireFormatLite::GetTagWireType(tag) == WireFormatLite::WIRETYPE_VARINT) {
      NOORDSTER_CHECK(stream_.ReadVarint64(&field.value));
      return true;
    }
    NOORDSTER_CHECK(WireFormatLite::GetTagWireType(tag) ==
                    WireFormatLite::WIRETYPE_LENGTH_DELIMITED);
    uint32_t length = 0;
    NOORDSTER_CHECK(stream_.ReadVarint32(&length));
    field.bytes = message_.substr(static_cast<size_t>(stream_.CurrentPosition()), length);
    NOORDSTER_CHECK(stream_.Skip(static_cast<int>(length)));
    return true;
  }

 private:
  const absl::string_view message_;
  CodedInputStream stream_;
};

// The sequence is the first field of a milestone; the others are not looked at.
int64_t SequenceOf(absl::string_view milestone) {
  Fields fields(milestone);
  Field field;
  NOORDSTER_CHECK(fields.Next(field) && field.number == v1::Milestone::kSequenceFieldNumber);
  return static_cast<int64_t>(field.value);
}

void GlanceAtBatch(absl::string_view batch, Glance& glance) {
  Fields fields(batch);
  Field field;
  while (fields.Next(field)) {
    switch (field.number) {
      case v1::MilestoneBatch::kFromFieldNumber:
        glance.from = static_cast<int64_t>(field.value);
        break;
      case v1::MilestoneBatch::kToFieldNumber:
        glance.to = static_cast<int64_t>(field.value);
        break;
      case v1::MilestoneBatch::kMilestonesFieldNumber:
        glance.sequences.push_back(SequenceOf(field.bytes));
        break;
      default:
        break;
    }
  }
}

// The number in the first field of a message; 0: another field comes first.
int64_t FirstNumber(absl::string_view message) {
  Fields fields(message);
  Field field;
  return fields.Next(field) && field.number == 1 ? static_cast<int64_t>(field.value) : 0;
}

}  // namespace

Glance GlanceAt(absl::string_view message) {
  Glance glance;
  Fields fields(message);
  Field field;
  while (fields.Next(field)) {
    if (field.number == v1::SubscribeResponse::kCursorFieldNumber) {
      glance.cursor = field.bytes;
      continue;
    }
    glance.body = field.number;
    switch (field.number) {
      case v1::SubscribeResponse::kOpenedFieldNumber:
        glance.from = FirstNumber(field.bytes);
        break;
      case v1::SubscribeResponse::kBatchFieldNumber:
        GlanceAtBatch(field.bytes, glance);
        break;
      case v1::SubscribeResponse::kCaughtUpFieldNumber:
      case v1::SubscribeResponse::kHeartbeatFieldNumber:
        glance.to = FirstNumber(field.bytes);
        break;
      default:
        break;
    }
  }
  return glance;
}

}  // namespace noordster::bench
