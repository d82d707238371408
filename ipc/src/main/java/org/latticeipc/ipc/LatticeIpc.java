package org.latticeipc.ipc;

import org.jspecify.annotations.Nullable;
import org.latticeipc.kernel.capability.ExoCap;

/**
 * The documented calls, with the document's names, argument order and results: 0 or a number of
 * bytes on success, else a negative {@link LatticeError#code()}. No call throws, whatever it is
 * given.
 */
@SuppressWarnings({"MethodName", "checkstyle:MethodName"})
public final class LatticeIpc {
  private LatticeIpc() {}

  /**
   * {@code int lattice_connect(lattice_channel_t *chan, exo_cap cap)}.
   *
   * <p>Both ends make an ML-KEM (Kyber) key pair and exchange public keys with the peer over the
   * capability; the shared secret is in {@code chan->key} afterwards, and {@code chan->seq} is 0. A
   * capability with READ is a server's, which waits for a client; one with WRITE alone is a
   * client's.
   */
  public static int lattice_connect(@Nullable LatticeChannel chan, @Nullable ExoCap cap) {
    return chan == null ? LatticeError.BAD_ARGUMENT.code() : chan.connect(cap);
  }

  /**
   * {@code int lattice_send(lattice_channel_t *chan, const void *data, size_t len)}.
   *
   * @return {@code len}, or an error
   */
  public static int lattice_send(@Nullable LatticeChannel chan, byte @Nullable [] data, int len) {
    return chan == null ? LatticeError.BAD_ARGUMENT.code() : chan.send(data, 0, len);
  }

  /**
   * {@code int lattice_recv(lattice_channel_t *chan, void *buf, size_t *len_out)}.
   *
   * @param lenOut in: the size of {@code buf}; out: the length of the message
   * @return 0, or an error
   */
  public static int lattice_recv(
      @Nullable LatticeChannel chan, byte @Nullable [] buf, @Nullable SizeRef lenOut) {
    return chan == null ? LatticeError.BAD_ARGUMENT.code() : chan.recv(buf, lenOut);
  }

  /** {@code void lattice_close(lattice_channel_t *chan)}. */
  public static void lattice_close(@Nullable LatticeChannel chan) {
    if (chan != null) {
      chan.close();
    }
  }

  /** {@code int lattice_yield_to(const lattice_channel_t *chan)}. */
  public static int lattice_yield_to(@Nullable LatticeChannel chan) {
    return chan == null ? LatticeError.BAD_ARGUMENT.code() : chan.yieldTo();
  }
}
