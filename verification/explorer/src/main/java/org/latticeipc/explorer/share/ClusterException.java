package org.latticeipc.explorer.share;

/** The cluster is not there or cannot do what is asked; the message is one line with the remedy. */
public final class ClusterException extends Exception {
  private static final long serialVersionUID = 1L;

  public ClusterException(String message) {
    super(message);
  }

  public ClusterException(String message, Throwable cause) {
    super(message, cause);
  }
}
