#include "config/keys.h"

#include "config/rule_shapes.h"
#include "facts/settings.h"
#include "sqlserver/target.h"

namespace tsqlaudit::config {

namespace {

Shape<std::string> target_shape() {
    std::vector<std::string> words;
    words.reserve(std::size(sqlserver::all_targets));
    for (const sqlserver::Target target : sqlserver::all_targets) {
        words.emplace_back(to_string(target));
    }
    return word_shape("target", std::move(words));
}

Shape<std::string> profile_shape() {
    const auto names = facts::profile_names();
    return word_shape("profile", {names.begin(), names.end()});
}

using Texts = std::map<std::string, std::string>;

Shape<Texts> texts_shape() {
    const auto read = [](const JsonValue& value, Problems& problems) -> std::optional<Texts> {
        if (value.type != JsonType::Object) {
            problems.add_type(value, "an object");
            return std::nullopt;
        }
        Texts texts;
        for (const JsonMember& member : value.members) {
            if (member.key.empty() || member.key.find('=') != std::string::npos) {
                problems.add(member.position,
                             fmt::format("expected a name without =, not \"{}\"", member.key));
            } else if (member.value.type != JsonType::Text) {
                problems.add_type(member.value, "a text");
            } else if (!texts.emplace(member.key, member.value.text).second) {
                problems.add(member.position, fmt::format("\"{}\" is given twice", member.key));
            }
        }
        return texts;
    };
    return {read,
            {{"type", "object"},
             {"propertyNames", {{"pattern", "^[^=]+$"}}},
             {"additionalProperties", {{"type", "string"}}}}};
}

// An override without files would say nothing.
Shape<std::vector<std::string>> files_shape() {
    Shape<std::vector<std::string>> files = list_shape(text_shape());
    files.schema["minItems"] = 1;
    const auto read = [read_files = std::move(files.read)](
                          const JsonValue& value,
                          Problems& problems) -> std::optional<std::vector<std::string>> {
        if (value.type == JsonType::List && value.items.empty()) {
            problems.add(value.position, "expected a list that is not empty");
            return std::nullopt;
        }
        return read_files(value, problems);
    };
    return {read, std::move(files.schema)};
}

using Box = std::array<double, 4>;

Shape<Box> box_shape() {
    Shape<std::vector<double>> numbers = list_shape(number_shape());
    numbers.schema["minItems"] = std::tuple_size_v<Box>;
    numbers.schema["maxItems"] = std::tuple_size_v<Box>;
    const auto read = [read_numbers = std::move(numbers.read)](
                          const JsonValue& value, Problems& problems) -> std::optional<Box> {
        const std::optional<std::vector<double>> corners = read_numbers(value, problems);
        if (!corners) {
            return std::nullopt;
        }
        if (value.items.size() != std::tuple_size_v<Box>) {
            problems.add(value.position, "expected four numbers: xmin, ymin, xmax and ymax");
            return std::nullopt;
        }
        if (corners->size() != std::tuple_size_v<Box>) {
            return std::nullopt;  // has been said
        }
        const Box box{(*corners)[0], (*corners)[1], (*corners)[2], (*corners)[3]};
        if (box[0] >= box[2] || box[1] >= box[3]) {
            problems.add(value.position, "xmin has to be less than xmax, and ymin less than ymax");
            return std::nullopt;
        }
        return box;
    };
    return {read, std::move(numbers.schema)};
}

Shape<rules::PathOverride> override_shape() {
    return object_shape<rules::PathOverride>(
        "key",
        {
            key("files",
                "Paths relative to this file: a file, a folder for all that is in it, or a pattern "
                "with *, ? and **.",
                &rules::PathOverride::files, files_shape()),
            key("ignore", "Rules and categories that find nothing in these files.",
                &rules::PathOverride::ignore, list_shape(rule_or_category_shape())),
            key("rules", "Other severities in these files.", &rules::PathOverride::rules,
                levels_shape()),
        },
        {"files"});
}

std::vector<Key<Config>> schema_keys() {
    return {
        key("roots",
            "What is audited when the command line names no path: files, folders, .sqlproj "
            "projects "
            "or paths with wildcards, relative to this file.",
            &Config::roots, list_shape(text_shape())),
        key("exclude", "What is left out, each as a line of .gitignore in the folder of this file.",
            &Config::exclude, list_shape(text_shape())),
        key("define", "Values of sqlcmd variables, $(Name) in the scripts.", &Config::define,
            texts_shape()),
        key("target", "What the schema is meant for: a version of SQL Server, or azure.",
            &Config::target, target_shape()),
        key("profile",
            "What the schema is about. auto: tenants and atoms are a subject where the schema "
            "shows "
            "them. oltp: never. multi-tenant: tenants always. atomization: an atom store is there.",
            &Config::profile, profile_shape()),
        key("statistics", "A CSV file of row counts, relative to this file: schema,table,rows.",
            &Config::statistics, text_shape()),
        key("tenantColumn", "The name of the column that says to which tenant a row belongs.",
            &Config::tenant_column, text_shape()),
        key("tenantTable", "The table of tenants, as in dbo.Tenant.", &Config::tenant_table,
            text_shape()),
        key("exemptTables",
            "Reference data that all tenants share: names of tables, with * and ? for any "
            "characters, in any schema where none is given.",
            &Config::exempt_tables, list_shape(text_shape())),
        key("atomStore", "The content-addressed table, as in dbo.Atom.", &Config::atom_store,
            text_shape()),
        key("boundingBox",
            "The range of coordinates for spatial indexes of geometry: xmin, ymin, xmax, ymax.",
            &Config::bounding_box, box_shape()),
    };
}

std::vector<Key<Config>> judgement_keys() {
    return {
        key("select", "Only these rules; a category stands for its rules.", &Config::select,
            list_shape(rule_or_category_shape())),
        key("ignore", "All but these rules; a category stands for its rules.", &Config::ignore,
            list_shape(rule_or_category_shape())),
        key("rules", "The severity and the parameters of rules.", &Config::rules,
            adjustments_shape()),
        key("overrides", "What is different in some files. Where several match, the last decides.",
            &Config::overrides, list_shape(override_shape())),
        key("failOn", "Exit with 1 for defects of this severity and above.", &Config::fail_on,
            severity_shape()),
        key("minScore", "Exit with 1 when the score of a table is lower.", &Config::min_score,
            number_shape(0, 100)),
        key("baseline",
            "A file of known findings, relative to this file: only others are reported and fail.",
            &Config::baseline, text_shape()),
        key("showOpportunities",
            "Optimisations whose worth depends on size and workload in every format; Markdown and "
            "JSON always have them.",
            &Config::show_opportunities, flag_shape()),
    };
}

// For editors; nothing is read from it.
Key<Config> schema_key() {
    const auto read = [](const JsonMember& json, Config& /*config*/, Problems& problems) {
        text_shape().read(json.value, problems);
    };
    return {"$schema",
            described(text_shape().schema, "Where an editor finds the JSON Schema of this file."),
            read};
}

}  // namespace

Shape<Config> config_shape() {
    std::vector<Key<Config>> keys{schema_key()};
    for (std::vector<Key<Config>> group : {schema_keys(), judgement_keys()}) {
        std::ranges::move(group, std::back_inserter(keys));
    }
    return object_shape("key", std::move(keys));
}

}  // namespace tsqlaudit::config
