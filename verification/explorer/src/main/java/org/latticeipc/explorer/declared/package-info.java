/**
 * What a program declared, the numbers that its cells and tasks have in every execution, and the
 * {@link org.latticeipc.explorer.declared.SearchContext} that all workers share.
 */
@EnginePackage
@NullMarked
package org.latticeipc.explorer.declared;

import org.jspecify.annotations.NullMarked;
import org.latticeipc.machine.EnginePackage;
