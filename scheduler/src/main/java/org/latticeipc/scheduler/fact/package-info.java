/** What the DAG scheduler tells about an execution. */
@NullMarked
package org.latticeipc.scheduler.fact;

import org.jspecify.annotations.NullMarked;
