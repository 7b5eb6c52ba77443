// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/commands/milestone/milestone_lines.h"

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/substitute.h"
#include "absl/time/time.h"
#include "clients/cli/dates.h"

namespace noordster::cli {
namespace {

std::string PlanLine(const v1::PlanState& state, Language language) {
  const v1::Plan& plan = state.plan();
  if (!plan.stage().empty()) {
    return absl::Substitute(Wording{"$0: in de fase $1\n", "$0: at the stage $1\n"}.In(language),
                            plan.title(), plan.stage());
  }
  if (plan.state() == v1::Plan::STATE_UNSPECIFIED) return absl::StrCat(plan.title(), "\n");
  return absl::StrCat(plan.title(), ": ", WordOf(plan.state(), language), "\n");
}

std::string WithdrawalLine(const v1::Withdrawal& withdrawal, Language language) {
  if (withdrawal.keeps() == v1::AUDIENCE_UNSPECIFIED) {
    return absl::Substitute(
        Wording{"Niet meer voor u zichtbaar: $0\n", "No longer visible to you: $0\n"}.In(language),
        withdrawal.name());
  }
  return absl::Substitute(Wording{"Van $0 ziet u voortaan alleen wat bestemd is voor: $1\n",
                                  "Of $0 you now see only what is meant for: $1\n"}
                              .In(language),
                          withdrawal.name(), WordOf(withdrawal.keeps(), language));
}

Tree ToldTree(absl::string_view what, const google::protobuf::Message& message) {
  return Tree::Object().Set(what, Tree::Of(message));
}

}  // namespace

std::string MilestoneLine(const v1::Milestone& milestone, Language language) {
  return absl::StrCat(
      MomentOnScreen(milestone.commit_time(), absl::LocalTimeZone()), "  ",
      language == Language::kDutch ? milestone.sentence_nl() : milestone.sentence_en(), "\n");
}

std::string MessageText(const v1::SubscribeResponse& message, Language language) {
  std::string text;
  switch (message.body_case()) {
    case v1::SubscribeResponse::kState:
      for (const v1::PlanState& state : message.state().plans()) text += PlanLine(state, language);
      return text;
    case v1::SubscribeResponse::kBatch:
      for (const v1::Milestone& milestone : message.batch().milestones()) {
        text += MilestoneLine(milestone, language);
      }
      return text;
    case v1::SubscribeResponse::kWithdrawal:
      return WithdrawalLine(message.withdrawal(), language);
    case v1::SubscribeResponse::kReset:
      return absl::StrCat(Wording{"Opnieuw begonnen: ", "Begun anew: "}.In(language),
                          WordOf(message.reset().reason(), language), "\n");
    default:
      return "";
  }
}

std::vector<Tree> MessageTrees(const v1::SubscribeResponse& message) {
  std::vector<Tree> trees;
  switch (message.body_case()) {
    case v1::SubscribeResponse::kState:
      for (const v1::PlanState& state : message.state().plans())
        trees.push_back(ToldTree("plan", state));
      break;
    case v1::SubscribeResponse::kBatch:
      for (const v1::Milestone& milestone : message.batch().milestones()) {
        trees.push_back(ToldTree("milestone", milestone));
      }
      break;
    case v1::SubscribeResponse::kWithdrawal:
      trees.push_back(ToldTree("withdrawal", message.withdrawal()));
      break;
    case v1::SubscribeResponse::kReset:
      trees.push_back(ToldTree("reset", message.reset()));
      break;
    case v1::SubscribeResponse::kCaughtUp:
      trees.push_back(ToldTree("caughtUp", message.caught_up()));
      break;
    default:
      break;
  }
  if (!trees.empty()) trees.back().Set("cursor", Tree::Text(TypedCursor(message.cursor())));
  return trees;
}

std::string TypedCursor(const std::string& cursor) { return absl::WebSafeBase64Escape(cursor); }

std::optional<std::string> ReadTypedCursor(const std::string& text) {
  std::string cursor;
  if (!absl::WebSafeBase64Unescape(text, &cursor) || cursor.empty()) return std::nullopt;
  return cursor;
}

}  // namespace noordster::cli
