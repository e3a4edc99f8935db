#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <set>

#include "facts/key_names.h"
#include "report/markdown/escape.h"
#include "report/markdown/sections.h"
#include "report/markdown/words.h"
#include "text/compare.h"

namespace tsqlaudit::report::markdown {

namespace {

// With more tables nobody can read the diagram any more.
constexpr std::size_t most_tables = 40;

using TableSet = std::set<std::size_t>;

// A word of Mermaid's for a type or an attribute: letters, digits and underscores.
std::string plain_word(std::string_view value) {
    std::string word;
    for (const char character : value) {
        if (std::isalnum(static_cast<unsigned char>(character)) != 0) {
            word += character;
        } else if (!word.empty() && word.back() != '_') {
            word += '_';
        }
    }
    while (word.ends_with('_')) {
        word.pop_back();
    }
    // Names of keys are words of the language, and a word begins with a letter.
    const std::string lower = text::to_lower(word);
    if (lower.empty() || std::isdigit(static_cast<unsigned char>(lower.front())) != 0 ||
        lower == "pk" || lower == "fk" || lower == "uk") {
        word.insert(0, "c_");
    }
    return word;
}

bool is_unique_key(const catalog::Index& index) {
    return index.is_unique && index.filter_text.empty();
}

// "PK", "FK, UK"; empty for a column that is part of no key.
std::string keys_of(const catalog::Table& table, const std::string& column) {
    const catalog::Index* primary_key = table.primary_key();
    std::string keys;
    const auto add = [&](bool is_part, std::string_view key) {
        if (is_part) {
            keys += (keys.empty() ? "" : ", ") + std::string{key};
        }
    };
    add(primary_key != nullptr && facts::has_key_column(*primary_key, column), "PK");
    add(std::ranges::any_of(table.foreign_keys,
                            [&](const catalog::ForeignKey& key) {
                                return text::contains_ignoring_case(key.columns, column);
                            }),
        "FK");
    add(std::ranges::any_of(table.indexes,
                            [&](const catalog::Index& index) {
                                return &index != primary_key && is_unique_key(index) &&
                                       facts::has_key_column(index, column);
                            }),
        "UK");
    return keys;
}

void write_entity(std::string& out, const catalog::Table& table) {
    out += fmt::format("    {}", mermaid_text(table.name.dotted()));
    std::string attributes;
    for (const catalog::Column& column : table.columns) {
        const std::string keys = keys_of(table, column.name);
        if (keys.empty()) {
            continue;
        }
        const std::string word = plain_word(column.name);
        attributes += fmt::format("        {} {} {}{}\n", plain_word(column.type.name), word, keys,
                                  word == column.name ? "" : " " + mermaid_text(column.name));
    }
    out += attributes.empty() ? "\n" : " {\n" + attributes + "    }\n";
}

// At most one row for each referenced one.
bool is_one_to_one(const catalog::Table& table, const catalog::ForeignKey& key) {
    return std::ranges::any_of(table.indexes, [&](const catalog::Index& index) {
        return is_unique_key(index) && !index.key_columns.empty() &&
               std::ranges::all_of(index.key_columns, [&](const catalog::IndexColumn& column) {
                   return text::contains_ignoring_case(key.columns, column.name);
               });
    });
}

bool is_required(const catalog::Table& table, const catalog::ForeignKey& key) {
    return std::ranges::all_of(key.columns, [&](const std::string& name) {
        const catalog::Column* column = table.find_column(name);
        return column != nullptr && !column->is_nullable;
    });
}

void write_relations(std::string& out, const Audit& audit, const catalog::Table& table,
                     const TableSet& shown) {
    for (const catalog::ForeignKey& key : table.foreign_keys) {
        if (!key.referenced_index || !shown.contains(*key.referenced_index)) {
            continue;
        }
        std::string columns;
        for (const std::string& column : key.columns) {
            columns += (columns.empty() ? "" : ", ") + column;
        }
        out += fmt::format(
            "    {} {}--{} {} : {}\n",
            mermaid_text(audit.catalog.tables.at(*key.referenced_index).name.dotted()),
            is_required(table, key) ? "||" : "|o", is_one_to_one(table, key) ? "o|" : "o{",
            mermaid_text(table.name.dotted()), mermaid_text(columns));
    }
}

TableSet related_tables(const catalog::Catalog& catalog) {
    TableSet related;
    for (std::size_t table = 0; table < catalog.tables.size(); ++table) {
        for (const catalog::ForeignKey& key : catalog.tables[table].foreign_keys) {
            if (key.referenced_index) {
                related.insert({table, *key.referenced_index});
            }
        }
    }
    return related;
}

// History tables have no keys and no relations.
TableSet current_tables(const catalog::Catalog& catalog) {
    TableSet current;
    for (std::size_t table = 0; table < catalog.tables.size(); ++table) {
        if (!catalog.tables[table].history_of) {
            current.insert(table);
        }
    }
    return current;
}

}  // namespace

void write_diagram(std::string& out, const Audit& audit) {
    const TableSet all = current_tables(audit.catalog);
    const TableSet related = related_tables(audit.catalog);
    if (all.size() < 2 || related.empty()) {
        return;
    }
    if (related.size() > most_tables) {
        out += fmt::format("No diagram: {} have relations, too many to draw.\n\n",
                           counted(related.size(), "table"));
        return;
    }
    const bool is_whole = all.size() <= most_tables;
    const TableSet& shown = is_whole ? all : related;
    std::string diagram = "erDiagram\n";
    for (const std::size_t table : shown) {
        write_entity(diagram, audit.catalog.tables.at(table));
    }
    for (const std::size_t table : shown) {
        write_relations(diagram, audit, audit.catalog.tables.at(table), shown);
    }
    out += fmt::format("<details>\n<summary>Diagram of keys and relations{}</summary>\n\n{}\n",
                       is_whole ? "" : ", without the tables that have none",
                       code_block(diagram, "mermaid"));
    out += "</details>\n\n";
}

}  // namespace tsqlaudit::report::markdown
