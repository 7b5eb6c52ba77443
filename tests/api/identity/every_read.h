// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_API_IDENTITY_EVERY_READ_H_
#define NOORDSTER_TESTS_API_IDENTITY_EVERY_READ_H_

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "google/protobuf/descriptor.h"
#include "noordster/v1/terms.pb.h"
#include "tests/api/identity/mandated_town.h"
#include "tests/support/api_client.h"

namespace noordster::testing {

// Gives a town of which everything is asked the membership that MandatedTown leaves out. For its
// `prepare`.
void AddRegisters(Town& town);

// Asks a resident whether they recognise the latest version of plan "jeugd", and records a remark;
// these words stand in every text of it.
void AskRecognition(ApiClient client, const std::string& words);

// One of each resource that MandatedTown, AddRegisters and AskRecognition make, and these, by
// relative names.
std::vector<std::string> NamesInTown(const std::vector<std::string>& others);

// Every revision up to `last`, and times and days in July and August 2022.
std::vector<noordster::v1::AsOf> MomentsUpTo(int64_t last);

// The same moments in a town whose history ends at `head`: for later revisions that one.
std::vector<noordster::v1::AsOf> MomentsIn(int64_t head, std::vector<noordster::v1::AsOf> moments);

// A read as it is sent.
struct AskedRead {
  const google::protobuf::MethodDescriptor* method = nullptr;
  std::string request;
  // What it tries: its method, and with it each field that it sets beside the name: "ListPlans",
  // "ListPlans.stage", "ListPlans.as_of.revision".
  std::vector<std::string> ways;

  // "/noordster.v1.PlanService/ListPlans".
  std::string path() const;
};

// Every read of the API, worked out from its descriptors: each method about each of the names that
// it takes; so, and with each of its other fields alone; and each of those now, as of each moment,
// and with one item a page. Which reads there are depends on the names and the number of moments
// only. One thread at a time.
class EveryRead {
 public:
  EveryRead(std::vector<std::string> names, std::vector<noordster::v1::AsOf> moments);

  const std::vector<AskedRead>& reads() const { return reads_; }

  // What a client is answered, in the order of the reads: messages as text, without revisions and
  // request ids, or refusals.
  std::vector<std::string> AnswersTo(ApiClient client);

  // The reads in whose answers to a client a word stands, each with that answer; but for the export
  // of everything.
  std::vector<std::string> Telling(const std::string& word, ApiClient client);

  // The methods, and the fields of their requests, by which nobody was told anything so far but a
  // refusal: what a test did not try.
  std::vector<std::string> Untried() const;

 private:
  void Add(const google::protobuf::MethodDescriptor& method);
  void AddOfName(const google::protobuf::MethodDescriptor& method,
                 const google::protobuf::Message& request);
  void AddInParts(AskedRead read, const google::protobuf::Message& request);
  void AddMoments(const AskedRead& read, const google::protobuf::Message& request,
                  const google::protobuf::FieldDescriptor& field);

  const std::vector<std::string> names_;
  const std::vector<noordster::v1::AsOf> moments_;
  std::vector<AskedRead> reads_;
  std::set<std::string> answered_;
};

}  // namespace noordster::testing

#endif  // NOORDSTER_TESTS_API_IDENTITY_EVERY_READ_H_
