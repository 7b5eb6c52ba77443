// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_SECRECY_SECRET_PARTS_H_
#define NOORDSTER_SERVICES_ENGINE_SECRECY_SECRET_PARTS_H_

#include <string>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "noordster/internal/v1/event.pb.h"
#include "services/engine/command.h"
#include "services/engine/state.h"

// What is under secrecy (geheimhouding, Gemeentewet art. 87 to 89), and what of it those see who
// may see all else. Secrecy holds for what was, too: whatever the moment that is read, what counts
// is what is secret now. All functions are pure.
namespace noordster::engine {

// Relative names of plans of which a part is secret now, and of those parts: decisions, the
// follow-ups they opened, versions, the recognition rounds about them. Of meetings those of items
// and papers (PaperName) that are secret now; of proposals those of which an item is. Of projects
// those that are hidden from a reader, with what was told of them (Sight::AddHidden).
using SecretParts = absl::flat_hash_set<std::string>;

// The secrecy order on a decision or version; empty when there never was one.
const noordster::internal::v1::SecrecyOrder& SecrecyOf(const Record& part);

// Whether an order was given and not lifted; also one that the law gave.
bool IsInForce(const noordster::internal::v1::SecrecyOrder& order);

// Whether a record other than a plan itself is secret; a remark in a recognition round is when the
// round is, an action when the item is under which it was made, an update when its project is.
bool IsSecretPart(const Record& part, const SecretParts& parts);

// Numbers of follow-ups of one plan: those after `after`, up to `last`.
struct FollowUpSpan {
  int32_t after = 0;
  int32_t last = 0;
};

// Where the follow-ups that a decision opened are. `next`: the decision after it; null when it is
// the last. One of 0.1 does not say what it found, and the span is wider.
FollowUpSpan FollowUpsAround(const Record& plan, const Record& decision, const Record* next);

// Relative names of the records that say what of a record or an event is secret: the plans it is
// about, the meeting of an item or an agenda, the meetings in which an action was made and settled,
// a proposal, the project of an update or event; of a draft the plans of outcomes and the meetings
// of their items. Empty: nothing can be.
std::vector<std::string> RecordsBehind(const Record& record);
std::vector<std::string> RecordsBehind(const noordster::internal::v1::Event& event);

// Whether a record says by itself what of it is secret.
bool SaysItself(const Record& record);

// Adds what is secret of such a plan, meeting or proposal.
void AddSecretParts(const Record& behind, SecretParts& parts);

// Whether what has this name becomes secret with an item: an action or a proposal.
bool IsSecretByItem(absl::string_view name);

// Whether what an event tells of is secret: the decision it is about, the item under which an
// action was made, a proposal, or a project.
bool IsSecret(const noordster::internal::v1::Event& event, const SecretParts& parts);

// The record without what is secret in it: without the texts and documents of a secret part, the
// words of a source about a secret decision, the content of a draft about a plan of which a part is
// secret, the titles of secret items in an agenda, and why an action was settled in a secret item.
Record WithoutSecrets(Record record, const SecretParts& parts);

// Takes the titles of secret items out of an agenda, which may be meant for everyone.
void LeaveOutSecretTitles(absl::string_view meeting, const SecretParts& parts,
                          noordster::internal::v1::AgendaVersion& agenda);

// The event without its texts and documents when a part of its plan is secret, as the reason of an
// act stands with everything that it did; likewise when the item or the paper it is about is.
noordster::internal::v1::Event WithoutSecrets(noordster::internal::v1::Event event,
                                              const SecretParts& parts);

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_SECRECY_SECRET_PARTS_H_
