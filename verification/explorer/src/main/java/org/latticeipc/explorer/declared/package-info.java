/** What a program declared, and the numbers that its cells and tasks have in every execution. */
@EnginePackage
@NullMarked
package org.latticeipc.explorer.declared;

import org.jspecify.annotations.NullMarked;
import org.latticeipc.trace.EnginePackage;
