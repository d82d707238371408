package org.latticeipc.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.latticeipc.engine.seam.SeamRules;

/** The scheduler runs on any engine, since it uses nothing but the seam. */
class SeamTest {

  @Test
  void everyClass_staysOnTheSeam() {
    JavaClasses classes = SeamRules.mainClasses("org.latticeipc.scheduler");
    assertTrue(classes.size() >= 10, "classes seen: " + classes.size());
    // Both only ask for single nodes and never go through the collection.
    Set<String> lookUpOnly =
        Set.of(
            "org.latticeipc.scheduler.state.BidirectionalCycleSearch$Side",
            "org.latticeipc.scheduler.property.ExactlyOnce");
    assertEquals(List.of(), SeamRules.violations(classes, lookUpOnly));
  }
}
