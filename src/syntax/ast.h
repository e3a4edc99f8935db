// The abstract syntax tree of table-related T-SQL: plain structs with source spans, no ANTLR.
//
// Names are kept as written, delimiters removed and doubled delimiters undone. What a statement
// means for the schema (defaults, name resolution, legality) is the catalog's business, not the
// parser's.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "text/rare.h"
#include "text/source.h"

namespace tsqlaudit::syntax {

using text::Rare;
using text::RareText;
using text::Span;

struct Identifier {
    std::string text;
    Span span;
};

// [[server.]database.]schema.name; parts not written are empty.
struct ObjectName {
    RareText server;
    RareText database;
    std::string schema;
    std::string name;
    Span span;
};

// ----------------------------------------------------------------------------------------------
// expressions

enum class ExpressionKind {
    Null,
    Number,          // text as written, without sign
    Money,           // text with its currency symbol
    String,          // text = content, doubled quotes undone; N'…' sets is_unicode
    Binary,          // text as written, 0x…
    Default,         // the word DEFAULT
    Star,            // the * of COUNT(*)
    Variable,        // @x, @@x; text with its @
    Column,          // text = last part; qualifier parts, if any, are operands of kind Column
    Unary,           // text = "-", "+", "~", "NOT"
    BinaryOperator,  // text = upper-case operator: "+", "AND", "OR", "=", "<>", ">=", "IS DISTINCT
                     // FROM", …
    Function,        // text = name as written, dotted when qualified; operands = arguments
    StaticMethod,    // geometry::Point(…): text = "geometry::Point", operands = arguments
    Method,          // operand 0 = the object, the others = arguments; text = method name
    Property,        // operand 0 = the object; text = property name (.Lat)
    Cast,        // CAST, TRY_CAST, CONVERT, TRY_CONVERT, PARSE, TRY_PARSE: text = upper-case name,
                 // operand 0 = the value, 1 = style if any; type is set
    Case,        // operands: [input] (when, then)* [else]; has_input, has_else say which
    In,          // operand 0 = the value, the others = the list; negated
    Between,     // operands: value, low, high; negated
    Like,        // operands: value, pattern, [escape]; negated
    IsNull,      // operand 0; negated for IS NOT NULL
    Collate,     // operand 0; text = collation
    AtTimeZone,  // operands: value, zone
    NextValueFor,  // text = dotted sequence name
    Subquery,      // opaque: not understood further, never an error
    Exists,        // opaque
};

struct DataType;

struct Expression {
    ExpressionKind kind = ExpressionKind::Null;
    std::string text;
    std::vector<std::shared_ptr<const Expression>> operands;
    std::shared_ptr<const DataType> type;  // of a Cast, and of a Function with RETURNING type
    bool negated = false;
    bool is_unicode = false;
    bool has_input = false;
    bool has_else = false;
    Span span;
};

using ExpressionPtr = std::shared_ptr<const Expression>;

// ----------------------------------------------------------------------------------------------
// shared parts

struct DataType {
    RareText schema;            // "sys", "dbo", or empty
    std::string name;           // as written; synonyms and multi-word types joined by one space
    std::optional<int> length;  // first number: length, precision, or dimensions of a vector
    std::optional<int> scale;   // second number
    bool is_max = false;        // (MAX)
    RareText argument;          // xml schema collection, or the base type of a vector
    bool xml_document = false;  // xml(DOCUMENT …)
    Span span;
};

// NAME = VALUE [ON PARTITIONS (…)] of any WITH clause. Name and simple values are upper-case words
// as SQL Server documents them; strings, numbers and names stay as written.
struct Option {
    std::string name;            // "DATA_COMPRESSION", "BOUNDING_BOX", "SYSTEM_VERSIONING", …
    std::string value;           // "ON", "PAGE", "64", "1 YEAR", content of a string; empty if none
    Rare<ObjectName> object;     // HISTORY_TABLE = dbo.x, LEDGER_VIEW = …
    std::vector<Option> nested;  // ON ( … ), GRIDS = ( … ), BOUNDING_BOX by name
    std::vector<double> numbers;                  // BOUNDING_BOX = (…)
    std::vector<std::pair<int, int>> partitions;  // ON PARTITIONS (1, 3 TO 5), from 1, inclusive
    Span span;
};

// ON filegroup, ON scheme(column): where rows or LOBs are stored.
struct Placement {
    Identifier name;  // filegroup or partition scheme; empty: Synapse's PARTITION (column RANGE …)
    std::optional<Identifier> column;  // present: partitioned by it, and name is a scheme
};

struct KeyColumn {
    Identifier name;
    bool descending = false;
};

enum class Clustering { Unspecified, Clustered, Nonclustered };

enum class ReferentialAction { NoAction, Cascade, SetNull, SetDefault };

enum class ConstraintKind { PrimaryKey, Unique, ForeignKey, Check, Default, Connection };

struct Constraint {
    ConstraintKind kind = ConstraintKind::Check;
    std::optional<Identifier> name;
    std::vector<KeyColumn> columns;  // key or referencing columns; the one column of a column
                                     // constraint, and of DEFAULT … FOR column
    Clustering clustering = Clustering::Unspecified;
    bool is_hash = false;
    std::vector<Option> options;  // WITH (…) of a key
    Rare<Placement> placement;
    ObjectName referenced_table;
    std::vector<Identifier> referenced_columns;  // empty: the primary key of the referenced table
    ReferentialAction on_delete = ReferentialAction::NoAction;
    ReferentialAction on_update = ReferentialAction::NoAction;
    ExpressionPtr expression;  // CHECK condition or DEFAULT value
    bool not_for_replication = false;
    bool not_enforced = false;                                   // Synapse, Fabric
    std::vector<std::pair<ObjectName, ObjectName>> connections;  // CONNECTION (A TO B, …)
    Span span;
};

enum class IndexKind { Rowstore, Columnstore, Spatial, Xml, SelectiveXml, Json, Vector, FullText };

// CREATE … INDEX and the INDEX clause of CREATE TABLE.
struct IndexDefinition {
    IndexKind kind = IndexKind::Rowstore;
    Identifier name;
    bool is_unique = false;
    Clustering clustering = Clustering::Unspecified;
    bool is_hash = false;
    std::vector<KeyColumn>
        columns;  // key columns; the columns of a columnstore; the one special column
    std::vector<Identifier> included_columns;
    std::vector<Identifier> order_columns;  // ORDER (…) of a columnstore
    ExpressionPtr filter;                   // WHERE
    std::vector<Option> options;
    Rare<Placement> placement;
    Rare<Identifier> filestream_placement;
    RareText tessellation;  // spatial: "GEOMETRY_AUTO_GRID", …; empty if not written
    bool xml_primary = false;
    RareText xml_using;  // name of the primary index of a secondary XML index
    RareText xml_usage;  // "VALUE", "PATH", "PROPERTY"
    std::vector<std::string> json_paths;
    RareText fulltext_key_index;
    Span span;
};

enum class GeneratedKind {
    RowStart,
    RowEnd,
    TransactionIdStart,
    TransactionIdEnd,
    SequenceNumberStart,
    SequenceNumberEnd
};

struct Identity {
    std::string seed = "1";  // as written, with sign
    std::string increment = "1";
    bool not_for_replication = false;
};

struct ColumnDefinition {
    Identifier name;
    std::optional<DataType> type;  // none for a computed column
    std::optional<bool> nullable;  // NULL / NOT NULL as written
    Rare<Identity> identity;
    ExpressionPtr computed;  // AS expression
    bool persisted = false;
    std::optional<GeneratedKind> generated;
    bool hidden = false;
    RareText collation;
    bool sparse = false;
    bool rowguidcol = false;
    bool filestream = false;
    bool column_set = false;
    RareText masking_function;             // content of the string; empty if not masked
    bool encrypted = false;                // Always Encrypted
    bool encrypted_randomly = false;       // ENCRYPTION_TYPE = RANDOMIZED
    std::vector<Constraint> constraints;   // column constraints, DEFAULT included
    std::vector<IndexDefinition> indexes;  // INDEX clauses written in the column
    RareText comment;  // the comments beside it, joined by a line feed, markers removed
    Span span;
};

struct Period {
    Identifier start_column;
    Identifier end_column;
    Span span;
};

// ----------------------------------------------------------------------------------------------
// statements

enum class TableKind { Table, FileTable, Node, Edge, External };

struct CreateTable {
    ObjectName name;
    TableKind kind = TableKind::Table;
    std::vector<ColumnDefinition> columns;
    std::vector<Constraint> constraints;   // table constraints
    std::vector<IndexDefinition> indexes;  // table-level INDEX clauses
    Rare<Period> period;
    Rare<Placement> placement;  // ON
    Rare<Identifier> textimage_placement;
    Rare<Placement> filestream_placement;
    std::vector<Option> options;  // WITH (…)
    bool from_query = false;      // CREATE TABLE … AS SELECT: the columns may be unknown
    Rare<ObjectName> clone_of;
    RareText comment;  // the comment block before the statement, markers removed
};

// SELECT … INTO table: makes a table, of columns that only the query knows.
struct SelectInto {
    ObjectName table;
};

struct CreateIndex {
    ObjectName table;
    IndexDefinition index;
};

struct AddElements {  // ALTER TABLE … [WITH CHECK | NOCHECK] ADD …
    std::vector<ColumnDefinition> columns;
    std::vector<Constraint> constraints;
    std::vector<IndexDefinition> indexes;
    Rare<Period> period;
    bool with_nocheck = false;
};
struct AlterColumn {
    Identifier column;
    Rare<DataType> type;  // none for ADD / DROP of a property
    std::optional<bool> nullable;
    RareText collation;
    bool sparse = false;
    RareText added_property;  // "ROWGUIDCOL", "PERSISTED", "SPARSE", "HIDDEN", "NOT FOR
                              // REPLICATION", "MASKED"
    RareText dropped_property;
    RareText masking_function;
    bool encrypted = false;
    bool encrypted_randomly = false;
};
struct DropElements {
    std::vector<Identifier> constraints;  // includes names written without the word CONSTRAINT
    std::vector<Identifier> columns;
    std::vector<Identifier> indexes;  // memory-optimised tables only
    // Constraints whose names SQL Server made up: a key and a foreign key by their columns, and the
    // only such check.
    std::vector<Identifier> unnamed_key;
    std::vector<Identifier> unnamed_foreign_key;
    bool unnamed_check = false;
    bool period = false;
    bool if_exists = false;
    Rare<Placement> move_to;
};
// EXEC ('ALTER TABLE t DROP CONSTRAINT ' + @name), where the name was looked up before.
struct DropLookedUp {
    // Which of those of the kind and column. Unknown: the query asks for more than is said here.
    enum class Which { Unknown, One, All };
    std::optional<ConstraintKind> kind;  // none: any
    std::string column;     // that the constraint is about, or its own name; empty: not said
    ObjectName referenced;  // by a foreign key; no name: not said
    Which which = Which::Unknown;
};
struct CheckConstraints {           // [WITH CHECK|NOCHECK] CHECK|NOCHECK CONSTRAINT ALL | names
    std::vector<Identifier> names;  // empty: ALL
    bool enable = true;             // CHECK
    bool validate = false;          // WITH CHECK
};
struct SwitchPartition {
    ObjectName target;
};
struct SetTableOptions {
    std::vector<Option> options;  // SYSTEM_VERSIONING, LOCK_ESCALATION, …
};
struct RebuildTable {
    std::vector<Option> options;
    std::optional<int> partition;  // none: ALL
};
struct AlterTableIndex {  // memory-optimised: ALTER INDEX i REBUILD WITH (BUCKET_COUNT = n)
    Identifier index;
    std::vector<Option> options;
};
struct OtherTableAction {  // understood, without effect on the catalog: triggers, change tracking,
                           // …
    std::string what;
};

using TableAction =
    std::variant<AddElements, AlterColumn, DropElements, DropLookedUp, CheckConstraints,
                 SwitchPartition, SetTableOptions, RebuildTable, AlterTableIndex, OtherTableAction>;

struct AlterTable {
    ObjectName name;
    TableAction action;
};

struct DropTable {
    std::vector<ObjectName> names;
    bool if_exists = false;
};

struct DropIndex {
    struct Target {
        ObjectName table;
        Identifier index;
        Rare<Placement> move_to;
    };
    std::vector<Target> targets;
    bool if_exists = false;
};

struct AlterFulltextIndex {  // ADD or DROP of columns; sp_fulltext_column
    ObjectName table;
    std::vector<Identifier> added;
    std::vector<Identifier> dropped;
};

enum class AlterIndexAction { Rebuild, Disable, Reorganize, Set, Other };

struct AlterIndex {
    ObjectName table;
    std::optional<Identifier> index;  // none: ALL
    AlterIndexAction action = AlterIndexAction::Other;
    std::vector<Option> options;
    std::optional<int> partition;
};

struct RenameObject {  // sp_rename
    ObjectName
        object;  // for a column or index: name is the table's, part is the column's or index's
    std::string part;
    std::string new_name;
    std::string object_type;  // "COLUMN", "INDEX", "OBJECT", …; upper-case; empty if not given
};

struct ExtendedProperty {  // sp_addextendedproperty, sp_updateextendedproperty,
                           // sp_dropextendedproperty
    std::string property;  // "MS_Description", …
    std::string value;     // empty when dropped
    std::string schema;
    std::string level1_type;  // "TABLE", "VIEW", …; upper-case
    std::string level1_name;
    std::string level2_type;  // "COLUMN", "CONSTRAINT", "INDEX", …; upper-case
    std::string level2_name;
    bool dropped = false;
};

struct BindDefaultOrRule {  // sp_bindefault, sp_bindrule; sp_unbind… binds nothing
    bool is_rule = false;
    std::string bound_object;
    ObjectName table;  // empty name when bound to a type
    std::string column;
};

struct TableOption {  // sp_tableoption
    ObjectName table;
    std::string option;
    std::string value;
};

struct CreatePartitionFunction {
    Identifier name;
    DataType type;
    std::vector<ExpressionPtr> boundaries;
};

struct CreatePartitionScheme {
    Identifier name;
    Identifier function;
    std::vector<Identifier> filegroups;
    bool all_to_one = false;
};

struct AlterPartition {
    Identifier name;           // of a function, or of a scheme
    int boundaries_added = 0;  // 1: SPLIT RANGE; -1: MERGE RANGE; 0: NEXT USED
};

struct SecurityPredicate {
    enum class Kind { Filter, Block };
    enum class Action { Add, Alter, Drop };
    Action action = Action::Add;
    Kind kind = Kind::Filter;
    ObjectName function;
    std::vector<ExpressionPtr> arguments;
    ObjectName table;
    std::string operation;  // "AFTER INSERT", "BEFORE DELETE", …; empty: all
};

struct SecurityPolicy {
    ObjectName name;
    bool alter = false;
    std::vector<SecurityPredicate> predicates;
    std::vector<Option> options;  // STATE, SCHEMABINDING
};

struct CreateType {
    ObjectName name;
    Rare<DataType> base;  // alias type
    std::optional<bool> nullable;
    bool is_table = false;
    bool is_clr = false;
};

struct CreateSequence {
    ObjectName name;
    Rare<DataType> type;
};

struct CreateStatistics {
    ObjectName table;
    Identifier name;
    std::vector<Identifier> columns;
    ExpressionPtr filter;
    std::vector<std::string> options;  // as written: "FULLSCAN", "INCREMENTAL = ON", …
};

struct CreateSynonymOrOther {  // an object whose name matters only so that references to it resolve
    ObjectName name;
    std::string kind;  // "SYNONYM", "SCHEMA", …
};

// A procedure, function, trigger or view. Its body is skipped; the tables it writes to are gathered
// by tokens, since rules ask whether anything maintains a counter.
struct Module {
    // A name assigned to in SET x = … of an UPDATE or MERGE.
    struct Assignment {
        ObjectName target;  // what is updated, an alias of FROM resolved; no name: cannot be told
        std::string column;
    };
    enum class Kind { View, Procedure, Function, Trigger };
    Kind kind = Kind::View;
    ObjectName name;
    Rare<ObjectName> trigger_table;
    bool instead_of = false;  // trigger
    bool schema_bound = false;
    std::vector<ObjectName> references;  // dotted or plain names after FROM, JOIN, UPDATE, INTO, …
    // Of a schema-bound one: all names in it, each once and in order, ignoring case. It names each
    // column that it uses, since such a module cannot select *.
    std::vector<std::string> names;
    std::vector<Assignment> assigned;
    std::vector<std::string> hinted_indexes;  // by name: INDEX(…), INDEX = …, FORCESEEK(…)
};

struct DropObject {
    ObjectName name;   // of statistics: that of the table, then theirs
    std::string kind;  // "SECURITY POLICY", "TYPE", "SEQUENCE", "VIEW", "TRIGGER", …; upper-case
    bool if_exists = false;
};

using StatementNode =
    std::variant<CreateTable, CreateIndex, AlterTable, DropTable, DropIndex, AlterIndex,
                 AlterFulltextIndex, RenameObject, ExtendedProperty, BindDefaultOrRule, TableOption,
                 CreatePartitionFunction, CreatePartitionScheme, AlterPartition, SecurityPolicy,
                 CreateType, CreateSequence, CreateStatistics, CreateSynonymOrOther, Module,
                 DropObject, SelectInto>;

// The text of an expression that no file shows in one piece.
struct WrittenExpression {
    ExpressionPtr expression;
    std::string text;
};

struct Statement {
    StatementNode node;
    Span span;
    bool guarded =
        false;  // inside IF …: applied all the same, but no duplicate definition is reported
    bool guard_negated = false;              // inside IF NOT EXISTS / IF OBJECT_ID(…) IS NULL
    bool dynamic = false;                    // read from EXEC('…')
    std::vector<WrittenExpression> written;  // the expressions of one that is
};

// A comment that begins with "tsqlaudit:", whatever the case: it speaks to this program.
struct Directive {
    Span span;                  // of the comment
    bool stands_alone = false;  // no code on its lines
    // Where the code is that it is about: itself where code comes before it on its line, else the
    // token behind it. None where nothing follows.
    std::optional<std::uint32_t> code;
};

// USE: what follows in the file is said of this database.
struct DatabaseUse {
    Span span;
    std::string database;
};

struct Script {
    text::FileId file = 0;
    std::vector<Statement> statements;  // in file order
    std::vector<Directive> directives;  // in file order
    std::vector<DatabaseUse> uses;      // in file order, file by file where there are inclusions
    std::vector<ObjectName> unread;     // tables with a CREATE or ALTER that could not be read
};

}  // namespace tsqlaudit::syntax
