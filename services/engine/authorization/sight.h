// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_AUTHORIZATION_SIGHT_H_
#define NOORDSTER_SERVICES_ENGINE_AUTHORIZATION_SIGHT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/string_view.h"
#include "noordster/internal/v1/event.pb.h"
#include "noordster/internal/v1/milestone.pb.h"
#include "noordster/v1/terms.pb.h"
#include "services/engine/command.h"
#include "services/engine/secrecy/secret_parts.h"
#include "services/engine/state.h"

namespace noordster::engine {

using noordster::internal::v1::Disclosure;

// What a caller may see of a municipality at a moment. Every read goes by it: what it hides is as
// if it did not exist.
//
// - Whoever may read for the administration sees everything of that programme, or of the registers.
// - Everyone sees what is meant for them from the moment it is meant for them: partners what is for
//   partners and the public, by a mandate for the programme; all others what is public. Bodies,
//   programmes, challenges and paths are public.
// - Of a plan they see name, title, challenges and path as soon as there is an outcome that they
//   may see; where it stands would tell of outcomes they may not see.
// - Of meetings they see day, place and how they went when the latest agenda is meant for them, and
//   each version of an agenda that is; never who was there and the meetings they name. Items,
//   recognition rounds and proposals are the administration's.
// - Of an action they see what it says and how it stands when it is meant for them; never the
//   plans, meetings, persons and other actions it names.
// - Of a project they see all but who leads it, the plans and decisions that authorised it, why it
//   was turned, how much was told of it and by whom, when it is meant for them; of what happened to
//   it and was told of it, what was meant for them then, while the project is now. Goals, partners,
//   covenants, areas, figures, calendars, schedules and how a programme stands are public, but for
//   who said so; who leads a challenge is not.
// - Of a decision or a point they see neither the item, the ballot, the proposal and the
//   recognition round behind it nor the earlier ones it goes back to.
// - Everyone sees themselves, their own mandates and the drafts they prepared.
// - What is under secrecy is seen by whoever may see secrets of that programme, or of what belongs
//   to bodies; of the others the administration sees it without what is secret
//   (secrecy/secret_parts.h), all else do not see it, nor the title of a secret item in an agenda.
//
// Immutable; safe from any thread.
class Sight {
 public:
  // Sees nothing but what is public from the start.
  Sight() = default;

  // REQUIRES: what CallerNeeds names is loaded.
  Sight(const State& state, const Caller& caller, const Context& now);

  // Whether the caller sees a resource of this name whole, whatever it says.
  bool SeesAllOf(absl::string_view name) const;

  // Whether the caller sees a programme of this relative name whole; with "" any of them.
  bool SeesAllWithin(const std::string& programme) const;

  // Whether the caller sees what is meant for an audience, of what belongs to a resource of this
  // name.
  bool SeesWhatIsFor(noordster::v1::Audience audience, absl::string_view name) const;

  // Whether nothing of the municipality is hidden from the caller.
  bool SeesEverything() const { return everything_; }

  // Of the plans, meetings, proposals and projects behind a record or an event (RecordsBehind),
  // those of which the caller does not see what is secret: what is secret of them must be known
  // before either can be shown.
  std::vector<std::string> RecordsToCheck(std::vector<std::string> names) const;

  // Adds what is secret of such a record, as it stands now; a project that the caller does not see.
  void AddHidden(const Record& behind, SecretParts& secrets) const;

  // A record as the caller may see it; absent when it is hidden. `secrets`: what is secret of the
  // records to check, as they stand now.
  std::optional<Record> Seen(Record record, const SecretParts& secrets) const;

  // A record of a state as the caller may see it; absent when it is hidden, or when a record to
  // check is not loaded.
  std::optional<Record> SeenIn(const State& state, const Record& record) const;

  // An event as the caller may see it; absent when it is hidden.
  std::optional<noordster::internal::v1::Event> Seen(noordster::internal::v1::Event event,
                                                     const SecretParts& secrets) const;

  // Whether the caller sees a milestone. Unlike its event, one that was under embargo when it was
  // recorded stays hidden: OUTCOME_DISCLOSED tells of it when the embargo ends, so that what a
  // caller sees of milestones does not depend on when they look. For the same reason one of a
  // project stays that has been meant for fewer since, though not its title. `secrets`: what is
  // secret of its plan, and the actions and proposals that are.
  bool Shows(const noordster::internal::v1::Milestone& milestone, const SecretParts& secrets) const;

  // By what the caller sees less than `before`: of what belongs to a resource only what is meant
  // for an audience.
  struct Narrowing {
    // Relative name of a programme, or of a collection of the municipality.
    std::string name;
    noordster::v1::Audience keeps = noordster::v1::PUBLIC;
  };
  std::vector<Narrowing> NarrowedSince(const Sight& before) const;

  // Whether both see the same of everything that is not bound to a moment.
  bool SeesAs(const Sight& other) const;

  // What it sees of programmes and registers in a few bytes, at most kEncodedBytesMax, for who
  // keeps it elsewhere. No programme is named in it, so that reading it takes the relative names of
  // all there are. Of a caller with mandates for more than 21 programmes it says only whether they
  // see what `now` sees. Absent when that is not so, or when the bytes are not those of a sight.
  std::string Encode() const;
  static std::optional<Sight> Decode(absl::string_view bytes,
                                     const std::vector<std::string>& programmes, const Sight& now);
  static constexpr size_t kEncodedBytesMax = 190;

 private:
  std::string EncodeWhole() const;
  // The widest audience by which the caller sees what belongs to a resource.
  noordster::v1::Audience ReadsAs(absl::string_view name) const;
  noordster::v1::Audience& ReadsProgrammeAs(const std::string& programme);
  // What the partners or the public see; the administration sees it all and never asks.
  bool Shows(noordster::v1::Audience reads_as, noordster::v1::Audience audience,
             int64_t visible_from_micros) const;
  // Takes out of a decision what it rests on and goes back to, and those it replaces and is
  // replaced by that are hidden, so that it is as it was before it was replaced.
  void HideOthers(noordster::v1::Audience reads_as, absl::string_view plan,
                  const SecretParts& secrets, noordster::internal::v1::Decision& decision) const;
  // Whether an outcome that is not secret made the plan or version known.
  bool IsDisclosed(noordster::v1::Audience reads_as, const Record& record,
                   const SecretParts& secrets) const;
  bool IsOwn(const Record& record) const;
  bool SeesSecretsOf(absl::string_view name) const;

  noordster::v1::Audience registers_ = noordster::v1::PUBLIC;
  bool everything_ = false;
  // By the relative name of the programme.
  absl::flat_hash_map<std::string, noordster::v1::Audience> programmes_;
  // Relative names of the programmes of which the caller may see secrets; "": of what belongs to no
  // programme.
  absl::flat_hash_set<std::string> secrets_of_;
  // Relative name of the caller; empty: nobody the municipality knows.
  std::string person_;
  int64_t now_micros_ = 0;
};

// Keeps of a plan or version that an outcome makes it known to partners or the public; for the
// administration there is nothing to keep. Of each audience the first limits::kDisclosuresMax to be
// visible stay: should all of those come under secrecy, what later ones told is hidden as well.
void Disclose(Disclosure made, Record& record);

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_AUTHORIZATION_SIGHT_H_
