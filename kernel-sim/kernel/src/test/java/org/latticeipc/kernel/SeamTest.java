package org.latticeipc.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.latticeipc.engine.seam.Registrations;
import org.latticeipc.engine.seam.SeamRules;
import org.latticeipc.kernel.property.Authority;
import org.latticeipc.machine.program.Property;
import org.latticeipc.machine.program.PropertyRegistry;
import org.latticeipc.machine.program.VariantRegistry;

class SeamTest {

  @Test
  void kernel_staysOnTheSeam() {
    JavaClasses kernel = SeamRules.mainClasses("org.latticeipc.kernel");
    assertTrue(kernel.size() >= 40, "classes seen: " + kernel.size());
    assertEquals(List.of(), SeamRules.violations(kernel, Set.of()));
  }

  @Test
  void everyPropertyAndWrongPart_isFoundByItsName() {
    assertEquals(List.of(), Registrations.missing(SeamRules.mainClasses("org.latticeipc.kernel")));
    List<Property> properties = PropertyRegistry.in(Authority.class.getPackage());
    assertEquals(11, properties.size());
    properties.forEach(p -> assertFalse(p.statement().contains(p.name()), p.statement()));
    assertEquals(
        Set.of(
            "kernel=alarm-late",
            "kernel=capability-tag-without-owner",
            "kernel=claim-overlooks-exit",
            "kernel=create-overlooks-exit",
            "kernel=flush-forgotten",
            "kernel=gas-not-spent",
            "kernel=grant-overlooks-exit",
            "kernel=grant-widens-rights",
            "kernel=kill-keeps-time",
            "kernel=kill-leaves-waits",
            "kernel=revoke-races-use",
            "kernel=slice-not-restored-after-yield",
            "kernel=slice-outlives-capability",
            "kernel=slice-overruns",
            "kernel=stale-mapping",
            "kernel=taken-unasked",
            "kernel=timer-fires-cancelled",
            "kernel=yield-to-dead-task"),
        VariantRegistry.all().keySet().stream()
            .filter(k -> k.startsWith("kernel="))
            .collect(Collectors.toSet()));
  }
}
