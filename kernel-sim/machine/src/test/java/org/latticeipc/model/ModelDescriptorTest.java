package org.latticeipc.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelDescriptorTest {
  @Test
  void names_areThoseOfTheCommand_fromStrongToWeak() {
    assertEquals(List.of("sc", "tso", "ra", "rc11", "jmm"), ModelDescriptor.names());
    for (MemoryModel model : MemoryModel.values()) {
      assertEquals(Optional.of(model), ModelDescriptor.named(model.descriptor().name()));
    }
    assertEquals(Optional.empty(), ModelDescriptor.named("SC"));
  }

  @Test
  void unknownName_isAnsweredByTheNearest() {
    assertEquals(
        "found 'jm', expected one of sc, tso, ra, rc11, jmm; did you mean 'jmm'?",
        ModelDescriptor.unknown("jm"));
    assertEquals(
        "found 'power', expected one of sc, tso, ra, rc11, jmm", ModelDescriptor.unknown("power"));
  }

  @Test
  void everyModel_saysWhatItDoesNotShow_inSentencesWithoutAStop() {
    for (ModelDescriptor model : ModelDescriptor.all()) {
      for (String sentence : model.notShown()) {
        assertFalse(sentence.isBlank() || sentence.endsWith("."), model.name() + ": " + sentence);
      }
    }
    assertTrue(MemoryModel.JMM.descriptor().givesRacesMeaning());
    assertFalse(MemoryModel.RC11.descriptor().givesRacesMeaning());
  }

  @Test
  void descriptorThatHidesWhatItLeavesOut_isRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new ModelDescriptor("x", List.of("none"), "nobody", "none", false, List.of()));
  }
}
