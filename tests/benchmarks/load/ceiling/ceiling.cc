// SPDX-License-Identifier: EUPL-1.2
#include "tests/benchmarks/load/ceiling/ceiling.h"

#include <string>
#include <utility>

#include "tests/benchmarks/load/drive/watchers.h"

namespace noordster::bench {

Ceiling::Ceiling(const CeilingShape& shape)
    : program_("noordster-bench", {"--ceiling", folder_.path(), shape.ToString()}),
      calls_(program_.address()) {
  for (const ActShape& act : shape.acts) {
    std::string request(act.request_bytes, 'q');
    request[0] = static_cast<char>(requests_.size());
    requests_.push_back(BufferOf(request));
  }
}

void Ceiling::Call(const char* method, int slot, size_t act, std::function<void()> done) {
  calls_.Send(method, slot, requests_[act],
              [done = std::move(done)](const grpc::ByteBuffer&) { done(); });
}

}  // namespace noordster::bench
