// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/command_line.h"

int main(int argument_count, char** arguments) {
  return noordster::cli::RunCommandLine(argument_count, arguments);
}
