package org.latticeipc.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class JavaTextTest {
  @Test
  void commentsAndLiterals_areNoCode() {
    JavaText text =
        new JavaText(
            "int a; // java.util.List \"x\"\n/* org.A\n */ f(\"a\\\"b\", '\"', \"//\");\n"
                + "String s = \"\"\"\n  two\n  lines\"\"\";\nend");
    assertEquals(
        List.of("int a; ", "", " f(\"\", \"\", \"\");", "String s = \"\"", "", ";", "end"),
        text.code());
    assertEquals(
        List.of(
            new JavaText.Literal(3, "a\\\"b"),
            new JavaText.Literal(3, "//"),
            new JavaText.Literal(4, "two\n  lines")),
        text.literals());
  }

  @Test
  void cycles_areToldWithTheirArrows() {
    Arrows arrows = new Arrows();
    arrows.add("a", "b", "A uses B");
    arrows.add("b", "c", "B uses C");
    arrows.add("a", "c", "A uses C");
    assertEquals(List.of(), arrows.cycles());
    assertEquals(List.of("b"), List.copyOf(arrows.nearTargets("a")));
    arrows.add("c", "b", "C uses B");
    assertEquals(
        List.of("cycle of b, c\n    b -> c: B uses C\n    c -> b: C uses B"), arrows.cycles());
  }
}
