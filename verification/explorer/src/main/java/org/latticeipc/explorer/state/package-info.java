/** Looks at the ordinary objects of a program, to notice state that is in no cell. */
@EnginePackage
@NullMarked
package org.latticeipc.explorer.state;

import org.jspecify.annotations.NullMarked;
import org.latticeipc.machine.EnginePackage;
