package org.latticeipc.kernel.result;

/** Why the kernel refused a call. A refused call has changed nothing. */
public enum ExoError {
  /** The tag is none that this kernel ever made. */
  FORGED("the capability's tag was not made by this kernel"),
  /** The tag is genuine, but made for other contents. */
  ALTERED("the capability was altered after it was made"),
  /** The object was destroyed or renewed after the capability was made. */
  STALE("the object is of a later epoch than the capability"),
  /** The capability, or one that it was derived from, was revoked or dropped. */
  REVOKED("the capability was revoked"),
  /** The caller is not the domain for which the capability was made. */
  WRONG_OWNER("the capability belongs to another domain"),
  /** The capability lacks a right that the call needs. */
  INSUFFICIENT_RIGHTS("the capability lacks a right"),
  /** The capability names something else than what the call works on. */
  WRONG_KIND("the capability is of another kind"),
  /** An argument that is not a capability is out of its range. */
  INVALID_ARGUMENT("an argument is out of range"),
  /** The domain that should get the capability has exited. */
  DOMAIN_GONE("the domain has exited"),
  /** The task has ended. */
  TASK_ENDED("the task has ended"),
  /**
   * The capability was taken back after its holder had been asked for it and had not given it up.
   */
  REPOSSESSED("the capability was taken back after it had been asked for"),
  /** The buffer belongs to the device until its transfer is over. */
  BUSY("the buffer is in a transfer"),
  /** The device was without power, or still is; what it had not written for good may be gone. */
  POWER_LOST("the device lost its power"),
  /** Nothing of the kind is free. */
  NO_SPACE("nothing is free"),
  /** The address is not mapped, not any more, or not for this. */
  PAGE_FAULT("the address is not mapped for this"),
  /** The task may use no more time until somebody gives it gas. */
  OUT_OF_GAS("the task has no gas left"),
  /** Nobody armed the timer, it has fired, or it was cancelled. */
  NOT_ARMED("the timer is not armed"),
  /** The queue has no room and the call does not wait. */
  FULL("the queue is full"),
  /** The queue has no message and the call does not wait. */
  EMPTY("there is no message"),
  /** The endpoint was closed. */
  CLOSED("the endpoint is closed"),
  /** Nobody is left who could send or receive what the call waits for. */
  PEER_GONE("the peer is gone"),
  /** The deadline passed first. */
  DEADLINE("the deadline passed"),
  /** Another task of the domain called the wait off. */
  CALLED_OFF("the wait was called off"),
  /** The message has more bytes or capabilities than the kernel carries. */
  TOO_LARGE("the message is too large"),
  /** The domain has as many objects, or has derived as many capabilities of one, as it may. */
  QUOTA("the domain has as many as it may");

  private final String sentence;

  ExoError(String sentence) {
    this.sentence = sentence;
  }

  /** The reason in plain words, without a full stop. */
  public String sentence() {
    return sentence;
  }
}
