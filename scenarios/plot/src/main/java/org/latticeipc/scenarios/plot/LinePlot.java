package org.latticeipc.scenarios.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Rectangle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.LogarithmicAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.text.TextUtils;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jfree.svg.SVGGraphics2D;

/**
 * A plot of series of points with axes that have names and units, lines over numbers and bars over
 * words. The vertical axis is logarithmic if the values are positive and span more than two orders
 * of magnitude. Immutable.
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
  private static final double WIDEST_BAR = 0.15;
  private static final float DASH = 6;
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
    JFreeChart chart = categories.isEmpty() ? lines() : bars();
    SVGGraphics2D svg = new SVGGraphics2D(WIDTH, HEIGHT);
    svg.setDefsKeyPrefix("lattice");
    chart.draw(svg, new Rectangle(WIDTH, HEIGHT));
    return svg.getSVGDocument();
  }

  private JFreeChart lines() {
    XYSeriesCollection data = new XYSeriesCollection();
    series.forEach(
        (name, points) -> {
          XYSeries one = new XYSeries(name, true, false);
          points.forEach(point -> one.addOrUpdate(point.x(), point.y()));
          data.addSeries(one);
        });
    JFreeChart chart =
        ChartFactory.createXYLineChart(
            title, x, y, data, PlotOrientation.VERTICAL, series.size() > 1, false, false);
    NumberAxis axis = new NumberAxis(x);
    axis.setAutoRangeIncludesZero(false);
    axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits(Locale.ROOT));
    XYPlot plot = chart.getXYPlot();
    plot.setDomainAxis(axis);
    plot.setRangeAxis(vertical());
    plot.setRenderer(renderer());
    plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
    plot.setBackgroundPaint(Color.WHITE);
    plot.setDomainGridlinePaint(Color.LIGHT_GRAY);
    plot.setRangeGridlinePaint(Color.LIGHT_GRAY);
    return chart;
  }

  /** Between words there is nothing that a line could stand for. */
  private JFreeChart bars() {
    DefaultCategoryDataset data = new DefaultCategoryDataset();
    series.forEach(
        (name, points) ->
            points.forEach(
                point -> data.addValue(point.y(), name, categories.get((int) point.x()))));
    JFreeChart chart =
        ChartFactory.createBarChart(
            title, x, y, data, PlotOrientation.VERTICAL, series.size() > 1, false, false);
    BarRenderer renderer = new BarRenderer();
    renderer.setBarPainter(new StandardBarPainter());
    renderer.setShadowVisible(false);
    renderer.setMaximumBarWidth(WIDEST_BAR);
    for (int i = 0; i < series.size(); i++) {
      renderer.setSeriesPaint(i, COLOURS.get(i % COLOURS.size()));
    }
    CategoryPlot plot = chart.getCategoryPlot();
    NumberAxis axis = vertical();
    if (axis instanceof LogarithmicAxis) {
      // A bar has to begin somewhere, and nothing is 0 there.
      renderer.setBase(least() / 2);
      renderer.setIncludeBaseInRange(true);
    }
    plot.setRenderer(renderer);
    plot.setRangeAxis(axis);
    plot.setBackgroundPaint(Color.WHITE);
    plot.setRangeGridlinePaint(Color.LIGHT_GRAY);
    return chart;
  }

  private double[] values() {
    return series.values().stream().flatMap(List::stream).mapToDouble(Point::y).toArray();
  }

  private double least() {
    return DoubleStream.of(values()).min().orElse(0);
  }

  private NumberAxis vertical() {
    double[] values = values();
    double least = least();
    double most = DoubleStream.of(values).max().orElse(0);
    if (least > 0 && most / least > SPAN) {
      LogarithmicAxis axis = new LogarithmicAxis(y + " (logarithmic)");
      axis.setExpTickLabelsFlag(true);
      return axis;
    }
    NumberAxis axis = new NumberAxis(y);
    if (DoubleStream.of(values).allMatch(value -> value == Math.rint(value))) {
      axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits(Locale.ROOT));
    }
    return axis;
  }

  private XYLineAndShapeRenderer renderer() {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, true);
    for (int i = 0; i < series.size(); i++) {
      renderer.setSeriesPaint(i, COLOURS.get(i % COLOURS.size()));
      // Through the gaps of a later line the equal one below is seen.
      float[] dash = {DASH, DASH * i};
      renderer.setSeriesStroke(
          i,
          i == 0
              ? new BasicStroke(2)
              : new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dash, 0));
    }
    return renderer;
  }
}
