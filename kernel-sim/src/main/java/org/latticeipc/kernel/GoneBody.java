package org.latticeipc.kernel;

/** The contents of a destroyed object. */
enum GoneBody implements Body {
  GONE
}
