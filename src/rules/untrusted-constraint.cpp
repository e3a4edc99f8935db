#include "rules/check.h"

namespace tsqlaudit::rules {

namespace {

template <typename Constraint>
void report_doubts(const Constraint& constraint, const std::vector<std::string>& columns,
                   std::string_view what, FindingSink& sink) {
    if (!constraint.is_disabled && !constraint.is_not_trusted) {
        return;
    }
    Report report{.variant = constraint.is_disabled ? "disabled" : "untrusted",
                  .columns = columns,
                  .object = constraint.name,
                  .span = constraint.span,
                  .arguments = {{"constraint", constraint.name.empty() ? "A " + std::string{what}
                                                                       : constraint.name}}};
    if (!constraint.name.empty()) {
        report.remedy = ValidateConstraint{constraint.name};
    }
    sink.report(std::move(report));
}

}  // namespace

void check_untrusted_constraint(const CheckContext& context, FindingSink& sink) {
    for (const catalog::ForeignKey& key : context.table.foreign_keys) {
        report_doubts(key, key.columns, "foreign key", sink);
    }
    for (const catalog::CheckConstraint& check : context.table.checks) {
        report_doubts(check, check.columns, "check constraint", sink);
    }
}

}  // namespace tsqlaudit::rules
