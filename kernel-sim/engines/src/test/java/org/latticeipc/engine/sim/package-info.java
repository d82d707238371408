/** Tests of the simulation. */
@NullMarked
package org.latticeipc.engine.sim;

import org.jspecify.annotations.NullMarked;
