// A column, as in sys.columns.
#pragma once

#include <optional>
#include <string>

#include "sqlserver/data_type.h"
#include "syntax/ast.h"
#include "text/rare.h"
#include "text/source.h"

namespace tsqlaudit::catalog {

using syntax::ExpressionPtr;
using syntax::GeneratedKind;
using text::Rare;
using text::RareText;
using text::Span;

struct DefaultConstraint {
    std::string name;  // empty: made up by SQL Server
    ExpressionPtr value;
    std::string value_text;       // as written
    bool may_be_dropped = false;  // see CheckConstraint
    Span span;
};

struct ComputedDefinition {
    ExpressionPtr expression;
    std::string expression_text;  // as written
    bool is_persisted = false;
};

struct Column {
    std::string name;
    sqlserver::DataType type;  // of a computed column: derived where possible, else kind Unknown
    bool is_nullable = true;   // resolved: primary key and identity columns are not nullable
    bool nullability_stated = false;  // NULL or NOT NULL was written
    bool is_hidden = false;
    bool is_sparse = false;
    bool is_rowguidcol = false;
    bool is_filestream = false;
    bool is_column_set = false;
    bool is_encrypted = false;               // Always Encrypted
    bool is_encrypted_randomly = false;      // the same value differs from row to row
    std::optional<GeneratedKind> generated;  // period and ledger columns
    Rare<syntax::Identity> identity;
    Rare<DefaultConstraint> default_constraint;
    Rare<ComputedDefinition> computed;
    RareText collation;
    RareText masking_function;
    RareText bound_default;  // sp_bindefault
    RareText bound_rule;     // sp_bindrule
    RareText comment;        // beside the definition
    RareText description;    // MS_Description
    Span span;               // of the definition
    Span name_span;

    // By its type, and unless it is encrypted at random.
    bool can_be_index_key() const;
};

}  // namespace tsqlaudit::catalog
