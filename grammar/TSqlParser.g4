// The table-related statements of Transact-SQL, one statement at a time.
//
// Scripts are split into batches and statements on tokens before the parser sees them, and statements
// that say nothing about tables never get here. So there is no rule that skips.
//
// Every decision can be made on the next token: ANTLR then writes plain switches. What keeps it so:
// no left recursion (expressions are lists; expression_reader.cpp knows which operator binds
// tighter), words that need a second token to tell are told apart by the token stream (see `tokens`
// in the lexer), and a few rules accept more than SQL Server does. WITH options have one general
// form, since a new version brings new names but no new shape.
//
// All that the AST needs has a label, since no parse tree is built.
parser grammar TSqlParser;

options { tokenVocab = TSqlLexer; }

@parser::members {
    // Builds the automaton, before anybody asks for it (getATN). See cmake/FinishParser.cmake.
    static void readAutomaton();

    // The generated code calls these two instead of the runtime's, which take a third of all parsing:
    // a function object for each rule, and a cast to the rule around it that is checked at run time.
    template <typename Act>
    struct AtEnd {
        Act act;
        ~AtEnd() { act(); }
    };
    template <typename Act>
    static AtEnd<Act> finally(Act act) {
        return {act};
    }
    void exitRule() {
        _ctx->stop = _input->LT(-1);
        setState(_ctx->invokingState);
        _ctx = static_cast<antlr4::ParserRuleContext*>(_ctx->parent);
    }
}

@parser::definitions {
void TSqlParser::readAutomaton() {
    static const Initializer built_once;
}
}

statement
    : CREATE create = createStatement EOF
    | ALTER alter = alterStatement EOF
    | DROP drop = dropStatement EOF
    | RENAME_OBJECT rename = renameStatement EOF
    | EXECUTE? execute = executeStatement EOF
    ;

createStatement
    : TABLE table = createTable
    | EXTERNAL TABLE externalTable = createTable
    | index = createIndex
    | SPATIAL spatialIndex = createSpatialIndex
    | (primary = PRIMARY | selective = SELECTIVE)? XML xmlIndex = createXmlIndex
    | JSON jsonIndex = createJsonIndex
    | VECTOR vectorIndex = createJsonIndex
    | FULLTEXT fulltextIndex = createFulltextIndex
    | PARTITION (FUNCTION partitionFunction = createPartitionFunction
                | SCHEME partitionScheme = createPartitionScheme)
    | SECURITY POLICY policy = securityPolicy
    | TYPE type = createType
    | SEQUENCE sequence = createSequence
    | STATISTICS statistics = createStatistics
    | SCHEMA schema = createSchema
    | SYNONYM synonym = objectName FOR objectName
    | boundKind = (DEFAULT | RULE) bound = objectName AS expression
    ;

alterStatement
    : TABLE table = objectName action = tableAction
    | INDEX index = alterIndex
    | PARTITION (FUNCTION partition = identifier OPEN CLOSE
                     (split = (SPLIT | MERGE) (RANGE (OPEN expression? CLOSE)?)?)?
                | SCHEME partition = identifier NEXT USED placementName?)
    | SECURITY POLICY policy = securityPolicy
    | SCHEMA schema = identifier TRANSFER transfer = transferredObject
    | FULLTEXT INDEX ON fulltextTable = objectName
      ( ADD OPEN added += fulltextColumn (COMMA added += fulltextColumn)* CLOSE
      | DROP dropped = columnList
      )
      (WITH fulltextOption)?
    ;

dropStatement
    : EXTERNAL? TABLE (IF exists = EXISTS)? tables += objectName (COMMA tables += objectName)*
    | INDEX (IF exists = EXISTS)? indexes += dropIndexTarget (COMMA indexes += dropIndexTarget)*
    | FULLTEXT INDEX ON fulltextTable = objectName
    | kind = droppedKind (IF exists = EXISTS)? objects += objectName (COMMA objects += objectName)*
      (ON (ALL identifier | RESERVED_WORD))?  // DROP TRIGGER … ON DATABASE
    ;

droppedKind
    : DEFAULT | FUNCTION | PARTITION (FUNCTION | SCHEME) | PROCEDURE | RULE | SCHEMA
    | SECURITY POLICY | SEQUENCE | STATISTICS | SYNONYM | TRIGGER | TYPE | VIEW
    ;

dropIndexTarget
    : index = objectName (ON table = objectName)? (WITH settings = optionList)?
    ;

// ------------------------------------------------------------------------------------------ tables

createTable
    : name = objectName elements = elementList? tails += tableTail*
    ;

elementList
    : OPEN elements += tableElement (COMMA elements += tableElement)* CLOSE
    ;

// The comma between two constraints or indexes may be missing.
tableElement
    : column = columnDefinition
    | rules += tableRule+
    ;

tableRule
    : (CONSTRAINT name = identifier)? constraint = constraintBody suffixes += constraintSuffix*
    | INDEX index = inlineIndex
    | period = periodDefinition
    ;

constraintSuffix
    : NOT (notEnforced = ENFORCED | FOR notForReplication = REPLICATION)
    ;

tableTail
    : placement = onPlacement
    | TEXTIMAGE_ON textimage = placementName
    | FILESTREAM_ON filestream = placementName (OPEN filestreamColumn = identifier CLOSE)?
    | WITH settings = optionList
    | AS (kind = (NODE | EDGE | FILETABLE)
         | query = (QUERY | SUBQUERY)
         | CLONE OF cloneOf = objectName (AT STRING)?)
    | FEDERATED_ON OPEN identifier EQUAL identifier CLOSE  // SQL Azure, long retired
    ;

onPlacement
    : ON name = placementName (OPEN column = identifier CLOSE)?
    ;

placementName
    : identifier | PRIMARY | DEFAULT | NULL_ | STRING
    ;

periodDefinition
    : PERIOD_FOR_SYSTEM_TIME OPEN startColumn = identifier COMMA endColumn = identifier CLOSE
    ;

// ----------------------------------------------------------------------------------------- columns

// Only a timestamp column may do without a name; `timestamp` is then read as the name.
columnDefinition
    : name = identifier
      ( AS computed = scalar computedOptions += computedOption*
      | type = dataType? columnOptions += columnOption*
      )
    ;

columnOption
    : (CONSTRAINT constraintName = identifier)?
      ( NOT ( notNull = NULL_ | notEnforced = ENFORCED | FOR notForReplication = REPLICATION )
      | nullable = NULL_
      | constraint = constraintBody
      | identity = IDENTITY (OPEN seed = identityNumber COMMA increment = identityNumber CLOSE)?
      | COLLATE collation = collationName
      | flag = (FILESTREAM | HIDDEN_ | ROWGUIDCOL | SPARSE)
      | columnSet = COLUMN_SET FOR ALL_SPARSE_COLUMNS
      | GENERATED ALWAYS AS generated = generatedValue generatedSide = (START | END)
      | MASKED WITH OPEN FUNCTION EQUAL masked = STRING CLOSE
      | ENCRYPTED WITH encrypted = optionList
      | INDEX index = inlineIndex
      | period = periodDefinition
      )
    ;

// These two have rules of their own so that an error says what was expected.
collationName
    : identifier
    ;

generatedValue
    : identifier
    ;

computedOption
    : (CONSTRAINT constraintName = identifier)?
      ( NOT ( notNull = NULL_ | notEnforced = ENFORCED | FOR notForReplication = REPLICATION )
      | nullable = NULL_
      | persisted = PERSISTED
      | constraint = constraintBody
      | INDEX index = inlineIndex
      )
    ;

identityNumber
    : (PLUS | MINUS)? (NUMBER | BINARY | ID)
    ;

dataType
    : ( NATIONAL national = identifier VARYING?
      | DOUBLE PRECISION?
      | first = typeWord (VARYING | (DOT parts += identifier)*)
      )
      (OPEN arguments += typeArgument (COMMA arguments += typeArgument)* CLOSE)?
    ;

// No word that begins a column option, since the type of a timestamp column may be missing.
typeWord
    : ID | BRACKETED_ID | QUOTED_ID | ACTION | ALWAYS | BLOCK | CONNECTION | EDGE | FILTER | HASH | JSON
    | LANGUAGE | NODE | PARTITION | PERIOD | POLICY | RANGE | SEQUENCE | TIME | TYPE | VALUE
    | VECTOR | XML | ZONE
    ;

typeArgument
    : number = NUMBER
    | identifier identifier? (DOT identifier)?  // MAX, [CONTENT | DOCUMENT] schema.collection, float16
    ;

// ------------------------------------------------------------------------------------- constraints

constraintBody
    : (primary = PRIMARY KEY | unique = UNIQUE) clustering = (CLUSTERED | NONCLUSTERED)? hash = HASH?
      columns = keyColumns? (WITH with = keyOptions)? placement = onPlacement?
      filestreamPlacement?
    | (FOREIGN KEY referencing = columnList?)? references = REFERENCES target = objectName
      referenced = columnList? actions += referentialAction*
    | check = CHECK (NOT FOR notForReplication = REPLICATION)? OPEN condition = expression CLOSE
    | default_ = DEFAULT value = constant (FOR column = identifier)? (WITH VALUES)?
    | connection = CONNECTION_OF OPEN connections += connectionPair
      (COMMA connections += connectionPair)* CLOSE actions += referentialAction*
    ;

// Beside the placement of a key, or of what DROP INDEX moves; what lies there is known from the table.
filestreamPlacement
    : FILESTREAM_ON placementName (OPEN identifier CLOSE)?
    ;

keyColumns
    : OPEN columns += keyColumn (COMMA columns += keyColumn)* CLOSE
    ;

keyColumn
    : name = identifier (ASC | descending = DESC)?
    ;

columnList
    : OPEN columns += identifier (COMMA columns += identifier)* CLOSE
    ;

// Without parentheses: SORTED_DATA, FILLFACTOR = 80. The token stream leaves out the commas.
keyOptions
    : settings = optionList
    | (FILLFACTOR EQUAL fillFactor = NUMBER | words += ID)+
    ;

referentialAction
    : notForReplication = NOT_FOR_REPLICATION? ON (delete_ = DELETE | UPDATE)
      (NO ACTION | cascade = CASCADE | SET (setNull = NULL_ | setDefault = DEFAULT))
    ;

connectionPair
    : source = objectName TO target = objectName
    ;

// ----------------------------------------------------------------------------------------- indexes

inlineIndex
    : name = identifier unique = UNIQUE_OF_INDEX? clustering = (CLUSTERED | NONCLUSTERED)? hash = HASH?
      columnstore = COLUMNSTORE? columns = keyColumns?
      (tails += indexTail | WITH settings += optionList)*
    ;

createIndex
    : unique = UNIQUE? clustering = (CLUSTERED | NONCLUSTERED)? hash = HASH?
      columnstore = COLUMNSTORE? INDEX name = identifier ON table = objectName columns = keyColumns?
      (tails += indexTail | WITH with += indexOptions)*
    ;

indexTail
    : INCLUDE included = columnList
    | ORDER order = columnList
    | WHERE filter = indexFilter
    | placement = onPlacement
    | FILESTREAM_ON filestream = placementName
    ;

// The parentheses may be left out, as in the days of SQL Server 2000.
indexOptions
    : settings = optionList
    | legacy += legacyOption (COMMA legacy += legacyOption)*
    ;

legacyOption
    : name = optionWord (EQUAL value = optionValue)?
    ;

indexFilter
    : terms += filterTerm (connectors += (AND | OR) terms += filterTerm)*
    ;

// Narrower than a condition: NOT and COLLATE belong to the column, when it is a column's index.
filterTerm
    : value = constant
      ( operator_ = comparisonOperator right = constant
      | in = inTail
      | IS negated = NOT? is = NULL_
      )?
    ;

createSpatialIndex
    : INDEX name = identifier ON table = objectName OPEN column = identifier CLOSE
      (USING tessellation = identifier)? (WITH settings = optionList)? placement = onPlacement?
    ;

createXmlIndex
    : INDEX name = identifier ON table = objectName OPEN column = identifier CLOSE
      (USING XML INDEX using_ = identifier)?
      (FOR (usage = identifier | OPEN paths += selectivePath (COMMA paths += selectivePath)* CLOSE)
      | WITH (XMLNAMESPACES OPEN xmlNamespace (COMMA xmlNamespace)* CLOSE | settings += optionList)
      )*
    ;

selectivePath
    : identifier (EQUAL STRING)? (AS selectivePathWord+)?
    ;

selectivePathWord
    : identifier | STRING | OPEN (identifier | NUMBER (COMMA NUMBER)?) CLOSE  // nvarchar(max)
    ;

xmlNamespace
    : STRING AS identifier
    | DEFAULT STRING
    ;

createJsonIndex
    : INDEX name = identifier ON table = objectName OPEN column = identifier CLOSE
      (FOR OPEN paths += STRING (COMMA paths += STRING)* CLOSE)?
      (WITH settings = optionList)? placement = onPlacement?
    ;

createFulltextIndex
    : INDEX ON table = objectName
      (OPEN columns += fulltextColumn (COMMA columns += fulltextColumn)* CLOSE)?
      KEY INDEX key = identifier
      (ON (identifier | OPEN identifier+ (COMMA identifier+)* CLOSE))?
      (WITH (OPEN fulltextOption (COMMA fulltextOption)* CLOSE
            | fulltextOption (COMMA fulltextOption)*))?
    ;

fulltextColumn
    : name = identifier (TYPE COLUMN identifier)?
      (LANGUAGE (NUMBER | STRING | BINARY | identifier))? STATISTICAL_SEMANTICS?
    ;

fulltextOption
    : (identifier | OFF)+ (EQUAL (identifier | OFF))?
    ;

alterIndex
    : (ALL | name = identifier) ON table = objectName
      ( action = (REBUILD | REORGANIZE)
        (PARTITION EQUAL (ALL | partition = scalar))? (WITH settings = optionList)?
      | action = SET settings = optionList
      | action = DISABLE
      | (WITH XMLNAMESPACES OPEN xmlNamespace (COMMA xmlNamespace)* CLOSE)?
        FOR OPEN selectiveChange (COMMA selectiveChange)* CLOSE (WITH optionList)?
      | other = ID (WITH optionList)?  // RESUME, PAUSE, ABORT
      )
    ;

selectiveChange
    : ADD selectivePath
    | ID identifier  // REMOVE
    ;

// -------------------------------------------------------------------------------------- WITH options

optionList
    : OPEN settings += option (COMMA settings += option)* CLOSE
    ;

// What stands in parentheses inside of an option, where there may be nothing: FOR VALUES ().
nestedOptions
    : OPEN (settings += option (COMMA settings += option)*)? CLOSE
    ;

option
    : words += optionWord+
      ( EQUAL (value = optionValue nested = nestedOptions? | nested = nestedOptions)
      | (nested = nestedOptions | quoted = STRING) filestreamPlacement?  // MOVE TO 'filegroup'
      )?
      (ON PARTITIONS OPEN partitions += partitionRange (COMMA partitions += partitionRange)* CLOSE)?
    | sign = (PLUS | MINUS)? number = (NUMBER | MONEY)
    | literal = (STRING | BINARY)
    ;

optionWord
    : identifier
    | ALL | ASC | BY | CLUSTERED | COLUMN | DEFAULT | DESC | EXTERNAL | FILLFACTOR | FOR | INDEX | KEY | LEFT
    | NONCLUSTERED | NULL_ | ORDER | PRIMARY | REPLICATION | RIGHT | SCHEMA | STATISTICS | TABLE
    | TO | USER | VALUES
    ;

optionValue
    : flag = (ON | OFF | ALL | NULL_ | DEFAULT | TABLE | LEFT | RIGHT)
    | sign = (PLUS | MINUS)? number = NUMBER unit = (ID | PERCENT)?
    | literal = (STRING | BINARY | VARIABLE)
    | name = objectName
    ;

partitionRange
    : from = NUMBER (TO to = NUMBER)?
    ;

// --------------------------------------------------------------------------------------- ALTER TABLE

tableAction
    : (WITH trust = (CHECK | NOCHECK))?
      ( ADD elements += tableElement (COMMA elements += tableElement)*
      | toggle = (CHECK | NOCHECK) CONSTRAINT (ALL | names += identifier (COMMA names += identifier)*)
      )
    | ALTER ( COLUMN alterColumn = alterColumnAction
            | INDEX index = identifier REBUILD clustering = NONCLUSTERED? hash = HASH?
              (WITH indexOptions_ = optionList)?
            )
    | DROP drops += dropItem (COMMA drops += dropItem)*
    | SET setOptions = optionList
    | SWITCH (PARTITION scalar)? TO switchTarget = objectName (PARTITION scalar)? (WITH optionList)?
    | rebuild = REBUILD (PARTITION EQUAL (ALL | partition = scalar))?
      (WITH rebuildOptions = optionList)?
    | other = (ENABLE | DISABLE) ( TRIGGER (ALL | identifier (COMMA identifier)*)
                                 | identifier (WITH optionList)? )
    | other = (SPLIT | MERGE) RANGE OPEN expression? CLOSE
    ;

alterColumnAction
    : column = identifier
      ( ADD (added = columnProperty | addMask = MASKED WITH OPEN FUNCTION EQUAL masked = STRING CLOSE)
      | DROP (dropped = columnProperty | dropMask = MASKED)
      | type = dataType columnOptions += alterColumnOption*
      )
      (WITH optionList)?
    ;

columnProperty
    : ROWGUIDCOL | PERSISTED | NOT FOR REPLICATION | SPARSE | HIDDEN_
    ;

alterColumnOption
    : NOT (notNull = NULL_ | FOR REPLICATION)
    | nullable = NULL_
    | COLLATE collation = collationName
    | sparse = SPARSE
    | FILESTREAM | HIDDEN_ | PERSISTED | ROWGUIDCOL
    | GENERATED ALWAYS AS generatedValue (START | END)
    | MASKED WITH OPEN FUNCTION EQUAL masked = STRING CLOSE
    | ENCRYPTED WITH encrypted = optionList
    ;

dropItem
    : kind = (CONSTRAINT | COLUMN | INDEX)? (IF exists = EXISTS)? name = identifier
      (WITH settings = optionList)?
    | period = PERIOD_FOR_SYSTEM_TIME
    ;

// ------------------------------------------------------------------------------------ other objects

createPartitionFunction
    : name = identifier OPEN type = dataType (COLLATE identifier)? CLOSE AS RANGE (LEFT | RIGHT)?
      FOR VALUES OPEN (values += expression (COMMA values += expression)*)? CLOSE
    ;

createPartitionScheme
    : name = identifier AS PARTITION function = identifier all = ALL?
      TO OPEN groups += placementName (COMMA groups += placementName)* CLOSE
    ;

securityPolicy
    : name = objectName (predicates += securityPredicate (COMMA predicates += securityPredicate)*)?
      (WITH settings = optionList)? (NOT FOR REPLICATION)?
    ;

securityPredicate
    : action = (ADD | ALTER | DROP)
      ( NOT FOR REPLICATION
      | (FILTER | block = BLOCK)? PREDICATE
        (function = objectName arguments = argumentList)? ON table = objectName
        (timing = (AFTER | BEFORE) operation = (INSERT | UPDATE | DELETE))?
      )
    ;

createType
    : name = objectName
      ( FROM base = dataType (notNull = NOT? nullable = NULL_)?
      | AS table = TABLE elementList (WITH optionList)?
      | EXTERNAL identifier objectName
      )
    ;

createSequence
    : name = objectName (AS type = dataType | settings += sequenceOption)*
    ;

// START WITH 1, INCREMENT BY 1, NO MINVALUE, CACHE 50, CYCLE
sequenceOption
    : START WITH identityNumber
    | no = NO? word = ID (BY by = identityNumber | sign = (PLUS | MINUS)? number = NUMBER)?
    ;

createStatistics
    : name = identifier ON table = objectName columns = columnList (WHERE filter = indexFilter)?
      (WITH settings += statisticsOption (COMMA settings += statisticsOption)*)?
    ;

statisticsOption
    : (identifier | NUMBER | PERCENT | RESERVED_WORD)+ (EQUAL optionValue)?  // ROWCOUNT
    ;

createSchema
    : name = identifier (AUTHORIZATION identifier)?
    | AUTHORIZATION name = identifier
    ;

// The name alone, or behind its class: OBJECT::name, XML SCHEMA COLLECTION::name.
transferredObject
    : first = objectName (SCHEMA identifier)? (DOUBLE_COLON object = objectName)?
    ;

// Synapse has no sp_rename.
renameStatement
    : DOUBLE_COLON? object = objectName (COLUMN column = identifier)? TO name = identifier
    ;

// ------------------------------------------------------------------------------- procedure calls

executeStatement
    : PARAMETER? procedure = objectName
      (arguments += executeArgument (COMMA arguments += executeArgument)*)?
    ;

executeArgument
    : parameter = PARAMETER? value = constant OUTPUT?
    ;

// ------------------------------------------------------------------------------------- expressions

expression
    : terms += predicate (connectors += (AND | OR) terms += predicate)*
    ;

predicate
    : negations += NOT* value = scalar tails += predicateTail*
    ;

predicateTail
    : comparison = comparisonTail
    | is = isTail
    | negated = NOT? ( in = inTail
                     | BETWEEN low = scalar AND high = scalar
                     | LIKE pattern = scalar
                       (ESCAPE escape = scalar | OPEN_BRACE ESCAPE escape = scalar CLOSE_BRACE)? )
    ;

comparisonTail
    : operator_ = comparisonOperator ((ANY | ALL) subquery = SUBQUERY | value = scalar)
    ;

// The signs of an operator may stand apart.
comparisonOperator
    : EQUAL
    | LESS (EQUAL | GREATER)?
    | GREATER EQUAL?
    | BANG (EQUAL | LESS | GREATER)
    ;

inTail
    : IN (OPEN values += expression (COMMA values += expression)* CLOSE | subquery = SUBQUERY)
    ;

isTail
    : IS negated = NOT? (NULL_ | DISTINCT FROM value = scalar)
    ;

scalar
    : first = operand tails += scalarTail*
    ;

scalarTail
    : operator_ = arithmeticOperator right = operand
    | COLLATE collation = collationName
    | AT_TIME_ZONE zone = operand
    ;

// A scalar that leaves COLLATE to the column that it is the default of.
constant
    : first = operand tails += constantTail*
    ;

constantTail
    : operator_ = arithmeticOperator right = operand
    | AT_TIME_ZONE zone = operand
    ;

arithmeticOperator
    : PLUS | MINUS | STAR | SLASH | MODULO | AMPERSAND | PIPE PIPE? | CARET | SHIFT
    ;

operand
    : signs += (PLUS | MINUS | TILDE)*
      ( literal = (NUMBER | STRING | BINARY | MONEY | NULL_ | DEFAULT | VARIABLE | SUBQUERY)
      | OPEN inner = expression CLOSE
      | name = identifier arguments = argumentList?
      | word = (FUNCTION_WORD | LEFT | RIGHT | USER | UPDATE | IDENTITY | ROWGUIDCOL)
        arguments = argumentList?
      | exists = EXISTS SUBQUERY
      | case_ = caseExpression
      | convert = CONVERT OPEN type = dataType COMMA values += expression (COMMA values += expression)* CLOSE
      | sequence = NEXT_VALUE_FOR name = identifier
      | OPEN_BRACE escape = identifier
        ( literal = STRING
        | ( name = identifier
          | word = (FUNCTION_WORD | CONVERT | INSERT | LEFT | RESERVED_WORD | RIGHT | STATEMENT_WORD | USER)
          ) arguments = argumentList?
        )
        CLOSE_BRACE
      )
      postfixes += postfix* OVER_CLAUSE?
    ;

// .property, .method(…), ::method(…), and the further parts of a dotted name.
postfix
    : (DOT+ | static_ = DOUBLE_COLON) name = identifier arguments = argumentList?
    ;

argumentList
    : OPEN (ALL | DISTINCT)? (arguments += argument (COMMA arguments += argument)*)? CLOSE
    ;

// CAST (… AS type), PARSE (… USING …), TRIM (… FROM …), JSON_OBJECT (key: value ABSENT ON NULL
// RETURNING json), JSON_QUERY (… WITH ARRAY WRAPPER), AI_GENERATE_EMBEDDINGS (… USE MODEL model
// PARAMETERS …) …
argument
    : star = STAR
    | value = expression (COLON second = expression)?
      ( AS type = dataType (USING style = expression)?
      | (NULL_ ON | identifier (ON | returned = dataType)) NULL_? (identifier returned = dataType)?
      | ON NULL_ (identifier returned = dataType)?
      | FROM source = expression
      | WITH identifier+
      | USE_MODEL identifier (identifier parameters = expression)?
      )?
    ;

caseExpression
    : CASE input = expression? whens += whenClause+ (ELSE otherwise = expression)? END
    ;

whenClause
    : WHEN condition = expression THEN result = expression
    ;

// -------------------------------------------------------------------------------------------- names

// server.database.schema.name; parts in the middle may be empty.
objectName
    : DOT* identifier (DOT+ identifier)*
    ;

identifier
    : ID | BRACKETED_ID | QUOTED_ID
    | ACTION | AFTER | ALL_SPARSE_COLUMNS | ALWAYS | AT | BEFORE | BLOCK | CLONE | COLUMN_SET
    | COLUMNSTORE | CONNECTION | DISABLE | EDGE | ENABLE | ENCRYPTED | ENFORCED | FILESTREAM
    | FILESTREAM_ON | FILETABLE | FILTER | FULLTEXT | GENERATED | GO | HASH | HIDDEN_ | INCLUDE | JSON
    | LANGUAGE | MASKED | NEXT | NO | NODE | OUTPUT | PARTITION | PARTITIONS | PERIOD | PERSISTED
    | POLICY | PREDICATE | QUOTED_IDENTIFIER | RANGE | REBUILD | REORGANIZE | SCHEME | SECURITY
    | SELECTIVE | SEQUENCE | SPARSE | SPATIAL | SPLIT | START | STATISTICAL_SEMANTICS | SWITCH
    | SYNONYM | SYSTEM_TIME | TEXTIMAGE_ON | TIME | TYPE | USED | USING | VALUE | VECTOR | XML
    | XMLNAMESPACES | ZONE
    ;
