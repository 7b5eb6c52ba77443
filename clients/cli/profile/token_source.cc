// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/profile/token_source.h"

#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fstream>
#include <memory>
#include <utility>

#include "absl/base/thread_annotations.h"
#include "absl/cleanup/cleanup.h"
#include "absl/strings/ascii.h"
#include "absl/strings/substitute.h"
#include "absl/synchronization/mutex.h"
#include "clients/cli/fault.h"

namespace noordster::cli {
namespace {

// The longest a server takes, and its end of line.
constexpr size_t kTokenBytesMax = 7100;

constexpr char kControlC = 3;
constexpr char kControlD = 4;

// What follows on standard input until its end, at a terminal until that of the line, and at most
// one byte too much.
std::string ReadInput(bool is_terminal) {
  std::string text;
  char byte = 0;
  while (text.size() <= kTokenBytesMax) {
    const ssize_t count = read(STDIN_FILENO, &byte, 1);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    if (is_terminal && byte == kControlC) return "";
    if (is_terminal && (byte == '\n' || byte == '\r' || byte == kControlD)) break;
    text.push_back(byte);
  }
  return text;
}

// Without the line editing of the terminal, which shows what is typed and takes 4095 bytes a line.
std::string ReadHidden(const termios& before, Language language) {
  const Wording ask = {"Plak het token en druk op Enter; het wordt niet getoond: ",
                       "Paste the token and press Enter; it is not shown: "};
  termios hidden = before;
  // Control-C comes as a byte, so that the terminal is put back first.
  hidden.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO | ISIG);
  tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
  std::fputs(std::string(ask.In(language)).c_str(), stderr);
  const absl::Cleanup put_back = [&before] {
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
    std::fputs("\n", stderr);
  };
  return ReadInput(true);
}

}  // namespace

std::optional<std::string> TokenIn(absl::string_view text) {
  const absl::string_view token = absl::StripAsciiWhitespace(text);
  const bool is_token = !token.empty() && text.size() <= kTokenBytesMax &&
                        std::all_of(token.begin(), token.end(),
                                    [](unsigned char c) { return absl::ascii_isgraph(c); });
  if (!is_token) return std::nullopt;
  return std::string(token);
}

absl::StatusOr<std::string> ReadTokenFile(const std::string& path, Language language) {
  std::ifstream file(path, std::ios::binary);
  std::string text(kTokenBytesMax + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<size_t>(file.gcount()));
  std::optional<std::string> token = TokenIn(text);
  if (token.has_value()) return *std::move(token);
  return UsageError(absl::Substitute(
      Wording{
          "In '$0' staat geen token. Geef met --token-file een ander bestand, of meld u aan met "
          "noordster login.",
          "There is no token in '$0'. Give another file with --token-file, or sign in with "
          "noordster login."}
          .In(language),
      path));
}

std::function<std::string()> AskedAnew(std::string first,
                                       std::function<std::optional<std::string>()> read) {
  struct Last {
    absl::Mutex mutex;
    std::string token ABSL_GUARDED_BY(mutex);
  };
  const auto last = std::make_shared<Last>();
  {
    const absl::MutexLock lock(&last->mutex);
    last->token = std::move(first);
  }
  return [last, read = std::move(read)] {
    std::optional<std::string> token = read();
    const absl::MutexLock lock(&last->mutex);
    if (token.has_value()) last->token = *std::move(token);
    return last->token;
  };
}

absl::StatusOr<std::string> ReadTokenInput(Language language) {
  termios before = {};
  const bool is_terminal = tcgetattr(STDIN_FILENO, &before) == 0;
  std::optional<std::string> token =
      TokenIn(is_terminal ? ReadHidden(before, language) : ReadInput(false));
  if (token.has_value()) return *std::move(token);
  return UsageError(
      Wording{"Er kwam geen token binnen. Geef het op de standaardinvoer (noordster "
              "login < BESTAND) of met --token-file BESTAND.",
              "No token came in. Give it on standard input (noordster login < FILE) "
              "or with --token-file FILE."}
          .In(language));
}

}  // namespace noordster::cli
