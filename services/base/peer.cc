// SPDX-License-Identifier: EUPL-1.2
#include "services/base/peer.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/strip.h"

namespace noordster::base {
namespace {

constexpr size_t kNetworkBytes = 8;
constexpr char kLocal[] = "local";

// The network of an IPv6 address; an IPv4 address in the clothes of one is itself.
std::string NetworkOf(const in6_addr& address) {
  char text[INET6_ADDRSTRLEN] = {};
  if (IN6_IS_ADDR_V4MAPPED(&address)) {
    return inet_ntop(AF_INET, &address.s6_addr[12], text, sizeof(text));
  }
  in6_addr network = {};
  std::copy_n(address.s6_addr, kNetworkBytes, network.s6_addr);
  return absl::StrCat(inet_ntop(AF_INET6, &network, text, sizeof(text)), "/64");
}

}  // namespace

std::string SenderOf(absl::string_view peer) {
  if (absl::ConsumePrefix(&peer, "ipv4:")) {
    const std::string address(peer.substr(0, peer.rfind(':')));
    in_addr parsed = {};
    return inet_pton(AF_INET, address.c_str(), &parsed) == 1 ? address : kLocal;
  }
  if (!absl::ConsumePrefix(&peer, "ipv6:")) return kLocal;
  const std::string plain = absl::StrReplaceAll(peer, {{"%5B", "["}, {"%5D", "]"}, {"%25", "%"}});
  const size_t open = plain.find('[');
  const size_t close = plain.find(']');
  if (open != 0 || close == std::string::npos) return kLocal;
  // What follows % says by which of its own interfaces this machine sees the address.
  const std::string address = plain.substr(1, std::min(close, plain.find('%')) - 1);
  in6_addr parsed = {};
  return inet_pton(AF_INET6, address.c_str(), &parsed) == 1 ? NetworkOf(parsed) : kLocal;
}

}  // namespace noordster::base
