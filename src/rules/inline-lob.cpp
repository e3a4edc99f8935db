#include <algorithm>
#include <iterator>
#include <vector>

#include "facts/context.h"
#include "facts/table_kind.h"
#include "facts/vocabulary.h"
#include "rules/columns.h"
#include "rules/size.h"
#include "rules/words.h"

namespace tsqlaudit::rules {

namespace {

using facts::ColumnRole;
using facts::Scale;
using sqlserver::TypeId;

bool is_large_binary(const catalog::Column& column) {
    return column.type.id == TypeId::Image ||
           (column.type.id == TypeId::VarBinary && column.type.is_max);
}

// Whose row it is, and who wrote it when.
bool is_administrative(ColumnRole role) {
    return role == ColumnRole::Tenant || role == ColumnRole::CreatedTimestamp ||
           role == ColumnRole::CreatedBy || role == ColumnRole::ModifiedTimestamp ||
           role == ColumnRole::ModifiedBy;
}

bool is_other(const ColumnView& view) {
    return !view.facts.is_primary_key && !view.facts.is_foreign_key &&
           !is_administrative(view.facts.role) && !is_large_binary(view.column);
}

std::ptrdiff_t others(const CheckContext& context) {
    return std::ranges::count_if(live_columns(context), is_other);
}

// An invoice with its PDF is the invoice, however few columns it has.
bool is_about_more(const CheckContext& context) {
    return std::ranges::any_of(live_columns(context), [](const ColumnView& view) {
        return is_other(view) && (view.facts.role == ColumnRole::Money ||
                                  (view.facts.role == ColumnRole::Code && view.facts.is_own));
    });
}

// Apart from what the row is about, as its remedy would have it: keys, one of which says whose
// content it is, and hardly anything else.
bool is_side_table(const CheckContext& context) {
    const bool has_owner = std::ranges::any_of(context.facts.parents, [&](facts::TableId parent) {
        const facts::TableFacts& facts = context.schema.tables.at(parent);
        return !facts.is_reference && facts.tenancy.kind != facts::TenancyKind::Root;
    });
    return has_owner && !is_about_more(context) &&
           static_cast<double>(others(context)) <= context.rule.parameter("side-table-columns");
}

bool has_long_text(const CheckContext& context) {
    return std::ranges::any_of(live_columns(context), [](const ColumnView& view) {
        return is_other(view) && view.column.type.is_lob() &&
               view.facts.role == ColumnRole::FreeText && !view.facts.may_hold_json;
    });
}

// Its name, type, size or hash, or when it came.
bool describes_file(const CheckContext& context, const ColumnView& view) {
    return view.column.type.is_temporal() || view.facts.role == ColumnRole::Hash ||
           view.facts.may_hold_json || has_word(view, context.rule.words("describes-file"));
}

// Somebody who logs in is more than the photo of him.
bool is_of_people(const CheckContext& context) {
    const facts::Vocabulary& words = facts::vocabulary();
    return words.tables.people.matches(facts::table_words(context.table)) ||
           std::ranges::any_of(live_columns(context), [&](const ColumnView& view) {
               return words.lookups.accounts.matches(*view.facts.words);
           });
}

bool is_named_for_content(const CheckContext& context) {
    return has_word(context.table.name.name, context.rule.words("content-table"));
}

// Medicine, and its leaflet: others refer to the thing by its name. A template, a package or a map
// is hardly more than its content.
bool is_thing(const CheckContext& context) {
    const bool may_be_content =
        is_named_for_content(context) ||
        has_word(context.table.name.name, context.rule.words("content")) ||
        facts::vocabulary().tables.definitions.matches(facts::table_words(context.table));
    return !may_be_content && facts::has_own_name(context.facts) && !context.facts.children.empty();
}

// Named for its content, with hardly more than what describes a file. Or there is hardly anything
// else: a table of documents that is no part of anything.
bool is_table_of_files(const CheckContext& context) {
    const double most = context.rule.parameter("side-table-columns");
    if (is_about_more(context) || is_of_people(context) || is_thing(context)) {
        return false;
    }
    if (static_cast<double>(others(context)) <= most) {
        return true;
    }
    const std::ptrdiff_t strangers = std::ranges::count_if(
        live_columns(context),
        [&](const ColumnView& view) { return is_other(view) && !describes_file(context, view); });
    return is_named_for_content(context) && !has_long_text(context) &&
           static_cast<double>(strangers) <= most &&
           static_cast<double>(others(context)) <= context.rule.parameter("content-table-columns");
}

// Why FILESTREAM is no way out for this table; empty if it is one.
std::string filestream_blocker(const CheckContext& context) {
    if (!has_feature(context.settings.target, "filestream")) {
        return "Azure SQL Database does not have it";
    }
    if (context.table.versioning || context.facts.is_history) {
        return "a temporal table cannot have it";
    }
    if (context.table.is_memory_optimized) {
        return "a memory-optimized table cannot have it";
    }
    if (context.table.is_ledger) {
        return "a ledger table cannot have it";
    }
    if (context.table.has_clustered_columnstore()) {
        return "a columnstore cannot hold it";
    }
    if (context.facts.tenancy.kind == facts::TenancyKind::Tenanted ||
        !context.table.predicates.empty()) {
        return "it cannot be combined with row-level security, which keeps the tenants apart";
    }
    return "";
}

// The image of a disk is no picture.
bool is_picture(const CheckContext& context, const std::string& name) {
    const names::PhraseSet& whole = context.rule.words("whole-image");
    return has_word(name, context.rule.words("picture")) && !has_word(name, whole) &&
           !has_word(context.table.name.name, whole);
}

bool is_content(const CheckContext& context, const catalog::Column& column) {
    return (has_word(column.name, context.rule.words("content")) ||
            column.type.id == TypeId::Image) &&
           !has_word(column.name, context.rule.words("message"));
}

// Data of Attachment.
bool is_whole_file(const CheckContext& context, const catalog::Column& column) {
    return is_named_for_content(context) && has_word(column.name, context.rule.words("any-value"));
}

// In a table of its own: pictures are small enough for a database, and so may be what no word tells
// of, such as the values of a cache.
bool is_at_home(const CheckContext& context, const catalog::Column& column) {
    const bool is_of_unknown = !is_content(context, column) && !is_whole_file(context, column);
    return is_of_unknown || is_picture(context, column.name) ||
           is_picture(context, context.table.name.name);
}

std::string_view variant_of(const CheckContext& context, const catalog::Column& column,
                            bool is_of_files) {
    if (!is_content(context, column) && !(is_of_files && is_whole_file(context, column))) {
        return "unknown-content";
    }
    if (context.facts.scale.scale == Scale::Tiny) {
        return "few-rows";
    }
    if (is_of_files) {
        return "files";
    }
    return is_picture(context, column.name) ? "picture" : "default";
}

bool is_inline(const CheckContext& context, const ColumnView& view) {
    return is_large_binary(view.column) && view.facts.role == ColumnRole::Binary &&
           !view.column.is_filestream && !view.column.is_encrypted &&
           !has_word(view, context.rule.words("short-value"));
}

}  // namespace

void check_inline_lob(const CheckContext& context, FindingSink& sink) {
    std::vector<ColumnView> lobs;
    std::ranges::copy_if(live_columns(context), std::back_inserter(lobs),
                         [&](const ColumnView& view) { return is_inline(context, view); });
    if (lobs.empty() || is_side_table(context)) {
        return;
    }
    const bool is_of_files = is_table_of_files(context);
    const std::string blocker = filestream_blocker(context);
    for (const ColumnView& view : lobs) {
        if (is_of_files && is_at_home(context, view.column)) {
            continue;
        }
        const std::string_view variant = variant_of(context, view.column, is_of_files);
        sink.report({.variant = variant,
                     .columns = {view.column.name},
                     .span = view.column.name_span,
                     .arguments = {{"size", size_of(context.facts.scale)}},
                     .remedy = MoveLob{.column = view.column.name,
                                       .has_own_table = variant == "files",
                                       .filestream_possible = blocker.empty(),
                                       .filestream_blocker = blocker}});
    }
}

}  // namespace tsqlaudit::rules
