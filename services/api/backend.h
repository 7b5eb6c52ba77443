// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_BACKEND_H_
#define NOORDSTER_SERVICES_API_BACKEND_H_

#include <functional>
#include <initializer_list>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "services/api/action/convert_action.h"
#include "services/api/calendar/convert_calendar.h"
#include "services/api/call/rpc.h"
#include "services/api/convert.h"
#include "services/api/convert_plan.h"
#include "services/api/indicator/convert_indicator.h"
#include "services/api/meeting/convert_meeting.h"
#include "services/api/programme/convert_programme.h"
#include "services/api/recognition/convert_recognition.h"
#include "services/base/check.h"
#include "services/base/digest.h"
#include "services/base/limits.h"
#include "services/engine/command.h"
#include "services/engine/names.h"
#include "services/engine/refusal.h"
#include "services/feed/feeds.h"
#include "services/runtime/partitions.h"
#include "services/runtime/queries.h"

// What every adaptor does the same way: send a command and answer the resource, read one resource,
// read a page of them.
namespace noordster::api {

// What adaptors talk to, and the way to them; all outlive them.
struct Backend {
  runtime::Partitions& partitions;
  runtime::Queries& queries;
  Entrance& entrance;
  feed::Feeds& feeds;
};

// A list position as a page token, bound to the list it came from.
std::string MakePageToken(const std::string& list, const std::string& position);

// The position in a page token, or PAGE_TOKEN_INVALID. Empty token: the start.
absl::StatusOr<std::string> ReadPageToken(const std::string& list, const std::string& token);

// PAGE_TOKEN_INVALID.
absl::Status RefusePageToken();

// Page size as asked, within bounds.
int PageSize(int asked);

// A reader for a request that names a resource.
template <typename Request>
absl::StatusOr<runtime::Reader> ReaderFor(const Backend& backend, const Call& call,
                                          const Request& request) {
  absl::StatusOr<runtime::Reader> reader =
      backend.queries.ReaderOf(call.caller, MunicipalityOf(NameOf(request)));
  if (!reader.ok()) return reader;
  if constexpr (requires { request.at_least_revision(); }) {
    reader->at_least_revision = request.at_least_revision();
  }
  return reader;
}

// As ReaderFor, for a request that may ask for a moment in the past. INVALID_ARGUMENT when that is
// none.
template <typename Request>
absl::StatusOr<runtime::Reader> ReaderAsOf(const Backend& backend, const Call& call,
                                           const Request& request) {
  absl::StatusOr<runtime::Reader> reader = ReaderFor(backend, call, request);
  if (!reader.ok()) return reader;
  if constexpr (requires { request.as_of(); }) {
    if (request.has_as_of()) {
      auto past = backend.queries.PastOf(*reader, request.as_of());
      if (!past.ok()) return past.status();
      reader->past = *std::move(past);
    }
  }
  return reader;
}

// What binds a page token to the moment its list was read at.
inline std::string AsOfMark(const runtime::Reader& reader) {
  return reader.past == nullptr ? "" : absl::StrCat(" as of ", reader.past->moment().revision);
}

// A request on its way to the loop of its municipality.
struct Order {
  std::string municipality;
  engine::Request request;
  absl::Time deadline;
};

// What a mutation has in common with all others. `texts` gets the reason.
template <typename Request>
Order MakeOrder(const Call& call, const Request& message, engine::Command command,
                TextWriter& texts) {
  Order order;
  order.municipality = MunicipalityOf(NameOf(message));
  order.deadline = call.deadline;
  engine::Request& request = order.request;
  request.command = std::move(command);
  request.caller = call.caller;
  request.request_id = message.request_id();
  const std::string content = message.SerializeAsString();
  request.content_digest = base::Sha256({message.GetDescriptor()->full_name(), "\n", content});
  request.size_bytes = content.size();
  if constexpr (requires { message.etag(); }) request.etag = message.etag();
  request.validate_only = message.validate_only();
  if constexpr (requires { message.reason(); }) request.reason = texts.Write(message.reason());
  request.texts = texts.Take();
  return order;
}

// Whether all resources of these full names exist; empty names are passed over. NOT_FOUND names the
// first that does not.
absl::Status CheckExist(const Backend& backend, const runtime::Reader& reader,
                        std::initializer_list<std::string> names);

// Records by their names, without those that are not there or may not be seen.
using Found = std::map<std::string, Record>;
absl::Status ReadInto(const Backend& backend, const runtime::Reader& reader,
                      const std::vector<std::string>& names, Found& found);
// Null when it is not among them.
const Record* FindIn(const Found& found, const std::string& name);

// Fills `resource` from a record as the reader may see it, with its texts.
template <typename Resource>
absl::Status Show(const Backend& backend, const runtime::Reader& reader, const Record& record,
                  Resource& resource) {
  absl::StatusOr<runtime::Texts> texts = backend.queries.TextsOf(reader, {&record});
  if (!texts.ok()) return texts.status();
  FromRecord(record, {reader.municipality, *texts}, resource);
  return absl::OkStatus();
}

// Fills `resource` from the record of `relative`, as it is now. A record that is not there leaves
// only the name: a dry run of a creation, or what the caller may do and not see.
template <typename Resource>
absl::Status ReadResource(const Backend& backend, const runtime::Reader& reader,
                          const std::string& relative, Resource& resource) {
  absl::StatusOr<runtime::Records> found = backend.queries.Get(reader, {relative});
  if (absl::IsNotFound(found.status()) || (found.ok() && !found->records[0].has_value())) {
    resource.set_name(FullName(reader.municipality, relative));
    return absl::OkStatus();
  }
  if (!found.ok()) return found.status();
  return Show(backend, reader, *found->records[0], resource);
}

// Reads what an act led to into its response, for who sees what they saw when it was decided.
template <typename Response>
using ReadBack =
    std::function<absl::Status(const runtime::Reader&, const runtime::Answer&, Response&)>;

// Sends an order and answers what `read_back` reads.
template <typename Response>
void Mutate(const Backend& backend, Order&& order, ReadBack<Response> read_back,
            Done<Response> done) {
  const engine::Caller caller = order.request.caller;
  const std::string municipality = order.municipality;
  const bool dry = order.request.validate_only;
  backend.partitions.Submit(
      municipality, std::move(order.request), order.deadline,
      [caller, municipality, dry, read_back = std::move(read_back),
       done = std::move(done)](absl::StatusOr<runtime::Answer> answer) {
        if (!answer.ok()) {
          done(WithFullNames(answer.status(), municipality));
          return;
        }
        Response response;
        const runtime::Reader reader{caller, municipality, 0, answer->sight, nullptr};
        absl::Status read = read_back(reader, *answer, response);
        response.set_revision(answer->revision);
        response.set_replayed(answer->replayed);
        if (!read.ok() && !dry && !absl::IsDataLoss(read)) {
          // The act itself is durable; only its resource could not be read back.
          read = engine::Refuse(noordster::v1::OUTCOME_UNCERTAIN,
                                absl::StrCat("it was done, but cannot be shown: ", read.message()),
                                {{"revision", absl::StrCat(answer->revision)}});
        }
        read.ok() ? done(std::move(response)) : done(read);
      });
}

// Sends an order and answers the resource it leads to. `resource` picks its field in the response.
template <typename Response, typename Resource>
void Mutate(const Backend& backend, Order&& order, Resource* (Response::*resource)(),
            Done<Response> done) {
  Mutate<Response>(
      backend, std::move(order),
      ReadBack<Response>([backend, resource](const runtime::Reader& reader,
                                             const runtime::Answer& answer, Response& response) {
        Resource& shown = *(response.*resource)();
        if (!answer.shown.has_value()) {
          return ReadResource(backend, reader, answer.resource, shown);
        }
        FromRecord(answer.shown->record, {reader.municipality, answer.shown->texts}, shown);
        return absl::OkStatus();
      }),
      std::move(done));
}

// Reads the resource a request names.
template <typename Response, typename Resource, typename Request>
absl::StatusOr<Response> ReadOne(const Backend& backend, const Call& call, const Request& request,
                                 Resource* (Response::*resource)()) {
  const absl::StatusOr<runtime::Reader> reader = ReaderAsOf(backend, call, request);
  if (!reader.ok()) return reader.status();
  absl::StatusOr<runtime::Records> found =
      backend.queries.GetOne(*reader, RelativeName(request.name()));
  if (!found.ok()) return found.status();
  Response response;
  const absl::Status shown = Show(backend, *reader, *found->records[0], *(response.*resource)());
  if (!shown.ok()) return shown;
  response.set_revision(found->revision);
  return response;
}

// Turns a page of records into a response, as many as fit a message. `fill` makes a resource of a
// record.
template <typename Response, typename Resource, typename Fill>
Response FillPageBy(const std::string& list, const runtime::RecordPage& page, Fill fill,
                    Resource* (Response::*add)()) {
  Response response;
  response.set_revision(page.revision);
  std::string next = page.next;
  for (size_t i = 0, bytes = 0; i < page.items.size(); ++i) {
    Resource resource;
    fill(page.items[i], resource);
    bytes += resource.ByteSizeLong();
    if (i > 0 && bytes > limits::kPageBytesMax) {
      next = page.positions[i];
      break;
    }
    *(response.*add)() = std::move(resource);
  }
  if (!next.empty()) response.set_next_page_token(MakePageToken(list, next));
  return response;
}

// Likewise, of records that say all there is to show beside their texts.
template <typename Response, typename Resource>
absl::StatusOr<Response> FillPage(const Backend& backend, const runtime::Reader& reader,
                                  const std::string& list, const runtime::RecordPage& page,
                                  Resource* (Response::*add)()) {
  std::vector<const google::protobuf::Message*> messages;
  for (const Record& record : page.items) messages.push_back(&record);
  absl::StatusOr<runtime::Texts> texts = backend.queries.TextsOf(reader, messages);
  if (!texts.ok()) return texts.status();
  const View view{reader.municipality, *texts};
  return FillPageBy(
      list, page,
      [&view](const Record& record, Resource& resource) { FromRecord(record, view, resource); },
      add);
}

// Which records below a parent are asked for.
struct AskedRecords {
  engine::RecordKind kind;
  // What a request says of the ones it wants, which binds a page token.
  std::string mark = {};
  // Null: all of the kind.
  std::function<bool(const Record&)> wanted = nullptr;
};

// Leaves out of a page what is not asked for. How many of those follow on one another nobody knows,
// and a page looks at no more records than it may hold, so that it can have fewer.
void Keep(absl::FunctionRef<bool(const Record&)> wanted, runtime::RecordPage& page);

// Reads a page of the records below the parent a request names.
template <typename Response, typename Resource, typename Request>
absl::StatusOr<Response> ReadPage(const Backend& backend, const Call& call, const Request& request,
                                  const AskedRecords& asked, Resource* (Response::*add)()) {
  const absl::StatusOr<runtime::Reader> reader = ReaderAsOf(backend, call, request);
  if (!reader.ok()) return reader.status();
  const std::string parent = RelativeName(request.parent());
  const std::string list = absl::StrCat(request.GetDescriptor()->name(), " ", asked.mark,
                                        request.parent(), AsOfMark(*reader));
  absl::StatusOr<std::string> begin = ReadPageToken(list, request.page_token());
  if (!begin.ok()) return begin.status();
  absl::StatusOr<runtime::RecordPage> page =
      backend.queries.List(*reader, asked.kind, parent, {*begin, PageSize(request.page_size())});
  if (!page.ok()) return page.status();
  if (asked.wanted != nullptr) Keep(asked.wanted, *page);
  return FillPage<Response, Resource>(backend, *reader, list, *page, add);
}

// Makes a resource, or replaces it: the command of every Create and Update of a plain resource.
template <typename Resource>
engine::Define DefineOf(const Resource& resource, std::string relative, bool create,
                        TextWriter& texts) {
  engine::Define define;
  define.record = ToRecord(resource, texts);
  define.record.set_name(std::move(relative));
  define.create = create;
  return define;
}

// Handlers of the standard methods, told apart by the accessors of their messages only.
template <typename Request, typename Resource, typename Response>
auto Creating(const Backend& backend, std::string collection,
              const std::string& (Request::*id)() const,
              const Resource& (Request::*resource)() const, Resource* (Response::*answer)()) {
  return [=](const Call& call, const Request& request, Done<Response> done) {
    const std::string parent = RelativeName(request.parent());
    const std::string name =
        absl::StrCat(parent, parent.empty() ? "" : "/", collection, "/", (request.*id)());
    TextWriter texts;
    engine::Command command = DefineOf((request.*resource)(), name, true, texts);
    Mutate(backend, MakeOrder(call, request, std::move(command), texts), answer, std::move(done));
  };
}

template <typename Request, typename Resource, typename Response>
auto Updating(const Backend& backend, const Resource& (Request::*resource)() const,
              Resource* (Response::*answer)()) {
  return [=](const Call& call, const Request& request, Done<Response> done) {
    TextWriter texts;
    engine::Command command =
        DefineOf((request.*resource)(), RelativeName(request.name()), false, texts);
    Mutate(backend, MakeOrder(call, request, std::move(command), texts), answer, std::move(done));
  };
}

// An act whose command CommandOf makes (commands.h).
template <typename Request, typename Resource, typename Response>
auto Acting(const Backend& backend, Resource* (Response::*answer)()) {
  return [=](const Call& call, const Request& request, Done<Response> done) {
    TextWriter texts;
    absl::StatusOr<engine::Command> command = CommandOf(request, texts);
    if (!command.ok()) {
      done(command.status());
      return;
    }
    // The budget was chosen before there was a command.
    NOORDSTER_CHECK((call.budget == Budget::kWithdrawals) == engine::TakesBack(*command));
    Mutate(backend, MakeOrder(call, request, *std::move(command), texts), answer, std::move(done));
  };
}

template <typename Request, typename Resource, typename Response>
auto Getting(const Backend& backend, Resource* (Response::*answer)()) {
  return [=](const Call& call, const Request& request, const Done<Response>& done) {
    done(ReadOne<Response>(backend, call, request, answer));
  };
}

template <typename Request, typename Resource, typename Response>
auto Listing(const Backend& backend, engine::RecordKind kind, Resource* (Response::*add)()) {
  return [=](const Call& call, const Request& request, const Done<Response>& done) {
    done(ReadPage<Response>(backend, call, request, {kind}, add));
  };
}

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_BACKEND_H_
