package org.latticeipc.model.axioms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.latticeipc.machine.FenceOrder;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.model.ReleaseSequences;

class AxiomsTest {
  private static final int X = 0;
  private static final int Y = 1;
  private static final int Z = 2;

  /** The models that allow the execution, by name. */
  private static String allowing(CandidateExecution execution, ReleaseSequences sequences) {
    List<String> result = new ArrayList<>();
    for (MemoryModel model : MemoryModel.values()) {
      if (Axioms.of(model, sequences).allows(execution)) {
        result.add(model.id());
      }
    }
    return String.join(" ", result);
  }

  private static String allowing(CandidateExecution execution) {
    return allowing(execution, ReleaseSequences.CPP20);
  }

  private static CandidateExecution storeBuffering(StoreOrder stores, LoadOrder loads) {
    Drawing d = new Drawing(2);
    d.store(1, X, stores);
    d.load(1, Y, loads, Y);
    d.store(2, Y, stores);
    d.load(2, X, loads, X);
    return d.done();
  }

  @Test
  void storeBuffering_relaxed_allowedBeyondSc() {
    assertEquals(
        "tso ra rc11 jmm", allowing(storeBuffering(StoreOrder.RELAXED, LoadOrder.RELAXED)));
  }

  @Test
  void storeBuffering_sequentiallyConsistent_allowedOnlyWithoutScAxiom() {
    assertEquals("ra", allowing(storeBuffering(StoreOrder.SEQ_CST, LoadOrder.SEQ_CST)));
  }

  @Test
  void storeBuffering_withFences_allowedOnlyWithoutScAxiom() {
    Drawing d = new Drawing(2);
    d.store(1, X, StoreOrder.RELAXED);
    d.fence(1, FenceOrder.SEQ_CST);
    d.load(1, Y, LoadOrder.RELAXED, Y);
    d.store(2, Y, StoreOrder.RELAXED);
    d.fence(2, FenceOrder.SEQ_CST);
    d.load(2, X, LoadOrder.RELAXED, X);
    assertEquals("ra", allowing(d.done()));
  }

  @Test
  void storeBuffering_withUpdates_allowedWithoutScOrders() {
    Drawing d = new Drawing(2);
    d.update(1, X, RmwOrder.ACQ_REL, X);
    d.load(1, Y, LoadOrder.ACQUIRE, Y);
    d.update(2, Y, RmwOrder.ACQ_REL, Y);
    d.load(2, X, LoadOrder.ACQUIRE, X);
    assertEquals("ra rc11 jmm", allowing(d.done()));
  }

  private static CandidateExecution messagePassing(StoreOrder flag, LoadOrder see) {
    Drawing d = new Drawing(2);
    d.store(1, X, StoreOrder.RELAXED);
    int y = d.store(1, Y, flag);
    d.load(2, Y, see, y);
    d.load(2, X, LoadOrder.RELAXED, X);
    return d.done();
  }

  @Test
  void messagePassing_relaxed_staleReadAllowedInC11Models() {
    assertEquals("ra rc11 jmm", allowing(messagePassing(StoreOrder.RELAXED, LoadOrder.RELAXED)));
    assertEquals("ra rc11 jmm", allowing(messagePassing(StoreOrder.RELEASE, LoadOrder.RELAXED)));
    assertEquals("ra rc11 jmm", allowing(messagePassing(StoreOrder.RELAXED, LoadOrder.ACQUIRE)));
  }

  @Test
  void messagePassing_releaseAcquire_staleReadForbidden() {
    assertEquals("", allowing(messagePassing(StoreOrder.RELEASE, LoadOrder.ACQUIRE)));
  }

  @Test
  void messagePassing_fences_staleReadForbidden() {
    Drawing d = new Drawing(2);
    d.store(1, X, StoreOrder.PLAIN);
    d.fence(1, FenceOrder.RELEASE);
    int y = d.store(1, Y, StoreOrder.RELAXED);
    d.load(2, Y, LoadOrder.RELAXED, y);
    d.fence(2, FenceOrder.ACQUIRE);
    d.load(2, X, LoadOrder.PLAIN, X);
    assertEquals("", allowing(d.done()));
  }

  @Test
  void loadBuffering_forbiddenEverywhere() {
    Drawing d = new Drawing(2);
    int first = d.load(1, X, LoadOrder.RELAXED, X);
    int y = d.store(1, Y, StoreOrder.RELAXED);
    d.load(2, Y, LoadOrder.RELAXED, y);
    d.redirect(first, d.store(2, X, StoreOrder.RELAXED));
    assertEquals("", allowing(d.done()));
  }

  @Test
  void coherence_readsGoBack_forbiddenEverywhere() {
    Drawing d = new Drawing(1);
    int x = d.store(1, X, StoreOrder.RELAXED);
    d.load(2, X, LoadOrder.RELAXED, x);
    d.load(2, X, LoadOrder.RELAXED, X);
    assertEquals("", allowing(d.done()));
  }

  @Test
  void twoUpdates_ofOneWrite_forbiddenEverywhere() {
    Drawing d = new Drawing(1);
    d.update(1, X, RmwOrder.RELAXED, X);
    d.update(2, X, RmwOrder.RELAXED, X);
    assertEquals("", allowing(d.done()));
  }

  @Test
  void update_ofWriteItPrecedes_forbiddenEverywhere() {
    Drawing d = new Drawing(1);
    int update = d.update(1, X, RmwOrder.RELAXED, X);
    d.redirect(update, d.store(2, X, StoreOrder.RELAXED));
    assertEquals("", allowing(d.done()));
  }

  @Test
  void writesTwiceCrossed_allowedBeyondTso() {
    assertEquals("ra rc11 jmm", allowing(crossed(StoreOrder.RELEASE)));
    assertEquals("ra", allowing(crossed(StoreOrder.SEQ_CST)));
  }

  private static CandidateExecution crossed(StoreOrder order) {
    // Each task's first write comes last in coherence order.
    Drawing d = new Drawing(2);
    d.store(1, X, order);
    d.store(1, Y, order);
    d.store(2, Y, order);
    d.storeAt(1, 2, X, order);
    return d.done();
  }

  /** Z6.U of PLDI 2017, section 2: SC accesses mixed with release and acquire. */
  @Test
  void z6u_scAccessesAroundReleaseAcquire_allowedByRc11UnlessUpdatesAreTwoSteps() {
    assertEquals("ra rc11", allowing(z6u(), ReleaseSequences.CPP20));
    assertEquals("ra rc11", allowing(z6u(), ReleaseSequences.PLDI17));
    assertEquals("ra", allowing(z6u(), ReleaseSequences.GENMC));
  }

  private static CandidateExecution z6u() {
    Drawing d = new Drawing(2);
    d.store(1, X, StoreOrder.SEQ_CST);
    int y = d.store(1, Y, StoreOrder.RELEASE);
    d.update(2, Y, RmwOrder.SEQ_CST, y);
    d.load(2, Y, LoadOrder.RELAXED, y + 1);
    d.store(3, Y, StoreOrder.SEQ_CST);
    d.load(3, X, LoadOrder.SEQ_CST, X);
    return d.done();
  }

  /** GenMC's WWmerge1: the chain starts with program order between writes of one cell. */
  @Test
  void wwMerge1_chainFromSameCell_ordersScAccessesSinceCpp20() {
    Drawing d = new Drawing(2);
    d.store(1, X, StoreOrder.SEQ_CST);
    int x = d.store(1, X, StoreOrder.SEQ_CST);
    d.load(2, X, LoadOrder.ACQUIRE, x);
    d.load(2, Y, LoadOrder.SEQ_CST, Y);
    d.store(3, Y, StoreOrder.SEQ_CST);
    d.load(3, X, LoadOrder.SEQ_CST, X);
    assertEquals("ra", allowing(d.done(), ReleaseSequences.CPP20));
    assertEquals("ra", allowing(d.done(), ReleaseSequences.GENMC));
    assertEquals("ra rc11", allowing(d.done(), ReleaseSequences.PLDI17));
  }

  @Test
  void releaseSequence_laterWriteOfTheTask_continuesItOnlyInPldi17() {
    Drawing d = new Drawing(2);
    d.store(1, X, StoreOrder.RELAXED);
    d.store(1, Y, StoreOrder.RELEASE);
    int second = d.store(1, Y, StoreOrder.RELAXED);
    d.load(2, Y, LoadOrder.ACQUIRE, second);
    d.load(2, X, LoadOrder.RELAXED, X);
    assertEquals("ra rc11 jmm", allowing(d.done(), ReleaseSequences.CPP20));
    assertEquals("jmm", allowing(d.done(), ReleaseSequences.PLDI17));
  }

  @Test
  void releaseSequence_updateOfAnotherTask_continuesIt() {
    Drawing d = new Drawing(2);
    d.store(1, X, StoreOrder.RELAXED);
    int head = d.store(1, Y, StoreOrder.RELEASE);
    int tail = d.update(2, Y, RmwOrder.RELAXED, head);
    d.load(3, Y, LoadOrder.ACQUIRE, tail);
    d.load(3, X, LoadOrder.RELAXED, X);
    assertEquals("", allowing(d.done()));
  }

  @Test
  void spawnAndJoin_orderTheirTasks() {
    Drawing d = new Drawing(3);
    d.store(1, X, StoreOrder.RELAXED);
    d.spawn(1, 2);
    d.load(2, X, LoadOrder.RELAXED, X);
    assertEquals("", allowing(d.done()));
    Drawing e = new Drawing(3);
    e.store(2, Z, StoreOrder.RELAXED);
    e.join(1, 2);
    e.load(1, Z, LoadOrder.RELAXED, Z);
    assertEquals("", allowing(e.done()));
  }

  @Test
  void plainReadsOfARace_goBackOnlyInJava() {
    Drawing d = new Drawing(1);
    int x = d.store(1, X, StoreOrder.PLAIN);
    d.load(2, X, LoadOrder.PLAIN, x);
    d.load(2, X, LoadOrder.PLAIN, X);
    assertEquals("jmm", allowing(d.done()));
  }

  @Test
  void plainReads_aroundAFullFence_goBackNowhere() {
    Drawing d = new Drawing(1);
    int x = d.store(1, X, StoreOrder.PLAIN);
    d.load(2, X, LoadOrder.PLAIN, x);
    d.fence(2, FenceOrder.SEQ_CST);
    d.load(2, X, LoadOrder.PLAIN, X);
    assertEquals("", allowing(d.done()));
  }

  /** JLS 17.4.5: what is overwritten in happens-before is not seen, by however weak a read. */
  @Test
  void plainRead_ofAnOverwrittenWrite_isForbidden() {
    Drawing d = new Drawing(1);
    int first = d.store(1, X, StoreOrder.PLAIN);
    d.store(1, X, StoreOrder.PLAIN);
    d.load(1, X, LoadOrder.PLAIN, first);
    assertEquals("", allowing(d.done()));
    Drawing e = new Drawing(1);
    int read = e.load(1, X, LoadOrder.PLAIN, X);
    e.redirect(read, e.store(1, X, StoreOrder.PLAIN));
    assertEquals("", allowing(e.done()));
  }

  /** JLS 17.4.4: a volatile write synchronises with all subsequent reads, not with one it reads. */
  @Test
  void volatileWrite_synchronisesWithReadsOfLaterWrites_inJava() {
    Drawing d = new Drawing(2);
    d.store(1, X, StoreOrder.PLAIN);
    d.store(1, Y, StoreOrder.SEQ_CST);
    int second = d.store(2, Y, StoreOrder.SEQ_CST);
    d.load(3, Y, LoadOrder.SEQ_CST, second);
    d.load(3, X, LoadOrder.PLAIN, X);
    assertEquals("ra rc11", allowing(d.done()));
  }

  @Test
  void opaqueReads_areCoherent_alsoOfPlainWrites() {
    Drawing d = new Drawing(1);
    int x = d.store(1, X, StoreOrder.PLAIN);
    d.load(2, X, LoadOrder.RELAXED, x);
    d.load(2, X, LoadOrder.RELAXED, X);
    assertEquals("", allowing(d.done()));
  }

  private static String racing(CandidateExecution execution) {
    List<String> result = new ArrayList<>();
    for (MemoryModel model : MemoryModel.values()) {
      HappensBefore hb = Axioms.of(model, ReleaseSequences.CPP20).happensBefore(execution);
      if (!hb.races().isEmpty()) {
        result.add(model.id());
      }
    }
    return String.join(" ", result);
  }

  private static CandidateExecution plainHandOver(StoreOrder flag) {
    Drawing d = new Drawing(2);
    d.store(1, X, StoreOrder.PLAIN);
    int y = d.store(1, Y, flag);
    d.load(2, Y, LoadOrder.ACQUIRE, y);
    d.load(2, X, LoadOrder.PLAIN, 2);
    return d.done();
  }

  @Test
  void race_plainHandOverThroughRelaxedFlag_onlyWhereTheModelIsWeak() {
    assertEquals("ra rc11 jmm", racing(plainHandOver(StoreOrder.RELAXED)));
    assertEquals("", racing(plainHandOver(StoreOrder.RELEASE)));
  }

  @Test
  void race_plainAgainstAtomic_andNeverAtomicAgainstAtomic() {
    Drawing d = new Drawing(1);
    d.store(1, X, StoreOrder.PLAIN);
    d.load(2, X, LoadOrder.SEQ_CST, X);
    assertEquals("sc tso ra rc11 jmm", racing(d.done()));
    Drawing e = new Drawing(1);
    e.store(1, X, StoreOrder.RELAXED);
    e.load(2, X, LoadOrder.RELAXED, X);
    assertEquals("", racing(e.done()));
  }

  @Test
  void malformedExecution_isRefusedWithTheEvent() {
    List<Event> events = List.of(Event.initial(0), Event.load(1, 0, 0, LoadOrder.RELAXED));
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> CandidateExecution.of(events, new int[] {-1, -1}, List.of(List.of(0))));
    assertEquals(events.get(1) + " reads from no event", e.getMessage());
  }
}
