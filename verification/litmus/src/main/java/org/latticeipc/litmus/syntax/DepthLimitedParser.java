package org.latticeipc.litmus.syntax;

import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/**
 * Base of the generated parser: refuses input nested so deeply that recursive descent, and the
 * recursive walks over the tree after it, could overflow the stack.
 */
public abstract class DepthLimitedParser extends Parser {
  /** Rule invocations that may be open at once; a pair of parentheses opens one. */
  public static final int DEEPEST = 400;

  private int depth;

  protected DepthLimitedParser(TokenStream input) {
    super(input);
  }

  @Override
  public void enterRule(ParserRuleContext context, int state, int rule) {
    deeper();
    super.enterRule(context, state, rule);
  }

  @Override
  public void exitRule() {
    depth--;
    super.exitRule();
  }

  @Override
  public void enterRecursionRule(ParserRuleContext context, int state, int rule, int precedence) {
    deeper();
    super.enterRecursionRule(context, state, rule, precedence);
  }

  @Override
  public void unrollRecursionContexts(ParserRuleContext parent) {
    depth--;
    super.unrollRecursionContexts(parent);
  }

  private void deeper() {
    if (++depth > DEEPEST) {
      throw new TooDeep();
    }
  }

  /** The input is nested too deeply. */
  static final class TooDeep extends ParseCancellationException {
    private static final long serialVersionUID = 1L;
  }
}
