/**
 * The tableau language. Before it is parsed, the token stream is laid out: no two line ends follow
 * each other, and one stands before every closing brace and before the end of the file.
 */
parser grammar TableauSyntaxParser;

options { tokenVocab = TableauSyntaxLexer; }

file : item* EOF ;

item
  : declaration # declarationItem
  | body        # orphanBody
  | NEWLINE     # emptyItem
  ;

declaration
  : METHOD name EQUALS name arguments NEWLINE # derivedDeclaration
  | METHOD name NEWLINE? body                 # methodDeclaration
  | FAMILY name parameters NEWLINE? body      # familyDeclaration
  ;

arguments
  : LEFT_PAREN NEWLINE? (argument (COMMA NEWLINE? argument)*)? NEWLINE? RIGHT_PAREN
  ;

argument
  : name EQUALS expression # valueArgument
  | name EQUALS list       # listArgument
  | expression             # operand
  ;

list
  : LEFT_BRACKET NEWLINE? expression (COMMA NEWLINE? expression)* NEWLINE? RIGHT_BRACKET
  ;

parameters
  : LEFT_PAREN NEWLINE? parameter (COMMA NEWLINE? parameter)* NEWLINE? RIGHT_PAREN
  ;

parameter : name (domain (AND domain)*)? ;

domain
  : IN lower=(LEFT_PAREN | LEFT_BRACKET) expression COMMA expression
    upper=(RIGHT_PAREN | RIGHT_BRACKET) # interval
  | NOT_EQUALS expression               # excluded
  ;

body : LEFT_BRACE NEWLINE? line* RIGHT_BRACE ;

line
  : statement NEWLINE # statementLine
  | RULE NEWLINE      # ruleLine
  | row NEWLINE       # rowLine
  ;

statement
  : TITLE STRING                          # title
  | REFERENCE STRING                      # reference
  | ORDER INTEGER                         # orderClaim
  | EMBEDDED INTEGER (COMMA INTEGER)*     # embeddedClaim
  | STAGE ORDER INTEGER                   # stageOrderClaim
  | APPROXIMATE expression                # approximate
  | C FREE                                # freeAbscissae
  | property                              # propertyClaim
  | SSP expression                        # sspClaim
  | LET name EQUALS expression            # let
  ;

property
  : A MINUS STABLE # aStable
  | L MINUS STABLE # lStable
  | SYMPLECTIC     # symplectic
  | SYMMETRIC      # symmetric
  | FSAL           # fsal
  ;

row
  : PIPE cells                       # unlabelledRow
  | embeddedLabel PIPE cells?        # embeddedRow
  | B EQUALS LAST ROW                # lastRow
  | embeddedLabel EQUALS LAST ROW    # embeddedLastRow
  | UNDERSCORE PIPE cells?           # rowSumRow
  | expression PIPE cells?           # expressionRow
  ;

embeddedLabel : (minuend=B MINUS)? B CARET INTEGER? ;

cells : expression (COMMA expression)* ;

expression : term (sign=(PLUS | MINUS) term)* ;

term : factor (sign=(STAR | SLASH) factor)* ;

factor
  : MINUS factor # negation
  | power        # unsigned
  ;

power : primary (CARET exponent)? ;

exponent : MINUS? INTEGER ;

primary
  : number=(INTEGER | DECIMAL)                                          # number
  | name LEFT_PAREN (expression (COMMA expression)*)? RIGHT_PAREN       # call
  | name                                                                # nameUse
  | LEFT_PAREN expression RIGHT_PAREN                                   # group
  ;

name
  : NAME
  | METHOD
  | FAMILY
  | TITLE
  | REFERENCE
  | ORDER
  | EMBEDDED
  | STAGE
  | APPROXIMATE
  | FREE
  | STABLE
  | SYMPLECTIC
  | SYMMETRIC
  | FSAL
  | SSP
  | LET
  | IN
  | AND
  | LAST
  | ROW
  | A
  | L
  | B
  | C
  ;
