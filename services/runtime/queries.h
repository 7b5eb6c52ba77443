// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_RUNTIME_QUERIES_H_
#define NOORDSTER_SERVICES_RUNTIME_QUERIES_H_

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "google/protobuf/message.h"
#include "noordster/internal/v1/event.pb.h"
#include "noordster/internal/v1/record.pb.h"
#include "noordster/v1/mandate.pb.h"
#include "services/base/clock.h"
#include "services/base/limits.h"
#include "services/engine/authorization/sight.h"
#include "services/engine/command.h"
#include "services/engine/index_rows.h"
#include "services/engine/meeting/public_state.h"
#include "services/engine/names.h"
#include "services/runtime/past_records.h"
#include "services/runtime/projection.h"
#include "storage/store.h"

namespace noordster::runtime {

using noordster::internal::v1::Record;

// Who reads what, and how new it must be. Queries::ReaderOf makes one.
struct Reader {
  engine::Caller caller;
  std::string municipality;
  int64_t at_least_revision = 0;
  // What the caller may see.
  engine::Sight sight = {};
  // Null: what stands. Else records are read as they stood then; indexes and events are not.
  std::shared_ptr<PastRecords> past = nullptr;
};

// What a caller may see by the records of a revision, on a day.
struct SightAt {
  engine::Sight sight;
  int64_t revision = 0;
  absl::CivilDay day;
};

// What was public of a meeting, by records of a revision.
struct PublicStateAt {
  int64_t revision = 0;
  engine::PublicState state;
};

// Records in the order asked for, all at one revision; absent where there is none or the caller may
// not see it.
struct Records {
  int64_t revision = 0;
  std::vector<std::optional<Record>> records;
};

// A page of what the reader may see.
template <typename Item>
struct PageOf {
  int64_t revision = 0;
  std::vector<Item> items;
  // Where a page that begins with each of them begins.
  std::vector<std::string> positions;
  // Where the next page begins; empty: this is the last. Callers may get it: as `positions`, it
  // tells no row that the reader may not see. Where a page ends among those it is sealed
  // (SealPosition), and good for this store alone.
  std::string next;
  // Rows that were read for it, hidden ones as well.
  int rows = 0;
};

// Where a page begins, empty: with the list; how many items it looks at; and how many rows it reads
// to find those, hidden ones as well. Beyond that it ends early, possibly without any.
struct PageFrom {
  std::string begin;
  int size = 0;
  int rows_max = limits::kPageRowsMax;
};

using RecordPage = PageOf<Record>;
using EventPage = PageOf<noordster::internal::v1::Event>;

// The parts of an entry of an index, behind the prefix it was asked by.
using IndexParts = std::vector<std::string>;
using IndexPage = PageOf<IndexParts>;

// The entries of an index that begin with `prefix`, before `end` when that is given.
struct IndexSlice {
  std::string prefix;
  std::string end;
  // Whether the reader may see an entry; null: all of them.
  std::function<bool(const IndexParts&)> shows = nullptr;
};

// Plans of one slice of an index whose entries end with their id.
struct PlanFilter {
  engine::Index index;
  IndexSlice slice;
  // Whether a plan still belongs there.
  std::function<bool(const noordster::internal::v1::Plan&)> holds;
};

// What a chain begins with and where it ends.
struct Chain {
  std::string genesis;
  storage::Head head;
};

// An event, and the bytes it is stored as.
struct StoredEvent {
  std::string bytes;
  noordster::internal::v1::Event event;
};

// What a caller is to a municipality at a moment.
struct Standing {
  int64_t revision = 0;
  // Mandates decide there.
  bool in_force = false;
  // Those by which the caller may do something now.
  std::vector<Record> mandates;
};

// Read-only answers, each from one revision of the store. What the caller may not see is as if it
// did not exist. A municipality that does not exist is NOT_FOUND, a revision that is not reached
// UNAVAILABLE. A position is what a page before gave; one that is sealed and of another store is
// INVALID_ARGUMENT (PAGE_TOKEN_INVALID). Safe from any thread; store and clock outlive it.
class Queries {
 public:
  Queries(const storage::Store& store, const base::Clock& clock);

  // A reader of a municipality, with what they may see at this moment. Of one that does not exist
  // there is nothing to see.
  absl::StatusOr<Reader> ReaderOf(const engine::Caller& caller,
                                  const std::string& municipality) const;

  // What a caller may see at this moment, by records of one revision. NOT_FOUND when there is no
  // such municipality.
  absl::StatusOr<SightAt> SightOf(const engine::Caller& caller,
                                  const std::string& municipality) const;

  // The last sequence that was recorded before a moment; 0: none was. NOT_FOUND as SightOf.
  absl::StatusOr<int64_t> LastBefore(const std::string& municipality, absl::Time time) const;

  // Who the reader is to the municipality.
  absl::StatusOr<Standing> StandingOf(const Reader& reader) const;

  // Whether the caller may do something in a municipality at this moment. Not where that cannot be
  // read.
  bool HoldsMandate(const engine::Caller& caller, const std::string& municipality) const;

  // NOT_ALLOWED unless the reader may do an act that concerns the whole municipality, at this
  // moment.
  absl::Status CheckAllowed(const Reader& reader, noordster::v1::Mandate::Act act) const;

  absl::StatusOr<Records> Get(const Reader& reader, absl::Span<const std::string> names) const;

  // One record that must be there: NOT_FOUND otherwise.
  absl::StatusOr<Records> GetOne(const Reader& reader, const std::string& name) const;

  // One record that the reader must see whole, as what is answered says where it stands: NOT_FOUND
  // otherwise.
  absl::StatusOr<Records> GetWhole(const Reader& reader, const std::string& name) const;

  // What a reader of the moment that a request asks for reads. INVALID_ARGUMENT as CheckAsOf and
  // FindMoment.
  absl::StatusOr<std::shared_ptr<PastRecords>> PastOf(const Reader& reader,
                                                      const noordster::v1::AsOf& as_of) const;

  // Records of one kind below `parent`, in the order of their names. A page of the past looks at
  // `page.size` names and may hold fewer.
  absl::StatusOr<RecordPage> List(const Reader& reader, engine::RecordKind kind,
                                  const std::string& parent, PageFrom page) const;

  // Plans of a programme that a filter lets through, in the order of its index; for the past, and
  // for who may not see where plans stand, in that of their names, with fewer in a page than asked.
  // None of a programme that does not exist.
  absl::StatusOr<RecordPage> ListPlans(const Reader& reader, const std::string& programme,
                                       const PlanFilter& filter, const std::string& begin,
                                       int page_size) const;

  // Entries of an index, in byte order. Reads a page of rows and no more when all may be seen.
  absl::StatusOr<IndexPage> ListIndex(const Reader& reader, engine::Index index,
                                      const IndexSlice& slice, const std::string& begin,
                                      int page_size) const;

  // What happened to a resource, or with "" in the whole municipality, oldest first.
  absl::StatusOr<EventPage> ListEvents(const Reader& reader, const std::string& name,
                                       const std::string& begin, int page_size) const;

  // What was public of a meeting on a day, whoever reads it. `day` is a date as text. NOT_FOUND
  // when there is no such meeting, or nothing of it was public.
  absl::StatusOr<PublicStateAt> PublicStateOf(const Reader& reader, const std::string& meeting,
                                              const std::string& day) const;

  // The chain of the municipality as it stands.
  absl::StatusOr<Chain> ChainOf(const Reader& reader) const;

  // The events after `after`, up to `until` or a page of them; all of them, whatever the reader may
  // see of them otherwise. DATA_LOSS when one is missing or cannot be read.
  absl::StatusOr<std::vector<StoredEvent>> ListStored(const Reader& reader, int64_t after,
                                                      int64_t until, int page_size) const;

  // The texts that the messages refer to, as they are stored.
  absl::StatusOr<PrivateTexts> PrivateTextsOf(
      const Reader& reader, absl::Span<const google::protobuf::Message* const> messages) const;

  // The texts that the messages refer to.
  absl::StatusOr<Texts> TextsOf(const Reader& reader,
                                absl::Span<const google::protobuf::Message* const> messages) const;

  // The day it is for a reader in a municipality.
  absl::CivilDay Today(const Reader& reader) const;

  // Ids of all municipalities in byte order.
  absl::StatusOr<std::vector<std::string>> Municipalities() const;

 private:
  // The records that say what a caller may do.
  absl::StatusOr<engine::State> CallerState(const engine::Caller& caller,
                                            const std::string& municipality) const;
  engine::Context Now() const;
  absl::StatusOr<RecordPage> ListPlansByName(const Reader& reader, const std::string& programme,
                                             const PlanFilter& filter, const std::string& begin,
                                             int page_size) const;
  static absl::Status NotFound(absl::string_view municipality, absl::string_view name);
  // A store that knows no such partition means a municipality that does not exist.
  static absl::Status Translate(const absl::Status& status, const std::string& municipality);
  absl::Status CheckRevision(const Reader& reader, const storage::Head& head) const;
  // What is secret now of the plans behind records or events, as far as the reader does not see it.
  template <typename Item>
  absl::StatusOr<engine::SecretParts> SecretsBehind(const Reader& reader,
                                                    absl::Span<const Item> items) const;
  // What a reader sees of a row. What is not hidden can still be absent: it did not exist yet at
  // the moment the reader asks for.
  template <typename Item>
  struct SeenRow {
    bool hidden = false;
    std::optional<Item> item;
  };
  template <typename Item>
  using SeenRows = absl::StatusOr<std::vector<SeenRow<Item>>>;
  using Rows = std::vector<storage::Row>;
  SeenRows<Record> SeeRecords(const Reader& reader, const Rows& rows) const;
  SeenRows<noordster::internal::v1::Event> SeeEvents(const Reader& reader, const Rows& rows) const;
  // What a page is made of.
  struct Wanted {
    storage::Range range;
    PageFrom page;
    // Nothing in it is hidden, unless a row of it turns out to be.
    bool sees_all = false;
  };
  // A range from a position on.
  absl::StatusOr<storage::Range> From(const std::string& begin, storage::Range range) const;
  // A page of what a reader may see. Reads on past what is hidden, so that neither the size of a
  // page nor what follows it tells of that, until it has read as many rows as it may.
  template <typename Item>
  absl::StatusOr<PageOf<Item>> ScanSeen(
      const Reader& reader, Wanted wanted,
      const std::function<SeenRows<Item>(const Rows&)>& see) const;

  const storage::Store& store_;
  const base::Clock& clock_;
  // Of the id of the store, which no caller gets, so that positions outlive the server.
  const std::string position_key_;
};

}  // namespace noordster::runtime

#endif  // NOORDSTER_SERVICES_RUNTIME_QUERIES_H_
