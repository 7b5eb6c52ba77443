// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "noordster/v1/milestone_service.grpc.pb.h"
#include "tests/api/identity/mandated_town.h"
#include "tests/api/milestone/followed_stream.h"

namespace noordster::testing::milestone_list_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::vector<v1::Milestone> List(ApiClient client, const v1::MilestoneFilter& filter,
                                int page_size) {
  v1::ListMilestonesRequest request;
  request.set_parent(Town::Name(""));
  *request.mutable_filter() = filter;
  request.set_page_size(page_size);
  std::vector<v1::Milestone> all;
  do {
    const auto page = client.Must(&v1::MilestoneService::Stub::ListMilestones, request);
    EXPECT_LE(page.milestones_size(), page_size);
    all.insert(all.end(), page.milestones().begin(), page.milestones().end());
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  return all;
}

// Whoever asks, however it is paged and filtered: a list tells what a stream from the oldest tells.
TEST(MilestoneListTest, AListTellsWhatAStreamTells) {
  MandatedTown town([](Town& made) {
    made.StartPlan("jeugd");
    made.BringTo("jeugd", "raad");
    made.StartPlan("wonen");
    made.BringTo("wonen", "board");
  });
  ApiClient secretary = town.As(kSecretary);
  const int64_t revision = Town(secretary).Revision();
  v1::MilestoneFilter of_plan;
  of_plan.add_plans(Town::Plan("wonen"));
  v1::MilestoneFilter of_stage;
  of_stage.add_stages("board");
  v1::MilestoneFilter of_kind;
  of_kind.add_kinds(v1::Milestone::OUTCOME_RECORDED);
  of_kind.add_bodies(Town::Name("bodies/board"));
  for (const ApiClient& client :
       {town.As(kSecretary), town.As(kPartner), town.As(kSystem), town.Public()}) {
    for (const v1::MilestoneFilter& filter : {v1::MilestoneFilter(), of_plan, of_stage, of_kind}) {
      v1::SubscribeRequest request = FromNow();
      request.mutable_start()->set_oldest(true);
      *request.mutable_filter() = filter;
      std::vector<std::string> streamed;
      FollowedStream stream(client, request);
      for (const v1::Milestone& milestone : stream.Until(revision)) {
        streamed.push_back(milestone.SerializeAsString());
      }
      for (const int page_size : {1, 7, 500}) {
        std::vector<std::string> listed;
        for (const v1::Milestone& milestone : List(client, filter, page_size)) {
          listed.push_back(milestone.SerializeAsString());
        }
        EXPECT_EQ(listed, streamed) << filter.ShortDebugString();
      }
    }
  }
  EXPECT_THAT(List(town.As(kSecretary), of_kind, 100), SizeIs(1));
  EXPECT_THAT(List(town.Public(), {}, 100), IsEmpty());
}

}  // namespace
}  // namespace noordster::testing::milestone_list_test
