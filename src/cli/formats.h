// The formats that an audit can be written in.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>

#include "report/audit.h"
#include "report/reporter.h"

namespace tsqlaudit::cli {

struct Format {
    std::string_view name;                    // of --format
    std::array<std::string_view, 2> endings;  // of output files, with their full stop
    void (*write)(const report::Audit&, const report::Extent&, const report::Sink&);
    bool shows_fixes;  // else it takes an audit without a plan of them
};

std::span<const Format> all_formats();

bool is_format(std::string_view name);

// Throws Failure with the names there are.
const Format& format_named(std::string_view name);

// By the ending of a file name; nullptr if no format has it.
const Format* format_of_file(std::string_view path);

}  // namespace tsqlaudit::cli
