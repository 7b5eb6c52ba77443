// SPDX-License-Identifier: EUPL-1.2
#include "tests/architecture/function_scanner.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/architecture/code_text.h"

namespace noordster::architecture::function_scanner_test {
namespace {

using ::testing::ElementsAre;

// "Name/lines/parameters" of each function.
std::vector<std::string> Scan(absl::string_view text) {
  std::vector<std::string> functions;
  for (const Function& function : ScanFunctions(text)) {
    functions.push_back(absl::StrCat(function.name, "/", function.lines, "/", function.parameters));
  }
  return functions;
}

TEST(FunctionScannerTest, FunctionsAreFoundInNamespacesAndTypes) {
  EXPECT_THAT(Scan(R"(
namespace a::b {
namespace {
int One() { return 1; }
}  // namespace
inline namespace v1 {
class Shape final : public Base<int> {
 public:
  explicit Shape(int a, int b) : a_(a), b_{b} {}
  ~Shape() override = default;
  int Area() const override;
 private:
  int a_ = 0;
  std::function<void(int, int)> done_;
};
}
enum class Colour : uint8_t { kRed, kBlue };
struct Point { int x = 0; int y{0}; };
}  // namespace a::b
)"),
              ElementsAre("One/1/0", "Shape/1/2", "~Shape/0/0", "Area/0/0"));
}

TEST(FunctionScannerTest, LinesRunFromTheSignatureToTheClosingBrace) {
  const std::vector<Function> functions = ScanFunctions(R"(
// A comment is no part of it.
template <typename T>
absl::StatusOr<T> Store::Get(const std::string& key,
                             absl::Span<const T> values) const {
  if (key.empty()) {
    return T{};
  }
  return values[0];
}
)");
  ASSERT_EQ(functions.size(), 1U);
  EXPECT_EQ(functions[0].name, "Store::Get");
  EXPECT_EQ(functions[0].line, 3);
  EXPECT_EQ(functions[0].lines, 8);
  EXPECT_EQ(functions[0].parameters, 2);
}

TEST(FunctionScannerTest, ListsOfInitialValuesAreNoFunctions) {
  EXPECT_THAT(Scan(R"(
constexpr Row kRows[] = {
    {"a", Kind::kOne, {1, 2}},
    {"b", Kind::kTwo},
};
const std::vector<int> kNumbers = std::vector<int>{1, 2, 3};
std::array<int, 2> numbers{1, 2};
Point origin = Point(1, 2);
)"),
              ElementsAre());
}

TEST(FunctionScannerTest, LambdasOutsideFunctionsCount) {
  EXPECT_THAT(Scan(R"(
const auto kFirst = [](int a) {
  return a;
};
const auto kSecond = [&] { return 1; };
const auto kThird = [](int a) -> absl::StatusOr<int> {
  return a;
};
const Row kRows[] = {
    {"a", [](int a) {
       return a;
     }},
};
)"),
              ElementsAre("lambda/3/0", "lambda/1/0", "lambda/3/0", "lambda/3/0"));
}

TEST(FunctionScannerTest, EveryWayToWriteASignatureIsSeen) {
  EXPECT_THAT(
      Scan(R"(
[[nodiscard]] static bool A() noexcept { return true; }
auto B(int a) -> std::vector<int> { return {a}; }
std::vector<Function> Scanner::C() && { return {}; }
bool operator==(const Point& a, const Point& b) { return true; }
Point::operator bool() const { return true; }
int Caller::operator()(int a, int b, int c) { return a; }
template <typename T, typename = std::enable_if_t<(sizeof(T) > 1)>>
void D(std::map<int, std::function<void(int, int)>> a, T b = T(1, 2)) {}
extern "C" { int E(void) { return 1; } }
struct Point F() { return {}; }
Reader::Reader(int a) noexcept : a_{a}, b_(a) {
  Start();
}
void G(int a) ABSL_LOCKS_EXCLUDED(mutex_) { mutex_.Lock(); }
TEST(FooTest, DoesIt) { EXPECT_TRUE(true); }
)"),
      ElementsAre("A/1/0", "B/1/1", "Scanner::C/1/0", "operator/1/2", "bool/1/0", "operator/1/3",
                  "D/2/2", "E/1/0", "F/1/0", "Reader::Reader/3/1", "G/1/1", "TEST/1/0"));
}

TEST(FunctionScannerTest, BracesInTextAreNoBraces) {
  EXPECT_THAT(Scan("int A() {\n"
                   "  const char* a = \"}\\\"}\";\n"
                   "  const char b = '}';\n"
                   "  const int c = 1'000'000;  // }\n"
                   "  const int d = 0xAB'CD'EF; /* } */\n"
                   "  const char* e = R\"x(}\")x\";\n"
                   "#define CLOSE }\n"
                   "  return 0;\n"
                   "}\n"
                   "int B() { return 1; }\n"),
              ElementsAre("A/9/0", "B/1/0"));
}

TEST(FunctionScannerTest, NoLongFunctionIsMissedWhateverItsHead) {
  std::string body;
  for (int i = 0; i < 80; ++i) absl::StrAppend(&body, "  if (a) { Do({a, ", i, "}); }\n");
  const char* heads[] = {"void A(int a) {\n",
                         "A::A(int a) : a_(a), b_{a} {\n",
                         "A::A(int a) : b_{a} {\n",
                         "A::A(int a) noexcept(noexcept(F())) : b_(a) {\n",
                         "std::vector<int> A::B() && {\n",
                         "const auto kA = [](int a) {\n",
                         "const auto kA = [a]() mutable -> std::vector<int> {\n",
                         "std::thread worker([](int a) {\n",
                         "TEST_P(A, B) {\n",
                         "template <typename T>\nrequires std::integral<T>\nT A(T a) {\n",
                         "class X { public:\n void A(int a) const override {\n",
                         "namespace x {\nstatic int a = [] {\n",
                         "A& A::operator=(const A& a) {\n",
                         "bool operator<(const A& a, const A& b) {\n",
                         "decltype(auto) A(int a) {\n",
                         "MACRO_WITHOUT_SEMICOLON(x)\nvoid A(int a) {\n",
                         "void A(int a = B{1}.c) {\n",
                         "auto A(std::array<int, (1 > 0)> a) {\n",
                         "__attribute__((noinline)) void A(int a) {\n",
                         "alignas(8) static void A() {\n",
                         "ABSL_ATTRIBUTE(x) void A() {\n",
                         "struct Point A(int a) const {\n"};
  for (const char* head : heads) {
    int longest = 0;
    for (const Function& function : ScanFunctions(absl::StrCat(head, body, "}\n"))) {
      longest = std::max(longest, function.lines);
    }
    EXPECT_GE(longest, 81) << head;
  }
}

TEST(CodeTextTest, EveryCharacterStaysWhereItStood) {
  const std::string text = "int a = 1; // b\nconst char* c = \"d\\\"e\";\n/* f\n g */ int h;\n";
  const std::string code = WithoutCommentsAndLiterals(text);
  EXPECT_EQ(code, "int a = 1;     \nconst char* c = \"    \";\n    \n      int h;\n");
}

TEST(CodeTextTest, ContinuedPreprocessorLinesAreBlankToo) {
  EXPECT_EQ(WithoutPreprocessor("#define A {\\\n  b }\nint c;\n"), "            \n     \nint c;\n");
}

}  // namespace
}  // namespace noordster::architecture::function_scanner_test
