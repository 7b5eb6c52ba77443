// SPDX-License-Identifier: EUPL-1.2
// What a municipality is made of over the API: definitions, paths, persons, and the rules that hold
// for every mutation.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "noordster/v1/body_service.grpc.pb.h"
#include "noordster/v1/history_service.grpc.pb.h"
#include "noordster/v1/path_service.grpc.pb.h"
#include "noordster/v1/plan_service.grpc.pb.h"
#include "noordster/v1/programme_service.grpc.pb.h"
#include "services/base/digest.h"
#include "tests/support/api_client.h"
#include "tests/support/in_process_server.h"
#include "tests/support/town.h"

namespace noordster::testing::definitions_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class DefinitionsTest : public ::testing::Test {
 protected:
  DefinitionsTest() : town_(server_.client()) { town_.Build(); }

  v1::UpdateBodyRequest BodyUpdate(const std::string& display_name) {
    v1::UpdateBodyRequest request;
    request.set_name(Town::Name("bodies/raad"));
    request.mutable_body()->set_display_name(display_name);
    request.mutable_body()->set_kind(v1::COUNCIL);
    return request;
  }

  Reply<v1::BodyResponse> Update(const v1::UpdateBodyRequest& request) {
    return server_.client().Call(&v1::BodyService::Stub::UpdateBody, request);
  }

  Reply<v1::PathVersionResponse> Publish(const std::string& id,
                                         const v1::PathDefinition& definition) {
    v1::PublishPathRequest request;
    request.set_parent(Town::Name(""));
    request.set_path_id(id);
    *request.mutable_definition() = definition;
    return server_.client().Call(&v1::PathService::Stub::PublishPath, request);
  }

  std::vector<v1::HistoryEntry> HistoryOf(const std::string& name) {
    v1::ListHistoryRequest request;
    request.set_parent(name);
    request.set_page_size(500);
    const auto page = server_.client().Must(&v1::HistoryService::Stub::ListHistory, request);
    return {page.entries().begin(), page.entries().end()};
  }

  v1::Person MakePerson(int number, const std::string& display_name) {
    v1::CreatePersonRequest request;
    request.set_parent(Town::Name(""));
    request.set_person_id(NumberedUuid(number));
    request.mutable_person()->set_display_name(display_name);
    request.mutable_person()->set_contact("070 123 45 67");
    return server_.client().Must(&v1::BodyService::Stub::CreatePerson, request).person();
  }

  InProcessServer server_;
  Town town_;
};

using RequestIdTest = DefinitionsTest;
using PublishPathTest = DefinitionsTest;
using ErasePersonTest = DefinitionsTest;
using RevisionTest = DefinitionsTest;

TEST_F(DefinitionsTest, AResourceThatExistsIsNotMadeAgain) {
  v1::CreateBodyRequest request;
  request.set_parent(Town::Name(""));
  request.set_body_id("raad");
  request.mutable_body()->set_display_name("Een andere raad");
  request.mutable_body()->set_kind(v1::COUNCIL);
  EXPECT_THAT(server_.client().Call(&v1::BodyService::Stub::CreateBody, request).status,
              IsRefusal(grpc::StatusCode::ALREADY_EXISTS, v1::RESOURCE_EXISTS));
  v1::CreateMunicipalityRequest municipality;
  municipality.set_municipality_id("gm1916");
  municipality.mutable_municipality()->set_display_name("Nog een");
  EXPECT_THAT(
      server_.client().Call(&v1::ProgrammeService::Stub::CreateMunicipality, municipality).status,
      IsRefusal(grpc::StatusCode::ALREADY_EXISTS, v1::RESOURCE_EXISTS));
  EXPECT_THAT(server_.client().Call(&v1::PlanService::Stub::CreatePlan, Town::NewPlan("q")).status,
              IsGrpcOk());
  EXPECT_THAT(server_.client().Call(&v1::PlanService::Stub::CreatePlan, Town::NewPlan("q")).status,
              IsRefusal(grpc::StatusCode::ALREADY_EXISTS, v1::RESOURCE_EXISTS));
}

TEST_F(DefinitionsTest, AnUpdateReplacesEverythingAClientCanSet) {
  v1::UpdateBodyRequest request = BodyUpdate("Raad");
  request.mutable_body()->set_composition("35 leden");
  request.mutable_body()->set_seats(35);
  EXPECT_EQ(Update(request).response.body().seats(), 35);
  const v1::Body body = Update(BodyUpdate("Raad")).response.body();
  EXPECT_EQ(body.composition(), "");
  EXPECT_EQ(body.seats(), 0);
  EXPECT_EQ(body.name(), Town::Name("bodies/raad"));
}

TEST_F(DefinitionsTest, TheKindOfABodyStays) {
  v1::UpdateBodyRequest request = BodyUpdate("Raad");
  request.mutable_body()->set_kind(v1::EXECUTIVE);
  EXPECT_THAT(Update(request).status,
              IsRefusal(grpc::StatusCode::FAILED_PRECONDITION, v1::REFERENCE_UNFIT));
}

TEST_F(DefinitionsTest, AProgrammeHasOneBodyOfAKind) {
  v1::CreateBodyRequest second;
  second.set_parent(Town::Name(""));
  second.set_body_id("raad-2");
  second.mutable_body()->set_display_name("Tweede raad");
  second.mutable_body()->set_kind(v1::COUNCIL);
  server_.client().Must(&v1::BodyService::Stub::CreateBody, second);
  v1::CreateProgrammeRequest request;
  request.set_parent(Town::Name(""));
  request.set_programme_id("zuid");
  request.mutable_programme()->set_display_name("Zuid");
  request.mutable_programme()->add_bodies(Town::Name("bodies/raad"));
  request.mutable_programme()->add_bodies(Town::Name("bodies/raad-2"));
  const grpc::Status status =
      server_.client().Call(&v1::ProgrammeService::Stub::CreateProgramme, request).status;
  EXPECT_THAT(status, IsRefusal(grpc::StatusCode::FAILED_PRECONDITION, v1::REFERENCE_UNFIT));
  EXPECT_EQ(DetailsOf(status).metadata["resource"], "bodies/raad-2");
}

TEST_F(DefinitionsTest, APlanNeedsABodyForEveryStage) {
  v1::CreateProgrammeRequest programme;
  programme.set_parent(Town::Name(""));
  programme.set_programme_id("zuid");
  programme.mutable_programme()->set_display_name("Zuid");
  programme.mutable_programme()->add_bodies(Town::Name("bodies/office"));
  server_.client().Must(&v1::ProgrammeService::Stub::CreateProgramme, programme);
  v1::CreatePlanRequest plan = Town::NewPlan("q", "compact");
  plan.set_parent(Town::Name("programmes/zuid"));
  plan.mutable_plan()->clear_challenges();
  const grpc::Status status =
      server_.client().Call(&v1::PlanService::Stub::CreatePlan, plan).status;
  EXPECT_THAT(status, IsRefusal(grpc::StatusCode::FAILED_PRECONDITION, v1::BODY_MISSING));
  EXPECT_EQ(DetailsOf(status).blockers.at(0).subject(), "COUNCIL");
  plan.mutable_plan()->add_challenges(Town::Name("programmes/noord/challenges/jeugd"));
  EXPECT_THAT(server_.client().Call(&v1::PlanService::Stub::CreatePlan, plan).status,
              IsRefusal(grpc::StatusCode::FAILED_PRECONDITION, v1::REFERENCE_UNFIT));
}

TEST_F(DefinitionsTest, AnEtagThatIsNotTheLastIsAborted) {
  v1::UpdateBodyRequest request = BodyUpdate("Raad");
  const std::string first = Update(request).response.body().etag();
  request.set_etag(first);
  const std::string second = Update(request).response.body().etag();
  EXPECT_NE(first, second);
  const grpc::Status status = Update(request).status;
  EXPECT_THAT(status, IsRefusal(grpc::StatusCode::ABORTED, v1::ETAG_MISMATCH));
  EXPECT_EQ(DetailsOf(status).metadata["etag"], second);
}

TEST_F(DefinitionsTest, ADryRunAnswersWhatStandsAndSaysWhatIsWrong) {
  const int64_t revision = town_.Revision();
  v1::UpdateBodyRequest request = BodyUpdate("Anders");
  request.set_validate_only(true);
  EXPECT_EQ(Update(request).response.body().display_name(), "Gemeenteraad");
  request.mutable_body()->set_kind(v1::EXECUTIVE);
  EXPECT_THAT(Update(request).status,
              IsRefusal(grpc::StatusCode::FAILED_PRECONDITION, v1::REFERENCE_UNFIT));
  EXPECT_EQ(town_.Revision(), revision);
}

TEST_F(RequestIdTest, TheSameRequestAgainIsAnsweredFromTheFirstTime) {
  v1::UpdateBodyRequest request = BodyUpdate("Raad");
  request.set_request_id(base::RandomUuid());
  const auto first = Update(request).response;
  EXPECT_FALSE(first.replayed());
  // Whatever happens in between: nothing is done again, and the answer shows what stands now.
  Update(BodyUpdate("Raad van nu"));
  const auto again = Update(request);
  ASSERT_THAT(again.status, IsGrpcOk());
  EXPECT_TRUE(again.response.replayed());
  EXPECT_EQ(again.response.revision(), first.revision());
  EXPECT_EQ(again.response.body().display_name(), "Raad van nu");
  EXPECT_EQ(HistoryOf(request.name()).size(), 3u);
}

TEST_F(RequestIdTest, OtherContentUnderItIsRefused) {
  v1::UpdateBodyRequest request = BodyUpdate("Raad");
  request.set_request_id(base::RandomUuid());
  Update(request);
  request.set_reason("Een andere reden");
  const grpc::Status status = Update(request).status;
  EXPECT_THAT(status, IsRefusal(grpc::StatusCode::ALREADY_EXISTS, v1::REQUEST_ID_REUSED));
  EXPECT_EQ(DetailsOf(status).metadata["request_id"], request.request_id());
  // Another method is other content too, and comes before anything else that is wrong with it.
  v1::CreatePlanRequest plan = Town::NewPlan("q");
  plan.set_request_id(request.request_id());
  plan.mutable_plan()->set_path_version(Town::Name("paths/onbekend/versions/1"));
  EXPECT_THAT(server_.client().Call(&v1::PlanService::Stub::CreatePlan, plan).status,
              IsRefusal(grpc::StatusCode::ALREADY_EXISTS, v1::REQUEST_ID_REUSED));
}

TEST_F(RequestIdTest, ARefusalIsNotRemembered) {
  v1::UpdateBodyRequest request = BodyUpdate("Raad");
  request.set_request_id(base::RandomUuid());
  request.mutable_body()->set_kind(v1::EXECUTIVE);
  EXPECT_FALSE(Update(request).status.ok());
  request.mutable_body()->set_kind(v1::COUNCIL);
  const auto answer = Update(request);
  EXPECT_THAT(answer.status, IsGrpcOk());
  EXPECT_FALSE(answer.response.replayed());
}

TEST_F(RequestIdTest, ADryRunUsesUpNoRequestId) {
  v1::UpdateBodyRequest request = BodyUpdate("Raad");
  request.set_request_id(base::RandomUuid());
  request.set_validate_only(true);
  EXPECT_THAT(Update(request).status, IsGrpcOk());
  request.set_validate_only(false);
  EXPECT_FALSE(Update(request).response.replayed());
}

TEST_F(RequestIdTest, AnIdIsFreeAgainAfterThirtyDays) {
  v1::UpdateBodyRequest request = BodyUpdate("Raad");
  request.set_request_id(base::RandomUuid());
  Update(request);
  request.set_reason("Andere inhoud");
  server_.clock().Advance(absl::Hours(24 * 30) - absl::Seconds(1));
  EXPECT_THAT(Update(request).status,
              IsRefusal(grpc::StatusCode::ALREADY_EXISTS, v1::REQUEST_ID_REUSED));
  server_.clock().Advance(absl::Seconds(2));
  EXPECT_THAT(Update(request).status, IsGrpcOk());
}

TEST_F(RequestIdTest, EachMunicipalityHasItsOwn) {
  const std::string request_id = base::RandomUuid();
  for (const char* id : {"gm0001", "gm0002"}) {
    v1::CreateMunicipalityRequest request;
    request.set_municipality_id(id);
    request.mutable_municipality()->set_display_name("Een gemeente");
    request.set_request_id(request_id);
    const auto answer =
        server_.client().Must(&v1::ProgrammeService::Stub::CreateMunicipality, request);
    EXPECT_FALSE(answer.replayed());
    EXPECT_EQ(answer.revision(), 1);
  }
}

TEST_F(RequestIdTest, ACallThatIsNotDecidedInTimeChangesNothing) {
  const int64_t revision = town_.Revision();
  // In the time of the server every call is long overdue.
  server_.clock().Set(absl::FromCivil(absl::CivilSecond(2190, 1, 1, 0, 0, 0), absl::UTCTimeZone()));
  EXPECT_EQ(Update(BodyUpdate("Raad")).status.error_code(), grpc::StatusCode::DEADLINE_EXCEEDED);
  EXPECT_EQ(town_.Revision(), revision);
}

TEST_F(PublishPathTest, TheSameContentAgainIsTheSameVersionAndNoEvent) {
  const auto first = Publish("pad", FullPath()).response;
  EXPECT_EQ(first.path_version().name(), Town::Name("paths/pad/versions/1"));
  const auto again = Publish("pad", FullPath()).response;
  EXPECT_EQ(again.path_version().name(), first.path_version().name());
  EXPECT_EQ(again.path_version().content_sha256(), first.path_version().content_sha256());
  EXPECT_EQ(again.revision(), first.revision());
  EXPECT_FALSE(again.replayed());
  EXPECT_EQ(town_.Revision(), first.revision());
}

TEST_F(PublishPathTest, OtherContentIsANewVersionAndAPlanStaysOnItsOwn) {
  Publish("pad", CompactPath());
  town_.StartPlan("q", "pad");
  v1::PathDefinition changed = CompactPath();
  changed.mutable_stages(0)->set_display_name("Anders genoemd");
  const auto second = Publish("pad", changed).response.path_version();
  EXPECT_EQ(second.name(), Town::Name("paths/pad/versions/2"));
  EXPECT_EQ(town_.Get("q").path_version(), Town::Name("paths/pad/versions/1"));
  v1::GetPathVersionRequest get;
  get.set_name(Town::Name("paths/pad/versions/1"));
  const auto kept = server_.client().Must(&v1::PathService::Stub::GetPathVersion, get);
  EXPECT_EQ(kept.path_version().definition().SerializeAsString(),
            CompactPath().SerializeAsString());
  v1::GetPathRequest path;
  path.set_name(Town::Name("paths/pad"));
  EXPECT_EQ(server_.client().Must(&v1::PathService::Stub::GetPath, path).path().latest_version(),
            2);
}

TEST_F(PublishPathTest, EveryFaultIsNamedByItsField) {
  v1::PathDefinition path = FullPath();
  path.mutable_stages(0)->set_id("work");
  path.mutable_stages(1)->mutable_outcomes(0)->set_next("nergens");
  path.mutable_stages(1)->mutable_guards(0)->set_subject("niets");
  path.mutable_stages(1)->mutable_guards(1)->clear_subject();
  path.mutable_stages(3)->mutable_outcomes(0)->set_effect(v1::DECISION);
  path.mutable_stages(3)->mutable_outcomes(1)->set_id("adopted");
  path.mutable_stages(3)->mutable_outcomes(3)->set_next("work");
  path.mutable_stages(3)->mutable_outcomes(4)->set_next("board");
  path.mutable_stages(6)->mutable_outcomes(0)->set_next("work");
  const int64_t revision = town_.Revision();
  const grpc::Status status = Publish("pad", path).status;
  EXPECT_THAT(status, IsRefusal(grpc::StatusCode::INVALID_ARGUMENT, v1::PATH_INVALID));
  EXPECT_THAT(
      DetailsOf(status).fields,
      ElementsAre("definition.stages[1].id", "definition.stages[1].guards[0].subject",
                  "definition.stages[1].guards[1].subject", "definition.stages[1].outcomes[0].next",
                  "definition.stages[3].outcomes[0].effect", "definition.stages[3].outcomes[1].id",
                  "definition.stages[3].outcomes[3].next", "definition.stages[3].outcomes[4].next",
                  "definition.stages[6].outcomes[0].next"));
  EXPECT_EQ(town_.Revision(), revision);
}

TEST_F(PublishPathTest, StagesThatCannotBeReachedOrLeftAreNamed) {
  v1::PathDefinition path = CompactPath();
  path.mutable_stages(0)->mutable_outcomes(0)->set_next("work");
  const grpc::Status status = Publish("pad", path).status;
  EXPECT_THAT(status, IsRefusal(grpc::StatusCode::INVALID_ARGUMENT, v1::PATH_INVALID));
  EXPECT_THAT(DetailsOf(status).fields,
              ElementsAre("definition.stages[0].id", "definition.stages[1].id"));
}

TEST_F(PublishPathTest, AnOldEtagIsAborted) {
  Publish("pad", CompactPath());
  v1::GetPathRequest get;
  get.set_name(Town::Name("paths/pad"));
  v1::PublishPathRequest request;
  request.set_parent(Town::Name(""));
  request.set_path_id("pad");
  request.set_etag(server_.client().Must(&v1::PathService::Stub::GetPath, get).path().etag());
  *request.mutable_definition() = FullPath();
  server_.client().Must(&v1::PathService::Stub::PublishPath, request);
  *request.mutable_definition() = CompactPath();
  EXPECT_THAT(server_.client().Call(&v1::PathService::Stub::PublishPath, request).status,
              IsRefusal(grpc::StatusCode::ABORTED, v1::ETAG_MISMATCH));
}

TEST_F(ErasePersonTest, TheNameIsGoneAndTheActsStay) {
  const std::string name = MakePerson(1, "Anna de Vries").name();
  v1::CreateMembershipRequest membership;
  membership.set_parent(Town::Name("bodies/raad"));
  membership.set_membership_id("zetel-1");
  membership.mutable_membership()->set_person(name);
  membership.mutable_membership()->set_role(v1::MEMBER);
  membership.mutable_membership()->set_start_date("2022-03-30");
  server_.client().Must(&v1::BodyService::Stub::CreateMembership, membership);
  const size_t acts = HistoryOf(name).size();

  v1::ErasePersonRequest erase;
  erase.set_name(name);
  server_.client().Must(&v1::BodyService::Stub::ErasePerson, erase);
  v1::GetPersonRequest get;
  get.set_name(name);
  const v1::Person erased = server_.client().Must(&v1::BodyService::Stub::GetPerson, get).person();
  EXPECT_EQ(erased.name(), name);
  EXPECT_TRUE(erased.erased());
  EXPECT_EQ(erased.display_name(), "");
  EXPECT_EQ(erased.contact(), "");
  EXPECT_THAT(server_.AllRows(), ::testing::Not(::testing::HasSubstr("Anna de Vries")));
  EXPECT_EQ(HistoryOf(name).size(), acts + 1);
  EXPECT_EQ(HistoryOf(name).back().event(), "person_erased");
  v1::GetMembershipRequest seat;
  seat.set_name(Town::Name("bodies/raad/memberships/zetel-1"));
  EXPECT_EQ(
      server_.client().Must(&v1::BodyService::Stub::GetMembership, seat).membership().person(),
      name);
}

TEST_F(ErasePersonTest, ErasedIsErased) {
  const std::string name = MakePerson(1, "Anna de Vries").name();
  v1::ErasePersonRequest erase;
  erase.set_name(name);
  server_.client().Must(&v1::BodyService::Stub::ErasePerson, erase);
  const int64_t revision = town_.Revision();
  // Erasing again is done already, and says so without an event.
  server_.client().Must(&v1::BodyService::Stub::ErasePerson, erase);
  EXPECT_EQ(town_.Revision(), revision);
  v1::UpdatePersonRequest update;
  update.set_name(name);
  update.mutable_person()->set_display_name("Anna weer");
  EXPECT_THAT(server_.client().Call(&v1::BodyService::Stub::UpdatePerson, update).status,
              IsRefusal(grpc::StatusCode::FAILED_PRECONDITION, v1::REFERENCE_UNFIT));
}

TEST_F(RevisionTest, AReadOfARevisionNotReachedIsUnavailable) {
  v1::GetBodyRequest get;
  get.set_name(Town::Name("bodies/raad"));
  get.set_at_least_revision(town_.Revision());
  EXPECT_THAT(server_.client().Call(&v1::BodyService::Stub::GetBody, get).status, IsGrpcOk());
  get.set_at_least_revision(town_.Revision() + 1);
  const grpc::Status status = server_.client().Call(&v1::BodyService::Stub::GetBody, get).status;
  EXPECT_THAT(status, IsRefusal(grpc::StatusCode::UNAVAILABLE, v1::REVISION_NOT_REACHED));
  EXPECT_EQ(DetailsOf(status).metadata["revision"], absl::StrCat(town_.Revision()));
}

TEST_F(RevisionTest, EveryAnswerRestsOnTheRevisionOfTheLastEvent) {
  const int64_t before = town_.Revision();
  const auto answer = Update(BodyUpdate("Raad")).response;
  EXPECT_EQ(answer.revision(), before + 1);
  EXPECT_EQ(town_.Revision(), before + 1);
  EXPECT_EQ(answer.body().etag(), absl::StrCat("\"", before + 1, "\""));
  v1::VerifyHistoryRequest verify;
  verify.set_name(Town::Name(""));
  const auto verified = server_.client().Must(&v1::HistoryService::Stub::VerifyHistory, verify);
  EXPECT_EQ(verified.revision(), before + 1);
  EXPECT_EQ(verified.events(), before + 1);
  EXPECT_EQ(verified.head_sha256().size(), 64u);
}

TEST_F(RevisionTest, ABackupThatCannotBeMadeSaysWhere) {
  server_.BreakBackups();
  v1::CreateBackupRequest request;
  request.set_directory("/ergens");
  const grpc::Status status =
      server_.client().Call(&v1::HistoryService::Stub::CreateBackup, request).status;
  EXPECT_THAT(status, IsRefusal(grpc::StatusCode::FAILED_PRECONDITION, v1::BACKUP_FAILED));
  EXPECT_EQ(DetailsOf(status).metadata["directory"], "/ergens");
}

}  // namespace
}  // namespace noordster::testing::definitions_test
