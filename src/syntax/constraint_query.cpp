#include "syntax/constraint_query.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "syntax/names_in_strings.h"
#include "syntax/words.h"

namespace tsqlaudit::syntax {

namespace {

using enum TokenType;

std::optional<ConstraintKind> kind_of_source(std::string_view name) {
    constexpr std::array<std::string_view, 3> defaults{"DEFAULT_CONSTRAINTS", "CDEFAULT",
                                                       "DEFAULT_OBJECT_ID"};
    constexpr std::array<std::string_view, 5> foreign_keys{"FOREIGN_KEYS", "FOREIGN_KEY_COLUMNS",
                                                           "SYSFOREIGNKEYS", "SYSREFERENCES",
                                                           "REFERENTIAL_CONSTRAINTS"};
    if (is_one_of(name, defaults)) {
        return ConstraintKind::Default;
    }
    if (is_one_of(name, foreign_keys)) {
        return ConstraintKind::ForeignKey;
    }
    return name == "CHECK_CONSTRAINTS" ? std::optional(ConstraintKind::Check) : std::nullopt;
}

// The codes of sys.objects, and the words of INFORMATION_SCHEMA.TABLE_CONSTRAINTS.
std::optional<ConstraintKind> kind_of_code(std::string_view code) {
    if (code == "PK" || code == "PRIMARY KEY") {
        return ConstraintKind::PrimaryKey;
    }
    if (code == "UQ" || code == "UNIQUE") {
        return ConstraintKind::Unique;
    }
    if (code == "F" || code == "FOREIGN KEY") {
        return ConstraintKind::ForeignKey;
    }
    if (code == "C" || code == "CHECK") {
        return ConstraintKind::Check;
    }
    return code == "D" ? std::optional(ConstraintKind::Default) : std::nullopt;
}

// Words of a condition that say no more than the table, the column and the kind.
bool is_understood(std::string_view name) {
    constexpr std::array<std::string_view, 38> words{
        "CDEFAULT",
        "COLID",
        "COLUMNPROPERTY",
        "COLUMNS",
        "COLUMN_ID",
        "COLUMN_NAME",
        "COL_NAME",
        "CONSTRAINT_COLUMN_ID",
        "CONSTRAINT_OBJECT_ID",
        "CONSTRAINT_SCHEMA",
        "CONSTRAINT_TYPE",
        "DBO",
        "DB_NAME",
        "DEFAULT_OBJECT_ID",
        "ID",
        "IS_SYSTEM_NAMED",
        "NAME",
        "OBJECT_ID",
        "OBJECT_NAME",
        "PARENT_COLUMN_ID",
        "PARENT_OBJ",
        "PARENT_OBJECT_ID",
        "PATH",
        "QUOTENAME",
        "REFERENCED_OBJECT_ID",
        "SCHEMA_ID",
        "SCHEMA_NAME",
        "SYS",
        "SYSCOLUMNS",
        "SYSOBJECTS",
        "TABLES",
        "TABLE_CATALOG",
        "TABLE_CONSTRAINTS",
        "TABLE_NAME",
        "TABLE_SCHEMA",
        "TYPE",
        "XML",
        "XTYPE",
    };
    return is_one_of(name, words);
}

class QueryReader {
public:
    QueryReader(std::string_view text, std::string table, const ValueOfToken& value_of)
        : text_(text), value_of_(value_of), table_(std::move(table)) {}

    void read(Tokens statement) {
        const std::size_t kinds_before = kinds_.size();
        tokens_ = statement;
        is_condition_ = false;
        for (std::size_t index = 0; index < tokens_.size(); ++index) {
            read_token(index);
        }
        if (kinds_.size() > kinds_before) {
            asks_anything_ |= is_condition_;
        }
    }

    ConstraintQuery result() {
        ConstraintQuery query;
        query.table = table_;
        query.drop.column = column();
        if (!referenced_.empty()) {
            query.drop.referenced = join_name(split_name(referenced_), {});
        }
        if (kinds_.size() == 1) {
            query.drop.kind = *kinds_.begin();
            if (asks_anything_ && !asks_more_) {
                query.drop.which = gathers_ ? DropLookedUp::Which::All : DropLookedUp::Which::One;
            }
        }
        return query;
    }

private:
    TokenType type(std::size_t index) const {
        return index < tokens_.size() ? tokens_[index].type : NONE;
    }

    std::string word(std::size_t index) const {
        return index < tokens_.size() && is_name(type(index))
                   ? to_upper(name_of(text_of(text_, tokens_[index])))
                   : std::string{};
    }

    std::optional<std::string> value(std::size_t index) const {
        return index < tokens_.size() ? value_of_(tokens_[index]) : std::nullopt;
    }

    void read_token(std::size_t index) {
        switch (type(index)) {
            case WHERE:
                is_condition_ = true;
                return;
            case OR:
            case NOT:
            case LIKE:
            case LESS:
            case GREATER:
            case BANG:
                asks_more_ |= is_condition_;
                return;
            case PLUS:
                // @sql += …, or @sql = @sql + …
                gathers_ |=
                    type(index + 1) == EQUAL || (type(index - 1) == VARIABLE && repeats(index - 1));
                return;
            default:
                break;
        }
        const std::string name = word(index);
        if (name.empty()) {
            return;
        }
        if (const auto kind = kind_of_source(name)) {
            kinds_.insert(*kind);
        }
        gathers_ |= name == "STRING_AGG" || name == "XML";
        const bool is_qualifier = type(index + 1) == DOT;
        asks_more_ |= is_condition_ && !is_qualifier && !is_understood(name);
        read_comparison(index, name);
    }

    // Is the variable the one that is being set?
    bool repeats(std::size_t index) const {
        return index >= 2 && type(index - 1) == EQUAL && type(index - 2) == VARIABLE &&
               to_upper(text_of(text_, tokens_[index])) ==
                   to_upper(text_of(text_, tokens_[index - 2]));
    }

    // NAME = '…', COL_NAME (…) = '…', OBJECT_ID ('…'
    void read_comparison(std::size_t index, const std::string& name) {
        if (name == "OBJECT_ID" && type(index + 1) == OPEN) {
            const bool is_referenced =
                type(index - 1) == EQUAL && word(index - 2) == "REFERENCED_OBJECT_ID";
            note_table(value(index + 2), is_referenced ? referenced_ : table_);
            return;
        }
        if (name == "COLUMNPROPERTY") {
            note_column_property(index);
            return;
        }
        std::size_t operator_index = index + 1;
        if (name == "COL_NAME" && type(operator_index) == OPEN) {
            operator_index = behind_parentheses(operator_index);
        }
        const bool is_in = type(operator_index) == IN;
        if (!is_in && type(operator_index) != EQUAL) {
            return;
        }
        const auto compared = value(operator_index + (is_in ? 2 : 1));
        if (!compared) {
            return;
        }
        if (name == "TYPE" || name == "XTYPE" || name == "CONSTRAINT_TYPE") {
            if (const auto kind = kind_of_code(to_upper(*compared))) {
                kinds_.insert(*kind);
            }
            asks_more_ |= is_in && type(operator_index + 3) != CLOSE;
        } else if (name == "TABLE_NAME") {
            note_table(compared, table_);
        } else if (name == "COLUMN_NAME" || name == "COL_NAME") {
            columns_.push_back(*compared);
        } else if (name == "NAME") {
            names_.push_back(*compared);
        }
    }

    // Of a call whose arguments are short.
    std::size_t behind_parentheses(std::size_t index) const {
        constexpr std::size_t most_tokens = 64;
        const std::size_t last = std::min(index + most_tokens, tokens_.size());
        ParenthesisDepth depth;
        for (; index < last; ++index) {
            depth.read(type(index));
            if (depth.value() == 0) {
                return index + 1;
            }
        }
        return tokens_.size();
    }

    // COLUMNPROPERTY (OBJECT_ID ('…'), '…', 'ColumnId')
    void note_column_property(std::size_t index) {
        const std::size_t end = behind_parentheses(index + 1);
        if (end >= 4 && type(end - 3) == COMMA) {
            if (auto column = value(end - 4)) {
                columns_.push_back(std::move(*column));
            }
        }
    }

    static void note_table(const std::optional<std::string>& name, std::string& table) {
        if (name && table.empty()) {
            table = *name;
        }
    }

    // Of names without a word about whose they are, one is that of the table where there are two.
    std::string column() {
        const std::vector<std::string> parts = split_name(table_);
        if (names_.size() + columns_.size() > 1) {
            const auto is_table = [&](const std::string& name) {
                return to_upper(name) == to_upper(parts.back());
            };
            const auto found = std::ranges::find_if(names_, is_table);
            if (found != names_.end()) {
                names_.erase(found);
            }
        }
        columns_.insert(columns_.end(), names_.begin(), names_.end());
        asks_more_ |= columns_.size() > 1;
        return columns_.size() == 1 ? name_of(columns_.front()) : std::string{};
    }

    std::string_view text_;
    const ValueOfToken& value_of_;
    Tokens tokens_;
    bool is_condition_ = false;   // behind WHERE
    bool asks_anything_ = false;  // a condition that was read to its end
    bool asks_more_ = false;      // one that is not understood
    bool gathers_ = false;
    std::string table_;
    std::string referenced_;
    std::set<ConstraintKind> kinds_;
    std::vector<std::string> columns_;
    std::vector<std::string> names_;
};

}  // namespace

ConstraintQuery read_constraint_query(std::string_view text, const std::vector<Tokens>& statements,
                                      std::string table, const ValueOfToken& value_of) {
    QueryReader reader(text, std::move(table), value_of);
    for (const Tokens statement : statements) {
        reader.read(statement);
    }
    return reader.result();
}

}  // namespace tsqlaudit::syntax
