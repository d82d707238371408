package org.latticeipc.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.latticeipc.engine.seam.SeamRules;

class SeamTest {

  @Test
  void kernel_staysOnTheSeam() {
    JavaClasses kernel = SeamRules.mainClasses("org.latticeipc.kernel");
    assertTrue(kernel.size() >= 40, "classes seen: " + kernel.size());
    assertEquals(List.of(), SeamRules.violations(kernel, Set.of()));
  }
}
