package org.latticeipc.programs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.latticeipc.machine.program.EngineProperties;
import org.latticeipc.programs.parameter.BuiltIn;
import org.latticeipc.programs.shape.LitmusShape;
import org.latticeipc.programs.shape.ShapeProgram;
import org.latticeipc.programs.shape.ShapeReader;

/** The built-in programs that are data: litmus shapes and their must-fail twins. */
public final class Shapes {
  /** The release sequences here go on with a plain store order, which C++20 no longer allows. */
  private static final Set<String> RACY_SINCE_CPP20 = Set.of("rels+acq", "rels+acqf");

  private Shapes() {}

  /** The shapes of the folder {@code litmus}, by bare name. */
  public static List<LitmusShape> litmusShapes() {
    return read("litmus.shapes");
  }

  /** The shapes that must be found wrong, by full name. */
  public static List<LitmusShape> wrongShapes() {
    return read("wrong.shapes");
  }

  static List<BuiltIn> litmus() {
    return litmusShapes().stream()
        .map(
            shape ->
                new BuiltIn(
                    "litmus/" + shape.name(),
                    "litmus shape of " + tasks(shape),
                    List.of(),
                    isRacy(shape) ? Set.of(EngineProperties.NO_DATA_RACE) : Set.of(),
                    (setup, arguments) -> new ShapeProgram(shape).build(setup)))
        .toList();
  }

  private static boolean isRacy(LitmusShape shape) {
    return RACY_SINCE_CPP20.stream().anyMatch(ending -> shape.name().endsWith("+" + ending));
  }

  /** The straight-line shapes of the folder {@code synthetic}. */
  public static List<LitmusShape> syntheticShapes() {
    return read("synthetic.shapes");
  }

  static List<BuiltIn> synthetic() {
    return syntheticShapes().stream()
        .map(
            shape ->
                BuiltIn.holds(
                    shape.name(),
                    "straight-line program of " + tasks(shape),
                    List.of(),
                    (setup, arguments) -> new ShapeProgram(shape).build(setup)))
        .toList();
  }

  static List<BuiltIn> wrong() {
    return wrongShapes().stream()
        .map(
            shape ->
                BuiltIn.violated(
                    shape.name(),
                    "must-fail shape of " + tasks(shape),
                    List.of(),
                    shape.name().startsWith("racy/")
                        ? EngineProperties.NO_DATA_RACE
                        : EngineProperties.ASSERTION,
                    (setup, arguments) -> new ShapeProgram(shape).build(setup)))
        .toList();
  }

  private static String tasks(LitmusShape shape) {
    return shape.tasks().size() + " tasks";
  }

  private static List<LitmusShape> read(String resource) {
    try (InputStream in = Shapes.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("resource " + resource + " is missing");
      }
      return ShapeReader.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }
}
