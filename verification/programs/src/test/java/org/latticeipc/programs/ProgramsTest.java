package org.latticeipc.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.latticeipc.programs.parameter.BuiltIn;

class ProgramsTest {
  private static String complaint(Executable call) {
    return String.valueOf(assertThrows(IllegalArgumentException.class, call).getMessage());
  }

  @Test
  void find_bareNameAndFolder() {
    assertEquals("ainc", Programs.find("ainc").name());
    assertEquals("ainc", Programs.find("synthetic/ainc").name());
    assertEquals("sr/ainc", Programs.find("sr/ainc").name());
    assertEquals("litmus/SB", Programs.find("litmus/SB").name());
    assertEquals("litmus/SB", Programs.find("SB").name());
  }

  @Test
  void find_unknownName_namesTheNearest() {
    String message = complaint(() -> Programs.find("casrto"));
    assertTrue(message.startsWith("there is no program 'casrto'; the nearest are casrot"), message);
  }

  @Test
  void find_nameInSeveralFolders_asksForTheFolder() {
    assertEquals("fib_bench", Programs.find("fib_bench").name());
    assertEquals("safety/fib_bench", Programs.find("safety/fib_bench").name());
  }

  @Test
  void program_unknownParameter_namesThoseThereAre() {
    String message = complaint(() -> Programs.find("ainc").program(Map.of("m", 2)));
    assertEquals("program ainc has no parameter 'm'; it has n=3 (1 to 32): tasks", message);
  }

  @Test
  void program_valueOutOfRange_isRefused() {
    String message = complaint(() -> Programs.find("ainc").program(Map.of("n", 0)));
    assertEquals("parameter n of program ainc is 0, expected 1 to 32", message);
  }

  @Test
  void program_nameTellsItsArguments() {
    assertEquals("ainc(n=7)", Programs.find("ainc").program(Map.of("n", 7)).name());
  }

  @Test
  void everyPublishedProgram_hasAtLeastOneExpectationFromOutside() {
    for (BuiltIn program : Programs.list()) {
      boolean known =
          !program.holds()
              || program.source() == BuiltIn.Source.OWN
              || ExpectedCount.all().stream().anyMatch(c -> c.program().equals(program.name()));
      assertTrue(known, program.name() + " has no expected count");
    }
  }

  @Test
  void everyExpectedCount_isOfAProgram() {
    for (ExpectedCount count : ExpectedCount.all()) {
      assertEquals(count.program(), Programs.find(count.program()).name(), "row " + count.id());
      Programs.find(count.program()).program(count.arguments());
    }
  }
}
