package org.latticeipc.kernel.object;

/** The contents of a destroyed object. */
enum GoneBody implements ObjectBody {
  GONE
}
