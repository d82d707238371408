package org.latticeipc.machine;

/**
 * The body of a spawned task for which a program does not wait: an execution is complete when all
 * other tasks have ended and those of this kind have ended or wait for what nobody does any more.
 * Java's daemon threads are such. Known to the explorer and the simulation; elsewhere a task like
 * any other.
 */
@FunctionalInterface
public interface BackgroundTask extends Runnable {}
