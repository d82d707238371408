package org.latticeipc.litmus.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LitmusMemoryTest {
  @Test
  void addressesInAText_areNamed_andNumbersStay() {
    LitmusMemory memory = new LitmusMemory();
    SharedLocation x = memory.add("x", 1, false);
    SharedLocation array = memory.add("a", 4, true);
    String text =
        "p <- " + LitmusMemory.address(x, 0) + ", q <- " + LitmusMemory.address(array, 2) + ", 5";
    assertEquals("p <- x, q <- " + array.cellName(2) + ", 5", memory.named(text));
    assertEquals("r <- 1234567890123456789", memory.named("r <- 1234567890123456789"));
  }
}
