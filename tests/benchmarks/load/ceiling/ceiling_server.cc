// SPDX-License-Identifier: EUPL-1.2
#include "tests/benchmarks/load/ceiling/ceiling_server.h"

#include <grpcpp/generic/async_generic_service.h>
#include <grpcpp/grpcpp.h>
#include <grpcpp/impl/codegen/server_callback_handlers.h>
#include <grpcpp/impl/service_type.h>

#include <cstdio>
#include <memory>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "rocksdb/db.h"
#include "services/base/check.h"
#include "tests/benchmarks/load/ceiling/ceiling_streams.h"
#include "tests/benchmarks/load/ceiling/committer.h"
#include "tests/benchmarks/load/drive/watchers.h"

namespace noordster::bench {
namespace {

using grpc::internal::CallbackServerStreamingHandler;
using grpc::internal::CallbackUnaryHandler;
using grpc::internal::RpcMethod;
using grpc::internal::RpcServiceMethod;

class CeilingService : public grpc::Service {
 public:
  CeilingService(const std::string& folder, const CeilingShape& shape)
      : message_(BufferOf(std::string(shape.message_bytes, 'm'))),
        followed_(shape.message_bytes),
        committer_(folder, shape,
                   [this](const std::vector<int64_t>& times) { followed_.Append(times); }) {
    for (const ActShape& act : shape.acts) {
      responses_.push_back(BufferOf(std::string(act.response_bytes, 'r')));
    }
    AddUnary(kCommit, [this](size_t act, grpc::ServerUnaryReactor* reactor) {
      committer_.Add(act, [reactor] { reactor->Finish(grpc::Status::OK); });
    });
    AddUnary(kEcho,
             [](size_t, grpc::ServerUnaryReactor* reactor) { reactor->Finish(grpc::Status::OK); });
    AddStream(kEndless, [this] { return new EndlessStream(message_); });
    AddStream(kFollow, [this] { return followed_.NewStream(); });
  }

 private:
  template <typename Act>
  void AddUnary(const char* method, Act act) {
    AddMethod(new RpcServiceMethod(method, RpcMethod::NORMAL_RPC, nullptr));
    MarkMethodRawCallback(
        methods_++, new CallbackUnaryHandler<grpc::ByteBuffer, grpc::ByteBuffer>(
                        [this, act](grpc::CallbackServerContext* context,
                                    const grpc::ByteBuffer* request, grpc::ByteBuffer* response) {
                          grpc::ServerUnaryReactor* const reactor = context->DefaultReactor();
                          const auto number = static_cast<size_t>(*SliceOf(*request).begin());
                          *response = responses_[number];
                          act(number, reactor);
                          return reactor;
                        }));
  }

  template <typename Begin>
  void AddStream(const char* method, Begin begin) {
    AddMethod(new RpcServiceMethod(method, RpcMethod::SERVER_STREAMING, nullptr));
    MarkMethodRawCallback(
        methods_++, new CallbackServerStreamingHandler<grpc::ByteBuffer, grpc::ByteBuffer>(
                        [begin](grpc::CallbackServerContext*, const grpc::ByteBuffer*)
                            -> grpc::ServerWriteReactor<grpc::ByteBuffer>* { return begin(); }));
  }

  int methods_ = 0;
  std::vector<grpc::ByteBuffer> responses_;
  const grpc::ByteBuffer message_;
  FollowedCommits followed_;
  CeilingCommitter committer_;
};

int Serve(const std::string& folder, grpc::Service* service) {
  const std::string address = absl::StrCat("unix:", folder, "/socket");
  grpc::ServerBuilder builder;
  builder.AddListeningPort(address, grpc::InsecureServerCredentials());
  // A server needs something to serve.
  grpc::CallbackGenericService nothing;
  if (service != nullptr) {
    builder.RegisterService(service);
  } else {
    builder.RegisterCallbackGenericService(&nothing);
  }
  const std::unique_ptr<grpc::Server> server = builder.BuildAndStart();
  NOORDSTER_CHECK(server != nullptr);
  std::printf("listening on %s\n", address.c_str());
  std::fflush(stdout);
  server->Wait();
  return 0;
}

}  // namespace

int ServeCeiling(const std::string& folder, const CeilingShape& shape) {
  CeilingService service(folder, shape);
  return Serve(folder, &service);
}

int ServeOpened(const std::string& folder, const std::string& data) {
  rocksdb::Options options;
  // Nothing is written where the product keeps its own.
  options.db_log_dir = folder;
  rocksdb::DB* db = nullptr;
  NOORDSTER_CHECK(rocksdb::DB::OpenForReadOnly(options, absl::StrCat(data, "/db"), &db).ok());
  const std::unique_ptr<rocksdb::DB> opened(db);
  return Serve(folder, nullptr);
}

}  // namespace noordster::bench
