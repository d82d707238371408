/** What a verb works on, and how it explores, records and reports it. */
@NullMarked
package org.latticeipc.scenarios.command.subject;

import org.jspecify.annotations.NullMarked;
