// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_CONVERT_PLAN_H_
#define NOORDSTER_SERVICES_API_CONVERT_PLAN_H_

#include "noordster/internal/v1/record.pb.h"
#include "noordster/v1/path_service.pb.h"
#include "noordster/v1/plan.pb.h"
#include "services/api/convert.h"

// Conversions of paths, plans and what belongs to a plan.
namespace noordster::api {

// The part of a definition that decides, with its digest and the whole definition as its text.
// Effects that an outcome leaves to its stage are filled in.
noordster::internal::v1::PathVersion ToPathVersion(const noordster::v1::PathDefinition& definition,
                                                   TextWriter& texts);

// The definition as it was published.
noordster::v1::PathDefinition DefinitionOf(const Record& path_version, const View& view);

// A past in a request, as a plan that was created with it shows it.
noordster::v1::PastHistory AsShown(noordster::v1::PastHistory past);

// What a client sets on a plan.
noordster::internal::v1::Plan ToPlan(const noordster::v1::Plan& resource, TextWriter& texts);

noordster::internal::v1::Document ToDocument(const noordster::v1::Document& document,
                                             TextWriter& texts);

// The follow-up a condition opens.
noordster::internal::v1::FollowUp ToCondition(const noordster::v1::Condition& condition,
                                              TextWriter& texts);

noordster::internal::v1::VagueDate ToVagueDate(const noordster::v1::VagueDate& date,
                                               TextWriter& texts);

noordster::v1::VagueDate FromVagueDate(const noordster::internal::v1::VagueDate& date,
                                       const View& view);

// A secrecy order, whatever on.
void FromOrder(const noordster::internal::v1::SecrecyOrder& order, const View& view,
               noordster::v1::SecrecyOrder& resource);

void FromRecord(const Record& record, const View& view, noordster::v1::Path& resource);
void FromRecord(const Record& record, const View& view, noordster::v1::PathVersion& resource);
void FromRecord(const Record& record, const View& view, noordster::v1::Plan& resource);
void FromRecord(const Record& record, const View& view, noordster::v1::PlanVersion& resource);
void FromRecord(const Record& record, const View& view, noordster::v1::Step& resource);
void FromRecord(const Record& record, const View& view, noordster::v1::Decision& resource);
void FromRecord(const Record& record, const View& view, noordster::v1::FollowUp& resource);

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_CONVERT_PLAN_H_
