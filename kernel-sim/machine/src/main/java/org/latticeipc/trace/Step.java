package org.latticeipc.trace;

import org.jspecify.annotations.Nullable;

/**
 * One step of a run. Which fields are present depends on the kind; absent ones are null.
 *
 * @param task id of the task that did it, 1 and up
 * @param index which event of the task this is ({@link EventId}); for a remark, the index of the
 *     task's next event
 * @param cpu the CPU it ran on
 * @param kind what it is
 * @param cell name of the cell; for {@code SPAWN} and {@code JOIN} the name of the other task, for
 *     {@code CHOICE} what was chosen
 * @param order the memory order in lower case ({@code relaxed}, {@code acq_rel}, …)
 * @param read the value read, as text
 * @param written the value written, as text; for {@code CHOICE} the alternative taken, for {@code
 *     SPAWN} and {@code JOIN} the id of the other task
 * @param readsFrom the write that was read
 * @param coherenceAfter the write immediately before this one in the cell's coherence order at the
 *     moment this one was added
 * @param detail for {@code NOTE} the fact in words, for {@code FAILED} and {@code BLOCKED} why
 * @param source file and line of the access in the code under test, {@code File.java:12}; never
 *     compared
 */
public record Step(
    int task,
    int index,
    int cpu,
    StepKind kind,
    @Nullable String cell,
    @Nullable String order,
    @Nullable String read,
    @Nullable String written,
    @Nullable EventId readsFrom,
    @Nullable EventId coherenceAfter,
    @Nullable String detail,
    @Nullable String source) {}
