/** Memory orders on trial: what can be tried, and what came of it as a table. */
@NullMarked
package org.latticeipc.scenarios.command.weaken;

import org.jspecify.annotations.NullMarked;
