// SPDX-License-Identifier: EUPL-1.2
#include "services/server/connection_bounds.h"

#include <gmock/gmock.h>
#include <grpcpp/generic/generic_stub.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "clients/cpp/noordster/client.h"
#include "noordster/v1/programme_service.grpc.pb.h"
#include "services/base/limits.h"
#include "tests/support/api_client.h"

namespace noordster::testing::connection_bounds_test {
namespace {

namespace v1 = noordster::v1;

// Answers, with as long an error as was asked for.
class Programmes final : public v1::ProgrammeService::Service {
 public:
  grpc::Status ListMunicipalities(grpc::ServerContext*, const v1::ListMunicipalitiesRequest*,
                                  v1::ListMunicipalitiesResponse*) override {
    return error_bytes == 0 ? grpc::Status::OK
                            : grpc::Status(grpc::StatusCode::FAILED_PRECONDITION, "no",
                                           std::string(error_bytes, 'x'));
  }
  size_t error_bytes = 0;
};

class ConnectionBoundsTest : public ::testing::Test {
 protected:
  ConnectionBoundsTest() {
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port_);
    builder.RegisterService(&programmes_);
    server::BoundConnections(/*certified=*/false, builder);
    server_ = builder.BuildAndStart();
  }

  // Calls with metadata of this size over the one connection there is.
  grpc::Status Call(size_t metadata_bytes, size_t request_bytes = 0) {
    grpc::ClientContext context;
    if (metadata_bytes > 0) context.AddMetadata("authorization", std::string(metadata_bytes, 'x'));
    v1::ListMunicipalitiesRequest request;
    request.set_page_token(std::string(request_bytes, 'x'));
    v1::ListMunicipalitiesResponse response;
    return Stub().ListMunicipalities(&context, request, &response);
  }

  v1::ProgrammeService::Stub& Stub() {
    if (stub_ == nullptr) {
      grpc::ChannelArguments arguments;
      arguments.SetInt(GRPC_ARG_MAX_METADATA_SIZE, 256 << 10);
      // A new stub is a new connection.
      arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
      stub_ = v1::ProgrammeService::NewStub(grpc::CreateCustomChannel(
          absl::StrCat("127.0.0.1:", port_), grpc::InsecureChannelCredentials(), arguments));
    }
    return *stub_;
  }

  Programmes programmes_;
  int port_ = 0;
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<v1::ProgrammeService::Stub> stub_;
};

// The connection may end with it.
TEST_F(ConnectionBoundsTest, MetadataBeyondTheBoundIsRefusedAndTheServerGoesOn) {
  EXPECT_THAT(Call(limits::kMetadataBytesMax / 2), IsGrpcOk()) << "a token fits";
  EXPECT_EQ(Call(limits::kMetadataBytesMax).error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
  stub_.reset();
  EXPECT_THAT(Call(0), IsGrpcOk());
}

TEST_F(ConnectionBoundsTest, ItBoundsWhatIsReceivedAndNotWhatIsAnswered) {
  programmes_.error_bytes = size_t{16} * limits::kMetadataBytesMax;
  const grpc::Status refused = Call(0);
  EXPECT_EQ(refused.error_code(), grpc::StatusCode::FAILED_PRECONDITION);
  EXPECT_EQ(refused.error_details().size(), programmes_.error_bytes);
}

TEST_F(ConnectionBoundsTest, AMessageBeyondTheBoundIsRefusedAndTheConnectionGoesOn) {
  EXPECT_THAT(Call(0, limits::kMessageBytesMax - 100), IsGrpcOk());
  EXPECT_EQ(Call(0, limits::kMessageBytesMax + 1).error_code(),
            grpc::StatusCode::RESOURCE_EXHAUSTED);
  EXPECT_THAT(Call(0), IsGrpcOk());
}

TEST(ClientKeepaliveTest, TheClientLibraryAsksLessOftenThanIsAllowed) {
  EXPECT_GT(noordster::kKeepaliveTime, limits::kPingIntervalMin);
}

// A client of HTTP/2 that does nothing but ping: the preface, its settings, and pings.
TEST_F(ConnectionBoundsTest, AClientThatOnlyPingsIsSentAway) {
  const int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<uint16_t>(port_));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  ASSERT_EQ(connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof(address)), 0);
  std::string bytes = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
  bytes += std::string("\x00\x00\x00\x04\x00\x00\x00\x00\x00", 9);
  for (int i = 0; i < 100; ++i) {
    bytes += std::string("\x00\x00\x08\x06\x00\x00\x00\x00\x00", 9) + "pingpong";
  }
  ASSERT_EQ(send(descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL),
            static_cast<ssize_t>(bytes.size()));
  std::string answer;
  std::array<char, 4096> buffer;
  for (ssize_t count = 1; count > 0;) {
    count = recv(descriptor, buffer.data(), buffer.size(), 0);
    if (count > 0) answer.append(buffer.data(), static_cast<size_t>(count));
  }
  close(descriptor);
  EXPECT_THAT(answer, ::testing::HasSubstr("too_many_pings"));
  EXPECT_THAT(Call(0), IsGrpcOk()) << "others go on";
}

}  // namespace
}  // namespace noordster::testing::connection_bounds_test
