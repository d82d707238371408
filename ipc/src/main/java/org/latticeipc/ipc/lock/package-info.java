/**
 * The quaternion spinlock: recursive by task, first come first served by rotation.
 *
 * <p>Depends on {@code org.latticeipc.machine} and on the showing side of {@link
 * org.latticeipc.ipc.algebra} only, so that a judge can take the lock alone. {@code docs/LOCK.md}
 * explains how the rotation decides who is next and proves the bound on overtaking.
 */
@NullMarked
package org.latticeipc.ipc.lock;

import org.jspecify.annotations.NullMarked;
