/** The rows of the catalogue and what a judge says of one. */
@NullMarked
package org.latticeipc.catalogue.subject;

import org.jspecify.annotations.NullMarked;
