// SPDX-License-Identifier: EUPL-1.2
#include <memory>
#include <string>

#include "absl/algorithm/container.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/commands/programme/programme_commands.h"
#include "clients/cli/commands/programme/programme_reads.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/programme/covenant_screen.h"
#include "noordster/v1/partner_service.grpc.pb.h"

namespace noordster::cli {
namespace {

using Partners = v1::PartnerService::Stub;

// What of its programme names the partner.
absl::StatusOr<PartnerRelations> ReadRelations(Session& session, const std::string& partner) {
  const std::string programme(ParentOf(partner));
  v1::ListCovenantsRequest request;
  request.set_parent(programme);
  const auto covenants = session.CallAllPages(&Partners::ListCovenants, request);
  if (!covenants.ok()) return covenants.status();
  ProgrammeParts parts;
  if (absl::Status read = ReadProjects(session, programme, "", parts); !read.ok()) return read;
  PartnerRelations relations;
  relations.has_more = parts.has_more_projects;
  for (const v1::Covenant& covenant : covenants->covenants()) {
    const bool has_signed = absl::c_any_of(
        covenant.signatories(), [&partner](const auto& each) { return each.partner() == partner; });
    if (has_signed) relations.covenants.push_back(covenant);
  }
  for (const v1::Project& project : parts.projects) {
    if (absl::c_linear_search(project.partners(), partner)) relations.projects.push_back(project);
  }
  return relations;
}

absl::Status ShowPartner(Session& session, const std::string& typed) {
  const absl::StatusOr<std::string> name = session.Name(kPartnerPattern, typed);
  if (!name.ok()) return name.status();
  v1::GetPartnerRequest request;
  request.set_name(*name);
  const auto response = session.Call(&Partners::GetPartner, request);
  if (!response.ok()) return response.status();
  const absl::StatusOr<PartnerRelations> relations = ReadRelations(session, *name);
  if (!relations.ok()) return relations.status();
  if (session.ForMachines()) {
    session.Show(Tree::Object()
                     .Set("partner", Tree::Of(response->partner()))
                     .Set("covenants", TreesOf(relations->covenants))
                     .Set("projects", TreesOf(relations->projects))
                     .Set("complete", Tree::Flag(!relations->has_more)));
    return absl::OkStatus();
  }
  session.Print(PartnerText(response->partner(), *relations, session.language()));
  return absl::OkStatus();
}

}  // namespace

void AddPartnerShowCommand(const CommandGroup& partner) {
  auto name = std::make_shared<std::string>();
  partner
      .Command("show",
               {"Een partner: wat hij tekende en aan welke projecten hij meedoet",
                "A partner: what it signed and which projects it takes part in"},
               [name](Session& session) { return ShowPartner(session, *name); })
      .Option("PARTNER", *name,
              partner.Say({"de partner: woningcorporatie", "the partner: woningcorporatie"}))
      .Required();
}

}  // namespace noordster::cli
