/**
 * One exploration by a cluster, asked for with {@code --cluster}: finds the engine, which comes in
 * a jar of its own.
 */
@NullMarked
package org.latticeipc.scenarios.command.cluster;

import org.jspecify.annotations.NullMarked;
