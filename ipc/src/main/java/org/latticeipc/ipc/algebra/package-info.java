/**
 * The numbers that Lattice uses: floating quaternions for showing the lock's rotation, and exact
 * octonions modulo a prime for channel tokens. Values only; no machine, no state.
 */
@NullMarked
package org.latticeipc.ipc.algebra;

import org.jspecify.annotations.NullMarked;
