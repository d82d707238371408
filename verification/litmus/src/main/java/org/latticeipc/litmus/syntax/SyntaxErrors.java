package org.latticeipc.litmus.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.latticeipc.litmus.grammar.LitmusParser;
import org.latticeipc.machine.text.NearestName;

/** Stops at the first syntax error and says what was found and what was expected there. */
final class SyntaxErrors extends DefaultErrorStrategy {
  private static final int LISTED = 14;
  private static final Map<Integer, String> WORDS =
      Map.ofEntries(
          Map.entry(LitmusParser.STAR, "'*'"),
          Map.entry(LitmusParser.AMP, "'&'"),
          Map.entry(LitmusParser.LPAR, "'('"),
          Map.entry(LitmusParser.RPAR, "')'"),
          Map.entry(LitmusParser.LBRACK, "'['"),
          Map.entry(LitmusParser.RBRACK, "']'"),
          Map.entry(LitmusParser.LBRACE, "'{'"),
          Map.entry(LitmusParser.RBRACE, "'}'"),
          Map.entry(LitmusParser.SEMI, "';'"),
          Map.entry(LitmusParser.COMMA, "','"),
          Map.entry(LitmusParser.COLON, "':'"),
          Map.entry(LitmusParser.EQ, "'='"),
          Map.entry(LitmusParser.LT, "'<'"),
          Map.entry(LitmusParser.GT, "'>'"),
          Map.entry(LitmusParser.EQEQ, "'=='"),
          Map.entry(LitmusParser.NEQ, "'!='"),
          Map.entry(LitmusParser.NUMBER, "a number"),
          Map.entry(LitmusParser.NAME, "a name"),
          Map.entry(LitmusParser.PROCESS, "P0, P1, …"),
          Map.entry(LitmusParser.TYPE, "a type"),
          Map.entry(LitmusParser.ATOMIC, "a type"),
          Map.entry(LitmusParser.COMPOUND, "an assignment"),
          Map.entry(LitmusParser.ARCHITECTURE, "the word C"),
          Map.entry(LitmusParser.TEST_NAME, "the test's name"),
          Map.entry(LitmusParser.NOT_EXISTS, "'~exists'"),
          Map.entry(LitmusParser.NOT, "'~'"),
          Map.entry(Token.EOF, "the end of the file"));

  private final String file;

  SyntaxErrors(String file) {
    this.file = file;
  }

  @Override
  public void reportError(Parser parser, RecognitionException e) {
    Token found = e.getOffendingToken() == null ? parser.getCurrentToken() : e.getOffendingToken();
    throw refusal(parser, found, e.getExpectedTokens());
  }

  @Override
  public void recover(Parser parser, RecognitionException e) {
    throw refusal(parser, parser.getCurrentToken(), parser.getExpectedTokens());
  }

  @Override
  public Token recoverInline(Parser parser) {
    throw refusal(parser, parser.getCurrentToken(), getExpectedTokens(parser));
  }

  @Override
  protected void reportUnwantedToken(Parser parser) {
    throw refusal(parser, parser.getCurrentToken(), getExpectedTokens(parser));
  }

  @Override
  protected void reportMissingToken(Parser parser) {
    throw refusal(parser, parser.getCurrentToken(), getExpectedTokens(parser));
  }

  private LitmusException refusal(Parser parser, Token found, IntervalSet expected) {
    String head = "found " + describe(found);
    String tail = expected == null ? "" : expectation(parser, expected);
    return new LitmusException(file, Place.of(found), head + tail);
  }

  private static String describe(Token token) {
    if (token.getType() == Token.EOF) {
      return "the end of the file";
    }
    String text = token.getText();
    String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
    return "'" + shown.replaceAll("\\p{Cntrl}", "?") + "'";
  }

  private static String expectation(Parser parser, IntervalSet expected) {
    if (expected.contains(LitmusParser.PLUS) && expected.contains(LitmusParser.QUESTION)) {
      List<String> closers = new ArrayList<>();
      for (int closer :
          new int[] {
            LitmusParser.SEMI, LitmusParser.COMMA, LitmusParser.RPAR, LitmusParser.RBRACK
          }) {
        if (expected.contains(closer)) {
          closers.add(word(parser, closer));
        }
      }
      closers.add("an operator");
      return ", expected " + NearestName.alternatives(closers);
    }
    if (expected.contains(LitmusParser.NUMBER) && expected.contains(LitmusParser.BANG)) {
      return expected.contains(LitmusParser.WHILE)
          ? ", expected a statement or '}'"
          : ", expected an expression";
    }
    List<String> words =
        expected.toList().stream().map(type -> word(parser, type)).distinct().sorted().toList();
    return words.isEmpty() || words.size() > LISTED
        ? ""
        : ", expected " + NearestName.alternatives(words);
  }

  private static String word(Parser parser, int type) {
    String known = WORDS.get(type);
    if (known != null) {
      return known;
    }
    return parser.getVocabulary().getDisplayName(type).toLowerCase(Locale.ROOT);
  }
}
