/** The TruSt search: tasks are called, events added, reads revisited. */
@EnginePackage
@NullMarked
package org.latticeipc.explorer.search;

import org.jspecify.annotations.NullMarked;
import org.latticeipc.trace.EnginePackage;
