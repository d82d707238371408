package org.latticeipc.explorer.search;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.latticeipc.explorer.declared.SearchContext;
import org.latticeipc.explorer.file.BoundedInput;
import org.latticeipc.explorer.result.CheckpointException;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Progress;
import org.latticeipc.explorer.share.HaltingProgram;
import org.latticeipc.explorer.share.SharedProgram;
import org.latticeipc.explorer.work.Bundle;
import org.latticeipc.explorer.work.Schedule;
import org.latticeipc.explorer.work.SearchTerms;
import org.latticeipc.explorer.work.Segment;
import org.latticeipc.explorer.work.SliceOrder;
import org.latticeipc.explorer.work.SliceResult;
import org.latticeipc.explorer.work.SliceResult.Ending;
import org.latticeipc.explorer.work.Tally;
import org.latticeipc.explorer.work.WorkUnit;
import org.latticeipc.machine.program.Program;

/**
 * Explores slices of a search that is shared out among processes, on the thread that asks. Nothing
 * is kept from one slice to the next, so that a result can be thrown away and the slice be done
 * again, here or elsewhere. Thread-safe as far as the program's build is; slices are independent.
 */
public final class SliceExplorer {
  /** Why a search of a program that has halted does not hold. */
  private static final String HALTED = "the program cannot be explored as it is";

  private final Program program;
  private final SearchTerms terms;
  private final Supplier<Collection<String>> learnt;

  private SliceExplorer(Program program, SearchTerms terms, Supplier<Collection<String>> learnt) {
    this.program = program;
    this.terms = terms;
    this.learnt = learnt;
  }

  /**
   * Of a program that is as it was where the search is shared out.
   *
   * @throws CheckpointException if it is seen to be another one, or to be run by another build of
   *     this tool; the message says what was found and expected
   */
  public static SliceExplorer of(SharedProgram source, SearchTerms terms) {
    Program program = source.program();
    ExplorerOptions options = terms.options();
    String difference = SearchTerms.of(options, Behaviour.of(program, options)).difference(terms);
    if (!difference.isEmpty()) {
      throw new CheckpointException(difference);
    }
    return new SliceExplorer(program, terms, () -> source.learnt(program));
  }

  /**
   * Explores what is ordered until it is done or the time is up.
   *
   * @param names what is known of cells, tasks and reductions, from {@link SharedSearch#names}
   * @param time a slice ends at the next look at the clock after it, some milliseconds later; one
   *     of no time gives everything back
   * @throws IOException if the names or the order are no such bytes
   */
  public SliceResult explore(byte[] names, SliceOrder order, Duration time) throws IOException {
    startAfresh();
    SortedSet<String> remarks = new TreeSet<>();
    long start = System.nanoTime();
    ExplorerOptions options =
        terms.options().toBuilder()
            .budget(time)
            .maxExecutions(Math.max(1, order.executions()))
            .listener(collecting(remarks))
            .build();
    Exploration exploration = new Exploration(program, options);
    BoundedInput in = BoundedInput.of(names);
    exploration.context().readAll(in);
    in.requireEnd();
    List<Segment> segments = new ArrayList<>();
    for (WorkUnit unit : order.work().units()) {
      segments.add(order.saved() ? Segment.saved(unit) : new Segment(unit, new Tally()));
    }
    SortedSet<String> reasons = new TreeSet<>();
    Ending ending;
    try {
      reasons = exploration.part(segments);
      ending = ending(exploration, reasons);
    } catch (CheckpointException refused) {
      ending = Ending.REFUSED;
      reasons.add(String.valueOf(refused.getMessage()));
    } catch (RuntimeException | Error thrown) {
      ending = Ending.FAILED;
      reasons.add(String.valueOf(thrown));
    }
    Schedule schedule = exploration.schedule();
    Tally tally = schedule.total();
    tally.learnt.addAll(learnt.get());
    if (hasHalted()) {
      ending = Ending.HALTED;
      reasons.clear();
      tally.reasons.add(HALTED);
    }
    boolean goesOn = ending == Ending.WHOLE;
    return new SliceResult(
        ending,
        tally,
        Bundle.of(goesOn ? schedule.left() : List.of()),
        names(exploration.context()),
        reasons,
        remarks,
        System.nanoTime() - start,
        exploration.peakHeapBytes());
  }

  private void startAfresh() {
    if (program instanceof HaltingProgram halting) {
      halting.startAfresh();
    }
  }

  /** Whether the program has; then the interruption is its own. */
  private boolean hasHalted() {
    boolean halted = program instanceof HaltingProgram halting && halting.hasHalted();
    boolean unused = halted && Thread.interrupted();
    return halted;
  }

  private static Ending ending(Exploration exploration, Collection<String> reasons) {
    if (exploration.isExhausted()) {
      return Ending.STOPPED;
    } else if (exploration.context().haveLimitsGrown()) {
      return Ending.ANEW;
    } else if (!reasons.isEmpty() || exploration.schedule().isBroken()) {
      return Ending.STOPPED;
    }
    return exploration.schedule().hasEndedByViolation() ? Ending.VIOLATED : Ending.WHOLE;
  }

  private static Progress.Listener collecting(Collection<String> remarks) {
    return new Progress.Listener() {
      @Override
      public void progress(Progress progress) {}

      @Override
      public void remark(String text) {
        remarks.add(text);
      }
    };
  }

  /** What is known of cells, tasks and reductions, for another process. */
  static byte[] names(SearchContext context) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      context.writeAll(out);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
    return bytes.toByteArray();
  }
}
