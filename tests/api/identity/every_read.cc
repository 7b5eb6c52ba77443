// SPDX-License-Identifier: EUPL-1.2
#include "tests/api/identity/every_read.h"

#include <google/protobuf/dynamic_message.h>
#include <google/protobuf/message.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "noordster/v1/field_rules.pb.h"
#include "tests/api/request_corpus.h"
#include "tests/support/town.h"

namespace noordster::testing {
namespace {

namespace v1 = noordster::v1;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::MethodDescriptor;

bool Fits(const std::string& patterns, const std::string& name) {
  const std::vector<std::string> parts = absl::StrSplit(name, '/');
  for (const absl::string_view pattern : absl::StrSplit(patterns, '|')) {
    const std::vector<std::string> wanted = absl::StrSplit(pattern, '/');
    bool fits = wanted.size() == parts.size();
    for (size_t i = 0; fits && i < parts.size(); ++i) {
      fits = wanted[i] == "*" || wanted[i] == parts[i];
    }
    if (fits) return true;
  }
  return false;
}

// One read in every way it can be asked: of each resource, now and as of moments around the
// decision, and with each filter.
class Reads {
 public:
  explicit Reads(const std::vector<std::string>& names) : names_(names) {}

  std::vector<AskedRead> All() {
    for (const MethodDescriptor* method : AllMethods()) {
      if (method->input_type()->FindFieldByName("validate_only") != nullptr) continue;
      if (method->name() == "CreateBackup") continue;
      Add(*method);
    }
    return std::move(reads_);
  }

 private:
  void Add(const MethodDescriptor& method) {
    const auto* type = method.input_type();
    const FieldDescriptor* named = type->FindFieldByName("name");
    if (named == nullptr) named = type->FindFieldByName("parent");
    const std::unique_ptr<Message> request(
        google::protobuf::MessageFactory::generated_factory()->GetPrototype(type)->New());
    if (named == nullptr) return AddMoments(method, *request);
    for (const std::string& name : names_) {
      if (!Fits(named->options().GetExtension(v1::rules).resource(), name)) continue;
      request->GetReflection()->SetString(request.get(), named, name);
      AddFilters(method, *request);
    }
  }

  void AddFilters(const MethodDescriptor& method, const Message& request) {
    if (method.name() == "ListWork") {
      AddWork(static_cast<const v1::ListWorkRequest&>(request), method);
      return;
    }
    AddMoments(method, request);
    if (method.name() != "ListPlans") return;
    v1::ListPlansRequest plans = static_cast<const v1::ListPlansRequest&>(request);
    for (const char* stage : {"college", "raad"}) {
      plans.set_stage(stage);
      AddMoments(method, plans);
    }
    plans.clear_stage();
    for (const char* body : {"bodies/college", "bodies/raad"}) {
      plans.set_body(Town::Name(body));
      AddMoments(method, plans);
    }
    plans.clear_body();
    plans.set_challenge(Town::Name("programmes/noord/challenges/jeugd"));
    AddMoments(method, plans);
    plans.clear_challenge();
    plans.set_blocked(true);
    AddMoments(method, plans);
  }

  void AddWork(v1::ListWorkRequest work, const MethodDescriptor& method) {
    if (work.parent() == Town::Name("")) {
      work.set_body(Town::Name("bodies/raad"));
      AddMoments(method, work);
      work.set_body(Town::Name("bodies/college"));
      AddMoments(method, work);
      return;
    }
    work.set_waiting(true);
    AddMoments(method, work);
    work.clear_waiting();
    for (const v1::Lifter lifter : {v1::PROGRAMME_SECRETARY, v1::EXECUTIVE_SECRETARIAT}) {
      work.set_lifter(lifter);
      AddMoments(method, work);
    }
  }

  void AddMoments(const MethodDescriptor& method, const Message& request) {
    const std::string path = absl::StrCat("/", method.service()->full_name(), "/", method.name());
    reads_.emplace_back(path, request.SerializeAsString());
    const FieldDescriptor* moment = method.input_type()->FindFieldByName("as_of");
    if (moment == nullptr) return;
    for (const char* time : {"2022-07-15T10:00:00Z", "2022-08-30T12:00:00Z"}) {
      const std::unique_ptr<Message> past(request.New());
      past->CopyFrom(request);
      auto* as_of =
          static_cast<v1::AsOf*>(past->GetReflection()->MutableMessage(past.get(), moment));
      as_of->set_time(time);
      reads_.emplace_back(path, past->SerializeAsString());
    }
  }

  const std::vector<std::string>& names_;
  std::vector<AskedRead> reads_;
};

// An answer without its revision, which tells that something happened and not what, and without the
// random ids of requests.
std::string WithoutRevision(const std::string& path, const std::string& bytes) {
  for (const MethodDescriptor* method : AllMethods()) {
    if (absl::StrCat("/", method->service()->full_name(), "/", method->name()) != path) continue;
    const std::unique_ptr<Message> answer(google::protobuf::MessageFactory::generated_factory()
                                              ->GetPrototype(method->output_type())
                                              ->New());
    EXPECT_TRUE(answer->ParseFromString(bytes));
    const FieldDescriptor* revision = method->output_type()->FindFieldByName("revision");
    if (revision != nullptr) answer->GetReflection()->ClearField(answer.get(), revision);
    std::vector<std::string> lines = absl::StrSplit(answer->DebugString(), '\n');
    lines.erase(std::remove_if(lines.begin(), lines.end(),
                               [](const std::string& line) {
                                 return absl::StrContains(line, "request_id: ");
                               }),
                lines.end());
    return absl::StrJoin(lines, "\n");
  }
  return "";
}

// A refusal with its details, in one order.
std::string RefusalText(const grpc::Status& status) {
  return absl::StrCat(Describe(status), " ",
                      absl::StrJoin(DetailsOf(status).metadata, " ", absl::PairFormatter("=")));
}

}  // namespace

std::vector<AskedRead> EveryRead(const std::vector<std::string>& names) {
  return Reads(names).All();
}

std::map<AskedRead, std::string> AnswersTo(const std::vector<AskedRead>& reads, ApiClient client) {
  std::map<AskedRead, std::string> answers;
  for (const auto& [path, request] : reads) {
    std::string bytes;
    const grpc::Status status = client.CallWithBytes(path, request, &bytes);
    answers[{path, request}] = status.ok() ? WithoutRevision(path, bytes) : RefusalText(status);
  }
  return answers;
}

}  // namespace noordster::testing
