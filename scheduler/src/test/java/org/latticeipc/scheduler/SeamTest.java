package org.latticeipc.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.latticeipc.engine.seam.Registrations;
import org.latticeipc.engine.seam.SeamRules;
import org.latticeipc.machine.program.Property;
import org.latticeipc.machine.program.PropertyRegistry;
import org.latticeipc.machine.program.VariantRegistry;
import org.latticeipc.scheduler.property.DagOrder;

/** The scheduler runs on any engine, since it uses nothing but the seam. */
class SeamTest {

  @Test
  void everyClass_staysOnTheSeam() {
    JavaClasses classes = SeamRules.mainClasses("org.latticeipc.scheduler");
    assertTrue(classes.size() >= 10, "classes seen: " + classes.size());
    // Both only ask for single nodes and never go through the collection.
    Set<String> lookUpOnly =
        Set.of(
            "org.latticeipc.scheduler.part.BidirectionalCycleSearch$Side",
            "org.latticeipc.scheduler.property.ExactlyOnce");
    assertEquals(List.of(), SeamRules.violations(classes, lookUpOnly));
  }

  @Test
  void everyPropertyAndWrongPart_isFoundByItsName() {
    assertEquals(
        List.of(), Registrations.missing(SeamRules.mainClasses("org.latticeipc.scheduler")));
    List<Property> properties = PropertyRegistry.in(DagOrder.class.getPackage());
    assertEquals(3, properties.size());
    properties.forEach(p -> assertFalse(p.statement().contains(p.name()), p.statement()));
    assertEquals(
        List.of(
            "dag=bounded-depth",
            "dag=claim-not-atomic",
            "dag=cycle-check-unlocked",
            "dag=done-before-run",
            "dag=ends-at-once",
            "dag=last-element",
            "dag=late-child",
            "dag=lost-wake-up",
            "dag=pending-not-atomic",
            "dag=stays-at-home",
            "dag=submit-races-completion"),
        VariantRegistry.all().keySet().stream().filter(k -> k.startsWith("dag=")).toList());
  }
}
