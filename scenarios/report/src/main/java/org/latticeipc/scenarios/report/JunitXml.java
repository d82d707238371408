package org.latticeipc.scenarios.report;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** JUnit XML, as CI servers read it. Any text may be given: see {@link #legal}. */
public final class JunitXml {
  /** What stands in a document for a character that XML 1.0 cannot have. */
  private static final int REPLACEMENT = '?';

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;

  private JunitXml() throws XMLStreamException {
    xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
  }

  /** How a case can fail to pass. */
  public enum Kind {
    FAILURE,
    ERROR,
    SKIPPED;

    private String element() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Why a case did not pass.
   *
   * @param kind how
   * @param type one word or two that sort problems
   * @param message one line
   * @param detail more lines, possibly none
   */
  public record Problem(Kind kind, String type, String message, String detail) {}

  /**
   * One case.
   *
   * @param className what it belongs to, such as a file
   * @param name its own name
   * @param seconds wall time
   * @param problem why it did not pass, empty if it did
   * @param output what it printed, possibly nothing
   */
  public record Case(
      String className, String name, double seconds, Optional<Problem> problem, String output) {}

  /**
   * The document.
   *
   * @param suite the suite's name
   * @param seconds wall time of all cases together
   */
  public static String document(String suite, List<Case> cases, double seconds) {
    try {
      JunitXml document = new JunitXml();
      document.suite(suite, cases, seconds);
      return document.text.toString();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("text in memory can be written", e);
    }
  }

  private void suite(String suite, List<Case> cases, double seconds) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    newLine(0);
    xml.writeStartElement("testsuite");
    attribute("name", suite);
    attribute("tests", Integer.toString(cases.size()));
    attribute("failures", count(cases, Kind.FAILURE));
    attribute("errors", count(cases, Kind.ERROR));
    attribute("skipped", count(cases, Kind.SKIPPED));
    attribute("time", time(seconds));
    for (Case each : cases) {
      newLine(1);
      testCase(each);
    }
    newLine(0);
    xml.writeEndElement();
    newLine(0);
    xml.writeEndDocument();
    xml.close();
  }

  private void testCase(Case each) throws XMLStreamException {
    xml.writeStartElement("testcase");
    attribute("classname", each.className());
    attribute("name", each.name());
    attribute("time", time(each.seconds()));
    if (each.problem().isPresent()) {
      newLine(2);
      problem(each.problem().get());
    }
    if (!each.output().isEmpty()) {
      newLine(2);
      xml.writeStartElement("system-out");
      xml.writeCharacters(legal(each.output()));
      xml.writeEndElement();
    }
    newLine(1);
    xml.writeEndElement();
  }

  private void problem(Problem problem) throws XMLStreamException {
    xml.writeStartElement(problem.kind().element());
    if (problem.kind() != Kind.SKIPPED) {
      attribute("type", problem.type());
    }
    attribute("message", problem.message());
    xml.writeCharacters(legal(problem.detail()));
    xml.writeEndElement();
  }

  /** Attributes are one line: readers make a space of a line's end in them anyway. */
  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, legal(value).replace('\n', ' ').replace('\t', ' '));
  }

  private void newLine(int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }

  private static String count(List<Case> cases, Kind kind) {
    return Long.toString(
        cases.stream()
            .filter(each -> each.problem().map(p -> p.kind() == kind).orElse(false))
            .count());
  }

  private static String time(double seconds) {
    return String.format(Locale.ROOT, "%.3f", seconds);
  }

  /**
   * The text with a question mark for each character that XML 1.0 cannot have (section 2.2: control
   * characters, halves of surrogate pairs, U+FFFE and U+FFFF), and with plain line ends, since a
   * reader would make such of a carriage return.
   */
  static String legal(String text) {
    StringBuilder legal = new StringBuilder(text.length());
    text.replace("\r\n", "\n")
        .replace('\r', '\n')
        .codePoints()
        .forEach(c -> legal.appendCodePoint(isLegal(c) ? c : REPLACEMENT));
    return legal.toString();
  }

  private static boolean isLegal(int c) {
    return c == '\n'
        || c == '\t'
        || (c >= 0x20 && c < Character.MIN_SURROGATE)
        || (c > Character.MAX_SURROGATE && c < 0xFFFE)
        || c >= Character.MIN_SUPPLEMENTARY_CODE_POINT;
  }
}
