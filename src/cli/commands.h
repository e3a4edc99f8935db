// The commands, with what their options were given as.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/exit_code.h"
#include "report/reporter.h"

namespace tsqlaudit::cli {

// What `audit` and `fix` have in common.
struct SchemaOptions {
    std::vector<std::string> paths{"."};
    std::vector<std::string> exclude;  // patterns of .gitignore
    std::string stdin_filename;        // empty: the default
    std::vector<std::string> define;   // NAME=VALUE
    std::vector<std::string> select;
    std::vector<std::string> ignore;
    std::string target;      // empty: the default
    std::string statistics;  // file with row counts; empty: none
    std::string profile = "auto";
    unsigned jobs = 0;  // 0: one for each processor
};

struct AuditOptions : SchemaOptions {
    std::string format;                // empty: markdown
    std::vector<std::string> outputs;  // empty: standard output
    std::string fail_on = "high";
    bool exit_zero = false;
    std::optional<double> min_score;
    report::Extent extent;
    bool explain_score = false;
    bool count_by_rule = false;
    std::string colour = "auto";
};

ExitCode audit(const AuditOptions& options);
ExitCode fix(const SchemaOptions& options);
ExitCode explain(const std::string& rule);
ExitCode list_rules(const std::string& format);

}  // namespace tsqlaudit::cli
