// SPDX-License-Identifier: EUPL-1.2
#include "services/api/services.h"

#include "services/api/action/action_service.h"
#include "services/api/body_service.h"
#include "services/api/calendar/calendar_service.h"
#include "services/api/draft/draft_service.h"
#include "services/api/indicator/indicator_service.h"
#include "services/api/mandate_service.h"
#include "services/api/meeting/agenda_service.h"
#include "services/api/meeting/meeting_service.h"
#include "services/api/milestone/milestone_service.h"
#include "services/api/path_service.h"
#include "services/api/plan_service.h"
#include "services/api/planning/planning_service.h"
#include "services/api/programme/partner_service.h"
#include "services/api/programme/programme_service.h"
#include "services/api/programme/project_service.h"
#include "services/api/programme/status_service.h"
#include "services/api/proposal/proposal_service.h"
#include "services/api/recognition/recognition_service.h"
#include "services/api/search/search_service.h"
#include "services/api/worklist_service.h"

namespace noordster::api {

std::vector<std::unique_ptr<grpc::Service>> MakeServices(const Backend& backend,
                                                         const Upkeep& upkeep) {
  std::vector<std::unique_ptr<grpc::Service>> services;
  services.push_back(std::make_unique<ProgrammeService>(backend));
  services.push_back(std::make_unique<PartnerService>(backend));
  services.push_back(std::make_unique<ProjectService>(backend));
  services.push_back(std::make_unique<StatusService>(backend));
  services.push_back(std::make_unique<IndicatorService>(backend));
  services.push_back(std::make_unique<BodyService>(backend));
  services.push_back(std::make_unique<CalendarService>(backend));
  services.push_back(std::make_unique<MandateService>(backend));
  services.push_back(std::make_unique<DraftService>(backend));
  services.push_back(std::make_unique<PathService>(backend));
  services.push_back(std::make_unique<WorklistService>(backend));
  services.push_back(std::make_unique<SearchService>(backend));
  services.push_back(std::make_unique<PlanService>(backend));
  services.push_back(std::make_unique<PlanningService>(backend));
  services.push_back(std::make_unique<MeetingService>(backend));
  services.push_back(std::make_unique<AgendaService>(backend));
  services.push_back(std::make_unique<RecognitionService>(backend));
  services.push_back(std::make_unique<ActionService>(backend));
  services.push_back(std::make_unique<ProposalService>(backend));
  services.push_back(std::make_unique<MilestoneService>(backend));
  services.push_back(std::make_unique<HistoryService>(backend, upkeep));
  return services;
}

}  // namespace noordster::api
