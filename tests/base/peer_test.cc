// SPDX-License-Identifier: EUPL-1.2
#include "services/base/peer.h"

#include <gtest/gtest.h>

namespace noordster::base::peer_test {
namespace {

TEST(PeerTest, ASenderIsAnAddressOrANetworkWithoutItsPort) {
  const struct {
    const char* peer;
    const char* sender;
  } cases[] = {
      {"ipv4:192.0.2.1:4000", "192.0.2.1"},
      {"ipv4:192.0.2.1:5000", "192.0.2.1"},
      {"ipv6:%5B2001:db8:1:2:3:4:5:6%5D:4000", "2001:db8:1:2::/64"},
      {"ipv6:[2001:db8:1:2::9]:4001", "2001:db8:1:2::/64"},
      {"ipv6:%5B2001:db8:1:3::9%5D:4001", "2001:db8:1:3::/64"},
      {"ipv6:%5Bfe80::1%25eth0%5D:4000", "fe80::/64"},
      {"ipv6:%5B::1%5D:4000", "::/64"},
      {"ipv6:%5B::ffff:192.0.2.1%5D:4000", "192.0.2.1"},
      {"unix:", "local"},
      {"unix:/run/noordster.sock", "local"},
      {"ipv6:%5Bno address%5D:4000", "local"},
      {"ipv6:nothing", "local"},
      {"ipv6:%5B", "local"},
      {"ipv4:nothing", "local"},
      {"", "local"},
  };
  for (const auto& each : cases) EXPECT_EQ(SenderOf(each.peer), each.sender) << each.peer;
}

}  // namespace
}  // namespace noordster::base::peer_test
