/** Tokens of the tableau language. The lexer is total: every text is a sequence of tokens. */
lexer grammar TableauSyntaxLexer;

// Words. All of them are names too wherever the parser allows a name.
METHOD      : 'method' ;
FAMILY      : 'family' ;
TITLE       : 'title' ;
REFERENCE   : 'reference' ;
ORDER       : 'order' ;
EMBEDDED    : 'embedded' ;
STAGE       : 'stage' ;
APPROXIMATE : 'approximate' ;
FREE        : 'free' ;
STABLE      : 'stable' ;
SYMPLECTIC  : 'symplectic' ;
SYMMETRIC   : 'symmetric' ;
FSAL        : 'FSAL' ;
SSP         : 'SSP' ;
LET         : 'let' ;
IN          : 'in' ;
AND         : 'and' ;
LAST        : 'last' ;
ROW         : 'row' ;
A           : 'A' ;
L           : 'L' ;
B           : 'b' ;
C           : 'c' ;

// Alone it stands for a row sum, so it comes before the names.
UNDERSCORE : '_' ;
NAME       : [A-Za-z_] [A-Za-z0-9_]* ;

INTEGER : DIGIT+ ;
DECIMAL
  : DIGIT+ '.' DIGIT* EXPONENT?
  | '.' DIGIT+ EXPONENT?
  | DIGIT+ EXPONENT
  ;

STRING          : '"' STRING_CHARACTER* '"' ;
UNCLOSED_STRING : '"' STRING_CHARACTER* '\\'? ;

// Longer than any minus, so that it wins over one.
RULE
  : '---' '-'* ('+' '-'*)?
  | '--' '+' '-'+
  | '-' '+' '--' '-'*
  ;

LEFT_BRACE    : '{' ;
RIGHT_BRACE   : '}' ;
LEFT_PAREN    : '(' ;
RIGHT_PAREN   : ')' ;
LEFT_BRACKET  : '[' ;
RIGHT_BRACKET : ']' ;
PIPE          : '|' ;
COMMA         : ',' ;
EQUALS        : '=' ;
NOT_EQUALS    : '!=' ;
PLUS          : '+' ;
MINUS         : '-' ;
STAR          : '*' ;
SLASH         : '/' ;
CARET         : '^' ;

NEWLINE : '\r'? '\n' | '\r' ;

BLANKS           : [ \t\f]+ -> skip ;
LINE_COMMENT     : '//' ~[\r\n]* -> skip ;
BLOCK_COMMENT    : '/*' COMMENT_CHARACTER* '*'+ '/' -> skip ;
UNCLOSED_COMMENT : '/*' COMMENT_CHARACTER* '*'* ;

// Hyphens, dashes, minus signs and horizontal lines other than the one on every keyboard.
DASHES : [\u2010-\u2015\u2212\u2500\u2501\u2796\uFE58\uFE63\uFF0D]+ ;

STRAY : . ;

fragment DIGIT             : [0-9] ;
fragment EXPONENT          : [eE] [+\-]? DIGIT+ ;
fragment STRING_CHARACTER  : ~["\\\r\n] | '\\' ~[\r\n] ;
fragment COMMENT_CHARACTER : ~'*' | '*'+ ~[*/] ;
