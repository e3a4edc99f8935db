// The schema while it is being built, and the statements that wait for something to appear in it.
// Internal to this folder.
#pragma once

#include <tsl/hopscotch_map.h>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "catalog/catalog.h"
#include "catalog/databases.h"
#include "syntax/ast.h"
#include "text/compare.h"
#include "text/diagnostic.h"
#include "text/rare.h"
#include "text/source.h"

namespace tsqlaudit::catalog {

// What a statement needs and does not find: a table, view or security policy, a partition function
// (without a schema), or a column, index or constraint of a table.
struct Missing {
    QualifiedName object;
    std::string member;  // empty: the object itself
};

// Nothing: the statement has been applied, or there is nothing that it could be applied to.
using Outcome = std::optional<Missing>;

class BuildState {
public:
    template <typename Value>
    using ByName = std::map<QualifiedName, Value>;

    explicit BuildState(const text::SourceSet& sources) : sources_{sources} {}

    ByName<Table> tables;
    ByName<View> views;
    ByName<Routine> routines;
    ByName<SecurityPolicy> policies;
    ByName<AliasType> alias_types;
    std::set<QualifiedName> other_objects;
    std::map<std::string, PartitionFunction, text::LessIgnoringCase> partition_functions;
    std::map<std::string, PartitionScheme, text::LessIgnoringCase> partition_schemes;
    std::set<QualifiedName> selected;  // tables of SELECT … INTO, which are made last
    text::Diagnostics diagnostics;

    void warn(Span span, std::string message);
    // A second definition of something. Silent inside an IF, and where the file as a whole repeats
    // a table that an earlier file defines. No fault in another database.
    void warn_repeated(const syntax::Statement& statement, Span span, const QualifiedName& table,
                       const std::string& what, Span first);
    // The statement that is being applied; nullptr: none is.
    void begin(const syntax::Statement* statement) { statement_ = statement; }
    // As written in the statement that is being applied. Inside EXEC('…') every apostrophe is
    // written twice.
    std::string text_of(const syntax::ExpressionPtr& expression) const;

    // The table that the statement that is being applied can be about.
    Table* find_table(const QualifiedName& name);
    // Is the table that of another database, and the statement about one of its own?
    bool is_of_other_database(const QualifiedName& table) const;
    // The same of what stands at a place, and a table that is defined at another.
    bool is_of_other_database(const QualifiedName& table, const Span& place,
                              const Span& definition) const {
        return databases_.has_own(place, table, definition);
    }
    // Once they are in the catalog: what is known of them by their names goes, too.
    void forget_tables();
    // The table is new under its name: statements that wait for it are ready.
    Table& insert(Table table);

    // Names of constraints and triggers, foreign keys, and histories, by the table that has them.
    // Entries are never removed: whoever asks looks whether the table still has what it is asked
    // for.
    // Of a default, with its column.
    void note_owned(const QualifiedName& table, const std::string& object, std::string column = {});
    void note_foreign_key(const QualifiedName& table, const ForeignKey& key);
    // Of a foreign key that is known, after a column got another name.
    void note_referenced_column(const QualifiedName& table, const QualifiedName& referenced,
                                const std::string& column);
    void note_history(const Table& current);
    Table* owner_of(const QualifiedName& object);
    // The column that has the default of that name; nullptr if none of the table has.
    Column* column_of_default(Table& table, std::string_view name) const;
    // False: no table of that schema ever had a constraint or trigger of that name.
    bool may_be_owned(std::string_view schema, std::string_view object) const {
        return owners_.contains(hash_of(schema, object));
    }
    // The table whose history a table is; nullptr when it is none.
    Table* current_table_of(const QualifiedName& history);
    std::vector<QualifiedName> tables_referencing(const QualifiedName& table) const;
    // Those with a foreign key that names the column, and perhaps others.
    std::vector<QualifiedName> tables_referencing(const QualifiedName& table,
                                                  std::string_view column);

    // Of a constraint of any table nobody can tell whether it was dropped.
    void note_doubt() { has_doubts_ = true; }
    bool has_doubts() const { return has_doubts_; }

    // Statements that are held: they have to stay where they are.
    void wait(const syntax::Statement& statement, const Missing& missing);
    // What has no effect, even if what it needs appears later.
    void fail(const syntax::Statement& statement, const Missing& missing);
    // SELECT … INTO.
    void select_later(const syntax::Statement& statement);
    const std::vector<const syntax::Statement*>& selections() const { return selections_; }
    // How often one of these was called.
    std::size_t held_count() const { return held_count_; }
    void appeared(const QualifiedName& object, const std::string& member = {});
    // The same, with its definition: what stands before that in the same file found none, unless it
    // is what a project of files in any order consists of.
    void appeared(const QualifiedName& object, const Span& definition);
    // DROP TABLE: the statements before it were about the table that is dropped. Where the script
    // only looks whether there is such a table, that is said of its own file alone.
    void forget_waiting(const QualifiedName& object, const syntax::Statement& drop,
                        bool surely_existed);
    bool is_awaited(const QualifiedName& object) const;
    // The statements of a kind that wait for something, in their order; they wait no longer.
    template <typename Node>
    std::vector<const syntax::Statement*> take_waiting();
    // The next statement whose wait is over; nullptr when there is none.
    const syntax::Statement* next_ready();
    void warn_of_waiting();

    // From each script: which databases its parts are for, and tables that could not be read, about
    // which nothing is said.
    void note_script(const syntax::Script& script);
    // Then no statement can be applied before all scripts are noted.
    bool has_several_databases() const { return databases_.are_several(); }

    // A file that repeats the definition of a table: what it says of the table is no news.
    void skip_definition(text::FileId file, const QualifiedName& table);
    bool is_skipped(text::FileId file, const QualifiedName& table) const;

private:
    // Names are known by a hash of 64 bits: of another one with the same hash, it would only be
    // looked for in vain what it has.
    static std::size_t hash_of(std::string_view schema, std::string_view name);
    static std::size_t hash_of(const QualifiedName& name) {
        return hash_of(name.schema, name.name);
    }
    static std::size_t hash_of(const QualifiedName& table, std::string_view column);
    template <typename Value>
    using ByHash = tsl::hopscotch_map<std::size_t, Value>;
    using Referencing = ByHash<std::set<std::size_t>>;  // hashes of the names of tables

    bool is_of_other_database(const Table& table) const;

    using Key = std::pair<QualifiedName, std::string>;
    struct KeyLess {
        bool operator()(const Key& left, const Key& right) const;
    };

    using Waiting = std::map<Key, std::vector<const syntax::Statement*>, KeyLess>;

    std::size_t kept_hash_of(const QualifiedName& table);
    std::vector<QualifiedName> names_of(const Referencing& known, std::size_t hash) const;

    void forget_earlier(const QualifiedName& object, const Span& definition);
    void warn_once(const Key& key, const std::vector<const syntax::Statement*>& statements,
                   const std::string& message);

    const text::SourceSet& sources_;
    const syntax::Statement* statement_ = nullptr;  // that is being applied
    struct Owner {
        std::size_t table;  // hash of its name
        text::RareText column;
    };
    ByHash<QualifiedName> names_;  // of tables that have something
    ByHash<Owner> owners_;
    ByName<QualifiedName> current_tables_;  // by their histories
    Referencing referencing_;
    // The same by column, from the first question on.
    std::optional<Referencing> referencing_columns_;
    Waiting waiting_;  // in their order
    Waiting failed_;
    std::vector<const syntax::Statement*> selections_;  // in their order
    std::size_t held_count_ = 0;
    std::deque<const syntax::Statement*> ready_;
    std::set<std::pair<text::FileId, QualifiedName>> skipped_;
    bool has_doubts_ = false;
    std::set<QualifiedName> unread_;
    Databases databases_;
};

template <typename Node>
std::vector<const syntax::Statement*> BuildState::take_waiting() {
    std::vector<const syntax::Statement*> taken;
    for (auto& [key, statements] : waiting_) {
        std::erase_if(statements, [&taken](const syntax::Statement* statement) {
            const bool is_wanted = std::holds_alternative<Node>(statement->node);
            if (is_wanted) {
                taken.push_back(statement);
            }
            return is_wanted;
        });
    }
    return taken;
}

// dbo where no schema is written; server and database are ignored.
QualifiedName qualified(const syntax::ObjectName& name);
// Of what is in no schema, among the names of what is in one.
QualifiedName without_schema(std::string name);
// #temp tables and table variables are no tables of the schema; names that are filled in later
// (#{prefix}t, @prefix@t) are none of those.
bool is_temporary(const syntax::ObjectName& name);

}  // namespace tsqlaudit::catalog
