package org.latticeipc.engine.seam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.latticeipc.engine.seam.broken.Broken;
import org.latticeipc.machine.property.Linearizable;
import org.latticeipc.machine.weaken.SiteCollector;

class SeamRulesTest {

  @Test
  void seamAndTraces_knowNoEngine_andUseNothingOfAHost() {
    List<JavaClass> seam = new ArrayList<>();
    for (JavaClass c : SeamRules.mainClasses("org.latticeipc.machine", "org.latticeipc.trace")) {
      // A judge's own: they watch tasks from outside, from several threads.
      boolean watches =
          c.getPackageName().equals(Linearizable.class.getPackageName())
              || c.isEquivalentTo(SiteCollector.class);
      if (!watches) {
        seam.add(c);
      }
    }
    assertTrue(seam.size() >= 25, "classes seen: " + seam.size());
    assertEquals(List.of(), SeamRules.violations(seam, Set.of()));
  }

  @Test
  void eachBrokenClass_isFound_andTheGoodOneIsNot() {
    JavaClasses broken = new ClassFileImporter().importPackages(Broken.class.getPackageName());
    String prefix = Broken.class.getName() + "$";
    List<String> found =
        SeamRules.violations(broken, Set.of(prefix + "LooksUpOnly")).stream()
            .map(line -> line.replace(prefix, ""))
            .toList();
    assertEquals(
        List.of(
            "CollectsToSet calls java.util.stream.Collectors.toSet",
            "DrawsNumbers calls java.lang.Math.random",
            "GoesThroughHashMap makes a java.util.HashMap, whose order is not the same in every"
                + " run",
            "HasSynchronizedBlock has a synchronized block",
            "HasSynchronizedMethod.run() is synchronized",
            "HashesIdentity calls java.lang.System.identityHashCode",
            "KnowsAnEngine depends on org.latticeipc.engine.host.HostMachine",
            "ReadsTheClock calls java.lang.System.nanoTime",
            "UsesAtomics depends on java.util.concurrent.atomic.AtomicLong",
            "UsesThread depends on java.lang.Thread"),
        found);
  }
}
