/** The judges: one class each, from a subject to a finding. */
@NullMarked
package org.latticeipc.catalogue.judge;

import org.jspecify.annotations.NullMarked;
