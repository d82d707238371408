/**
 * The bug catalogue's wrong versions of the lock and of the channel's parts.
 *
 * <p>Each is a small subclass or strategy that differs from the real part in one decision, found by
 * name as {@code part=name}. Nothing outside this package refers to them, so the real parts never
 * run through them.
 */
@NullMarked
package org.latticeipc.ipc.variant;

import org.jspecify.annotations.NullMarked;
