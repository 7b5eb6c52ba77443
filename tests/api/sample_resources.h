// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_API_SAMPLE_RESOURCES_H_
#define NOORDSTER_TESTS_API_SAMPLE_RESOURCES_H_

#include <string>
#include <vector>

#include "noordster/v1/body_service.pb.h"
#include "noordster/v1/mandate_service.pb.h"
#include "noordster/v1/milestone_service.pb.h"
#include "noordster/v1/path_service.pb.h"
#include "noordster/v1/plan_service.pb.h"
#include "noordster/v1/programme_service.pb.h"
#include "noordster/v1/search_service.pb.h"
#include "noordster/v1/worklist_service.pb.h"

// Resources with every field a client can set, of the municipality that BuildForCorpus builds.
namespace noordster::testing {

noordster::v1::Municipality SampleMunicipality();
noordster::v1::Programme SampleProgramme();
noordster::v1::Challenge SampleChallenge();
noordster::v1::Body SampleBody();
noordster::v1::Membership SampleMembership();
noordster::v1::Person SamplePerson();
noordster::v1::Mandate SampleMandate();
// The council imposes it on a decision or version, by its name below the programme's plans.
noordster::v1::ImposeSecrecyRequest SampleSecrecy(const std::string& part);
noordster::v1::PathDefinition SamplePath();
noordster::v1::Plan SamplePlan();
// Told of SamplePlan: the partners gave input in May 2021.
noordster::v1::PastHistory SamplePast();

// An outcome of a step of a plan, with what every outcome can have.
noordster::v1::RecordOutcomeRequest SampleOutcome(const std::string& plan, int step,
                                                  const std::string& body,
                                                  const std::string& outcome);

// Requests for every list of work.
std::vector<noordster::v1::ListWorkRequest> SampleWorklists();

// A search that finds plans and remarks.
noordster::v1::SearchRequest SampleSearch();

// A filter of milestones with every list, through which something of the town passes.
noordster::v1::MilestoneFilter SampleFilter();

// Requests that follow milestones from every beginning that needs no cursor, and one that fetches
// them.
std::vector<noordster::v1::SubscribeRequest> SampleStreams();
noordster::v1::FetchRequest SampleFetch();

}  // namespace noordster::testing

#endif  // NOORDSTER_TESTS_API_SAMPLE_RESOURCES_H_
