// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_END_TO_END_LOGIN_SIGNED_IN_H_
#define NOORDSTER_TESTS_END_TO_END_LOGIN_SIGNED_IN_H_

#include <map>
#include <string>
#include <vector>

#include "tests/end_to_end/command_line.h"
#include "tests/identity/test_issuer.h"

namespace noordster::testing {

using Words = std::vector<std::string>;
using Environment = std::map<std::string, std::string>;

Words With(Words words, const Words& more);

// A municipality that knows two persons, on a server that knows callers by their tokens, and the
// command line of somebody who has not signed in yet.
class SignedInTest : public CommandLineTest {
 protected:
  // Registers the municipality and the persons, and starts the server that knows tokens, with these
  // options as well.
  void ServeTown(const Words& options = {});
  // Starts that server alone.
  void ServeTokens(const Words& options = {});

  // Runs the command line with nothing said but this.
  Ending Cli(const Words& words, const Environment& environment = {}) const;
  // The same with this text on its standard input.
  Ending CliReading(const std::string& input, const Words& words,
                    const Environment& environment = {}) const;

  // Signs in as a person; must be done.
  void SignIn(const std::string& person, const Words& more = {}) const;
  // Who the server says one is: the id of the person; what went wrong instead.
  std::string WhoAmI(const Words& words = {}, const Environment& environment = {}) const;

  std::string TokenOf(const std::string& person) const { return issuer_.Token(person); }
  // A file with a token of a person.
  std::string TokenFileOf(const std::string& person) const;

  // The same server at another address.
  std::string OtherAddress() const;

  // Folder of the profiles, and files in it.
  std::string Kept(const std::string& file) const;
  bool IsKept(const std::string& file) const;
  // Puts this in the place of all profiles.
  void WriteProfiles(const std::string& text) const;
  // The files with tokens in that folder, or in another.
  std::vector<std::string> TokensKept() const { return TokensIn(Kept("")); }
  static std::vector<std::string> TokensIn(const std::string& folder);
  // The only one; must be there.
  std::string TokenKept() const;

  static constexpr char kFirst[] = "5f0c6b1e-7a51-4a8e-9c0b-3d3c5a0e8f11";
  static constexpr char kSecond[] = "6f0c6b1e-7a51-4a8e-9c0b-3d3c5a0e8f12";
  static constexpr char kStranger[] = "7f0c6b1e-7a51-4a8e-9c0b-3d3c5a0e8f13";

  const TestIssuer issuer_;
};

}  // namespace noordster::testing

#endif  // NOORDSTER_TESTS_END_TO_END_LOGIN_SIGNED_IN_H_
