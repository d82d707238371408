/** What must hold of every execution of the DAG scheduler, judged from its facts. */
@NullMarked
package org.latticeipc.scheduler.property;

import org.jspecify.annotations.NullMarked;
