// SPDX-License-Identifier: EUPL-1.2
// Random interleavings of preparing, changing, approving, retracting, withdrawing, granting,
// revoking and carrying out: an act is done only when enough distinct, competent persons other than
// its author approved exactly that content. What must hold is worked out here from the events
// alone, without a function of the engine.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/civil_time.h"
#include "noordster/v1/mandate.pb.h"
#include "services/engine/refusal.h"
#include "tests/engine/four_eyes/mandated_world.h"
#include "tests/support/seed.h"

namespace noordster::engine::interleaving_test {
namespace {

namespace v1 = noordster::v1;
using v1::Mandate;

constexpr int kStepsOfOne = 20;
constexpr int kPersons = 5;

bool IsFullSweep() {
  const char* sweep = std::getenv("NOORDSTER_SWEEP");
  return sweep != nullptr && std::string(sweep) == "full";
}

// What a reader of the events knows about who may what, and who approved what.
class Ledger {
 public:
  void Read(const Event& event) {
    const int64_t sequence = event.header().sequence();
    switch (event.kind_case()) {
      case Event::kMandateGranted:
        mandates_[event.mandate_granted().mandate()] = event.mandate_granted().granted();
        break;
      case Event::kMandateRevoked:
        mandates_.erase(event.mandate_revoked().mandate());
        break;
      case Event::kDraftPrepared: {
        Prepared& draft = drafts_[event.draft_prepared().draft()];
        draft = Prepared();
        draft.author = event.header().actor().person_id();
        draft.digest = event.draft_prepared().prepared().content().digest();
        draft.sequence = sequence;
        break;
      }
      case Event::kDraftApproved:
        drafts_[event.draft_approved().draft()].approvals[event.header().actor().person_id()] = {
            event.draft_approved().content_digest(), event.header().actor().mandate_id()};
        break;
      case Event::kApprovalRetracted:
        drafts_[event.approval_retracted().draft()].approvals.erase(
            event.header().actor().person_id());
        break;
      case Event::kDraftWithdrawn:
        drafts_.erase(event.draft_withdrawn().draft());
        break;
      case Event::kDraftCarriedOut:
        drafts_.erase(event.draft_carried_out().draft());
        break;
      case Event::kPlanUpdated:
      case Event::kOutcomeRecorded:
      case Event::kStepOpened:
        plan_changed_ = sequence;
        break;
      default:
        break;
    }
  }

  // Distinct persons who may record outcomes on `today` and approved this content of the draft;
  // none when it or the plan changed since.
  int Competent(const std::string& name, const std::string& digest, const std::string& author,
                const std::string& today) const {
    const auto found = drafts_.find(name);
    if (found == drafts_.end()) return 0;
    const Prepared& draft = found->second;
    if (draft.digest != digest || draft.author != author || draft.sequence < plan_changed_) {
      return 0;
    }
    int competent = 0;
    for (const auto& [person, approval] : draft.approvals) {
      const auto mandate = mandates_.find(absl::StrCat("mandates/", approval.mandate));
      if (approval.digest != digest || person == author || mandate == mandates_.end()) continue;
      if (MayRecord(person, mandate->second, today) && !mandate->second.service_account()) {
        ++competent;
      }
    }
    return competent;
  }

  // Whether somebody, a person or a system, may record outcomes on `today`.
  bool MayRecord(const std::string& who, const std::string& today) const {
    return std::any_of(mandates_.begin(), mandates_.end(),
                       [&](const auto& named) { return MayRecord(who, named.second, today); });
  }

  bool IsOpen(const std::string& name) const { return drafts_.contains(name); }

 private:
  struct Approved {
    std::string digest;
    std::string mandate;
  };
  struct Prepared {
    std::string author;
    std::string digest;
    int64_t sequence = 0;
    std::map<std::string, Approved> approvals;
  };

  static bool MayRecord(const std::string& person, const noordster::internal::v1::Mandate& mandate,
                        const std::string& today) {
    const std::set<int> acts(mandate.acts().begin(), mandate.acts().end());
    return mandate.person() == absl::StrCat("persons/", person) &&
           mandate.scope() == "programmes/p" && acts.contains(Mandate::RECORD_OUTCOME) &&
           mandate.start_date() <= today &&
           (mandate.end_date().empty() || today <= mandate.end_date());
  }

  std::map<std::string, noordster::internal::v1::Mandate> mandates_;
  std::map<std::string, Prepared> drafts_;
  int64_t plan_changed_ = 0;
};

// One interleaving, from its seed.
class Interleaving {
 public:
  Interleaving(const World& start, int needed, uint32_t seed)
      : world_(start), needed_(needed), random_(seed) {
    ReadNew();
  }

  // How many acts were carried out.
  int Run() {
    for (int step = 0; step < kStepsOfOne; ++step) Step();
    return carried_out_;
  }

 private:
  int Any(int below) { return static_cast<int>(random_() % static_cast<uint32_t>(below)); }
  std::string AnyPerson() { return absl::StrCat("s", 1 + Any(kPersons)); }
  std::string Today() { return absl::FormatCivilTime(world_.context().today); }

  void Step() {
    switch (Any(12)) {
      case 0:
      case 1:
        return Prepare();
      case 2:
      case 3:
      case 4:
      case 5:
        return Approve();
      case 6:
        return Try(AnyPerson(), RetractApproval{draft_.name});
      case 7:
        return Any(4) == 0 ? Try(AnyPerson(), WithdrawDraft{draft_.name}) : ChangePlan();
      case 8:
        return Grant();
      case 9:
        return Try("admin1", RevokeMandate{AnyMandate()});
      case 10:
        return Any(5) == 0 ? NextDay() : CarryOut();
      default:
        return CarryOut();
    }
  }

  void Prepare() {
    const bool create = !ledger_.IsOpen(draft_.name);
    if (create) author_ = Any(8) == 0 ? "system" : AnyPerson();
    const std::string id = create ? absl::StrCat("d", ++numbers_) : std::string(IdOfDraft());
    Draft next(id, absl::StrCat("content ", ++numbers_), world_.Outcome("deferred"));
    earlier_ = draft_;
    if (Try(author_, next.Prepare(create)); ledger_.IsOpen(next.name)) draft_ = next;
  }

  void Approve() {
    const Draft& read = Any(6) == 0 ? earlier_ : draft_;
    Try(Any(12) == 0 ? "system" : AnyPerson(), ApproveDraft{draft_.name, read.content.digest()});
  }

  void ChangePlan() {
    if (Any(3) != 0) return Approve();
    Try(AnyPerson(), UpdatePlan{World::kPlan, world_.plan(), false});
  }

  void Grant() {
    const std::string person = AnyPerson();
    const std::string id = absl::StrCat("m", ++numbers_);
    GrantMandate grant = Mandated(
        id, person, Any(2) == 0 ? Mandate::PROGRAMME_SECRETARY : Mandate::PROGRAMME_MANAGER,
        "programmes/p", {Any(3) == 0 ? Mandate::UPDATE_PLAN : Mandate::RECORD_OUTCOME});
    if (Any(3) == 0) grant.mandate.set_start_date(DayFromToday(Any(2)));
    if (Any(3) == 0) grant.mandate.set_end_date(DayFromToday(Any(2)));
    Try("admin1", grant);
    granted_.push_back(grant.name);
  }

  std::string DayFromToday(int days) {
    return absl::FormatCivilTime(world_.context().today + days);
  }

  std::string AnyMandate() {
    if (!granted_.empty() && Any(2) == 0) {
      return granted_[static_cast<size_t>(Any(static_cast<int>(granted_.size())))];
    }
    return absl::StrCat("mandates/", AnyPerson());
  }

  void NextDay() {
    ++world_.context().today;
    world_.context().now_micros += int64_t{24} * 3600 * 1'000'000;
  }

  void CarryOut() {
    const Draft& read = Any(8) == 0 ? earlier_ : draft_;
    const std::string person = Any(8) == 0 ? AnyPerson() : author_;
    const Draft asked(std::string(IdOfDraft()), read.content.id(), read.command);
    const int competent = ledger_.Competent(asked.name, asked.content.digest(), person, Today());
    const bool may_record = ledger_.MayRecord(person, Today());
    SetCaller(person);
    const absl::StatusOr<Decision> decision =
        world_.CarryOut(asked.name, asked.content, asked.command);
    if (decision.ok()) {
      ASSERT_GE(competent, needed_);
      ASSERT_TRUE(may_record);
      ++carried_out_;
    } else {
      // Nobody is told that approvals are missing when there are enough.
      ASSERT_FALSE(ReasonOf(decision.status()) == v1::APPROVALS_MISSING && competent >= needed_);
    }
    ReadNew();
    // Nor does anything go without a draft.
    SetCaller(person);
    ASSERT_FALSE(world_.Try(world_.Outcome("deferred")).ok());
  }

  void SetCaller(const std::string& person) {
    world_.set_caller(person == "system" ? CertificateOf(person) : TokenOf(person));
  }

  void Try(const std::string& person, const Command& command) {
    SetCaller(person);
    if (world_.Try(command).ok()) world_.Do(command);
    ReadNew();
  }

  void ReadNew() {
    for (; read_ < world_.events().size(); ++read_) ledger_.Read(world_.events()[read_]);
  }

  absl::string_view IdOfDraft() const {
    return absl::string_view(draft_.name).substr(std::string("drafts/").size());
  }

  World world_;
  const int needed_;
  std::minstd_rand random_;
  Ledger ledger_;
  size_t read_ = 0;
  Draft draft_{"d0", "content 0", EnactMandates()};
  Draft earlier_ = draft_;
  std::string author_ = "s1";
  int numbers_ = 0;
  std::vector<std::string> granted_;
  int carried_out_ = 0;
};

TEST(InterleavingTest, NeverFewerThanEnoughCompetentPersonsOnTheSameContent) {
  const int interleavings = IsFullSweep() ? 1'000'000 : 4'000;
  const uint32_t first = noordster::testing::Seed(1);
  const std::vector<World> worlds = {MandatedWorld(1, 0), MandatedWorld(2, 0), MandatedWorld(3, 0)};
  std::vector<int> carried_out(worlds.size());
  for (int i = 0; i < interleavings; ++i) {
    const uint32_t seed = first + static_cast<uint32_t>(i);
    const size_t world = seed % worlds.size();
    const int needed = 1 + static_cast<int>(world);
    SCOPED_TRACE(absl::StrCat("NOORDSTER_SEED=", seed, ", approvals needed: ", needed));
    carried_out[world] += Interleaving(worlds[world], needed, seed).Run();
    if (::testing::Test::HasFailure()) return;
  }
  // Interleavings in which nothing is ever carried out show nothing; the more are needed, the rarer
  // it is.
  const std::vector<int> interleavings_of_one = {20, 50, 400};
  for (size_t world = 0; world < worlds.size(); ++world) {
    std::printf("%zu needed: %d acts carried out\n", world + 1, carried_out[world]);
    EXPECT_GT(carried_out[world], interleavings / interleavings_of_one[world]) << world + 1;
  }
  std::printf("%d interleavings\n", interleavings);
}

}  // namespace
}  // namespace noordster::engine::interleaving_test
