// SPDX-License-Identifier: EUPL-1.2
#include "services/api/search/search_service.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "noordster/v1/search_service.pb.h"
#include "services/api/search/search_text.h"
#include "services/api/search/searched_fields.h"
#include "services/engine/refusal.h"

namespace noordster::api {
namespace {

namespace v1 = noordster::v1;

// What is looked for, and where.
struct Wanted {
  std::vector<std::string> words;
  // Relative name of the programme; empty: everywhere.
  std::string programme;
  // None: all.
  std::vector<int> kinds;
  size_t hits = 0;

  bool Has(v1::SearchHit::Kind kind) const {
    return kinds.empty() || absl::c_linear_search(kinds, kind);
  }
};

// Where a search goes on: an entry of AllSearched, and a position in its list; empty: its
// beginning.
struct SearchPlace {
  size_t entry = 0;
  std::string position;
};

std::string PositionOf(const SearchPlace& place) {
  return absl::StrCat(std::string(1, static_cast<char>(place.entry)), place.position);
}

absl::StatusOr<SearchPlace> PlaceOf(const std::string& position) {
  if (position.empty()) return SearchPlace();
  SearchPlace place{static_cast<unsigned char>(position[0]), position.substr(1)};
  if (place.entry >= AllSearched().size()) return RefusePageToken();
  return place;
}

// A record in which all words stand.
struct Match {
  SearchPlace place;
  v1::SearchHit::Kind kind = v1::SearchHit::KIND_UNSPECIFIED;
  // Relative name.
  std::string name;
  std::string title;
  v1::SearchHit::Field field = v1::SearchHit::FIELD_UNSPECIFIED;
  std::string excerpt;
};

// What a page found, and where what it looked at ends.
struct FoundPage {
  int64_t revision = 0;
  std::vector<Match> matches;
  // Absent: everything was looked at.
  std::optional<SearchPlace> next;
};

absl::StatusOr<Wanted> WantedBy(const v1::SearchRequest& request) {
  Wanted wanted{SearchWords(request.query()),
                RelativeName(request.parent()),
                {request.kinds().begin(), request.kinds().end()},
                static_cast<size_t>(PageSize(request.page_size()))};
  const auto refuse = [](std::string description) {
    return engine::RefuseFields(v1::INVALID_FIELD,
                                {engine::Violation("query", std::move(description))});
  };
  if (wanted.words.empty()) return refuse("must hold a word");
  if (wanted.words.size() > limits::kSearchWordsMax) {
    return refuse(absl::StrCat("holds ", wanted.words.size(), " words; at most ",
                               limits::kSearchWordsMax, " are allowed"));
  }
  return wanted;
}

// The texts of records that are searched; all others stay unread.
absl::StatusOr<runtime::Texts> ReadSearched(const Backend& backend, const runtime::Reader& reader,
                                            const SearchedRecords& searched,
                                            const std::vector<Record>& records) {
  std::vector<const google::protobuf::Message*> texts;
  for (const Record& record : records) {
    for (const SearchedField& field : searched.fields(record)) texts.push_back(field.text);
  }
  return backend.queries.TextsOf(reader, texts);
}

// Whether all words stand in these fields; then `match` gets the one in which most do.
bool IsMatch(const std::vector<SearchedField>& fields, const runtime::Texts& texts,
             const std::vector<std::string>& words, Match& match) {
  WordSet found;
  size_t most = 0;
  for (const SearchedField& field : fields) {
    const auto text = texts.find(field.text->id());
    if (text == texts.end()) continue;
    const TextMatch here = FindWords(words, text->second);
    found |= here.words;
    if (here.words.count() <= most) continue;
    most = here.words.count();
    match.field = field.field;
    match.excerpt = Excerpt(text->second, here);
  }
  return found.count() == words.size();
}

// One page of a search, from the lists of AllSearched.
class Scan {
 public:
  Scan(const Backend& backend, const runtime::Reader& reader, const Wanted& wanted)
      : backend_(backend), reader_(reader), wanted_(wanted) {}

  // Goes on from a place until there are as many matches as are wanted, or more.
  absl::StatusOr<FoundPage> From(SearchPlace place) {
    for (; place.entry < AllSearched().size(); place = {place.entry + 1, ""}) {
      if (!wanted_.Has(AllSearched()[place.entry].kind)) continue;
      if (!MaySee(AllSearched()[place.entry])) continue;
      if (left_ == 0 || rows_left_ == 0 || found_.matches.size() >= wanted_.hits) {
        found_.next = std::move(place);
        break;
      }
      absl::StatusOr<std::string> next = LookAt(place);
      if (!next.ok()) return next.status();
      if (next->empty()) continue;
      found_.next = SearchPlace{place.entry, *std::move(next)};
      break;
    }
    return std::move(found_);
  }

 private:
  // Whether the reader sees any records of a list, as far as that shows without reading it.
  bool MaySee(const SearchedRecords& searched) const {
    return !searched.for_administration || reader_.sight.SeesAllWithin(wanted_.programme);
  }

  // Looks at one list from a place on, and gives the position where it goes on; empty: nowhere.
  absl::StatusOr<std::string> LookAt(const SearchPlace& place) {
    const SearchedRecords& searched = AllSearched()[place.entry];
    // Actions are of bodies, whatever programme they are about.
    const std::string parent = searched.records == Record::kAction ? "" : wanted_.programme;
    absl::StatusOr<runtime::RecordPage> page = backend_.queries.List(
        reader_, searched.records, parent, {place.position, left_, rows_left_});
    if (!page.ok()) return page.status();
    left_ -= static_cast<int>(page->items.size());
    rows_left_ -= page->rows;
    if (found_.revision == 0) found_.revision = page->revision;
    Keep(
        [&](const Record& record) {
          return searched.holds(record) && IsWithin(record, wanted_.programme);
        },
        *page);
    const absl::StatusOr<runtime::Texts> texts =
        ReadSearched(backend_, reader_, searched, page->items);
    if (!texts.ok()) return texts.status();
    std::vector<Match> matches;
    for (size_t i = 0; i < page->items.size(); ++i) {
      Match match;
      if (!IsMatch(searched.fields(page->items[i]), *texts, wanted_.words, match)) continue;
      match.place = {place.entry, std::move(page->positions[i])};
      match.kind = searched.kind;
      match.name = page->items[i].name();
      matches.push_back(std::move(match));
    }
    absl::Status added = AddTitled(std::move(matches));
    if (!added.ok()) return added;
    return std::move(page->next);
  }

  // Adds matches with their titles; what belongs to something that is hidden is hidden with it.
  absl::Status AddTitled(std::vector<Match> matches) {
    std::set<std::string> names;
    for (const Match& match : matches) names.insert(TitledBy(match.name));
    const absl::StatusOr<runtime::Records> titled =
        backend_.queries.Get(reader_, std::vector<std::string>(names.begin(), names.end()));
    if (!titled.ok()) return titled.status();
    std::vector<const google::protobuf::Message*> messages;
    for (const std::optional<Record>& record : titled->records) {
      if (record.has_value()) messages.push_back(&TitleOf(*record));
    }
    const absl::StatusOr<runtime::Texts> texts = backend_.queries.TextsOf(reader_, messages);
    if (!texts.ok()) return texts.status();
    const View view{reader_.municipality, *texts};
    std::map<std::string, std::string> titles;
    for (const std::optional<Record>& record : titled->records) {
      if (record.has_value()) titles[record->name()] = view.Text(TitleOf(*record));
    }
    for (Match& match : matches) {
      const auto title = titles.find(TitledBy(match.name));
      if (title == titles.end()) continue;
      match.title = title->second;
      found_.matches.push_back(std::move(match));
    }
    return absl::OkStatus();
  }

  const Backend& backend_;
  const runtime::Reader& reader_;
  const Wanted& wanted_;
  int left_ = limits::kSearchedMax;
  int rows_left_ = limits::kSearchRowsMax;
  FoundPage found_;
};

v1::SearchHit HitOf(const Match& match, const std::string& municipality) {
  v1::SearchHit hit;
  hit.set_kind(match.kind);
  hit.set_resource(FullName(municipality, match.name));
  hit.set_title(match.title);
  hit.set_field(match.field);
  hit.set_excerpt(match.excerpt);
  return hit;
}

absl::StatusOr<v1::SearchResponse> Search(const Backend& backend, const Call& call,
                                          const v1::SearchRequest& request) {
  const absl::StatusOr<Wanted> wanted = WantedBy(request);
  if (!wanted.ok()) return wanted.status();
  const absl::StatusOr<runtime::Reader> reader = ReaderFor(backend, call, request);
  if (!reader.ok()) return reader.status();
  absl::Status exists = CheckExist(backend, *reader, {request.parent()});
  if (!exists.ok()) return exists;
  const std::string list = absl::StrCat("search ", request.parent(), " ",
                                        absl::StrJoin(wanted->kinds, ","), " ", request.query());
  const absl::StatusOr<std::string> position = ReadPageToken(list, request.page_token());
  if (!position.ok()) return position.status();
  const absl::StatusOr<SearchPlace> place = PlaceOf(*position);
  if (!place.ok()) return place.status();
  absl::StatusOr<FoundPage> found = Scan(backend, *reader, *wanted).From(*place);
  if (!found.ok()) return found.status();
  v1::SearchResponse response;
  response.set_revision(found->revision);
  size_t bytes = 0;
  for (const Match& match : found->matches) {
    v1::SearchHit hit = HitOf(match, reader->municipality);
    bytes += hit.ByteSizeLong();
    const size_t added = static_cast<size_t>(response.hits_size());
    if (added == wanted->hits || (added > 0 && bytes > limits::kPageBytesMax)) {
      found->next = match.place;
      break;
    }
    *response.add_hits() = std::move(hit);
  }
  if (found->next.has_value()) {
    response.set_next_page_token(MakePageToken(list, PositionOf(*found->next)));
  }
  return response;
}

}  // namespace

SearchService::SearchService(const Backend& backend)
    : RpcService("noordster.v1.SearchService", backend.entrance) {
  Unary<v1::SearchRequest, v1::SearchResponse>(
      "Search",
      [backend](const Call& call, const v1::SearchRequest& request,
                const Done<v1::SearchResponse>& done) { done(Search(backend, call, request)); });
}

}  // namespace noordster::api
