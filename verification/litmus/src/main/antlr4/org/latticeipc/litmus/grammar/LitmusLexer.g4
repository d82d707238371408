/*
 * Words of herd7's C litmus tests. A file is four languages in a row, so there is a mode for each:
 * the title, the initial state, the functions (parameter lists outside braces, C inside them) and
 * the final condition.
 */
lexer grammar LitmusLexer;

tokens { STAR, AMP, LPAR, RPAR, LBRACK, RBRACK, LBRACE, RBRACE, SEMI, COMMA, COLON, EQ, LT, GT,
         EQEQ, NEQ, NUMBER, NAME, PROCESS, TYPE, ATOMIC, COMMENT }

// ---- first line: architecture, then the name of the test

ARCHITECTURE : [A-Za-z] [A-Za-z0-9_]* -> mode(TITLE) ;
HEAD_SPACE : [ \t\r\n\uFEFF]+ -> skip ;
HEAD_COMMENT : NESTED -> skip ;
HEAD_OTHER : . -> type(UNKNOWN) ;

mode TITLE;
TITLE_SPACE : [ \t]+ -> skip ;
TEST_NAME : ~[ \t\r\n"{(;]+ -> mode(INFO) ;
TITLE_OTHER : . -> type(UNKNOWN) ;

// ---- lines such as Hash=… and quoted remarks, up to the initial state; they mean nothing here

mode INFO;
INFO_COMMENT : (NESTED | C_COMMENT) -> skip ;
INFO_STRING : '"' ~["]* '"' -> skip ;
INFO_BEGIN : '{' -> type(LBRACE), mode(TOP), pushMode(INIT) ;
INFO_TEXT : ~[{] -> skip ;

mode INIT;
INIT_SPACE : [ \t\r\n]+ -> skip ;
INIT_COMMENT : (NESTED | C_COMMENT) -> skip ;
INIT_LBRACE : '{' -> type(LBRACE), pushMode(INIT) ;
INIT_RBRACE : '}' -> type(RBRACE), popMode ;
INIT_LPAR : '(' -> type(LPAR) ;
INIT_RPAR : ')' -> type(RPAR) ;
INIT_LBRACK : '[' -> type(LBRACK) ;
INIT_RBRACK : ']' -> type(RBRACK) ;
INIT_SEMI : ';' -> type(SEMI) ;
INIT_COMMA : ',' -> type(COMMA) ;
INIT_COLON : ':' -> type(COLON) ;
INIT_EQ : '=' -> type(EQ) ;
INIT_STAR : '*' -> type(STAR) ;
INIT_AMP : '&' -> type(AMP) ;
INIT_LT : '<' -> type(LT) ;
INIT_GT : '>' -> type(GT) ;
INIT_NUMBER : '-'? DIGITS -> type(NUMBER) ;
INIT_ATOMIC : ATOMIC_WORD -> type(ATOMIC) ;
INIT_TYPE : TYPE_WORD -> type(TYPE) ;
INIT_PROCESS : 'P' [0-9]+ -> type(PROCESS) ;
INIT_NAME : IDENTIFIER -> type(NAME) ;
INIT_OTHER : . -> type(UNKNOWN) ;

// ---- between function bodies

mode TOP;
TOP_SPACE : [ \t\r\n]+ -> skip ;
TOP_COMMENT : (NESTED | C_COMMENT) -> skip ;
TOP_LBRACE : '{' -> type(LBRACE), pushMode(BODY) ;
TOP_LPAR : '(' -> type(LPAR) ;
TOP_RPAR : ')' -> type(RPAR) ;
TOP_LBRACK : '[' -> type(LBRACK) ;
TOP_RBRACK : ']' -> type(RBRACK) ;
TOP_COMMA : ',' -> type(COMMA) ;
TOP_STAR : '*' -> type(STAR) ;
TOP_LT : '<' -> type(LT) ;
TOP_GT : '>' -> type(GT) ;
EXISTS : 'exists' -> mode(FINAL) ;
NOT_EXISTS : '~' [ \t\r\n]* 'exists' -> mode(FINAL) ;
FORALL : 'forall' -> mode(FINAL) ;
LOCATIONS : 'locations' -> mode(FINAL) ;
FILTER : 'filter' -> mode(FINAL) ;
TOP_PROCESS : 'P' [0-9]+ -> type(PROCESS) ;
TOP_ATOMIC : ATOMIC_WORD -> type(ATOMIC) ;
TOP_TYPE : TYPE_WORD -> type(TYPE) ;
TOP_NAME : IDENTIFIER -> type(NAME) ;
TOP_OTHER : . -> type(UNKNOWN) ;

// ---- C

mode BODY;
BODY_SPACE : [ \t\r\n]+ -> skip ;
BODY_COMMENT : C_COMMENT -> skip ;
BODY_LBRACE : '{' -> type(LBRACE), pushMode(BODY) ;
BODY_RBRACE : '}' -> type(RBRACE), popMode ;
BODY_LPAR : '(' -> type(LPAR) ;
BODY_RPAR : ')' -> type(RPAR) ;
BODY_LBRACK : '[' -> type(LBRACK) ;
BODY_RBRACK : ']' -> type(RBRACK) ;
BODY_SEMI : ';' -> type(SEMI) ;
BODY_COMMA : ',' -> type(COMMA) ;
BODY_COLON : ':' -> type(COLON) ;
BODY_STAR : '*' -> type(STAR) ;
BODY_AMP : '&' -> type(AMP) ;
BODY_EQEQ : '==' -> type(EQEQ) ;
BODY_NEQ : '!=' -> type(NEQ) ;
BODY_EQ : '=' -> type(EQ) ;
BODY_LT : '<' -> type(LT) ;
BODY_GT : '>' -> type(GT) ;
PLUS : '+' ;
MINUS : '-' ;
SLASH : '/' ;
PERCENT : '%' ;
CARET : '^' ;
PIPE : '|' ;
TILDE : '~' ;
BANG : '!' ;
QUESTION : '?' ;
LE : '<=' ;
GE : '>=' ;
SHIFT_LEFT : '<<' ;
SHIFT_RIGHT : '>>' ;
AND_AND : '&&' ;
OR_OR : '||' ;
INCREMENT : '++' ;
DECREMENT : '--' ;
COMPOUND : ('+' | '-' | '*' | '/' | '%' | '&' | '|' | '^' | '<<' | '>>') '=' ;
IF : 'if' ;
ELSE : 'else' ;
WHILE : 'while' ;
DO : 'do' ;
FOR : 'for' ;
BREAK : 'break' ;
CONTINUE : 'continue' ;
RETURN : 'return' ;
BODY_NUMBER : DIGITS [uUlL]* -> type(NUMBER) ;
BODY_ATOMIC : ATOMIC_WORD -> type(ATOMIC) ;
BODY_TYPE : TYPE_WORD -> type(TYPE) ;
BODY_NAME : [A-Za-z_] [A-Za-z0-9_]* -> type(NAME) ;
BODY_OTHER : . -> type(UNKNOWN) ;

// ---- locations, filter and condition

mode FINAL;
FINAL_SPACE : [ \t\r\n]+ -> skip ;
FINAL_COMMENT : NESTED -> skip ;
FINAL_EXISTS : 'exists' -> type(EXISTS) ;
FINAL_NOT_EXISTS : ('~' | 'not') [ \t\r\n]* 'exists' -> type(NOT_EXISTS) ;
FINAL_FORALL : 'forall' -> type(FORALL) ;
FINAL_LOCATIONS : 'locations' -> type(LOCATIONS) ;
FINAL_FILTER : 'filter' -> type(FILTER) ;
TRUE : 'true' ;
FALSE : 'false' ;
NOT : '~' | 'not' ;
AND : '/\\' ;
OR : '\\/' ;
IMPLIES : '=>' ;
FINAL_LBRACE : '{' -> type(LBRACE) ;
FINAL_RBRACE : '}' -> type(RBRACE) ;
FINAL_LPAR : '(' -> type(LPAR) ;
FINAL_RPAR : ')' -> type(RPAR) ;
FINAL_LBRACK : '[' -> type(LBRACK) ;
FINAL_RBRACK : ']' -> type(RBRACK) ;
FINAL_SEMI : ';' -> type(SEMI) ;
FINAL_COMMA : ',' -> type(COMMA) ;
FINAL_COLON : ':' -> type(COLON) ;
FINAL_EQEQ : '==' -> type(EQEQ) ;
FINAL_NEQ : ('!=' | '<>') -> type(NEQ) ;
FINAL_EQ : '=' -> type(EQ) ;
FINAL_STAR : '*' -> type(STAR) ;
FINAL_AMP : '&' -> type(AMP) ;
FINAL_NUMBER : '-'? DIGITS -> type(NUMBER) ;
FINAL_PROCESS : 'P' [0-9]+ -> type(PROCESS) ;
FINAL_ATOMIC : ATOMIC_WORD -> type(ATOMIC) ;
FINAL_TYPE : TYPE_WORD -> type(TYPE) ;
FINAL_NAME : IDENTIFIER -> type(NAME) ;
UNKNOWN : . ;

fragment DIGITS : [0-9]+ | '0' [xX] [0-9a-fA-F]+ ;
fragment IDENTIFIER : [A-Za-z_$.] [A-Za-z0-9_$.]* ;
fragment NESTED : '(*' (NESTED | .)*? '*)' ;
fragment C_COMMENT : '/*' .*? '*/' | '//' ~[\r\n]* ;
fragment ATOMIC_WORD : '_Atomic' | 'atomic' ;
fragment TYPE_WORD
  : 'void' | 'char' | 'short' | 'int' | 'long' | 'signed' | 'unsigned' | 'bool' | '_Bool'
  | 'volatile' | 'const' | 'size_t'
  | 'u'? 'int' ('8' | '16' | '32' | '64' | 'ptr') '_t'
  | '__' 'u'? 'int128' '_t'?
  | 'atomic_' ('bool' | 'char' | 'schar' | 'uchar' | 'short' | 'ushort' | 'int' | 'uint' | 'long'
      | 'ulong' | 'llong' | 'ullong' | 'intptr_t' | 'uintptr_t' | 'size_t' | 't')
  ;
