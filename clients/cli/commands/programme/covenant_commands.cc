// SPDX-License-Identifier: EUPL-1.2
#include <cstdint>
#include <memory>
#include <string>

#include "absl/strings/substitute.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/commands/meeting/meeting_act.h"
#include "clients/cli/commands/programme/programme_commands.h"
#include "clients/cli/commands/programme/programme_reads.h"
#include "clients/cli/options/outcome_options.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/programme/covenant_screen.h"
#include "noordster/v1/partner_service.grpc.pb.h"

namespace noordster::cli {
namespace {

using Partners = v1::PartnerService::Stub;

absl::Status ShowCovenant(Session& session, const std::string& typed) {
  const absl::StatusOr<std::string> name = session.Name(kCovenantPattern, typed);
  if (!name.ok()) return name.status();
  v1::GetCovenantRequest request;
  request.set_name(*name);
  const auto response = session.Call(&Partners::GetCovenant, request);
  if (!response.ok()) return response.status();
  const v1::Covenant& covenant = response->covenant();
  if (session.ForMachines()) {
    session.Show(Tree::Of(covenant));
    return absl::OkStatus();
  }
  NameReader names(session);
  for (const v1::Covenant::Signatory& signatory : covenant.signatories()) {
    names.Read(signatory.partner());
  }
  session.Print(CovenantText(covenant, names.names(), session.language()));
  return absl::OkStatus();
}

// The place at which a partner stands before it signs at another; 0: at none, or it cannot be read,
// which is for the act to say.
int PlaceBefore(Session& session, const v1::SignCovenantRequest& request) {
  v1::GetCovenantRequest reading;
  reading.set_name(request.name());
  const auto response = session.Call(&Partners::GetCovenant, reading);
  if (!response.ok()) return 0;
  for (const v1::Covenant::Signatory& signatory : response->covenant().signatories()) {
    if (signatory.partner() == request.signatory().partner()) return signatory.place();
  }
  return 0;
}

// "Vastgelegd: plaats 4 van noord/deal is van school; plaats 3 is nu leeg."
std::string SigningText(const v1::SignCovenantRequest& request, int before, Language language) {
  const v1::Covenant::Signatory& signatory = request.signatory();
  const std::string emptied =
      before == 0 || before == signatory.place()
          ? ""
          : absl::Substitute(
                Wording{"; plaats $0 is nu leeg", "; place $0 is empty now"}.In(language), before);
  return absl::Substitute(Wording{"Vastgelegd: plaats $0 van $1 is van $2$3.\n",
                                  "Recorded: place $0 of $1 is of $2$3.\n"}
                              .In(language),
                          signatory.place(), TargetOf(request), LastId(signatory.partner()),
                          emptied);
}

struct SignOptions : MeetingTarget {
  int32_t place = 0;
  std::string partner;
  std::string role;
  std::string on;
};

absl::Status Sign(Session& session, const SignOptions& options) {
  v1::SignCovenantRequest request;
  v1::Covenant::Signatory& signatory = *request.mutable_signatory();
  absl::Status filled = FillTarget(session, kCovenantPattern, options, request);
  // The day may be unknown, so that none is no today.
  if (filled.ok()) filled = FillDay(session, options.on, *signatory.mutable_signed_date());
  if (!filled.ok()) return filled;
  const absl::StatusOr<std::string> partner =
      session.NameIn(kPartnerPattern, options.partner, request.name());
  if (!partner.ok()) return partner.status();
  signatory.set_place(options.place);
  signatory.set_partner(*partner);
  signatory.set_role(options.role);
  const int before = session.ForMachines() ? 0 : PlaceBefore(session, request);
  const auto response =
      SendAct(session, options.act, request, &Partners::SignCovenant,
              {"$0 kan zo niet worden ondertekend.", "$0 cannot be signed this way."});
  return Finish(session, options.act, response, SigningText(request, before, session.language()));
}

void AddCovenantArgument(const CommandGroup& covenant, const CommandSyntax& command,
                         std::string& name) {
  command
      .Option(covenant.Say({"CONVENANT", "COVENANT"}), name,
              covenant.Say({"het convenant: deal-voor-noord", "the covenant: deal-voor-noord"}))
      .Required();
}

}  // namespace

void AddCovenantCommands(const CommandGroup& covenant) {
  auto name = std::make_shared<std::string>();
  const CommandSyntax showing =
      covenant.Command("show",
                       {"Alle plaatsen van een convenant: wie tekende, wie de bron niet noemt",
                        "All places of a covenant: who signed, whom the source does not name"},
                       [name](Session& session) { return ShowCovenant(session, *name); });
  AddCovenantArgument(covenant, showing, *name);
  auto options = std::make_shared<SignOptions>();
  const CommandSyntax signing = AddTargetCommand(
      covenant, "sign",
      {"Legt vast wie op een plaats tekende, of zet dat recht; een partner die al op een andere "
       "plaats staat, verhuist daarvandaan; dat en een gevulde plaats vragen een reden",
       "Records who signed in a place, or puts that right; a partner who stands in another place "
       "moves from there; that and a place that is filled need a reason"},
      options, Sign);
  AddCovenantArgument(covenant, signing, options->name);
  signing
      .Option(covenant.Say({"PLAATS", "PLACE"}), options->place,
              covenant.Say({"nummer van de plaats, vanaf 1", "number of the place, from 1"}))
      .Required();
  signing
      .Option("PARTNER", options->partner,
              covenant.Say({"wie tekende: een partner van het programma",
                            "who signed: a partner of the programme"}))
      .Required();
  signing.Option("--role", options->role,
                 covenant.Say({"als wat: bestuurder", "as what: bestuurder"}));
  signing.Option("--on", options->on,
                 covenant.Say({"dag waarop; zonder: niet bekend, of met de anderen",
                               "day on which; none: not known, or with the others"}));
  AddActOptions(covenant, signing, options->act);
}

}  // namespace noordster::cli
