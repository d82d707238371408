package org.latticeipc.scenarios.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.LogarithmicAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.text.TextUtils;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jfree.svg.SVGGraphics2D;

/**
 * A plot of series of points with axes that have names and units. The vertical axis is logarithmic
 * if the values are positive and span more than two orders of magnitude. Immutable.
 *
 * @param title above it
 * @param x name of the horizontal axis
 * @param y name of the vertical axis
 * @param categories names of the points 0, 1, … of the horizontal axis; empty if it is of numbers
 * @param series each by its name, in their order
 */
public record LinePlot(
    String title, String x, String y, List<String> categories, Map<String, List<Point>> series) {
  private static final int WIDTH = 800;
  private static final int HEIGHT = 500;
  private static final double SPAN = 100;
  private static final List<Color> COLOURS =
      List.of(
          new Color(0x0a58ca),
          new Color(0xc11226),
          new Color(0x187a34),
          new Color(0x9a4a00),
          new Color(0x6f42c1),
          new Color(0x57606a));

  /** A point. */
  public record Point(double x, double y) {}

  public LinePlot {
    categories = List.copyOf(categories);
  }

  /** The plot as an SVG document. */
  public String svg() {
    // No window is opened, and machines without a screen draw too.
    System.setProperty("java.awt.headless", "true");
    // Turned text stays text, rather than the outlines of its letters.
    TextUtils.setUseDrawRotatedStringWorkaround(false);
    XYSeriesCollection data = new XYSeriesCollection();
    List<Double> values = new ArrayList<>();
    series.forEach(
        (name, points) -> {
          XYSeries one = new XYSeries(name, true, false);
          points.forEach(point -> one.addOrUpdate(point.x(), point.y()));
          points.forEach(point -> values.add(point.y()));
          data.addSeries(one);
        });
    JFreeChart chart =
        ChartFactory.createXYLineChart(
            title, x, y, data, PlotOrientation.VERTICAL, series.size() > 1, false, false);
    XYPlot plot = chart.getXYPlot();
    plot.setDomainAxis(horizontal());
    plot.setRangeAxis(vertical(values));
    plot.setRenderer(renderer());
    plot.setBackgroundPaint(Color.WHITE);
    plot.setDomainGridlinePaint(Color.LIGHT_GRAY);
    plot.setRangeGridlinePaint(Color.LIGHT_GRAY);
    SVGGraphics2D svg = new SVGGraphics2D(WIDTH, HEIGHT);
    svg.setDefsKeyPrefix("lattice");
    chart.draw(svg, new Rectangle(WIDTH, HEIGHT));
    return svg.getSVGDocument();
  }

  private ValueAxis horizontal() {
    if (!categories.isEmpty()) {
      return new SymbolAxis(x, categories.toArray(String[]::new));
    }
    NumberAxis axis = new NumberAxis(x);
    axis.setAutoRangeIncludesZero(false);
    axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits(Locale.ROOT));
    return axis;
  }

  private NumberAxis vertical(List<Double> values) {
    double least = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    double most = values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    if (least > 0 && most / least > SPAN) {
      LogarithmicAxis axis = new LogarithmicAxis(y + " (logarithmic)");
      axis.setExpTickLabelsFlag(true);
      return axis;
    }
    return new NumberAxis(y);
  }

  private XYLineAndShapeRenderer renderer() {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, true);
    for (int i = 0; i < series.size(); i++) {
      renderer.setSeriesPaint(i, COLOURS.get(i % COLOURS.size()));
      renderer.setSeriesStroke(i, new BasicStroke(2));
    }
    return renderer;
  }
}
