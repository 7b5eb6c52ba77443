// SPDX-License-Identifier: EUPL-1.2
#include "services/api/call/response_stream.h"

namespace noordster::api {

void ResponseStream::Write(const std::string& message) {
  const grpc::Slice slice(message);
  writing_ = grpc::ByteBuffer(&slice, 1);
  StartWrite(&writing_);
}

}  // namespace noordster::api
