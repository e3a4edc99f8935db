// WITH options: one general form for all statements.
#include <algorithm>
#include <array>
#include <charconv>

#include "syntax/option_names.h"
#include "syntax/tree_reader.h"
#include "syntax/words.h"

namespace tsqlaudit::syntax {

namespace {

// The options whose value is the name of something, not a word of SQL Server's.
bool names_an_object(std::string_view option) {
    constexpr std::array<std::string_view, 9> names{
        "COLUMN_ENCRYPTION_KEY", "DATA_SOURCE",   "EXTERNAL_DATA_SOURCE",
        "FILE_FORMAT",           "FILESTREAM_ON", "FILTER_COLUMN",
        "FILTER_PREDICATE",      "HISTORY_TABLE", "LEDGER_VIEW"};
    return is_one_of(option, names) || option.ends_with("_COLUMN_NAME") ||
           option.ends_with("_CONSTRAINT_NAME");
}

double to_number(std::string_view written) {
    written.remove_prefix(std::min(written.find_first_of(".0123456789"), written.size()));  // $
    double value = 0;
    std::from_chars(written.data(), written.data() + written.size(), value);
    return value;
}

class OptionReader {
public:
    OptionReader(const TreeReader& tree, bool is_nested) : tree_(tree), is_nested_(is_nested) {}

    Option read(const TSqlParser::OptionContext* context) const {
        Option option;
        option.span = tree_.span(context);
        const bool has_value = context->value != nullptr;
        option.name = has_value || context->nested != nullptr || !is_nested_
                          ? keywords(context->words)
                          : as_written(context->words);
        if (has_value) {
            read_value(context->value, option);
        } else if (context->literal != nullptr) {
            option.value = read_literal(context->literal);
        }
        if (context->nested != nullptr) {
            read_nested(context->nested, option);
        }
        for (const auto* range : context->partitions) {
            const int from = tree_.integer(range->from);
            option.partitions.emplace_back(from,
                                           range->to == nullptr ? from : tree_.integer(range->to));
        }
        return option;
    }

    void read_value(const TSqlParser::OptionValueContext* context, Option& option) const {
        const std::string_view written = tree_.text(context);
        if (context->literal != nullptr) {
            option.value = read_literal(context->literal);
        } else if (context->number != nullptr) {
            option.value = context->sign != nullptr ? tree_.text(context->sign) : "";
            option.value += tree_.text(context->number);
            if (context->unit != nullptr) {
                option.value += ' ' + to_upper(tree_.text(context->unit));
            }
        } else if (context->name != nullptr) {
            read_name(context->name, option);
        } else {
            option.value = to_upper(written);
        }
    }

private:
    std::string read_literal(const antlr4::Token* literal) const {
        return literal->getType() == TSqlParser::STRING ? tree_.string(literal)
                                                        : std::string(tree_.text(literal));
    }

    // HISTORY_TABLE = dbo.x is a name, DATA_COMPRESSION = page a word.
    void read_name(const TSqlParser::ObjectNameContext* context, Option& option) const {
        const std::string_view written = tree_.text(context);
        const ObjectName name = tree_.object_name(context);
        const bool is_single_word =
            context->start == context->stop && written.front() != '[' && written.front() != '"';
        if (is_single_word && !names_an_object(option.name)) {
            option.value = to_upper(written);
            return;
        }
        option.object = name;
        option.value = context->start == context->stop ? name.name : std::string(written);
    }

    // Numbers without names, as in BOUNDING_BOX = (0, 0, 500, 200), have a place of their own.
    void read_nested(const TSqlParser::NestedOptionsContext* list, Option& option) const {
        const OptionReader reader(tree_, true);
        for (const auto* item : list->settings) {
            if (item->number != nullptr) {
                const double number = to_number(tree_.text(item->number));
                const bool is_negative =
                    item->sign != nullptr && item->sign->getType() == TSqlParser::MINUS;
                option.numbers.push_back(is_negative ? -number : number);
            } else {
                option.nested.push_back(reader.read(item));
            }
        }
    }

    std::string keywords(const std::vector<TSqlParser::OptionWordContext*>& words) const {
        std::string result = to_upper(joined(words, false));
        constexpr std::string_view move_to = "MOVE TO ";
        if (result.starts_with(move_to)) {  // what follows is the name of a filegroup or scheme
            result = move_to;
            result += as_written({words.begin() + 2, words.end()});
        } else if (words.size() > 1 && to_upper(tree_.text(words[1])) == "RANGE") {
            // PARTITION (OrderDate RANGE RIGHT FOR VALUES (…))
            result = as_written({words.front()}) + ' ' +
                     to_upper(joined({words.begin() + 1, words.end()}, false));
        }
        return result;
    }
    std::string as_written(const std::vector<TSqlParser::OptionWordContext*>& words) const {
        return joined(words, true);
    }
    std::string joined(const std::vector<TSqlParser::OptionWordContext*>& words,
                       bool are_names) const {
        std::string result;
        for (const auto* word : words) {
            const std::string_view written = tree_.text(word);
            result += result.empty() ? "" : " ";
            result += are_names ? name_of(written) : std::string(written);
        }
        return result;
    }

    const TreeReader& tree_;
    bool is_nested_;
};

void refuse_misspelled(const TreeReader& tree, const antlr4::ParserRuleContext* context,
                       std::string_view name) {
    if (const std::string_view meant = misspelled_option(name); !meant.empty()) {
        tree.refuse(context,
                    "there is no option " + std::string(name) + ", but " + std::string(meant));
    }
}

}  // namespace

std::vector<Option> TreeReader::options(const TSqlParser::OptionListContext* list) const {
    std::vector<Option> result;
    if (list != nullptr) {
        const OptionReader reader(*this, false);
        result.reserve(list->settings.size());
        for (const auto* option : list->settings) {
            result.push_back(reader.read(option));
            refuse_misspelled(*this, option, result.back().name);
        }
    }
    return result;
}

Rare<Placement> TreeReader::move_target(const TSqlParser::OptionListContext* list) const {
    for (const auto* option : list->settings) {
        const auto& words = option->words;
        if (words.size() < (option->quoted != nullptr ? 2U : 3U) ||
            !is_word(text(words[0]), "MOVE") || !is_word(text(words[1]), "TO")) {
            continue;
        }
        Placement target;
        if (option->quoted != nullptr) {
            target.name = {string(option->quoted), span(option->quoted)};
        } else {
            target.name = identifier(words[2]);
        }
        // MOVE TO filegroup FILESTREAM_ON scheme (column): that is not where the rows go.
        if (const auto* column = option->nested; column != nullptr && words.size() == 3) {
            if (column->settings.empty()) {
                fail_behind(column->start->getTokenIndex(), "a column name");
            }
            target.column = identifier(column->settings.front());
        }
        return target;
    }
    return {};
}

bool TreeReader::is_random(const TSqlParser::OptionListContext* encryption) const {
    const std::vector<Option> settings = options(encryption);
    return std::ranges::any_of(settings, [](const Option& option) {
        return option.name == "ENCRYPTION_TYPE" && is_word(option.value, "RANDOMIZED");
    });
}

Option TreeReader::legacy_option(const TSqlParser::LegacyOptionContext* context) const {
    Option option;
    option.span = span(context);
    option.name = to_upper(text(context->name));
    refuse_misspelled(*this, context, option.name);
    if (context->value != nullptr) {
        OptionReader(*this, false).read_value(context->value, option);
    } else {
        option.value = "ON";  // WITH PAD_INDEX, IGNORE_DUP_KEY
    }
    return option;
}

}  // namespace tsqlaudit::syntax
