/** Scenario files, their runner and the command line. */
@NullMarked
package org.latticeipc.scenarios;

import org.jspecify.annotations.NullMarked;
