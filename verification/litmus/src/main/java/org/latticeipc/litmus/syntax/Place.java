package org.latticeipc.litmus.syntax;

import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/**
 * A place in a litmus file.
 *
 * @param line from 1
 * @param column from 1, in characters
 */
public record Place(int line, int column) {

  /** Where a token begins. */
  public static Place of(Token token) {
    return new Place(token.getLine(), token.getCharPositionInLine() + 1);
  }

  /** Where the text of a rule begins. */
  public static Place of(ParserRuleContext context) {
    return of(context.getStart());
  }

  @Override
  public String toString() {
    return line + ":" + column;
  }
}
