package org.latticeipc.machine;

/**
 * Marks the errors with which an engine leaves a task that cannot go on. Code that catches every
 * {@link Throwable} throws them on; they say nothing about the program.
 */
public interface Unwinding {}
