#pragma once

#include <span>
#include <string_view>

namespace tsqlaudit::rules {

struct CheckContext;
class FindingSink;

using CheckFunction = void(const CheckContext&, FindingSink&);

struct RegisteredRule {
    std::string_view id;
    CheckFunction* check;
};

// One row for each rules/<id>.json, sorted by id.
std::span<const RegisteredRule> registered_rules();

}  // namespace tsqlaudit::rules
