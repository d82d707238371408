package org.latticeipc.scenarios.format;

import org.jspecify.annotations.Nullable;

/**
 * What stands where a {@link Shape.Place} may.
 *
 * @param name what is named
 * @param index which element of it, or null for what has none
 */
public record Element(String name, @Nullable Formula index) {}
