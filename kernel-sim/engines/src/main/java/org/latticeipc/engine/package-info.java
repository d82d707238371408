/** Ways to run a program on the seam. No engine knows another; what two share is here. */
@EnginePackage
@NullMarked
package org.latticeipc.engine;

import org.jspecify.annotations.NullMarked;
import org.latticeipc.machine.EnginePackage;
