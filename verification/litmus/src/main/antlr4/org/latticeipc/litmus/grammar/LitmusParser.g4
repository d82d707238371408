/* herd7's C litmus tests; precedences in conditions are herd7's (=> binds tighter than /\). */
parser grammar LitmusParser;

options { tokenVocab = LitmusLexer; superClass = DepthLimitedParser; }

@header {
import org.latticeipc.litmus.syntax.DepthLimitedParser;
}

test : ARCHITECTURE TEST_NAME LBRACE initial RBRACE function+ ending EOF ;

// ---- initial state

initial : (SEMI | initialItem)? (SEMI initialItem?)* ;

initialItem : type? STAR* initialLocation (EQ initialValue)? ;

initialLocation
  : LBRACK NAME RBRACK
  | NAME (LBRACK NUMBER RBRACK)?
  | (NUMBER | PROCESS) COLON NAME
  ;

initialValue
  : scalar
  | NAME LPAR scalar RPAR
  | LBRACE scalar (COMMA scalar)* RBRACE
  ;

scalar : NUMBER | AMP? NAME (LBRACK NUMBER RBRACK)? ;

type : typeWord+ ;

typeWord : TYPE | ATOMIC (LPAR type STAR* RPAR | LT type STAR* GT)? ;

// ---- functions

function : TYPE? PROCESS LPAR (parameter (COMMA parameter)* | TYPE)? RPAR block ;

parameter : type (STAR TYPE?)* NAME (LBRACK RBRACK)? ;

block : LBRACE statement* RBRACE ;

statement
  : block                                                                    # nested
  | declaration SEMI                                                         # declare
  | IF LPAR expression RPAR statement (ELSE statement)?                      # choice
  | WHILE LPAR expression RPAR statement                                     # whileLoop
  | DO statement WHILE LPAR expression RPAR SEMI                             # doLoop
  | FOR LPAR forFirst? SEMI test0=expression? SEMI step=expression? RPAR statement # forLoop
  | BREAK SEMI                                                               # leave
  | CONTINUE SEMI                                                            # again
  | RETURN SEMI                                                              # finish
  | expression SEMI                                                          # evaluate
  | SEMI                                                                     # nothing
  ;

forFirst : declaration | expression ;

declaration : type declarator (COMMA declarator)* ;

declarator : (STAR TYPE?)* NAME (EQ expression)? ;

expression
  : NUMBER                                                                   # number
  | NAME LPAR (expression (COMMA expression)*)? RPAR                         # call
  | NAME                                                                     # variable
  | LPAR expression RPAR                                                     # group
  | expression LBRACK expression RBRACK                                      # index
  | expression (INCREMENT | DECREMENT)                                       # postfix
  | (INCREMENT | DECREMENT | STAR | AMP | PLUS | MINUS | BANG | TILDE) expression # prefix
  | LPAR type STAR* RPAR expression                                          # cast
  | expression (STAR | SLASH | PERCENT) expression                           # binary
  | expression (PLUS | MINUS) expression                                     # binary
  | expression (SHIFT_LEFT | SHIFT_RIGHT) expression                         # binary
  | expression (LT | GT | LE | GE) expression                                # binary
  | expression (EQEQ | NEQ) expression                                       # binary
  | expression AMP expression                                                # binary
  | expression CARET expression                                              # binary
  | expression PIPE expression                                               # binary
  | expression AND_AND expression                                            # logical
  | expression OR_OR expression                                              # logical
  | <assoc = right> expression QUESTION expression COLON expression          # conditional
  | <assoc = right> expression (EQ | COMPOUND) expression                    # assign
  ;

// ---- what is asked

ending : locations? filter? condition? SEMI? ;

locations : LOCATIONS LBRACK (observed (SEMI observed)* SEMI?)? RBRACK ;

observed : location (STAR | type STAR*)? ;

filter : FILTER proposition ;

condition : (EXISTS | NOT_EXISTS | FORALL) proposition ;

proposition
  : NOT proposition                                                          # not
  | <assoc = right> proposition IMPLIES proposition                          # implies
  | proposition AND proposition                                              # and
  | proposition OR proposition                                               # or
  | LPAR proposition RPAR                                                    # inner
  | (TRUE | FALSE)                                                           # constant
  | location (EQ | EQEQ | NEQ) (finalValue | LBRACE scalar (COMMA scalar)* RBRACE) # atom
  ;

location
  : LBRACK NAME RBRACK
  | STAR? NAME (LBRACK NUMBER RBRACK)?
  | STAR? (NUMBER | PROCESS) COLON NAME
  ;

finalValue
  : scalar
  | LBRACK NAME RBRACK
  | STAR NAME
  | STAR? (NUMBER | PROCESS) COLON NAME
  ;
