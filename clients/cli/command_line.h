// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_COMMAND_LINE_H_
#define NOORDSTER_CLIENTS_CLI_COMMAND_LINE_H_

namespace noordster::cli {

// The whole program: reads the arguments, runs the command, writes its answer to standard output
// and what went wrong to standard error, and gives the exit code. Reads the environment
// (NOORDSTER_*, as --help lists it) and the profiles of the user. Once a process.
int RunCommandLine(int argument_count, const char* const* arguments);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_COMMAND_LINE_H_
