/** What a verb works on, how it is run and recorded, and what an exploration of it came to. */
@NullMarked
package org.latticeipc.scenarios.command.subject;

import org.jspecify.annotations.NullMarked;
