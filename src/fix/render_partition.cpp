// The move of a table to a partition scheme, with all that has to go and come back around it.
#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "fix/existing.h"
#include "fix/render_parts.h"
#include "sqlserver/names.h"

namespace tsqlaudit::fix {

using sqlserver::quote_name;

namespace {

using catalog::Index;
using catalog::IndexKind;

constexpr std::string_view drop_existing = "DROP_EXISTING = ON";

class Move {
public:
    Move(const RenderContext& context, const Table& table, const std::string& column)
        : context_{context},
          table_{table},
          column_{column},
          function_{context.naming.partition_function(table, column)},
          scheme_{context.naming.partition_scheme(table, column), column} {
        if (const Index* clustered = table.clustered_index()) {
            clustered_ = *clustered;
        } else if (const auto planned = context.planned.clustered_indexes.find(&table);
                   planned != context.planned.clustered_indexes.end()) {
            clustered_ = planned->second;
            is_planned_ = true;
        }
    }

    Rendered run(const std::vector<std::string>& changes) && {
        make_scheme();
        drop_columnstore();
        move_base();
        move_others();
        put_columnstore_back();
        Rendered result{.title = fmt::format("Partition {} by {}", table_.name.dotted(), column_),
                        .batches = std::move(batches_),
                        .choice = "Choose the boundary values; a mistake here moves every row.",
                        .cost = rewrites_rows};
        for (const std::string& change : changes) {
            result.choice += "\nFirst: " + change;
        }
        for (const std::string& line : more_) {
            result.choice += "\n" + line;
        }
        return result;
    }

private:
    void add(std::string sql) { batches_.push_back({"", std::move(sql)}); }

    std::string placement() const {
        return fmt::format("ON {} ({})", quote_name(scheme_.filegroup_or_scheme),
                           quote_name(column_));
    }

    void make_scheme() {
        const catalog::Column* column = table_.find_column(column_);
        const std::string type =
            sqlserver::to_sql(column == nullptr ? context_.schema.tenant_type : column->type);
        add(fmt::format("CREATE PARTITION FUNCTION {} ({}) AS RANGE RIGHT FOR VALUES (…);",
                        quote_name(function_), type));
        add(fmt::format("CREATE PARTITION SCHEME {} AS PARTITION {} ALL TO ([PRIMARY]);",
                        quote_name(scheme_.filegroup_or_scheme), quote_name(function_)));
    }

    bool holds_column(const Index& index) const { return has_key_column(index, column_); }

    // Every row moves with the clustered index.
    void move_base() {
        if (!clustered_) {
            Index index;
            index.name = context_.naming.index(table_, "CX", {column_});
            index.is_clustered = true;
            index.key_columns = {{.name = column_}};
            add(moved(index, {}));
        } else if (clustered_->kind == IndexKind::Columnstore) {
            add(columnstore_statement(table_, *clustered_, drop_existing, placement()));
        } else if (const std::string why =
                       index_obstacle(context_.unnamed_twins, table_, *clustered_);
                   !why.empty()) {
            more_.push_back(
                fmt::format("The clustered index, {}, has to move {}.", why, placement()));
        } else if (!clustered_->name.empty() &&
                   (!clustered_->is_unique || holds_column(*clustered_))) {
            // As long as the columns stay the same, the constraint and what refers to it stay too.
            add(moved(as_plain(*clustered_), drop_existing));
        } else {
            replace_unique();
        }
    }

    // The index of a constraint as CREATE INDEX makes it again.
    static Index as_plain(Index index) {
        index.is_primary_key = false;
        index.is_unique_constraint = false;
        return index;
    }

    std::string moved(Index index, std::string_view option) const {
        index.storage = scheme_;
        return index_statement(table_, like_table(context_, table_, std::move(index)), option);
    }

    // A unique index on the scheme has to contain the column (1908): the key is another one
    // afterwards, and what references it needs the old one, too.
    void replace_unique() {
        const bool is_widened = !holds_column(*clustered_);
        std::vector<Reference> references;
        for (const std::size_t position : context_.references.leaning_on(table_, *clustered_)) {
            references.push_back(context_.references.to(table_)[position]);
        }
        if (is_full_text_key(context_.dependants.of(table_), *clustered_)) {
            more_.emplace_back(
                "First: drop the full-text index, whose key it is (error 7614), and create it "
                "again last.");
        }
        const bool is_versioned = table_.versioning && clustered_->is_primary_key;
        if (is_versioned) {
            add(fmt::format("ALTER TABLE {} SET (SYSTEM_VERSIONING = OFF);", quoted(table_.name)));
        }
        for (const Reference& reference : references) {
            batches_.push_back(drop_foreign_key(*reference.table, *reference.key));
        }
        batches_.push_back(drop_index(table_, *clustered_));
        add(moved(widened(), {}));
        if (is_widened && !references.empty()) {
            keep_old_key();
        } else if (is_widened) {
            more_.push_back(
                fmt::format("The key gets {}, and no longer keeps ({}) unique by itself.", column_,
                            plain_list(names_of(clustered_->key_columns))));
        }
        for (const Reference& reference : references) {
            put_back(reference);
        }
        if (is_versioned) {
            version_again();
        }
    }

    Index widened() {
        Index index = *clustered_;
        if (!holds_column(index)) {
            index.key_columns.push_back({.name = column_});
        }
        index.name = name_of_key(context_, table_, index);
        if (is_planned_ && table_.column_or_unknown(column_).is_nullable) {
            more_.push_back(
                fmt::format("First: {} has to be NOT NULL, to be a part of the primary key that "
                            "this script adds.",
                            column_));
        }
        return index;
    }

    void keep_old_key() {
        Index old = *clustered_;
        old.name = context_.naming.constraint(table_, "UQ", names_of(old.key_columns));
        old.is_primary_key = false;
        old.is_unique_constraint = true;
        old.is_clustered = false;
        const bool has_filegroup = !table_.storage.filegroup_or_scheme.empty();
        old.storage = catalog::Storage{
            has_filegroup ? table_.storage.filegroup_or_scheme : std::string("PRIMARY"), {}};
        add(index_statement(table_, like_table(context_, table_, old)));
        more_.push_back(fmt::format(
            "{} keeps ({}) unique for the foreign keys; while it is there, no partition can be "
            "switched.",
            old.name, plain_list(names_of(old.key_columns))));
    }

    void put_back(const Reference& reference) {
        const catalog::ForeignKey& key = *reference.key;
        if (const std::string why =
                foreign_key_obstacle(context_.unnamed_twins, *reference.table, key);
            !why.empty()) {
            more_.push_back(
                fmt::format("The foreign key ({}) of {}, {}, has to come back as it was.",
                            plain_list(key.columns), reference.table->name.dotted(), why));
            return;
        }
        batches_.push_back(create_foreign_key(
            *reference.table, key,
            key.name.empty() ? context_.naming.constraint(*reference.table, "FK", key.columns)
                             : key.name));
    }

    // What is not restated is lost.
    void version_again() {
        const catalog::SystemVersioning& versioning = *table_.versioning;
        const bool is_named = !versioning.history_table.name.empty();
        if (!is_named) {
            more_.emplace_back(
                "First: note the name of the history table (sys.tables.history_table_id), which "
                "SQL Server made up.");
        }
        add(fmt::format(
            "ALTER TABLE {} SET (SYSTEM_VERSIONING = ON (HISTORY_TABLE = {}{}));",
            quoted(table_.name), is_named ? quoted(versioning.history_table) : "…",
            versioning.retention ? ", HISTORY_RETENTION_PERIOD = " + *versioning.retention : ""));
    }

    // A columnstore has to be partitioned as its table is (35316): neither can move first.
    const Index* nonclustered_columnstore() const {
        const Index* columnstore = table_.columnstore();
        return columnstore == nullptr || columnstore->is_clustered ? nullptr : columnstore;
    }

    void drop_columnstore() {
        if (const Index* columnstore = nonclustered_columnstore()) {
            batches_.push_back(drop_index(table_, *columnstore));
        }
    }

    void put_columnstore_back() {
        const Index* columnstore = nonclustered_columnstore();
        if (columnstore == nullptr) {
            return;
        }
        add(columnstore_statement(table_, *columnstore, {}, placement()));
        if (columnstore->is_disabled) {
            more_.push_back(
                fmt::format("{} was disabled: see whether it is to come back.", columnstore->name));
        }
    }

    // Nonclustered indexes stay where they were, unless they are made again.
    void move_others() {
        for (std::size_t i = 0; i < table_.indexes.size(); ++i) {
            const Index& index = table_.indexes[i];
            if (index.is_clustered || index.kind != IndexKind::Rowstore ||
                context_.planned.dropped_indexes.contains({&table_, i})) {
                continue;
            }
            if (index.is_unique && !holds_column(index)) {
                if (!index.is_disabled) {
                    const std::string what =
                        index.name.empty() ? fmt::format("The key on ({})",
                                                         plain_list(names_of(index.key_columns)))
                                           : fmt::format("{}, which keeps ({}) unique,", index.name,
                                                         plain_list(names_of(index.key_columns)));
                    more_.push_back(what +
                                    " stays where it is; while it is there, no partition "
                                    "can be switched.");
                }
                continue;
            }
            if (index.name.empty() ||
                !index_obstacle(context_.unnamed_twins, table_, index).empty()) {
                more_.push_back(fmt::format("Last: recreate the index on ({}) {} likewise.",
                                            plain_list(names_of(index.key_columns)), placement()));
            } else {
                add(moved(as_plain(index), drop_existing));
            }
        }
        if (context_.planned.new_indexes.contains(&table_)) {
            more_.push_back(fmt::format(
                "Last: recreate {} the indexes that this script makes before.", placement()));
        }
    }

    const RenderContext& context_;
    const Table& table_;
    const std::string& column_;
    const std::string function_;
    const catalog::Storage scheme_;
    std::optional<Index> clustered_;  // as the plan leaves it
    bool is_planned_ = false;
    std::vector<Batch> batches_;
    std::vector<std::string> more_;  // lines for the person who completes it
};

}  // namespace

Rendered render_remedy(const RenderContext& context, const Table& table,
                       const rules::PartitionTable& partition) {
    return Move{context, table, partition.column}.run(partition.changes);
}

}  // namespace tsqlaudit::fix
