/**
 * What rewritten byte code calls: the heap of a program under exploration.
 *
 * <p>Each object has an {@link ObjectHeader}; its identity is (task, allocation number), the same
 * in every execution in which the task does the same, and never the Java object, since a task that
 * is called again makes new ones. An object that no other task can know keeps its values in the
 * header and makes no events; when it is published, what was written so far becomes writes, in
 * order. All state hangs on the one active {@link JavaWorld}; one exploration at a time.
 */
@NullMarked
package org.latticeipc.bytecode.runtime;

import org.jspecify.annotations.NullMarked;
