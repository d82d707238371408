package org.latticeipc.litmus.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.latticeipc.litmus.grammar.LitmusLexer;
import org.latticeipc.litmus.grammar.LitmusParser;

/** Reads the text of a litmus test into a parse tree. Stateless; any thread may call. */
public final class LitmusReader {
  /** The longest text read, in characters. Published tests have a few hundred. */
  public static final int LONGEST = 200_000;

  /** The most words read. */
  public static final int MOST_WORDS = 20_000;

  /** The height of the tallest tree; what is compiled and evaluated from it recurs as deep. */
  private static final int TALLEST = 500;

  private LitmusReader() {}

  /**
   * Parses a whole file.
   *
   * @param file its name, for errors
   * @throws LitmusException at the first error
   */
  public static LitmusParser.TestContext read(String file, String text) {
    if (text.length() > LONGEST) {
      throw new LitmusException(
          file, "has " + text.length() + " characters, expected at most " + LONGEST);
    }
    LitmusLexer lexer = new LitmusLexer(CharStreams.fromString(Comments.blanked(file, text), file));
    lexer.removeErrorListeners();
    CommonTokenStream tokens = new CommonTokenStream(lexer);
    tokens.fill();
    check(file, tokens.getTokens());
    LitmusParser parser = new LitmusParser(tokens);
    parser.removeErrorListeners();
    parser.setErrorHandler(new SyntaxErrors(file));
    try {
      LitmusParser.TestContext test = parser.test();
      refuseTallTrees(file, test);
      return test;
    } catch (DepthLimitedParser.TooDeep e) {
      throw new LitmusException(
          file,
          Place.of(parser.getCurrentToken()),
          "nested too deeply, expected at most " + DepthLimitedParser.DEEPEST + " levels");
    }
  }

  /**
   * Chains of operators are no nesting to the parser, but they are to all that walks over the tree
   * afterwards. Looks without recurring.
   */
  private static void refuseTallTrees(String file, ParserRuleContext root) {
    Deque<Level> left = new ArrayDeque<>();
    left.push(new Level(root, 0));
    while (!left.isEmpty()) {
      Level level = left.pop();
      if (level.depth > TALLEST) {
        throw new LitmusException(
            file,
            Place.of(level.node),
            "is part of more than " + TALLEST + " operators in a row, or as many levels");
      }
      for (ParserRuleContext child : level.node.getRuleContexts(ParserRuleContext.class)) {
        left.push(new Level(child, level.depth + 1));
      }
    }
  }

  private record Level(ParserRuleContext node, int depth) {}

  private static void check(String file, List<Token> tokens) {
    if (tokens.size() > MOST_WORDS) {
      throw new LitmusException(
          file, "has " + tokens.size() + " words, expected at most " + MOST_WORDS);
    }
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.getType() == LitmusLexer.NAME) {
        boolean called = i + 1 < tokens.size() && tokens.get(i + 1).getType() == LitmusLexer.LPAR;
        refuse(file, token, called);
      } else if (token.getType() == LitmusLexer.ARCHITECTURE && !token.getText().equals("C")) {
        throw new LitmusException(
            file,
            Place.of(token),
            "found a test for '" + token.getText() + "', expected the word C: only C tests run");
      }
    }
  }

  private static void refuse(String file, Token token, boolean called) {
    Unsupported.word(token.getText())
        .or(() -> called ? Unsupported.function(token.getText()) : Optional.empty())
        .ifPresent(
            reason -> {
              throw new LitmusException(file, Place.of(token), reason);
            });
  }
}
