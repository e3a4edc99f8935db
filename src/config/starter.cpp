#include "config/starter.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <string_view>

#include "text/printable.h"

namespace tsqlaudit::config {

namespace {

using Json = nlohmann::json;

// As JSON, on one line whatever the name.
std::string as_json(std::string_view value) {
    return Json(value).dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string comment(std::string_view text) {
    return "  // " + text::printable(text) + "\n";
}

std::string roots_part(const Found& found) {
    std::string names;
    for (const std::string& root : found.roots) {
        names += (names.empty() ? "" : ", ") + as_json(root);
    }
    return comment("What is audited when the command line names no path.") +
           fmt::format("  \"roots\": [{}],\n\n", names) +
           comment("What is left out, as in .gitignore.") + "  \"exclude\": [],\n\n";
}

std::string target_part(const Found& found) {
    if (found.project_target) {
        return comment("What the project is built for; it says so itself (DSP).") +
               fmt::format("  // \"target\": \"{}\",\n\n", to_string(*found.project_target));
    }
    const bool is_certain = found.oldest_target == sqlserver::default_target;
    return comment(is_certain ? "No older version has all that is used here."
                              : fmt::format("The version that the schema runs on; nothing here "
                                            "needs more than {}.",
                                            to_string(found.oldest_target))) +
           fmt::format("  {}\"target\": \"{}\",\n\n", is_certain ? "" : "// ",
                       to_string(sqlserver::default_target));
}

std::string exempt_part(const Found& found) {
    if (found.untied_tables.empty()) {
        return comment("Reference data that all tenants share.") + "  \"exemptTables\": []";
    }
    std::string part =
        comment("Reference data that all tenants share. Nothing ties these tables to a tenant:") +
        "  \"exemptTables\": [\n";
    for (const std::string& table : found.untied_tables) {
        part += fmt::format("    // {}{}\n", as_json(table),
                            &table == &found.untied_tables.back() ? "" : ",");
    }
    return part + "  ]";
}

std::string tenancy_part(const Found& found) {
    std::string part = comment(found.tenancy);
    if (!found.tenant_column) {
        return part + "  // \"tenantColumn\": \"TenantId\",\n" +
               "  // \"tenantTable\": \"dbo.Tenant\",\n\n";
    }
    if (!found.has_one_tenant_column) {
        part += comment("Some tenant columns have another name, which this would leave out.");
    }
    part += fmt::format("  {}\"tenantColumn\": {},\n", found.has_one_tenant_column ? "" : "// ",
                        as_json(*found.tenant_column));
    part += found.tenant_table
                ? fmt::format("  \"tenantTable\": {},\n", as_json(*found.tenant_table))
                : "  // \"tenantTable\": \"dbo.Tenant\",\n";
    return part + exempt_part(found) + ",\n\n";
}

std::string atom_part(const Found& found) {
    return found.atom_store
               ? comment("The content-addressed table.") +
                     fmt::format("  \"atomStore\": {},\n\n", as_json(*found.atom_store))
               : "";
}

}  // namespace

std::string starter(const Found& found) {
    return "// How tsqlaudit audits this schema. `tsqlaudit audit --show-settings` prints all "
           "keys.\n{\n" +
           roots_part(found) + target_part(found) + tenancy_part(found) + atom_part(found) +
           comment("A severity for a rule, or \"off\"; `tsqlaudit rules` lists them.") +
           "  \"rules\": {\n"
           "    // \"missing-lookup-index\": \"off\"\n"
           "  },\n\n" +
           comment("What is known already and does not fail, once there is such a file:") +
           comment("`tsqlaudit audit --write-baseline tsqlaudit-baseline.json` writes it.") +
           "  // \"baseline\": \"tsqlaudit-baseline.json\",\n\n" +
           comment("Defects of this severity and above fail the audit.") +
           "  \"failOn\": \"high\"\n}\n";
}

}  // namespace tsqlaudit::config
