package org.latticeipc.scenarios.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class JunitXmlTest {
  private static final String READ_BACK = "a??[1m<b>&\"'|]]>? ?\uD83D\uDE00";

  private static Element parse(String document) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(document)))
        .getDocumentElement();
  }

  private static Element suite() throws Exception {
    return parse(
        JunitXml.document(
            "all <kinds>", Cases.all().stream().map(CaseResult::testCase).toList(), 1.25));
  }

  private static List<Element> all(Element within, String name) {
    NodeList nodes = within.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  @Test
  void document_countsEachKind() throws Exception {
    Element suite = suite();
    assertEquals("testsuite", suite.getTagName());
    assertEquals("all <kinds>", suite.getAttribute("name"));
    assertEquals("6", suite.getAttribute("tests"));
    assertEquals("2", suite.getAttribute("failures"));
    assertEquals("2", suite.getAttribute("errors"));
    assertEquals("1", suite.getAttribute("skipped"));
    assertEquals("1.250", suite.getAttribute("time"));
    assertEquals(6, all(suite, "testcase").size());
    assertEquals(2, all(suite, "failure").size());
    assertEquals(2, all(suite, "error").size());
    assertEquals(1, all(suite, "skipped").size());
  }

  @Test
  void hardCharacters_areReadBack_orAreQuestionMarksIfXmlHasNoSuch() throws Exception {
    Element suite = suite();
    Element failure = all(suite, "failure").get(0);
    assertEquals(
        "expected holds, found found " + READ_BACK + " z ", failure.getAttribute("message"));
    assertEquals("not as expected", failure.getAttribute("type"));
    String detail = failure.getTextContent();
    assertTrue(
        detail.startsWith("replay it: ./lattice replay '" + READ_BACK + "\nz\t'\nassertion: "),
        detail);
    assertTrue(detail.contains("| load relaxed x -> 1"), detail);
    assertEquals("counts " + READ_BACK + "\nz\t", all(suite, "system-out").get(0).getTextContent());
    assertEquals(
        "name " + READ_BACK + " z  [rc11] holds",
        all(suite, "testcase").get(0).getAttribute("name"));
  }

  @Test
  void legal_leavesEachCharacterThatXmlHas() throws Exception {
    StringBuilder every = new StringBuilder();
    for (int c = 0;
        c <= Character.MAX_CODE_POINT;
        c += c < 0x3000 || c > 0xd700 && c < 0x10100 ? 1 : 0x101) {
      every.appendCodePoint(c);
    }
    String legal = JunitXml.legal(every.toString());
    assertTrue(legal.length() > 0x3000, "only " + legal.length() + " characters");
    Element suite =
        parse(
            JunitXml.document(
                "s",
                List.of(new JunitXml.Case("c", "n", 0, Optional.empty(), every.toString())),
                0));
    assertEquals(legal, all(suite, "system-out").get(0).getTextContent());
  }
}
