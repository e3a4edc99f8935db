#include "facts/scale_document.h"

#include <algorithm>
#include <unordered_set>

#include "facts/key_names.h"
#include "facts/scale_shape.h"
#include "text/compare.h"
#include "text/parallel.h"

namespace tsqlaudit::facts {
namespace {

using catalog::Column;
using catalog::Table;
using sqlserver::TypeId;

// ORDR, T_GLTRN: no small letter, so that there is no telling where its words begin.
bool is_in_capitals(const std::string& name) {
    return std::none_of(name.begin(), name.end(),
                        [](char letter) { return letter >= 'a' && letter <= 'z'; });
}

std::string joined(const std::vector<std::string>& names, std::size_t count) {
    std::string key;
    for (std::size_t index = 0; index < count; ++index) {
        key += text::to_lower(names[index]) + '\n';
    }
    return key;
}

std::vector<std::string> primary_key_of(const Table& table) {
    const catalog::Index* key = table.primary_key();
    return key == nullptr ? std::vector<std::string>{} : key_names(*key);
}

bool is_text(const Column& column, int least, int most) {
    return column.type.is_character() && !column.type.is_lob() && column.type.length >= least &&
           column.type.length <= most;
}

bool is_integer(const Column& column) {
    return column.type.id == TypeId::Int || column.type.id == TypeId::BigInt;
}

// A number within the document: an integer, or a few digits kept as text. No year or period.
bool is_line_number(const Column& column) {
    constexpr int fewest_digits = 3;
    constexpr int most_digits = 6;
    return is_integer(column) || column.type.id == TypeId::SmallInt ||
           is_text(column, fewest_digits, most_digits);
}

// A code has fewer letters.
bool is_document_number(const Column& column) {
    constexpr int fewest_digits = 6;
    constexpr int most_digits = 20;
    return is_integer(column) || is_text(column, fewest_digits, most_digits);
}

bool is_amount(const Column& column, const ColumnFacts& facts) {
    return !facts.is_primary_key && !facts.is_foreign_key &&
           (facts.role == ColumnRole::Money || column.type.is_approximate() ||
            (column.type.id == TypeId::Decimal && column.type.scale > 0));
}

bool has_amount(const Table& table, const TableFacts& facts) {
    for (std::size_t index = 0; index < table.columns.size(); ++index) {
        if (is_amount(table.columns[index], facts.columns[index])) {
            return true;
        }
    }
    return false;
}

class ShapeReader {
public:
    ShapeReader(const Context& context, const std::vector<TableFacts>& tables)
        : context_(context), tables_(tables) {
        for (TableId id = 0; id < tables.size(); ++id) {
            const auto key = primary_key_of(context_.table(id));
            if (key.size() > 1 && has_lines_key(id, key) &&
                has_amount(context_.table(id), tables[id])) {
                keys_of_lines_.insert(joined(key, key.size() - 1));
            }
        }
        for (TableId id = 0; id < tables.size(); ++id) {
            const auto key = primary_key_of(context_.table(id));
            if (is_header(id, key)) {
                keys_of_headers_.insert(joined(key, key.size()));
            }
        }
    }

    // Tiny, without a reason: the shape says nothing.
    Estimate guess(TableId id) const {
        constexpr std::size_t many_columns = 4;
        constexpr std::size_t fewest_of_posting = 3;
        Estimate nothing{Scale::Tiny, {}};
        const Table& table = context_.table(id);
        const auto key = primary_key_of(table);
        const bool has_amounts = has_amount(table, tables_[id]);
        if (key.empty() || !is_in_capitals(table.name.name) || tables_[id].is_reference) {
            return nothing;
        }
        if (has_amounts && key.size() > 1 && has_lines_key(id, key)) {
            if (keys_of_headers_.contains(joined(key, key.size() - 1))) {
                return {Scale::Large, "the lines of documents, guessed from its shape alone"};
            }
            if (key.size() >= fewest_of_posting && has_date_of_event(context_, tables_[id]) &&
                is_document_number(table.column_or_unknown(key[key.size() - 2]))) {
                return {Scale::Large,
                        "dated amounts by document and line, guessed from its shape alone"};
            }
        }
        if (is_header(id, key)) {
            return {Scale::Moderate, "documents with lines, guessed from its shape alone"};
        }
        if (has_amounts && key.size() >= many_columns && tables_[id].children.empty()) {
            return {Scale::Moderate, "amounts by many key columns, guessed from its shape alone"};
        }
        return nothing;
    }

private:
    // The last column of the key numbers the rows within the others.
    bool has_lines_key(TableId id, const std::vector<std::string>& key) const {
        const Table& table = context_.table(id);
        const ColumnFacts* last = tables_[id].find(table, key.back());
        return is_in_capitals(table.name.name) && last != nullptr && !last->is_foreign_key &&
               is_line_number(table.column_or_unknown(key.back()));
    }

    // A numbered and dated row whose key begins that of lines.
    bool is_header(TableId id, const std::vector<std::string>& key) const {
        const Table& table = context_.table(id);
        if (key.empty() || !keys_of_lines_.contains(joined(key, key.size())) ||
            !is_in_capitals(table.name.name) ||
            context_.words().tables.batches.matches(context_.names(id).table)) {
            return false;
        }
        return has_number(id, key) && has_any_date(id);
    }

    // Not that of a parent, such as the item of a bill of materials. The year may come last:
    // company, number, year.
    bool has_number(TableId id, const std::vector<std::string>& key) const {
        const Table& table = context_.table(id);
        return std::any_of(key.begin(), key.end(), [&](const std::string& column) {
            const ColumnFacts* facts = tables_[id].find(table, column);
            return facts != nullptr && !facts->is_foreign_key &&
                   is_document_number(table.column_or_unknown(column));
        });
    }

    // Dates may be NULL, or be kept as text of eight digits.
    bool has_any_date(TableId id) const {
        constexpr int digits_of_date = 8;
        const Table& table = context_.table(id);
        const auto& validity = context_.words().natural_keys.validity;
        for (std::size_t index = 0; index < table.columns.size(); ++index) {
            const Column& column = table.columns[index];
            const ColumnRole role = tables_[id].columns[index].role;
            const bool is_date = column.type.is_temporal() && (role == ColumnRole::Timestamp ||
                                                               role == ColumnRole::DescriptiveDate);
            if ((is_date && !validity.matches(context_.names(id).columns[index])) ||
                (is_text(column, digits_of_date, digits_of_date) && ends_as_date(column.name))) {
                return true;
            }
        }
        return false;
    }

    // ERDAT
    bool ends_as_date(const std::string& name) const {
        const std::string lower = text::to_lower(name);
        const auto& endings = context_.words().language.forms.run_on_abbreviations;
        return std::any_of(endings.begin(), endings.end(), [&](const auto& ending) {
            return ending.form == "date" && lower.ends_with(ending.word);
        });
    }

    const Context& context_;
    const std::vector<TableFacts>& tables_;
    std::unordered_set<std::string> keys_of_lines_;  // without the number of the line
    std::unordered_set<std::string> keys_of_headers_;
};

}  // namespace

DocumentShapes::DocumentShapes(const Context& context, const std::vector<TableFacts>& tables,
                               unsigned jobs)
    : guesses_(tables.size()) {
    const ShapeReader reader(context, tables);
    text::for_each_index(guesses_.size(), jobs,
                         [&](TableId id) { guesses_[id] = reader.guess(id); });
}

}  // namespace tsqlaudit::facts
