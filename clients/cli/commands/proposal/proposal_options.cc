// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/commands/proposal/proposal_options.h"

#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "absl/strings/substitute.h"
#include "clients/cli/fault.h"
#include "clients/cli/options/choice_option.h"
#include "clients/cli/options/keyed_option.h"
#include "clients/cli/resource_name.h"

namespace noordster::cli {
namespace {

constexpr absl::string_view kPlan = "plan";
constexpr absl::string_view kKind = "kind";
constexpr absl::string_view kPromulgated = "promulgated";

// What stands before and behind the first "="; absent when one of them is empty.
std::optional<std::pair<std::string, std::string>> Halves(const std::string& typed) {
  std::pair<std::string, std::string> halves = absl::StrSplit(typed, absl::MaxSplits('=', 1));
  if (halves.first.empty() || halves.second.empty()) return std::nullopt;
  return halves;
}

absl::Status FormError(const Session& session, const std::string& typed, const Wording& form) {
  return UsageError(absl::Substitute(session.Say({"'$0': schrijf $1.", "'$0': write $1."}), typed,
                                     session.Say(form)));
}

// A key that stands alone gets a value, so that it reads as the others.
std::string WithValues(std::string typed) {
  const std::string alone = absl::StrCat(",", kPromulgated);
  if (absl::EndsWith(typed, alone)) absl::StrAppend(&typed, "=yes");
  return absl::StrReplaceAll(typed, {{absl::StrCat(alone, ","), absl::StrCat(alone, "=yes,")}});
}

}  // namespace

absl::StatusOr<v1::DecisionPoint> ReadPoint(Session& session, const std::string& typed,
                                            const std::string& proposal) {
  const KeyedOption option = ReadKeyedOption(WithValues(typed), {kPlan, kKind, kPromulgated});
  const auto halves = Halves(option.head);
  if (!halves.has_value()) {
    return FormError(session, typed,
                     {"ID=TEKST[,plan=PLAN][,kind=begrotingswijziging|overig][,promulgated]",
                      "ID=TEXT[,plan=PLAN][,kind=budget-change|other][,promulgated]"});
  }
  v1::DecisionPoint point;
  point.set_id(halves->first);
  point.set_text(halves->second);
  point.set_kind(v1::DecisionPoint::OTHER);
  for (const auto& [key, value] : option.pairs) {
    if (key == kPlan) {
      const absl::StatusOr<std::string> plan = session.NameIn(kPlanPattern, value, proposal);
      if (!plan.ok()) return plan.status();
      point.set_plan(*plan);
      point.set_kind(v1::DecisionPoint::PLAN);
    } else if (key == kKind) {
      v1::DecisionPoint::Kind kind = v1::DecisionPoint::KIND_UNSPECIFIED;
      if (absl::Status read = FillChoice(session, value, kind); !read.ok()) return read;
      point.set_kind(kind);
    } else {
      point.set_promulgated(true);
    }
  }
  return point;
}

absl::StatusOr<v1::PointResult> ReadResult(const Session& session, const std::string& typed) {
  const auto halves = Halves(typed);
  if (!halves.has_value()) {
    return FormError(session, typed,
                     {"BESLISPUNT=UITKOMST, zoals begroting=vastgesteld",
                      "POINT=OUTCOME, as begroting=adopted"});
  }
  v1::PointResult result;
  result.set_point(halves->first);
  v1::OutcomeKind kind = v1::OUTCOME_KIND_UNSPECIFIED;
  if (absl::Status read = FillChoice(session, halves->second, kind); !read.ok()) return read;
  result.set_kind(kind);
  return result;
}

absl::StatusOr<v1::PointDates::Signatory> ReadSignatory(Session& session,
                                                        const std::string& typed) {
  absl::string_view rest = typed;
  v1::PointDates::Signatory signatory;
  signatory.set_deputy(absl::ConsumeSuffix(&rest, ",deputy"));
  const auto halves = Halves(std::string(rest));
  if (!halves.has_value()) {
    return FormError(session, typed,
                     {"PERSOON=voorzitter|griffier|secretaris[,deputy]",
                      "PERSON=chair|clerk|secretary[,deputy]"});
  }
  const absl::StatusOr<std::string> person = session.Name(kPersonPattern, halves->first);
  if (!person.ok()) return person.status();
  signatory.set_person(*person);
  v1::PointDates::Capacity capacity = v1::PointDates::CAPACITY_UNSPECIFIED;
  if (absl::Status read = FillChoice(session, halves->second, capacity); !read.ok()) return read;
  signatory.set_capacity(capacity);
  return signatory;
}

absl::Status FillKind(const Session& session, const std::string& typed, v1::Proposal& proposal) {
  v1::Proposal::Kind kind = proposal.kind();
  if (typed == "college" || typed == "executive") {
    kind = v1::Proposal::EXECUTIVE_PROPOSAL;
  } else if (typed == "raad" || typed == "council") {
    kind = v1::Proposal::COUNCIL_PROPOSAL;
  } else if (absl::Status read = FillChoice(session, typed, kind); !read.ok()) {
    return read;
  }
  proposal.set_kind(kind);
  return absl::OkStatus();
}

void AddProposalArgument(const CommandGroup& group, const CommandSyntax& command,
                         std::string& proposal) {
  command
      .Option(group.Say({"VOORSTEL", "PROPOSAL"}), proposal,
              group.Say({"het voorstel: uitvoeringsplannen-2022",
                         "the proposal: uitvoeringsplannen-2022"}))
      .Required();
}

}  // namespace noordster::cli
