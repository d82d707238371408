/**
 * One exploration on many machines, by Apache Spark: rounds of jobs over the work that is left,
 * each task a slice of it. Only here is Spark known.
 */
@NullMarked
package org.latticeipc.cluster;

import org.jspecify.annotations.NullMarked;
