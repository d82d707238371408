/**
 * The bug catalogue: every deliberately wrong part against every judge that applies.
 *
 * <p>{@link org.latticeipc.catalogue.Catalogue} gives the {@link org.latticeipc.catalogue.Matrix}.
 * A variant that no judge finds, and a real part that any judge complains about, are failures.
 */
@NullMarked
package org.latticeipc.catalogue;

import org.jspecify.annotations.NullMarked;
