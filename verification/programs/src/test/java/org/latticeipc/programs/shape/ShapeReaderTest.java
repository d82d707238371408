package org.latticeipc.programs.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.latticeipc.programs.Shapes;

class ShapeReaderTest {
  @Test
  void everyShippedShape_printedAndReadAgain_isTheSame() {
    List<LitmusShape> shapes = new ArrayList<>(Shapes.litmusShapes());
    shapes.addAll(Shapes.wrongShapes());
    shapes.addAll(Shapes.syntheticShapes());
    assertTrue(shapes.size() > 100, "only " + shapes.size() + " shapes were seen");
    for (LitmusShape shape : shapes) {
      assertEquals(List.of(shape), ShapeReader.read(shape.toString()));
    }
  }

  @Test
  void everyKindOfStatement_isReadAsWritten() {
    String text =
        """
        all
          init x=1 y=-2
          r = [x] acquire; [x] = r + 1 release; r = add [x] 1 relaxed; fence seq_cst
          s = cas [x] 0 (r ^ 1) acq_rel relaxed; t = await [y] != 0 acquire; c = choose 3
          if r == (s & t) { assume c < 2; d = c } else { assert d > 0 }
          last (x == 1) | (y == 2)""";
    assertEquals(text, ShapeReader.read(text).get(0).toString());
  }

  @Test
  void unknownOrder_isRefusedWithPlaceAndWhatWasExpected() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> ShapeReader.read("SB\n  [x] = 1 acquire\n"));
    assertEquals(
        "in '[x] = 1 acquire', token 6: found 'acquire', expected a StoreOrder", e.getMessage());
  }
}
