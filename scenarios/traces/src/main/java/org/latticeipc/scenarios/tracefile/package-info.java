/**
 * Trace files: a run as JSON lines, one header, one line a step, one footer. The format survives a
 * change of JDK and is refused with a line number if it was cut off or altered: its last field is a
 * hash of everything before.
 */
@NullMarked
package org.latticeipc.scenarios.tracefile;

import org.jspecify.annotations.NullMarked;
