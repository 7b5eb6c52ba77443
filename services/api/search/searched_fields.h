// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_SEARCH_SEARCHED_FIELDS_H_
#define NOORDSTER_SERVICES_API_SEARCH_SEARCHED_FIELDS_H_

#include <string>
#include <vector>

#include "absl/types/span.h"
#include "noordster/internal/v1/record.pb.h"
#include "noordster/v1/search_service.pb.h"
#include "services/engine/command.h"
#include "services/engine/names.h"

// Which texts a search looks at; SearchService.Search tells it to callers. Pure.
namespace noordster::api {

// A text of a record, owned by that.
struct SearchedField {
  noordster::v1::SearchHit::Field field;
  const engine::TextRef* text;
};

// Records that are searched for one kind of hits.
struct SearchedRecords {
  noordster::v1::SearchHit::Kind kind;
  engine::RecordKind records;
  // Nobody else sees any of them.
  bool for_administration;
  // Whether a record of those is one.
  bool (*holds)(const noordster::internal::v1::Record& record);
  // Its texts, in the order in which one is preferred to another that has as many of the words.
  std::vector<SearchedField> (*fields)(const noordster::internal::v1::Record& record);
};

// Everything that is searched, in the order in which it is found. An entry keeps its place: page
// tokens hold it.
absl::Span<const SearchedRecords> AllSearched();

// Whether a record stands below a programme, or is about one of its plans; always for "", which is
// the municipality.
bool IsWithin(const noordster::internal::v1::Record& record, const std::string& programme);

// Relative name of what gives a hit its title, by that of the record; and the title there.
std::string TitledBy(const std::string& name);
const engine::TextRef& TitleOf(const noordster::internal::v1::Record& record);

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_SEARCH_SEARCHED_FIELDS_H_
