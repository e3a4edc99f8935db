// The tokens of Transact-SQL, as far as table DDL and finding one's way through a script need them.
//
// Letters are written in upper case: the characters are upper-cased before they are matched, the text
// of a token stays as it was written. No rule is recursive or non-greedy, so the whole lexer is a
// finite automaton (one per mode), which the build turns into a flat table.
lexer grammar TSqlLexer;

channels { COMMENTS, DIRECTIVES }

// The parser's input replaces some groups of tokens by one of these, which makes it LL(1).
tokens {
    SUBQUERY,                // ( SELECT … )
    QUERY,                   // SELECT … to the end of the statement
    NEXT_VALUE_FOR,          // NEXT VALUE FOR
    AT_TIME_ZONE,            // AT TIME ZONE
    PERIOD_FOR_SYSTEM_TIME,  // PERIOD FOR SYSTEM_TIME
    SHIFT,                   // << and >>
    CONNECTION_OF,           // CONNECTION before (
    UNIQUE_OF_INDEX,         // INDEX name UNIQUE
    FEDERATED_ON,            // FEDERATED ON
    RENAME_OBJECT,           // RENAME OBJECT
    TRANSFER,                // the word behind ALTER SCHEMA name
    USE_MODEL,               // USE MODEL
    OVER_CLAUSE,             // OVER ( … ) behind NEXT VALUE FOR
    NOT_FOR_REPLICATION,     // NOT FOR REPLICATION before ON DELETE or ON UPDATE
    PARAMETER                // @name = in a procedure call
}

// ------------------------------------------------------------------------------- reserved words

ADD: 'ADD';
ALL: 'ALL';
ALTER: 'ALTER';
AND: 'AND';
ANY: 'ANY' | 'SOME';
AS: 'AS';
ASC: 'ASC';
AUTHORIZATION: 'AUTHORIZATION';
BEGIN: 'BEGIN';
BETWEEN: 'BETWEEN';
BY: 'BY';
CASCADE: 'CASCADE';
CASE: 'CASE';
CHECK: 'CHECK';
CLUSTERED: 'CLUSTERED';
COLLATE: 'COLLATE';
COLUMN: 'COLUMN';
CONSTRAINT: 'CONSTRAINT';
CONVERT: 'CONVERT' | 'TRY_CONVERT';
CREATE: 'CREATE';
DEFAULT: 'DEFAULT';
DELETE: 'DELETE';
DESC: 'DESC';
DISTINCT: 'DISTINCT';
DOUBLE: 'DOUBLE';
DROP: 'DROP';
ELSE: 'ELSE';
END: 'END';
ESCAPE: 'ESCAPE';
EXCEPT: 'EXCEPT';
EXECUTE: 'EXEC' | 'EXECUTE';
EXISTS: 'EXISTS';
EXTERNAL: 'EXTERNAL';
FILLFACTOR: 'FILLFACTOR';
FOR: 'FOR';
FOREIGN: 'FOREIGN';
FROM: 'FROM';
FUNCTION: 'FUNCTION';
GRANT: 'GRANT' | 'DENY' | 'REVOKE';
IDENTITY: 'IDENTITY';
IF: 'IF';
IN: 'IN';
INDEX: 'INDEX';
INSERT: 'INSERT';
INTERSECT: 'INTERSECT';
INTO: 'INTO';
IS: 'IS';
JOIN: 'JOIN';
KEY: 'KEY';
LEFT: 'LEFT';
LIKE: 'LIKE';
MERGE: 'MERGE';
NATIONAL: 'NATIONAL';
NOCHECK: 'NOCHECK';
NONCLUSTERED: 'NONCLUSTERED';
NOT: 'NOT';
NULL_: 'NULL';
OFF: 'OFF';
OF: 'OF';
ON: 'ON';
OR: 'OR';
ORDER: 'ORDER';
PERCENT: 'PERCENT';
PRECISION: 'PRECISION';
PRIMARY: 'PRIMARY';
PROCEDURE: 'PROC' | 'PROCEDURE';
REFERENCES: 'REFERENCES';
REPLICATION: 'REPLICATION';
RIGHT: 'RIGHT';
ROWGUIDCOL: 'ROWGUIDCOL';
RULE: 'RULE';
SCHEMA: 'SCHEMA';
SELECT: 'SELECT';
SET: 'SET';
STATISTICS: 'STATISTICS';
TABLE: 'TABLE';
THEN: 'THEN';
TO: 'TO';
TRANSACTION: 'TRAN' | 'TRANSACTION';
TRIGGER: 'TRIGGER';
UNION: 'UNION';
UNIQUE: 'UNIQUE';
UPDATE: 'UPDATE';
USER: 'USER';
VALUES: 'VALUES';
VARYING: 'VARYING';
VIEW: 'VIEW';
WHEN: 'WHEN';
WHERE: 'WHERE';
WHILE: 'WHILE';
WITH: 'WITH';

// Reserved words that stand for a value or are called like a function.
FUNCTION_WORD
    : 'COALESCE' | 'CURRENT_DATE' | 'CURRENT_TIME' | 'CURRENT_TIMESTAMP' | 'CURRENT_USER'
    | 'CONTAINS' | 'FREETEXT' | 'IDENTITYCOL' | 'NULLIF' | 'SESSION_USER' | 'SYSTEM_USER' | 'TSEQUAL'
    ;

// The first words of other statements.
STATEMENT_WORD
    : 'BACKUP' | 'BREAK' | 'BULK' | 'CHECKPOINT' | 'CLOSE' | 'COMMIT' | 'CONTINUE' | 'DBCC' | 'DEALLOCATE'
    | 'DECLARE' | 'DUMP' | 'FETCH' | 'GOTO' | 'KILL' | 'LOAD' | 'OPEN' | 'PRINT' | 'RAISERROR'
    | 'READTEXT' | 'RECONFIGURE' | 'RESTORE' | 'RETURN' | 'REVERT' | 'ROLLBACK' | 'SAVE'
    | 'SETUSER' | 'SHUTDOWN' | 'TRUNCATE' | 'UPDATETEXT' | 'USE' | 'WAITFOR' | 'WRITETEXT'
    ;

// Reserved words that table DDL has no use for: never a name unless delimited.
RESERVED_WORD
    : 'BROWSE' | 'COMPUTE' | 'CONTAINSTABLE' | 'CROSS' | 'CURRENT' | 'CURSOR' | 'DATABASE'
    | 'DISK' | 'DISTRIBUTED' | 'ERRLVL' | 'EXIT' | 'FILE' | 'FREETEXTTABLE' | 'FULL' | 'GROUP'
    | 'HAVING' | 'HOLDLOCK' | 'IDENTITY_INSERT' | 'INNER' | 'LINENO'
    | 'OFFSETS' | 'OPENDATASOURCE' | 'OPENQUERY' | 'OPENROWSET' | 'OPENXML' | 'OPTION' | 'OUTER'
    | 'OVER' | 'PIVOT' | 'PLAN' | 'PUBLIC' | 'READ' | 'RESTRICT' | 'ROWCOUNT' | 'SECURITYAUDIT'
    | 'SEMANTICKEYPHRASETABLE' | 'SEMANTICSIMILARITYDETAILSTABLE' | 'SEMANTICSIMILARITYTABLE'
    | 'TABLESAMPLE' | 'TEXTSIZE' | 'TOP' | 'UNPIVOT'
    ;

// ------------------------------------------------------------ words with a meaning in some places
// Each of them is also a name: see the rule `identifier` of the parser.

ACTION: 'ACTION';
AFTER: 'AFTER';
ALL_SPARSE_COLUMNS: 'ALL_SPARSE_COLUMNS';
ALWAYS: 'ALWAYS';
AT: 'AT';
BEFORE: 'BEFORE';
BLOCK: 'BLOCK';
CLONE: 'CLONE';
COLUMN_SET: 'COLUMN_SET';
COLUMNSTORE: 'COLUMNSTORE';
CONNECTION: 'CONNECTION';
DISABLE: 'DISABLE';
EDGE: 'EDGE';
ENABLE: 'ENABLE';
ENCRYPTED: 'ENCRYPTED';
ENFORCED: 'ENFORCED';
FILESTREAM: 'FILESTREAM';
FILESTREAM_ON: 'FILESTREAM_ON';
FILETABLE: 'FILETABLE';
FILTER: 'FILTER';
FULLTEXT: 'FULLTEXT';
GENERATED: 'GENERATED';
GO: 'GO';
HASH: 'HASH';
HIDDEN_: 'HIDDEN';
INCLUDE: 'INCLUDE';
JSON: 'JSON';
LANGUAGE: 'LANGUAGE';
MASKED: 'MASKED';
NEXT: 'NEXT';
NO: 'NO';
NODE: 'NODE';
OUTPUT: 'OUT' | 'OUTPUT';
PARTITION: 'PARTITION';
PARTITIONS: 'PARTITIONS';
PERIOD: 'PERIOD';
PERSISTED: 'PERSISTED';
POLICY: 'POLICY';
PREDICATE: 'PREDICATE';
QUOTED_IDENTIFIER: 'QUOTED_IDENTIFIER';
RANGE: 'RANGE';
REBUILD: 'REBUILD';
REORGANIZE: 'REORGANIZE';
SCHEME: 'SCHEME';
SECURITY: 'SECURITY';
SELECTIVE: 'SELECTIVE';
SEQUENCE: 'SEQUENCE';
SPARSE: 'SPARSE';
SPATIAL: 'SPATIAL';
SPLIT: 'SPLIT';
START: 'START';
STATISTICAL_SEMANTICS: 'STATISTICAL_SEMANTICS';
SWITCH: 'SWITCH';
SYNONYM: 'SYNONYM';
SYSTEM_TIME: 'SYSTEM_TIME';
TEXTIMAGE_ON: 'TEXTIMAGE_ON';
TIME: 'TIME';
TYPE: 'TYPE';
USED: 'USED';
USING: 'USING';
VALUE: 'VALUE';
VECTOR: 'VECTOR';
XML: 'XML';
XMLNAMESPACES: 'XMLNAMESPACES';
ZONE: 'ZONE';

// ----------------------------------------------------------------------------- names and literals

// What Jinja and Mustache leave nothing of: {% if x %}, {# comment #}, {{#each x}}.
TEMPLATE_CONTROL
    : ( '{%' (~[%{] | '%'+ ~[%{}] | '{'+ ~[{%])* '%'+ '}'
      | '{#' (~[#{] | '#'+ ~[#}] | '{'+ ~[{#])* '#'+ '}'
      | '{{' [#/^!>] ~[{}\r\n]* '}}'
      ) -> skip
    ;

// Beside SQL Server's regular identifiers: names that a template or sqlcmd fills in later, as in
// $(Prefix)Table, {objectQualifier}Table, ${name}, #{name}, {{ name }}, @name@, @@name@@,
// <%= name %>, <?= name ?> and <name, type, default>.
ID
    : (FIRST_CHAR | PLACEHOLDER | '@' NAME_CHAR+ '@' | '@@' NAME_CHAR+ '@@' | PSEUDO_COLUMN)
      (NEXT_CHAR | PLACEHOLDER)*
    ;

VARIABLE: '@' NEXT_CHAR*;
// Over several lines only if nothing in it looks like the next name: see UNTERMINATED_BRACKET.
BRACKETED_ID: '[' ((~[\]\r\n] | ']]')* | (~[[\]] | ']]')*) ']';
// A name, or a string under SET QUOTED_IDENTIFIER OFF.
QUOTED_ID: '"' (~["] | '""')* '"';

STRING: 'N'? '\'' (~['] | '\'\'')* '\'';
BINARY: '0X' [0-9A-F]* ('\\' '\r'? '\n' [0-9A-F]*)*;
NUMBER: (DIGITS ('.' [0-9]*)? | '.' DIGITS) ('E' [+\-]? [0-9]*)?;
MONEY: CURRENCY ([+\-]? (DIGITS ('.' [0-9]*)? | '.' DIGITS))?;

UNTERMINATED_BRACKET: '[' (~[\]\r\n] | ']]')*;
UNTERMINATED_QUOTE: '"' (~["] | '""')*;
UNTERMINATED_STRING: 'N'? '\'' (~['] | '\'\'')*;

// -------------------------------------------------------------------------------- punctuation

SEMICOLON: ';';
COMMA: ',';
DOT: '.';
COLON: ':';
DOUBLE_COLON: '::';
OPEN: '(';
CLOSE: ')';
OPEN_BRACE: '{';
CLOSE_BRACE: '}';
EQUAL: '=';
LESS: '<';
GREATER: '>';
BANG: '!';
PLUS: '+';
MINUS: '-';
STAR: '*';
SLASH: '/';
MODULO: '%';
AMPERSAND: '&';
PIPE: '|';
CARET: '^';
TILDE: '~';

// --------------------------------------------------------------------- space, comments, directives

SPACE: BLANK+ -> skip;
NEWLINE: [\r\n] (BLANK | [\r\n])* -> skip;
LINE_COMMENT: '--' ~[\r\n]* -> channel(COMMENTS);
BLOCK_COMMENT_START: '/*' -> channel(COMMENTS), pushMode(BLOCK_COMMENT);

// A line for sqlcmd (:setvar, :r, !!): known by what stands before it, the end of the last line.
SQLCMD_LINE
    : [\r\n] (BLANK | [\r\n])* (':' ([A-Z] ~[\r\n]*) | '!!' ~[\r\n]*) -> channel(DIRECTIVES)
    ;

BAD_CHARACTER: .;

fragment DIGITS: [0-9]+;
fragment CURRENCY: [$\u00A2-\u00A5\u09F2\u09F3\u0E3F\u17DB\u20A0-\u20B1\uFDFC\uFE69\uFF04\uFFE0\uFFE1\uFFE5\uFFE6];
fragment BLANK: [ \t\u000B\f\u0085\u00A0\u1680\u2000-\u200B\u2028\u2029\u202F\u205F\u3000\uFEFF];
fragment FIRST_CHAR: [A-Z_#] | OTHER_LETTER;
fragment NEXT_CHAR: [A-Z_0-9#@$] | OTHER_LETTER;
fragment NAME_CHAR: [A-Z_0-9];
fragment OTHER_LETTER
    : [\u00AA-\u167F\u1681-\u1FFF\u200C-\u2027\u202A-\u202E\u2030-\u205E\u2060-\u209F\u20B2-\u2FFF]
    | [\u3001-\uFDFB\uFDFD-\uFE68\uFE6A-\uFEFE\uFF00-\uFF03\uFF05-\uFFDF\uFFE2-\uFFE4\uFFE7-\u{10FFFF}]
    ;
fragment PSEUDO_COLUMN: '$' [A-Z_];  // $node_id, $PARTITION
fragment PLACEHOLDER
    : '$(' ~[()\r\n]+ ')'
    | '{' NAME_CHAR (NAME_CHAR | '.')* '}'
    | '{{' '{'? ~[{}\r\n]+ '}}' '}'?
    | '${' ~[{}\r\n]+ '}'
    | '#{' ~[{}\r\n]+ '}'
    | '<%' (~[%<\r\n] | '%'+ ~[%<>\r\n])* '%'+ '>'
    | '<?' (~[?<\r\n] | '?'+ ~[?<>\r\n])* '?'+ '>'
    | '<' [A-Z_] (NAME_CHAR | ' ')* ',' ~[<>,'()\r\n]* (',' | '(' ~[<>'()\r\n]* ')' ','?)
      (~[<>()\r\n] | '(' ~[<>()\r\n]* ')')* '>'
    ;

mode BLOCK_COMMENT;

BLOCK_COMMENT_NESTED: '/*' -> channel(COMMENTS), pushMode(BLOCK_COMMENT);
BLOCK_COMMENT_END: '*/' -> channel(COMMENTS), popMode;
BLOCK_COMMENT_TEXT: ~[*/]+ -> channel(COMMENTS);
BLOCK_COMMENT_CHARACTER: [*/] -> channel(COMMENTS);
