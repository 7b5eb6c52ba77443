// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_SCREEN_PROGRAMME_PROGRAMME_NAMES_H_
#define NOORDSTER_CLIENTS_CLI_SCREEN_PROGRAMME_PROGRAMME_NAMES_H_

#include <map>
#include <string>

#include "absl/strings/string_view.h"
#include "clients/cli/words.h"
#include "google/protobuf/repeated_field.h"

// How the pages of a programme name what they refer to, and say what nobody said. Everything here
// is pure.
namespace noordster::cli {

// Names for people of what belongs to a programme and of persons, by their names in the API.
using DisplayNames = std::map<std::string, std::string>;

// Where a source or the administration does not say it: "niet gezegd".
std::string NotSaid(Language language);

// A resource by its name for people; by id when that is not known. NotSaid for none.
std::string NameOf(const DisplayNames& names, const std::string& resource, Language language);

// Several with a comma between them. NotSaid for none.
std::string NamesOf(const DisplayNames& names,
                    const google::protobuf::RepeatedPtrField<std::string>& resources,
                    Language language);

// What a page is about, with how it is typed: "Deal voor Noord (sterk-voor-noord/deal-voor-noord)".
std::string TitleOf(const std::string& display_name, absl::string_view resource);

// A text in a cell of a page.
std::string InPage(absl::string_view text);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_SCREEN_PROGRAMME_PROGRAMME_NAMES_H_
