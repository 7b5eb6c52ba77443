// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_ARCHITECTURE_TEXT_RULES_H_
#define NOORDSTER_TESTS_ARCHITECTURE_TEXT_RULES_H_

#include "tests/architecture/source_tree.h"

// House rules that show in the text of a file: sizes, names, licence.
namespace noordster::architecture {

// Limits from DESIGN §1 and §9.
inline constexpr int kFileLinesMax = 500;
inline constexpr int kFunctionLinesMax = 70;
inline constexpr int kLineColumnsMax = 100;
inline constexpr int kParametersMax = 5;
inline constexpr int kFolderUnitsMax = 12;
inline constexpr int kWideFolderUnitsMax = 30;
// A package of protos is one folder, and each resource and service one file.
inline constexpr int kPackageFilesMax = 40;

// Rule "file-size": C++ and proto files have at most kFileLinesMax lines.
Violations CheckFileSizes(const SourceTree& tree);

// Rule "line-length": lines of C++ and proto files have at most kLineColumnsMax characters.
Violations CheckLineLengths(const SourceTree& tree);

// Rules "function-size" and "parameters": functions have at most kFunctionLinesMax lines, signature
// included, and kParametersMax parameters.
Violations CheckFunctions(const SourceTree& tree);

// Rule "folder-size": a folder has at most kFolderUnitsMax units; the engine, which is one by
// design, kWideFolderUnitsMax, and a package of protos kPackageFilesMax. A unit is a header with
// its source, or a proto file.
Violations CheckFolderSizes(const SourceTree& tree);

// Rule "licence": each source carries the SPDX line within its first three lines.
Violations CheckLicences(const SourceTree& tree);

// Rules "name" and "unfinished": no file or type is named after what says nothing (Manager, Helper,
// Util, Impl, Common), and no comment announces work to be done.
Violations CheckWords(const SourceTree& tree);

// Rule "besluit": what people read says besluit of nothing but the legal effect DECISION, whose
// word it is; compounds that name a paper (besluitenlijst, mandaatbesluit) stand apart. Looks at
// the texts of services and clients.
Violations CheckBesluit(const SourceTree& tree);

}  // namespace noordster::architecture

#endif  // NOORDSTER_TESTS_ARCHITECTURE_TEXT_RULES_H_
