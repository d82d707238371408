package org.latticeipc.litmus;

/**
 * Something that the code of a test did wrong in some execution.
 *
 * @param property the broken property's name
 * @param message what went wrong, with file, line and column
 */
public record LitmusFault(String property, String message) {}
