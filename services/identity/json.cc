// SPDX-License-Identifier: EUPL-1.2
#include "services/identity/json.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

namespace noordster::identity {
namespace {

// Builds values from the events of the parser, which ends as soon as one of these says false.
class Builder final : public nlohmann::json_sax<nlohmann::json> {
 public:
  bool null() override { return Add({}); }
  bool boolean(bool flag) override {
    Json value;
    value.type = Json::Type::kFlag;
    value.flag = flag;
    return Add(std::move(value));
  }
  bool number_integer(number_integer_t number) override {
    Json value;
    value.type = Json::Type::kInteger;
    value.integer = number;
    return Add(std::move(value));
  }
  bool number_unsigned(number_unsigned_t number) override {
    if (number > static_cast<uint64_t>(INT64_MAX)) return number_float(0, "");
    return number_integer(static_cast<int64_t>(number));
  }
  bool number_float(number_float_t, const string_t&) override {
    Json value;
    value.type = Json::Type::kFraction;
    return Add(std::move(value));
  }
  bool string(string_t& text) override {
    Json value;
    value.type = Json::Type::kText;
    value.text = std::move(text);
    return Add(std::move(value));
  }
  bool binary(binary_t&) override { return false; }
  bool start_object(size_t) override { return Open(Json::Type::kObject); }
  bool key(string_t& name) override {
    std::vector<std::string>& names = open_.back().names;
    if (std::find(names.begin(), names.end(), name) != names.end()) return false;
    names.push_back(std::move(name));
    return true;
  }
  bool end_object() override { return Close(); }
  bool start_array(size_t) override { return Open(Json::Type::kList); }
  bool end_array() override { return Close(); }
  bool parse_error(size_t, const std::string&, const nlohmann::detail::exception&) override {
    return false;
  }

  Json Take() { return std::move(root_); }

 private:
  bool Open(Json::Type type) {
    if (open_.size() >= kJsonDepthMax) return false;
    open_.emplace_back().type = type;
    return true;
  }

  bool Close() {
    Json value = std::move(open_.back());
    open_.pop_back();
    return Add(std::move(value));
  }

  bool Add(Json value) {
    if (++count_ > kJsonValuesMax) return false;
    (open_.empty() ? root_ : open_.back().items.emplace_back()) = std::move(value);
    return true;
  }

  // The values that are not closed yet, the outermost first.
  std::vector<Json> open_;
  Json root_;
  size_t count_ = 0;
};

}  // namespace

const Json* Json::Find(absl::string_view name) const {
  const auto found = std::find(names.begin(), names.end(), name);
  return found == names.end() ? nullptr : &items[static_cast<size_t>(found - names.begin())];
}

std::string Json::TextAt(absl::string_view name) const {
  const Json* value = Find(name);
  return value == nullptr ? "" : value->text;
}

std::optional<Json> ParseJson(absl::string_view text) {
  Builder builder;
  const bool parsed = nlohmann::json::sax_parse(text.begin(), text.end(), &builder);
  return parsed ? std::optional<Json>(builder.Take()) : std::nullopt;
}

}  // namespace noordster::identity
