/** Tests of the simulation. */
@NullMarked
package org.latticeipc.machine.sim;

import org.jspecify.annotations.NullMarked;
