// SPDX-License-Identifier: EUPL-1.2
#include "services/api/programme/programme_service.h"

#include <algorithm>

#include "absl/strings/str_cat.h"

namespace noordster::api {
namespace {

namespace v1 = noordster::v1;

// Municipalities are partitions of their own, so that their list is read across all.
absl::StatusOr<v1::ListMunicipalitiesResponse> ListMunicipalities(
    const Backend& backend, const Call& call, const v1::ListMunicipalitiesRequest& request) {
  absl::StatusOr<std::string> begin = ReadPageToken("municipalities", request.page_token());
  if (!begin.ok()) return begin.status();
  absl::StatusOr<std::vector<std::string>> ids = backend.queries.Municipalities();
  if (!ids.ok()) return ids.status();
  v1::ListMunicipalitiesResponse response;
  for (auto id = std::lower_bound(ids->begin(), ids->end(), *begin); id != ids->end(); ++id) {
    if (response.municipalities_size() == PageSize(request.page_size())) {
      response.set_next_page_token(MakePageToken("municipalities", *id));
      break;
    }
    const absl::StatusOr<runtime::Reader> reader = backend.queries.ReaderOf(call.caller, *id);
    if (!reader.ok()) return reader.status();
    v1::Municipality municipality;
    absl::Status read = ReadResource(backend, *reader, "", municipality);
    if (!read.ok()) return read;
    // Without an etag nobody registered it yet.
    if (!municipality.etag().empty()) *response.add_municipalities() = std::move(municipality);
  }
  return response;
}

}  // namespace

ProgrammeService::ProgrammeService(const Backend& backend)
    : RpcService("noordster.v1.ProgrammeService", backend.entrance) {
  Unary<v1::CreateMunicipalityRequest, v1::MunicipalityResponse>(
      "CreateMunicipality",
      [backend](const Call& call, const v1::CreateMunicipalityRequest& request,
                Done<v1::MunicipalityResponse> done) {
        TextWriter texts;
        engine::Command command = DefineOf(request.municipality(), "", true, texts);
        Mutate(backend, MakeOrder(call, request, std::move(command), texts),
               &v1::MunicipalityResponse::mutable_municipality, std::move(done));
      });
  Unary<v1::UpdateMunicipalityRequest, v1::MunicipalityResponse>(
      "UpdateMunicipality", Updating(backend, &v1::UpdateMunicipalityRequest::municipality,
                                     &v1::MunicipalityResponse::mutable_municipality));
  Unary<v1::GetMunicipalityRequest, v1::MunicipalityResponse>(
      "GetMunicipality", Getting<v1::GetMunicipalityRequest>(
                             backend, &v1::MunicipalityResponse::mutable_municipality));
  Unary<v1::ListMunicipalitiesRequest, v1::ListMunicipalitiesResponse>(
      "ListMunicipalities",
      [backend](const Call& call, const v1::ListMunicipalitiesRequest& request,
                const Done<v1::ListMunicipalitiesResponse>& done) {
        done(ListMunicipalities(backend, call, request));
      });

  Unary<v1::CreateProgrammeRequest, v1::ProgrammeResponse>(
      "CreateProgramme",
      Creating(backend, "programmes", &v1::CreateProgrammeRequest::programme_id,
               &v1::CreateProgrammeRequest::programme, &v1::ProgrammeResponse::mutable_programme));
  Unary<v1::UpdateProgrammeRequest, v1::ProgrammeResponse>(
      "UpdateProgramme", Updating(backend, &v1::UpdateProgrammeRequest::programme,
                                  &v1::ProgrammeResponse::mutable_programme));
  Unary<v1::GetProgrammeRequest, v1::ProgrammeResponse>(
      "GetProgramme",
      Getting<v1::GetProgrammeRequest>(backend, &v1::ProgrammeResponse::mutable_programme));
  Unary<v1::ListProgrammesRequest, v1::ListProgrammesResponse>(
      "ListProgrammes",
      Listing<v1::ListProgrammesRequest>(backend, Record::kProgramme,
                                         &v1::ListProgrammesResponse::add_programmes));

  Unary<v1::CreateChallengeRequest, v1::ChallengeResponse>(
      "CreateChallenge",
      Creating(backend, "challenges", &v1::CreateChallengeRequest::challenge_id,
               &v1::CreateChallengeRequest::challenge, &v1::ChallengeResponse::mutable_challenge));
  Unary<v1::UpdateChallengeRequest, v1::ChallengeResponse>(
      "UpdateChallenge", Updating(backend, &v1::UpdateChallengeRequest::challenge,
                                  &v1::ChallengeResponse::mutable_challenge));
  Unary<v1::GetChallengeRequest, v1::ChallengeResponse>(
      "GetChallenge",
      Getting<v1::GetChallengeRequest>(backend, &v1::ChallengeResponse::mutable_challenge));
  Unary<v1::ListChallengesRequest, v1::ListChallengesResponse>(
      "ListChallenges",
      Listing<v1::ListChallengesRequest>(backend, Record::kChallenge,
                                         &v1::ListChallengesResponse::add_challenges));
  AddGoals(backend);
}

void ProgrammeService::AddGoals(const Backend& backend) {
  Unary<v1::CreateGoalRequest, v1::GoalResponse>(
      "CreateGoal", Creating(backend, "goals", &v1::CreateGoalRequest::goal_id,
                             &v1::CreateGoalRequest::goal, &v1::GoalResponse::mutable_goal));
  Unary<v1::UpdateGoalRequest, v1::GoalResponse>(
      "UpdateGoal",
      Updating(backend, &v1::UpdateGoalRequest::goal, &v1::GoalResponse::mutable_goal));
  Unary<v1::GetGoalRequest, v1::GoalResponse>(
      "GetGoal", Getting<v1::GetGoalRequest>(backend, &v1::GoalResponse::mutable_goal));
  Unary<v1::ListGoalsRequest, v1::ListGoalsResponse>(
      "ListGoals",
      Listing<v1::ListGoalsRequest>(backend, Record::kGoal, &v1::ListGoalsResponse::add_goals));
}

}  // namespace noordster::api
