package org.latticeipc.litmus;

import java.util.Optional;
import org.latticeipc.explorer.result.Violation;

/**
 * Something that is wrong in some execution of a test.
 *
 * @param property the broken property's name
 * @param message what went wrong, with file and line where that is known
 * @param witness the execution; empty for a failed condition, see {@link Witness}
 */
public record LitmusFault(String property, String message, Optional<Violation> witness) {}
