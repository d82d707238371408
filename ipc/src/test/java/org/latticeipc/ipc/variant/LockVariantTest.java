package org.latticeipc.ipc.variant;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LockVariantTest {
  @Test
  void values_areTheCatalogues() {
    assertEquals(
        List.of(
            "unlock-relaxed",
            "lock-relaxed",
            "check-then-act",
            "owner-cleared-after-release",
            "not-recursive",
            "owner-is-cpu",
            "depth-not-reset",
            "unfair"),
        Stream.of(LockVariant.values()).map(LockVariant::id).toList());
  }

  @Test
  void named_unknown_isEmpty() {
    assertEquals(Optional.empty(), LockVariant.named("unlock-relax"));
    assertEquals(Optional.of(LockVariant.UNFAIR), LockVariant.named("unfair"));
  }
}
