// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_API_CORPUS_CORPUS_H_
#define NOORDSTER_TESTS_API_CORPUS_CORPUS_H_

#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "google/protobuf/message.h"
#include "noordster/v1/draft_service.pb.h"
#include "services/base/check.h"
#include "services/base/digest.h"
#include "tests/api/request_corpus.h"
#include "tests/support/town.h"

namespace noordster::testing {

// Gives a sample what all requests have in common.
template <typename Request>
void FillCommon(Request& request) {
  if constexpr (requires { request.set_request_id(""); }) {
    request.set_request_id(base::RandomUuid());
  }
  if constexpr (requires { request.set_reason(""); }) request.set_reason("Een reden\nin woorden");
  if constexpr (requires { request.set_page_size(1); }) request.set_page_size(7);
  if constexpr (requires { request.set_at_least_revision(1); }) request.set_at_least_revision(1);
}

// The day on which what is in the samples is done.
inline constexpr char kDay[] = "2022-06-21";

inline std::string Person(int number) {
  return Town::Name(absl::StrCat("persons/", NumberedUuid(number)));
}

// A request on what has this name.
template <typename Request>
Request On(const std::string& name) {
  Request request;
  request.set_name(name);
  return request;
}

// Collects samples.
class Corpus {
 public:
  template <typename Request>
  void Add(Request request) {
    FillCommon(request);
    AddDraftOf(request);
    for (const google::protobuf::MethodDescriptor* method : AllMethods()) {
      if (method->input_type() != request.GetDescriptor()) continue;
      samples_.push_back({method, std::make_shared<Request>(std::move(request))});
      return;
    }
    NOORDSTER_CHECK(false);
  }

  template <typename Request>
  void AddRead(const std::string& name, const noordster::v1::AsOf& as_of) {
    Request request;
    *request.mutable_as_of() = as_of;
    AddNamed(std::move(request), name);
  }

  template <typename Request>
  void AddRead(const std::string& name) {
    AddNamed(Request(), name);
  }

  // The sample added last.
  Sample& last() { return samples_.back(); }

  std::vector<Sample> Take() { return std::move(samples_); }

 private:
  // The first act of each type that can be drafted is prepared before it is done.
  void AddDraftOf(const google::protobuf::Message& act) {
    const auto* type = noordster::v1::DraftedAct::descriptor();
    for (int i = 0; i < type->field_count(); ++i) {
      if (type->field(i)->message_type() != act.GetDescriptor()) continue;
      if (!drafted_.insert(type->field(i)->name()).second) return;
      noordster::v1::CreateDraftRequest request;
      request.set_parent(Town::Name(""));
      request.set_draft_id(absl::StrCat("concept-van-", i));
      noordster::v1::DraftedAct& drafted = *request.mutable_draft()->mutable_act();
      google::protobuf::Message& copy =
          *drafted.GetReflection()->MutableMessage(&drafted, type->field(i));
      copy.CopyFrom(act);
      copy.GetReflection()->ClearField(&copy, copy.GetDescriptor()->FindFieldByName("request_id"));
      Add(request);
    }
  }

  template <typename Request>
  void AddNamed(Request request, const std::string& name) {
    if constexpr (requires { request.set_name(""); }) {
      request.set_name(name);
    } else {
      request.set_parent(name);
    }
    Add(std::move(request));
  }

  std::vector<Sample> samples_;
  std::set<std::string> drafted_;
};

}  // namespace noordster::testing

#endif  // NOORDSTER_TESTS_API_CORPUS_CORPUS_H_
