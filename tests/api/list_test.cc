// SPDX-License-Identifier: EUPL-1.2
// Lists: pages of any size walk everything once, and a token belongs to one list.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "noordster/v1/plan_service.grpc.pb.h"
#include "tests/api/corpus_town.h"
#include "tests/api/field_places.h"
#include "tests/api/request_corpus.h"
#include "tests/support/api_client.h"
#include "tests/support/in_process_server.h"
#include "tests/support/town.h"

namespace noordster::testing::list_test {
namespace {

namespace v1 = noordster::v1;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

class ListTest : public ::testing::Test {
 protected:
  ListTest() : town_(server_.client()) {
    BuildForCorpus(town_);
    // The day on which all was built is over.
    server_.clock().Advance(absl::Hours(48));
    for (const Sample& sample : RequestCorpus()) {
      const auto* type = sample.method->input_type();
      if (type->FindFieldByName("page_token") != nullptr) lists_.push_back(sample);
    }
  }

  // One page: the items, serialized, and the token of the next.
  struct PageOfItems {
    grpc::Status status;
    std::vector<std::string> items;
    std::string next;
  };

  PageOfItems Fetch(const Sample& list, int page_size, const std::string& token) {
    const std::unique_ptr<Message> request = CopyOf(*list.request);
    const auto* type = request->GetDescriptor();
    const auto* reflection = request->GetReflection();
    reflection->SetInt32(request.get(), type->FindFieldByName("page_size"), page_size);
    reflection->SetString(request.get(), type->FindFieldByName("page_token"), token);
    PageOfItems page;
    std::string bytes;
    page.status = server_.client().CallWithBytes(list.path(), request->SerializeAsString(), &bytes);
    const std::unique_ptr<Message> answer(google::protobuf::MessageFactory::generated_factory()
                                              ->GetPrototype(list.method->output_type())
                                              ->New());
    EXPECT_TRUE(answer->ParseFromString(bytes));
    page.next = answer->GetReflection()->GetString(
        *answer, answer->GetDescriptor()->FindFieldByName("next_page_token"));
    for (int i = 0; i < answer->GetDescriptor()->field_count(); ++i) {
      const FieldDescriptor* field = answer->GetDescriptor()->field(i);
      if (!field->is_repeated()) continue;
      for (int item = 0; item < answer->GetReflection()->FieldSize(*answer, field); ++item) {
        page.items.push_back(
            answer->GetReflection()->GetRepeatedMessage(*answer, field, item).SerializeAsString());
      }
    }
    return page;
  }

  // All items, page by page.
  std::vector<std::string> Walk(const Sample& list, int page_size) {
    std::vector<std::string> items;
    std::string token;
    do {
      PageOfItems page = Fetch(list, page_size, token);
      EXPECT_THAT(page.status, IsGrpcOk()) << list.path();
      if (!page.status.ok()) return items;
      EXPECT_LE(page.items.size(), static_cast<size_t>(page_size)) << list.path();
      items.insert(items.end(), page.items.begin(), page.items.end());
      token = page.next;
    } while (!token.empty());
    return items;
  }

  InProcessServer server_;
  Town town_;
  std::vector<Sample> lists_;
};

TEST_F(ListTest, PagesOfAnySizeWalkEverythingOnceInOneOrder) {
  ASSERT_EQ(lists_.size(), 45u);
  size_t most = 0;
  for (const Sample& list : lists_) {
    const std::vector<std::string> all = Walk(list, 500);
    EXPECT_FALSE(all.empty()) << list.path();
    EXPECT_EQ(Walk(list, 1), all) << list.path();
    EXPECT_EQ(Walk(list, 2), all) << list.path();
    most = std::max(most, all.size());
  }
  EXPECT_GE(most, 8u);
}

TEST_F(ListTest, ADamagedTokenIsRefused) {
  for (const Sample& list : lists_) {
    const std::string token = Fetch(list, 1, "").next;
    if (token.empty()) continue;
    for (size_t i = 0; i < token.size(); ++i) {
      std::string damaged = token;
      damaged[i] = damaged[i] == 'A' ? 'B' : 'A';
      const grpc::Status status = Fetch(list, 1, damaged).status;
      // The last character of base64 can hold bits that say nothing.
      if (i + 1 == token.size() && status.ok()) continue;
      EXPECT_THAT(status, IsRefusal(grpc::StatusCode::INVALID_ARGUMENT, v1::PAGE_TOKEN_INVALID))
          << list.path() << " at " << i;
    }
    for (const std::string& nonsense : {std::string("x"), token.substr(1), token + "AAAA"}) {
      EXPECT_THAT(Fetch(list, 1, nonsense).status,
                  IsRefusal(grpc::StatusCode::INVALID_ARGUMENT, v1::PAGE_TOKEN_INVALID))
          << list.path();
    }
  }
}

TEST_F(ListTest, ATokenBelongsToOneList) {
  int refused = 0;
  for (const Sample& list : lists_) {
    const std::string token = Fetch(list, 1, "").next;
    if (token.empty()) continue;
    for (const Sample& other : lists_) {
      if (other.method == list.method) continue;
      EXPECT_THAT(Fetch(other, 1, token).status,
                  IsRefusal(grpc::StatusCode::INVALID_ARGUMENT, v1::PAGE_TOKEN_INVALID))
          << list.path() << " at " << other.path();
      ++refused;
    }
  }
  EXPECT_GE(refused, 50);
}

TEST_F(ListTest, ATokenBelongsToOneParentAndOneFilter) {
  v1::ListPlansRequest request;
  request.set_parent(Town::Name("programmes/noord"));
  request.set_page_size(1);
  const auto all = server_.client().Must(&v1::PlanService::Stub::ListPlans, request);
  request.set_stage("board");
  const auto at_board = server_.client().Must(&v1::PlanService::Stub::ListPlans, request);
  ASSERT_FALSE(all.next_page_token().empty());
  ASSERT_FALSE(at_board.next_page_token().empty());
  const auto refused = IsRefusal(grpc::StatusCode::INVALID_ARGUMENT, v1::PAGE_TOKEN_INVALID);
  request.set_page_token(all.next_page_token());
  EXPECT_THAT(server_.client().Call(&v1::PlanService::Stub::ListPlans, request).status, refused);
  request.set_stage("input");
  request.set_page_token(at_board.next_page_token());
  EXPECT_THAT(server_.client().Call(&v1::PlanService::Stub::ListPlans, request).status, refused);
  request.clear_stage();
  request.set_parent("municipalities/gm0001/programmes/noord");
  request.set_page_token(all.next_page_token());
  EXPECT_THAT(server_.client().Call(&v1::PlanService::Stub::ListPlans, request).status, refused);
}

TEST_F(ListTest, PlansAreFoundByTheStageTheyAreAt) {
  v1::ListPlansRequest request;
  request.set_parent(Town::Name("programmes/noord"));
  request.set_stage("board");
  const auto ids = [this, &request] {
    std::vector<std::string> found;
    const auto page = server_.client().Must(&v1::PlanService::Stub::ListPlans, request);
    for (const v1::Plan& plan : page.plans()) {
      EXPECT_EQ(plan.stage(), request.stage());
      found.push_back(plan.name());
    }
    return found;
  };
  const auto plans = [](std::initializer_list<const char*> names) {
    std::vector<std::string> full;
    for (const char* name : names) full.push_back(Town::Plan(name));
    return full;
  };
  EXPECT_EQ(ids(), plans({"back", "conditions", "correct", "defer", "many-conditions"}));
  town_.Record("back", "adopted");
  EXPECT_EQ(ids(), plans({"conditions", "correct", "defer", "many-conditions"}));
  request.set_stage("college");
  EXPECT_EQ(ids(), plans({"amend", "back", "many-amended", "meet", "meet-back", "meet-defer",
                          "meet-many", "reverse", "settle"}));
  request.set_stage("nergens");
  EXPECT_TRUE(ids().empty());
}

TEST_F(ListTest, NumbersOrderAsNumbers) {
  for (int i = 0; i < 11; ++i) town_.Freeze("change", {"plan"});
  v1::ListPlanVersionsRequest request;
  request.set_parent(Town::Plan("change"));
  const auto page = server_.client().Must(&v1::PlanService::Stub::ListPlanVersions, request);
  ASSERT_EQ(page.plan_versions_size(), 11);
  for (int i = 0; i < 11; ++i) EXPECT_EQ(page.plan_versions(i).number(), i + 1);
}

TEST_F(ListTest, AListBelowNothingIsNotFound) {
  v1::ListStepsRequest request;
  request.set_parent(Town::Plan("onbekend"));
  EXPECT_THAT(server_.client().Call(&v1::PlanService::Stub::ListSteps, request).status,
              IsRefusal(grpc::StatusCode::NOT_FOUND, v1::RESOURCE_NOT_FOUND));
}

}  // namespace
}  // namespace noordster::testing::list_test
