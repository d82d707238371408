package org.latticeipc.scenarios.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.latticeipc.scenarios.plot.LinePlot.Point;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class LinePlotTest {
  private static Document parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg.replaceFirst("<!DOCTYPE[^>]*>", ""))));
  }

  private static LinePlot plot(List<String> categories, double most) {
    Map<String, List<Point>> series = new LinkedHashMap<>();
    series.put("real <b>&", List.of(new Point(0, 1), new Point(1, 2), new Point(2, most)));
    series.put("unfair", List.of(new Point(0, 2), new Point(2, 3)));
    return new LinePlot("a sweep", "n", "seconds [s]", categories, series);
  }

  @Test
  void svg_hasAxesWithUnits_andTheNamesOfItsSeries() throws Exception {
    String svg = plot(List.of(), 4).svg();
    assertEquals("svg", parse(svg).getDocumentElement().getTagName());
    assertTrue(svg.contains(">seconds [s]</text>"));
    assertTrue(svg.contains(">n</text>") && svg.contains(">a sweep</text>"));
    assertTrue(svg.contains(">real &lt;b&gt;&amp;</text>") && svg.contains(">unfair</text>"));
    assertFalse(svg.contains("logarithmic"));
    assertEquals(svg, plot(List.of(), 4).svg(), "the same input gives the same bytes");
  }

  @Test
  void wideSpans_areLogarithmic_andWordsAreAnAxis() throws Exception {
    String svg = plot(List.of("sc", "tso", "rc11"), 4000).svg();
    assertTrue(svg.contains(">seconds [s] (logarithmic)</text>"));
    assertTrue(svg.contains(">sc</text>") && svg.contains(">rc11</text>"));
  }

  /** A line between words would say that there is something between them. */
  @Test
  void overWords_standBars_andEqualLinesDoNotHideEachOther() {
    String bars = plot(List.of("sc", "tso", "rc11"), 4).svg();
    assertTrue(bars.contains("<rect") && bars.contains("rgb(193,18,38)"), bars);
    assertFalse(bars.contains("stroke-dasharray:6"), bars);
    assertTrue(plot(List.of(), 4).svg().contains("stroke-dasharray:6"));
  }
}
