#include "cli/destinations.h"

#include <algorithm>

#include "cli/output.h"

namespace tsqlaudit::cli {

namespace {

constexpr std::string_view default_format = "markdown";

// "gitlab=quality.json" names its format; else the ending does, else --format.
Destination destination_of(const std::string& output, const AuditOptions& options) {
    const std::size_t equals = output.find('=');
    if (equals != std::string::npos && is_format(output.substr(0, equals))) {
        if (equals + 1 == output.size()) {
            throw Failure{"--output " + output + " names no file"};
        }
        return {output.substr(equals + 1), &format_named(output.substr(0, equals))};
    }
    const Format* by_ending = format_of_file(output);
    if (by_ending != nullptr) {
        return {output, by_ending};
    }
    if (output != standard_output && options.format.empty()) {
        throw Failure{"the ending of " + printable(output) + " says no format; use --format"};
    }
    return {output, &format_named(options.format.empty() ? default_format : options.format)};
}

}  // namespace

std::vector<Destination> destinations_of(const AuditOptions& options) {
    const Format& format = format_named(options.format.empty() ? default_format : options.format);
    const bool prints_else = options.explain_score || options.count_by_rule ||
                             (!options.write_baseline.empty() && options.format.empty());
    if (options.outputs.empty() && prints_else) {
        return {};  // that is what is asked for
    }
    if (options.outputs.empty()) {
        return {{std::string{standard_output}, &format}};
    }
    std::vector<Destination> destinations;
    destinations.reserve(options.outputs.size());
    for (const std::string& output : options.outputs) {
        destinations.push_back(destination_of(output, options));
    }
    if (std::ranges::count(destinations, standard_output, &Destination::path) > 1) {
        throw Failure{
            "there is one standard output for several reports; name files for the others"};
    }
    return destinations;
}

std::vector<std::string> files_written(const std::vector<Destination>& destinations,
                                       const AuditOptions& options) {
    std::vector<std::string> files;
    for (const Destination& destination : destinations) {
        if (destination.path != standard_output) {
            files.push_back(destination.path);
        }
    }
    if (!options.write_baseline.empty()) {
        files.push_back(options.write_baseline);
    }
    return files;
}

}  // namespace tsqlaudit::cli
