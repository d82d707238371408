/**
 * The one seam between the operating system and whatever runs or judges it.
 *
 * <p>Kernel, spinlock, channel and scheduler are written once against {@link
 * org.latticeipc.machine.Machine} and share memory only through {@link
 * org.latticeipc.machine.LongCell} and {@link org.latticeipc.machine.RefCell}. They use no thread,
 * lock, clock or random source of the JDK. Every engine (host threads, deterministic simulation,
 * model checker, Java PathFinder) implements this package, so each of them runs the same lines.
 */
@EnginePackage
@NullMarked
package org.latticeipc.machine;

import org.jspecify.annotations.NullMarked;
