// SPDX-License-Identifier: EUPL-1.2
#include "services/api/search/searched_fields.h"

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "noordster/v1/plan.pb.h"

namespace noordster::api {
namespace {

using noordster::internal::v1::Record;
using noordster::v1::FollowUp;
using Fields = std::vector<SearchedField>;
using Hit = noordster::v1::SearchHit;

bool Always(const Record& /*record*/) { return true; }

bool IsRemark(const Record& record) { return record.follow_up().kind() == FollowUp::REMARK; }

bool IsNoRemark(const Record& record) { return !IsRemark(record); }

Fields OfPlan(const Record& record) { return {{Hit::TITLE, &record.plan().title()}}; }

Fields OfProject(const Record& record) {
  return {{Hit::TITLE, &record.project().display_name()},
          {Hit::DESCRIPTION, &record.project().description()}};
}

Fields OfUpdate(const Record& record) { return {{Hit::WORDS, &record.project_update().text()}}; }

Fields OfFollowUp(const Record& record) {
  return {{Hit::WORDS, &record.follow_up().text()},
          {Hit::REACTION, &record.follow_up().settlement_reason()}};
}

Fields OfAction(const Record& record) {
  return {{Hit::WORDS, &record.action().text()},
          {Hit::REACTION, &record.action().settlement_reason()}};
}

constexpr SearchedRecords kSearched[] = {
    {Hit::PLAN, Record::kPlan, false, Always, OfPlan},
    {Hit::PROJECT, Record::kProject, false, Always, OfProject},
    {Hit::PROJECT, Record::kProjectUpdate, false, Always, OfUpdate},
    {Hit::REMARK, Record::kFollowUp, true, IsRemark, OfFollowUp},
    {Hit::FOLLOW_UP, Record::kFollowUp, true, IsNoRemark, OfFollowUp},
    {Hit::FOLLOW_UP, Record::kAction, false, Always, OfAction},
};

}  // namespace

absl::Span<const SearchedRecords> AllSearched() { return kSearched; }

bool IsWithin(const Record& record, const std::string& programme) {
  const auto is_below = [begin = absl::StrCat(programme, "/")](const std::string& name) {
    return absl::StartsWith(name, begin);
  };
  return programme.empty() || is_below(record.name()) ||
         absl::c_any_of(record.action().plans(), is_below);
}

std::string TitledBy(const std::string& name) {
  const engine::RecordKind kind = engine::KindOf(name);
  const bool has_title = kind == Record::kPlan || kind == Record::kProject;
  return has_title ? name : std::string(engine::ParentOf(name));
}

const engine::TextRef& TitleOf(const Record& record) {
  if (record.has_plan()) return record.plan().title();
  return record.has_project() ? record.project().display_name() : record.body().display_name();
}

}  // namespace noordster::api
