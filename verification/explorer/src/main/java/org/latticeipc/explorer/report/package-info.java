/** Turns a violating graph into something a person can read and the simulation can repeat. */
@NullMarked
package org.latticeipc.explorer.report;

import org.jspecify.annotations.NullMarked;
