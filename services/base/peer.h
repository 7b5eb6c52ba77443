// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_BASE_PEER_H_
#define NOORDSTER_SERVICES_BASE_PEER_H_

#include <string>

#include "absl/strings/string_view.h"

namespace noordster::base {

// Who a peer counts as, of an address as gRPC writes it: "ipv4:192.0.2.1:4000" is "192.0.2.1";
// "ipv6:%5B2001:db8::1%5D:4000" is "2001:db8::/64", as whoever has one address of such a
// network has all of them; all of a Unix socket, and what cannot be read, are "local". Pure.
std::string SenderOf(absl::string_view peer);

}  // namespace noordster::base

#endif  // NOORDSTER_SERVICES_BASE_PEER_H_
