// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_SCREEN_PUBLICITY_PUBLICITY_SCREEN_H_
#define NOORDSTER_CLIENTS_CLI_SCREEN_PUBLICITY_PUBLICITY_SCREEN_H_

#include <string>

#include "absl/strings/string_view.h"
#include "clients/cli/words.h"
#include "noordster/v1/meeting.pb.h"
#include "noordster/v1/terms.pb.h"

// What people see of secrecy, and of what is public. Everything here is pure.
namespace noordster::cli {

// "Geheim (raad): persoonlijke levenssfeer"; empty for what is not secret now.
std::string SecrecyText(const v1::SecrecyOrder& order, Language language);

// Likewise, and of an order that was lifted by whom and when: "Geheim tot 12-09-2022 (raad)".
std::string SecrecyStory(const v1::SecrecyOrder& order, Language language);

// A title, or that it is left out as it is secret.
std::string TitleOrSecret(const std::string& title, Language language);

// When a paper was made public, or is to be; empty: neither is said.
std::string ReleaseText(const v1::AgendaItem::Paper& paper, Language language);

// What was public of a meeting on a day. Ends in a line feed.
std::string PublicStateText(const v1::PublicState& state, Language language);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_SCREEN_PUBLICITY_PUBLICITY_SCREEN_H_
