// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_API_REQUEST_CORPUS_H_
#define NOORDSTER_TESTS_API_REQUEST_CORPUS_H_

#include <memory>
#include <string>
#include <vector>

#include "google/protobuf/message.h"
#include "grpcpp/grpcpp.h"

namespace noordster::testing {

// A request that the server accepts, and the method it goes to.
struct Sample {
  const google::protobuf::MethodDescriptor* method = nullptr;
  std::shared_ptr<const google::protobuf::Message> request;
  // How the server answers the local user; not OK: it breaks no rule of its fields, and is for
  // others.
  grpc::StatusCode code = grpc::StatusCode::OK;
  // Nothing is kept of it.
  bool does_nothing = false;

  // "/noordster.v1.PlanService/GetPlan".
  std::string path() const;
  // It takes validate_only, so that it changes something.
  bool is_mutation() const;
};

// Every method of every service of noordster.v1.
std::vector<const google::protobuf::MethodDescriptor*> AllMethods();

// At least one sample for every method, in an order in which all can be sent, for the town that
// BuildForCorpus builds. Together they set
// every field a client can set, but for those that hold what the server gave before.
std::vector<Sample> RequestCorpus();

}  // namespace noordster::testing

#endif  // NOORDSTER_TESTS_API_REQUEST_CORPUS_H_
