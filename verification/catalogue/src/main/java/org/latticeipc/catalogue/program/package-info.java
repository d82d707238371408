/**
 * The programs in which the catalogue's parts are judged, one class a part. Each is right with the
 * real part, and shows what is wrong with at least one variant.
 */
@NullMarked
package org.latticeipc.catalogue.program;

import org.jspecify.annotations.NullMarked;
