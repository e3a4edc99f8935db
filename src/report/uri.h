// Paths of files as URIs.
#pragma once

#include <string>
#include <string_view>

namespace tsqlaudit::report {

// A path with what is special in a URI, or in Markdown, percent-encoded; '/' is kept. A relative
// path gives a relative reference, also if its first part has a colon.
std::string uri_of_path(std::string_view path);

}  // namespace tsqlaudit::report
