#include "facts/vocabulary.h"

#include <nlohmann/json.hpp>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "facts/type_group.h"
#include "facts/vocabulary_section.h"

namespace tsqlaudit::facts {
namespace {

using nlohmann::json;
using Section = VocabularySection;

using Lists = std::map<std::string, std::vector<std::string>>;

std::unordered_set<std::string> read_set(const json& array) {
    return array.get<std::unordered_set<std::string>>();
}

WordForms read_forms(Section section) {
    using WordMap = std::unordered_map<std::string, std::string>;
    WordForms forms;
    forms.abbreviations = section.at("abbreviations").get<WordMap>();
    forms.singulars = section.at("singulars").get<WordMap>();
    forms.invariable = read_set(section.at("invariable"));
    forms.run_on_heads = read_set(section.at("run_on_heads"));
    forms.run_on_abbreviations = section.at("run_on_abbreviations").get<WordMap>();
    forms.run_on_exceptions = read_set(section.at("run_on_exceptions"));
    forms.trailing_noise = read_set(section.at("trailing_noise"));
    section.finish();
    return forms;
}

class Reader {
public:
    explicit Reader(Vocabulary& target) : target_(target) {}

    void read(const json& root) {
        Section section(root, "the file");
        section.at("about");
        target_.forms = read_forms(section.section("words"));
        read_lists(section.section("lists"));
        for (const json& entry : section.at("column_roles")) {
            target_.column_roles.push_back(read_rule(entry));
        }
        read_comments(section.section("comments"));
        read_relations(section);
        read_tables(section.section("tables"));
        read_lookups(section.section("lookups"));
        section.finish();
    }

private:
    void read_lists(Section section) {
        for (const char* name : {"closed_enums", "likely_enums", "open_enums", "deeds",
                                 "live_flags", "dead_flags", "deletion_times", "secret_words"}) {
            lists_[name] = section.at(name).get<std::vector<std::string>>();
        }
        section.finish();
        add_all(target_.soft_delete.live, lists_["live_flags"]);
        add_all(target_.soft_delete.times, lists_["deletion_times"]);
        add_all(target_.relations.deeds, lists_["deeds"]);
    }

    // "@name" stands for the whole list of that name.
    void add_all(PhraseSet& set, const std::vector<std::string>& phrases) const {
        for (const std::string& phrase : phrases) {
            if (!phrase.starts_with('@')) {
                set.add(phrase, target_.forms);
                continue;
            }
            const auto list = lists_.find(phrase.substr(1));
            if (list == lists_.end()) {
                reject_vocabulary("there is no list " + phrase);
            }
            add_all(set, list->second);
        }
    }

    PhraseSet phrases(Section& section, const std::string& key) const {
        PhraseSet set;
        add_all(set, section.at(key).get<std::vector<std::string>>());
        return set;
    }

    PhraseSet phrases_if_any(Section& section, const std::string& key) const {
        return section.find(key) == nullptr ? PhraseSet{} : phrases(section, key);
    }

    RoleRule read_rule(const json& entry) const {
        Section section(entry, "an entry of column_roles");
        RoleRule rule;
        const auto role = section.at("role").get<std::string>();
        const auto parsed = parse_column_role(role);
        if (!parsed) {
            reject_vocabulary("unknown role: " + role);
        }
        rule.role = *parsed;
        for (const auto& group : section.at("types")) {
            rule.types |= type_group_named(group.get<std::string>());
        }
        rule.names = phrases_if_any(section, "names");
        rule.except = phrases_if_any(section, "except");
        rule.beside = phrases_if_any(section, "beside");
        if (const json* length = section.find("max_length")) {
            rule.max_length = length->get<int>();
        }
        if (const json* enum_like = section.find("enum_like")) {
            rule.is_enum_like = enum_like->get<bool>();
        }
        section.finish();
        return rule;
    }

    void read_comments(Section section) {
        auto& comments = target_.comments;
        comments.deprecated = phrases(section, "deprecated");
        comments.not_deprecated = phrases(section, "not_deprecated");
        comments.json = phrases(section, "json");
        comments.structured = phrases(section, "structured");
        comments.one_to_one = section.at("one_to_one").get<std::vector<std::string>>();
        section.finish();
    }

    void read_relations(Section& root) {
        Section json_text = root.section("json");
        target_.json.documents = phrases(json_text, "documents");
        target_.json.lists = phrases(json_text, "lists");
        json_text.finish();

        Section tenant = root.section("tenant");
        target_.tenant.columns = phrases(tenant, "columns");
        target_.tenant.root_tables = phrases(tenant, "root_tables");
        target_.tenant.other_root_tables = phrases(tenant, "other_root_tables");
        target_.tenant.other_meaning = phrases(tenant, "other_meaning");
        tenant.finish();

        Section keys = root.section("natural_keys");
        target_.natural_keys.ordinals = phrases(keys, "ordinals");
        target_.natural_keys.movable = phrases(keys, "movable");
        target_.natural_keys.presentation = phrases(keys, "presentation");
        target_.natural_keys.own_numbers = phrases(keys, "own_numbers");
        target_.natural_keys.codes = phrases(keys, "codes");
        target_.natural_keys.validity = phrases(keys, "validity");
        target_.natural_keys.paired = phrases(keys, "paired");
        target_.natural_keys.annotations = phrases(keys, "annotations");
        target_.natural_keys.kinds = phrases(keys, "kinds");
        target_.natural_keys.rates = phrases(keys, "rates");
        target_.natural_keys.issuers = phrases(keys, "issuers");
        target_.natural_keys.memberships = phrases(keys, "memberships");
        target_.natural_keys.editions = phrases(keys, "editions");
        target_.natural_keys.day_numbers = phrases(keys, "day_numbers");
        keys.finish();
        read_known_by(root.at("known_by"));

        Section relations = root.section("relations");
        target_.relations.part_of = phrases(relations, "part_of");
        target_.relations.actors = phrases(relations, "actors");
        target_.relations.kinds = phrases(relations, "kinds");
        target_.relations.states = phrases(relations, "states");
        target_.relations.optional_roles = phrases(relations, "optional_roles");
        target_.relations.superiors = phrases(relations, "superiors");
        target_.relations.pieces = phrases(relations, "pieces");
        target_.relations.numbered = phrases(relations, "numbered");
        relations.finish();

        Section extensions = root.section("extensions");
        target_.extensions.suffixes = phrases(extensions, "suffixes");
        target_.extensions.contents = phrases(extensions, "contents");
        target_.extensions.pair_names = phrases(extensions, "pair_names");
        target_.extensions.pair_values = phrases(extensions, "pair_values");
        target_.extensions.repeats = phrases(extensions, "repeats");
        extensions.finish();

        Section given = root.section("given");
        target_.given.parameters = phrases(given, "parameters");
        target_.given.parameters_beside = phrases(given, "parameters_beside");
        target_.given.limits = phrases(given, "limits");
        target_.given.states = phrases(given, "states");
        target_.given.controls = phrases(given, "controls");
        given.finish();

        Section store = root.section("atom_store");
        target_.atom_store.values = phrases(store, "values");
        target_.atom_store.hashes = phrases(store, "hashes");
        target_.atom_store.secrets = phrases(store, "secrets");
        store.finish();

        Section secrets = root.section("secrets");
        target_.secrets.words = phrases(secrets, "words");
        target_.secrets.except = phrases(secrets, "except");
        target_.secrets.plain = phrases(secrets, "plain");
        secrets.finish();
    }

    void read_known_by(const json& entries) {
        for (const json& entry : entries) {
            Section section(entry, "an entry of known_by");
            KnownBy known;
            known.columns = phrases(section, "columns");
            known.tables = phrases(section, "tables");
            section.finish();
            target_.known_by.push_back(std::move(known));
        }
    }

    void read_tables(Section section) {
        auto& tables = target_.tables;
        tables.prefixes = phrases(section, "prefixes");
        tables.storage_suffixes = phrases(section, "storage_suffixes");
        tables.caches = phrases(section, "caches");
        tables.computed = phrases(section, "computed_columns");
        tables.events = phrases(section, "event_columns");
        tables.machine_durations = phrases(section, "machine_durations");
        tables.reference = phrases(section, "reference");
        tables.log = phrases(section, "log");
        tables.log_certain = phrases(section, "log_certain");
        tables.log_shape_words = phrases(section, "log_shape_words");
        tables.kept_history = phrases(section, "kept_history");
        tables.staging = phrases(section, "staging");
        tables.staging_schemas = phrases(section, "staging_schemas");
        tables.load_marks = phrases(section, "load_marks");
        tables.arrivals = phrases(section, "arrivals");
        tables.measured_as = phrases(section, "measured_as");
        tables.people = phrases(section, "people");
        tables.populations = phrases(section, "populations");
        tables.goods = phrases(section, "goods");
        tables.places = phrases(section, "places");
        tables.documents = phrases(section, "documents");
        tables.frequent = phrases(section, "frequent");
        tables.exceptions = phrases(section, "exceptions");
        tables.batches = phrases(section, "batches");
        tables.staff = phrases(section, "staff");
        tables.singletons = phrases(section, "singletons");
        tables.event_kinds = phrases(section, "event_kinds");
        tables.definitions = phrases(section, "definitions");
        tables.facts = phrases(section, "facts");
        tables.fact_schemas = phrases(section, "fact_schemas");
        tables.warehouse = phrases(section, "warehouse");
        tables.warehouse_schemas = phrases(section, "warehouse_schemas");
        tables.frameworks = phrases(section, "frameworks");
        tables.framework_schemas = phrases(section, "framework_schemas");
        tables.gazetteers = phrases(section, "gazetteers");
        tables.public_data = phrases(section, "public_data");
        tables.of_login = phrases(section, "of_login");
        tables.reached_by = phrases(section, "reached_by");
        tables.tracks = phrases(section, "tracks");
        tables.motion = phrases(section, "motion");
        tables.infrastructure = phrases(section, "infrastructure");
        section.finish();
    }

    void read_lookups(Section section) {
        auto& lookups = target_.lookups;
        lookups.own_qualifiers = phrases(section, "own_qualifiers");
        lookups.generic_table_words = phrases(section, "generic_table_words");
        lookups.own_heads = phrases(section, "own_heads");
        lookups.own_versions = phrases(section, "own_versions");
        lookups.own_words = phrases(section, "own_words");
        lookups.accounts = phrases(section, "accounts");
        lookups.identifying = phrases(section, "identifying");
        lookups.types = phrases(section, "types");
        lookups.scores = phrases(section, "scores");
        lookups.categories = phrases(section, "categories");
        lookups.dimensions = phrases(section, "dimensions");
        lookups.hashes = phrases(section, "hashes");
        lookups.references = phrases(section, "references");
        lookups.own_references = phrases(section, "own_references");
        lookups.own_hashes = phrases(section, "own_hashes");
        section.finish();
    }

    Vocabulary& target_;
    Lists lists_;
};

}  // namespace

Vocabulary load_vocabulary(std::string_view text) {
    Vocabulary loaded;
    try {
        Reader(loaded).read(json::parse(text));
    } catch (const json::exception& error) {
        reject_vocabulary(error.what());
    }
    return loaded;
}

}  // namespace tsqlaudit::facts
